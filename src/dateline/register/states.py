"""States and territories: names, adjectives, peoples, capitals, metonyms."""

from dataclasses import dataclass
from functools import cache

from dateline.register.tables import parts, read_rows


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
    )
