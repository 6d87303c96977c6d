"""Reports in brief, built by hand: lines of text with the event that each tells.

The reports are invented and so are the states; their codes are from the range that ISO leaves free.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from dateline.accounts import content_words, stem_of
from dateline.accounts.signs import names_in
from dateline.ids import make_id
from dateline.records import (
    Account,
    Counted,
    Described,
    Document,
    Event,
    EventType,
    Extent,
    Party,
    Quad,
    Spot,
    Told,
    Undone,
    Voice,
    make_document,
)
from dateline.records.claim import SpeakerKind

MORNING = datetime(2031, 4, 8, 10, tzinfo=UTC)
TODAY = MORNING.date()
NORLAND = Party(name="Norland", code="XNL", country="XNL", type="GPE")
SUDMARK = Party(name="Sudmark", code="XSM", country="XSM", type="GPE")
OSTREACH = Party(name="Ostreach", code="XOR", country="XOR", type="GPE")
ELM = Spot(name="Elm", country="XSM", admin1=None, latitude=60.5, longitude=-1.25, precision="city")
PINE = Spot(name="Pine", country="XSM", admin1=None, latitude=62.5, longitude=-1.25, precision="city")
_KINDS: dict[EventType, tuple[Quad, float, str]] = {
    "ASSAULT": ("material conflict", -9.0, "190"),
    "CONSULT": ("verbal cooperation", 1.0, "040"),
    "RETREAT": ("material cooperation", 7.0, "087"),
    "THREATEN": ("verbal conflict", -6.0, "130"),
}


@dataclass(frozen=True, kw_only=True)
class Line:
    """A sentence, the word in it that tells an event, and what differs from an attack of Norland on Sudmark."""

    sentence: str
    word: str
    parts: dict[str, Any]


def line(sentence: str, word: str, **parts: Any) -> Line:
    """A line; a `day` alone is the last day too."""
    if "day" in parts:
        parts.setdefault("last_day", parts["day"])
    return Line(sentence=sentence, word=word, parts=parts)


def person(name: str, country: str = "XNL") -> Party:
    return Party(name=name, code=None, country=country, type="PERSON")


def voice(name: str, *, kind: SpeakerKind = "named", affiliation: str | None = None) -> Voice:
    """A speaker who is one voice in every report."""
    return Voice(key=name.casefold(), name=name, kind=kind, affiliation=affiliation)


def outlet_voice(outlet: str) -> Voice:
    return Voice(key=f"outlet {outlet.casefold()}", name=outlet, kind="outlet", affiliation=None)


def report(
    *lines: Line, outlet: str = "Elm Courier", days: float = 0, title: str | None = None
) -> tuple[Document, Account]:
    """A report of these lines, some days after the morning of 8 April 2031, and what it tells."""
    text = "\n".join(dict.fromkeys(line.sentence for line in lines)) or "Nothing happened."
    at = MORNING + timedelta(days=days)
    document = make_document(text, title=title, outlet=outlet, published_at=at)
    told = tuple(_told(line, document, n) for n, line in enumerate(lines))
    account = Account(
        document=document.id,
        title=title,
        lead=Extent(start=0, end=len(text)),
        outlet=outlet,
        url=None,
        published_at=at,
        counts_from=at,
        origin=make_id("ori", document.id),
        told=told,
        counted=(),
        opposed=(),
        undone=(),
        described=(),
        stated=(),
        headwords=tuple(content_words(f"{title or ''} {text}")),
    )
    return document, account


def account(
    *lines: Line, outlet: str = "Elm Courier", days: float = 0, title: str | None = None, **parts: Any
) -> Account:
    """What a report of these lines tells, with `parts` of it replaced."""
    return replace(report(*lines, outlet=outlet, days=days, title=title)[1], **parts)


def _told(line: Line, document: Document, number: int) -> Told:
    start = document.text.index(line.sentence)
    at = document.text.index(line.word, start)
    quad, score, cameo = _KINDS.get(line.parts.get("type", "ASSAULT"), ("verbal conflict", -2.0, "110"))
    told = Told(
        id=make_id("evt", document.id, number),
        claim=make_id("clm", document.id, number),
        type="ASSAULT",
        mode=None,
        quad=quad,
        score=score,
        cameo=cameo,
        status="occurred",
        historical=False,
        actors=(NORLAND,),
        recipients=(SUDMARK,),
        place=None,
        day=None,
        last_day=None,
        trigger=Extent(start=at, end=at + len(line.word)),
        sentence=Extent(start=start, end=start + len(line.sentence)),
        word=line.word,
        stem=stem_of(line.word),
        names=names_in(line.sentence),
        words=tuple(content_words(line.sentence)),
        anew=False,
        voice=outlet_voice(document.outlet or "unknown outlet"),
        via=(),
        certainty="asserted",
        confidence=0.9,
    )
    return replace(told, **line.parts)


def number(
    account: Account, low: float | None, high: float | None, *, unit: str = "killed", **parts: Any
) -> Counted:
    """A number that an account's first event has, given by its outlet: one number where `high` is `low`."""
    told = account.told[0]
    counted = Counted(
        minimum=low,
        maximum=high,
        unit=unit,
        vague=False,
        outcome=None,
        span=told.trigger,
        sentence=told.sentence,
        quote=f"{low:g}" if low is not None else f"up to {high:g}",
        told=told.id,
        claim=told.claim,
        voice=outlet_voice(account.outlet or "unknown outlet"),
    )
    return replace(counted, **parts)


def undone(
    words: str,
    *,
    sides: Sequence[str] = (),
    day: date | None = None,
    voice: Voice | None = None,
) -> Undone:
    """A sentence of a voice, the Elm Courier's unless given, that says of something expected that it did not come."""
    return Undone(
        sentence=Extent(start=0, end=len(words)),
        words=tuple(content_words(words)),
        sides=tuple(sides),
        day=day,
        last_day=day,
        voice=voice or outlet_voice("Elm Courier"),
    )


def described(thing: str, value: str, *, voice: Voice, negated: bool = False) -> Described:
    """What a voice says that a thing is, or is not."""
    place = Extent(start=0, end=len(value))
    return Described(
        thing=thing,
        value=value,
        words=tuple(content_words(value)),
        negated=negated,
        span=place,
        sentence=place,
        voice=voice,
    )


def event_of(events: Sequence[Event]) -> Event:
    """The only event."""
    (event,) = events
    return event
