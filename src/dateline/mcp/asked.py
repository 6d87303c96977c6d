"""What a model asks for: the arguments of the tools, and the filters and moments that they come to."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from dateline.dates import parse_publication
from dateline.errors import InputError
from dateline.records import EventType, Outcome, Status
from dateline.views import Filters

MOST = 200
_LONGEST = 200  # characters of a name, a date, words to look for


def _listed(given: Any) -> Any:
    """A word alone is a list of one: models often write it so."""
    return [given] if isinstance(given, str) else given


def _capitals(given: Any) -> Any:
    found = _listed(given)
    return (
        [word.upper() if isinstance(word, str) else word for word in found]
        if isinstance(found, list)
        else found
    )


def _words(about: str) -> Any:
    return Field(description=about, max_length=_LONGEST)


AsOf = Annotated[
    str | None,
    _words(
        "Only what was published by this moment, ISO 8601 (2024-04-13T18:00Z; a day alone is its beginning, UTC). "
        "Default: when the newest report was published."
    ),
]
Actor = Annotated[
    str | None, _words("Only with this side: a code (ISR, HZB) or part of a name, on either side.")
]
Dyad = Annotated[str | None, _words("Only between these two sides, whoever acts: IRN:ISR.")]
Types = Annotated[
    list[EventType] | None, BeforeValidator(_capitals), Field(description="Only these PLOVER types.")
]
Place = Annotated[str | None, _words("Only in this town, area or country (name or three-letter code).")]
Since = Annotated[
    str | None,
    _words(
        "Only from this day on (2024-04-13): the day of the event, or where undated, when it was first told."
    ),
]
Until = Annotated[str | None, _words("Only up to this day, included (2024-04-14).")]
Statuses = Annotated[
    list[Status] | None, BeforeValidator(_listed), Field(description="Only with these statuses.")
]
Outcomes = Annotated[
    list[Outcome] | None, BeforeValidator(_listed), Field(description="Only with these outcomes.")
]
Origins = Annotated[int, Field(ge=0, description="Only with so many independent voices or more.")]
Limit = Annotated[int, Field(ge=1, le=MOST, description="At most so many items.")]
Offset = Annotated[int, Field(ge=0, description="Leave out so many items at the beginning.")]
Quotes = Annotated[int, Field(ge=1, le=50, description="At most so many citations of each item.")]
Name = Annotated[str | None, _words("A name, a word of one, or the code of a side.")]
Words = Annotated[
    str, Field(min_length=1, max_length=_LONGEST, description="Words; iran* finds all that begin so.")
]


def make_filters(
    *,
    actor: str | None = None,
    dyad: str | None = None,
    types: Sequence[str] | None = None,
    place: str | None = None,
    since: str | None = None,
    until: str | None = None,
    statuses: Sequence[str] | None = None,
    origins: int = 0,
) -> Filters:
    """The filters that these words name. Raises InputError for a dyad or a day that cannot be read."""
    return Filters(
        actor=actor or None,
        dyad=parse_dyad(dyad),
        types=tuple(types or ()),
        place=place or None,
        since=parse_day(since),
        until=parse_day(until),
        statuses=tuple(statuses or ()),
        origins=origins,
    )


def parse_moment(words: str | None) -> datetime | None:
    """The moment; None where none is named. Raises InputError where it cannot be read."""
    return parse_publication(words) if words else None


def parse_day(words: str | None) -> date | None:
    """The day; None where none is named. Raises InputError where it cannot be read."""
    moment = parse_moment(words)
    return moment.date() if moment else None


def parse_dyad(words: str | None) -> tuple[str, str] | None:
    """The two sides; None where none are named. Raises InputError where there are not two."""
    if not words:
        return None
    one, _, other = (part.strip() for part in words.partition(":"))
    if not (one and other):
        raise InputError(
            "dyad", cause=f"{words!r} does not name two sides", next_step="write them as IRN:ISR"
        )
    return one, other
