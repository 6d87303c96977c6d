"""The intervals of times, and what holds of any text."""

import os
import time
from datetime import datetime
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.mentions.times import find_times
from dateline.records import Document, TimeMention, make_document
from tests.counting import count_calls
from tests.mentions.anchors import LATE_FRI, MON, SUN, WED
from tests.mentions.parses import flat


def times_of(text: str, published: str | None = WED) -> tuple[TimeMention, ...]:
    at = datetime.fromisoformat(published) if published else None
    return find_times(make_document(text, published_at=at), flat(text))


INTERVALS = [
    (WED, "Thursday", "He left on Thursday.", "2024-04-04", "2024-04-05", "day relative"),
    (LATE_FRI, "today", "He left today.", "2022-02-25", "2022-02-26", "day relative"),
    (WED, "last week", "He left last week.", "2024-04-01", "2024-04-08", "week relative"),
    (WED, "the weekend", "He left over the weekend.", "2024-04-06", "2024-04-08", "range relative"),
    (SUN, "7 May 2021", "He left on 7 May 2021.", "2021-05-07", "2021-05-08", "day stated"),
    (WED, "7 May", "He left on 7 May.", "2023-05-07", "2023-05-08", "day relative"),
    (WED, "2020", "He left in 2020.", "2020-01-01", "2021-01-01", "year stated"),
    (WED, "the 1990s", "He left in the 1990s.", "1990-01-01", "2000-01-01", "decade stated"),
    (WED, "March", "He left in March.", "2024-03-01", "2024-04-01", "month relative"),
    (
        WED,
        "Sunday night",
        "He left on Sunday night.",
        "2024-04-07T18:00",
        "2024-04-08T06:00",
        "daypart relative",
    ),
    (
        WED,
        "early on Sunday",
        "He left early on Sunday.",
        "2024-04-07",
        "2024-04-07T12:00",
        "daypart relative",
    ),
    (WED, "late Sunday", "He left late Sunday.", "2024-04-07T12:00", "2024-04-08", "daypart relative"),
    (WED, "last winter", "He left last winter.", "2023-12-01", "2024-03-01", "season relative"),
    (
        WED,
        "2 p.m. on Sunday",
        "He left at 2 p.m. on Sunday.",
        "2024-04-07T14:00",
        "2024-04-07T15:00",
        "hour relative",
    ),
    (
        WED,
        "10:30 p.m. ET on Saturday",
        "It began at 10:30 p.m. ET on Saturday.",
        "2024-04-07T02:30",
        "2024-04-07T02:31",
        "minute relative",
    ),
    (
        MON,
        "14:00 GMT on Sunday",
        "It began at 14:00 GMT on Sunday.",
        "2023-04-23T17:00",
        "2023-04-23T17:01",
        "minute relative",
    ),
    (
        WED,
        "2 a.m. local time on Sunday",
        "It began at 2 a.m. local time on Sunday.",
        "2024-04-07",
        "2024-04-08",
        "day relative",
    ),
    (WED, "earlier this month", "He left earlier this month.", "2024-04-01", "2024-04-11", "month relative"),
    (WED, "later this week", "He will leave later this week.", "2024-04-10", "2024-04-15", "week relative"),
    (
        WED,
        "the past two weeks",
        "Over the past two weeks nine died.",
        "2024-03-27T15:00",
        "2024-04-10T15:00",
        "range relative",
    ),
    (
        WED,
        "48 hours",
        "They will strike within 48 hours.",
        "2024-04-10T15:00",
        "2024-04-12T15:00",
        "range relative",
    ),
    (WED, "April 5-7", "They met on April 5-7.", "2024-04-05", "2024-04-08", "range relative"),
    (
        WED,
        "two hours ago",
        "They met two hours ago.",
        "2024-04-10T13:00",
        "2024-04-10T14:00",
        "hour relative",
    ),
    (None, "13 April 2024", "They met on 13 April 2024.", "2024-04-13", "2024-04-14", "day stated"),
]


