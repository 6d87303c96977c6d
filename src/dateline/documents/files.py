"""What the user names → the reports in it: a file, an address, standard input."""

import os
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Literal
from urllib.parse import urlsplit

from dateline.documents.decoding import charset_in_page, decode_text
from dateline.documents.draft import Draft, Facts
from dateline.documents.fetch import DEFAULT_LIMITS, FetchLimits, fetch_page
from dateline.documents.json_records import parse_lines, parse_records
from dateline.documents.pages import parse_page
from dateline.documents.prepare import make_report
from dateline.errors import InputError
from dateline.records import Document

Kind = Literal["text", "page", "records", "lines"]

_MOST_BYTES = 20_000_000
_KINDS: dict[str, Kind] = {
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".markdown": "text",
    ".html": "page",
    ".htm": "page",
    ".xhtml": "page",
    ".json": "records",
    ".jsonl": "lines",
    ".ndjson": "lines",
}
_TYPES: dict[str, Kind] = {
    "text/html": "page",
    "application/xhtml+xml": "page",
    "text/plain": "text",
    "application/json": "records",
}
_GIVE_A_FILE = "give a .txt, .md, .html, .json or .jsonl file"
_LOOKS_LIKE_PAGE = re.compile(r"\s*(?:<!doctype html|<html|<\?xml|<!--|<head|<body)", re.IGNORECASE)
_LOOKS_LIKE_RECORDS = re.compile(r'\s*(?:\{\s*"|\[\s*\{)')
_LOOKS_LIKE_LINES = re.compile(r"\s*\{[^\n]*\}[ \t\r]*\n\s*\{")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """What the user says of all reports of a call; it goes before what a page or record says.

    `published` must be aware. `allow_private` permits addresses inside the own network.
    """

    published: datetime | None = None
    outlet: str | None = None
    allow_private: bool = False
    limits: FetchLimits = DEFAULT_LIMITS

    def __post_init__(self) -> None:
        if self.published is not None and self.published.tzinfo is None:
            raise ValueError(f"published has no offset from UTC: {self.published.isoformat()}")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """Bytes found under an item, and what is known of them before they are read."""

    item: str
    body: bytes
    kind: Kind | None = None
    charset: str | None = None
    url: str | None = None
    retrieved_at: datetime | None = None


_DEFAULTS = ReadOptions()


def read_documents(item: str, *, options: ReadOptions = _DEFAULTS) -> Iterator[Document | InputError]:
    """The reports in one item, in order; what cannot be read comes as the InputError that says why.

    An item is the name of a file (.txt, .md, .html, .json, .jsonl; one without an ending is told by its
    content), a folder (every such file in it and below, by name, without hidden ones and links to elsewhere), an http
    or https address, or ``-`` for standard input. The text of a plain file is exactly
    what the file holds. Files and pages over 20 MB are refused; a JSON Lines file may be longer, its
    lines may not.
    """
    if "://" not in item and os.path.isdir(item):
        yield from _read_folder(Path(item), options=options)
        return
    try:
        for draft in _drafts(item, options=options):
            yield _document(draft, options=options)
    except InputError as refusal:
        yield refusal
    except OSError as error:
        yield _unreadable(item, error=error)


