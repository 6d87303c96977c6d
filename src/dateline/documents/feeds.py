"""Feeds and lists of feeds → the addresses of reports, and what the feed says of each.

In: the text of an RSS, Atom or JSON feed, or of an OPML list. Out: a Feed or a FeedList. feedparser reads RSS and
Atom in all their dialects; it is given text only, never an address, and text that no honest feed holds is
refused before. Dates are read by `dateline.dates`, because feedparser's own guess between two readings.
"""

import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from html import escape, unescape
from typing import Any
from urllib.parse import urljoin

from dateline.dates import parse_publication
from dateline.documents.addresses import host_of
from dateline.documents.draft import Draft, Facts
from dateline.documents.markup import refuse_hostile, root_name
from dateline.documents.pages import parse_page
from dateline.errors import InputError

MOST_ENTRIES = 500
"""Entries of a feed that are taken: the newest."""

MOST_FEEDS = 1000
"""Feeds of a list that are taken: the first."""

_FEWEST_WORDS = 100  # of an entry's text, for it to be a report and not a teaser
_ENTRY_END = re.compile(r"</(?:[\w.-]+:)?(?:item|entry)\s*>")
_ENTRY_START = re.compile(r"<(?:[\w.-]+:)?(?:item|entry)[\s>]")
_DATE = re.compile(r"<(?:pubDate|published|updated|dc:date|issued)\b[^>]{0,100}>([^<]{1,60})<")
_JSON_FEED = re.compile(r'\s*\{[^\[{]{0,2000}"version"\s*:\s*"https?://jsonfeed\.org/version/', re.DOTALL)
_BARE_AMPERSAND = re.compile(r"&(?!(?:#\d{1,7}|#x[0-9a-f]{1,6}|amp|lt|gt|quot|apos);)", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{1,200}>")
_ROOTS = {"rss": "feed", "rdf": "feed", "feed": "feed", "opml": "list"}
_ANOTHER = "give the address of an RSS, Atom or JSON feed, or an OPML list"


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """What a feed says of a report: its address, when it came out and last changed, and its text, if it is there.

    `html` is the full text, where the feed declares one; summaries are left out.
    """

    link: str | None
    title: str | None
    published_at: datetime | None
    updated_at: datetime | None
    html: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed as read: `entries` are the newest of the `found`, without those that have neither address nor text."""

    item: str
    title: str | None
    language: str | None
    entries: tuple[FeedEntry, ...]
    found: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedList:
    """A list of feeds as read: `addresses` are the first of the `found`."""

    item: str
    addresses: tuple[str, ...]
    found: int


def looks_like_feed(text: str) -> bool:
    """Whether a text is a feed or a list of feeds, told by its beginning."""
    return root_name(text) in _ROOTS or _JSON_FEED.match(text) is not None


def parse_feed(text: str, *, item: str, url: str | None = None) -> Feed | FeedList:
    """The feed or the list in a text; `url` is where it was fetched from, if it was.

    Raises InputError for anything else, and for markup made to exhaust its reader.
    """
    kind = _ROOTS.get(root_name(text))
    if kind == "list":
        return _parse_list(refuse_hostile(text, item=item), item=item)
    if kind == "feed":
        return _parse_xml(text, item=item, url=url)
    if _JSON_FEED.match(text):
        return _parse_json(text, item=item, url=url)
    cause = "it is a web page, not a feed" if "<html" in text[:2000].lower() else "it is not a feed"
    raise InputError(item, cause=cause, next_step=_ANOTHER)


def make_entry_draft(entry: FeedEntry, *, feed: Feed) -> Draft | None:
    """The report as the feed itself gives it; None where that is a teaser or nothing."""
    item = entry.link or feed.item
    if entry.html is None:
        return None
    head = f"<title>{escape(entry.title or '')}</title>"
    html = f"<html><head>{head}</head><body><article>{entry.html}</article></body></html>"
    try:
        draft = parse_page(html, item=item)
    except InputError:
        return None
    return draft if len(draft.text.split()) >= _FEWEST_WORDS else None


def entry_facts(entry: FeedEntry, *, feed: Feed) -> Facts:
    """What the feed says of a report."""
    return Facts(
        title=entry.title,
        url=entry.link,
        outlet=feed.title,
        language=feed.language,
        published_at=entry.published_at,
    )


def _parse_xml(text: str, *, item: str, url: str | None) -> Feed:
    import feedparser

    short, found = _newest(text)
    body = refuse_hostile(short, item=item).encode("utf-8", "replace")
    headers = {"content-type": "application/xml; charset=utf-8", "content-location": url or ""}
    try:
        parsed: Any = feedparser.parse(
            io.BytesIO(body), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
        )
    except (ValueError, LookupError, AttributeError, TypeError, RecursionError, AssertionError) as error:
        cause = f"the feed cannot be parsed ({type(error).__name__})"
        raise InputError(item, cause=cause, next_step=_ANOTHER) from error
    is_rss = str(parsed.get("version") or "").startswith("rss")
    entries = tuple(_xml_entry(entry, is_rss=is_rss, url=url) for entry in parsed.entries[:MOST_ENTRIES])
    return Feed(
        item=item,
        title=_line(parsed.feed.get("title")),
        language=_line(parsed.feed.get("language")),
        entries=tuple(filter(_is_worth_something, entries)),
        found=max(found, len(parsed.entries)),
    )


def _newest(text: str) -> tuple[str, int]:
    """The text with its newest entries only, and how many there were.

    Feeds stand in order; the first and the last date tell which end is the newer one, and where they do not it
    is the first, as is the custom.
    """
    starts = [match.start() for match in _ENTRY_START.finditer(text)]
    ends = [match.end() for match in _ENTRY_END.finditer(text)]
    if len(starts) <= MOST_ENTRIES or not ends:
        return text, len(starts)
    dates = list(filter(None, map(_moment, _DATE.findall(text[starts[0] : ends[0]]))))
    last_dates = list(filter(None, map(_moment, _DATE.findall(text[starts[-1] :]))))
    if dates and last_dates and last_dates[0] > dates[0]:
        return text[: starts[0]] + text[starts[-MOST_ENTRIES] :], len(starts)
    return text[: starts[MOST_ENTRIES]] + text[max(ends[-1], starts[MOST_ENTRIES]) :], len(starts)


def _xml_entry(entry: Any, *, is_rss: bool, url: str | None) -> FeedEntry:
    """The entry; in RSS `dc:date` is the day of publication, in Atom `updated` is not."""
    updated = _moment(entry["updated"]) if "updated" in entry else None
    published = _moment(entry["published"]) if "published" in entry else None
    texts = (str(part.get("value") or "") for part in entry.get("content", ()))
    return FeedEntry(
        link=_address(entry.get("link"), url=url),
        title=_line(entry.get("title")),
        published_at=published or (updated if is_rss else None),
        updated_at=updated,
        html=next(filter(None, texts), None),
    )


def _parse_json(text: str, *, item: str, url: str | None) -> Feed:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        cause = "it is a JSON feed that is broken or cut short"
        raise InputError(item, cause=cause, next_step=_ANOTHER) from error
    items = value.get("items")
    found = [entry for entry in items if isinstance(entry, dict)] if isinstance(items, list) else []
    entries = [_json_entry(entry, url=url) for entry in found]
    if len(entries) > MOST_ENTRIES:
        first, last = entries[0].published_at, entries[-1].published_at
        is_oldest_first = first is not None and last is not None and first < last
        entries = entries[-MOST_ENTRIES:] if is_oldest_first else entries[:MOST_ENTRIES]
    return Feed(
        item=item,
        title=_line(value.get("title")),
        language=_line(value.get("language")),
        entries=tuple(filter(_is_worth_something, entries)),
        found=len(found),
    )


def _json_entry(entry: dict[str, Any], *, url: str | None) -> FeedEntry:
    html, text = entry.get("content_html"), entry.get("content_text")
    paragraphs = (
        "".join(f"<p>{escape(line)}</p>" for line in text.split("\n")) if isinstance(text, str) else ""
    )
    return FeedEntry(
        link=_address(entry.get("url"), url=url),
        title=_line(entry.get("title")),
        published_at=_moment(entry.get("date_published")),
        updated_at=_moment(entry.get("date_modified")),
        html=(html if isinstance(html, str) else paragraphs) or None,
    )


def _parse_list(text: str, *, item: str) -> FeedList:
    from lxml import etree

    # Lists are often written by hand, with a bare "&" in an address, where a parser would drop the rest of it.
    body = _BARE_AMPERSAND.sub("&amp;", text).encode("utf-8", "replace")
    parser = etree.XMLParser(
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        encoding="utf-8",
    )
    try:
        root: Any = etree.fromstring(body, parser)
    except etree.XMLSyntaxError:
        root = None
    found = list(dict.fromkeys(_outlined(root))) if root is not None else []
    if not found:
        raise InputError(item, cause="no feed is named in this list", next_step=_ANOTHER)
    return FeedList(item=item, addresses=tuple(found[:MOST_FEEDS]), found=len(found))


def _outlined(root: Any) -> Iterator[str]:
    """The addresses of the feeds, whatever the case in which the attribute is written."""
    for outline in root.iter():
        named = {name.lower(): value for name, value in outline.attrib.items() if isinstance(name, str)}
        address = _address(named.get("xmlurl"), url=None)
        if address:
            yield address


def _is_worth_something(entry: FeedEntry) -> bool:
    return bool(entry.link or entry.html)


def _line(words: object) -> str | None:
    """Plain words on one line; None where there are none, or too many for a title."""
    plain = unescape(_TAG.sub("", words)) if isinstance(words, str) else ""
    line = " ".join(plain.split())
    return line if 0 < len(line) <= 500 else None


def _address(words: object, *, url: str | None) -> str | None:
    """A web address, made whole; None for every other kind."""
    if not isinstance(words, str) or len(words) > 2000:
        return None
    try:
        address = urljoin(url or "", words.strip())
    except ValueError:
        return None
    return address if host_of(address) and address.isprintable() and " " not in address else None


def _moment(words: object) -> datetime | None:
    try:
        return parse_publication(words) if isinstance(words, str) else None
    except InputError:
        return None
