"""The command that answers language models, its arguments and its help."""

import json
import shutil
import signal
import sys
import sysconfig
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.commands import Where, app

if TYPE_CHECKING:
    from dateline.store import Case


@app.command()
def mcp(
    case: Where,
    *,
    print_config: Annotated[
        bool, typer.Option("--print-config", help="Print what to paste into a client's settings, and end.")
    ] = False,
) -> None:
    """Answer a language model's questions on a case over standard input and output (MCP)."""
    from dateline.cli.cases import with_case

    raise typer.Exit(with_case(case, (lambda _: _print_config(case)) if print_config else _serve))


def _serve(case: "Case") -> int:
    """Answers until the client closes our standard input. Nothing but the protocol goes to standard output."""
    from dateline.cli.cases import DONE
    from dateline.cli.reports import complain
    from dateline.mcp import make_server
    from dateline.views import Views

    if sys.stdin.isatty():
        complain(
            "this waits for a program that speaks MCP; --print-config prints what to paste into its settings"
        )
    signal.signal(
        signal.SIGINT, signal.SIG_DFL
    )  # the thread that reads standard input would outlast an exception
    make_server(Views(case)).run("stdio")
    return DONE


def _print_config(where: str) -> int:
    from dateline.cli.cases import DONE

    address = where if "://" in where else str(Path(where).absolute())
    server = {"command": _command(), "args": ["mcp", address]}
    print(json.dumps({"mcpServers": {"dateline": server}}, indent=2))
    return DONE


def _command() -> str:
    """Where the command ``dateline`` stands: beside the Python that runs us, else where it was called from."""
    beside = shutil.which("dateline", path=sysconfig.get_path("scripts"))
    return beside or shutil.which("dateline") or str(Path(sys.argv[0]).absolute())