def _read_folder(folder: Path, *, options: ReadOptions) -> Iterator[Document | InputError]:
    found = False
    closed: list[OSError] = []
    for place, folders, names in os.walk(folder, onerror=closed.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for path in (Path(place) / name for name in sorted(names) if not name.startswith(".")):
            if path.suffix.lower() in _KINDS and path.is_file() and not path.is_symlink():
                found = True
                yield from read_documents(str(path), options=options)
    for error in closed:
        yield _unreadable(str(error.filename), error=error)
    if not found and not closed:
        yield InputError(str(folder), cause="no report is in this folder", next_step=_GIVE_A_FILE)


def _document(draft: Draft | InputError, *, options: ReadOptions) -> Document | InputError:
    """The report with what the user says of it put before what it says of itself."""
    if isinstance(draft, InputError):
        return draft
    facts = replace(
        draft.facts,
        published_at=options.published or draft.facts.published_at,
        outlet=options.outlet or draft.facts.outlet,
    )
    try:
        return make_report(replace(draft, facts=facts))
    except InputError as refusal:
        return refusal


def _drafts(item: str, *, options: ReadOptions) -> Iterator[Draft | InputError]:
    if not item:
        raise InputError("(no name)", cause="it names nothing", next_step=_GIVE_A_FILE)
    if item == "-":
        yield from _read(_Found(item="standard input", body=_standard_input()))
    elif "://" in item:
        yield from _read(_fetched(item, options=options))
    elif _kind_of_file(item) == "lines":
        with _opened(item) as file:
            yield from parse_lines(_lines(file), item=item)
    else:
        with _opened(item) as file:
            body = _limited(file, item=item)
        yield from _read(_Found(item=item, body=body, kind=_kind_of_file(item)))


def _read(found: _Found) -> Iterator[Draft | InputError]:
    """The reports in bytes that are all there."""
    text = ""
    if found.kind != "lines":
        charset = found.charset or charset_in_page(found.body)
        text = decode_text(found.body, item=found.item, declared=charset)
    kind = found.kind or _kind_of_text(text)
    if kind == "lines":
        yield from parse_lines(found.body.split(b"\n"), item=found.item)
    elif kind == "records":
        yield from parse_records(text, item=found.item)
    elif kind == "page":
        page = parse_page(text, item=found.item, url=found.url)
        yield replace(page, facts=replace(page.facts, retrieved_at=found.retrieved_at))
    else:
        facts = Facts(url=found.url, retrieved_at=found.retrieved_at)
        yield Draft(item=found.item, text=text, facts=facts)


def _fetched(item: str, *, options: ReadOptions) -> _Found:
    page = fetch_page(item, allow_private=options.allow_private, limits=options.limits)
    kind = _TYPES.get(page.content_type)
    if kind == "text":
        kind = _KINDS.get(PurePosixPath(urlsplit(page.url).path).suffix.lower(), kind)
    return _Found(
        item=item,
        body=page.body,
        kind=kind,
        charset=page.charset,
        url=page.url,
        retrieved_at=page.retrieved_at,
    )


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise InputError(
            "standard input", cause="it is closed", next_step="pipe a report into it or name a file"
        )
    return _limited(sys.stdin.buffer, item="standard input")


def _limited(file: BinaryIO, *, item: str) -> bytes:
    """All of the file, which must not be larger than 20 MB."""
    body = file.read(_MOST_BYTES + 1)
    if len(body) > _MOST_BYTES:
        cause = f"it is larger than {_MOST_BYTES // 1_000_000} MB"
        raise InputError(item, cause=cause, next_step="give a file with a single report")
    return body


def _lines(file: BinaryIO) -> Iterator[bytes | None]:
    """The lines of a file; None for one that is longer than 20 MB, which is passed over."""
    while line := file.readline(_MOST_BYTES):
        too_long = len(line) == _MOST_BYTES and not line.endswith(b"\n")
        yield None if too_long else line
        while too_long and (line := file.readline(_MOST_BYTES)):
            too_long = not line.endswith(b"\n")


def _opened(item: str) -> BinaryIO:
    try:
        return Path(item).open("rb")
    except FileNotFoundError as error:
        is_address = item.lower().startswith("www.")
        step = "write https:// in front of it if it is an address" if is_address else "check its name"
        raise InputError(item or "(no name)", cause="there is no such file", next_step=step) from error
    except (OSError, ValueError) as error:
        raise _unreadable(item, error=error) from error


def _unreadable(item: str, *, error: Exception) -> InputError:
    if isinstance(error, PermissionError):
        cause = "you are not permitted to read it"
        return InputError(item, cause=cause, next_step="ask for permission or give a copy of it")
    reason = error.strerror if isinstance(error, OSError) else None
    cause = f"it cannot be opened ({reason or 'it is not the name of a file'})"
    return InputError(item, cause=cause, next_step=_GIVE_A_FILE)


def _kind_of_file(item: str) -> Kind | None:
    """The kind that a file's ending tells; None when it has none. Refuses endings of other kinds."""
    ending = Path(item).suffix.lower()
    if ending in _KINDS or not ending:
        return _KINDS.get(ending)
    _opened(item).close()
    raise InputError(item, cause=f"files that end in {ending} are not read", next_step=_GIVE_A_FILE)


def _kind_of_text(text: str) -> Kind:
    """The kind that the beginning of a text tells."""
    if _LOOKS_LIKE_PAGE.match(text):
        return "page"
    if _LOOKS_LIKE_RECORDS.match(text):
        return "lines" if _LOOKS_LIKE_LINES.match(text) else "records"
    return "text"
