"""Which events a person wants."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dateline.records import Event, Imported, Party, Spot
from dateline.register import terms_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Which events a person wants: all that meet every filter given.

    `actor` is a code, country or part of a name on either side; `dyad` two of them, one on each side; days
    are those on which the event was, or where no report dates it, those on which it was told.
    """

    actor: str | None = None
    dyad: tuple[str, str] | None = None
    types: tuple[str, ...] = ()
    place: str | None = None
    since: date | None = None
    until: date | None = None
    statuses: tuple[str, ...] = ()
    origins: int = 0

    def let(self, event: Event) -> bool:
        """Whether the event meets all filters."""
        both = (*event.actors, *event.recipients)
        return self is ALL or (
            (not self.types or event.type in self.types)
            and (not self.statuses or event.status in self.statuses)
            and event.origins >= self.origins
            and (self.actor is None or any(is_party(party, self.actor) for party in both))
            and (self.dyad is None or _is_between(event.actors, event.recipients, self.dyad))
            and (self.place is None or _is_in(event.place, self.place))
            and self._in_period(day_of(event), event.last_day)
        )

    def let_imported(self, row: Imported) -> bool:
        """Whether an event that others coded meets the filters; it has no status and no origins to meet."""
        actor, recipient = _party(row.actor, row.actor_country), _party(row.recipient, row.recipient_country)
        return (
            (not self.types or row.type in self.types)
            and (self.actor is None or any(is_party(p, self.actor) for p in (actor, recipient)))
            and (self.dyad is None or _is_between((actor,), (recipient,), self.dyad))
            and (self.place is None or _is_in(_spot(row), self.place))
            and self._in_period(row.day, None)
        )

    def _in_period(self, first: date | None, last: date | None) -> bool:
        last = last or first
        if first is None or last is None:
            return self.since is None and self.until is None
        return (self.since is None or last >= self.since) and (self.until is None or first <= self.until)


def day_of(event: Event) -> date | None:
    """The first day on which an event may have been, or where no report dates it, on which it was first told."""
    told = event.first_at
    return event.day or (told.date() if told else None)


def is_party(party: Party, words: str) -> bool:
    """Whether a person who writes these words, a code or part of a name, means this party."""
    wanted = words.casefold()
    codes = {code.casefold() for code in (party.code, party.country) if code}
    return wanted in codes or wanted in party.name.casefold()


def _is_between(actors: Iterable[Party], recipients: Iterable[Party], dyad: tuple[str, str]) -> bool:
    def has(side: Iterable[Party], words: str) -> bool:
        return any(is_party(party, words) for party in side)

    one, other = dyad
    return (has(actors, one) and has(recipients, other)) or (has(actors, other) and has(recipients, one))


def _is_in(place: Spot | None, words: str) -> bool:
    if place is None:
        return False
    states = {str(ref) for term in terms_of(words) if term.kind == "state" for ref in term.refs}
    return place.country in states or words.casefold() in (
        (place.name or "").casefold(),
        (place.country or "").casefold(),
    )


def _party(name: str | None, country: str | None) -> Party:
    return Party(name=name or "", code=None, country=country, type=None)


def _spot(row: Imported) -> Spot:
    return Spot(
        name=row.place, country=row.place_country, admin1=None, latitude=row.latitude, longitude=row.longitude,
        precision=None,
    )  # fmt: skip


ALL = Filters()
"""Every event."""
