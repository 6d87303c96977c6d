"""Records of a view → the items of answers, every one with the words that it rests on."""

from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import urlsplit

from dateline.mcp.answers import (
    Cited,
    ContactItem,
    DisputeItem,
    DisputeSide,
    EntryItem,
    EventItem,
    ExpectationItem,
    Found,
    Gap,
    Line,
    ReadEvent,
    SayingItem,
    Side,
    Speaker,
)
from dateline.outputs.extracts import Texts, state
from dateline.records import (
    Citation,
    Contact,
    Day,
    Disputed,
    Document,
    Entry,
    Event,
    Expectation,
    Extent,
    Missing,
    Party,
    Saying,
    Sourced,
    Told,
    Voice,
)


def cite(citation: Citation, *, texts: Texts) -> Cited:
    """The words at a place, and whose they are."""
    document = texts(citation.document)
    return Cited(
        report=document.id,
        outlet=document.outlet,
        published_at=document.published_at,
        url=web_address(document),
        start=citation.start,
        end=citation.end,
        quote=document.text[citation.start : citation.end],
    )


def web_address(document: Document) -> str | None:
    """Where the report stands on the web; None for any other address."""
    try:
        scheme = urlsplit(document.url or "").scheme
    except ValueError:
        return None
    return document.url if scheme in ("http", "https") else None


def resource_of(id: str) -> str:
    """The address of a report's text on this server."""
    return f"dateline://report/{id}"


class Citing:
    """Makes items whose first `most` citations carry their words."""

    def __init__(self, texts: Texts, *, most: int) -> None:
        self._texts = texts
        self._most = most

    def _cite(self, citations: Iterable[Citation]) -> list[Cited]:
        kept = list(dict.fromkeys(citations))[: self._most]
        return [cite(citation, texts=self._texts) for citation in kept]

    def _cited(self, citations: Sequence[Citation]) -> dict[str, Any]:
        return {"citations": self._cite(citations), "cited": len(set(citations))}

    def event(self, event: Event) -> EventItem:
        """The event; its best sentence comes first."""
        return EventItem(
            **_happening(event),
            standing=event.standing,
            origins=event.origins,
            reports=event.reports,
            mentions=event.mentions,
            voices=_voices(event.voices),
            deniers=_voices(event.deniers),
            **self._cited(state(event, texts=self._texts).citations),
        )

    def told(self, told: Told, *, document: str) -> ReadEvent:
        """The event as one text tells it, with the sentence that does."""
        sentence = Citation(document=document, start=told.sentence.start, end=told.sentence.end)
        voice = _voices([told.voice])[0]
        return ReadEvent(**_happening(told), voice=voice, certainty=told.certainty, **self._cited([sentence]))

    def entry(self, entry: Entry, *, day: Day) -> EntryItem:
        """The event on its day."""
        return EntryItem(
            day=day.day,
            day_weight=day.weight,
            day_events=day.events,
            event=entry.event,
            type=entry.type,
            status=entry.status,
            standing=entry.standing,
            origins=entry.origins,
            reports=entry.reports,
            weight=entry.weight,
            **self._cited(entry.line.citations),
        )

    def saying(self, saying: Saying) -> SayingItem:
        """What somebody says; its words are its citations."""
        words = [Citation(document=saying.document, start=s.start, end=s.end) for s in saying.content]
        return SayingItem(
            id=saying.id,
            speaker=saying.speaker,
            kind=saying.kind,
            affiliation=saying.affiliation,
            count=saying.count,
            via=list(saying.via),
            cue=saying.cue,
            manner=saying.manner,
            certainty=saying.certainty,
            **self._cited(words),
        )

    def dispute(self, disputed: Disputed) -> DisputeItem:
        """The sides beside each other; the dispute itself cites each of them once."""
        sides = [
            DisputeSide(
                value=side.value,
                voices=_voices(side.voices),
                since=side.since,
                earlier=list(side.earlier),
                **self._cited(side.citations),
            )
            for side in disputed.sides
        ]
        every = {citation for side in disputed.sides for citation in side.citations}
        return DisputeItem(
            id=disputed.id,
            slot=disputed.slot,
            about=disputed.about,
            event=disputed.event,
            unit=disputed.unit,
            sides=sides,
            citations=list(dict.fromkeys(cited for side in sides for cited in side.citations[:1])),
            cited=len(every),
        )

    def expectation(self, expectation: Expectation, *, event: Event) -> ExpectationItem:
        """What is expected, where that is said, and where it is said how it turned out."""
        return ExpectationItem(
            id=expectation.id,
            event=expectation.event,
            type=event.type,
            actors=_sides(event.actors),
            recipients=_sides(event.recipients),
            status=expectation.status,
            day=expectation.day,
            last_day=expectation.last_day,
            voices=_voices(expectation.voices),
            opened_at=expectation.opened_at,
            outcome=expectation.outcome,
            closed_at=expectation.closed_at,
            by=expectation.by,
            evidence=self._cite(expectation.evidence),
            **self._cited(expectation.said),
        )

    def contact(self, contact: Contact) -> ContactItem:
        """Who was in touch with whom."""
        return ContactItem(
            id=contact.id,
            event=contact.event,
            way=contact.way,
            status=contact.status,
            who=_sides(contact.who),
            whom=_sides(contact.whom),
            via=_sides(contact.via),
            day=contact.day,
            last_day=contact.last_day,
            voices=_voices(contact.voices),
            disputed=contact.disputed,
            **self._cited(contact.citations),
        )

    def line(self, sourced: Sourced, *, part: str) -> Line:
        """A line of a brief under its heading; its words stand in its first citation."""
        return Line(
            part=part,
            label=sourced.label,
            text=sourced.text,
            quoted=sourced.quoted,
            voice=sourced.voice,
            event=sourced.event,
            **self._cited(sourced.citations),
        )

    def found(self, document: Document, places: Sequence[Extent]) -> Found:
        """A report that was looked for, and where it holds the words."""
        citations = [Citation(document=document.id, start=p.start, end=p.end) for p in places]
        return Found(
            report=document.id,
            title=document.title,
            outlet=document.outlet,
            published_at=document.published_at,
            url=web_address(document),
            resource=resource_of(document.id),
            **self._cited(citations),
        )

    def gap(self, missing: Missing) -> Gap:
        """What is left open."""
        return Gap(what=missing.what, citations=self._cite(missing.citations))


def _happening(told: Event | Told) -> dict[str, Any]:
    return {
        "id": told.id,
        "type": told.type,
        "mode": told.mode,
        "status": told.status,
        "actors": _sides(told.actors),
        "recipients": _sides(told.recipients),
        "place": told.place.name if told.place else None,
        "country": told.place.country if told.place else None,
        "day": told.day,
        "last_day": told.last_day,
    }


def _sides(parties: Iterable[Party]) -> list[Side]:
    return [Side(name=party.name, code=party.code, country=party.country) for party in parties]


def _voices(voices: Iterable[Voice]) -> list[Speaker]:
    return [Speaker(name=v.name, kind=v.kind, affiliation=v.affiliation) for v in voices]
