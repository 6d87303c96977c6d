"""Who stands in the slots around a word that carries an event."""

import pytest

from dateline.claims import slots
from tests.claims.crisis import layers

SUBJECTS = [
    (
        "Norland wants to attack Sudmark.",
        ("Norland/PROPN/2/nsubj wants/VERB/0/root to/PART/4/mark attack/VERB/2/xcomp Sudmark/PROPN/4/obj"),
        "attack",
        "Norland",
    ),
    (
        "Norland asked Sudmark to withdraw.",
        ("Norland/PROPN/2/nsubj asked/VERB/0/root Sudmark/PROPN/2/obj to/PART/5/mark withdraw/VERB/2/xcomp"),
        "withdraw",
        "Sudmark",
    ),
    (
        "Norland promised Sudmark to withdraw.",
        (
            "Norland/PROPN/2/nsubj promised/VERB/0/root Sudmark/PROPN/2/obj to/PART/5/mark "
            "withdraw/VERB/2/xcomp"
        ),
        "withdraw",
        "Norland",
    ),
    (
        "Sudmark soldiers were ordered to withdraw.",
        (
            "Sudmark/PROPN/2/compound soldiers/NOUN/4/nsubj:pass were/AUX/4/aux:pass "
            "ordered/VERB/0/root to/PART/6/mark withdraw/VERB/4/xcomp"
        ),
        "withdraw",
        "soldiers",
    ),
    (
        "Norland shelled the town, killing two soldiers.",
        (
            "Norland/PROPN/2/nsubj shelled/VERB/0/root the/DET/4/det town/NOUN/2/obj "
            ",/PUNCT/6/punct killing/VERB/2/advcl two/NUM/8/nummod soldiers/NOUN/6/obj"
        ),
        "killing",
        "Norland",
    ),
    (
        "Norland troops that shelled the town withdrew.",
        (
            "Norland/PROPN/2/compound troops/NOUN/7/nsubj that/PRON/4/nsubj "
            "shelled/VERB/2/acl:relcl the/DET/6/det town/NOUN/4/obj withdrew/VERB/0/root"
        ),
        "shelled",
        "that",
    ),
    (
        "The town was shelled by Norland troops.",
        (
            "The/DET/2/det town/NOUN/4/nsubj:pass was/AUX/4/aux:pass shelled/VERB/0/root "
            "by/ADP/7/case Norland/PROPN/7/compound troops/NOUN/4/obl:agent"
        ),
        "shelled",
        "troops",
    ),
    (
        "Norland shelled the town and killed two men.",
        (
            "Norland/PROPN/2/nsubj shelled/VERB/0/root the/DET/4/det town/NOUN/2/obj "
            "and/CCONJ/6/cc killed/VERB/2/conj two/NUM/8/nummod men/NOUN/6/obj"
        ),
        "killed",
        "Norland",
    ),
    (
        "Berg condemned troops firing on the town.",
        (
            "Berg/PROPN/2/nsubj condemned/VERB/0/root troops/NOUN/2/obj firing/VERB/3/acl "
            "on/ADP/7/case the/DET/7/det town/NOUN/4/obl"
        ),
        "firing",
        "troops",
    ),
    (
        "Sudmark protested at the Norland threat to launch missiles.",
        (
            "Sudmark/PROPN/2/nsubj protested/VERB/0/root at/ADP/6/case the/DET/6/det "
            "Norland/PROPN/6/compound threat/NOUN/2/obl to/PART/8/mark launch/VERB/6/acl "
            "missiles/NOUN/8/obj"
        ),
        "launch",
        "Norland",
    ),
    (
        "Norland's threat to attack Sudmark worried Berg.",
        (
            "Norland/PROPN/3/nmod:poss 's/PART/1/case threat/NOUN/7/nsubj to/PART/5/mark "
            "attack/VERB/3/acl Sudmark/PROPN/5/obj worried/VERB/0/root Berg/PROPN/7/obj"
        ),
        "attack",
        "Norland",
    ),
    (
        "Norland repeated a threat to attack Sudmark.",
        (
            "Norland/PROPN/2/nsubj repeated/VERB/0/root a/DET/4/det threat/NOUN/2/obj "
            "to/PART/6/mark attack/VERB/4/acl Sudmark/PROPN/6/obj"
        ),
        "attack",
        "Norland",
    ),
]


@pytest.mark.parametrize(("text", "script", "word", "agent"), SUBJECTS)
def test_the_agent_is_seen_through_what_governs_its_verb(
    text: str, script: str, word: str, agent: str
) -> None:
    assert _filled(text, script, word, "subj") == [agent]


