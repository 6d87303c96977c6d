"""The commands that correct a case and read it again; their arguments and their help."""

from typing import Annotated, get_args

import typer

from dateline.cli.commands import Where, app, one_of
from dateline.records import EventType, Status
from dateline.records.claim import SpeakerKind


@app.command()
def correct(
    case: Where,
    targets: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="TARGET...",
            help="Events (evn_…), mentions (evt_…), claims (clm_…), places (DOCUMENT:START-END) or reports (doc_…).",
        ),
    ] = None,
    *,
    type: Annotated[str | None, typer.Option(metavar="TYPE", help="The PLOVER type.")] = None,
    mode: Annotated[
        str | None, typer.Option(metavar="MODE", help="The mode within the type; - for none.")
    ] = None,
    status: Annotated[
        str | None, typer.Option(metavar="STATUS", help="Whether it is told as done, denied, planned, ….")
    ] = None,
    actor: Annotated[
        list[str] | None,
        typer.Option(metavar="PARTY", help="Who does it: 'Iran (IRN)'; may be given again; - for nobody."),
    ] = None,
    recipient: Annotated[
        list[str] | None, typer.Option(metavar="PARTY", help="Whom it is directed at, in the same way.")
    ] = None,
    day: Annotated[
        str | None, typer.Option(metavar="DAY", help="2024-04-13 or 2024-04-13/2024-04-14; - for none.")
    ] = None,
    place: Annotated[
        str | None, typer.Option(metavar="PLACE", help="Where: 'Damascus (SYR)'; - for nowhere.")
    ] = None,
    speaker: Annotated[
        str | None, typer.Option(metavar="PARTY", help="Who says so; - for the outlet itself.")
    ] = None,
    kind: Annotated[
        str | None, typer.Option(metavar="KIND", help="The speaker's kind: named, unnamed, collective.")
    ] = None,
    not_an_event: Annotated[bool, typer.Option("--not-an-event", help="Nothing is told there.")] = False,
    same_as: Annotated[
        str | None, typer.Option(metavar="EVENT", help="The targets are the same event as this one.")
    ] = None,
    apart: Annotated[bool, typer.Option("--apart", help="The mentions are an event of their own.")] = False,
    origin: Annotated[
        str | None,
        typer.Option(metavar="DOC", help="The reports go back to this one; - for texts of their own."),
    ] = None,
    words: Annotated[
        str | None, typer.Option(metavar="NAME", help="A name as Dateline has it in the report.")
    ] = None,
    stands_for: Annotated[
        str | None, typer.Option(metavar="PARTY", help="Whom the name stands for in the report.")
    ] = None,
    reason: Annotated[str | None, typer.Option(metavar="WORDS", help="Why. Needed.")] = None,
    author: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who judges. Default: the login name.")
    ] = None,
    undo: Annotated[
        list[str] | None, typer.Option(metavar="ID", help="Withdraw this judgement; may be given again.")
    ] = None,
    list_: Annotated[bool, typer.Option("--list", help="Print what was judged.")] = False,
    all_: Annotated[bool, typer.Option("--all", help="With --list: what was withdrawn too.")] = False,
    json: Annotated[
        bool, typer.Option("--json", help="Print judgements as JSON objects, one a line.")
    ] = False,
) -> None:
    """Correct an event, an actor, a claim or an origin, with a reason; list and withdraw corrections."""
    from dateline.cli import corrections
    from dateline.judgements import Correction

    correction = Correction(
        type=one_of(type.upper(), get_args(EventType), option="--type") if type else None,
        mode=mode,
        status=one_of(status, get_args(Status), option="--status") if status is not None else None,
        actors=tuple(actor or ()),
        recipients=tuple(recipient or ()),
        day=day,
        place=place,
        speaker=speaker,
        kind=one_of(kind, get_args(SpeakerKind), option="--kind") if kind is not None else None,
        not_an_event=not_an_event,
        same_as=same_as,
        apart=apart,
        origin=origin,
        words=words,
        stands_for=stands_for,
    )
    asked = [name for name, given in (("TARGET", targets), ("--undo", undo), ("--list", list_)) if given]
    if len(asked) != 1 or (correction.parts and not targets):
        raise typer.BadParameter("give targets, or --undo, or --list", param_hint="TARGET")
    if list_:
        raise typer.Exit(corrections.print_judgements(case, every=all_, as_json=json))
    if undo:
        raise typer.Exit(corrections.withdraw(case, undo, author=author))
    if not correction.parts:
        raise typer.Exit(corrections.print_mentions(case, targets or []))
    if not (reason or "").strip():
        raise typer.BadParameter("say why, in a few words", param_hint="--reason")
    raise typer.Exit(
        corrections.correct(case, targets or [], correction, reason=reason or "", author=author, as_json=json)
    )


@app.command()
def recode(
    case: Where,
    *,
    again: Annotated[
        bool, typer.Option("--again", help="Read anew what this version has read already.")
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Read every report with this version; print what changed, and which judgements that touches."""
    from dateline.cli.recoding import print_recoded

    raise typer.Exit(print_recoded(case, again=again, as_json=json))
