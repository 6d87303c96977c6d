"""Events → two blobs that a case keeps, and back: quick to list, their tellings made when they are asked for."""

import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from functools import cache
from itertools import accumulate, pairwise
from typing import Any

from dateline.records import Event, Extent, Party, Shelf, Spot, Standing, Telling, Told, Voice

_QUICK = 1  # of zlib: level 6 takes three times as long for a tenth less
_SHELVED = (Party, Voice, Spot)
_PAGE = 256  # events, whose tellings are packed together
_HEAD = tuple(field.name for field in fields(Event) if field.name != "tellings")

_Report = tuple[str, str, str | None, datetime | None]
"""What a telling says of its report: id, origin, outlet, when it was published."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Happenings:
    """The events of accounts, and whose voice each text (origin) is: all that later accounts are added to."""

    events: tuple[Event, ...]
    outlets: Mapping[str, Voice]


NOTHING = Happenings(events=(), outlets={})


def pack_happenings(happenings: Happenings) -> tuple[bytes, bytes]:
    """The events without their tellings, and the tellings."""
    shelf = Shelf(*_SHELVED)
    reports: dict[_Report, int] = {}
    lines = [_words(_rows(event, shelf, reports)) for event in happenings.events]
    pages = [_deflated("\n".join(lines[n : n + _PAGE])) for n in range(0, len(lines), _PAGE)]
    form = {
        "heads": [_head(event, shelf, reports) for event in happenings.events],
        "outlets": {origin: shelf.number(voice) for origin, voice in happenings.outlets.items()},
        "pages": [len(page) for page in pages],
        "reports": [(*report[:3], report[3] and report[3].isoformat()) for report in reports],
        "shelf": shelf.lists(),
    }
    return _deflated(_words(form)), b"".join(pages)


def _deflated(words: str) -> bytes:
    return zlib.compress(words.encode("ascii"), _QUICK)


def _words(form: Any) -> str:
    return json.dumps(form, separators=(",", ":"))


def _rows(event: Event, shelf: Shelf, reports: dict[_Report, int]) -> list[list[Any]]:
    rows = []
    for telling in event.tellings:
        number = reports.setdefault(_report(telling), len(reports))
        rows.append([number, shelf.number(telling.voice), shelf.pack(telling.told)])
    return rows


def _report(telling: Telling) -> _Report:
    return telling.document, telling.origin, telling.outlet, telling.published_at


def _head(event: Event, shelf: Shelf, reports: Mapping[_Report, int]) -> list[Any]:
    """The values of an event, and what a list of many events asks of its tellings."""
    numbers = [[shelf.number(party) for party in side] for side in (event.actors, event.recipients)]
    voices = [[shelf.number(voice) for voice in side] for side in (event.voices, event.deniers)]
    shown = event.shown
    latest = next(telling for telling in event.tellings if telling.published_at == event.latest_at)
    return [
        *(
            event.id,
            event.type,
            event.mode,
            event.quad,
            event.score,
            event.cameo,
            event.status,
            event.historical,
        ),
        *numbers,
        event.place and shelf.number(event.place),
        *(day and day.isoformat() for day in (event.day, event.last_day)),
        *voices,
        event.standing,
        *(event.mentions, event.reports, event.datings),
        *(reports[_report(telling)] for telling in (event.first, latest, shown)),
        *(shown.told.sentence.start, shown.told.sentence.end),
    ]


def unpack_happenings(heads: bytes, tellings: bytes) -> Happenings:
    """The happenings that were packed. Raises ValueError where the bytes are none."""
    try:
        form = json.loads(zlib.decompress(heads))
        book = _Book(form, tellings)
        voices = {origin: book.shelf.at(Voice, number) for origin, number in form["outlets"].items()}
        events = tuple(_event(row, n, book) for n, row in enumerate(form["heads"]))
    except (zlib.error, KeyError, IndexError, TypeError) as error:
        raise ValueError(f"no packed events: {error}") from error
    return Happenings(events=events, outlets=voices)


class _Book:
    """What the events of one pack share: parties, voices, places, reports, and the tellings of all."""

    def __init__(self, form: Mapping[str, Any], tellings: bytes) -> None:
        self.shelf = Shelf(*_SHELVED, lists=form["shelf"])
        self.reports: list[_Report] = [
            (id, origin, outlet, at and datetime.fromisoformat(at))
            for id, origin, outlet, at in form["reports"]
        ]
        ends = list(accumulate(form["pages"], initial=0))
        self._packed = [tellings[start:end] for start, end in pairwise(ends)]
        self._pages: dict[int, list[bytes]] = {}

    def tellings(self, number: int) -> tuple[Telling, ...]:
        """The tellings of the event with this number."""
        page, line = divmod(number, _PAGE)
        if page not in self._pages:
            self._pages[page] = zlib.decompress(self._packed[page]).split(b"\n")
        return tuple([self._telling(*row) for row in json.loads(self._pages[page][line])])

    def _telling(self, report: int, voice: int, told: Any) -> Telling:
        document, origin, outlet, at = self.reports[report]
        return Telling(
            told=self.shelf.unpack(Told, told),
            voice=self.shelf.at(Voice, voice),
            document=document,
            origin=origin,
            outlet=outlet,
            published_at=at,
        )


class KeptEvent(Event):
    """An event whose tellings are made when they are first asked for; else as any other, and equal to it.

    Only `unpack_happenings` makes one: called like a class, as `replace` does, it gives a plain event.
    """

    __slots__ = ("_book", "_marks", "_number")
    _book: _Book
    _marks: list[int]
    _number: int

    def __new__(cls, **values: Any) -> Event:  # type: ignore[misc, unused-ignore]
        return Event(**values)

    @property
    def tellings(self) -> tuple[Telling, ...]:
        """The mentions of the event, each with the report it stands in."""
        try:
            found: tuple[Telling, ...] = _TELLINGS.__get__(self)
        except AttributeError:
            found = self._book.tellings(self._number)
            _TELLINGS.__set__(self, found)
        return found

    @property
    def mentions(self) -> int:
        """How many words of reports tell it."""
        return self._marks[0]

    @property
    def reports(self) -> int:
        """How many reports tell it."""
        return self._marks[1]

    @property
    def datings(self) -> int:
        """How many texts (origins) give it a day."""
        return self._marks[2]

    @property
    def first_at(self) -> datetime | None:
        """When the first report that tells it was published."""
        return self._book.reports[self._marks[3]][3]

    @property
    def latest_at(self) -> datetime | None:
        """When the latest report that tells it was published."""
        return self._book.reports[self._marks[4]][3]

    @property
    def shown_at(self) -> tuple[str, Extent]:
        """The report and the sentence that tell it first as what it is taken for."""
        return self._book.reports[self._marks[5]][0], Extent(start=self._marks[6], end=self._marks[7])

    @property
    def shown_by(self) -> str | None:
        """The outlet of that report."""
        return self._book.reports[self._marks[5]][2]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Event):
            return NotImplemented
        return all(getattr(self, field.name) == getattr(other, field.name) for field in fields(Event))

    __hash__ = Event.__hash__


_TELLINGS: Any = Event.__dict__["tellings"]


def _event(row: list[Any], number: int, book: _Book) -> KeptEvent:
    """An event as its `__init__` would make it, without tellings."""
    id, type, mode, quad, score, cameo, status, historical, actors, recipients, place, day, last, *more = row
    voices, deniers, standing, *marks = more
    at = book.shelf.at
    event = object.__new__(KeptEvent)
    values = (
        *(id, type, mode, quad, score, cameo, status, historical),
        tuple([at(Party, n) for n in actors]),
        tuple([at(Party, n) for n in recipients]),
        None if place is None else at(Spot, place),
        None if day is None else _day(day),
        None if last is None else _day(last),
        tuple([at(Voice, n) for n in voices]),
        tuple([at(Voice, n) for n in deniers]),
        standing,
        *(book, marks, number),
    )
    for put, value in zip(_PUTS, values, strict=True):
        put(event, value)
    return event


def give_standing(event: Event, standing: Standing) -> Event:
    """The event with another standing; its tellings stay to be made."""
    if not isinstance(event, KeptEvent):
        return replace(event, standing=standing)
    copied = object.__new__(KeptEvent)
    for name in (*_HEAD, "_book", "_marks", "_number"):
        object.__setattr__(copied, name, getattr(event, name))
    object.__setattr__(copied, "standing", standing)
    return copied


_PUTS = [getattr(KeptEvent, name).__set__ for name in (*_HEAD, "_book", "_marks", "_number")]
_day = cache(date.fromisoformat)
