"""Words and marks."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.models import split_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They didn't go.", ["They", "did", "n't", "go", "."]),
        ("Iran’s army can’t.", ["Iran", "’s", "army", "ca", "n’t", "."]),
        ("U.S.-backed forces", ["U.S.", "-", "backed", "forces"]),
        ("Gen. Smith, 1,400 men", ["Gen.", "Smith", ",", "1,400", "men"]),
        ("at 3pm on 10/4", ["at", "3", "pm", "on", "10/4"]),
        ("F-16s and S-400", ["F", "-", "16s", "and", "S", "-", "400"]),
        ("Sana’a, O’Brien", ["Sana’a", ",", "O’Brien"]),
        ("$2.3 billion!!", ["$", "2.3", "billion", "!!"]),
        ("“No,” he said…", ["“", "No", ",", "”", "he", "said", "…"]),
        ("cannot", ["can", "not"]),
    ],
)
def test_words_are_cut_as_the_treebanks_cut_them(text: str, words: list[str]) -> None:
    assert [text[s:e] for s, e in split_words(text)] == words


@given(st.text())
def test_words_cover_everything_but_white_space_once(text: str) -> None:
    ranges = split_words(text)
    assert all(a[1] <= b[0] for a, b in pairwise(ranges))
    assert "".join(text[s:e] for s, e in ranges) == "".join(text.split())
