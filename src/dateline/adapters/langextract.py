"""Readings → JSON Lines in the shape of LangExtract's annotated documents, whose viewer and loader then read them."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from dateline.records import Claim, EventMention, Interval, PlaceMention, Reading, Span, Speaker, TimeMention

Attributes = dict[str, str | list[str]]


def write_langextract(readings: Iterable[Reading], file: str | Path) -> int:
    """Writes one line for each reading, in the order given, and says how many there were.

    The whole text of every report goes out: mind the rights of its owner. The same readings give the same bytes. Half
    of a surrogate pair, which UTF-8 cannot hold, is written as U+FFFD.
    """
    count = 0
    with Path(file).open("w", encoding="utf-8", newline="\n") as out:
        for reading in readings:
            line = json.dumps(langextract_form(reading), ensure_ascii=False)
            out.write(line.encode("utf-16", "surrogatepass").decode("utf-16", "replace") + "\n")
            count += 1
    return count


def langextract_form(reading: Reading) -> dict[str, Any]:
    """A reading as LangExtract's `AnnotatedDocument`: its fields, in its order, values in texts and lists of texts.

    Extractions come in the order of the text and are counted from 1. What belongs to one claim (its words, its
    speaker, the events that it carries) has one `group_index`; times and places have none.
    """
    found = sorted(_extractions(reading), key=lambda one: (one[1].start, one[1].end))
    return {
        "extractions": [
            {
                "extraction_class": kind,
                "extraction_text": span.quote,
                "char_interval": {"start_pos": span.start, "end_pos": span.end},
                "alignment_status": "match_exact",
                "extraction_index": index,
                "group_index": group,
                "description": None,
                "attributes": attributes,
            }
            for index, (kind, span, group, attributes) in enumerate(found, start=1)
        ],
        "text": reading.document.text,
        "document_id": reading.document.id,
    }


def _extractions(reading: Reading) -> Iterator[tuple[str, Span, int | None, Attributes]]:
    groups = {claim.id: n for n, claim in enumerate(reading.claims)}
    claims = {claim.id: claim for claim in reading.claims}
    names = {entity.id: entity.name for entity in reading.entities}
    outlet = reading.document.outlet
    for claim in reading.claims:
        said = _claim(claim, names, outlet)
        yield from (("claim", words, groups[claim.id], said) for words in claim.content)
        if claim.speaker.span is not None:
            yield "speaker", claim.speaker.span, groups[claim.id], _speaker(claim, names, outlet)
    for event in reading.events:
        told = _event(event, claims[event.claim], names, outlet)
        yield "event", event.trigger, groups[event.claim], told
    yield from (("time", time.span, None, _time(time)) for time in reading.times)
    yield from (("place", place.span, None, _place(place)) for place in reading.places)


def _event(event: EventMention, claim: Claim, names: dict[str, str], outlet: str | None) -> Attributes:
    return _stated(
        id=event.id,
        type=event.type,
        mode=event.mode,
        quad=event.quad,
        cameo=event.cameo,
        status=event.status,
        historical=event.historical,
        actors=[names.get(party.entity or "", party.span.quote) for party in event.actors],
        actor_countries=[party.country or "" for party in event.actors],
        recipients=[names.get(party.entity or "", party.span.quote) for party in event.recipients],
        recipient_countries=[party.country or "" for party in event.recipients],
        place=event.place.name if event.place else None,
        place_country=event.place.country if event.place else None,
        **_days(event.interval),
        voice=_voice(claim.speaker, names, outlet),
        certainty=claim.certainty,
        confidence=event.confidence,
        claim=event.claim,
    )


def _claim(claim: Claim, names: dict[str, str], outlet: str | None) -> Attributes:
    return _stated(
        id=claim.id,
        voice=_voice(claim.speaker, names, outlet),
        voice_kind=claim.speaker.kind,
        affiliation=claim.speaker.affiliation,
        via=[_voice(speaker, names, outlet) or "" for speaker in claim.via],
        told_to=claim.told_to.quote if claim.told_to else None,
        cue=claim.cue.quote if claim.cue else None,
        manner=claim.manner,
        certainty=claim.certainty,
        **_days(claim.said),
    )


def _speaker(claim: Claim, names: dict[str, str], outlet: str | None) -> Attributes:
    speaker = claim.speaker
    return _stated(
        name=_voice(speaker, names, outlet),
        kind=speaker.kind,
        count=speaker.count,
        affiliation=speaker.affiliation,
        claim=claim.id,
    )


def _time(time: TimeMention) -> Attributes:
    return _stated(type=time.type, value=time.value, mod=time.mod, **_days(time.interval))


def _place(place: PlaceMention) -> Attributes:
    return _stated(
        name=place.name,
        country=place.country,
        admin1=place.admin1,
        latitude=place.latitude,
        longitude=place.longitude,
        precision=place.precision,
    )


def _days(interval: Interval | None) -> dict[str, str]:
    if interval is None:
        return {}
    return {
        "earliest": interval.earliest.isoformat(),
        "latest": interval.latest.isoformat(),
        "granularity": interval.granularity,
    }


def _voice(speaker: Speaker, names: dict[str, str], outlet: str | None) -> str | None:
    """Who speaks, by name; the outlet for its own words."""
    if speaker.kind == "outlet":
        return outlet
    words = speaker.stands_for or speaker.span
    name = names.get(speaker.entity or "") if speaker.kind == "named" else None
    return name or (words.quote if words else None)


def _stated(**values: str | float | bool | list[str] | None) -> Attributes:
    """The values as texts and lists of texts, without those that nobody states."""
    return {
        name: value if isinstance(value, list) else _text(value)
        for name, value in values.items()
        if value is not None and value != []
    }


def _text(value: str | float | bool) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
