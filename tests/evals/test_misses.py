from dataclasses import replace

import pytest

from evals.misses import miss_lines
from tests.evals.conftest import perfect_reading


def test_a_reading_as_marked_misses_nothing(case):
    assert list(miss_lines(case, reading=perfect_reading(case))) == ["== elm"]


def test_missed_wrong_and_spurious_are_told_apart(case):
    whole = perfect_reading(case)
    shelled, denied, asked, send = whole.events
    more = replace(send, id="evt_9", trigger=whole.times[0].span)
    reading = replace(
        whole, events=(replace(shelled, status="possible"), asked, send, more), claims=whole.claims[1:]
    )
    lines = list(miss_lines(case, reading=reading))
    assert [line.split()[0] for line in lines] == ["==", "wrong", "missed", "spurious", "unclaimed"]
    assert "'shelled' ASSAULT possible: Sudmark=XSM > Elm=XNL" in lines[1]
    assert denied.trigger.quote in lines[2]


def test_held_cases_are_not_shown(case):
    with pytest.raises(ValueError, match="held out"):
        list(miss_lines(replace(case, split="held"), reading=perfect_reading(case)))
