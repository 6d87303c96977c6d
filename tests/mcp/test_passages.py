"""Where a report holds the words that it was found by."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.mcp.passages import find_passages

TEXT = "Talks in Elm\nThe envoys left Norland.\nNobody died.\n" + "and so on " * 60 + "drones " + "came " * 60


def passages(query: str, *, most: int = 5) -> list[str]:
    return [TEXT[place.start : place.end] for place in find_passages(TEXT, query, most=most)]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("envoy", ["The envoys left Norland."]),
        ("norland envoy", ["The envoys left Norland."]),
        ("DIE* talk", ["Talks in Elm", "Nobody died."]),
        ("absent", ["Talks in Elm"]),
        ("", ["Talks in Elm"]),
    ],
)
def test_each_word_is_shown_once_in_its_line(query: str, found: list[str]) -> None:
    assert passages(query) == found


def test_of_a_long_line_only_the_words_around_are_shown() -> None:
    (passage,) = passages("drone")
    assert "drones" in passage
    assert len(passage) < 300
    assert passage.split()[0] in ("and", "so", "on")
    assert passage.endswith("came")


def test_there_are_no_more_than_asked_for() -> None:
    assert len(passages("talk envoy died", most=2)) == 2


@given(st.text(), st.text())
def test_every_passage_has_words_of_the_text(text: str, query: str) -> None:
    places = find_passages(text, query, most=3)
    assert all(text[place.start : place.end].strip() for place in places)
    assert bool(places) == bool(text.strip())
