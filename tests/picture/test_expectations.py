"""What is said to come, and how it turned out."""

from dataclasses import replace
from datetime import UTC, timedelta, timezone

import pytest

from dateline.events import make_events
from dateline.picture import find_expectations
from dateline.records import Account, Citation, Expectation
from tests.tellings import (
    ELM,
    MORNING,
    OSTREACH,
    PINE,
    TODAY,
    Line,
    account,
    line,
    outlet_voice,
    undone,
    voice,
)

TOMORROW = TODAY + timedelta(days=1)
ARMY = voice("Army of Norland", affiliation="XNL")


def plan(**parts: object) -> Line:
    return line("Norland will shell the harbour of Elm.", "shell", **{"status": "planned", **parts})


def deed(**parts: object) -> Line:
    return line("Norland shelled the harbour of Elm.", "shelled", **parts)


def told(what: Line, *, days: float = 0, event: str = "evn_1", outlet: str = "Elm Courier") -> Account:
    return account(what, days=days, outlet=outlet, events=(event,))


def expectations(*accounts: Account, days: float = 3) -> tuple[Expectation, ...]:
    """As of so many days after the first report."""
    return find_expectations(accounts, make_events(accounts), as_of=MORNING + timedelta(days=days))


def only(*accounts: Account, days: float = 3) -> Expectation:
    (found,) = expectations(*accounts, days=days)
    return found


@pytest.mark.parametrize("status", ["planned", "threatened", "conditional", "possible"])
def test_what_is_told_as_coming_is_expected(status: str) -> None:
    first = told(plan(status=status))
    again = told(plan(status="planned", voice=ARMY), days=0.5, outlet="Pine Post")
    found = only(first, again)
    assert (found.event, found.status, found.outcome, found.opened_at) == ("evn_1", status, "open", MORNING)
    assert found.voices == (outlet_voice("Elm Courier"), ARMY)
    sentence = first.told[0].sentence
    assert found.said[0] == Citation(document=first.document, start=sentence.start, end=sentence.end)
    assert (found.evidence, found.closed_at, found.by) == ((), None, None)


@pytest.mark.parametrize("status", ["occurred", "ongoing", "denied", "requested"])
def test_what_is_not_told_as_coming_is_not_expected(status: str) -> None:
    assert expectations(told(plan(status=status))) == ()


def test_what_was_told_as_done_before_or_in_the_same_report_is_not_expected() -> None:
    assert expectations(told(deed()), told(plan(), days=1)) == ()
    both = account(plan(), deed(), events=("evn_1", "evn_1"))
    assert expectations(both) == ()


def test_history_is_not_expected() -> None:
    assert expectations(told(plan(historical=True))) == ()


def test_it_has_happened_when_the_same_event_is_told_as_done() -> None:
    done = told(deed(), days=1, outlet="Pine Post")
    found = only(told(plan()), done)
    assert (found.outcome, found.closed_at, found.by) == ("happened", done.published_at, None)
    assert [citation.document for citation in found.evidence] == [done.document]


def test_it_has_happened_when_another_event_of_the_same_sides_fits_its_day() -> None:
    done = told(deed(day=TOMORROW), days=1.5, event="evn_2")
    found = only(told(plan(day=TOMORROW)), done)
    assert (found.outcome, found.by) == ("happened", "evn_2")
    assert [citation.document for citation in found.evidence] == [done.document]


@pytest.mark.parametrize(
    ("parts", "days"),
    [
        ({"actors": (OSTREACH,)}, 1.0),
        ({"recipients": (OSTREACH,)}, 1.0),
        ({"day": TOMORROW + timedelta(days=9)}, 10.0),
        ({"day": TODAY - timedelta(days=9)}, 1.0),
        ({"type": "AID"}, 1.0),
    ],
    ids=["another doer", "another target", "too late", "long before", "another deed"],
)
def test_another_event_that_does_not_fit_is_not_what_was_expected(
    parts: dict[str, object], days: float
) -> None:
    accounts = told(plan(day=TOMORROW)), told(deed(**parts), days=days, event="evn_2")
    assert only(*accounts, days=2).outcome == "open"


def test_what_was_told_as_done_elsewhere_is_not_what_was_expected_here() -> None:
    done = told(deed(place=PINE), days=1, event="evn_2")
    assert only(told(plan(place=ELM)), done).outcome == "open"


