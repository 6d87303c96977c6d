"""Words of a report made safe to print."""

import re

from dateline import errors

_SPACES = re.compile(r"\s+")
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200d\u2060\ufeff]")  # joiners, soft hyphens, byte order marks


def printable(words: str) -> str:
    r"""The words on one line, with nothing in them that a terminal would obey.

    Runs of white space become one space. Control characters, lone surrogates and marks that turn the
    writing direction stand as escapes; joiners and other marks without a shape are left out.

    >>> printable("two\nlines, \x1b[31mred")
    'two lines, \\x1b[31mred'
    """
    if words.isprintable() and "  " not in words:  # nearly all are
        return words.strip()
    line = _INVISIBLE.sub("", _SPACES.sub(" ", words)).strip()
    return errors.printable(line, limit=len(line))


def shorten(words: str, *, width: int) -> str:
    """The words made printable and, past `width` characters, cut with an ellipsis."""
    line = printable(words)
    return line if len(line) <= width else line[: width - 1].rstrip() + "…"
