"""Events → JSON-LD in the words of schema.org: NewsArticle, Event, Claim, Quotation."""

from collections.abc import Iterator
from typing import Any

from dateline.exports.chosen import Chosen
from dateline.exports.codes import nations
from dateline.exports.json_lines import without_empty, write_json
from dateline.exports.words import headline, one_line, web_address
from dateline.records import Document, Event, Party, Saying, Spot

_NAMESPACE = "urn:dateline:"
_KINDS = {"PERSON": "Person", "ORG": "Organization", "GPE": "AdministrativeArea"}


def make_jsonld(chosen: Chosen) -> bytes:
    """One graph: the reports that tell the events, the events, and what speakers say of them."""
    graph = [
        *(_article(document) for document in chosen.documents),
        *(_event(event, chosen) for event in chosen.events),
        *_sayings(chosen),
    ]
    return write_json({"@context": "https://schema.org", "@graph": graph})


def _article(document: Document) -> dict[str, Any]:
    outlet = one_line(document.outlet or "")
    return without_empty(
        {
            "@type": "NewsArticle",
            "@id": _NAMESPACE + document.id,
            "headline": one_line(document.title or ""),
            "url": web_address(document.url),
            "publisher": {"@type": "Organization", "name": outlet} if outlet else None,
            "datePublished": document.published_at.isoformat() if document.published_at else None,
            "inLanguage": document.language,
        }
    )


def _event(event: Event, chosen: Chosen) -> dict[str, Any]:
    return without_empty(
        {
            "@type": "Event",
            "@id": _NAMESPACE + event.id,
            "name": headline(event),
            "description": chosen.sentence(event.shown),
            "startDate": event.day.isoformat() if event.day else None,
            "endDate": event.last_day.isoformat() if event.last_day else None,
            "eventStatus": "https://schema.org/EventScheduled" if event.status == "planned" else None,
            "location": _place(event.place),
            "actor": [_party(party) for party in event.actors],
            "about": [_party(party) for party in event.recipients],
            "keywords": [event.type, *filter(None, [event.mode]), event.status, event.standing],
            "subjectOf": [
                {"@id": _NAMESPACE + id} for id in dict.fromkeys(t.document for t in event.tellings)
            ],
        }
    )


def _party(party: Party) -> dict[str, Any]:
    kind = _KINDS.get(party.type or "", "Thing")
    form = {"@type": kind, "name": one_line(party.name), "identifier": party.code}
    if kind == "Person":
        form |= {"jobTitle": party.office and one_line(party.office)}
    return without_empty(form)


def _place(place: Spot | None) -> dict[str, Any] | None:
    if place is None:
        return None
    nation = nations().get(place.country or "")
    point = {"@type": "GeoCoordinates", "latitude": place.latitude, "longitude": place.longitude}
    address = {"@type": "PostalAddress", "addressCountry": nation.alpha2 if nation else None}
    return without_empty(
        {
            "@type": "Place",
            "name": one_line(place.name or ""),
            "address": address if nation and nation.alpha2 else None,
            "geo": point if place.latitude is not None and place.longitude is not None else None,
        }
    )


def _sayings(chosen: Chosen) -> Iterator[dict[str, Any]]:
    """The claims that carry the events, a quotation where only quoted words are given."""
    about: dict[str, list[str]] = {}
    for event in chosen.events:
        for telling in event.tellings:
            about.setdefault(telling.told.claim, []).append(event.id)
    for saying in chosen.view.find_sayings():
        if saying.id in about:
            yield _saying(saying, tuple(dict.fromkeys(about[saying.id])))


def _saying(saying: Saying, events: tuple[str, ...]) -> dict[str, Any]:
    quotation = saying.manner == "direct"
    article = {"@id": _NAMESPACE + saying.document}
    speaker = _speaker(saying)
    form = {
        "@type": "Quotation" if quotation else "Claim",
        "@id": _NAMESPACE + saying.id,
        "text": one_line(" … ".join(span.quote for span in saying.content)),
        "about": [{"@id": _NAMESPACE + id} for id in events],
        "keywords": [saying.certainty, saying.manner],
        "author": speaker,
    }
    return without_empty({**form, "isPartOf": article} if quotation else {**form, "appearance": article})


def _speaker(saying: Saying) -> dict[str, Any]:
    return without_empty(
        {
            "@type": "Thing",
            "name": one_line(saying.speaker),
            "identifier": saying.affiliation,
            "description": saying.kind,
        }
    )
