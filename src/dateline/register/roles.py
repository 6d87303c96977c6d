"""Words for what people are and do: roles, ranks, forms of address, and the sectors they stand for."""

import re
from collections.abc import Iterator
from functools import cache

from dateline.register.tables import read_rows

_WORD = re.compile(r"[^\W_]+")
_BEFORE_GENERAL = frozenset(
    "attorney secretary director consul inspector governor solicitor prosecutor auditor surgeon".split()
)


def sector_of(words: str) -> str | None:
    """The PLOVER sector that the words for a person or group stand for; None when they do not say.

    The last word that names a role is the head; an open one ("official", "spokesman") takes the
    sector of the words before it.

    >>> sector_of("senior military official"), sector_of("police chief"), sector_of("foreign minister")
    ('MIL', 'COP', 'GOV')
    """
    return _sector_of(words.casefold()) if len(words) < 200 else None


def is_role(word: str) -> bool:
    """Whether a word in the singular names what one person is ("minister", "spokeswoman")."""
    return word.casefold().rstrip(".") in _words("single")


def is_rank(word: str) -> bool:
    """Whether a word belongs to a military rank ("Brig.", "Gen.")."""
    return word.casefold().rstrip(".") in _words("rank")


def is_address(word: str) -> bool:
    """Whether a word is a form of address or a title set before a name ("Sheikh", "President")."""
    return word.casefold().rstrip(".") in _words("address")


def state_of_office(title: str) -> str | None:
    """The state that alone has an office of this title ("Secretary of State"); None for titles of many states."""
    return _offices().get(title.casefold())


def gender_of(given_name: str) -> str | None:
    """Whether a given name is a man's ("m") or a woman's ("f"); None for those borne by both or not listed."""
    word = given_name.casefold()
    return "m" if word in _words("man") else "f" if word in _words("woman") else None


def _sector_of(words: str) -> str | None:
    found = list(_role_words(words))
    if not found:
        return None
    sectors, head = _sectors(), found[-1]
    if head not in _words("open"):
        police = sectors[head] == "GOV" and "COP" in (sectors.get(word) for word in found)
        return "COP" if police else sectors[head]
    around = next((sectors[word] for word in reversed(found[:-1]) if word not in _words("open")), None)
    if around == "GOV" and head in _words("armed"):
        return "MIL"
    return around or next((sectors[word] for word in reversed(found) if word in sectors), None)


def _role_words(words: str) -> Iterator[str]:
    before = ""
    for word in _WORD.findall(words):
        known = word in _sectors() or word in _words("open")
        if known and not (word == "general" and before in _BEFORE_GENERAL):
            yield word
        before = word


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(word for row in read_rows("roles.tsv") if row[0] == kind for word in row[2].split())


@cache
def _offices() -> dict[str, str]:
    rows = (row for row in read_rows("roles.tsv") if row[0] == "office")
    return {title.replace("_", " "): row[1] for row in rows for title in row[2].split()}


@cache
def _sectors() -> dict[str, str]:
    return {word: row[1] for row in read_rows("roles.tsv") if row[0] == "sector" for word in row[2].split()}
