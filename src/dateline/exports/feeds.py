"""Events → Atom and JSON Feed, what was told last first; the sources of a case → OPML."""

import uuid
from collections.abc import Iterable
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit, urlunsplit
from xml.etree import ElementTree as ET

from dateline.exports.chosen import Chosen, voice_text
from dateline.exports.json_lines import without_empty, write_json
from dateline.exports.words import headline, instant, kind_text, one_line, web_address
from dateline.records import Event

_NAMESPACE = uuid.UUID("6f3f6a52-52c1-5c0c-8a64-0f3b7f1f2a77")
_ATOM = "http://www.w3.org/2005/Atom"
_TITLE = "Events of a case"
_MAKER = "Dateline"
_FEED = "urn:dateline:events"


def _last(event: Event) -> datetime | None:
    return max((t.published_at for t in event.tellings if t.published_at), default=None)


def _newest_first(events: Iterable[Event], *, as_of: datetime) -> list[Event]:
    return sorted(events, key=lambda event: (_last(event) or as_of, event.id), reverse=True)


def _urn(event: Event) -> str:
    return f"urn:uuid:{uuid.uuid5(_NAMESPACE, event.id)}"


def _link(event: Event, chosen: Chosen) -> str | None:
    return web_address(chosen.document(event.shown.document).url)


def _text(event: Event, chosen: Chosen) -> str:
    told = event.shown
    origins = "1 origin" if event.origins == 1 else f"{event.origins} origins"
    return f"“{chosen.sentence(told)}” — {voice_text(told)} ({event.standing}, {origins})"


def make_atom(chosen: Chosen) -> bytes:
    """A feed with an entry for each event; updated when a report told it last."""
    as_of = chosen.view.as_of
    feed = ET.Element("feed", {"xmlns": _ATOM})
    _add(feed, "title", _TITLE)
    _add(feed, "id", _FEED)
    _add(feed, "updated", instant(as_of))
    _add(ET.SubElement(feed, "author"), "name", _MAKER)
    for event in _newest_first(chosen.events, as_of=as_of):
        entry = ET.SubElement(feed, "entry")
        _add(entry, "title", headline(event))
        _add(entry, "id", _urn(event))
        _add(entry, "published", instant(event.first.published_at))
        _add(entry, "updated", instant(_last(event) or as_of))
        if link := _link(event, chosen):
            ET.SubElement(entry, "link", {"rel": "related", "href": link})
        for term in (kind_text(event), event.status, event.standing):
            ET.SubElement(entry, "category", {"term": term})
        _add(entry, "summary", _text(event, chosen))
    return _xml(feed)


def _add(parent: ET.Element, name: str, text: str | None) -> None:
    if text:
        ET.SubElement(parent, name).text = text


def _xml(root: ET.Element) -> bytes:
    ET.indent(root, " ")
    made: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return made + b"\n"


def make_jsonfeed(chosen: Chosen) -> bytes:
    """The same as JSON Feed 1.1."""
    as_of = chosen.view.as_of
    items = [_item(event, chosen) for event in _newest_first(chosen.events, as_of=as_of)]
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": _TITLE,
        "description": f"As of {instant(as_of)}",
        "authors": [{"name": _MAKER}],
        "language": "en",
    }
    return write_json({**feed, "items": items})


def _item(event: Event, chosen: Chosen) -> dict[str, Any]:
    return without_empty(
        {
            "id": _urn(event),
            "external_url": _link(event, chosen),
            "title": headline(event),
            "content_text": _text(event, chosen),
            "date_published": instant(event.first.published_at),
            "date_modified": instant(_last(event)),
            "tags": [kind_text(event), event.status, event.standing],
        }
    )


def make_opml(chosen: Chosen) -> bytes:
    """OPML 2.0 of the feeds that the case follows, by address; nothing where it follows none."""
    feeds = (source.address for source in chosen.view.case.sources() if source.kind == "feed")
    addresses = sorted({_without_password(address) for address in feeds if web_address(address)})
    if not addresses:
        return b""
    root = ET.Element("opml", {"version": "2.0"})
    _add(ET.SubElement(root, "head"), "title", "Sources of a case")
    body = ET.SubElement(root, "body")
    for address in addresses:
        ET.SubElement(body, "outline", {"type": "rss", "text": one_line(address), "xmlUrl": address})
    return _xml(root)


def _without_password(address: str) -> str:
    parts = urlsplit(address)
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))
