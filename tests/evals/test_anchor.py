import pytest

from dateline.records import Extent
from evals.anchor import Anchor
from evals.gold import CaseError

ANCHOR = Anchor(text="The attack on Elm followed an attack; attackers fled.", item="elm.json.events[0]")


def slice_of(extent: Extent) -> str:
    return ANCHOR.text[extent.start : extent.end]


@pytest.mark.parametrize(
    ("where", "start", "words"),
    [
        ("Elm", 14, "Elm"),
        ({"words": "attack", "nth": 2}, 30, "attack"),  # "attackers" is another word
        ("attack on … followed", 4, "attack on Elm followed"),
        ([14, 17], 14, "Elm"),
    ],
)
def test_words_and_offsets_are_found(where, start, words):
    found = ANCHOR.find(where)
    assert (found.start, slice_of(found)) == (start, words)


@pytest.mark.parametrize(
    ("where", "why"),
    [
        ("raid", "'raid' is not in the text"),
        ("attack", "'attack' occurs 2 times: say which with nth"),
        ({"words": "attack", "nth": 3}, "'attack' occurs 2 times, not 3"),
        ("fled … attack", "'attack' does not follow 'fled'"),
        ([50, 99], "no such offsets"),
    ],
)
def test_what_cannot_be_found_is_named_with_file_and_item(where, why):
    with pytest.raises(CaseError, match=r"^elm\.json\.events\[0\].trigger: ") as caught:
        ANCHOR.under("trigger").find(where)
    assert why in str(caught.value)
