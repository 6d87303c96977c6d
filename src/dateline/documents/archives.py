"""Web archives (WARC) → the pages in them.

In: an open .warc or .warc.gz file. Out: drafts of its pages, with the address and the moment of capture. fastwarc
finds the records; what is packed inside them is unpacked here, so that a record that lies costs only itself.
Nothing is written to the disk, and the names in an archive stay names.
"""

import io
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, BinaryIO
from urllib.parse import urlsplit

from dateline.documents.addresses import host_of
from dateline.documents.draft import Draft
from dateline.documents.found import Found, Kind, read_found
from dateline.errors import InputError

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_MOST_BYTES = 20_000_000
_MOST_BREAKS = 1000  # after so many broken places an archive is let be
_CHUNK = 1 << 20
_STARTS = (b"\x1f\x8b\x08", b"WARC/1.")
_KINDS: dict[str, Kind] = {"text/html": "page", "application/xhtml+xml": "page", "text/plain": "text"}
_BROKEN = "the archive is broken here or cut short"
_GO_ON = "the records after it are read; take the page from another copy of the archive"
_WHOLE = "give a whole .warc or .warc.gz file"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    """The body of a record as it stands in the archive, and what its headers say."""

    url: str
    body: bytes
    kind: Kind
    charset: str | None
    codings: tuple[str, ...]
    captured_at: datetime | None


class _BrokenError(Exception):
    """A record is not what its headers say."""


def read_archive(file: BinaryIO, *, item: str) -> Iterator[Draft | InputError]:
    """The pages of an archive in order; what is no page (pictures, scripts, answers of errors) is passed over.

    A broken record is an InputError of its own, and reading goes on at the next one. Raises InputError where
    no page is found at all.
    """
    found = False
    for page in _pages(file, item=item):
        found = True
        if isinstance(page, InputError):
            yield page
        else:
            yield _read_page(page, item=f"{item}, {page.url}")
    if not found:
        raise InputError(item, cause="no page of a web archive is in it", next_step=_WHOLE)


def _pages(file: BinaryIO, *, item: str) -> Iterator[_Page | InputError]:
    """The pages, found from one broken place to the next."""
    at: int | None = 0
    seen = told = False
    for _ in range(_MOST_BREAKS):
        last = at or 0
        try:
            for record in _records(file, at=last):
                last = record.stream_pos
                if page := _page(record, item=item):
                    seen, told = True, False
                    yield page
            return
        except (OSError, _BrokenError):
            if seen and not told:
                yield InputError(f"{item}, byte {last}", cause=_BROKEN, next_step=_GO_ON)
                told = True
        at = _next_start(file, after=last)
        if at is None:
            return


def _records(file: BinaryIO, *, at: int) -> "Iterator[WarcRecord]":
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    file.seek(at)
    yield from ArchiveIterator(
        file,
        record_types=WarcRecordType.response | WarcRecordType.resource,
        parse_http=True,
        auto_decode="none",
    )


def _next_start(file: BinaryIO, *, after: int) -> int | None:
    """The next place where a record may begin; a wrong guess fails at once and is passed over."""
    at = after + 1
    file.seek(at)
    before = b""
    while part := file.read(_CHUNK):
        places = [place for mark in _STARTS if (place := (before + part).find(mark)) >= 0]
        if places:
            return at - len(before) + min(places)
        at, before = at + len(part), (before + part)[-8:]
    return None


def _page(record: "WarcRecord", *, item: str) -> _Page | InputError | None:
    """The page in a record; None for what is no page."""
    url = (record.headers.get("WARC-Target-URI") or "").strip("<>")
    body = _limited(record.reader)
    if len(body) != min(record.content_length, _MOST_BYTES + 1):
        raise _BrokenError
    headers: Any = record.http_headers if record.is_http else record.headers
    if headers is None or (record.is_http and headers.status_code is None):
        raise _BrokenError
    kind = _KINDS.get((headers.get("Content-Type") or "").split(";")[0].strip().lower())
    is_page = kind and host_of(url) and urlsplit(url).path != "/robots.txt"
    if not is_page or kind is None or (record.is_http and headers.status_code != 200):
        return None
    if len(body) > _MOST_BYTES:
        cause = f"it is larger than {_MOST_BYTES // 1_000_000} MB"
        return InputError(f"{item}, {url}", cause=cause, next_step="give the file of a single report")
    names = f"{headers.get('Transfer-Encoding') or ''},{headers.get('Content-Encoding') or ''}"
    return _Page(
        url=url,
        body=body,
        kind=kind,
        charset=record.http_charset if record.is_http else None,
        codings=tuple(name for name in (part.strip().lower() for part in names.split(",")) if name),
        captured_at=record.record_date or None,
    )


def _limited(reader: Any) -> bytes:
    """All that a reader holds, or one byte more than a page may have."""
    body = bytearray()
    while len(body) <= _MOST_BYTES and (part := reader.read(_MOST_BYTES + 1 - len(body))):
        body += part
    return bytes(body)


def _read_page(page: _Page, *, item: str) -> Draft | InputError:
    try:
        found = Found(
            item=item,
            body=_unpacked(page, item=item),
            kind=page.kind,
            charset=page.charset,
            url=page.url,
            retrieved_at=page.captured_at,
        )
        part = next(iter(read_found(found)))
    except InputError as refusal:
        return refusal
    if isinstance(part, Draft | InputError):
        return part
    return InputError(item, cause="it is a feed, not a page", next_step="give the pages themselves")


def _unpacked(page: _Page, *, item: str) -> bytes:
    """The body without the codings that its headers name; many archives keep the headers and unpack the body."""
    body = page.body
    for coding in page.codings:
        try:
            body = _decoded(body, coding=coding)
        except (OSError, zlib.error) as error:
            cause = f"what it holds is broken or cut short ({coding})"
            raise InputError(item, cause=cause, next_step=_WHOLE) from error
        if len(body) > _MOST_BYTES:
            cause = f"it is larger than {_MOST_BYTES // 1_000_000} MB"
            raise InputError(item, cause=cause, next_step="give the file of a single report")
    return body


def _decoded(body: bytes, *, coding: str) -> bytes:
    from fastwarc.stream_io import BrotliReader, ChunkedReader, ZstdReader

    if coding == "chunked":
        is_chunked = body[:1].isalnum() and body.partition(b"\n")[0].split(b";")[0].strip().isalnum()
        return _limited(ChunkedReader(io.BytesIO(body))) if is_chunked else body
    if coding in ("gzip", "x-gzip", "deflate"):
        return _inflated(body, coding=coding)
    if coding in ("br", "zstd"):
        return _limited((BrotliReader if coding == "br" else ZstdReader)(io.BytesIO(body)))
    return body


def _inflated(body: bytes, *, coding: str) -> bytes:
    if coding != "deflate" and not body.startswith(b"\x1f\x8b"):
        return body
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 32)
    plain = unpacker.decompress(body, _MOST_BYTES + 1)
    if not unpacker.eof and len(plain) <= _MOST_BYTES:
        raise OSError("cut short")
    return plain
