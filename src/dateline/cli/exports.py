"""A case given out in the formats of the field, and event data of others taken in."""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

from dateline.cli.cases import DONE, NO_CASE, SOME_FAILED, with_case
from dateline.cli.pictures import with_picture
from dateline.cli.reports import complain
from dateline.errors import InputError
from dateline.exports import (
    FORMATS,
    Length,
    count_left_out,
    find_format,
    find_imports,
    make_files,
    put_files,
    read_imports,
    write_imports,
)
from dateline.outputs.phrases import count_words
from dateline.outputs.printable import printable
from dateline.records import Imported
from dateline.store import Case
from dateline.views import Filters, View

_CORRECTIONS = "corrections"
_BATCH = 1000


def kind_of_format(name: str) -> str | None:
    """What a format takes in: events, the brief, the sources or the corrections; None, and told, for none known."""
    if name == _CORRECTIONS:
        return name
    if name not in FORMATS:
        known = ", ".join((*FORMATS, _CORRECTIONS))
        complain(
            str(InputError(name, cause="Dateline writes no such format", next_step=f"give one of {known}"))
        )
        return None
    return FORMATS[name].of


def export_case(
    where: str,
    name: str,
    *,
    out: Path | None,
    force: bool,
    filters: Filters,
    since: datetime | None,
    length: Length,
    as_of: datetime | None,
) -> int:
    """The files of the format are written; 1 where the case has nothing for them."""
    format = find_format(name)

    def show(view: View) -> int:
        made = make_files(view, name, filters=filters, since=since, length=length)
        if not made:
            complain(f"{printable(view.case.name)}: it has no {_WANTED[format.of]} to write as {name}")
            return SOME_FAILED
        if left_out := count_left_out(view, name, filters=filters):
            complain(f"left out: {count_words(left_out, 'event')} that {name} cannot say")
        return _give(made, out=out, force=force)

    if out is None and not _may_print(name):
        return NO_CASE
    return with_picture(where, show, as_of=as_of)


_WANTED = {"events": "event that meets these filters", "brief": "brief", "sources": "feed"}


def _may_print(name: str) -> bool:
    """Whether the format is one file of text; what is not is told."""
    format = FORMATS[name]
    if format.text and len(format.files) == 1:
        return True
    kind = "two files" if len(format.files) > 1 else "no text"
    step = f"give a {'folder' if len(format.files) > 1 else 'file'} with -o"
    complain(str(InputError(name, cause=f"it is {kind} and cannot be printed", next_step=step)))
    return False


def _give(made: dict[str, bytes], *, out: Path | None, force: bool) -> int:
    if out is None:
        sys.stdout.flush()
        for content in made.values():
            sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    else:
        put_files(made, out, force=force)
    return DONE


def may_write(out: Path, *, force: bool) -> bool:
    """Whether a file may be written: not over another one, unless forced; a refusal is told."""
    if force or not out.exists():
        return True
    complain(
        str(InputError(str(out), cause="it is there already", next_step="give another path, or --force"))
    )
    return False


def import_files(where: str, files: Sequence[Path], *, format: str) -> int:
    """The rows of the files stand in the case as event data of others; 1 where some could not be taken."""

    def act(case: Case) -> int:
        find_imports(format)
        news: Counter[str] = Counter()
        for file in files:
            with _opened(file) as table:
                _take(case, read_imports(table, format=format, name=file.name), news)
        new = count_words(news["new"], "event")
        print(f"{new} imported, {news['known']} known, {news['failed']} failed")
        return SOME_FAILED if news["failed"] else DONE

    return with_case(where, act)


@contextmanager
def _opened(file: Path) -> Iterator[BinaryIO]:
    try:
        with file.open("rb") as table:
            yield table
    except OSError as error:
        cause = f"it cannot be read ({error.strerror or error})"
        raise InputError(str(file), cause=cause, next_step="give a file that is there") from error


def _take(case: Case, found: Iterator[Imported | InputError], news: Counter[str]) -> None:
    """What can be read is in the case, and what cannot is told; all is counted."""
    while batch := list(islice(found, _BATCH)):
        rows = [row for row in batch if isinstance(row, Imported)]
        new = case.keep_imported(rows)
        news.update(new=new, known=len(rows) - new, failed=len(batch) - len(rows))
        for error in batch:
            if isinstance(error, InputError):
                complain(str(error))


def print_imported(
    where: str,
    *,
    format: str | None,
    types: tuple[str, ...],
    since: date | None,
    until: date | None,
    as_json: bool,
) -> int:
    """The imported events, a line each, in order of their days; 1 where there are none."""

    def act(case: Case) -> int:
        if format is not None:
            find_imports(format)
        number = 0
        for found in case.imported(format=format, since=since, until=until):
            if types and found.type not in types:
                continue
            number += 1
            print(json.dumps(_form(found)) if as_json else _line(found))
        if not number:
            complain(f"{printable(case.name)}: it holds no imported event that meets these filters")
        return DONE if number else SOME_FAILED

    return with_case(where, act)


def _form(found: Imported) -> dict[str, Any]:
    form: dict[str, Any] = asdict(found)
    return {**form, "day": found.day.isoformat() if found.day else None}


def _line(found: Imported) -> str:
    kind = ":".join(part for part in (found.type or "–", found.mode) if part)
    sides = f"{printable(found.actor or '–')} → {printable(found.recipient or '–')}"
    place = f" in {printable(found.place)}" if found.place else ""
    return f"{found.day or '–'!s:<12} {sides}  {kind}{place}  — imported, {found.format}"


def export_imported(where: str, name: str, *, out: Path | None, force: bool) -> int:
    """The imported events of this format are written as they came; 1 where there are none."""

    def act(case: Case) -> int:
        shape = find_imports(name)
        rows = list(case.imported(format=name, in_order=True))
        if not rows:
            complain(f"{printable(case.name)}: nothing was imported as {name}")
            return SOME_FAILED
        return _give({shape.file: write_imports(rows, format=name)}, out=out, force=force)

    return with_case(where, act)
