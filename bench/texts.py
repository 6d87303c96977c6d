"""Reports to measure on: those of the labelled cases, over and over."""

import json
from datetime import UTC, datetime
from itertools import cycle
from pathlib import Path

from dateline.records import Document, make_document

CASES = Path(__file__).parents[1] / "evals" / "cases"


def read_reports(*, words: int) -> list[Document]:
    """The reports in order, repeated until together they have at least so many words."""
    reports = [_read_report(path) for path in sorted(CASES.glob("*.json"))]
    taken: list[Document] = []
    total = 0
    for report in cycle(reports):
        if total >= words:
            break
        taken.append(report)
        total += count_words(report)
    return taken


def count_words(report: Document) -> int:
    """Words as white space parts them: the same for every pipeline."""
    return len(report.text.split())


def _read_report(path: Path) -> Document:
    case = json.loads(path.read_text("utf-8"))
    published_at = datetime.fromisoformat(case["published"]).replace(tzinfo=UTC)
    return make_document("\n".join(case["text"]), outlet=case["outlet"], published_at=published_at)


def passages() -> list[list[str]]:
    """The passages of the annotated corpus, crisis by crisis."""
    from training.stats import read_split

    return [[passage.text for passage in crisis.passages] for crisis in read_split("train")]
