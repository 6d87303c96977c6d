"""Names of users: which can be given, and which are the same."""

import unicodedata

from dateline.errors import InputError

LONGEST = 64
_MARKS = " ._@+'-"


def parse_name(words: str) -> str:
    """The name as it is kept: composed, of letters, digits, single spaces and ``. _ @ + ' -``.

    Letters of any script are. Raises InputError for what is empty, over 64 characters, or has other marks in it, those
    that turn the writing direction among them.

    >>> parse_name("Ada Berg")
    'Ada Berg'
    """
    name = _compose(words)
    if name is None:
        step = f"give 1 to {LONGEST} letters, digits, single spaces and . _ @ + ' -, beginning with a letter or digit"
        raise InputError(words or "the name", cause="this cannot be the name of an account", next_step=step)
    return name


def fold_name(words: str) -> str | None:
    """What names that are the same have in common; None for what no name can be.

    >>> fold_name("Ada Berg") == fold_name("ADA BERG")
    True
    """
    name = _compose(words)
    return name and unicodedata.normalize("NFKC", name.casefold())


def _compose(words: str) -> str | None:
    if not 1 <= len(words) <= LONGEST:
        return None
    name = unicodedata.normalize("NFKC", words)
    known = all(unicodedata.category(mark)[0] in "LMN" or mark in _MARKS for mark in name)
    whole = len(name) <= LONGEST and name[0].isalnum() and "  " not in name and not name.endswith(" ")
    return name if known and whole else None
