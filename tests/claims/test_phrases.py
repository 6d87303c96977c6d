"""Who a phrase stands for."""

import pytest

from dateline.claims import find_claims, find_events
from dateline.claims.phrases import find_parties, measured
from tests.claims.crisis import layers


def _countries(text: str, script: str, word: str) -> list[str | None]:
    """The countries of the phrase whose head is the last `word`."""
    found = layers(text, script)
    s, i = [(s, t.index) for s, tree in enumerate(found.trees) for t in tree.tokens if t.text == word][-1]
    return [p.country for p in find_parties(found, s, i)]


@pytest.mark.parametrize(
    ("text", "script", "word", "countries"),
    [
        (
            "Norland and Sudmark sent envoys. Both sides accused the rebels.",
            (
                "Norland/PROPN/4/nsubj and/CCONJ/3/cc Sudmark/PROPN/1/conj sent/VERB/0/root "
                "envoys/NOUN/4/obj ./PUNCT/4/punct\n"
                "Both/DET/2/det sides/NOUN/3/nsubj accused/VERB/0/root the/DET/5/det "
                "rebels/NOUN/3/obj"
            ),
            "sides",
            ["NRL", "SDM"],
        ),
        (
            "Norland and Sudmark officials met.",
            (
                "Norland/PROPN/4/compound and/CCONJ/3/cc Sudmark/PROPN/1/conj officials/NOUN/5/nsubj "
                "met/VERB/0/root"
            ),
            "officials",
            ["NRL", "SDM"],
        ),
        (
            "Norland shelled the town. It killed two soldiers.",
            (
                "Norland/PROPN/2/nsubj shelled/VERB/0/root the/DET/4/det town/NOUN/2/obj "
                "./PUNCT/2/punct\n"
                "It/PRON/2/nsubj killed/VERB/0/root two/NUM/4/nummod soldiers/NOUN/2/obj"
            ),
            "It",
            ["NRL"],
        ),
        (
            "Sudmark soldiers shelled the town. They killed two men.",
            (
                "Sudmark/PROPN/2/compound soldiers/NOUN/3/nsubj shelled/VERB/0/root the/DET/5/det "
                "town/NOUN/3/obj ./PUNCT/3/punct\n"
                "They/PRON/2/nsubj killed/VERB/0/root two/NUM/4/nummod men/NOUN/2/obj"
            ),
            "They",
            ["SDM"],
        ),
        (
            "Berg said he would visit Sudmark.",
            (
                "Berg/PROPN/2/nsubj said/VERB/0/root he/PRON/5/nsubj would/AUX/5/aux "
                "visit/VERB/2/ccomp Sudmark/PROPN/5/obj"
            ),
            "he",
            ["NRL"],
        ),
        (
            "Norland asked Sudmark if it could help the refugees.",
            (
                "Norland/PROPN/2/nsubj asked/VERB/0/root Sudmark/PROPN/2/iobj if/SCONJ/7/mark "
                "it/PRON/7/nsubj could/AUX/7/aux help/VERB/2/ccomp the/DET/9/det refugees/NOUN/7/obj"
            ),
            "it",
            ["SDM"],
        ),
        (
            "Norland expelled Sudmark diplomats. The diplomats left.",
            (
                "Norland/PROPN/2/nsubj expelled/VERB/0/root Sudmark/PROPN/4/compound "
                "diplomats/NOUN/2/obj ./PUNCT/2/punct\n"
                "The/DET/2/det diplomats/NOUN/3/nsubj left/VERB/0/root"
            ),
            "diplomats",
            ["SDM"],
        ),
        (
            "Norland troops that shelled the town withdrew.",
            (
                "Norland/PROPN/2/compound troops/NOUN/7/nsubj that/PRON/4/nsubj "
                "shelled/VERB/2/acl:relcl the/DET/6/det town/NOUN/4/obj withdrew/VERB/0/root"
            ),
            "that",
            ["NRL"],
        ),
        (
            "Norland withdrew its troops.",
            "Norland/PROPN/2/nsubj withdrew/VERB/0/root its/PRON/4/nmod:poss troops/NOUN/2/obj",
            "troops",
            ["NRL"],
        ),
        (
            "Officials in Elm condemned the attack.",
            (
                "Officials/NOUN/4/nsubj in/ADP/3/case Elm/PROPN/1/nmod condemned/VERB/0/root "
                "the/DET/6/det attack/NOUN/4/obj"
            ),
            "Officials",
            ["NRL"],
        ),
        (
            "Diplomats in Elm condemned the attack.",
            (
                "Diplomats/NOUN/4/nsubj in/ADP/3/case Elm/PROPN/1/nmod condemned/VERB/0/root "
                "the/DET/6/det attack/NOUN/4/obj"
            ),
            "Diplomats",
            [None],
        ),
        (
            "Police arrested dozens of Norland protesters.",
            (
                "Police/NOUN/2/nsubj arrested/VERB/0/root dozens/NOUN/2/obj of/ADP/6/case "
                "Norland/PROPN/6/compound protesters/NOUN/3/nmod"
            ),
            "dozens",
            ["NRL"],
        ),
        (
            "A storm hit the town.",
            "A/DET/2/det storm/NOUN/3/nsubj hit/VERB/0/root the/DET/5/det town/NOUN/3/obj",
            "storm",
            [None],
        ),
    ],
)
def test_a_phrase_is_of_the_country_that_its_words_or_the_ones_before_name(
    text: str, script: str, word: str, countries: list[str | None]
) -> None:
    assert _countries(text, script, word) == countries


