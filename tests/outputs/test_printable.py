"""Nothing that a report holds can steer the terminal it is printed on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.outputs import printable
from dateline.outputs.printable import shorten


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("two\r\nlines\tand  a gap ", "two lines and a gap"),
        ("\x1b]0;title\x07", r"\x1b]0;title\x07"),
        ("\x9b31m", r"\x9b31m"),
        ("abc\u202edef", r"abc\u202edef"),
        ("\ud800", r"\ud800"),
        ("\ufeffHead\u00adline", "Headline"),
        ("Tehran – “no”, Zoë", "Tehran – “no”, Zoë"),
    ],
)
def test_words_are_made_safe_on_one_line(words: str, line: str) -> None:
    assert printable(words) == line


@given(st.text(st.characters(codec=None)))
def test_any_words_come_out_printable(words: str) -> None:
    assert printable(words).isprintable()
    printable(words).encode("utf-8")


def test_long_words_are_cut_with_an_ellipsis() -> None:
    assert shorten("the foreign ministry", width=12) == "the foreign…"
    assert shorten("the ministry", width=12) == "the ministry"
