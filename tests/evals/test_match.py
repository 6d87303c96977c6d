import pytest

from dateline.records import Extent
from evals.gold import GoldActor
from evals.match import Side, head_of, pair, same_head

TEXT = "Two senior officials of the foreign ministry in Norland, who met Ada Berg, left."


def place(words: str) -> Extent:
    start = TEXT.index(words)
    return Extent(start=start, end=start + len(words))


@pytest.mark.parametrize(
    ("words", "head"),
    [
        ("Two senior officials of the foreign ministry", "officials"),
        ("Two senior officials", "officials"),
        ("the foreign ministry in Norland, who met Ada Berg", "ministry"),
        ("Ada Berg", "Berg"),
    ],
)
def test_the_head_stands_before_the_tail(words, head):
    assert head_of(TEXT, place=place(words)) == place(head)


def test_a_head_inside_the_other_phrase_is_enough():
    assert same_head(
        TEXT, gold=place("Two senior officials"), found=place("officials of the foreign ministry")
    )
    assert not same_head(TEXT, gold=place("Two senior officials"), found=place("foreign ministry"))


def test_the_likest_are_paired_first_and_each_once():
    likeness = {(0, 0): 1.0, (0, 1): 2.0, (1, 1): 1.5}
    pairs = pair([0, 1], [0, 1], likeness=lambda g, f: likeness.get((g, f), 0.0))
    assert pairs == ((0, 1),)


def actor(*codes: str | None, optional: bool = False) -> GoldActor:
    return GoldActor(at=Extent(start=0, end=1), codes=codes, optional=optional)


def side(*codes: str) -> Side:
    return Side(codes=tuple(frozenset(c.split("/")) if c else frozenset() for c in codes))


@pytest.mark.parametrize(
    ("found", "gold", "fits"),
    [
        (side("XNL"), [actor("XNL")], True),
        (side(), [actor("XNL")], False),  # missing
        (side("XNL", "XSM"), [actor("XNL")], False),  # one too many
        (side("XNL", "XSM"), [actor("XNL"), actor("XSM", optional=True)], True),
        (side("XNL"), [actor("XNL"), actor("XSM", optional=True)], True),
        (side("XNL/ELM"), [actor("ELM")], True),  # a group's own code or its country's
        (side("XNL", ""), [actor("XNL")], True),  # nobody's code spoils nothing
        (side("UNO"), [actor("XNL", "UNO")], True),
        (side(), [actor(None)], True),
        (side("XNL"), [actor(None)], True),  # an open code may be any, but one only
        (side("XNL", "XSM"), [actor(None)], False),
        (side(), [], True),
    ],
)
def test_a_side_fits_when_all_required_are_there_and_no_stranger(found, gold, fits):
    assert found.fits(gold) is fits