def test_three_countries_are_not_the_two_named_before() -> None:
    text, script = (
        "Norland and Sudmark sent envoys. The three countries agreed.",
        (
            "Norland/PROPN/4/nsubj and/CCONJ/3/cc Sudmark/PROPN/1/conj sent/VERB/0/root "
            "envoys/NOUN/4/obj ./PUNCT/4/punct\n"
            "The/DET/3/det three/NUM/3/nummod countries/NOUN/4/nsubj agreed/VERB/0/root"
        ),
    )
    assert _countries(text, script, "countries") == [None]


def test_a_quantity_is_what_it_counts() -> None:
    (tree,) = layers(
        "Police arrested dozens of protesters.",
        ("Police/NOUN/2/nsubj arrested/VERB/0/root dozens/NOUN/2/obj of/ADP/5/case protesters/NOUN/3/nmod"),
    ).trees
    assert tree.tokens[measured(tree, 2)].text == "protesters"
    assert measured(tree, 0) == 0


def test_those_counted_are_arrested() -> None:
    found = layers(
        "Police arrested dozens of protesters.",
        ("Police/NOUN/2/nsubj arrested/VERB/0/root dozens/NOUN/2/obj of/ADP/5/case protesters/NOUN/3/nmod"),
    )
    (event,) = find_events(found, find_claims(found)).events
    assert [r.span.quote for r in event.recipients] == ["dozens of protesters"]


def test_we_in_a_quotation_is_whoever_is_quoted() -> None:
    found = layers(
        "“We attacked Sudmark,” Berg said.",
        (
            "“/PUNCT/3/punct We/PRON/3/nsubj attacked/VERB/8/ccomp Sudmark/PROPN/3/obj "
            ",/PUNCT/3/punct ”/PUNCT/3/punct Berg/PROPN/8/nsubj said/VERB/0/root"
        ),
    )
    claims = find_claims(found)
    (event,) = find_events(found, claims).events
    assert [(a.span.quote, a.country) for a in event.actors] == [("We", "NRL")]
    assert event.actors[0].entity == claims[0].speaker.entity


def test_we_outside_a_quotation_is_nobody_known() -> None:
    assert _countries(
        "We attacked Sudmark.", "We/PRON/2/nsubj attacked/VERB/0/root Sudmark/PROPN/2/obj", "We"
    ) == [None]
