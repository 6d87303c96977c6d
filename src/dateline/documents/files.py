"""What the user names → the reports in it: a file, a folder, a pattern, an address, standard input."""

import glob
import os
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Literal
from urllib.parse import urlsplit

from dateline.documents.archives import read_archive
from dateline.documents.draft import Draft, Facts
from dateline.documents.feeds import Feed, FeedEntry, FeedList, entry_facts, make_entry_draft
from dateline.documents.fetch import DEFAULT_LIMITS, FetchedPage, FetchLimits, fetch_page
from dateline.documents.found import Found, Kind, read_found
from dateline.documents.json_records import parse_lines
from dateline.documents.mail import read_mailbox
from dateline.documents.packed import unpack
from dateline.documents.prepare import make_report
from dateline.documents.tables import read_table
from dateline.errors import InputError
from dateline.records import Document

FileKind = Kind | Literal["archive", "mailbox", "table"]
Part = Document | InputError | Feed | FeedList
"""What an item turns out to hold."""

_MOST_BYTES = 20_000_000
_KINDS: dict[str, FileKind] = {
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
    ".xml": "feed",
    ".rss": "feed",
    ".atom": "feed",
    ".rdf": "feed",
    ".opml": "feed",
    ".warc": "archive",
    ".warc.gz": "archive",
    ".mbox": "mailbox",
    ".jsonl.gz": "lines",
    ".jsonl.zst": "lines",
    ".ndjson.gz": "lines",
    ".ndjson.zst": "lines",
    ".parquet": "table",
}
_TYPES: dict[str, Kind] = {
    "text/html": "page",
    "application/xhtml+xml": "page",
    "text/plain": "text",
    "application/json": "records",
}
_ARCHIVE = b"WARC/"
_MAILBOX = re.compile(rb"From [^\n]{1,200}\n(?:>?[A-Za-z][A-Za-z0-9-]{1,60}:[ \t])")
_PATTERN = re.compile(r"[*?]|\[[^\]]+\]")
_GIVE_A_FILE = "give a .txt, .md, .html, .json, .jsonl, .parquet, .warc or .mbox file"
_ADD_IT = "put its reports into a case with `dateline add`"


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


_DEFAULTS = ReadOptions()


def read_documents(item: str, *, options: ReadOptions = _DEFAULTS) -> Iterator[Document | InputError]:
    """The reports in one item, in order; what cannot be read comes as the InputError that says why.

    An item is the name of a file (.txt, .md, .html, .json, .jsonl, .parquet, .warc, .mbox; lines and archives
    packed with gzip too, lines with zstd; one without an ending is told by its content), a folder (every such
    file in it and below, by name, without hidden ones and links to elsewhere), a pattern such as
    ``reports/**/*.html`` (files and folders, by name), an http or https address, or ``-`` for standard input.
    The text of a plain file is exactly what the file holds. Files and pages over 20 MB are refused; a file of
    lines, a table, an archive or a mailbox may be longer, what it holds may
    not. A feed is refused: its reports lie elsewhere (`read_parts`).
    """
    for part in read_parts(item, options=options):
        yield _feed_refused(part) if isinstance(part, Feed | FeedList) else part


def read_parts(item: str, *, options: ReadOptions = _DEFAULTS) -> Iterator[Part]:
    """The same, with feeds and lists of feeds as such; their reports are not fetched."""
    if is_web_address(item):
        yield from _guarded(item, options=options)
    elif _PATTERN.search(item) and not os.path.lexists(item):
        yield from _read_pattern(item, options=options)
    elif os.path.isdir(item):
        yield from _read_folder(Path(item), options=options)
    else:
        yield from _guarded(item, options=options)


def read_fetched(
    page: FetchedPage,
    *,
    item: str,
    options: ReadOptions = _DEFAULTS,
    said: Facts | None = None,
    is_feed: bool = False,
) -> Iterator[Part]:
    """What a page holds that is here already; `said` stands in where the page itself says nothing.

    With `is_feed` anything but a feed or a list is refused.
    """
    found = _found(page, item=item)
    try:
        for part in read_found(replace(found, kind="feed") if is_feed else found):
            if isinstance(part, Draft) and said is not None:
                part = replace(part, facts=_filled(part.facts, said=said))
            yield _document(part, options=options) if isinstance(part, Draft) else part
    except InputError as refusal:
        yield refusal


def make_entry_document(entry: FeedEntry, *, feed: Feed, options: ReadOptions = _DEFAULTS) -> Document | None:
    """The report in the words that the feed itself gives; None where it gives a teaser or nothing to read."""
    draft = make_entry_draft(entry, feed=feed)
    if draft is None:
        return None
    facts = _filled(draft.facts, said=entry_facts(entry, feed=feed))
    document = _document(replace(draft, facts=facts), options=options)
    return document if isinstance(document, Document) else None


