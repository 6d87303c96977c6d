"""A reading as a person sees it.

In: readings. Out: lines for a terminal or a pipe. Never adds to what the reading says, and never lets
characters of a report steer the terminal.
"""

from typing import TYPE_CHECKING

from dateline.outputs.printable import printable

if TYPE_CHECKING:
    from dateline.outputs.terminal import Line, print_lines, reading_lines

__all__ = ["Line", "print_lines", "printable", "reading_lines"]


def __getattr__(name: str) -> object:
    """Loaded when first used: only a reading is laid out for a terminal."""
    if name not in __all__:
        raise AttributeError(f"module 'dateline.outputs' has no attribute {name!r}")
    from dateline.outputs import terminal

    found = getattr(terminal, name)
    globals()[name] = found
    return found
