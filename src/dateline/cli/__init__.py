"""The command line: the words a person types, and what they get back.

In: items named by the user. Out: readings on standard output, complaints on standard error, an exit
code. Never says anything the library cannot say.
"""

import io
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typer import Typer


_MODULES = (
    "commands",
    "picture_commands",
    "judgement_commands",
    "export_commands",
    "mcp_commands",
    "access_commands",
    "serve_commands",
    "archive_commands",
)


def main() -> None:
    """Run the command ``dateline``."""
    app = load_app()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A locale without quotation marks must not end the run.
            stream.reconfigure(errors="backslashreplace")
    app()


def load_app() -> "Typer":
    """All commands; loaded when called, so that importing the package stays cheap."""
    from importlib import import_module

    modules = [import_module(f"dateline.cli.{name}") for name in _MODULES]
    app: Typer = modules[0].app
    return app


__all__ = ["load_app", "main"]
