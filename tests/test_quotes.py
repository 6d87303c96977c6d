"""Where a text stands between quotation marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.quotes import find_quotations, share_quoted

MARKED = st.text(alphabet='ab .\n\t"“”«»„’-\x00\ud800', max_size=60)


def _quoted(text: str) -> list[str]:
    return [text[start:end] for start, end in find_quotations(text)]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("“We stay,” Berg said. “All of us.”", ["We stay,", "All of us."]),
        ('"We stay," Berg said. "All of us."', ["We stay,", "All of us."]),
        ("«We stay», Berg said.", ["We stay"]),
        ("„We stay”, Berg said.", ["We stay"]),
        ('“We stay," Berg said.', ["We stay,"]),
        ("“Tell them ‘no’,” Berg said.", ["Tell them ‘no’,"]),
        ("No one's marks aren't quotations.", []),
        ('He wrote "".', []),
        ("", []),
    ],
)
def test_words_between_marks_are_quoted(text: str, quoted: list[str]) -> None:
    assert _quoted(text) == quoted


def test_a_new_paragraph_opens_a_long_quotation_again() -> None:
    text = "Berg said: “The town is ours.\n\n“The army stays.” He left."
    assert _quoted(text) == ["The town is ours.", "The army stays."]


@pytest.mark.parametrize("end", ["\n\n", "\n   ", "\n- ", "\n• ", "\n \t\n"])
def test_a_quotation_left_open_ends_with_its_paragraph(end: str) -> None:
    text = f'Berg\nsaid "we stay.{end}The town fell. "No," she said.'
    assert _quoted(text) == ["we stay.", "No,"]


def test_a_line_is_a_paragraph_where_no_line_breaks_in_mid_sentence() -> None:
    text = 'Berg said "we stay.\nThe town fell.\n"No," she said.'
    assert _quoted(text) == ["we stay.", "No,"]


def test_a_quotation_runs_over_wrapped_lines() -> None:
    text = 'Berg said "we will\nstay in the town" and\nthen left the "hall" at\nonce.'
    assert _quoted(text) == ["we will\nstay in the town", "hall"]


def test_a_straight_mark_at_the_head_of_a_wrapped_line_closes() -> None:
    text = 'The minister told the\ncrowd that "we will stay\n" and\nwent. Nobody\nasked "why" of him.'
    assert _quoted(text) == ["we will stay\n", "why"]


def test_a_mark_gone_astray_does_not_swallow_the_text() -> None:
    text = "“" + "a " * 5000 + "“Yes,” Berg said."
    assert [len(quoted) < 4100 for quoted in _quoted(text)] == [True, True]
    assert _quoted(text)[-1] == "Yes,"


@given(MARKED)
def test_ranges_lie_in_the_text_in_order_and_apart(text: str) -> None:
    found = find_quotations(text)
    edges = [edge for pair in found for edge in pair]
    assert edges == sorted(edges)
    assert all(0 <= start < end <= len(text) for start, end in found)
    assert all(text[start - 1] in '"“«„' for start, _ in found)


@given(MARKED, st.integers(0, 60), st.integers(0, 60))
def test_a_share_lies_between_none_and_all(text: str, start: int, length: int) -> None:
    found = find_quotations(text)
    assert 0 <= share_quoted(found, start, start + length) <= 1
    assert all(share_quoted(found, *pair) == 1 for pair in found)


def test_half_quoted_is_a_half() -> None:
    assert share_quoted(((0, 4), (6, 7)), 0, 10) == 0.5
