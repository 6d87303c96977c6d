"""Documents as rows, and rows as the same documents again.

A column holds what every database can hold: no NUL, no half of a surrogate pair, no offset of part of a
minute. Where that is not the whole document, the row carries the document itself as well (`exact`).
"""

import hashlib
import json
import re
import zlib
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from dateline.records import Document, Section
from dateline.store.entries import Entry

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def storable(words: str) -> str:
    """The words with U+FFFD for every character that some database cannot hold; as many characters as before."""
    return _UNSTORABLE.sub("\ufffd", words)


def storable_or_none(words: str | None) -> str | None:
    """The same for words that may be missing."""
    return None if words is None else storable(words)


def pack(form: Any) -> bytes:
    """The form as JSON, deflated."""
    return zlib.compress(json.dumps(form, separators=(",", ":")).encode("ascii"))


def unpack(payload: bytes) -> Any:
    """The form that was packed. Raises ValueError when the bytes are damaged."""
    try:
        return json.loads(zlib.decompress(payload))
    except zlib.error as error:
        raise ValueError(f"damaged: {error}") from error


def document_row(document: Document) -> dict[str, Any]:
    """The columns of a document, without those that its place in the case adds."""
    form = _document_form(document)
    row: dict[str, Any] = {
        "id": storable(document.id),
        "text": storable(document.text),
        "title": storable_or_none(document.title),
        "url": storable_or_none(document.url),
        "outlet": storable_or_none(document.outlet),
        "language": storable_or_none(document.language),
        "published_at": _instant(document.published_at),
        "published_offset": _offset(document.published_at),
        "retrieved_at": _instant(document.retrieved_at),
        "retrieved_offset": _offset(document.retrieved_at),
        "sections": json.dumps(form["sections"]),
        "exact": None,
        "digest": document_digest(document),
    }
    return row if _document_form(make_document_of(row)) == form else {**row, "exact": pack(form)}


def document_digest(document: Document) -> str:
    """A hash over all of a document, what its id leaves out included."""
    return hashlib.sha256(json.dumps(_document_form(document)).encode("ascii")).hexdigest()


def make_document_of(row: Mapping[Any, Any]) -> Document:
    """The document that the row was made from. Raises ValueError when the row is damaged."""
    if row["exact"] is not None:
        return _parse_document(unpack(row["exact"]))
    return Document(
        id=row["id"],
        text=row["text"],
        title=row["title"],
        url=row["url"],
        outlet=row["outlet"],
        language=row["language"],
        published_at=_clock(row["published_at"], row["published_offset"]),
        retrieved_at=_clock(row["retrieved_at"], row["retrieved_offset"]),
        sections=_parse_sections(json.loads(row["sections"])),
    )


def make_entry(row: Mapping[Any, Any]) -> Entry:
    """The entry of a row of documents."""
    return Entry(
        document=make_document_of(row),
        canonical_url=row["canonical_url"],
        source=row["source"],
        added_at=row["added_at"],
        replaces=row["replaces"],
    )


def _instant(at: datetime | None) -> datetime | None:
    if at is None:
        return None
    try:
        return at.astimezone(UTC)
    except OverflowError:  # a clock at the edge of the calendar, some hours from UTC
        return datetime.max.replace(tzinfo=UTC) if at.year > 1 else datetime.min.replace(tzinfo=UTC)


def _offset(at: datetime | None) -> int | None:
    offset = at.utcoffset() if at else None
    return None if offset is None else offset // timedelta(minutes=1)


def _clock(at: datetime | None, offset: int | None) -> datetime | None:
    """The moment on the clock it was given on."""
    if at is None or offset is None:
        return at
    try:
        return at.astimezone(timezone(timedelta(minutes=offset)))
    except OverflowError:
        return at


def _document_form(document: Document) -> dict[str, Any]:
    return {
        "id": document.id,
        "text": document.text,
        "title": document.title,
        "url": document.url,
        "outlet": document.outlet,
        "language": document.language,
        "published_at": document.published_at.isoformat() if document.published_at else None,
        "retrieved_at": document.retrieved_at.isoformat() if document.retrieved_at else None,
        "sections": [[section.label, section.start, section.end] for section in document.sections],
    }


def _parse_document(form: dict[str, Any]) -> Document:
    published, retrieved = form["published_at"], form["retrieved_at"]
    return Document(
        **{
            **form,
            "published_at": datetime.fromisoformat(published) if published else None,
            "retrieved_at": datetime.fromisoformat(retrieved) if retrieved else None,
            "sections": _parse_sections(form["sections"]),
        }
    )


def _parse_sections(form: list[tuple[str, int, int]]) -> tuple[Section, ...]:
    return tuple(Section(label=label, start=start, end=end) for label, start, end in form)
