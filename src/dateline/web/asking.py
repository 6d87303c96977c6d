"""What a browser asks for: the moment, the filters, and who asks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from typing import Any, Literal, get_args
from urllib.parse import urlencode

from fastapi import Request

from dateline.dates import parse_publication
from dateline.errors import InputError
from dateline.records import EventType, Outcome, Status
from dateline.views import Filters, View, Views

_A_DAY = timedelta(days=1)
_TICK = timedelta(microseconds=1)
TYPES: tuple[str, ...] = get_args(EventType)
STATUSES: tuple[str, ...] = get_args(Status)
OUTCOMES: tuple[str, ...] = get_args(Outcome)
_FILTERS = ("actor", "dyad", "type", "place", "since", "until", "status", "origins", "imported")

Right = Literal["read", "judge", "add", "manage"]


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A request for a page of a case; a `bare` one is answered without a moment and a picture.

    The moment is ``day`` (that day's end, UTC) or ``as_of`` (a moment); the newest report's where neither is given.
    """

    request: Request
    bare: bool = False

    @property
    def views(self) -> Views:
        """The views of the case that is served."""
        found: Views = self.request.app.state.views
        return found

    def word(self, name: str) -> str | None:
        """What the address says under a name; None where that is nothing."""
        return (self.request.query_params.get(name) or "").strip() or None

    @cached_property
    def as_of(self) -> datetime | None:
        """The moment asked for. Raises InputError where it cannot be read."""
        if day := self.word("day"):
            return datetime.combine(_day(day, name="day"), time.min, UTC) + _A_DAY - _TICK
        words = self.word("as_of")
        return parse_publication(words) if words else None

    @cached_property
    def view(self) -> View | None:
        """The case at the moment; None where no report was read."""
        if self.bare:
            return None
        return self.views.at(self.as_of)

    @cached_property
    def filters(self) -> Filters:
        """Which events are asked for. Raises InputError for a value that none has."""
        since, until = self.word("since"), self.word("until")
        return Filters(
            actor=self.word("actor"),
            dyad=_dyad(self.word("dyad")),
            types=self._several("type", TYPES, upper=True),
            place=self.word("place"),
            since=_day(since, name="since") if since else None,
            until=_day(until, name="until") if until else None,
            statuses=self._several("status", STATUSES),
            origins=_number(self.word("origins"), name="origins"),
        )

    def _several(self, name: str, allowed: Sequence[str], *, upper: bool = False) -> tuple[str, ...]:
        given = [word.strip() for word in self.request.query_params.getlist(name) if word.strip()]
        given = [word.upper() for word in given] if upper else given
        for word in given:
            if word not in allowed:
                raise InputError(
                    name,
                    cause=f"{word!r} is none of its values",
                    next_step=f"take one of {', '.join(allowed)}",
                )
        return tuple(given)

    @property
    def outcomes(self) -> tuple[Any, ...]:
        """The outcomes of expectations that are asked for."""
        return self._several("outcome", OUTCOMES)

    @property
    def offset(self) -> int:
        """At which item of a list its page begins."""
        return _number(self.word("offset"), name="offset")

    def with_offset(self, start: int) -> str:
        """The query of this page from another item on."""
        kept = [(k, v) for k, v in self.request.query_params.multi_items() if k != "offset"]
        return urlencode([*kept, ("offset", str(max(0, start)))])

    @property
    def moment(self) -> Mapping[str, str]:
        """The moment as an address carries it; empty for now."""
        kept = {name: self.word(name) for name in ("day", "as_of")} if not self.bare else {}
        return {name: words for name, words in kept.items() if words}

    @property
    def kept(self) -> Mapping[str, str]:
        """The filters as an address carries them."""
        return {name: words for name in _FILTERS if (words := self.word(name))}

    def link(self, path: str, **more: object) -> str:
        """An address on this site that keeps the moment."""
        words = {**self.moment, **{name: str(value) for name, value in more.items() if value is not None}}
        anchor = words.pop("anchor", "")
        query = f"?{urlencode(words)}" if words else ""
        return f"{path}{query}" + (f"#{anchor}" if anchor else "")


def _day(words: str, *, name: str) -> date:
    try:
        return date.fromisoformat(words)
    except ValueError as error:
        raise InputError(name, cause=f"{words!r} is no day", next_step="write it as 2024-04-13") from error


def _dyad(words: str | None) -> tuple[str, str] | None:
    if words is None:
        return None
    one, _, other = words.partition(":")
    if not (one.strip() and other.strip()):
        raise InputError(
            "dyad", cause=f"{words!r} does not name two sides", next_step="write them as IRN:ISR"
        )
    return one.strip(), other.strip()


def _number(words: str | None, *, name: str) -> int:
    if words is None:
        return 0
    if not words.isdecimal() or len(words) > 6:
        raise InputError(name, cause=f"{words!r} is no count", next_step="write a number, such as 2")
    return int(words)