def test_what_was_told_as_done_before_is_not_what_is_expected() -> None:
    found = only(told(deed(), event="evn_2"), told(plan(), days=1, event="evn_1"))
    assert found.outcome == "open"


def called_off(
    days: float = 1, words: str = "The plan to shell the harbour of Elm was called off.", **parts: object
) -> Account:
    return account(days=days, outlet="Pine Post", undone=(undone(words, **parts),))


def test_it_did_not_happen_when_a_later_report_says_that_it_was_called_off() -> None:
    off = called_off(sides=("XNL",))
    found = only(told(plan()), off)
    assert (found.outcome, found.closed_at) == ("did not happen", off.published_at)
    assert [citation.document for citation in found.evidence] == [off.document]


@pytest.mark.parametrize(
    "parts",
    [
        {"days": 0},
        {"words": "The concert in Pine was called off."},
        {"words": "The visit was called off.", "sides": ("XOR",)},
        {"day": TOMORROW + timedelta(days=5)},
    ],
    ids=["at the same time", "other words", "another side", "another day"],
)
def test_a_sentence_that_calls_something_else_off_closes_nothing(parts: dict[str, object]) -> None:
    assert only(told(plan(day=TOMORROW)), called_off(**parts)).outcome == "open"


def test_it_happened_where_a_report_told_it_as_done_before_another_called_it_off() -> None:
    found = only(told(plan()), told(deed(), days=1), called_off(days=2, sides=("XNL",)))
    assert found.outcome == "happened"


def test_it_did_not_happen_when_it_is_denied_afterwards() -> None:
    denial = told(plan(status="denied", voice=ARMY), days=1)
    found = only(told(plan()), denial)
    assert (found.outcome, found.closed_at) == ("did not happen", denial.published_at)


def test_it_has_lapsed_two_days_after_its_last_day() -> None:
    found = told(plan(day=TOMORROW))
    assert only(found, days=1).outcome == "open"
    assert only(found, days=3).outcome == "open"  # a report may be late
    assert only(found, days=4).outcome == "lapsed"
    assert only(found, days=4).evidence == ()


def test_one_moment_under_two_offsets_is_one_picture() -> None:
    accounts = (told(plan(day=TOMORROW)),)
    for hours in (60, 84, 92):
        moment = MORNING + timedelta(hours=hours)
        found = {
            find_expectations(accounts, make_events(accounts), as_of=moment.astimezone(zone))
            for zone in (UTC, timezone(timedelta(hours=13)), timezone(timedelta(hours=-11)))
        }
        assert len(found) == 1


def test_what_has_no_day_stays_open() -> None:
    assert only(told(plan()), days=300).outcome == "open"


def test_the_horizon_is_the_first_day_that_any_report_gives() -> None:
    found = only(told(plan()), told(plan(day=TOMORROW, last_day=TOMORROW + timedelta(days=2)), days=0.5))
    assert (found.day, found.last_day) == (TOMORROW, TOMORROW + timedelta(days=2))


def test_a_later_report_closes_nothing_in_an_earlier_picture() -> None:
    plans, done = told(plan()), told(deed(), days=1)
    early = only(plans, days=0.5)
    late = only(plans, done, days=2)
    assert early.outcome == "open"
    assert replace(late, outcome="open", evidence=(), closed_at=None, said=early.said) == early


def test_two_that_are_to_meet_may_change_places() -> None:
    parts = {"type": "CONSULT"}
    meeting = line("Norland will meet Sudmark.", "meet", status="planned", day=TOMORROW, **parts)
    (norland,), (sudmark,) = account(meeting).told[0].actors, account(meeting).told[0].recipients
    met = line("Sudmark met Norland.", "met", actors=(sudmark,), recipients=(norland,), day=TOMORROW, **parts)
    assert only(told(meeting), told(met, days=1.5, event="evn_2")).by == "evn_2"


def test_expectations_come_in_the_order_in_which_they_were_told() -> None:
    accounts = [told(plan(), days=n, event=f"evn_{9 - n}") for n in range(3)]
    assert [found.event for found in expectations(*accounts)] == ["evn_9", "evn_8", "evn_7"]
