"""A reading as a person sees it.

In: readings. Out: lines for a terminal or a pipe. Never adds to what the reading says, and never lets
characters of a report steer the terminal.
"""

from dateline.outputs.printable import printable
from dateline.outputs.terminal import Line, print_lines, reading_lines

__all__ = ["Line", "print_lines", "printable", "reading_lines"]
