"""The JSON form of a reading, ``dateline.reading/2``, and the way back.

Spans are flattened into whatever they belong to, missing values are None, times are ISO 8601 with
their offset, and keys stand in the order of the schema (``reading.schema.json``).
"""

from datetime import date, datetime
from typing import Any

from dateline.records.claim import Claim, Dispute, Speaker
from dateline.records.document import Document, Extent, Section, Span
from dateline.records.entity import Entity, Link, Office, Reference
from dateline.records.event import EventMention, Participant
from dateline.records.mention import Figure, PlaceMention, TimeMention
from dateline.records.reading import Issue, Reader, Reading
from dateline.records.time import Interval

SCHEMA = "dateline.reading/2"

Form = dict[str, Any]

_NO_SPAN: Form = {"start": None, "end": None, "quote": None}
_NO_INTERVAL: Form = {"earliest": None, "latest": None, "granularity": None, "basis": None}


def reading_form(reading: Reading) -> Form:
    """The reading as plain dicts, lists, strings and numbers, ready for JSON.

    >>> from dateline.records import Reader, Reading, make_document
    >>> parts = "sentences entities times places arms figures claims events disputes issues".split()
    >>> nothing = {part: () for part in parts}
    >>> reader = Reader(name="none", version="0")
    >>> reading_form(Reading(reader=reader, document=make_document("A text."), **nothing))["schema"]
    'dateline.reading/2'
    """
    return {
        "schema": SCHEMA,
        "reader": {"name": reading.reader.name, "version": reading.reader.version},
        "document": _document_form(reading.document, sentences=reading.sentences),
        "entities": [_entity_form(entity) for entity in reading.entities],
        "times": [_time_form(time) for time in reading.times],
        "places": [_place_form(place) for place in reading.places],
        "arms": [_span_form(span) for span in reading.arms],
        "figures": [_figure_form(figure) for figure in reading.figures],
        "claims": [_claim_form(claim) for claim in reading.claims],
        "events": [_event_form(event) for event in reading.events],
        "disputes": [_dispute_form(dispute) for dispute in reading.disputes],
        "issues": [_issue_form(issue) for issue in reading.issues],
    }


def _span_form(span: Span) -> Form:
    return {"start": span.start, "end": span.end, "quote": span.quote}


def _extent_form(extent: Extent) -> Form:
    return {"start": extent.start, "end": extent.end}


def _interval_form(interval: Interval) -> Form:
    return {
        "earliest": interval.earliest.isoformat(),
        "latest": interval.latest.isoformat(),
        "granularity": interval.granularity,
        "basis": interval.basis,
    }


def _document_form(document: Document, *, sentences: tuple[Extent, ...]) -> Form:
    return {
        "id": document.id,
        "title": document.title,
        "text": document.text,
        "url": document.url,
        "outlet": document.outlet,
        "language": document.language,
        "published_at": document.published_at.isoformat() if document.published_at else None,
        "retrieved_at": document.retrieved_at.isoformat() if document.retrieved_at else None,
        "sections": [_section_form(section) for section in document.sections],
        "sentences": [_extent_form(sentence) for sentence in sentences],
    }


def _section_form(section: Section) -> Form:
    return {"label": section.label, "start": section.start, "end": section.end}


def _entity_form(entity: Entity) -> Form:
    return {
        "id": entity.id,
        "name": entity.name,
        "type": entity.type,
        "country": entity.country,
        "code": entity.code,
        "based_in": list(entity.based_in),
        "sector": entity.sector,
        "roles": list(entity.roles),
        "offices": [_office_form(office) for office in entity.offices],
        "link": _link_form(entity.link) if entity.link else None,
        "mentions": [_span_form(mention) for mention in entity.mentions],
        "references": [_reference_form(reference) for reference in entity.references],
    }


def _link_form(link: Link) -> Form:
    return {"rule": link.rule, "row": link.row, "score": link.score}


def _reference_form(reference: Reference) -> Form:
    return {**_span_form(reference.span), "rule": reference.rule, "score": reference.score}


def _office_form(office: Office) -> Form:
    return {
        "title": office.title,
        "of": office.of,
        "from": office.since.isoformat() if office.since else None,
        "to": office.to.isoformat() if office.to else None,
    }


