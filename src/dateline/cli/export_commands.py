"""The commands that give a case out in other formats and take event data in; their arguments and their help."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, get_args

import typer

from dateline.cli.commands import AsOf, Lines, Where, app, one_of, parse_moment
from dateline.cli.picture_commands import (
    Actor,
    Dyad,
    Origins,
    Place,
    Since,
    Statuses,
    Types,
    Until,
)
from dateline.cli.picture_commands import _filters as make_filters
from dateline.records import EventType

if TYPE_CHECKING:
    from dateline.exports import Length

_CORRECTIONS = "corrections"
_TAKES = {
    "events": "--actor --dyad --type --place --since --until --status --origins --as-of",
    "brief": "--since --length --as-of",
    "sources": "--as-of",
    _CORRECTIONS: "--region --title",
}


@app.command()
def export(
    case: Where,
    format: Annotated[
        str,
        typer.Argument(
            metavar="FORMAT",
            help="csv, parquet, jsonl, polecat, icews, gdelt, acled, geojson, jsonld, stix, ftm, atom, jsonfeed, opml, "
            "md, html, pdf, docx; or corrections: passages to learn from.",
        ),
    ],
    *,
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", metavar="PATH", help="A file or a folder. Default: standard output."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace files that are there already.")] = False,
    actor: Actor = None,
    dyad: Dyad = None,
    type: Types = None,
    place: Place = None,
    since: Since = None,
    until: Until = None,
    status: Statuses = None,
    origins: Origins = 0,
    as_of: AsOf = None,
    imported: Annotated[
        bool, typer.Option("--imported", help="The event data of others that was imported in this format.")
    ] = False,
    length: Annotated[
        str | None, typer.Option(metavar="LENGTH", help="Of a brief: short, normal or long.")
    ] = None,
    region: Annotated[
        str | None,
        typer.Option(
            metavar="REGION", help="Of corrections: where the crisis is. Default: that of most sides."
        ),
    ] = None,
    title: Annotated[
        str | None,
        typer.Option(
            metavar="WORDS", help="Of corrections: what crisis it is. Default: the name of the case."
        ),
    ] = None,
) -> None:
    """Write the events, the brief, the feeds or the corrections of a case in another format."""
    from dateline.cli.exports import export_case, export_imported, kind_of_format

    kind = kind_of_format(format)
    if kind is None:
        raise typer.Exit(2)
    given = {
        "--actor": actor,
        "--dyad": dyad,
        "--type": type,
        "--place": place,
        "--since": since,
        "--until": until,
        "--status": status,
        "--origins": origins,
        "--as-of": as_of,
        "--length": length,
        "--region": region,
        "--title": title,
    }
    if imported:
        if any(given.values()):
            raise typer.BadParameter("it stands alone with FORMAT, -o and --force", param_hint="--imported")
        raise typer.Exit(export_imported(case, format, out=out, force=force))
    for option in (name for name, value in given.items() if value):
        if option not in _TAKES[kind].split():
            takes = f"{format} takes {_TAKES[kind].replace(' ', ', ')}"
            raise typer.BadParameter(f"it has no meaning for {format}; {takes}", param_hint=option)
    if kind == _CORRECTIONS:
        raise typer.Exit(_export_corrections(case, out=out, force=force, region=region, title=title))
    raise typer.Exit(
        export_case(
            case,
            format,
            out=out,
            force=force,
            filters=make_filters(actor, dyad, type, place, since, until, status, origins),
            since=parse_moment(since, option="--since"),
            length=_length(length),
            as_of=parse_moment(as_of, option="--as-of"),
        )
    )


def _length(words: str | None) -> "Length":
    from dateline.exports import Length

    found: Length = one_of(words or "normal", get_args(Length), option="--length")
    return found


def _export_corrections(
    case: str, *, out: Path | None, force: bool, region: str | None, title: str | None
) -> int:
    from dateline.cli.exports import may_write
    from dateline.cli.passages import export_corrections
    from dateline.judgements import REGIONS

    if region is not None:
        one_of(region, REGIONS, option="--region")
    if out is not None and not may_write(out, force=force):
        return 2
    return export_corrections(case, out=out, region=region, title=title)


@app.command(name="import")
def import_(
    case: Where,
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Tables of event data.")],
    *,
    format: Annotated[str, typer.Option(metavar="FORMAT", help="Their shape: polecat, icews or gdelt.")],
) -> None:
    """Put event data of others into a case, beside its own events and never among them."""
    from dateline.cli.exports import import_files

    raise typer.Exit(import_files(case, files, format=format))


@app.command()
def imported(
    case: Where,
    *,
    format: Annotated[
        str | None, typer.Option(metavar="FORMAT", help="Only of this shape: polecat, icews or gdelt.")
    ] = None,
    type: Types = None,
    since: Since = None,
    until: Until = None,
    json: Lines = False,
) -> None:
    """Print the event data of others that a case holds."""
    from dateline.cli.exports import print_imported

    first, last = parse_moment(since, option="--since"), parse_moment(until, option="--until")
    raise typer.Exit(
        print_imported(
            case,
            format=format,
            types=tuple(one_of(t.upper(), get_args(EventType), option="--type") for t in type or ()),
            since=first.date() if first else None,
            until=last.date() if last else None,
            as_json=json,
        )
    )
