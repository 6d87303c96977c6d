"""The days of a picture, and what weighs on them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from dateline.outputs.brief_forms import timeline_form
from dateline.outputs.json_form import picture_form
from dateline.outputs.timeline import make_timeline, weight_of
from dateline.pipeline import compose, draw
from dateline.records import Account, Day, Document, Event, Picture, Reading
from tests.tellings import MORNING, TODAY, Line, line, report, voice

Texts = Callable[[str], Document]
YESTERDAY = TODAY - timedelta(days=1)
MAYOR = voice("Mayor of Elm", affiliation="XSM")
SHELLED = ("The army of Norland shelled the harbour of Elm at dawn.", "shelled")
BLOCKED = ("The navy of Norland blocked the port of Pine at noon.", "blocked")
MET = ("The ministers of Norland and Sudmark met in the capital.", "met")


def told(what: Line, number: int = 0, *, origin: str | None = None) -> tuple[Document, Account]:
    """One more report; what it tells is of the event that its word names."""
    document, account = report(what, outlet=f"Outlet {number}", days=number / 100)
    events = tuple(f"evn_{t.stem}" for t in account.told)
    return document, replace(account, events=events, story="sty_1", origin=origin or account.origin)


def drawn(*reports: tuple[Document, Account]) -> tuple[Picture, Texts]:
    documents = {document.id: document for document, _ in reports}
    accounts = [account for _, account in reports]
    return compose(accounts, as_of=MORNING + timedelta(days=9)), documents.__getitem__


def days(*reports: tuple[Document, Account], most: int | None = None) -> tuple[Day, ...]:
    picture, texts = drawn(*reports)
    return make_timeline(picture.events, texts=texts, most=most)


def event(*reports: tuple[Document, Account]) -> Event:
    (found,) = drawn(*reports)[0].events
    return found


def test_days_come_in_order_each_with_what_happened_on_it() -> None:
    one, other = days(told(line(*SHELLED, day=TODAY)), told(line(*BLOCKED, day=YESTERDAY), 1))
    assert (one.day, other.day) == (YESTERDAY, TODAY)
    (entry,) = other.entries
    assert (entry.line.text, entry.status, entry.standing) == (SHELLED[0], "occurred", "single-origin")
    assert (entry.origins, entry.reports) == (1, 1)


def test_publication_is_never_taken_for_the_day_of_an_event() -> None:
    assert days(told(line(*SHELLED))) == ()


def test_what_was_on_one_of_several_days_is_on_none_unless_they_are_two() -> None:
    assert [d.day for d in days(told(line(*SHELLED, day=YESTERDAY, last_day=TODAY)))] == [YESTERDAY]
    assert days(told(line(*SHELLED, day=YESTERDAY, last_day=TODAY + timedelta(days=5)))) == ()


@pytest.mark.parametrize("status", ["planned", "denied", "threatened", "requested"])
def test_what_nobody_tells_as_done_is_on_no_day(status: str) -> None:
    assert days(told(line(*SHELLED, day=TODAY, status=status))) == ()


def test_the_weightiest_stands_first_and_only_the_weightiest_days_are_kept() -> None:
    reports = (
        told(line(*MET, type="CONSULT", day=TODAY)),
        told(line(*SHELLED, day=TODAY), 1),
        told(line(*BLOCKED, type="CONSULT", day=YESTERDAY), 2),
    )
    both = days(*reports)
    assert [entry.line.text for entry in both[1].entries] == [SHELLED[0], MET[0]]
    assert both[1].weight == sum(entry.weight for entry in both[1].entries)
    assert days(*reports, most=1) == both[1:]


def test_more_voices_weigh_more() -> None:
    one = told(line(*SHELLED, day=TODAY))
    other = told(line(*SHELLED, day=TODAY), 1)
    assert weight_of(event(one, other)) > weight_of(event(one))


def test_a_text_that_gives_no_day_adds_a_voice_and_no_date() -> None:
    dated, undated = told(line(*SHELLED, day=TODAY)), told(line(*SHELLED), 1)
    also = told(line(*SHELLED, day=TODAY), 1)
    assert weight_of(event(dated)) < weight_of(event(dated, undated)) < weight_of(event(dated, also))


def test_fifty_copies_of_one_wire_change_no_rank() -> None:
    wire, other = told(line(*SHELLED, day=TODAY), origin="ori_wire"), told(line(*BLOCKED, day=TODAY), 1)
    second = told(line(*BLOCKED, day=TODAY), 2)
    copies = [told(line(*SHELLED, day=TODAY), n, origin="ori_wire") for n in range(3, 53)]
    before, after = days(wire, other, second), days(wire, other, second, *copies)
    ranks = [[(e.event, e.weight, e.standing, e.origins) for e in day.entries] for day in (*before, *after)]
    assert ranks[0] == ranks[1]
    assert [day.weight for day in before] == [day.weight for day in after]
    assert before[0].entries[0].event == "evn_block"


def test_ten_outlets_that_quote_one_speaker_are_one_voice() -> None:
    quoted = [told(line(*SHELLED, day=TODAY, voice=MAYOR), n) for n in range(10)]
    own = [told(line(*SHELLED, day=TODAY), n) for n in range(10)]
    assert event(*quoted).origins == 1
    assert weight_of(event(*quoted)) < weight_of(event(*own))


def test_only_the_events_asked_for_are_shown() -> None:
    picture, texts = drawn(told(line(*SHELLED, day=TODAY)), told(line(*BLOCKED, day=TODAY), 1))
    (only,) = make_timeline(picture.events[:1], texts=texts)
    assert [entry.event for entry in only.entries] == [picture.events[0].id]
    assert make_timeline((), texts=texts) == ()


@pytest.fixture(scope="module")
def demo(demo_readings: tuple[Reading, ...]) -> tuple[tuple[Day, ...], Texts]:
    texts = {reading.document.id: reading.document for reading in demo_readings}.__getitem__
    return make_timeline(
        draw(demo_readings, as_of=datetime(2024, 4, 30, tzinfo=UTC)).events, texts=texts
    ), texts


def test_every_line_of_the_demo_stands_in_the_report_that_it_cites(
    demo: tuple[tuple[Day, ...], Texts],
) -> None:
    found, texts = demo
    assert {date(2024, 4, 1), date(2024, 4, 13), date(2024, 4, 19)} <= {day.day for day in found}
    for entry in (entry for day in found for entry in day.entries):
        first = entry.line.citations[0]
        words = texts(first.document).text[first.start : first.end]
        assert entry.line.text == " ".join(words.split())


def test_days_of_the_demo_are_in_order_and_their_entries_by_weight(
    demo: tuple[tuple[Day, ...], Texts],
) -> None:
    found, _ = demo
    assert [day.day for day in found] == sorted({day.day for day in found})
    for day in found:
        weights = [entry.weight for entry in day.entries]
        assert weights == sorted(weights, reverse=True)


def test_the_text_shows_the_first_of_each_day_and_counts_the_rest(
    demo: tuple[tuple[Day, ...], Texts],
) -> None:
    found, texts = demo
    printed = timeline_form(found, texts=texts, most=1)
    full = next(day for day in found if len(day.entries) > 1)
    heading = f"{full.day:%Y-%m-%d %A}, {len(full.entries) - 1} more"
    assert heading in printed
    assert full.entries[0].line.text[:60] in printed


def test_the_json_form_of_a_day_has_the_words_that_it_cites(demo: tuple[tuple[Day, ...], Texts]) -> None:
    found, texts = demo
    form = picture_form(found[0], texts=texts)
    assert form["day"] == found[0].day.isoformat()
    citation = form["entries"][0]["line"]["citations"][0]
    assert citation["quote"] == texts(citation["document"]).text[citation["start"] : citation["end"]]
