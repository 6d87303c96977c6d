"""The demo's reports, and the gold that was made of them by hand."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from dateline.demo import demo_documents
from dateline.records import Document
from evals.demo import read_gold, score_origins

GOLD = read_gold()


@pytest.fixture(scope="module")
def documents() -> tuple[Document, ...]:
    return demo_documents()


def _locators(part: Any) -> Iterator[dict[str, Any]]:
    if isinstance(part, dict):
        if {"report", "at", "nth"} <= part.keys():
            yield part
        for value in part.values():
            yield from _locators(value)
    elif isinstance(part, list):
        for value in part:
            yield from _locators(value)


def test_the_reports_are_dated_in_order_from_eight_outlets(documents: tuple[Document, ...]) -> None:
    times = [document.published_at for document in documents if document.published_at]
    assert len(times) == len(documents) == len(GOLD["files"]) == 36
    assert times == sorted(times)
    assert len({document.outlet for document in documents}) == 8


def test_every_word_of_the_gold_stands_where_it_says(documents: tuple[Document, ...]) -> None:
    texts = {f"{n:02}": document.text for n, document in enumerate(documents, 1)}
    wanted = list(_locators(GOLD))
    assert len(wanted) > 400
    for mark in wanted:
        found = len(re.findall(f"(?={re.escape(mark['at'])})", texts[mark["report"]]))
        assert found >= mark["nth"], mark


def test_the_gold_names_only_its_own_events() -> None:
    known = {event["id"] for event in GOLD["events"]}
    named = [
        row["event"] for part in ("disputes", "updates", "expectations", "contacts") for row in GOLD[part]
    ]
    named += [event["becomes"] for event in GOLD["events"] if event.get("becomes")]
    assert set(named) <= known


def test_nearly_every_report_is_given_to_the_text_it_carries(documents: tuple[Document, ...]) -> None:
    count = score_origins(documents, gold=GOLD)["demo.origins"]
    assert count.gold == 36
    assert count.right >= 0.95 * count.gold
