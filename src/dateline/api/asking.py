"""What a program asks for: the moment, the filters, which part of a list."""

import re
from datetime import date, datetime
from functools import cached_property
from typing import Annotated

from fastapi import Depends, Path, Query, Request
from pydantic import BeforeValidator

from dateline.dates import parse_publication
from dateline.records import EventType, Status
from dateline.views import Filters, View, Views

AsOf = Annotated[
    str | None,
    Query(
        max_length=60,
        description="Only what was published by then: ISO 8601; a day is its beginning. Default: the newest report.",
    ),
]


def _check_day(words: object) -> object:
    """Raises ValueError for what is not written as a day: a bare number would be read as seconds since 1970."""
    if isinstance(words, str) and not _DAY.fullmatch(words):
        raise ValueError("a day is written 2024-04-15")
    return words


_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
Day = Annotated[date, BeforeValidator(_check_day)]
Id = Annotated[str, Path(max_length=80, pattern=r"^[0-9A-Za-z_]+$")]


def views_of(request: Request) -> Views:
    """The views of the case that is served."""
    found: Views = request.app.state.views
    return found


class Moment:
    """The case as of the moment that is asked for.

    `revision` is looked up before the view is: an answer may be newer than the revision it goes by, never older.
    """

    def __init__(self, request: Request, as_of: AsOf = None) -> None:
        self.request = request
        self.views = views_of(request)
        self.revision = self.views.revision
        self._words = as_of

    @cached_property
    def as_of(self) -> datetime | None:
        """The moment; None for now. Raises InputError where it cannot be read."""
        return parse_publication(self._words) if self._words else None

    @cached_property
    def view(self) -> View | None:
        """The case at the moment; None where no report was read."""
        return self.views.at(self.as_of)


class Part:
    """Which part of a list is asked for."""

    def __init__(
        self,
        limit: Annotated[int, Query(ge=1, le=500, description="At most so many.")] = 50,
        offset: Annotated[
            int, Query(ge=0, le=10_000_000, description="From this one on, counted from 0.")
        ] = 0,
    ) -> None:
        self.limit = limit
        self.offset = offset

    @property
    def end(self) -> int:
        """Where the part ends, as far as the list goes there."""
        return self.offset + self.limit


class Filtered:
    """Which events are asked for: all that meet every filter."""

    def __init__(
        self,
        actor: Annotated[
            str | None, Query(max_length=100, description="A code, a country or part of a name on a side.")
        ] = None,
        dyad: Annotated[
            str | None,
            Query(
                max_length=200,
                pattern=r"^[^:]+:[^:]+$",
                description="Two sides, one against the other: IRN:ISR.",
            ),
        ] = None,
        type: Annotated[
            list[EventType] | None, Query(description="A PLOVER type; may be given again.")
        ] = None,
        place: Annotated[str | None, Query(max_length=100, description="A town, area or country.")] = None,
        since: Annotated[Day | None, Query(description="Only from this day on.")] = None,
        until: Annotated[Day | None, Query(description="Only up to this day.")] = None,
        status: Annotated[list[Status] | None, Query(description="A status; may be given again.")] = None,
        origins: Annotated[
            int, Query(ge=0, le=100_000, description="So many independent voices or more.")
        ] = 0,
    ) -> None:
        one, _, other = (dyad or "").partition(":")
        self.filters = Filters(
            actor=actor or None,
            dyad=(one, other) if dyad else None,
            types=tuple(type or ()),
            place=place or None,
            since=since,
            until=until,
            statuses=tuple(status or ()),
            origins=origins,
        )


At = Annotated[Moment, Depends()]
Which = Annotated[Part, Depends()]
Those = Annotated[Filtered, Depends()]
