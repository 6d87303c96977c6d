"""The commands, their arguments and their help."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dateline.errors import InputError
from dateline.version import __version__

if TYPE_CHECKING:
    from dateline.documents import ReadOptions

app = typer.Typer(
    name="dateline",
    help="Read news reports on a crisis into a sourced, coded picture.",
    epilog="Exit codes: 0 all was done, 1 some items were not, 2 the command was wrong or the case cannot be used.",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # the styled help costs more time than the rest of it together
)

Json = Annotated[bool, typer.Option("--json", help="Print one JSON object per report, each on its own line.")]
OneJson = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]
Lines = Annotated[bool, typer.Option("--json", help="Print JSON objects, one a line.")]
Color = Annotated[
    bool | None,
    typer.Option("--color/--no-color", help="Colour the output. Default: only on a terminal."),
]
Where = Annotated[
    str, typer.Argument(metavar="CASE", help="The case: a file, or postgresql://user@host/database.")
]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="Only what was published by then; a day is its beginning."),
]
Published = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="When the reports were published. Default: what each item says."),
]
Outlet = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="Who published them. Default: what each item says."),
]
AllowPrivate = Annotated[
    bool, typer.Option("--allow-private", help="Also fetch from private and loopback addresses.")
]


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"dateline {__version__}")
        raise typer.Exit


@app.callback()
def _dateline(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and exit."),
    ] = False,
) -> None: ...


@app.command()
def read(
    items: Annotated[
        list[str],
        typer.Argument(
            metavar="ITEM...",
            help="Files (.txt .md .html .json .jsonl .parquet .warc .mbox), folders, web addresses, or - for standard "
            "input.",
        ),
    ],
    *,
    json: Json = False,
    published: Published = None,
    outlet: Outlet = None,
    allow_private: AllowPrivate = False,
    color: Color = None,
) -> None:
    """Read reports and print who did what to whom, when, where, and who says so."""
    from dateline.cli.reports import make_show, print_items

    options = make_options(published, outlet=outlet, allow_private=allow_private)
    raise typer.Exit(print_items(items, options=options, show=make_show(as_json=json, color=color)))


@app.command()
def who(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="A person, body, state, place, in any spelling.")
    ],
    *,
    on: Annotated[
        str | None, typer.Option(metavar="DATE", help="Only rows in force on that day. Default: all.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object per row.")] = False,
) -> None:
    """Look a name up in the register and print the rows under it, with dates and sources."""
    from dateline.cli.lookup import print_rows

    moment = parse_moment(on, option="--on")
    raise typer.Exit(print_rows(name, on=moment.date() if moment else None, as_json=json))


@app.command()
def new(
    case: Where,
    *,
    demo: Annotated[
        bool, typer.Option("--demo", help="Put 36 bundled synthetic reports on April 2024 into it.")
    ] = False,
) -> None:
    """Make a case: a file, or a database, that keeps the reports on one crisis and what was read in them."""
    from dateline.cli.cases import make_case

    raise typer.Exit(make_case(case, demo=demo))


@app.command()
def add(
    case: Where,
    items: Annotated[
        list[str],
        typer.Argument(
            metavar="ITEM...",
            help="Files, folders, patterns, web archives, mailboxes, addresses of pages, feeds and OPML lists, or -.",
        ),
    ],
    *,
    published: Published = None,
    outlet: Outlet = None,
    allow_private: AllowPrivate = False,
    pause: Annotated[
        float, typer.Option(min=0, metavar="SECONDS", help="Between two requests to one host.")
    ] = 1.0,
) -> None:
    """Put reports into a case and read them. A report that is there already changes nothing."""
    from dateline.cli.cases import add_items

    options = make_options(published, outlet=outlet, allow_private=allow_private)
    raise typer.Exit(add_items(case, items, options=options, pause=pause))


@app.command()
def status(case: Where, *, json: OneJson = False) -> None:
    """Print how much a case holds, how far it is read, and how its feeds fare."""
    from dateline.cli.cases import print_status

    raise typer.Exit(print_status(case, as_json=json))


@app.command()
def search(
    case: Where,
    words: Annotated[
        list[str], typer.Argument(metavar="WORD...", help="Words; iran* finds all that begin so.")
    ],
    *,
    limit: Annotated[int, typer.Option(min=1, metavar="N", help="At most so many reports.")] = 20,
    as_of: AsOf = None,
    json: Lines = False,
) -> None:
    """Print the newest reports of a case that hold all the words, in the title or the text."""
    from dateline.cli.cases import print_found

    moment = parse_moment(as_of, option="--as-of")
    raise typer.Exit(print_found(case, " ".join(words), limit=limit, as_of=moment, as_json=json))


@app.command()
def origins(case: Where, *, as_of: AsOf = None, json: Lines = False) -> None:
    """Print whose text the reports of a case are: copies, rewritten agency reports and later states of a page."""
    from dateline.cli.cases import print_origins

    raise typer.Exit(print_origins(case, as_of=parse_moment(as_of, option="--as-of"), as_json=json))


@app.command()
def check(case: Where) -> None:
    """Check that a case is whole: its file, every report against its hash, every word against its report."""
    from dateline.cli.cases import print_faults

    raise typer.Exit(print_faults(case))


@app.command()
def demo(
    *,
    report: Annotated[
        bool, typer.Option("--report", help="Read one bundled report instead and print what it says.")
    ] = False,
    serve: Annotated[
        bool, typer.Option("--serve", help="Open the case in a browser instead of printing it.")
    ] = False,
    open_page: Annotated[
        bool, typer.Option("--open/--no-open", help="With --serve: open the page in a browser.")
    ] = True,
    json: Json = False,
    color: Color = None,
) -> None:
    """Read the bundled case of 36 synthetic reports and print its picture: brief, timeline, disputes and the rest."""
    if report:
        from dateline.samples import sample_path

        read([str(sample_path())], json=json, color=color)
    elif serve:
        from dateline.cli.serving import serve_demo

        raise typer.Exit(serve_demo(open_page=open_page))
    else:
        from dateline.cli.pictures import print_demo

        raise typer.Exit(print_demo(as_json=json))


def make_options(published: str | None, *, outlet: str | None, allow_private: bool) -> "ReadOptions":
    """What a command says of its items; one with a wrong date ends here."""
    from dateline.cli import reports

    try:
        return reports.make_options(published, outlet=outlet, allow_private=allow_private)
    except InputError as error:
        raise typer.BadParameter(str(error), param_hint="--published") from error


def parse_moment(words: str | None, *, option: str) -> datetime | None:
    """The moment that an option names, None where it is not given; a command with a wrong one ends here."""
    from dateline.dates import parse_publication

    try:
        return parse_publication(words) if words is not None else None
    except InputError as error:
        raise typer.BadParameter(str(error), param_hint=option) from error


def one_of(words: str, allowed: Sequence[str], *, option: str) -> Any:
    """The words where they are among those that an option allows; a command with others ends here."""
    if words not in allowed:
        raise typer.BadParameter(f"{words!r} is none of: {', '.join(allowed)}", param_hint=option)
    return words