@pytest.mark.parametrize(
    ("text", "script", "word", "slot", "filler"),
    [
        (
            "The town was shelled by Norland troops.",
            (
                "The/DET/2/det town/NOUN/4/nsubj:pass was/AUX/4/aux:pass shelled/VERB/0/root "
                "by/ADP/7/case Norland/PROPN/7/compound troops/NOUN/4/obl:agent"
            ),
            "shelled",
            "obj",
            ["town"],
        ),
        (
            "Norland troops shelled and seized the town.",
            (
                "Norland/PROPN/2/compound troops/NOUN/3/nsubj shelled/VERB/0/root and/CCONJ/5/cc "
                "seized/VERB/3/conj the/DET/7/det town/NOUN/3/obj"
            ),
            "seized",
            "obj",
            ["town"],
        ),
        (
            "Norland carried out an attack on Sudmark.",
            (
                "Norland/PROPN/2/nsubj carried/VERB/0/root out/ADP/2/compound:prt an/DET/5/det "
                "attack/NOUN/2/obj on/ADP/7/case Sudmark/PROPN/5/nmod"
            ),
            "attack",
            "light",
            ["Norland"],
        ),
        (
            "Norland carried out an attack on Sudmark.",
            (
                "Norland/PROPN/2/nsubj carried/VERB/0/root out/ADP/2/compound:prt an/DET/5/det "
                "attack/NOUN/2/obj on/ADP/7/case Sudmark/PROPN/5/nmod"
            ),
            "attack",
            "on",
            ["Sudmark"],
        ),
        (
            "Norland faced an attack by Sudmark.",
            (
                "Norland/PROPN/2/nsubj faced/VERB/0/root an/DET/4/det attack/NOUN/2/obj by/ADP/6/case "
                "Sudmark/PROPN/4/nmod"
            ),
            "attack",
            "light",
            [],
        ),
        (
            "Norland faced an attack by Sudmark.",
            (
                "Norland/PROPN/2/nsubj faced/VERB/0/root an/DET/4/det attack/NOUN/2/obj by/ADP/6/case "
                "Sudmark/PROPN/4/nmod"
            ),
            "attack",
            "by",
            ["Sudmark"],
        ),
        (
            "Norland faced an attack by Sudmark.",
            (
                "Norland/PROPN/2/nsubj faced/VERB/0/root an/DET/4/det attack/NOUN/2/obj by/ADP/6/case "
                "Sudmark/PROPN/4/nmod"
            ),
            "attack",
            "against",
            ["Norland"],
        ),
        (
            "Berg's visit to Sudmark began.",
            (
                "Berg/PROPN/3/nmod:poss 's/PART/1/case visit/NOUN/6/nsubj to/ADP/5/case "
                "Sudmark/PROPN/3/nmod began/VERB/0/root"
            ),
            "visit",
            "poss",
            ["Berg"],
        ),
        (
            "A rebel attack on Sudmark began.",
            (
                "A/DET/3/det rebel/NOUN/3/compound attack/NOUN/6/nsubj on/ADP/5/case "
                "Sudmark/PROPN/3/nmod began/VERB/0/root"
            ),
            "attack",
            "nat",
            ["rebel"],
        ),
        (
            "A Norland attack on the rebels began.",
            (
                "A/DET/3/det Norland/PROPN/3/compound attack/NOUN/7/nsubj on/ADP/6/case the/DET/6/det "
                "rebels/NOUN/3/nmod began/VERB/0/root"
            ),
            "attack",
            "nat",
            ["Norland"],
        ),
        (
            "Berg spoke on the phone with the Sudmark president.",
            (
                "Berg/PROPN/2/nsubj spoke/VERB/0/root on/ADP/5/case the/DET/5/det phone/NOUN/2/obl "
                "with/ADP/9/case the/DET/9/det Sudmark/PROPN/9/compound president/NOUN/5/nmod"
            ),
            "spoke",
            "with",
            ["president"],
        ),
        (
            "Berg held talks on trade with Sudmark.",
            (
                "Berg/PROPN/2/nsubj held/VERB/0/root talks/NOUN/2/obj on/ADP/5/case trade/NOUN/3/nmod "
                "with/ADP/7/case Sudmark/PROPN/5/nmod"
            ),
            "talks",
            "with",
            ["Sudmark"],
        ),
        (
            "Norland is moving towards Sudmark.",
            ("Norland/PROPN/3/nsubj is/AUX/3/aux moving/VERB/0/root towards/ADP/5/case Sudmark/PROPN/3/obl"),
            "moving",
            "toward",
            ["Sudmark"],
        ),
    ],
)
def test_a_slot_is_filled_from_where_its_word_stands(
    text: str, script: str, word: str, slot: str, filler: list[str]
) -> None:
    assert _filled(text, script, word, slot) == filler


def test_the_subject_of_what_takes_place_happens() -> None:
    (tree,) = layers(
        "Talks with Sudmark took place.",
        ("Talks/NOUN/4/nsubj with/ADP/3/case Sudmark/PROPN/1/nmod took/VERB/0/root place/NOUN/4/obj"),
    ).trees
    assert slots.happens(tree, 0)
    assert not slots.happens(tree, 2)


def _filled(text: str, script: str, word: str, slot: str) -> list[str]:
    found = layers(text, script)
    tokens = found.trees[0].tokens
    i = next(t.index for t in tokens if t.text == word)
    return [tokens[w].text for w in slots.fill(found, 0, i, slot)]
