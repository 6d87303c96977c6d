"""A spaCy `Doc` → the same with Dateline's events, claims, times and places on it: ``nlp.add_pipe("dateline")``.

spaCy finds the component by its entry point; loading this module registers it too.
"""

from collections.abc import Callable, Iterator
from typing import Any

import srsly  # type: ignore[import-untyped]
from spacy.language import Language
from spacy.tokens import Doc, Span

from dateline.dates import parse_publication
from dateline.pipeline import read
from dateline.records import (
    Claim,
    EventMention,
    Participant,
    PlaceMention,
    Reading,
    Speaker,
    TimeMention,
    make_document,
)

EVENTS, CLAIMS, TIMES, PLACES = "dateline_events", "dateline_claims", "dateline_times", "dateline_places"
_FORM = "__dateline_reading__"

Record = EventMention | Claim | TimeMention | PlaceMention


class DatelineComponent:
    """Reads the text of every `Doc` with Dateline's own reader; whatever else the pipeline sets is left as it is.

    `published` and `outlet` hold for every text; `doc._.dateline_published` and `doc._.dateline_outlet`, set
    before, hold for one. Raises InputError for a `published` that is no date.
    """

    def __init__(self, *, published: str | None = None, outlet: str | None = None) -> None:
        self.published = published
        self.outlet = outlet
        if published is not None:
            parse_publication(published)

    def __call__(self, doc: Doc) -> Doc:
        published = doc._.dateline_published or self.published
        reading = read(
            make_document(
                doc.text,
                outlet=doc._.dateline_outlet or self.outlet,
                published_at=None if published is None else parse_publication(published),
            )
        )
        put_reading(doc, reading)
        return doc


def put_reading(doc: Doc, reading: Reading) -> None:
    """Puts a reading of `doc.text` on the `Doc`: as `doc._.dateline`, and its parts under `doc.spans`.

    A span covers every token that it shares a character with. Raises ValueError where the texts differ.
    """
    if reading.document.text != doc.text:
        raise ValueError(f"the reading {reading.document.id} is of another text than the Doc")
    doc._.dateline = reading
    doc.spans[EVENTS] = [
        _span(doc, event.trigger.start, event.trigger.end, label=event.type, id=event.id, kb=event.cameo)
        for event in reading.events
    ]
    doc.spans[CLAIMS] = [
        _span(
            doc,
            words.start,
            words.end,
            label=claim.certainty,
            id=claim.id,
            kb=claim.speaker.affiliation or "",
        )
        for claim in reading.claims
        for words in claim.content
    ]
    doc.spans[TIMES] = [_mention(doc, time, label=time.type, kb=time.value) for time in reading.times]
    doc.spans[PLACES] = [
        _mention(doc, place, label=place.precision, kb=place.country or "") for place in reading.places
    ]


def _mention(doc: Doc, mention: TimeMention | PlaceMention, *, label: str, kb: str) -> Span:
    start, end = mention.span.start, mention.span.end
    return _span(doc, start, end, label=label, id=_place(mention), kb=kb)


def _place(mention: TimeMention | PlaceMention) -> str:
    """What identifies a mention without an id: its characters."""
    return f"{mention.span.start}-{mention.span.end}"


def _span(doc: Doc, start: int, end: int, *, label: str, id: str, kb: str) -> Span:
    found = doc.char_span(start, end, label=label, kb_id=kb, span_id=id, alignment_mode="expand")
    if found is None:
        raise ValueError(f"no tokens at characters {start} to {end} of the Doc")
    return found


def record_of(span: Span) -> Record | None:
    """The event, claim, time or place of the reading that the span was made from; None for any other span."""
    reading: Reading | None = span.doc._.dateline
    if reading is None or not span.id_:
        return None
    return next((record for id, record in _records(reading) if id == span.id_), None)


def _records(reading: Reading) -> Iterator[tuple[str, Record]]:
    yield from ((event.id, event) for event in reading.events)
    yield from ((claim.id, claim) for claim in reading.claims)
    yield from ((_place(time), time) for time in reading.times)
    yield from ((_place(place), place) for place in reading.places)


def _event_of(span: Span) -> EventMention | None:
    record = record_of(span)
    return record if isinstance(record, EventMention) else None


def type_of(span: Span) -> str | None:
    """The PLOVER type of an event's span."""
    event = _event_of(span)
    return None if event is None else event.type


def status_of(span: Span) -> str | None:
    """Whether an event is told as done, planned, denied, …"""
    event = _event_of(span)
    return None if event is None else event.status


def actors_of(span: Span) -> tuple[str, ...]:
    """Who does it: the name of whoever the words stand for, the words themselves where nobody is known."""
    event = _event_of(span)
    return _names(span, event.actors) if event else ()


def recipients_of(span: Span) -> tuple[str, ...]:
    """To whom it is directed, likewise."""
    event = _event_of(span)
    return _names(span, event.recipients) if event else ()


def voice_of(span: Span) -> str | None:
    """Who tells an event or makes a claim; the outlet's name for its own words, None where nobody is named."""
    record = record_of(span)
    reading: Reading = span.doc._.dateline
    if isinstance(record, EventMention):
        record = next(claim for claim in reading.claims if claim.id == record.claim)
    return _voice(reading, record.speaker) if isinstance(record, Claim) else None


def _voice(reading: Reading, speaker: Speaker) -> str | None:
    if speaker.kind == "outlet":
        return reading.document.outlet
    name = _name(reading, speaker.entity) if speaker.kind == "named" else None
    words = speaker.stands_for or speaker.span
    return name or (words.quote if words else None)


def _names(span: Span, side: tuple[Participant, ...]) -> tuple[str, ...]:
    reading = span.doc._.dateline
    return tuple(_name(reading, party.entity) or party.span.quote for party in side)


def _name(reading: Reading, entity: str | None) -> str | None:
    return next((known.name for known in reading.entities if known.id == entity), None)


def _extend() -> None:
    """Makes the attributes known to spaCy; a second call changes nothing."""
    for name in ("dateline", "dateline_published", "dateline_outlet"):
        Doc.set_extension(name, default=None, force=True)
    getters: dict[str, Callable[[Span], Any]] = {
        "dateline": record_of,
        "dateline_type": type_of,
        "dateline_status": status_of,
        "dateline_actors": actors_of,
        "dateline_recipients": recipients_of,
        "dateline_voice": voice_of,
    }
    for name, getter in getters.items():
        Span.set_extension(name, getter=getter, force=True)


def _pack(found: Any, chain: Callable[[Any], Any] | None = None) -> Any:
    """A reading in its JSON form, for `doc.to_bytes`, `DocBin` and the workers of `nlp.pipe`."""
    if isinstance(found, Reading):
        return {_FORM: found.to_dict()}
    return found if chain is None else chain(found)


def _unpack(found: Any, chain: Callable[[Any], Any] | None = None) -> Any:
    if isinstance(found, dict) and _FORM in found:
        return Reading.from_dict(found[_FORM])
    return found if chain is None else chain(found)


_extend()
srsly.msgpack_encoders.register("dateline", func=_pack)
srsly.msgpack_decoders.register("dateline", func=_unpack)


@Language.factory(
    "dateline",
    default_config={"published": None, "outlet": None},
    assigns=["doc._.dateline", "doc.spans"],
)
def make_component(nlp: Language, name: str, published: str | None, outlet: str | None) -> DatelineComponent:
    """The component, as `nlp.add_pipe("dateline", config={"published": "2024-04-10", "outlet": "Elm Courier"})`."""
    return DatelineComponent(published=published, outlet=outlet)