def _time_form(time: TimeMention) -> Form:
    interval = _interval_form(time.interval) if time.interval else _NO_INTERVAL
    return {**_span_form(time.span), "type": time.type, "value": time.value, "mod": time.mod, **interval}


def _place_form(place: PlaceMention) -> Form:
    return {
        **_span_form(place.span),
        "name": place.name,
        "country": place.country,
        "admin1": place.admin1,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "precision": place.precision,
    }


def _figure_form(figure: Figure) -> Form:
    return {
        **_span_form(figure.span),
        "minimum": figure.minimum,
        "maximum": figure.maximum,
        "unit": figure.unit,
        "vague": figure.vague,
        "outcome": figure.outcome,
        "event": figure.event,
    }


def _speaker_form(speaker: Speaker) -> Form:
    return {
        "kind": speaker.kind,
        **(_span_form(speaker.span) if speaker.span else _NO_SPAN),
        "entity": speaker.entity,
        "count": speaker.count,
        "affiliation": speaker.affiliation,
        "rule": speaker.rule,
        "stands_for": _span_form(speaker.stands_for) if speaker.stands_for else None,
    }


def _claim_form(claim: Claim) -> Form:
    return {
        "id": claim.id,
        "speaker": _speaker_form(claim.speaker),
        "via": [_speaker_form(relayer) for relayer in claim.via],
        "told_to": _span_form(claim.told_to) if claim.told_to else None,
        "cue": _span_form(claim.cue) if claim.cue else None,
        "content": [_span_form(span) for span in claim.content],
        "manner": claim.manner,
        "certainty": claim.certainty,
        "said": _interval_form(claim.said) if claim.said else None,
    }


def _participant_form(participant: Participant) -> Form:
    return {
        **_span_form(participant.span),
        "entity": participant.entity,
        "country": participant.country,
        "rule": participant.rule,
    }


def _event_form(event: EventMention) -> Form:
    return {
        "id": event.id,
        "type": event.type,
        "mode": event.mode,
        "quad": event.quad,
        "score": event.score,
        "cameo": event.cameo,
        "trigger": _span_form(event.trigger),
        "actors": [_participant_form(actor) for actor in event.actors],
        "recipients": [_participant_form(recipient) for recipient in event.recipients],
        "place": _place_form(event.place) if event.place else None,
        "interval": _interval_form(event.interval) if event.interval else None,
        "status": event.status,
        "historical": event.historical,
        "claim": event.claim,
        "confidence": event.confidence,
    }


def _dispute_form(dispute: Dispute) -> Form:
    return {"about": dispute.about, "sides": [list(side) for side in dispute.sides]}


def _issue_form(issue: Issue) -> Form:
    return {"where": issue.where, "what": issue.what}


def parse_reading(form: Form) -> Reading:
    """The reading that a form was made from: equal in every part.

    Raises ValueError when the form is not a complete ``dateline.reading/2``. What the values say is
    not checked; ``reading.schema.json`` does that.
    """
    if not isinstance(form, dict) or form.get("schema") != SCHEMA:
        raise ValueError(f"not a reading: the form does not say schema {SCHEMA!r}")
    try:
        return _parse_parts(form)
    except (KeyError, TypeError) as error:
        raise ValueError(f"not a whole reading: {error}") from error


def _parse_parts(form: Form) -> Reading:
    return Reading(
        reader=Reader(name=form["reader"]["name"], version=form["reader"]["version"]),
        document=_parse_document(form["document"]),
        sentences=tuple(
            Extent(start=part["start"], end=part["end"]) for part in form["document"]["sentences"]
        ),
        entities=tuple(map(_parse_entity, form["entities"])),
        times=tuple(map(_parse_time, form["times"])),
        places=tuple(map(_parse_place, form["places"])),
        arms=tuple(map(_parse_span, form["arms"])),
        figures=tuple(map(_parse_figure, form["figures"])),
        claims=tuple(map(_parse_claim, form["claims"])),
        events=tuple(map(_parse_event, form["events"])),
        disputes=tuple(map(_parse_dispute, form["disputes"])),
        issues=tuple(Issue(where=issue["where"], what=issue["what"]) for issue in form["issues"]),
    )


def _parse_span(form: Form) -> Span:
    return Span(start=form["start"], end=form["end"], quote=form["quote"])


def _parse_optional_span(form: Form | None) -> Span | None:
    return _parse_span(form) if form else None


def _parse_instant(words: str | None) -> datetime | None:
    return datetime.fromisoformat(words) if words else None


