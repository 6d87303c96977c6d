"""Names of strangers → words that a chart may carry."""

import re
from collections.abc import Sequence
from datetime import date

from dateline.errors import printable
from dateline.records import Event, Party

_SPACES = re.compile(r"\s+")
_NAME = 48  # characters of a name in a title
_PARTIES = 3  # named of one side


def cut(words: str, *, width: int = _NAME) -> str:
    r"""The words on one line, past `width` characters with an ellipsis; what does not print stands as an escape.

    >>> cut("two\nlines"), cut("long" * 9, width=6), cut("\u202etxt")
    ('two lines', 'longl…', '\\u202etxt')
    """
    return printable(_SPACES.sub(" ", words[: 4 * width]).strip(), limit=width)


def side_words(parties: Sequence[Party]) -> str:
    """The names of a side, the first three of them; "unnamed" where nobody is."""
    names = list(dict.fromkeys(cut(party.name) for party in parties))
    more = [f"{len(names) - _PARTIES} more"] if len(names) > _PARTIES else []
    return ", ".join((*names[:_PARTIES], *more)) or "unnamed"


def days_words(first: date | None, last: date | None) -> str:
    """The day, or the first and last of several; "no day" where it is unknown."""
    if first is None:
        return "no day"
    return first.isoformat() if last in (None, first) else f"{first} to {last}"


def event_words(event: Event) -> str:
    """What a mark of an event says: days, type, sides, place, status, standing, origins."""
    kind = f"{event.type} {cut(event.mode)}" if event.mode else event.type
    place = f" in {cut(event.place.name)}" if event.place and event.place.name else ""
    return (
        f"{days_words(event.day, event.last_day)}: {kind} ({event.quad}), "
        f"{side_words(event.actors)} → {side_words(event.recipients)}{place}; "
        f"{event.status}; {event.standing}, {counted(event.origins, 'origin')}"
    )


def counted(number: int, noun: str) -> str:
    """The number with its noun.

    >>> counted(1, "event"), counted(2, "event")
    ('1 event', '2 events')
    """
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
