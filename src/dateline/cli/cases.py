"""Commands on a case: made, filled, asked, checked."""

import json
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING, Any

from dateline.cli.reports import complain
from dateline.errors import InputError
from dateline.outputs.phrases import count_words, minute_words
from dateline.outputs.printable import printable, shorten
from dateline.records import Document, Origin
from dateline.store import Case, Counts, open_case

if TYPE_CHECKING:
    from dateline.documents import ReadOptions

DONE = 0
SOME_FAILED = 1
NO_CASE = 2

_WIDTH = 100
_STEP = 0.5  # seconds between two looks for reports that others let go
_TELL_AFTER = 6  # looks


def with_case(where: str, act: Callable[[Case], int], *, create: bool = False) -> int:
    """The exit code of what is done with the case; a case that cannot be opened or used is told and gives 2."""
    try:
        with open_case(where, create=create) as case:
            return act(case)
    except InputError as error:
        complain(str(error))
        return NO_CASE


def make_case(where: str, *, demo: bool) -> int:
    """An empty case, or one with the demo's reports in it, read."""

    def fill(case: Case) -> int:
        if demo:
            from dateline.cases import add_report
            from dateline.demo import demo_documents

            return fill_up(case, Counter(add_report(case, report).news for report in demo_documents()))
        held = case.counts().documents
        print(f"{printable(case.name)}: a case with {count_words(held, 'report')}")
        return DONE

    return with_case(where, fill, create=True)


def add_items(where: str, items: Sequence[str], *, options: "ReadOptions", pause: float = 1.0) -> int:
    """The reports in the items are in the case and read; what they came to is printed."""

    def fill(case: Case) -> int:
        from dateline.cli.intake import take_items

        return fill_up(case, take_items(case, items, options=options, pause=pause))

    return with_case(where, fill)


def fill_up(case: Case, news: Counter[str]) -> int:
    """The reports of the case are read and set beside each other; what they came to is printed."""
    from dateline.cases import link_case

    read, unread = _read_all(case)
    link_case(case)
    parts = [
        count_words(news["new"], "new report"),
        count_words(news["new version"], "new version"),
        f"{news['known']} known",
        f"{news['failed']} failed",
        f"{read} read" + (f", {unread} could not be read" if unread else ""),
        *(f"{news[rare]} {rare}" for rare in ("unchanged", "given up", "noted") if news[rare]),
    ]
    print(", ".join(parts))
    return SOME_FAILED if news["failed"] or unread else DONE


def _read_all(case: Case) -> tuple[int, int]:
    """How many reports we read, and how many could not be read; now no report is left to be read by anybody."""
    from dateline.cases import READING, read_case, reading_version

    read = unread = waited = 0
    while True:
        for reading in read_case(case):
            if isinstance(reading, InputError):
                unread += 1
                complain(str(reading))
            else:
                read += 1
        held = case.pending(READING, reading_version())
        if not held:
            return read, unread
        if waited == _TELL_AFTER:
            what = f"{count_words(held, 'report')} are with another process, or one that was killed"
            complain(f"{what}: waiting, two minutes at most")
        time.sleep(_STEP)
        waited += 1


def print_status(where: str, *, as_json: bool) -> int:
    """How much the case holds, how far it is read, and how its sources fare."""
    from dateline.cli.intake import source_facts, source_lines

    def show(case: Case) -> int:
        counts = case.counts()
        entries = list(case.entries())
        outlets = Counter(entry.document.outlet or "unknown outlet" for entry in entries)
        dated = [entry.document.published_at for entry in entries if entry.document.published_at]
        health = case.sources()
        if as_json:
            period = [at.isoformat() for at in (dated[0], dated[-1])] if dated else None
            about = {"outlets": outlets, "published": period, "health": source_facts(health)}
            print(json.dumps({**asdict(counts), **about}))
            return DONE
        print("\n".join([*_status_lines(counts, outlets=outlets, dated=dated), *source_lines(health)]))
        return DONE

    return with_case(where, show)


def _status_lines(counts: Counts, *, outlets: Counter[str], dated: Sequence[datetime]) -> Iterator[str]:
    replaced = f", {count_words(counts.replaced, 'older version')}" if counts.replaced else ""
    yield f"{count_words(counts.documents, 'report')}{replaced}"
    if dated:
        yield f"published {minute_words(dated[0])} to {minute_words(dated[-1])}"
    for name, number in outlets.most_common():
        yield f"  {number:>5}  {printable(name)}"
    for stage in counts.stages:
        yield f"{stage.stage} ({stage.version}): {stage.done} done, {stage.pending} to do, {stage.given_up} given up"
    yield f"{count_words(counts.judgements, 'judgement')}, {count_words(counts.issues, 'issue')}"


def print_found(where: str, words: str, *, limit: int, as_of: datetime | None, as_json: bool) -> int:
    """The newest reports with these words, a line each; 1 where there are none."""

    def show(case: Case) -> int:
        found = case.search(words, limit=limit, as_of=as_of)
        for document in found:
            print(json.dumps(_facts(document)) if as_json else _document_line(document))
        if not found:
            complain(f"no report of {where} has {printable(words)!r}: all words must stand in one report")
        return DONE if found else SOME_FAILED

    return with_case(where, show)


def print_origins(where: str, *, as_of: datetime | None, as_json: bool) -> int:
    """Every text that has copies, rewrites or later states, with the reports that carry it, and the count of all."""

    def show(case: Case) -> int:
        from dateline.cases import trace_case

        origins = trace_case(case, as_of=as_of)
        if as_json:
            for origin in origins:
                print(json.dumps(asdict(origin)))
            return DONE
        documents = {document.id: document for document in case.documents(as_of=as_of)}
        for line in _origin_lines(origins, documents=documents):
            print(line)
        return DONE

    return with_case(where, show)


def _origin_lines(origins: Sequence[Origin], *, documents: dict[str, Document]) -> Iterator[str]:
    yield f"{count_words(len(documents), 'report')} of {count_words(len(origins), 'origin')}"
    for origin in origins:
        whole = {tie.document: tie for tie in origin.ties if not tie.partial}
        partial = [tie for tie in origin.ties if tie.partial]
        if len(origin.documents) == 1 and not partial:
            continue
        yield ""
        yield _document_line(documents[origin.first])
        for id in origin.documents[1:]:
            tie = whole[id]
            yield f"  {tie.rule}, {round(100 * tie.score)} %: {_document_line(documents[id])}"
        for tie in partial:
            yield f"  carries words of: {_document_line(documents[tie.earlier])}"


def print_faults(where: str) -> int:
    """Every fault of the case, a line each; 1 where there are any."""

    def show(case: Case) -> int:
        faults = case.check()
        for fault in faults:
            complain(fault)
        if not faults:
            print(
                f"{count_words(case.counts().documents, 'report')}: every word slices back, nothing is missing"
            )
        return SOME_FAILED if faults else DONE

    return with_case(where, show)


def _facts(document: Document) -> dict[str, Any]:
    return {
        "id": document.id,
        "published_at": document.published_at.isoformat() if document.published_at else None,
        "outlet": document.outlet,
        "title": document.title,
        "url": document.url,
    }


def _document_line(document: Document) -> str:
    at = document.published_at
    headline = document.title or document.text.lstrip().partition("\n")[0]
    when = minute_words(at) if at else "undated"
    return f"{when}  {printable(document.outlet or 'unknown outlet')}  {shorten(headline, width=_WIDTH)}"
