"""The commands, their arguments and their help."""

from typing import Annotated

import typer

from dateline import __version__
from dateline.errors import InputError

app = typer.Typer(
    name="dateline",
    help="Read news reports on a crisis into a sourced, coded picture.",
    epilog="Exit codes: 0 all items were read, 1 some were not, 2 the command itself was wrong.",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # the styled help costs more time than the rest of it together
)

Json = Annotated[bool, typer.Option("--json", help="Print one JSON object per report, each on its own line.")]
Color = Annotated[
    bool | None,
    typer.Option("--color/--no-color", help="Colour the output. Default: only on a terminal."),
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
            help="Files (.txt .md .html .json .jsonl), web addresses, or - for standard input.",
        ),
    ],
    *,
    json: Json = False,
    published: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="When the reports were published. Default: what each item says."),
    ] = None,
    outlet: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Who published them. Default: what each item says."),
    ] = None,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Also fetch from private and loopback addresses.")
    ] = False,
    color: Color = None,
) -> None:
    """Read reports and print who did what to whom, when, where, and who says so."""
    from dateline.cli.reports import make_options, make_show, print_items

    try:
        options = make_options(published, outlet=outlet, allow_private=allow_private)
    except InputError as error:
        raise typer.BadParameter(str(error), param_hint="--published") from error
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
    from dateline.dates import parse_publication

    try:
        day = parse_publication(on).date() if on is not None else None
    except InputError as error:
        raise typer.BadParameter(str(error), param_hint="--on") from error
    raise typer.Exit(print_rows(name, on=day, as_json=json))


@app.command()
def demo(*, json: Json = False, color: Color = None) -> None:
    """Read a report that comes with the package and print the result."""
    from dateline.samples import sample_path

    read([str(sample_path())], json=json, color=color)
