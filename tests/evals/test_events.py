from dataclasses import replace

import pytest

from evals.counts import balance, share
from evals.events import date_right, score_events, sides_fit
from evals.score import LOWER_IS_BETTER
from tests.evals.conftest import perfect_reading


def test_a_reading_as_marked_is_right_throughout(case):
    scores = score_events(case, reading=perfect_reading(case))
    assert {name: count.value for name, count in scores.items() if count.value not in (None, 100.0)} == {
        name: 0.0 for name in LOWER_IS_BETTER & set(scores)
    }


def test_optional_events_are_neither_missed_nor_spurious(case):
    whole = perfect_reading(case)
    without = replace(whole, events=whole.events[:3])
    for reading in (whole, without):
        assert score_events(case, reading=reading)["events.right"] == balance(3, gold=3, found=3)


def test_a_wrong_type_is_found_but_not_right(case):
    whole = perfect_reading(case)
    wrong = replace(whole, events=(replace(whole.events[0], type="COERCE"), *whole.events[1:]))
    scores = score_events(case, reading=wrong)
    assert scores["events.trigger"] == balance(3, gold=3, found=3)
    assert scores["events.type"] == scores["events.right"] == balance(2, gold=3, found=3)
    assert scores["events.mode"] == share(0, of=0)


def test_an_accepted_second_type_is_right(case):
    whole = perfect_reading(case)
    other = replace(
        whole, events=(*whole.events[:2], replace(whole.events[2], type="CONSULT"), whole.events[3])
    )
    assert score_events(case, reading=other)["events.right"] == balance(3, gold=3, found=3)


def test_a_wrong_status_or_side_is_not_right(case):
    whole = perfect_reading(case)
    shelled, denied, *rest = whole.events
    wrong = replace(whole, events=(replace(shelled, actors=()), replace(denied, status="occurred"), *rest))
    scores = score_events(case, reading=wrong)
    assert scores["events.right"] == balance(1, gold=3, found=3)
    assert scores["events.sides"] == scores["events.status"] == share(2, of=3)


def test_a_second_event_on_one_trigger_is_spurious(case):
    whole = perfect_reading(case)
    twice = replace(whole, events=(*whole.events, replace(whole.events[0], id="evt_9")))
    assert score_events(case, reading=twice)["events.spurious"] == share(1, of=5)


def test_both_sides_may_stand_as_actors_of_a_meeting(case):
    found = perfect_reading(case).events[2]
    together = replace(found, actors=found.actors + found.recipients, recipients=())
    reading = perfect_reading(case)
    assert sides_fit(case.events[2], found=together, reading=reading)  # CONSULT is accepted here
    strict = replace(case.events[2], types=("REQUEST",))
    assert not sides_fit(strict, found=together, reading=reading)


def test_the_outlets_voice_is_wrong_for_what_officials_said(case):
    whole = perfect_reading(case)
    own = replace(whole, events=(replace(whole.events[0], claim="clm_outlet"), *whole.events[1:]))
    assert score_events(case, reading=own)["events.voice"] == share(2, of=3)


@pytest.mark.parametrize(
    ("marked", "right"), [("2024-04-08", True), ("2024-W15", True), ("2024-04-09", False), (None, False)]
)
def test_a_date_begins_as_marked_and_stays_inside(case, marked, right):
    interval = perfect_reading(case).events[0].interval
    assert date_right(marked, found=interval) is right


def test_no_date_marked_is_right_without_interval():
    assert date_right(None, found=None)
    assert not date_right("2024-04-08", found=None)
