"""States and territories: names, adjectives, peoples, capitals, metonyms."""

import re
from dataclasses import dataclass
from functools import cache

from dateline.register.tables import parts, read_rows

_AMERICAN = re.compile(
    r"\b(?:Atlanta|Savannah|Kemp|Fulton County|Marjorie Taylor Greene|Raffensperger|Ossoff|Warnock|Alabama|Macon|"
    r"Augusta|U\.S\. state of Georgia|Georgia (?:Republican|Democrat|Gov))"
)
_CAUCASIAN = re.compile(
    r"\b(?:Tbilisi|Abkhaz|Ossetia|Caucasus|Kobakhidze|Zourabichvili|Saakashvili|Batumi|Georgian Dream|Armenia|"
    r"Azerbaijan)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A state or territory under its ISO 3166 alpha-3 code.

    `names` are other names, `adjectives` also serve as nouns for one national, `peoples` are
    plurals, `metonyms` seats of government that stand for it.
    """

    code: str
    name: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    peoples: tuple[str, ...]
    capitals: tuple[str, ...]
    metonyms: tuple[str, ...]
    source: str


def georgia_in(text: str) -> str:
    """The code that the word Georgia stands for in a text: the United States where only American places go with it."""
    return "USA" if _AMERICAN.search(text) and not _CAUCASIAN.search(text) else "GEO"


@cache
def states() -> dict[str, State]:
    """All states of the register by code."""
    return {row[0]: _state(row) for row in read_rows("states.tsv")}


def people_name(code: str) -> str:
    """What the people of a state are called ("Iranians"); the adjective where no plural is listed.

    >>> people_name("IRN")
    'Iranians'
    """
    state = states()[code]
    return (*state.peoples, *state.adjectives, state.name)[0]


def _state(row: list[str]) -> State:
    names, adjectives, peoples, capitals, metonyms = (tuple(parts(cell)) for cell in row[2:7])
    return State(
        code=row[0],
        name=row[1],
        names=names,
        adjectives=adjectives,
        peoples=peoples,
        capitals=capitals,
        metonyms=metonyms,
        source=row[7],
    )