def _parse_interval(form: Form | None) -> Interval | None:
    if form is None or form["earliest"] is None:
        return None
    return Interval(
        earliest=datetime.fromisoformat(form["earliest"]),
        latest=datetime.fromisoformat(form["latest"]),
        granularity=form["granularity"],
        basis=form["basis"],
    )


def _parse_document(form: Form) -> Document:
    return Document(
        id=form["id"],
        title=form["title"],
        text=form["text"],
        url=form["url"],
        outlet=form["outlet"],
        language=form["language"],
        published_at=_parse_instant(form["published_at"]),
        retrieved_at=_parse_instant(form["retrieved_at"]),
        sections=tuple(
            Section(label=part["label"], start=part["start"], end=part["end"]) for part in form["sections"]
        ),
    )


def _parse_entity(form: Form) -> Entity:
    return Entity(
        id=form["id"],
        name=form["name"],
        type=form["type"],
        country=form["country"],
        code=form["code"],
        based_in=tuple(form["based_in"]),
        sector=form["sector"],
        roles=tuple(form["roles"]),
        offices=tuple(map(_parse_office, form["offices"])),
        link=Link(**form["link"]) if form["link"] else None,
        mentions=tuple(map(_parse_span, form["mentions"])),
        references=tuple(map(_parse_reference, form["references"])),
    )


def _parse_reference(form: Form) -> Reference:
    return Reference(span=_parse_span(form), rule=form["rule"], score=form["score"])


def _parse_office(form: Form) -> Office:
    return Office(
        title=form["title"],
        of=form["of"],
        since=date.fromisoformat(form["from"]) if form["from"] else None,
        to=date.fromisoformat(form["to"]) if form["to"] else None,
    )


def _parse_time(form: Form) -> TimeMention:
    return TimeMention(
        span=_parse_span(form),
        type=form["type"],
        value=form["value"],
        mod=form["mod"],
        interval=_parse_interval(form),
    )


def _parse_place(form: Form) -> PlaceMention:
    return PlaceMention(
        span=_parse_span(form),
        name=form["name"],
        country=form["country"],
        admin1=form["admin1"],
        latitude=form["latitude"],
        longitude=form["longitude"],
        precision=form["precision"],
    )


def _parse_figure(form: Form) -> Figure:
    return Figure(
        span=_parse_span(form),
        minimum=form["minimum"],
        maximum=form["maximum"],
        unit=form["unit"],
        vague=form["vague"],
        outcome=form["outcome"],
        event=form["event"],
    )


def _parse_speaker(form: Form) -> Speaker:
    return Speaker(
        kind=form["kind"],
        span=_parse_span(form) if form["start"] is not None else None,
        entity=form["entity"],
        count=form["count"],
        affiliation=form["affiliation"],
        rule=form["rule"],
        stands_for=_parse_optional_span(form["stands_for"]),
    )


def _parse_claim(form: Form) -> Claim:
    return Claim(
        id=form["id"],
        speaker=_parse_speaker(form["speaker"]),
        via=tuple(map(_parse_speaker, form["via"])),
        told_to=_parse_optional_span(form["told_to"]),
        cue=_parse_optional_span(form["cue"]),
        content=tuple(map(_parse_span, form["content"])),
        manner=form["manner"],
        certainty=form["certainty"],
        said=_parse_interval(form["said"]),
    )


def _parse_participant(form: Form) -> Participant:
    return Participant(
        span=_parse_span(form), entity=form["entity"], country=form["country"], rule=form["rule"]
    )


def _parse_event(form: Form) -> EventMention:
    return EventMention(
        id=form["id"],
        type=form["type"],
        mode=form["mode"],
        quad=form["quad"],
        score=form["score"],
        cameo=form["cameo"],
        trigger=_parse_span(form["trigger"]),
        actors=tuple(map(_parse_participant, form["actors"])),
        recipients=tuple(map(_parse_participant, form["recipients"])),
        place=_parse_place(form["place"]) if form["place"] else None,
        interval=_parse_interval(form["interval"]),
        status=form["status"],
        historical=form["historical"],
        claim=form["claim"],
        confidence=form["confidence"],
    )


def _parse_dispute(form: Form) -> Dispute:
    one, other = form["sides"]
    return Dispute(about=form["about"], sides=(tuple(one), tuple(other)))
