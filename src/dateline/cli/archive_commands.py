"""The commands on archives of many reports, their arguments and their help."""

from typing import Annotated

import typer

from dateline.cli.commands import Lines, OneJson, Outlet, Published, Where, app, make_options, one_of

archive = typer.Typer(
    name="archive",
    help="Read archives of 10⁵ and more reports into Parquet tables, and count what they say.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
app.add_typer(archive)

Out = Annotated[str, typer.Argument(metavar="OUT", help="The folder of the archive's readings.")]
_ENGINES = ("local", "ray")
_KINDS = ("totals", "types", "sources", "dyads", "voices", "issues")


@archive.command()
def read(
    archive: Annotated[
        str,
        typer.Argument(
            metavar="IN",
            help="A folder of .parquet, .jsonl, .jsonl.gz, .jsonl.zst, .warc, .warc.gz parts, or one part.",
        ),
    ],
    out: Annotated[str, typer.Argument(metavar="OUT", help="The folder for the readings, made if need be.")],
    *,
    engine: Annotated[
        str, typer.Option(metavar="NAME", help="local: processes on this machine; ray: a Ray cluster.")
    ] = "local",
    workers: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="Parts read at once. Default: one for each core.")
    ] = None,
    address: Annotated[
        str | None,
        typer.Option(
            metavar="HOST:PORT", help="The Ray cluster to use. Default: one started on this machine."
        ),
    ] = None,
    published: Published = None,
    outlet: Outlet = None,
    json: OneJson = False,
) -> None:
    """Read every part of an archive. What is done stays done: a run that was stopped goes on where it was."""
    from dateline.cli.archives import read_parts

    chosen = one_of(engine, _ENGINES, option="--engine")
    if address is not None and engine != "ray":
        raise typer.BadParameter("goes with --engine ray only", param_hint="--address")
    options = make_options(published, outlet=outlet, allow_private=False)
    code = read_parts(
        archive, out, engine=chosen, workers=workers, address=address, options=options, as_json=json
    )
    raise typer.Exit(code)


@archive.command()
def copies(out: Out) -> None:
    """Find the texts that are copies of each other, so that origins can be counted beside reports."""
    from dateline.cli.archives import print_copies

    raise typer.Exit(print_copies(out))


@archive.command()
def stats(
    out: Out,
    *,
    of: Annotated[
        str, typer.Option("--of", metavar="KIND", help=f"What to count: {', '.join(_KINDS)}.")
    ] = "totals",
    limit: Annotated[int | None, typer.Option(min=1, metavar="N", help="At most so many rows.")] = None,
    json: Lines = False,
) -> None:
    """Count reports, origins, events by type, dyads by month, sources, voices, or what could not be read."""
    from dateline.cli.archives import print_stats

    one_of(of, _KINDS, option="--of")
    raise typer.Exit(print_stats(out, kind=of, limit=limit, as_json=json))


@archive.command()
def case(
    out: Out,
    case: Where,
    *,
    where: Annotated[
        str,
        typer.Option(
            metavar="CONDITION",
            help="Which reports: SQL over the columns of documents and events, such as \"type = 'ASSAULT'\".",
        ),
    ],
    most: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="At most so many reports, the earliest first.")
    ] = None,
) -> None:
    """Bring the reports that meet a condition into a case, made if need be, and read them there."""
    from dateline.cli.archives import fill_case

    raise typer.Exit(fill_case(out, case, condition=where, most=most))
