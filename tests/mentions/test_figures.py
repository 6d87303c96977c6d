"""What numbers in a report count and how the words bound them; the sentences are our own."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.mentions.figures import find_figures
from dateline.records import Figure, Parse, Sentence, Token, make_document
from tests.mentions.parses import flat


def figures_of(text: str) -> tuple[Figure, ...]:
    return find_figures(make_document(text), flat(text))


# text, the words, minimum, maximum, unit, vague
CASES = [
    ("Shelling killed at least 12 people.", "at least 12 people", 12, None, "killed", False),
    ("At least 12 people were killed in the strike.", "At least 12 people", 12, None, "killed", False),
    ("More than 40 soldiers were wounded.", "More than 40 soldiers", 40, None, "wounded", False),
    ("Up to 12 people may be missing.", "Up to 12 people", None, 12, "missing", False),
    ("About 300 people fled.", "About 300 people", 300, 300, "displaced", True),
    ("Nearly 2 million people have been displaced.", "Nearly 2 million people", 2e6, 2e6, "displaced", True),
    ("Some 40 protesters were detained.", "Some 40 protesters", 40, 40, "detained", True),
    ("Dozens of people were killed.", "Dozens of people", 24, None, "killed", True),
    ("Scores were injured.", "Scores", 40, None, "wounded", True),
    ("Hundreds of civilians fled.", "Hundreds of civilians", 200, None, "displaced", True),
    ("Thousands of troops crossed the river.", "Thousands of troops", 2000, None, "troops", True),
    ("Tens of thousands of people marched.", "Tens of thousands of people", 20000, None, "people", True),
    (
        "Hundreds of thousands of refugees are there.",
        "Hundreds of thousands of refugees",
        200000,
        None,
        "refugees",
        True,
    ),
    ("Between 20 and 30 people died.", "Between 20 and 30 people", 20, 30, "killed", False),
    ("The blast killed 20 to 30 people.", "20 to 30 people", 20, 30, "killed", False),
    ("The blast killed 20-30 people.", "20-30 people", 20, 30, "killed", False),
    ("Fewer than 10 hostages remain.", "Fewer than 10 hostages", None, 10, "hostages", False),
    ("No more than 50 troops stayed.", "No more than 50 troops", None, 50, "troops", False),
    ("As many as 1,400 fighters surrendered.", "As many as 1,400 fighters", None, 1400, "fighters", False),
    ("Twenty-five civilians were hurt.", "Twenty-five civilians", 25, 25, "wounded", False),
    ("More than two dozen homes burned.", "More than two dozen homes", 24, None, "homes", False),
    ("A dozen rockets were fired.", "A dozen rockets", 12, 12, "rockets", False),
    ("The army launched more than 300 drones.", "more than 300 drones", 300, None, "drones", False),
    ("It fired 120 ballistic missiles at the base.", "120 ballistic missiles", 120, 120, "missiles", False),
    ("Of the 30 drones, 26 were shot down.", "26", 26, 26, "drones", False),
    ("Of the 30 drones, 26 were shot down.", "30 drones", 30, 30, "drones", False),
    ("The gunner intercepted 26 of the 30 drones.", "26 of the 30 drones", 26, 26, "drones", False),
    ("The strike left 12 dead.", "12 dead", 12, 12, "killed", False),
    ("The death toll rose to 34.", "34", 34, 34, "killed", False),
    ("The death toll has passed 34,000.", "34,000", 34000, 34000, "killed", False),
    ("A blast with 12 deaths and 30 injuries.", "30 injuries", 30, 30, "wounded", False),
    ("Police arrested 17 people.", "17 people", 17, 17, "detained", False),
    ("Gunmen abducted nine aid workers.", "nine aid workers", 9, 9, "abducted", False),
    ("The group freed 24 hostages.", "24 hostages", 24, 24, "released", False),
    ("One soldier was killed.", "One soldier", 1, 1, "killed", False),
    (
        "Three Israeli and Lebanese civilians were killed.",
        "Three Israeli and Lebanese civilians",
        3,
        3,
        "killed",
        False,
    ),
    ("The raid killed 12 people, including three children.", "three children", 3, 3, "killed", False),
    ("The strike killed seven and wounded 19 others.", "seven", 7, 7, "killed", False),
    ("The strike killed seven and wounded 19 others.", "19 others", 19, 19, "wounded", False),
    ("Two hundred troops were sent.", "Two hundred troops", 200, 200, "troops", False),
    ("The bill gives $2.3 billion to the army.", "$2.3 billion", 2.3e9, 2.3e9, "USD", False),
    ("The bill gives 500 million euros to the army.", "500 million euros", 5e8, 5e8, "EUR", False),
    ("The bill gives €500m to the army.", "€500m", 5e8, 5e8, "EUR", False),
    ("The bill gives more than £1.5bn.", "more than £1.5bn", 1.5e9, None, "GBP", False),
    ("It costs 40 billion shekels.", "40 billion shekels", 4e10, 4e10, "ILS", False),
    ("It costs $2 billion to $3 billion.", "$2 billion to $3 billion", 2e9, 3e9, "USD", False),
    ("It costs between $2 and $3 billion.", "between $2 and $3 billion", 2e9, 3e9, "USD", False),
    ("It costs US$40 million.", "US$40 million", 4e7, 4e7, "USD", False),
    ("The number of people killed stands at 112.", "112", 112, 112, "killed", False),
    ("Two warships left port.", "Two warships", 2, 2, "warships", False),
    ("300 or more people were hurt.", "300 or more people", 300, None, "wounded", False),
    ("Several hundred fighters came.", "Several hundred fighters", 200, None, "fighters", True),
    ("The army carried out 20 air strikes.", "20 air strikes", 20, 20, "strikes", False),
    ("Drones hit 12 targets.", "12 targets", 12, 12, "targets", False),
    ("12 people, most of them women, were killed.", "12 people", 12, 12, "people", False),
    (
        "Around half a million people need aid.",
        "Around half a million people",
        500000,
        500000,
        "people",
        True,
    ),
]


@pytest.mark.parametrize(("text", "words", "minimum", "maximum", "unit", "vague"), CASES)
def test_bounds_and_unit(
    text: str, words: str, minimum: float | None, maximum: float | None, unit: str, vague: bool
) -> None:
    found = {f.span.quote: (f.minimum, f.maximum, f.unit, f.vague) for f in figures_of(text)}
    assert found.get(words) == (minimum, maximum, unit, vague), found


NONE = [
    "A 45-year-old man came on 7 October.",
    "On 7 October militants attacked.",
    "In 2023 fighters came back.",
    "The Group of Seven met on the third day.",
    "A Boeing 737 and two F-16 jets... of the S-300 type.",
    "One of the leaders met Article 5 members of Channel 12.",
    "They won 3-2 and walked 40 kilometers in 24 hours.",
    "Two Israeli officials said so, and three sources agreed.",
    "It met 99 percent of the need for the first time in 10 years.",
    "No one spoke at 10:30.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_figure_where_a_number_counts_nothing_coded(text: str) -> None:
    assert [(f.span.quote, f.unit) for f in figures_of(text) if f.unit != "jets"] == []


SHARED = [
    ("At least 459 killed and 4,072 wounded.", [(459, None, "killed"), (4072, None, "wounded")]),
    ("It left at least 459 people dead and 4,072 wounded.", [(459, None, "killed"), (4072, None, "wounded")]),
    ("At least 12 people were killed and 30 wounded.", [(12, None, "killed"), (30, None, "wounded")]),
    ("At least 12 people were killed and 30 were wounded.", [(12, None, "killed"), (30, 30, "wounded")]),
    ("It killed at least 12 people and wounded 30.", [(12, None, "killed"), (30, 30, "wounded")]),
    (
        "It fired more than 300 drones, 120 missiles and 30 rockets.",
        [(300, None, "drones"), (120, None, "missiles"), (30, None, "rockets")],
    ),
    ("At least 12 killed, about 30 wounded.", [(12, None, "killed"), (30, 30, "wounded")]),
]


@pytest.mark.parametrize(("text", "expected"), SHARED)
def test_a_bound_covers_what_is_joined_to_it(text: str, expected: list[tuple[int, int | None, str]]) -> None:
    assert [(f.minimum, f.maximum, f.unit) for f in figures_of(text)] == expected


def test_the_tree_finds_a_far_verb() -> None:
    text = "Twelve people , most of them women , were killed"
    heads = [1, 9, 9, 6, 5, 3, 1, 9, 9, -1]
    relations = "nummod nsubj:pass punct nsubj case nmod acl punct aux:pass root".split()
    tokens, at = [], 0
    for i, word in enumerate(text.split()):
        tokens.append(
            Token(
                index=i, start=at, end=at + len(word), text=word, upos="X", head=heads[i], deprel=relations[i]
            )
        )
        at += len(word) + 1
    parse = Parse(sentences=(Sentence(start=0, end=len(text), tokens=tuple(tokens)),), names=())
    assert [f.unit for f in find_figures(make_document(text), parse)] == ["killed"]


PIECES = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        "12 at least more than people killed and $ billion dozens of - 20 to between two 9999999999999999999 ½".split()
    ),
)


@given(st.lists(PIECES, max_size=30))
def test_spans_slice_back_in_order_on_any_text(pieces: list[str]) -> None:
    text = " ".join(pieces)
    found = figures_of(text)
    assert all(text[f.span.start : f.span.end] == f.span.quote for f in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    assert all(f.minimum <= f.maximum for f in found if f.minimum is not None and f.maximum is not None)
