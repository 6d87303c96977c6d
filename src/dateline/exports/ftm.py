"""Events → FollowTheMoney entities, a JSON object a line: Person, Organization, PublicBody, Event, Article, Mention."""

from collections.abc import Iterable, Iterator
from typing import Any

from dateline.exports.chosen import Chosen
from dateline.exports.codes import nations, sector_of_party
from dateline.exports.json_lines import digits_of, without_empty, write_json_lines
from dateline.exports.words import headline, instant, kind_text, one_line, web_address
from dateline.records import Document, Event, Party, Spot

_SHOWN = 20  # reports named as publishers of one event


def make_ftm(chosen: Chosen) -> bytes:
    """The parties, the events and the articles that tell them, and which article names whom."""
    entities: dict[str, dict[str, Any]] = {}
    for found in _entities(chosen):
        entities.setdefault(found["id"], found)
    return write_json_lines(entities.values())


def _entities(chosen: Chosen) -> Iterator[dict[str, Any]]:
    for document in chosen.documents:
        yield _article(document)
    for event in chosen.events:
        for party in (*event.actors, *event.recipients):
            yield _party(party)
        yield _event(event, chosen)
        for telling in event.tellings:
            for party in (*telling.told.actors, *telling.told.recipients):
                yield _party(party)
                yield _mention(party, telling.document)


def _entity(id: str, schema: str, properties: dict[str, Iterable[str | None]]) -> dict[str, Any]:
    kept = {name: list(dict.fromkeys(filter(None, values))) for name, values in properties.items()}
    return {"id": id, "schema": schema, "properties": without_empty(kept)}


def _article(document: Document) -> dict[str, Any]:
    return _entity(
        document.id.replace("_", "-"),
        "Article",
        {
            "title": [one_line(document.title or "")],
            "fileName": [document.id],
            "publisher": [one_line(document.outlet or "")],
            "sourceUrl": [web_address(document.url)],
            "publishedAt": [_moment(document)],
        },
    )


def _moment(document: Document) -> str | None:
    """When it was published, in UTC and without a zone, as FollowTheMoney writes moments."""
    at = instant(document.published_at)
    return at.removesuffix("Z").removesuffix(":00") if at else None


def _party(party: Party) -> dict[str, Any]:
    schema = "Person" if party.type == "PERSON" else _body(party)
    properties: dict[str, Iterable[str | None]] = {
        "name": [one_line(party.name) or "unknown"],
        "country": [_country(party.country)],
        "position" if schema == "Person" else "notes": [party.office and one_line(party.office)],
    }
    return _entity(_party_id(party), schema, properties)


def _body(party: Party) -> str:
    if party.type in ("ORG", "GPE") and party.country and sector_of_party(party) == "GOV":
        return "PublicBody"
    return "Organization" if party.type in ("ORG", "GPE") else "LegalEntity"


def _party_id(party: Party) -> str:
    parts = (party.type, party.code, party.country, one_line(party.name), party.office)
    return f"party-{digits_of('party', *parts)}"


def _country(code: str | None) -> str | None:
    nation = nations().get(code or "")
    return nation.alpha2.lower() if nation and nation.alpha2 else None


def _event(event: Event, chosen: Chosen) -> dict[str, Any]:
    documents = list(dict.fromkeys(telling.document for telling in event.tellings))
    known = [chosen.document(id) for id in documents[:_SHOWN]]
    return _entity(
        event.id.replace("_", "-"),
        "Event",
        {
            "name": [headline(event)],
            "summary": [chosen.sentence(event.shown)],
            "description": [f"{event.standing}; {event.origins} origins, {event.reports} reports"],
            "keywords": [kind_text(event), event.status, event.standing],
            "startDate": [event.day.isoformat() if event.day else None],
            "endDate": [event.last_day.isoformat() if event.last_day else None],
            "location": [_place(event.place)],
            "country": [_country(event.place.country) if event.place else None],
            "organizer": [_party_id(party) for party in event.actors],
            "involved": [_party_id(party) for party in (*event.actors, *event.recipients)],
            "proof": [id.replace("_", "-") for id in documents],
            "publisher": [one_line(document.outlet or "") for document in known],
            "sourceUrl": [web_address(document.url) for document in known],
            "recordId": [event.id],
        },
    )


def _place(place: Spot | None) -> str | None:
    return one_line(place.name) if place and place.name else None


def _mention(party: Party, document: str) -> dict[str, Any]:
    parts = (document, _party_id(party))
    return _entity(
        f"mention-{digits_of('mention', *parts)}",
        "Mention",
        {
            "document": [document.replace("_", "-")],
            "name": [one_line(party.name) or "unknown"],
            "resolved": [_party_id(party)],
            "detectedSchema": [_party(party)["schema"]],
        },
    )
