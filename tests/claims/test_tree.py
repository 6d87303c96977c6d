"""A sentence as a tree to walk."""

from hypothesis import given
from hypothesis import strategies as st

from dateline.claims.tree import Tree
from dateline.models import ScriptedReader

TALKS = (
    "The/DET/2/det envoys/NOUN/7/nsubj ,/PUNCT/5/punct who/PRON/5/nsubj left/VERB/2/acl:relcl ,/PUNCT/5/punct "
    "spoke/VERB/0/root with/ADP/10/case rebel/NOUN/10/compound leaders/NOUN/7/obl and/CCONJ/12/cc "
    "soldiers/NOUN/10/conj"
)
TEXT = "The envoys, who left, spoke with rebel leaders and soldiers."


def _tree(script: str, text: str) -> Tree:
    return Tree(ScriptedReader(script).parse(text).sentences[0])


def test_a_phrase_leaves_out_its_preposition_its_clauses_and_what_is_joined() -> None:
    tree = _tree(TALKS, TEXT)
    assert tree.phrase(1) == (0, 2)
    assert tree.phrase(9) == (8, 10)
    assert tree.phrase(11) == (11, 12)


def test_joined_phrases_share_their_preposition() -> None:
    tree = _tree(TALKS, TEXT)
    assert tree.joined(9) == [9, 11]
    assert [tree.preposition(i) for i in (9, 11, 1)] == ["with", "with", None]


def test_a_branch_can_be_left_out() -> None:
    tree = _tree(TALKS, TEXT)
    assert tree.below(1) == [0, 1, 2, 3, 4, 5]
    assert tree.below(1, skip=frozenset((4,))) == [0, 1]


def test_governors_come_nearest_first() -> None:
    tree = _tree(TALKS, TEXT)
    assert list(tree.above(3)) == [4, 1, 6]
    assert list(tree.above(6)) == []


def test_the_top_of_a_run_is_governed_from_outside() -> None:
    tree = _tree(TALKS, TEXT)
    assert tree.top([7, 8, 9]) == 9
    assert tree.top(tree.find(TEXT.index("who"), TEXT.index(", spoke"))) == 4


def test_words_are_found_by_their_characters() -> None:
    tree = _tree(TALKS, TEXT)
    assert tree.find(TEXT.index("envoys") + 2, TEXT.index("envoys") + 3) == [1]
    assert tree.find(len(TEXT), len(TEXT) + 5) == []


def test_a_finite_verb_is_joined_to_the_finite_one_not_to_the_infinitive() -> None:
    tree = _tree(
        "Sudmark/PROPN/2/nsubj urged/VERB/0/root Norland/PROPN/2/iobj to/PART/5/mark leave/VERB/2/xcomp and/CCONJ/7/cc "
        "threatened/VERB/5/conj to/PART/9/mark strike/VERB/7/xcomp",
        "Sudmark urged Norland to leave and threatened to strike",
    )
    assert tree.tokens[6].head == 1


def test_a_possessive_mark_is_no_preposition() -> None:
    tree = _tree("Berg/PROPN/3/nmod:poss 's/PART/1/case visit/NOUN/0/root", "Berg's visit")
    assert tree.preposition(0) is None
    assert tree.phrase(2) == (0, 3)


RELATIONS = st.sampled_from(
    ["nsubj", "obj", "nmod", "conj", "acl", "appos", "det", "punct", "case", "compound"]
)


@given(st.lists(st.tuples(st.integers(0, 30), RELATIONS), min_size=1, max_size=20))
def test_every_word_lies_in_its_phrase_and_below_the_root(words: list[tuple[int, str]]) -> None:
    script = " ".join(f"w/NOUN/{min(head, i) if i else 0}/{rel}" for i, (head, rel) in enumerate(words))
    tree = _tree(script, " ".join("w" for _ in words))
    for token in tree.tokens:
        start, end = tree.phrase(token.index)
        assert 0 <= start <= token.index < end <= len(words)
        assert token.index in tree.below((list(tree.above(token.index)) or [token.index])[-1])
        assert tree.top(tree.below(token.index)) in tree.below(token.index)
