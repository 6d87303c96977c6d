"""The labels and shapes of CLEAR as those of Universal Dependencies."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.adapters.relations import RELABELLED, Arc, universal_arcs
from dateline.models.labels import RELATIONS
from tests.adapters.pipelines import arcs

VISIT = (
    "Norland/PROPN/4/poss 's/PART/1/case Foreign/PROPN/4/compound Minister/PROPN/6/compound Ada/PROPN/6/compound "
    "Berg/PROPN/8/nsubj will/AUX/8/aux visit/VERB/0/ROOT Sudmark/PROPN/8/dobj on/ADP/8/prep Thursday/PROPN/10/pobj"
)
VISIT_IN_UD = (
    "Norland/PROPN/4/nmod:poss 's/PART/1/case Foreign/PROPN/4/compound Minister/PROPN/5/nmod:desc "
    "Ada/PROPN/8/nsubj Berg/PROPN/5/flat will/AUX/8/aux visit/VERB/0/root Sudmark/PROPN/8/obj on/ADP/11/case "
    "Thursday/PROPN/8/obl"
)
CASES = {
    "agent": (
        "Drones/NOUN/3/nsubjpass were/AUX/3/auxpass shot/VERB/0/ROOT down/ADP/3/prt by/ADP/3/agent "
        "rebels/NOUN/5/pobj",
        "Drones/NOUN/3/nsubj:pass were/AUX/3/aux:pass shot/VERB/0/root down/ADP/3/compound:prt by/ADP/6/case "
        "rebels/NOUN/3/obl:agent",
    ),
    "according to": (
        "According/VERB/6/prep to/ADP/1/prep the/DET/4/det army/NOUN/2/pobj it/PRON/6/nsubj left/VERB/0/ROOT",
        "According/VERB/4/case to/ADP/1/fixed the/DET/4/det army/NOUN/6/obl it/PRON/6/nsubj left/VERB/0/root",
    ),
    "two prepositions": (
        "pulled/VERB/0/ROOT out/ADP/1/prep of/ADP/2/prep Elm/PROPN/3/pobj",
        "pulled/VERB/0/root out/ADP/4/case of/ADP/4/case Elm/PROPN/1/obl",
    ),
    "noun and clause under prepositions": (
        "left/VERB/0/ROOT after/ADP/1/prep attacking/VERB/2/pcomp the/DET/5/det base/NOUN/3/dobj in/ADP/5/prep "
        "Elm/PROPN/6/pobj",
        "left/VERB/0/root after/ADP/3/mark attacking/VERB/1/advcl the/DET/5/det base/NOUN/3/obj in/ADP/7/case "
        "Elm/PROPN/5/nmod",
    ),
    "joined prepositions": (
        "deal/NOUN/0/ROOT with/ADP/1/prep Norland/PROPN/2/pobj and/CCONJ/2/cc with/ADP/2/conj Sudmark/PROPN/5/pobj",
        "deal/NOUN/0/root with/ADP/3/case Norland/PROPN/1/nmod and/CCONJ/6/cc with/ADP/6/case Sudmark/PROPN/3/conj",
    ),
    "paired prepositions": (
        "fought/VERB/0/ROOT in/ADP/1/prep and/CCONJ/2/cc around/ADP/2/conj Elm/PROPN/2/pobj",
        "fought/VERB/0/root in/ADP/5/case and/CCONJ/4/cc around/ADP/2/conj Elm/PROPN/1/obl",
    ),
    "predicate": (
        "Berg/PROPN/2/nsubj is/AUX/0/ROOT ready/ADJ/2/acomp to/PART/5/aux sign/VERB/3/xcomp ./PUNCT/2/punct",
        "Berg/PROPN/3/nsubj is/AUX/3/cop ready/ADJ/0/root to/PART/5/mark sign/VERB/3/xcomp ./PUNCT/3/punct",
    ),
    "place as predicate": (
        "talks/NOUN/2/nsubj were/AUX/0/ROOT in/ADP/2/prep Elm/PROPN/3/pobj",
        "talks/NOUN/4/nsubj were/AUX/4/cop in/ADP/4/case Elm/PROPN/0/root",
    ),
    "there is": (
        "there/PRON/2/expl was/VERB/0/ROOT a/DET/4/det strike/NOUN/2/attr",
        "there/PRON/2/expl was/VERB/0/root a/DET/4/det strike/NOUN/2/nsubj",
    ),
    "list": (
        "A/PROPN/0/ROOT ,/PUNCT/1/punct B/PROPN/1/conj and/CCONJ/3/cc C/PROPN/3/conj of/ADP/5/prep D/PROPN/6/pobj",
        "A/PROPN/0/root ,/PUNCT/1/punct B/PROPN/1/conj and/CCONJ/5/cc C/PROPN/1/conj of/ADP/7/case D/PROPN/5/nmod",
    ),
    "times without a preposition": (
        "left/VERB/0/ROOT last/ADJ/3/amod week/NOUN/1/npadvmod talks/NOUN/1/dobj today/NOUN/4/npadvmod",
        "left/VERB/0/root last/ADJ/3/amod week/NOUN/1/obl:unmarked talks/NOUN/1/obj today/NOUN/4/nmod:unmarked",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("clear", "universal"), CASES.values(), ids=CASES.keys())
def test_shapes(clear: str, universal: str) -> None:
    assert universal_arcs(arcs(clear)) == arcs(universal)


def test_a_name_hangs_on_its_first_word() -> None:
    assert universal_arcs(arcs(VISIT), persons=[(4, 6)]) == arcs(VISIT_IN_UD)


def test_trees_of_universal_dependencies_stay_as_they_are() -> None:
    assert universal_arcs(arcs(VISIT_IN_UD), persons=[(4, 6)]) == arcs(VISIT_IN_UD)


def test_every_label_becomes_one_that_the_rules_know() -> None:
    assert set(RELABELLED.values()) <= set(RELATIONS)
    (_, odd) = universal_arcs(arcs("left/VERB/0/ROOT oddly/ADV/1/unheard_of"))
    assert odd.label == "dep"


LABELS = st.sampled_from(sorted({*RELABELLED, *RELATIONS} - {"ROOT", "root"}))
WORDS = st.sampled_from("is was in of by according to because and there Berg strike".split())
TAGS = st.sampled_from("VERB AUX NOUN PROPN ADP CCONJ PART".split())


@given(st.data())
def test_whatever_goes_in_a_tree_comes_out(data: st.DataObject) -> None:
    size = data.draw(st.integers(1, 9))
    order = data.draw(st.permutations(range(size)))
    heads = {order[0]: -1} | {order[n]: order[data.draw(st.integers(0, n - 1))] for n in range(1, size)}
    made = universal_arcs(
        [
            Arc(text=data.draw(WORDS), upos=data.draw(TAGS), head=heads[i], label=data.draw(LABELS))
            for i in range(size)
        ],
        persons=[(0, data.draw(st.integers(1, size)))],
    )
    assert [arc.head for arc in made].count(-1) == 1
    for i in range(size):
        for _ in range(size):
            i = made[i].head if i >= 0 else i
        assert i == -1
