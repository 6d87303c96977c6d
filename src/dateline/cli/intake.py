"""Reports on their way into a case, as a person sees it: a bar, complaints, counts, and how the sources fare."""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Any

from dateline.cli.reports import complain
from dateline.documents import Manners, ReadOptions
from dateline.errors import InputError
from dateline.intake import Intake, Passed
from dateline.outputs.phrases import count_words, minute_words
from dateline.outputs.printable import printable
from dateline.records import Issue
from dateline.store import Case, Source

if TYPE_CHECKING:
    from rich.progress import Progress

_SHOWN = ("feed", "list")


def take_items(case: Case, items: Sequence[str], *, options: ReadOptions, pause: float) -> Counter[str]:
    """The reports in the items are in the case, unread; how many were new, known, failed and so on."""
    intake = Intake(case, options=options, manners=Manners(pause=pause))
    news: Counter[str] = Counter()
    with _bar() as bar:
        task = bar.add_task("Taking in", total=None) if bar else None
        for taken in intake.take(items):
            match taken:
                case InputError():
                    news["failed"] += 1
                    complain(str(taken))
                case Issue():
                    news["noted"] += 1
                    complain(f"{printable(taken.where)}: {printable(taken.what)}.")
                case Passed():
                    news[taken.why] += 1
                case _:
                    news[taken.news] += 1
            if bar and task is not None:
                done = news.total() - news["noted"]
                bar.update(task, completed=done, total=done + intake.waiting)
    return news


@contextmanager
def _bar() -> "Iterator[Progress | None]":
    """A bar on standard error when a person looks on."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        yield bar


def source_lines(sources: Sequence[Source]) -> Iterator[str]:
    """A line for each feed and list: whether it answers, since when not, and why; then how many pages fail."""
    for source in sources:
        if source.kind in _SHOWN or (source.failures and source.kind != "page"):
            yield f"{source.kind or 'page'} {printable(source.address)}: {_health(source)}"
    failing = sum(source.kind == "page" and source.failures > 0 for source in sources)
    if failing:
        yield f"{count_words(failing, 'page')} named by feeds could not be read"


def source_facts(sources: Sequence[Source]) -> list[dict[str, Any]]:
    """Every feed and list, and every page that failed when it was last tried, for JSON."""
    return [
        {
            "address": source.address,
            "kind": source.kind,
            "last_tried": _moment(source.last_tried),
            "last_good": _moment(source.last_good),
            "failures": source.failures,
            "last_error": source.last_error,
        }
        for source in sources
        if source.kind in _SHOWN or source.failures
    ]


def _health(source: Source) -> str:
    good = minute_words(source.last_good) if source.last_good else "never"
    if not source.failures:
        return f"answered {good}"
    tries = "once" if source.failures == 1 else f"{source.failures} times"
    return f"failed {tries}, last answered {good}: {printable(source.last_error or 'no reason was given')}"


def _moment(at: datetime | None) -> str | None:
    return at.isoformat() if at else None
