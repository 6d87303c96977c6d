"""A reading → what it tells, in brief."""

import re
from collections.abc import Iterator
from datetime import datetime

from dateline.accounts.around import claim_at, sentence_at
from dateline.accounts.counters import counter_of
from dateline.accounts.retractions import find_retractions
from dateline.accounts.sides import other_side, parties_of
from dateline.accounts.signs import find_described, find_stated, find_undone, names_in
from dateline.accounts.voices import Voices
from dateline.accounts.words import content_words, stem_of
from dateline.records import (
    Account,
    Claim,
    Counted,
    Document,
    EventMention,
    Extent,
    Figure,
    Opposed,
    Reading,
    Spot,
    Told,
    Voice,
    days_of,
)

_ANEW = re.compile(
    r"\b(second|third|fourth|another|new|fresh|further|renewed|separate|again)\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\s+(?:\w+ ){0,2}?(?:of (?:them|whom|these|those)|(?:was|were|are) among (?:the|those))\b"
)
_BEFORE = 40  # characters in front of a trigger that may tell it from an earlier event
_HEADWORDS = 24


def make_account(
    reading: Reading, *, origin: str | None = None, counts_from: datetime | None = None
) -> Account:
    """What a report tells, in brief.

    `origin` is the id of the text that it goes back to, else its own; `counts_from` when it began to be
    known, else what the report itself says of that.
    """
    document = reading.document
    voices = Voices(document, reading.entities, origin=origin or document.id)
    told = tuple(_told(reading, voices))
    lead = _lead(reading)
    title = document.title or ""
    return Account(
        document=document.id,
        title=document.title,
        lead=lead,
        outlet=document.outlet,
        url=document.url,
        published_at=document.published_at,
        counts_from=counts_from or document.counts_from,
        origin=origin or document.id,
        told=told,
        counted=tuple(_counted(reading, voices)),
        opposed=tuple(_opposed(reading, voices)),
        undone=tuple(find_undone(reading, voices)),
        described=tuple(find_described(reading, voices)),
        stated=tuple(find_stated(reading, voices)),
        headwords=tuple(content_words(f"{title} {document.text[lead.start : lead.end]}"))[:_HEADWORDS],
    )


def _lead(reading: Reading) -> Extent:
    """The first two sentences."""
    sentences = reading.sentences[:2]
    if not sentences:
        return Extent(start=0, end=0)
    return Extent(start=sentences[0].start, end=sentences[-1].end)


def _told(reading: Reading, voices: Voices) -> Iterator[Told]:
    """The event mentions of a reading, in the order of their triggers.

    What stands in a paragraph that takes something back is told by the outlet as not done; the words that take it
    back are no event.
    """
    document = reading.document
    retractions = find_retractions(document)
    entities = {entity.id: entity for entity in reading.entities}
    claims = {claim.id: claim for claim in reading.claims}
    for event in sorted(reading.events, key=lambda e: (e.trigger.start, e.trigger.end, e.id)):
        at = event.trigger.start
        retraction = next((r for r in retractions if r.paragraph.start <= at < r.paragraph.end), None)
        if retraction and retraction.words.start <= at < retraction.words.end:
            continue
        taken_back = retraction is not None and event.status in ("occurred", "ongoing")
        sentence = sentence_at(reading, at)
        days = days_of(event.interval)
        claim = claims[event.claim]
        actors, recipients = parties_of(event.actors, entities), parties_of(event.recipients, entities)
        other = other_side(reading, event, sentence)
        yield Told(
            id=event.id,
            claim=event.claim,
            type=event.type,
            mode=event.mode,
            quad=event.quad,
            score=event.score,
            cameo=event.cameo,
            status="denied" if taken_back else event.status,
            historical=event.historical,
            actors=actors or (other if recipients else ()),
            recipients=(*recipients, *other) if actors else recipients,
            place=_spot(event),
            day=days[0] if days else None,
            last_day=days[1] if days else None,
            trigger=Extent(start=event.trigger.start, end=event.trigger.end),
            sentence=sentence,
            word=event.trigger.quote,
            stem=stem_of(event.trigger.quote.split()[0]),
            names=names_in(document.text[sentence.start : sentence.end]),
            words=tuple(content_words(document.text[sentence.start : sentence.end])),
            anew=is_told_anew(document, event.trigger.start),
            voice=voices.outlet if taken_back else voices.of(claim),
            via=() if taken_back else voices.through(claim),
            certainty=claim.certainty,
            confidence=event.confidence,
        )


def is_told_anew(document: Document, start: int) -> bool:
    """Whether the words before a trigger tell its event from an earlier one: "a second strike"."""
    return _ANEW.search(document.text[max(0, start - _BEFORE) : start]) is not None


def _spot(event: EventMention) -> Spot | None:
    place = event.place
    if place is None:
        return None
    return Spot(
        name=place.name,
        country=place.country,
        admin1=place.admin1,
        latitude=place.latitude,
        longitude=place.longitude,
        precision=place.precision,
    )


def _counted(reading: Reading, voices: Voices) -> Iterator[Counted]:
    for figure in reading.figures:
        if figure.unit is None or _PART.match(reading.document.text, figure.span.end):
            continue
        claim = claim_at(reading, figure.span.start)
        yield Counted(
            minimum=figure.minimum,
            maximum=figure.maximum,
            unit=figure.unit,
            vague=figure.vague,
            outcome=figure.outcome,
            span=Extent(start=figure.span.start, end=figure.span.end),
            sentence=sentence_at(reading, figure.span.start),
            quote=figure.span.quote,
            told=figure.event,
            claim=claim.id if claim else None,
            voice=_counting(reading, figure, claim, voices),
        )


def _counting(reading: Reading, figure: Figure, claim: Claim | None, voices: Voices) -> Voice:
    """Who gives a number: the speaker, else whoever the sentence says counts, else the outlet."""
    if claim and claim.speaker.kind != "outlet":
        return voices.of(claim)
    counter = counter_of(reading, figure)
    return voices.named(*counter) if counter else voices.outlet


def _opposed(reading: Reading, voices: Voices) -> Iterator[Opposed]:
    claims = {claim.id: claim for claim in reading.claims}
    told: dict[str, str] = {}
    for event in reading.events:
        told.setdefault(event.claim, event.id)
    for dispute in reading.disputes:
        one, other = (claims[side[0]] for side in dispute.sides)
        yield Opposed(
            about=dispute.about,
            one=voices.of(one),
            here=sentence_at(reading, one.content[0].start),
            other=voices.of(other),
            there=sentence_at(reading, other.content[0].start),
            told=told.get(one.id) or told.get(other.id),
        )
