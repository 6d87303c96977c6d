"""Two readings of a report are compared mention by mention."""

from dataclasses import replace
from typing import Any

import pytest

from dateline.judgements import Change, Outline, compare_outlines, outlines_of
from dateline.records import Reading

STRIKE = Outline(
    start=10,
    end=16,
    word="struck",
    type="ASSAULT",
    mode=None,
    status="occurred",
    actors=("Norland (XNL)",),
    recipients=(),
    place=None,
    day=None,
)
TALKS = replace(STRIKE, start=30, end=33, word="met", type="CONSULT")


def compare(before: list[Outline], now: list[Outline]) -> tuple[Change, ...]:
    return compare_outlines("doc_0f", before, now)


def test_the_same_reading_changes_nothing(reading: Reading) -> None:
    outlines = outlines_of(reading.to_dict())
    assert [outline.word for outline in outlines] == ["visit", "Shelling"]
    assert compare(list(outlines), list(outlines)) == ()


def test_a_mention_comes_goes_or_is_read_otherwise() -> None:
    planned = replace(STRIKE, status="planned")
    coerced = replace(STRIKE, type="COERCE", word="had struck", start=6)
    assert [c.kind for c in compare([STRIKE], [STRIKE, TALKS])] == ["added"]
    assert [c.kind for c in compare([STRIKE, TALKS], [STRIKE])] == ["removed"]
    assert [str(c) for c in compare([STRIKE], [planned])] == ["“struck” status occurred → planned"]
    assert [(c.kind, str(c)) for c in compare([STRIKE], [coerced])] == [
        ("retyped", "“had struck” type ASSAULT → COERCE")
    ]


def test_a_change_touches_the_words_of_either_reading() -> None:
    (change,) = compare([STRIKE], [])
    assert change.touches(12, 20)
    assert not change.touches(16, 20)


def test_a_form_of_an_older_version_may_lack_what_came_later() -> None:
    event = {"trigger": {"start": 1, "end": 3, "quote": "hit"}, "type": "ASSAULT", "status": "occurred"}
    (outline,) = outlines_of({"events": [event]})
    assert (outline.word, outline.actors, outline.day) == ("hit", (), None)


@pytest.mark.parametrize("form", [{}, [], {"events": [{"type": "ASSAULT"}]}, {"events": 3}, None])
def test_what_is_no_reading_is_refused(form: Any) -> None:
    with pytest.raises(ValueError, match="not the form of a reading"):
        outlines_of(form)
