"""One shard read: the work that an engine hands out, the same whichever engine it is."""

import json
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dateline.archive.output import finish, make_draft, note_tally, shard_folder
from dateline.archive.rows import Row, rows_of
from dateline.archive.shards import Shard, digest_of
from dateline.archive.writer import Writer
from dateline.documents import ReadOptions, read_documents
from dateline.errors import DatelineError, InputError
from dateline.ids import make_id
from dateline.pipeline import read, read_or_fail
from dateline.records import Document

LONGEST = 1_000_000
"""Characters: a longer text is refused. Reading one takes half a minute, and no report is so long."""
_EVERY = 1.0  # seconds between two notes of how far a shard is


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """A shard to be read: where its tables go, and all they depend on beside the shard.

    `version` is that of the reading and of the tables, `run` the name of the run, `options` what the user says of all
    reports.
    """

    shard: Shard
    out: str
    version: str
    run: str
    options: ReadOptions


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """A shard whose tables are in place: under which id, and how many rows each table has.

    `refused` are the items that could not be read at all. `reused` says that an earlier run had read it; then
    `seconds` is what finding that out took.
    """

    shard: Shard
    id: str
    counts: dict[str, int]
    refused: int
    words: int
    seconds: float
    reused: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """A shard that could not be read or whose tables could not be written, and why."""

    shard: Shard
    cause: str


def read_shard(order: Order) -> Done | Failed:
    """The tables of a shard are in place, whole, or it failed and nothing of it is there.

    A report that cannot be read is a row of the issues. Safe to do twice, at once too: the tables are the same.
    """
    begun = time.perf_counter()
    try:
        id = make_id("shd", order.shard.name, digest_of(order.shard.path), order.version, order.options)
        note = shard_folder(order.out, id) / "shard.json"
        reused = note.is_file()
        if not reused:
            _make_tables(order, id)
        form = json.loads(note.read_text("utf-8"))
    except (OSError, MemoryError, DatelineError) as error:
        reason = (isinstance(error, OSError) and error.strerror) or str(error) or type(error).__name__
        return Failed(shard=order.shard, cause=reason)
    return Done(
        shard=order.shard,
        id=id,
        counts=form["counts"],
        refused=form["refused"],
        words=form["words"],
        seconds=time.perf_counter() - begun,
        reused=reused,
    )


def _make_tables(order: Order, id: str) -> None:
    draft = make_draft(order.out, id, run=order.run)
    try:
        writer = Writer(draft)
        refused = words = 0
        told = time.monotonic()
        for number, rows in enumerate(_rows(order), start=1):
            writer.add(rows)
            table, row = rows[0]
            refused += table == "issues"
            words += row.get("words", 0)
            if time.monotonic() > told + _EVERY:
                told = time.monotonic()
                note_tally(draft, number)
        writer.close()
        _describe(draft, order=order, counts=writer.counts, refused=refused, words=words)
        finish(draft, path=order.out, id=id)
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise


def _describe(draft: Path, *, order: Order, counts: dict[str, int], refused: int, words: int) -> None:
    form = {
        "name": order.shard.name,
        "version": order.version,
        "counts": counts,
        "refused": refused,
        "words": words,
    }
    (draft / "shard.json").write_text(json.dumps(form, ensure_ascii=False) + "\n", "utf-8")


def _rows(order: Order) -> Iterator[list[tuple[str, Row]]]:
    """The rows of each item of the shard, in its order."""
    number = 0
    for found in read_documents(order.shard.path, options=order.options):
        if isinstance(found, Document):
            number += 1
            item = f"{order.shard.name}, report {number}"
            reading = _refuse(found, item) or read_or_fail(found, read=read)
            if not isinstance(reading, InputError):
                yield list(rows_of(reading, item=item))
                continue
            found = reading
        yield [("issues", _refused(_renamed(found, order.shard)))]


def _refuse(document: Document, item: str) -> InputError | None:
    if len(document.text) <= LONGEST:
        return None
    cause = f"it is longer than {LONGEST:,} characters"
    return InputError(item, cause=cause, next_step="read it by itself with: dateline read")


def _renamed(refusal: InputError, shard: Shard) -> InputError:
    """The refusal with the shard's name in the archive instead of its path on this machine."""
    item = refusal.item.replace(shard.path, shard.name)
    return InputError(item, cause=refusal.cause, next_step=refusal.next_step)


def _refused(refusal: InputError) -> Row:
    what = f"{refusal.cause}; {refusal.next_step}"
    return {"item": refusal.item, "document": None, "refused": True, "what": what}