def is_web_address(item: str) -> bool:
    """Whether an item is an address with a scheme, so no name of a file."""
    return "://" in item


def _filled(facts: Facts, *, said: Facts) -> Facts:
    given = {field.name: getattr(facts, field.name) for field in fields(Facts)}
    return replace(said, **{name: value for name, value in given.items() if value is not None})


def _feed_refused(feed: Feed | FeedList) -> InputError:
    kind = "a feed, not a report" if isinstance(feed, Feed) else "a list of feeds, not a report"
    return InputError(feed.item, cause=f"it is {kind}", next_step=_ADD_IT)


def _guarded(item: str, *, options: ReadOptions) -> Iterator[Part]:
    try:
        for part in _drafts(item, options=options):
            yield _document(part, options=options) if isinstance(part, Draft) else part
    except InputError as refusal:
        yield refusal
    except OSError as error:
        yield _unreadable(item, error=error)


def _read_pattern(pattern: str, *, options: ReadOptions) -> Iterator[Part]:
    names = sorted(glob.glob(pattern, recursive=True))
    for name in names:
        if os.path.isdir(name):
            if "**" not in pattern:  # otherwise what is in it is among the names
                yield from _read_folder(Path(name), options=options)
        else:
            yield from _guarded(name, options=options)
    if not names:
        yield InputError(pattern, cause="no file has a name like this", next_step="check the pattern")


def _read_folder(folder: Path, *, options: ReadOptions) -> Iterator[Part]:
    found = False
    closed: list[OSError] = []
    for place, folders, names in os.walk(folder, onerror=closed.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for path in (Path(place) / name for name in sorted(names) if not name.startswith(".")):
            if _ending(str(path)) in _KINDS and path.is_file() and not path.is_symlink():
                found = True
                yield from _guarded(str(path), options=options)
    for error in closed:
        yield _unreadable(str(error.filename), error=error)
    if not found and not closed:
        yield InputError(str(folder), cause="no report is in this folder", next_step=_GIVE_A_FILE)


def _document(draft: Draft, *, options: ReadOptions) -> Document | InputError:
    """The report with what the user says of it put before what it says of itself."""
    facts = replace(
        draft.facts,
        published_at=options.published or draft.facts.published_at,
        outlet=options.outlet or draft.facts.outlet,
    )
    try:
        return make_report(replace(draft, facts=facts))
    except InputError as refusal:
        return refusal


def _drafts(item: str, *, options: ReadOptions) -> Iterator[Draft | Feed | FeedList | InputError]:
    if not item:
        raise InputError("(no name)", cause="it names nothing", next_step=_GIVE_A_FILE)
    if item == "-":
        yield from read_found(Found(item="standard input", body=_standard_input()))
    elif is_web_address(item):
        page = fetch_page(item, allow_private=options.allow_private, limits=options.limits)
        yield from read_found(_found(page, item=item))
    else:
        yield from _read_file(item)


def _read_file(item: str) -> Iterator[Draft | Feed | FeedList | InputError]:
    kind = _kind_of_file(item)
    with _opened(item) as file:
        kind = kind or _kind_of_beginning(file)
        if kind == "lines":
            plain = unpack(file, ending=Path(item).suffix.lower(), item=item)
            yield from parse_lines(_lines(plain), item=item)
        elif kind == "archive":
            yield from read_archive(file, item=item)
        elif kind == "mailbox":
            yield from read_mailbox(item)
        elif kind == "table":
            yield from read_table(item, item=item)
        else:
            yield from read_found(Found(item=item, body=_limited(file, item=item), kind=kind))


def _kind_of_beginning(file: BinaryIO) -> FileKind | None:
    """An archive or a mailbox that has no ending; what is text is told later."""
    beginning = file.read(400) if file.seekable() else b""
    if beginning:
        file.seek(0)
    if beginning.startswith(_ARCHIVE):
        return "archive"
    return "mailbox" if _MAILBOX.match(beginning) else None


def _found(page: FetchedPage, *, item: str) -> Found:
    kind = _TYPES.get(page.content_type)
    if kind == "text":
        ending = _KINDS.get(PurePosixPath(urlsplit(page.url).path).suffix.lower(), kind)
        kind = kind if ending == "archive" or ending == "mailbox" or ending == "table" else ending
    return Found(
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


def _ending(item: str) -> str:
    """The ending of a name in lower case, that of a packed file whole."""
    endings = [ending.lower() for ending in Path(item).suffixes[-2:]]
    return "".join(endings) if "".join(endings) in _KINDS else "".join(endings[-1:])


def _kind_of_file(item: str) -> FileKind | None:
    """The kind that a file's ending tells; None when it has none. Refuses endings of other kinds."""
    ending = _ending(item)
    if ending in _KINDS or not ending:
        return _KINDS.get(ending)
    _opened(item).close()
    raise InputError(item, cause=f"files that end in {ending} are not read", next_step=_GIVE_A_FILE)
