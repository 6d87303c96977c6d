"""The exceptions Dateline raises on purpose.

    DatelineError        everything below; catch this to catch them all
    └── InputError       one item cannot be read: what it is, why, and what to do about it

A broken invariant of our own raises ValueError or RuntimeError instead: that is a bug, not bad input.
"""

_LONGEST_NAME = 200


class DatelineError(Exception):
    """Anything that Dateline refuses or fails at."""


class InputError(DatelineError):
    """An item cannot be read; its words are one sentence, ``item: cause; next step.``

    The fields are safe to print: control characters, escape codes and marks that turn the writing
    direction stand as ``\\x1b``, and names over 200 characters are cut short.

    >>> print(InputError("notes.txt", cause="the file is empty", next_step="give a file with a report"))
    notes.txt: the file is empty; give a file with a report.
    """

    def __init__(self, item: str, *, cause: str, next_step: str) -> None:
        self.item = printable(item)
        self.cause = printable(cause, limit=3 * _LONGEST_NAME)
        self.next_step = printable(next_step, limit=3 * _LONGEST_NAME)
        super().__init__(f"{self.item}: {self.cause}; {self.next_step}.")

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (self.item, self.cause, self.next_step)


def printable(words: str, *, limit: int = _LONGEST_NAME) -> str:
    r"""The words on one line, with nothing in them that a terminal would obey.

    >>> printable("a\x1b[2Jb\n")
    'a\\x1b[2Jb\\n'
    """
    short = words if len(words) <= limit else words[: limit - 1] + "…"
    return "".join(mark if mark.isprintable() else mark.encode("unicode_escape").decode() for mark in short)


def _rebuild(item: str, cause: str, next_step: str) -> InputError:
    return InputError(item, cause=cause, next_step=next_step)
