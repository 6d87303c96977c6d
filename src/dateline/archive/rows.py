"""A reading → rows of the archive's tables."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from dateline.accounts import make_account
from dateline.archive.copies import make_signature
from dateline.origins import shingles
from dateline.records import Claim, Document, Entity, Party, Reading, TimeMention, Told

Row = dict[str, Any]


def rows_of(reading: Reading, *, item: str) -> Iterator[tuple[str, Row]]:
    """Every row that a reading gives, with the name of its table."""
    document = reading.document
    yield "documents", _document(reading, item=item)
    for entity in reading.entities:
        yield "entities", _entity(entity, document)
    for told in make_account(reading).told:
        yield "events", _event(told, document)
    for claim in reading.claims:
        yield "claims", _claim(claim, document)
    for time in reading.times:
        yield "times", _time(time, document)
    for issue in reading.issues:
        where = f"{item}, {issue.where}"
        yield "issues", {"item": where, "document": document.id, "refused": False, "what": issue.what}


def _document(reading: Reading, *, item: str) -> Row:
    document = reading.document
    offset = document.published_at.utcoffset() if document.published_at else None
    return {
        "document": document.id,
        "item": item,
        "title": document.title,
        "outlet": document.outlet,
        "url": document.url,
        "language": document.language,
        "published_at": _utc(document.published_at),
        "utc_offset": None if offset is None else int(offset.total_seconds() // 60),
        "retrieved_at": _utc(document.retrieved_at),
        "words": len(document.text.split()),
        "text": document.text,
        "sentence_starts": [sentence.start for sentence in reading.sentences],
        "sentence_ends": [sentence.end for sentence in reading.sentences],
        "section_labels": [section.label for section in document.sections],
        "section_starts": [section.start for section in document.sections],
        "section_ends": [section.end for section in document.sections],
        "signature": make_signature(shingles(document)).tolist(),
    }


def _entity(entity: Entity, document: Document) -> Row:
    first = min(entity.mentions, key=lambda span: span.start, default=None)
    return {
        "document": document.id,
        "entity": entity.id,
        "name": entity.name,
        "type": entity.type,
        "country": entity.country,
        "code": entity.code,
        "sector": entity.sector,
        "based_in": list(entity.based_in),
        "roles": list(entity.roles),
        "offices": [office.title for office in entity.offices],
        "rule": entity.link.rule if entity.link else None,
        "link_score": entity.link.score if entity.link else None,
        "mentions": len(entity.mentions),
        "start": first.start if first else None,
        "end": first.end if first else None,
    }


def _event(told: Told, document: Document) -> Row:
    place = told.place
    return {
        "document": document.id,
        "event": told.id,
        "claim": told.claim,
        "day": told.day,
        "last_day": told.last_day,
        "type": told.type,
        "mode": told.mode,
        "quad": told.quad,
        "score": told.score,
        "cameo": told.cameo,
        "status": told.status,
        "historical": told.historical,
        **_side("actor", told.actors),
        **_side("recipient", told.recipients),
        "place": place.name if place else None,
        "place_country": place.country if place else None,
        "place_admin1": place.admin1 if place else None,
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
        "precision": place.precision if place else None,
        "voice": told.voice.name,
        "voice_kind": told.voice.kind,
        "affiliation": told.voice.affiliation,
        "via": [voice.name for voice in told.via],
        "certainty": told.certainty,
        "confidence": told.confidence,
        "trigger": told.word,
        "trigger_start": told.trigger.start,
        "trigger_end": told.trigger.end,
        "sentence": document.text[told.sentence.start : told.sentence.end],
        "start": told.sentence.start,
        "end": told.sentence.end,
    }


def _side(name: str, parties: tuple[Party, ...]) -> Row:
    return {
        f"{name}s": [party.name for party in parties],
        f"{name}_codes": [party.code for party in parties],
        f"{name}_countries": [party.country for party in parties],
    }


def _claim(claim: Claim, document: Document) -> Row:
    speaker = claim.speaker
    return {
        "document": document.id,
        "claim": claim.id,
        "voice": speaker.span.quote if speaker.span else None,
        "voice_kind": speaker.kind,
        "entity": speaker.entity,
        "count": speaker.count,
        "affiliation": speaker.affiliation,
        "via": [relayer.span.quote for relayer in claim.via if relayer.span],
        "told_to": claim.told_to.quote if claim.told_to else None,
        "cue": claim.cue.quote if claim.cue else None,
        "manner": claim.manner,
        "certainty": claim.certainty,
        "content": [span.quote for span in claim.content],
        "starts": [span.start for span in claim.content],
        "ends": [span.end for span in claim.content],
        "said_from": _utc(claim.said.earliest) if claim.said else None,
        "said_to": _utc(claim.said.latest) if claim.said else None,
    }


def _time(time: TimeMention, document: Document) -> Row:
    return {
        "document": document.id,
        "quote": time.span.quote,
        "start": time.span.start,
        "end": time.span.end,
        "type": time.type,
        "value": time.value,
        "mod": time.mod,
        "earliest": _utc(time.interval.earliest) if time.interval else None,
        "latest": _utc(time.interval.latest) if time.interval else None,
    }


def _utc(at: datetime | None) -> datetime | None:
    return at.astimezone(UTC) if at else None
