"""What a browser asks for: the moment, the filters, and who asks."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
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
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_ONCE = ("offset", "notice", "undo", "correct")
"""What an address says of one look at a page alone."""
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
        if day := parse_day(self.word("day"), name="day"):
            return parse_publication(day.isoformat()) + _A_DAY - _TICK
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
            since=parse_day(since, name="since"),
            until=parse_day(until, name="until"),
            statuses=self._several("status", STATUSES),
            origins=parse_count(self.word("origins"), name="origins"),
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
        return parse_count(self.word("offset"), name="offset")

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
    def kept(self) -> Mapping[str, tuple[str, ...]]:
        """The filters as an address carries them, each with all its values."""
        given = {name: self.request.query_params.getlist(name) for name in _FILTERS}
        kept = {name: tuple(w.strip() for w in words if w.strip()) for name, words in given.items()}
        return {name: words for name, words in kept.items() if words}

    @property
    def rest(self) -> list[tuple[str, str]]:
        """All that the address asks for but the moment, the part of a list and what is told this once."""
        left_out = (*_ONCE, "day", "as_of")
        return [(k, v) for k, v in self.request.query_params.multi_items() if k not in left_out and v.strip()]

    @property
    def wider(self) -> list[tuple[str, str]]:
        """The same, but the mark of a chart: at another moment the chart has others."""
        return [(name, words) for name, words in self.rest if name not in ("mark", "drawn")]

    @property
    def newest(self) -> str:
        """The query of this page as of the newest report."""
        return f"?{urlencode(self.wider)}" if self.wider else ""

    @property
    def query(self) -> str:
        """What the address asks for, but what is told this once; empty, or with its question mark."""
        pairs = [*self.moment.items(), *self.rest]
        return f"?{urlencode(pairs)}" if pairs else ""

    @property
    def whole(self) -> str:
        """The same with the part of a list."""
        pairs = [*self.moment.items(), *self.rest, *([("offset", str(self.offset))] if self.offset else [])]
        return f"?{urlencode(pairs)}" if pairs else ""

    def citation(self, path: str) -> str:
        """The address of a page with the filters and the exact moment: it shows a colleague the same."""
        offset = [("offset", str(self.offset))] if self.offset else []
        at = [("as_of", self.view.as_of.astimezone(UTC).isoformat())] if self.view else []
        return f"{path}?{urlencode([*self.rest, *offset, *at], safe=':')}"

    def link(self, path: str, **more: object) -> str:
        """An address on this site that keeps the moment; of a value that is a tuple it has each."""
        words = {**self.moment, **{name: value for name, value in more.items() if value is not None}}
        anchor = words.pop("anchor", "")
        query = f"?{urlencode(words, doseq=True)}" if words else ""
        return f"{path}{query}" + (f"#{anchor}" if anchor else "")


def parse_day(words: str | None, *, name: str) -> date | None:
    """The day; None where there are no words. Raises InputError for what is not written as a day."""
    if words is None:
        return None
    try:
        if not _DAY.fullmatch(words):
            raise ValueError(words)
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


def parse_count(words: str | None, *, name: str) -> int:
    """The number that words give; 0 for none. Raises InputError where they give none, or one of over six digits."""
    if words is None:
        return 0
    if not words.isdecimal() or len(words) > 6:
        raise InputError(name, cause=f"{words!r} is no count", next_step="write a number, such as 2")
    return int(words)
