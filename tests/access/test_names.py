"""Which names an account can have, and which are the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.access.names import LONGEST, fold_name, parse_name
from dateline.errors import InputError

BAD = [
    "",
    " ",
    "-",
    " Ada",
    "Ada ",
    "Ada  Berg",
    "Ada\n",
    "Ada\x00",
    "\x1b[31mAda",
    "\ud800",
    "\u202eadA",
    "A\u200bda",
    "<b>Ada</b>",
    "Ada;",
    "x" * 65,
    "x" * 10_000,
    "\ufdfa" * 64,  # one sign that is eighteen letters, composed
]


@pytest.mark.parametrize("words", BAD, ids=range(len(BAD)))
def test_a_name_that_cannot_be_one_is_refused_and_found_nowhere(words: str) -> None:
    with pytest.raises(InputError, match="this cannot be the name of an account; give 1 to 64 letters"):
        parse_name(words)
    assert fold_name(words) is None


@pytest.mark.parametrize(
    "name", ["Ada Berg", "ada@desk.example", "O'Neil", "آدا", "עדה", "अदा", "艾达", "Åsa", "3"]
)
def test_a_name_of_any_script_is_kept_as_it_is(name: str) -> None:
    assert parse_name(name) == name


def test_names_that_differ_in_case_or_composition_alone_are_the_same() -> None:
    same = ["Åsa", "åsa", "A\u030asa", "ÅSA", "Å\uff53a"]
    assert len({fold_name(name) for name in same}) == 1
    assert fold_name("Asa") != fold_name("Åsa")


@given(st.text(st.characters(), max_size=70))
def test_a_name_is_accepted_as_it_is_kept_and_folds_as_before(words: str) -> None:
    try:
        name = parse_name(words)
    except InputError:
        assert fold_name(words) is None
        return
    assert parse_name(name) == name
    assert fold_name(name) == fold_name(words)
    assert name.isprintable()
    assert len(name) <= LONGEST
