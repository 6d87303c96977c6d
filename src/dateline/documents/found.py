"""Bytes found under an item → the reports in them, or the feed that they are."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from dateline.documents.decoding import charset_in_page, decode_text
from dateline.documents.draft import Draft, Facts
from dateline.documents.feeds import Feed, FeedList, looks_like_feed, parse_feed
from dateline.documents.json_records import parse_lines, parse_records
from dateline.documents.pages import parse_page
from dateline.errors import InputError

Kind = Literal["text", "page", "records", "lines", "feed"]

_LOOKS_LIKE_PAGE = re.compile(r"\s*(?:<!doctype html|<html|<\?xml|<!--|<head|<body)", re.IGNORECASE)
_LOOKS_LIKE_RECORDS = re.compile(r'\s*(?:\{\s*"|\[\s*\{)')
_LOOKS_LIKE_LINES = re.compile(r"\s*\{[^\n]*\}[ \t\r]*\n\s*\{")
_CHARSET_IN_XML = re.compile(rb"""^\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([A-Za-z0-9_.:-]{2,40})""")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Bytes found under an item, and what is known of them before they are read."""

    item: str
    body: bytes
    kind: Kind | None = None
    charset: str | None = None
    url: str | None = None
    retrieved_at: datetime | None = None


def read_found(found: Found) -> Iterator[Draft | Feed | FeedList | InputError]:
    """The reports in bytes that are all there, or the feed that they are, whatever kind they were said to be."""
    text = ""
    if found.kind != "lines":
        text = decode_text(found.body, item=found.item, declared=found.charset or _charset_within(found.body))
    kind = _kind(found, text=text)
    if kind == "feed":
        yield parse_feed(text, item=found.item, url=found.url)
    elif kind == "lines":
        yield from parse_lines(found.body.split(b"\n"), item=found.item)
    elif kind == "records":
        yield from parse_records(text, item=found.item)
    elif kind == "page":
        page = parse_page(text, item=found.item, url=found.url)
        yield replace(page, facts=replace(page.facts, retrieved_at=found.retrieved_at))
    else:
        facts = Facts(url=found.url, retrieved_at=found.retrieved_at)
        yield Draft(item=found.item, text=text, facts=facts)


def _charset_within(body: bytes) -> str | None:
    declared = _CHARSET_IN_XML.match(body[:300])
    return declared.group(1).decode("ascii") if declared else charset_in_page(body)


def _kind(found: Found, *, text: str) -> Kind:
    """The kind that was told; a feed is one whatever it is called, but for the words of a plain text file."""
    if found.kind == "lines" or (found.kind == "text" and found.url is None):
        return found.kind
    return "feed" if looks_like_feed(text) else found.kind or _kind_of_text(text)


def _kind_of_text(text: str) -> Kind:
    """The kind that the beginning of a text tells."""
    if _LOOKS_LIKE_PAGE.match(text):
        return "page"
    if _LOOKS_LIKE_RECORDS.match(text):
        return "lines" if _LOOKS_LIKE_LINES.match(text) else "records"
    return "text"