@pytest.mark.parametrize(("published", "words", "text", "earliest", "latest", "kind"), INTERVALS)
def test_interval(
    published: str | None, words: str, text: str, earliest: str, latest: str, kind: str
) -> None:
    clock = datetime.fromisoformat(published or WED).tzinfo
    interval = next(m.interval for m in times_of(text, published) if m.span.quote == words)
    assert interval is not None
    assert interval.earliest == datetime.fromisoformat(earliest).replace(tzinfo=clock)
    assert interval.latest == datetime.fromisoformat(latest).replace(tzinfo=clock)
    assert interval.earliest.utcoffset() == interval.earliest.replace(tzinfo=clock).utcoffset()
    assert f"{interval.granularity} {interval.basis}" == kind


UNBOUND = [
    "over the last few days",
    "for six months",
    "in recent days",
    "every Friday",
    "two days later",
    "years ago",
]


@pytest.mark.parametrize("words", UNBOUND)
def test_no_interval_where_the_words_bound_nothing(words: str) -> None:
    found = times_of(f"They met {words}.")
    assert [m.interval for m in found] == [None]


@pytest.mark.parametrize(
    "words", ["today", "on Thursday", "last week", "in March", "on April 3", "at noon", "overnight"]
)
def test_no_interval_without_publication(words: str) -> None:
    assert [m.interval for m in times_of(f"They met {words}.", None)] == [None]


def test_a_time_of_day_stands_on_the_day_named_near_it() -> None:
    found = times_of("The raid came on Sunday.\nSirens sounded at 2:15 a.m. and stopped by 6 a.m.")
    assert [m.value for m in found] == ["2024-04-07", "2024-04-07T02:15", "2024-04-07T06:00"]


def test_moved_dates_are_two_mentions() -> None:
    found = times_of("The vote was postponed from Monday to Friday.")
    assert [m.span.quote for m in found] == ["Monday", "Friday"]


# ── properties ───────────────────────────────────────────────────────────────────────────────────────
PIECES = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        "Monday may May 2020 2 a.m. 31 February the last week of ago two 10:30 Q1 1990s - 's 99999999999".split()
    ),
)


@given(
    st.lists(PIECES, max_size=30),
    st.sampled_from([None, WED, LATE_FRI, "0001-01-01T00:00:00+00:00", "9999-12-31T12:00:00+00:00"]),
)
@settings(max_examples=300)
def test_spans_slice_back_in_order_on_any_text(pieces: list[str], published: str | None) -> None:
    text = " ".join(pieces)
    found = times_of(text, published)
    assert all(text[m.span.start : m.span.end] == m.span.quote for m in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    assert all(m.interval.earliest < m.interval.latest for m in found if m.interval)


@pytest.mark.parametrize("zone", ["UTC", "Pacific/Kiritimati", "America/Los_Angeles"])
def test_the_clock_of_the_machine_does_not_matter(zone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "They met today at 9 a.m. and will meet on Monday, two weeks after the raid of April 3."
    expected = times_of(text)
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        assert times_of(text) == expected
    finally:
        os.environ.pop("TZ", None)
        time.tzset()


def test_time_grows_with_length_only() -> None:
    """A line four times as long takes about four times the work, and nowhere near its square."""
    line = "on Monday they met at 2 a.m. local time in the last week of May 2020 and said they will "

    def work(words: int) -> int:
        text = (line * (words // 19 + 1))[: words * 5]
        parse, document = flat(text), make_document(text, published_at=datetime.fromisoformat(WED))
        return count_calls(lambda: find_times(document, parse))

    assert work(20_000) < 5 * work(5_000)


def test_a_mention_is_of_the_document() -> None:
    document: Document = make_document("It began on Monday.", published_at=datetime.fromisoformat(MON))
    (mention,) = find_times(document, flat(document.text))
    assert mention.span == document.span(12, 18)
