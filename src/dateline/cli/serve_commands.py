"""The command that opens a case in a browser and to programs, its arguments and its help."""

from typing import Annotated

import typer

from dateline.cli.commands import AllowPrivate, Where, app

Host = Annotated[
    str, typer.Option(metavar="ADDRESS", help="The address to listen on. Default: this machine alone.")
]
Port = Annotated[
    int, typer.Option(min=0, max=65535, metavar="N", help="The port to listen on; 0 takes any that is free.")
]
Names = Annotated[
    list[str] | None,
    typer.Option(metavar="HOST", help="Also answer to this name of the host; may be given again."),
]
Behind = Annotated[
    list[str] | None,
    typer.Option(
        metavar="ADDRESS",
        help="Believe the proxy at this address on who asks (X-Forwarded-For) and by https or not; may be given again.",
    ),
]
Open = Annotated[bool, typer.Option("--open/--no-open", help="Open the page in a browser.")]


@app.command()
def serve(
    case: Where,
    *,
    host: Host = "127.0.0.1",
    port: Port = 8321,
    name: Names = None,
    behind: Behind = None,
    open: Open = True,
    allow_private: AllowPrivate = False,
) -> None:
    """Serve a case: pages for people, an HTTP API under /api/v1 and MCP under /mcp for programs."""
    from dateline.cli.serving import serve_case

    names, proxies = tuple(name or ()), tuple(behind or ())
    raise typer.Exit(
        serve_case(
            case,
            host=host,
            port=port,
            names=names,
            behind=proxies,
            open_page=open,
            allow_private=allow_private,
        )
    )
