"""The command line: the words a person types, and what they get back.

In: items named by the user. Out: readings on standard output, complaints on standard error, an exit
code. Never says anything the library cannot say.
"""


def main() -> None:
    """Run the command ``dateline``."""
    import dateline.cli.picture_commands  # noqa: F401 - loaded here so that importing the package stays cheap
    from dateline.cli.commands import app

    app()


__all__ = ["main"]
