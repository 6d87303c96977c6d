"""Did it happen? The status that the words around an event give it."""

import pytest

from dateline.claims import find_claims, find_events
from dateline.claims.status import in_condition
from tests.claims.crisis import layers

DONE = [
    (
        "Norland troops shelled the town before Sudmark withdrew.",
        (
            "Norland/PROPN/2/compound troops/NOUN/3/nsubj shelled/VERB/0/root the/DET/5/det "
            "town/NOUN/3/obj before/SCONJ/8/mark Sudmark/PROPN/8/nsubj withdrew/VERB/3/advcl"
        ),
        "withdrew",
        "occurred",
    ),
    (
        "Berg was the first general to be killed by Sudmark.",
        (
            "Berg/PROPN/5/nsubj was/AUX/5/cop the/DET/5/det first/ADJ/5/amod general/NOUN/0/root "
            "to/PART/8/mark be/AUX/8/aux:pass killed/VERB/5/acl by/ADP/10/case "
            "Sudmark/PROPN/8/obl:agent"
        ),
        "killed",
        "occurred",
    ),
    (
        "Norland and Sudmark are coordinating with the rebels.",
        (
            "Norland/PROPN/5/nsubj and/CCONJ/3/cc Sudmark/PROPN/1/conj are/AUX/5/aux "
            "coordinating/VERB/0/root with/ADP/8/case the/DET/8/det rebels/NOUN/5/obl"
        ),
        "coordinating",
        "ongoing",
    ),
    (
        "Sudmark troops continue to shell Norland.",
        (
            "Sudmark/PROPN/2/compound troops/NOUN/3/nsubj continue/VERB/0/root to/PART/5/mark "
            "shell/VERB/3/xcomp Norland/PROPN/5/obj"
        ),
        "shell",
        "ongoing",
    ),
]
AHEAD = [
    (
        "A planned visit by Berg to Sudmark worried the rebels.",
        (
            "A/DET/3/det planned/VERB/3/amod visit/NOUN/8/nsubj by/ADP/5/case Berg/PROPN/3/nmod "
            "to/ADP/7/case Sudmark/PROPN/3/nmod worried/VERB/0/root the/DET/10/det "
            "rebels/NOUN/8/obj"
        ),
        "visit",
        "planned",
    ),
    (
        "Norland will send aid to Sudmark.",
        (
            "Norland/PROPN/3/nsubj will/AUX/3/aux send/VERB/0/root aid/NOUN/3/obj to/ADP/6/case "
            "Sudmark/PROPN/3/obl"
        ),
        "send",
        "planned",
    ),
    (
        "Sudmark will attack Norland.",
        "Sudmark/PROPN/3/nsubj will/AUX/3/aux attack/VERB/0/root Norland/PROPN/3/obj",
        "attack",
        "threatened",
    ),
    (
        "Norland is going to attack Sudmark.",
        (
            "Norland/PROPN/3/nsubj is/AUX/3/aux going/VERB/0/root to/PART/5/mark "
            "attack/VERB/3/xcomp Sudmark/PROPN/5/obj"
        ),
        "attack",
        "threatened",
    ),
    (
        "Norland promised to attack Sudmark.",
        ("Norland/PROPN/2/nsubj promised/VERB/0/root to/PART/4/mark attack/VERB/2/xcomp Sudmark/PROPN/4/obj"),
        "attack",
        "threatened",
    ),
    (
        "Norland promised to help Sudmark.",
        ("Norland/PROPN/2/nsubj promised/VERB/0/root to/PART/4/mark help/VERB/2/xcomp Sudmark/PROPN/4/obj"),
        "help",
        "planned",
    ),
    (
        "Berg is due to fly to Sudmark.",
        (
            "Berg/PROPN/3/nsubj is/AUX/3/cop due/ADJ/0/root to/PART/5/mark fly/VERB/3/xcomp "
            "to/ADP/7/case Sudmark/PROPN/5/obl"
        ),
        "fly",
        "planned",
    ),
    (
        "Berg flew to Sudmark to meet rebel leaders.",
        (
            "Berg/PROPN/2/nsubj flew/VERB/0/root to/ADP/4/case Sudmark/PROPN/2/obl to/PART/6/mark "
            "meet/VERB/2/advcl rebel/NOUN/8/compound leaders/NOUN/6/obj"
        ),
        "meet",
        "planned",
    ),
    (
        "Berg said Norland would withdraw its troops.",
        (
            "Berg/PROPN/2/nsubj said/VERB/0/root Norland/PROPN/5/nsubj would/AUX/5/aux "
            "withdraw/VERB/2/ccomp its/PRON/7/nmod:poss troops/NOUN/5/obj"
        ),
        "withdraw",
        "planned",
    ),
    (
        "In such a case Norland will attack Sudmark.",
        (
            "In/ADP/4/case such/DET/4/det a/DET/4/det case/NOUN/7/obl Norland/PROPN/7/nsubj "
            "will/AUX/7/aux attack/VERB/0/root Sudmark/PROPN/7/obj"
        ),
        "attack",
        "conditional",
    ),
]
UNSURE = [
    (
        "Sudmark may attack Norland.",
        "Sudmark/PROPN/3/nsubj may/AUX/3/aux attack/VERB/0/root Norland/PROPN/3/obj",
        "attack",
        "possible",
    ),
    (
        "Sudmark might attack Norland.",
        "Sudmark/PROPN/3/nsubj might/AUX/3/aux attack/VERB/0/root Norland/PROPN/3/obj",
        "attack",
        "possible",
    ),
    (
        "Norland fears a possible attack by Sudmark.",
        (
            "Norland/PROPN/2/nsubj fears/VERB/0/root a/DET/5/det possible/ADJ/5/amod "
            "attack/NOUN/2/obj by/ADP/7/case Sudmark/PROPN/5/nmod"
        ),
        "attack",
        "possible",
    ),
    (
        "Fears of an attack by Sudmark grew.",
        (
            "Fears/NOUN/7/nsubj of/ADP/4/case an/DET/4/det attack/NOUN/1/nmod by/ADP/6/case "
            "Sudmark/PROPN/4/nmod grew/VERB/0/root"
        ),
        "attack",
        "possible",
    ),
    (
        "Norland is preparing for an attack by Sudmark.",
        (
            "Norland/PROPN/3/nsubj is/AUX/3/aux preparing/VERB/0/root for/ADP/6/case an/DET/6/det "
            "attack/NOUN/3/obl by/ADP/8/case Sudmark/PROPN/6/nmod"
        ),
        "attack",
        "possible",
    ),
    (
        "Norland could retaliate by attacking Sudmark.",
        (
            "Norland/PROPN/3/nsubj could/AUX/3/aux retaliate/VERB/0/root by/SCONJ/5/mark "
            "attacking/VERB/3/advcl Sudmark/PROPN/5/obj"
        ),
        "attacking",
        "possible",
    ),
]
ASKED = [
    (
        "Norland asked Sudmark if it could help the refugees.",
        (
            "Norland/PROPN/2/nsubj asked/VERB/0/root Sudmark/PROPN/2/iobj if/SCONJ/7/mark "
            "it/PRON/7/nsubj could/AUX/7/aux help/VERB/2/ccomp the/DET/9/det refugees/NOUN/7/obj"
        ),
        "help",
        "requested",
    ),
    (
        "Norland must release the prisoners.",
        ("Norland/PROPN/3/nsubj must/AUX/3/aux release/VERB/0/root the/DET/5/det prisoners/NOUN/3/obj"),
        "release",
        "requested",
    ),
    (
        "Sudmark soldiers were ordered to withdraw.",
        (
            "Sudmark/PROPN/2/compound soldiers/NOUN/4/nsubj:pass were/AUX/4/aux:pass "
            "ordered/VERB/0/root to/PART/6/mark withdraw/VERB/4/xcomp"
        ),
        "withdraw",
        "requested",
    ),
    (
        "Berg demanded that Sudmark withdraw.",
        (
            "Berg/PROPN/2/nsubj demanded/VERB/0/root that/SCONJ/5/mark Sudmark/PROPN/5/nsubj "
            "withdraw/VERB/2/ccomp"
        ),
        "withdraw",
        "requested",
    ),
]
NOT_DONE = [
    (
        "No strike on Norland took place.",
        (
            "No/DET/2/det strike/NOUN/5/nsubj on/ADP/4/case Norland/PROPN/2/nmod took/VERB/0/root "
            "place/NOUN/5/obj"
        ),
        "strike",
        "denied",
    ),
    (
        "Norland refused to release the prisoners.",
        (
            "Norland/PROPN/2/nsubj refused/VERB/0/root to/PART/4/mark release/VERB/2/xcomp "
            "the/DET/6/det prisoners/NOUN/4/obj"
        ),
        "release",
        "denied",
    ),
    (
        "Norland has not released the prisoners.",
        (
            "Norland/PROPN/4/nsubj has/AUX/4/aux not/PART/4/advmod released/VERB/0/root "
            "the/DET/6/det prisoners/NOUN/4/obj"
        ),
        "released",
        "denied",
    ),
    (
        "Berg denied that Norland attacked Sudmark.",
        (
            "Berg/PROPN/2/nsubj denied/VERB/0/root that/SCONJ/5/mark Norland/PROPN/5/nsubj "
            "attacked/VERB/2/ccomp Sudmark/PROPN/5/obj"
        ),
        "attacked",
        "denied",
    ),
    (
        "Norland withdrew without attacking Sudmark.",
        (
            "Norland/PROPN/2/nsubj withdrew/VERB/0/root without/SCONJ/4/mark "
            "attacking/VERB/2/advcl Sudmark/PROPN/4/obj"
        ),
        "attacking",
        "denied",
    ),
    (
        "Sudmark neither attacked nor shelled Norland.",
        (
            "Sudmark/PROPN/3/nsubj neither/CCONJ/3/cc attacked/VERB/0/root nor/CCONJ/5/cc "
            "shelled/VERB/3/conj Norland/PROPN/3/obj"
        ),
        "shelled",
        "denied",
    ),
]


