"""Words of reports and numbers, as a cell or a line of a file holds them."""

import re
from datetime import UTC, date, datetime

from dateline import errors
from dateline.records import Event, Party

_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200d\u2060\ufeff]")  # joiners, soft hyphens, byte order marks
_WEB = re.compile(r"https?://[^\s\"'<>\\^`{|}]+", re.IGNORECASE)


def one_line(words: str) -> str:
    r"""The words on one line, with nothing in them that a terminal, a sheet or a parser of XML would stumble over.

    >>> one_line("two\nlines\t\x00")
    'two lines \\x00'
    """
    line = " ".join(_INVISIBLE.sub("", words).split())
    return errors.printable(line, limit=len(line))


def web_address(url: str | None) -> str | None:
    """The address where it is one of the web and nothing else, such as a script, that a click would run."""
    return url if url and _WEB.fullmatch(url) else None


def instant(at: datetime | None) -> str | None:
    """The moment in UTC, to the second: "2024-04-13T20:00:00Z"."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if at else None


def number_text(value: float | None) -> str:
    """The number as short as it can be said exactly; empty for None.

    >>> number_text(4.0), number_text(-9.5), number_text(None)
    ('4', '-9.5', '')
    """
    if value is None:
        return ""
    return str(int(value)) if float(value).is_integer() else repr(float(value))


def days_text(first: date | None, last: date | None) -> str:
    """A day, or the first and the last of several with a stroke between; empty where none is known."""
    if first is None:
        return ""
    return first.isoformat() if last in (None, first) else f"{first}/{last}"


def party_text(party: Party) -> str:
    """Who it is: the name, and the code where there is one."""
    code = party.code or party.country
    return f"{one_line(party.name)} ({code})" if code else one_line(party.name)


def kind_text(event: Event) -> str:
    """The type, and the mode where there is one: "ASSAULT:drone"."""
    return f"{event.type}:{event.mode}" if event.mode else event.type


def headline(event: Event) -> str:
    """The event in coded fields: who, to whom, what, when, and how it is told."""
    who = ", ".join(map(party_text, event.actors)) or "–"
    whom = ", ".join(map(party_text, event.recipients))
    sides = f"{who} → {whom}" if whom else who
    place = f" in {one_line(event.place.name)}" if event.place and event.place.name else ""
    parts = (sides, f"{kind_text(event)}{place}", event.status, days_text(event.day, event.last_day))
    return " · ".join(part for part in parts if part)
