"""Holders of offices by name and day."""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import TypeVar

from dateline.register.bodies import bodies_by_code
from dateline.register.places import key_of
from dateline.register.states import states
from dateline.register.tables import parts, read_rows

_K = TypeVar("_K")
# How long a surname alone still calls a holder to mind.
_REMEMBERED = timedelta(days=15 * 365)

HIGH_OFFICES = (
    "president", "prime minister", "premier", "chancellor", "king", "queen", "emir", "sultan", "emperor", "pope",
    "supreme leader", "crown prince", "secretary of state", "secretary of defense", "secretary-general",
    "secretary general", "foreign minister", "foreign secretary", "defense minister", "defence minister",
    "defense secretary", "defence secretary", "taoiseach", "vice president",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """One office held by one person: of which state or body, from which day, up to but not including which.

    `source` names where the row comes from, as the table's head explains.
    """

    name: str
    names: tuple[str, ...]
    surname: str
    of: str
    title: str
    since: date | None
    to: date | None
    source: str

    @property
    def country(self) -> str | None:
        """The state of the office; None for offices of bodies of no state."""
        return self.of if self.of in states() else bodies_by_code()[self.of].country

    @property
    def sector(self) -> str:
        """The sector of the body, or of government for offices of a state."""
        return "GOV" if self.of in states() else bodies_by_code()[self.of].sector

    def held_on(self, day: date) -> bool:
        """Whether the office was held on a day, as far as its dates say."""
        return (self.since is None or self.since <= day) and (self.to is None or day < self.to)


@cache
def holders() -> tuple[Holder, ...]:
    """All rows of the register of offices."""
    return tuple(_holder(row) for row in read_rows("people.tsv"))


def holders_named(name: str) -> tuple[Holder, ...]:
    """The offices of whoever bears this full name, in any listed spelling; none for a surname alone."""
    return _by_name().get(key_of(name), ())


def holders_of_surname(surname: str, *, day: date) -> tuple[Holder, ...]:
    """The offices held on a day by people of this surname; those that a later holder has taken over are left out."""
    return tuple(
        h
        for h in _by_surname().get(surname_key(surname), ())
        if h.held_on(day) and not superseded(h, day=day)
    )


def bearers(surname: str) -> tuple[Holder, ...]:
    """The offices ever held by people of this surname."""
    return _by_surname().get(surname_key(surname), ())


def known_surname(surname: str, *, day: date, spoken_of: Container[str] = ()) -> Holder | None:
    """The one person of this surname who holds a high office on a day; None when several do, or nobody does.

    Where others of that surname held one within fifteen years, the office must be of a state in `spoken_of`.
    """
    found = [h for h in holders_of_surname(surname, day=day) if _is_high(h)]
    if len({h.name for h in found}) != 1:
        return None
    alone = len({h.name for h in bearers(surname) if _is_high(h) and _held_near(h, day)}) == 1
    return found[0] if alone or found[0].country in spoken_of else None


def surname_key(surname: str) -> str:
    """A surname as it is looked up: folded, without an article before it ("al-Assad" is "assad")."""
    key = key_of(surname)
    return key.removeprefix("al ") if key.startswith("al ") else key


def superseded(holder: Holder, *, day: date) -> bool:
    """Whether an office without a known end was taken by a later holder on or before the day."""
    if holder.to is not None or holder.since is None:
        return False
    later = _by_office().get((holder.of, holder.title), ())
    return any(
        holder.since < other.since <= day for other in later if other.since and other.name != holder.name
    )


def _held_near(holder: Holder, day: date) -> bool:
    """Whether the office was held within fifteen years of a day, as far as its dates say."""
    return (holder.since is None or holder.since < day + _REMEMBERED) and (
        holder.to is None or holder.to > day - _REMEMBERED
    )


def _is_high(holder: Holder) -> bool:
    title = holder.title.casefold()
    return any(title == high or title.endswith(" " + high) for high in HIGH_OFFICES)


@cache
def _by_name() -> dict[str, tuple[Holder, ...]]:
    return _grouped((key_of(name), h) for h in holders() for name in (h.name, *h.names))


@cache
def _by_surname() -> dict[str, tuple[Holder, ...]]:
    return _grouped((key, h) for h in holders() for key in _surname_keys(h))


def _surname_keys(holder: Holder) -> Iterator[str]:
    """The surname, and how else the last word of a listed spelling writes it ("Dbeibah", "Dbeibeh")."""
    yield (key := surname_key(holder.surname))
    for name in holder.names:
        last = surname_key(name.split()[-1])
        if last != key and last[:3] == key[:3] and len(last) > 3:
            yield last


@cache
def _by_office() -> dict[tuple[str, str], tuple[Holder, ...]]:
    return _grouped(((h.of, h.title), h) for h in holders())


def _grouped(pairs: Iterable[tuple[_K, Holder]]) -> dict[_K, tuple[Holder, ...]]:
    groups: dict[_K, list[Holder]] = {}
    for key, holder in pairs:
        groups.setdefault(key, []).append(holder)
    return {key: tuple(dict.fromkeys(group)) for key, group in groups.items()}


def _holder(row: list[str]) -> Holder:
    return Holder(
        name=row[0],
        names=tuple(parts(row[1])),
        surname=row[2],
        of=row[3],
        title=row[4],
        since=date.fromisoformat(row[5]) if row[5] else None,
        to=date.fromisoformat(row[6]) if row[6] else None,
        source=row[7],
    )