@pytest.mark.parametrize(("text", "script", "word", "status"), [*DONE, *AHEAD, *UNSURE, *ASKED, *NOT_DONE])
def test_the_clause_and_what_governs_it_give_the_status(
    text: str, script: str, word: str, status: str
) -> None:
    found = layers(text, script)
    events = find_events(found, find_claims(found)).events
    assert {e.trigger.quote: e.status for e in events}[word] == status


@pytest.mark.parametrize(
    ("text", "script", "inside"),
    [
        (
            "Norland will retaliate if Sudmark attacks.",
            (
                "Norland/PROPN/3/nsubj will/AUX/3/aux retaliate/VERB/0/root if/SCONJ/6/mark "
                "Sudmark/PROPN/6/nsubj attacks/VERB/3/advcl"
            ),
            "attacks",
        ),
        (
            "Unless Sudmark withdraws, Norland will retaliate.",
            (
                "Unless/SCONJ/3/mark Sudmark/PROPN/3/nsubj withdraws/VERB/7/advcl ,/PUNCT/3/punct "
                "Norland/PROPN/7/nsubj will/AUX/7/aux retaliate/VERB/0/root"
            ),
            "withdraws",
        ),
    ],
)
def test_only_the_words_of_the_clause_that_sets_it_stand_in_a_condition(
    text: str, script: str, inside: str
) -> None:
    (tree,) = layers(text, script).trees
    held = {t.text: in_condition(tree, t.index) for t in tree.tokens}
    assert held[inside]
    assert held["Sudmark"]
    assert not held["retaliate"]
    assert not held["Norland"]
