"""The labelled mentions: whole, as many as promised, and scored by simple rules."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from dateline.records import Interval, Reading, TimeMention, make_document
from evals.days import lies_in
from evals.gold import CaseError
from evals.mentions import read_items
from evals.mentions.items import SETS, locate
from evals.mentions.times import score_times


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[arg-type,misc]


LEAST = {
    "times": ("times", 300),
    "names": ("names", 400),
    "places": ("places", 200),
    "figures": ("figures", 200),
}


@pytest.mark.parametrize("name", LEAST)
def test_a_set_is_whole_large_enough_and_in_two_halves(name: str) -> None:
    field, least = LEAST[name]
    items = list(read_items(name))
    assert len({item.name for item in items}) == len(items)
    sizes = Counter(
        {
            split: sum(len(i.labels.get(field, [])) for i in items if i.split == split)
            for split in ("dev", "held")
        }
    )
    assert sizes.total() >= least
    assert min(sizes.values()) > 0.3 * sizes.total()


def test_times_have_enough_anchors_and_the_hard_ones() -> None:
    days = {item.published.date() for item in read_items("times")}
    assert len(days) >= 8
    assert {(d.month, d.day) for d in days} >= {(1, 1), (2, 29)}
    assert any(d.isoweekday() == 1 for d in days)


def test_words_that_do_not_stand_in_the_text_are_refused() -> None:
    assert locate("a b a", words="a", nth=2, item="x").start == 4
    with pytest.raises(CaseError, match="x: 'c' does not stand 1 times"):
        locate("a b a", words="c", item="x")


def test_a_half_counts_for_its_month_and_a_night_for_its_day() -> None:
    half = Interval(earliest=utc(2024, 3, 8), latest=utc(2024, 3, 24), granularity="month", basis="stated")
    assert lies_in(half, "2024-03")
    assert not lies_in(half, "2024-02")
    night = Interval(
        earliest=utc(2024, 3, 8, 18), latest=utc(2024, 3, 9, 6), granularity="daypart", basis="stated"
    )
    assert lies_in(night, "2024-03-08TNI")
    assert not lies_in(half, "PAST_REF")


def test_a_time_is_right_by_its_value() -> None:
    item = next(read_items("times", split="dev"))
    label = item.labels["times"][0]
    span = make_document(item.text).span(item.place(label).start, item.place(label).end)

    def read(document: object) -> Reading:
        time = TimeMention(span=span, type=label["type"], value=label["value"], interval=None)
        parts = dict.fromkeys(
            "sentences entities places arms figures claims events disputes issues".split(), ()
        )
        from dateline.records import Reader

        return Reading(reader=Reader(name="x", version="0"), document=item.document, times=(time,), **parts)  # type: ignore[arg-type]

    scores = score_times(replace(item, labels={**item.labels, "events": []}), read)
    assert scores["set.times.value"].right == 1
    assert SETS.name == "sets"
