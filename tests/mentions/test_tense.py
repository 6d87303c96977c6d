"""Which clauses look forward, on trees made by hand and on broken ones."""

import pytest

from dateline.mentions.times.tense import find_tense
from dateline.records import Sentence, Token
from tests.mentions.parses import tree

EXPECTED = (
    "The/DET/2/det general/NOUN/4/nsubj:pass is/AUX/4/aux:pass expected/VERB/0/root to/PART/6/mark "
    "go/VERB/4/xcomp to/ADP/8/case Israel/PROPN/6/obl Thursday/PROPN/6/obl to/PART/11/mark coordinate/VERB/6/advcl"
)
FORWARD = [
    (EXPECTED, "Thursday"),
    ("They/PRON/3/nsubj will/AUX/3/aux meet/VERB/0/root on/ADP/5/case Monday/PROPN/3/obl", "Monday"),
    ("Talks/NOUN/2/nsubj resume/VERB/0/root Monday/PROPN/2/obl", "Monday"),
    ("Leaders/NOUN/3/nsubj to/PART/3/mark meet/VERB/0/root Friday/PROPN/3/obl", "Friday"),
    ("He/PRON/3/nsubj is/AUX/3/aux visiting/VERB/0/root Rome/PROPN/3/obj Monday/PROPN/3/obl", "Monday"),
    (
        "It/PRON/2/nsubj agreed/VERB/0/root to/PART/4/mark "
        "leave/VERB/2/xcomp by/ADP/6/case Friday/PROPN/4/obl",
        "Friday",
    ),
    (
        "a/DET/2/det truce/NOUN/0/root due/ADJ/2/amod "
        "to/PART/5/mark end/VERB/3/xcomp on/ADP/7/case Friday/PROPN/5/obl",
        "Friday",
    ),
    (
        "They/PRON/2/nsubj demanded/VERB/0/root that/SCONJ/6/mark "
        "the/DET/5/det army/NOUN/6/nsubj leave/VERB/2/ccomp "
        "by/ADP/8/case Friday/PROPN/6/obl",
        "Friday",
    ),
    ("a/DET/2/det meeting/NOUN/0/root scheduled/VERB/2/acl for/ADP/5/case Friday/PROPN/3/obl", "Friday"),
    (
        "They/PRON/3/nsubj will/AUX/3/aux arrive/VERB/0/root "
        "and/CCONJ/5/cc leave/VERB/3/conj Monday/PROPN/5/obl",
        "Monday",
    ),
    (
        "ahead/ADV/5/case of/ADP/1/fixed Friday/PROPN/5/nmod:poss "
        "'s/PART/3/case vote/NOUN/7/obl he/PRON/7/nsubj "
        "spoke/VERB/0/root",
        "Friday",
    ),
    ("He/PRON/3/nsubj would/AUX/3/aux fly/VERB/0/root out/ADV/3/advmod Sunday/PROPN/3/obl", "Sunday"),
]
BACK = [
    (
        "He/PRON/2/nsubj said/VERB/0/root on/ADP/4/case "
        "Monday/PROPN/2/obl they/PRON/7/nsubj will/AUX/7/aux go/VERB/2/ccomp",
        "Monday",
    ),
    (
        "They/PRON/3/nsubj will/AUX/3/aux discuss/VERB/0/root "
        "Friday/PROPN/6/nmod:poss 's/PART/4/case attack/NOUN/3/obj",
        "Friday",
    ),
    ("a/DET/2/det man/NOUN/0/root killed/VERB/2/acl on/ADP/5/case Friday/PROPN/3/obl", "Friday"),
    ("They/PRON/4/nsubj could/AUX/4/aux have/AUX/4/aux left/VERB/0/root Monday/PROPN/4/obl", "Monday"),
    ("He/PRON/2/nsubj failed/VERB/0/root to/PART/4/mark appear/VERB/2/xcomp Monday/PROPN/4/obl", "Monday"),
    (
        "He/PRON/3/nsubj was/AUX/3/aux able/ADJ/0/root to/PART/5/mark flee/VERB/3/xcomp Monday/PROPN/5/obl",
        "Monday",
    ),
    ("He/PRON/3/nsubj has/AUX/3/aux left/VERB/0/root since/ADP/5/case Monday/PROPN/3/obl", "Monday"),
    ("They/PRON/3/nsubj were/AUX/3/aux meeting/VERB/0/root Monday/PROPN/3/obl", "Monday"),
    ("Monday/PROPN/0/root", "Monday"),
    ("He/PRON/2/nsubj arrived/VERB/0/root and/CCONJ/4/cc left/VERB/2/conj Monday/PROPN/4/obl", "Monday"),
]


@pytest.mark.parametrize(("words", "at"), FORWARD)
def test_clauses_that_look_forward(words: str, at: str) -> None:
    sentence = tree(words)
    assert find_tense(sentence, next(t.index for t in sentence.tokens if t.text == at)) == "forward"


@pytest.mark.parametrize(("words", "at"), BACK)
def test_clauses_that_do_not_look_forward(words: str, at: str) -> None:
    sentence = tree(words)
    assert find_tense(sentence, next(t.index for t in sentence.tokens if t.text == at)) != "forward"


@pytest.mark.parametrize("head", [-1, 0, 3, 99])
def test_wrong_heads_do_no_harm(head: int) -> None:
    right = tree("He/PRON/3/nsubj will/AUX/3/aux leave/VERB/0/root Monday/PROPN/3/obl")
    tokens = tuple(
        Token(index=t.index, start=t.start, end=t.end, text=t.text, upos="X", head=head, deprel="dep")
        for t in right.tokens
    )
    assert find_tense(Sentence(start=0, end=right.end, tokens=tokens), 3) == "forward"
