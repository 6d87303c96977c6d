import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import DatelineError, InputError, printable


def test_an_input_error_is_one_sentence_of_item_cause_and_next_step() -> None:
    error = InputError("notes.txt", cause="it is empty", next_step="give the text of a report")
    assert str(error) == "notes.txt: it is empty; give the text of a report."
    assert isinstance(error, DatelineError)


@pytest.mark.parametrize(
    "name", ["a\x1b[2J.txt", "a\u202e.txt", "a\r\n.txt", "a\udc80.txt", "a\x9b31m.txt", "a\0b"]
)
def test_a_hostile_name_is_shown_in_harmless_marks(name: str) -> None:
    error = InputError(name, cause="it is empty", next_step="give another")
    assert str(error).isprintable()
    assert error.item.startswith("a\\")


def test_a_long_name_is_cut_short() -> None:
    assert len(InputError("x" * 10_000, cause="no", next_step="go").item) == 200


def test_an_input_error_survives_the_way_to_another_process() -> None:
    error = InputError("notes.txt", cause="it is empty", next_step="give the text of a report")
    copy = pickle.loads(pickle.dumps(error))
    assert (str(copy), copy.item, copy.cause) == (str(error), error.item, error.cause)


@given(st.text(st.characters()))
def test_whatever_is_shown_is_printable(words: str) -> None:
    assert printable(words).isprintable()
