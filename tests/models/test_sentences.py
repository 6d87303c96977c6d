"""Where sentences end."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.models import split_sentences
from tests.counting import count_calls


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One came. Two left.", ["One came.", "Two left."]),
        ("Gen. Abe met Lt. Col. Roe. He left.", ["Gen. Abe met Lt. Col. Roe.", "He left."]),
        ("The U.S. said no. The U.N. agreed.", ["The U.S. said no.", "The U.N. agreed."]),
        ("He flew to the U.S. The talks failed.", ["He flew to the U.S.", "The talks failed."]),
        ("“It is over.” She left.", ["“It is over.”", "She left."]),
        ("“Why?” he asked.", ["“Why?” he asked."]),
        ("A headline without a stop\nThe story begins.", ["A headline without a stop", "The story begins."]),
        ("Why it matters: The road is cut.", ["Why it matters:", "The road is cut."]),
        ("- Troops left.\n- Rebels stayed.", ["Troops left.", "Rebels stayed."]),
        ("It cost 2.5 million. J. Roe paid.", ["It cost 2.5 million.", "J. Roe paid."]),
        ("KINSHASA, March 3 (Wire) - Shelling resumed.", ["KINSHASA, March 3 (Wire) -", "Shelling resumed."]),
        ("NATO - the alliance - met.", ["NATO - the alliance - met."]),
        ("He said: “We will not go.” Then he left.", ["He said: “We will not go.”", "Then he left."]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, sentences: list[str]) -> None:
    assert [text[s:e] for s, e in split_sentences(text)] == sentences


def test_lines_wrapped_at_a_column_run_on() -> None:
    text = (
        "The minister flew to the capital on Monday for talks\n"
        "with the army about the siege of the northern town\n"
        "and its harbour, which has been closed since last\n"
        "week. He is expected to return on Friday.\n"
    )
    assert len(split_sentences(text)) == 2


@given(st.text())
def test_sentences_are_in_order_and_leave_out_only_white_space_and_bullets(text: str) -> None:
    ranges = split_sentences(text)
    assert all(s < e for s, e in ranges)
    assert all(a[1] <= b[0] for a, b in pairwise(ranges))


@pytest.mark.parametrize(
    "pattern", ["word ", "One came. ", "Mr. A. ", "A line\n", "- ", "“No.” ", "...", "Lead: "]
)
def test_work_grows_with_the_length_of_a_text_and_no_faster(pattern: str) -> None:
    few = count_calls(lambda: split_sentences(pattern * 2_000))
    many = count_calls(lambda: split_sentences(pattern * 8_000))
    assert many <= 5 * few


def test_a_line_of_ten_thousand_words_is_one_sentence() -> None:
    assert len(split_sentences("word " * 10_000)) == 1
