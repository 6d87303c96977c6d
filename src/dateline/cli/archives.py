"""Archives as a person sees them: a bar while they are read, a summary, tables of counts."""

import json
import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stdout
from datetime import date, datetime
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from dateline.archive import (
    Progress,
    Summary,
    find_copies,
    find_selected,
    find_stats,
    open_output,
    read_archive,
)
from dateline.cli.cases import DONE, NO_CASE, SOME_FAILED, fill_up, with_case
from dateline.cli.reports import complain
from dateline.errors import InputError
from dateline.outputs.phrases import count_words
from dateline.outputs.printable import printable

if TYPE_CHECKING:
    from dateline.archive import Engine
    from dateline.documents import ReadOptions
    from dateline.store import Case

_TELL_EVERY = 60.0  # seconds, where nobody sees a bar


def read_parts(
    archive: str,
    out: str,
    *,
    engine: "Engine",
    workers: int | None,
    address: str | None,
    options: "ReadOptions",
    as_json: bool,
) -> int:
    """The readings of an archive are in a folder; how that went is printed, and told by the exit code."""
    workers = workers or len(os.sched_getaffinity(0))
    try:
        with _watcher() as watch, redirect_stdout(sys.stderr):  # where Ray says what becomes of its nodes
            summary = read_archive(
                archive,
                out,
                engine=engine,
                workers=workers,
                address=address,
                options=options,
                watch=watch,
            )
    except InputError as error:
        complain(str(error))
        return NO_CASE
    except KeyboardInterrupt:
        complain("stopped; what is done stays done, and the same command goes on from there")
        return SOME_FAILED
    for failed in sorted(summary.failed, key=lambda failed: failed.shard.name):
        complain(
            f"{printable(failed.shard.name)}: {printable(failed.cause)}; nothing of it was kept, run again"
        )
    print(json.dumps(_facts(summary)) if as_json else "\n".join(_lines(summary, out, workers=workers)))
    return SOME_FAILED if summary.failed or summary.refused else DONE


def _facts(summary: Summary) -> dict[str, Any]:
    return {
        "parts": len(summary.done),
        "failed": {failed.shard.name: failed.cause for failed in summary.failed},
        "reports": summary.count("documents"),
        "words": summary.words,
        "mentions": summary.count("events"),
        "claims": summary.count("claims"),
        "refused": summary.refused,
        "read_now": summary.read,
        "seconds": round(summary.seconds, 2),
    }


def _lines(summary: Summary, out: str, *, workers: int) -> Iterator[str]:
    whole = len(summary.done) + len(summary.failed)
    yield (
        f"{len(summary.done)} of {count_words(whole, 'part')}: {count_words(summary.count('documents'), 'report')}, "
        f"{count_words(summary.count('events'), 'mention')} of events, {count_words(summary.count('claims'), 'claim')}"
    )
    if summary.read:
        rate = summary.read / summary.seconds
        pace = f"{rate:.1f} a second by {count_words(workers, 'worker')}"
        yield f"{count_words(summary.read, 'report')} read now, in {_span(summary.seconds)}: {pace}"
    else:
        yield "nothing was left to read"
    if summary.refused:
        what = count_words(summary.refused, "item")
        yield f"{what} could not be read: dateline archive stats {printable(out)} --of issues"


@contextmanager
def _watcher() -> Iterator[Callable[[Progress], None]]:
    """Who shows how far a run is: a bar where a person looks on, else a line each minute."""
    if not sys.stderr.isatty():
        yield _Teller().tell
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("Parts"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}"))
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda progress: bar.update(
            task, completed=progress.shards, total=progress.of, description=_words(progress)
        )


class _Teller:
    def __init__(self) -> None:
        self._told = time.monotonic()

    def tell(self, progress: Progress) -> None:
        """A line on standard error, if the last one is long enough ago."""
        if time.monotonic() > self._told + _TELL_EVERY:
            self._told = time.monotonic()
            complain(f"{progress.shards} of {count_words(progress.of, 'part')}, {_words(progress)}")


def _words(progress: Progress) -> str:
    left = "time left not known yet" if progress.left is None else f"{_span(progress.left)} left"
    return f"{count_words(progress.reports, 'report')}, {progress.rate:.1f} a second, {left}"


def _span(seconds: float) -> str:
    """A time to wait, as people say it.

    >>> _span(3.2), _span(190), _span(9000)
    ('3 s', '3 min', '2 h 30 min')
    """
    if seconds < 90:
        return f"{seconds:.0f} s"
    hours, minutes = divmod(round(seconds / 60), 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min"


def print_copies(out: str) -> int:
    """The groups of copies are found; how many they are is printed."""
    try:
        found = find_copies(open_output(out))
    except InputError as error:
        complain(str(error))
        return NO_CASE
    print(f"{count_words(found['texts'], 'report')} in {count_words(found['groups'], 'group')} of copies")
    return DONE


def print_stats(out: str, *, kind: str, limit: int | None, as_json: bool) -> int:
    """A table of counts, or a JSON object a row."""
    try:
        output = open_output(out)
        stats = find_stats(output, kind, limit=limit)
    except InputError as error:
        complain(str(error))
        return NO_CASE
    if as_json:
        for row in stats.rows:
            print(json.dumps(dict(zip(stats.columns, map(_plain, row), strict=True)), ensure_ascii=False))
    elif kind == "totals":
        for name, value in zip(stats.columns, stats.rows[0], strict=True):
            print(f"{name.replace('_', ' '):<20} {_cell(value)}")
    else:
        _print_table([stats.columns, *([_cell(value) for value in row] for row in stats.rows)])
    if not stats.counted_origins and "origins" in stats.columns:
        complain(
            "copies were not looked for, so each report counts as an origin: run dateline archive copies"
        )
    return DONE


def _print_table(rows: list[Any]) -> None:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def _cell(value: Any) -> str:
    if value is None:
        return "–"
    return (
        f"{value:,}"
        if isinstance(value, int) and not isinstance(value, bool)
        else printable(str(_plain(value)))
    )


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return f"{value.isoformat()}Z"
    return value.isoformat() if isinstance(value, date) else value


def fill_case(out: str, where: str, *, condition: str, most: int | None) -> int:
    """The reports of an archive that meet a condition are in a case and read; what they came to is printed."""
    from dateline.cases import add_report

    try:
        found = islice(find_selected(open_output(out), condition), most)
        first = list(islice(found, 1))  # a wrong condition makes no case
    except InputError as error:
        complain(str(error))
        return NO_CASE

    def take(case: "Case") -> int:
        return fill_up(case, Counter(add_report(case, report).news for report in chain(first, found)))

    return with_case(where, take, create=True)
