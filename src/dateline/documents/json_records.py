"""Document records in JSON and JSON Lines → text and facts.

A record is an object of which only `text` is required; `title`, `outlet`, `url`, `language`, `published_at`
and `retrieved_at` are taken when given, and everything else in it is left alone. A reading that Dateline
printed is read by its `document`.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from dateline.dates import parse_publication
from dateline.documents.decoding import decode_text
from dateline.documents.draft import Draft, Facts
from dateline.errors import InputError

FIELDS = ("text", "title", "outlet", "url", "language", "published_at", "retrieved_at")
_LONGEST = 20_000_000  # characters: a record that is longer is no report
_WRITE_RECORDS = 'write each report as an object such as {"text": "…", "published_at": "2024-04-10"}'


def parse_records(text: str, *, item: str) -> Iterator[Draft | InputError]:
    """The records of a JSON file: one object, or a list of objects. A bad one is an error of its own."""
    value = _value(text, item=item)
    if not isinstance(value, list):
        yield parse_record(value, item=item)
        return
    if not value:
        raise _no_records(item)
    for number, entry in enumerate(value, start=1):
        try:
            yield parse_record(entry, item=f"{item}, record {number}")
        except InputError as refusal:
            yield refusal


def parse_lines(lines: Iterable[bytes | None], *, item: str) -> Iterator[Draft | InputError]:
    """The records of a JSON Lines file; an empty line is passed over, a bad one is an error of its own.

    None stands for a line that was too long to read.
    """
    empty = True
    for number, line in enumerate(lines, start=1):
        if line is None or line.strip():
            empty = False
            yield _line(line, item=f"{item}, line {number}")
    if empty:
        raise _no_records(item)


def _line(line: bytes | None, *, item: str) -> Draft | InputError:
    try:
        if line is None:
            raise _too_long(item)
        return parse_record(_value(decode_text(line, item=item), item=item), item=item)
    except InputError as refusal:
        return refusal


def _no_records(item: str) -> InputError:
    return InputError(item, cause="it holds no records", next_step=_WRITE_RECORDS)


def _value(text: str, *, item: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        cause = f"it is not valid JSON (line {error.lineno}, column {error.colno}: {error.msg})"
    except (ValueError, RecursionError):
        cause = "it is JSON with numbers too long or brackets nested too deep"
    raise InputError(item, cause=cause, next_step=_WRITE_RECORDS)


def parse_record(value: Any, *, item: str) -> Draft:
    """The report in a record. Raises InputError for what is none."""
    if isinstance(value, dict) and str(value.get("schema")).startswith("dateline.reading/"):
        value = value.get("document")
    if not isinstance(value, dict):
        cause = f"it holds {_kind(value)} where a record belongs"
        raise InputError(item, cause=cause, next_step=_WRITE_RECORDS)
    text = _words(value, field="text", item=item)
    if text is None:
        raise InputError(item, cause='it has no "text"', next_step=_WRITE_RECORDS)
    if len(text) > _LONGEST:
        raise _too_long(item)
    return Draft(item=item, text=text, facts=_facts(value, item=item))


def _too_long(item: str) -> InputError:
    return InputError(item, cause="it is too long", next_step="keep each record under 20 MB")


def _facts(value: dict[str, Any], *, item: str) -> Facts:
    return Facts(
        title=_words(value, field="title", item=item) or None,
        url=_words(value, field="url", item=item) or None,
        outlet=_words(value, field="outlet", item=item) or None,
        language=_words(value, field="language", item=item) or None,
        published_at=_moment(value, field="published_at", item=item),
        retrieved_at=_moment(value, field="retrieved_at", item=item),
    )


def _words(value: dict[str, Any], *, field: str, item: str) -> str | None:
    words = value.get(field)
    if words is None or isinstance(words, str):
        return words
    raise InputError(item, cause=f'"{field}" is {_kind(words)}', next_step=f'make "{field}" a string or null')


def _moment(value: dict[str, Any], *, field: str, item: str) -> datetime | None:
    words = _words(value, field=field, item=item)
    try:
        return parse_publication(words) if words else None
    except InputError as refusal:
        cause = f'"{field}" is "{refusal.item}" and {refusal.cause}'
        raise InputError(item, cause=cause, next_step=refusal.next_step) from None


def _kind(value: object) -> str:
    """What JSON calls a value of that kind."""
    names = ((bool, "true or false"), (int | float, "a number"), (str, "a string"), (list, "a list"))
    found = (name for kind, name in names if isinstance(value, kind))
    return "null" if value is None else next(found, "an object")
