"""The commands that show what a case says at a moment, their arguments and their help."""

from typing import TYPE_CHECKING, Annotated, get_args

import typer

from dateline.cli.commands import AsOf, Lines, OneJson, Where, app, one_of, parse_moment
from dateline.records import EventType, Outcome, Status

if TYPE_CHECKING:
    from dateline.outputs.brief_forms import Form
    from dateline.views import Filters

Actor = Annotated[
    str | None, typer.Option(metavar="NAME", help="Only with this side: a code (ISR, HZB) or part of a name.")
]
Dyad = Annotated[
    str | None, typer.Option(metavar="A:B", help="Only between these two sides, for example IRN:ISR.")
]
Types = Annotated[
    list[str] | None,
    typer.Option("--type", metavar="TYPE", help="Only this PLOVER type; may be given again."),
]
Place = Annotated[str | None, typer.Option(metavar="NAME", help="Only in this town, area or country (code).")]
Since = Annotated[str | None, typer.Option(metavar="DATE", help="Only from this day on.")]
Until = Annotated[str | None, typer.Option(metavar="DATE", help="Only up to this day.")]
Statuses = Annotated[
    list[str] | None, typer.Option("--status", metavar="STATUS", help="Only this status; may be given again.")
]
Origins = Annotated[
    int, typer.Option(min=0, metavar="N", help="Only with so many independent voices or more.")
]
FormOption = Annotated[str, typer.Option("--format", metavar="FORM", help="text, markdown or html.")]


@app.command()
def timeline(
    case: Where,
    *,
    actor: Actor = None,
    dyad: Dyad = None,
    type: Types = None,
    place: Place = None,
    since: Since = None,
    until: Until = None,
    origins: Origins = 0,
    days: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="Only the N weightiest days. Default: all.")
    ] = None,
    format: FormOption = "text",
    as_of: AsOf = None,
    json: Lines = False,
) -> None:
    """Print the days of a case: what happened on each, weightiest first, with how well it stands."""
    from dateline.cli.pictures import print_timeline

    filters = _filters(actor, dyad, type, place, since, until, None, origins)
    moment = parse_moment(as_of, option="--as-of")
    raise typer.Exit(
        print_timeline(case, filters=filters, as_of=moment, most=days, form=_form(format), as_json=json)
    )


@app.command()
def brief(
    case: Where,
    *,
    since: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="When the last brief was. Default: a day before --as-of."),
    ] = None,
    as_of: AsOf = None,
    length: Annotated[str, typer.Option(metavar="LENGTH", help="short, normal or long.")] = "normal",
    format: FormOption = "text",
    json: OneJson = False,
) -> None:
    """Print the brief: what is new, why it matters, what is disputed, expected and unknown, with sources."""
    from dateline.cli.pictures import print_brief
    from dateline.outputs.brief import Length

    size = one_of(length, get_args(Length), option="--length")
    moment, start = parse_moment(as_of, option="--as-of"), parse_moment(since, option="--since")
    raise typer.Exit(
        print_brief(case, since=start, as_of=moment, length=size, form=_form(format), as_json=json)
    )


@app.command()
def events(
    case: Where,
    *,
    actor: Actor = None,
    dyad: Dyad = None,
    type: Types = None,
    place: Place = None,
    since: Since = None,
    until: Until = None,
    status: Statuses = None,
    origins: Origins = 0,
    as_of: AsOf = None,
    json: Lines = False,
) -> None:
    """Print the events of a case, each once, with how many mentions, reports and independent origins tell it."""
    from dateline.cli.pictures import print_events

    filters = _filters(actor, dyad, type, place, since, until, status, origins)
    raise typer.Exit(
        print_events(case, filters=filters, as_of=parse_moment(as_of, option="--as-of"), as_json=json)
    )


@app.command()
def claims(
    case: Where,
    *,
    speaker: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only by this speaker: a name or the code of a side.")
    ] = None,
    about: Annotated[str | None, typer.Option(metavar="WORDS", help="Only with these words in them.")] = None,
    since: Since = None,
    as_of: AsOf = None,
    json: Lines = False,
) -> None:
    """Print who says what: every claim of a speaker, with those who passed it on and how sure it is put."""
    from dateline.cli.pictures import print_claims

    start = parse_moment(since, option="--since")
    raise typer.Exit(
        print_claims(
            case,
            speaker=speaker,
            about=about,
            since=start.date() if start else None,
            as_of=parse_moment(as_of, option="--as-of"),
            as_json=json,
        )
    )


