"""Which words carry events, and which only look like it."""

import pytest

from dateline.claims.triggers import find_triggers
from tests.claims.crisis import layers


def _found(text: str, script: str) -> list[tuple[str, str | None, str | None]]:
    known = layers(text, script)
    return [(known.trees[0].tokens[t.word].text, t.row.type, t.row.mode) for t in find_triggers(known, 0)]


@pytest.mark.parametrize(
    ("text", "script"),
    [
        (
            "Norland attack helicopters landed.",
            ("Norland/PROPN/3/compound attack/NOUN/3/compound helicopters/NOUN/4/nsubj landed/VERB/0/root"),
        ),
        (
            "Norland Strike Command moved.",
            "Norland/PROPN/3/compound Strike/PROPN/3/compound Command/PROPN/4/nsubj moved/VERB/0/root",
        ),
        (
            "General Strike spoke of spring.",
            "General/PROPN/3/nsubj Strike/PROPN/1/flat spoke/VERB/0/root of/ADP/5/case spring/NOUN/3/obl",
        ),
        ("The detained men slept.", "The/DET/3/det detained/VERB/3/amod men/NOUN/4/nsubj slept/VERB/0/root"),
    ],
)
def test_words_in_names_and_in_front_of_nouns_carry_no_event(text: str, script: str) -> None:
    known = layers(text, script)
    words = {known.trees[0].tokens[t.word].text for t in find_triggers(known, 0)}
    assert not words & {"attack", "Strike", "detained"}


@pytest.mark.parametrize(
    ("text", "script"),
    [
        (
            "Norland launched an attack on Sudmark.",
            (
                "Norland/PROPN/2/nsubj launched/VERB/0/root an/DET/4/det attack/NOUN/2/obj "
                "on/ADP/6/case Sudmark/PROPN/4/nmod"
            ),
        ),
        (
            "Norland carried out an attack on Sudmark.",
            (
                "Norland/PROPN/2/nsubj carried/VERB/0/root out/ADP/2/compound:prt an/DET/5/det "
                "attack/NOUN/2/obj on/ADP/7/case Sudmark/PROPN/5/nmod"
            ),
        ),
    ],
)
def test_the_noun_carries_the_event_of_a_light_verb(text: str, script: str) -> None:
    assert _found(text, script) == [("attack", "ASSAULT", None)]


@pytest.mark.parametrize(
    ("text", "script", "coded"),
    [
        (
            "Norland imposed sanctions on Sudmark.",
            (
                "Norland/PROPN/2/nsubj imposed/VERB/0/root sanctions/NOUN/2/obj on/ADP/5/case "
                "Sudmark/PROPN/3/nmod"
            ),
            ("imposed", "SANCTION"),
        ),
        (
            "Norland opened fire on Sudmark soldiers.",
            (
                "Norland/PROPN/2/nsubj opened/VERB/0/root fire/NOUN/2/obj on/ADP/6/case "
                "Sudmark/PROPN/6/compound soldiers/NOUN/2/obl"
            ),
            ("opened", "ASSAULT"),
        ),
        (
            "Norland and Sudmark exchanged fire.",
            (
                "Norland/PROPN/4/nsubj and/CCONJ/3/cc Sudmark/PROPN/1/conj exchanged/VERB/0/root "
                "fire/NOUN/4/obj"
            ),
            ("exchanged", "ASSAULT"),
        ),
        (
            "Norland and Sudmark signed a truce.",
            (
                "Norland/PROPN/4/nsubj and/CCONJ/3/cc Sudmark/PROPN/1/conj signed/VERB/0/root "
                "a/DET/6/det truce/NOUN/4/obj"
            ),
            ("signed", "AGREE"),
        ),
        (
            "Norland threatened sanctions against Sudmark.",
            (
                "Norland/PROPN/2/nsubj threatened/VERB/0/root sanctions/NOUN/2/obj against/ADP/5/case "
                "Sudmark/PROPN/3/nmod"
            ),
            ("threatened", "THREATEN"),
        ),
        (
            "Berg received a call from the Sudmark president.",
            (
                "Berg/PROPN/2/nsubj received/VERB/0/root a/DET/4/det call/NOUN/2/obj from/ADP/8/case "
                "the/DET/8/det Sudmark/PROPN/8/compound president/NOUN/2/obl"
            ),
            ("received", "CONSULT"),
        ),
    ],
)
def test_a_noun_that_belongs_to_the_frame_of_its_verb_is_not_coded_again(
    text: str, script: str, coded: tuple[str, str]
) -> None:
    assert [found[:2] for found in _found(text, script)] == [coded]


def test_a_verb_is_read_with_what_a_hyphen_ties_to_it() -> None:
    assert _found(
        "Norland test-fired a missile.",
        (
            "Norland/PROPN/4/nsubj test/NOUN/4/compound -/PUNCT/4/punct fired/VERB/0/root "
            "a/DET/6/det missile/NOUN/4/obj"
        ),
    ) == [("fired", "MOBILIZE", "weapons")]


@pytest.mark.parametrize(
    ("text", "script", "word"),
    [
        (
            "Sudmark soldiers shot down a Norland drone.",
            (
                "Sudmark/PROPN/2/compound soldiers/NOUN/3/nsubj shot/VERB/0/root "
                "down/ADP/3/compound:prt a/DET/7/det Norland/PROPN/7/compound drone/NOUN/3/obj"
            ),
            "shot",
        ),
        (
            "Norland troops moved to the border.",
            (
                "Norland/PROPN/2/compound troops/NOUN/3/nsubj moved/VERB/0/root to/ADP/6/case "
                "the/DET/6/det border/NOUN/3/obl"
            ),
            "moved",
        ),
    ],
)
def test_a_particle_or_a_subject_tells_the_frame(text: str, script: str, word: str) -> None:
    assert [found[0] for found in _found(text, script)] == [word]


def test_a_verb_that_fits_no_frame_carries_nothing() -> None:
    assert (
        _found(
            "Berg moved to a new house.",
            (
                "Berg/PROPN/2/nsubj moved/VERB/0/root to/ADP/6/case a/DET/6/det new/ADJ/6/amod "
                "house/NOUN/2/obl"
            ),
        )
        == []
    )
