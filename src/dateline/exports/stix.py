"""Events → a STIX 2.1 bundle: reports, identities, locations, notes on events, relationships."""

import uuid
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

from dateline.exports.chosen import Chosen, voice_text
from dateline.exports.codes import nations
from dateline.exports.json_lines import without_empty, write_json
from dateline.exports.words import headline, kind_text, one_line, web_address
from dateline.records import Document, Event, Party, Spot

_NAMESPACE = uuid.UUID("5a6c1f0e-0d6b-5c37-9a51-3c1e5f3d9b11")
_TIMELESS = "1970-01-01T00:00:00.000Z"  # of what has no time of its own; the same in every export
_CLASSES = {"PERSON": "individual", "ORG": "organization", "NORP": "group", "GPE": "organization"}
_SHOWN = 5  # tellings quoted in a note


def make_stix(chosen: Chosen) -> bytes:
    """One bundle. Ids are UUIDs made from content, so that a second import changes nothing twice."""
    objects: dict[str, dict[str, Any]] = {}
    notes: dict[str, list[str]] = {}
    for event in chosen.events:
        for found in _objects_of(event, chosen):
            objects.setdefault(found["id"], found)
        for telling in event.tellings:
            notes.setdefault(telling.document, []).append(_id("note", event.id))
    for document in chosen.documents:
        report = _report(document, dict.fromkeys(notes[document.id]))
        objects[report["id"]] = report
    listed = sorted(
        objects.values(), key=lambda found: (_ORDER.index(found["type"]), found["created"], found["id"])
    )
    return write_json({"type": "bundle", "id": _id("bundle", *objects), "objects": listed})


_ORDER = ("identity", "location", "report", "note", "relationship")


def _id(kind: str, *parts: str) -> str:
    return f"{kind}--{uuid.uuid5(_NAMESPACE, chr(31).join((kind, *parts)))}"


def _stamp(at: datetime | None) -> str:
    if at is None:
        return _TIMELESS
    moment = at.astimezone(UTC)
    return f"{moment:%Y-%m-%dT%H:%M:%S}.{moment.microsecond // 1000:03d}Z"


def _object(
    kind: str, *parts: str, at: datetime | None = None, until: datetime | None = None
) -> dict[str, Any]:
    """What every object begins with; changed at `until`, when it was told last, where that is known."""
    created = _stamp(at)
    return {
        "type": kind,
        "spec_version": "2.1",
        "id": _id(kind, *parts),
        "created": created,
        "modified": _stamp(until) if until else created,
    }


def _objects_of(event: Event, chosen: Chosen) -> Iterator[dict[str, Any]]:
    actors, recipients = [_identity(p) for p in event.actors], [_identity(p) for p in event.recipients]
    place = _location(event.place)
    yield from actors
    yield from recipients
    if place:
        yield place
    reports = [_id("report", id) for id in dict.fromkeys(t.document for t in event.tellings)]
    parts = [found["id"] for found in (*actors, *recipients, *([place] if place else []))]
    yield _note(event, [*dict.fromkeys(parts), *reports], chosen)
    for actor in actors:
        for recipient in recipients:
            if actor["id"] != recipient["id"]:
                yield _relationship(event, actor["id"], recipient["id"])


def _identity(party: Party) -> dict[str, Any]:
    name = one_line(party.name) or "unknown"
    kind = _CLASSES.get(party.type or "", "unknown")
    form = {
        **_object("identity", party.code or "", name, kind),
        "name": name,
        "identity_class": kind,
        "labels": [f"code:{party.code}"] if party.code else [],
        "roles": [one_line(party.office)] if party.office else [],
    }
    return without_empty({**form, "id": _id("identity", party.code or "", name, kind, party.office or "")})


def _location(place: Spot | None) -> dict[str, Any] | None:
    """The place; None for one that STIX cannot hold: neither point nor country."""
    if place is None:
        return None
    nation = nations().get(place.country or "")
    country = nation.alpha2 if nation else None
    point = place.latitude is not None and place.longitude is not None
    if not (country or point):
        return None
    name = one_line(place.name or "")
    where = {"latitude": place.latitude, "longitude": place.longitude} if point else {}
    id = _object("location", name, country or "", str(place.latitude), str(place.longitude))
    city = {"city": name} if place.precision == "city" else {}
    return without_empty({**id, "name": name, "country": country, **city}) | where


def _report(document: Document, notes: Iterable[str]) -> dict[str, Any]:
    title = one_line(document.title or "") or document.id
    reference = {
        "source_name": one_line(document.outlet or "") or "unknown outlet",
        "external_id": document.id,
    }
    url = web_address(document.url)
    return {
        **_object("report", document.id, at=document.published_at),
        "name": title,
        "published": _stamp(document.published_at),
        "object_refs": list(notes),
        "external_references": [{**reference, **({"url": url} if url else {})}],
    }


def _note(event: Event, refs: list[str], chosen: Chosen) -> dict[str, Any]:
    moments = sorted(t.published_at for t in event.tellings if t.published_at)
    said = [f"“{chosen.sentence(t)}” — {voice_text(t)}" for t in _first(event)]
    form = {
        **_object(
            "note", event.id, at=moments[0] if moments else None, until=moments[-1] if moments else None
        ),
        "abstract": headline(event),
        "content": "\n".join(said),
        "authors": list(dict.fromkeys(one_line(voice.name) for voice in event.voices)),
        "labels": [
            kind_text(event),
            f"status:{event.status}",
            f"standing:{event.standing}",
            f"origins:{event.origins}",
        ],
        "object_refs": refs,
        "external_references": [{"source_name": "dateline", "external_id": event.id}],
    }
    return without_empty(form)


def _first(event: Event) -> list[Any]:
    kept = {telling.told.id: telling for telling in (event.shown, *event.tellings)}
    return list(kept.values())[:_SHOWN]


def _relationship(event: Event, actor: str, recipient: str) -> dict[str, Any]:
    moments = sorted(t.published_at for t in event.tellings if t.published_at)
    return {
        **_object(
            "relationship",
            event.id,
            actor,
            recipient,
            at=moments[0] if moments else None,
            until=moments[-1] if moments else None,
        ),
        "relationship_type": "related-to",
        "description": headline(event),
        "source_ref": actor,
        "target_ref": recipient,
    }