@app.command()
def disputes(
    case: Where,
    *,
    actor: Actor = None,
    dyad: Dyad = None,
    type: Types = None,
    since: Since = None,
    until: Until = None,
    as_of: AsOf = None,
    json: Lines = False,
) -> None:
    """Print what the voices do not agree on, side by side and without a verdict."""
    from dateline.cli.pictures import print_disputes

    filters = _filters(actor, dyad, type, None, since, until, None, 0)
    raise typer.Exit(
        print_disputes(case, filters=filters, as_of=parse_moment(as_of, option="--as-of"), as_json=json)
    )


@app.command()
def expected(
    case: Where,
    *,
    outcome: Annotated[
        list[str] | None,
        typer.Option(
            metavar="OUTCOME", help="open, happened, 'did not happen' or lapsed; may be given again."
        ),
    ] = None,
    actor: Actor = None,
    dyad: Dyad = None,
    type: Types = None,
    as_of: AsOf = None,
    json: Lines = False,
) -> None:
    """Print what is planned, threatened, conditional or possible, and how it turned out."""
    from dateline.cli.pictures import print_expected

    outcomes = tuple(one_of(o, get_args(Outcome), option="--outcome") for o in outcome or ())
    filters = _filters(actor, dyad, type, None, None, None, None, 0)
    moment = parse_moment(as_of, option="--as-of")
    raise typer.Exit(print_expected(case, filters=filters, as_of=moment, outcomes=outcomes, as_json=json))


@app.command()
def contacts(
    case: Where,
    *,
    actor: Actor = None,
    dyad: Dyad = None,
    since: Since = None,
    until: Until = None,
    status: Statuses = None,
    as_of: AsOf = None,
    json: Lines = False,
) -> None:
    """Print who met, called, hosted or messaged whom, through whom, when, and who says so."""
    from dateline.cli.pictures import print_contacts

    filters = _filters(actor, dyad, None, None, since, until, status, 0)
    raise typer.Exit(
        print_contacts(case, filters=filters, as_of=parse_moment(as_of, option="--as-of"), as_json=json)
    )


@app.command()
def actors(
    case: Where,
    *,
    type: Types = None,
    since: Since = None,
    until: Until = None,
    as_of: AsOf = None,
    json: Lines = False,
) -> None:
    """Print who acts and is acted on: how often, and toward whom."""
    from dateline.cli.pictures import print_actors

    filters = _filters(None, None, type, None, since, until, None, 0)
    raise typer.Exit(
        print_actors(case, filters=filters, as_of=parse_moment(as_of, option="--as-of"), as_json=json)
    )


@app.command()
def stories(case: Where, *, as_of: AsOf = None, json: Lines = False) -> None:
    """Print the stories of a case with their reports, and the sagas they belong to."""
    from dateline.cli.pictures import print_stories

    raise typer.Exit(print_stories(case, as_of=parse_moment(as_of, option="--as-of"), as_json=json))


def _filters(
    actor: str | None,
    dyad: str | None,
    types: list[str] | None,
    place: str | None,
    since: str | None,
    until: str | None,
    statuses: list[str] | None,
    origins: int,
) -> "Filters":
    from dateline.views import Filters

    first, last = parse_moment(since, option="--since"), parse_moment(until, option="--until")
    return Filters(
        actor=actor,
        dyad=_dyad(dyad),
        types=tuple(one_of(t.upper(), get_args(EventType), option="--type") for t in types or ()),
        place=place,
        since=first.date() if first else None,
        until=last.date() if last else None,
        statuses=tuple(one_of(s, get_args(Status), option="--status") for s in statuses or ()),
        origins=origins,
    )


def _dyad(words: str | None) -> tuple[str, str] | None:
    if words is None:
        return None
    one, mark, other = words.partition(":")
    if not (one and mark and other):
        raise typer.BadParameter(
            "write two sides with a colon between them, for example IRN:ISR", param_hint="--dyad"
        )
    return one, other


def _form(words: str) -> "Form":
    from dateline.outputs.brief_forms import Form

    found: Form = one_of(words, get_args(Form), option="--format")
    return found
