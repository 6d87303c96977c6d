"""The command line: the words a person types, and what they get back.

In: items named by the user. Out: readings on standard output, complaints on standard error, an exit
code. Never says anything the library cannot say.
"""


def main() -> None:
    """Run the command ``dateline``."""
    from dateline.cli.commands import app  # loaded here so that importing the package stays cheap

    app()


__all__ = ["main"]
