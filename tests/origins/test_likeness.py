"""How alike two texts are, word for word. Texts are invented."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dateline.origins import compare_texts, shingles
from dateline.records import make_document
from tests.origins.cases import build, load_pairs

CASES = load_pairs()
WIRE = build(CASES, "fire.wire")


def test_headline_dateline_and_credit_lines_are_set_aside() -> None:
    copy = build(CASES, "fire.copy")
    assert compare_texts(WIRE, copy).jaccard == 1.0
    assert (shingles(WIRE) == shingles(copy)).all()


def test_case_quotes_dashes_and_initials_are_spelled_one_way() -> None:
    one = make_document(
        "“It’s over,” the U.N. envoy said – 1,500 of Liska’s men had left the cease-fire line by noon."
    )
    other = make_document(
        "\"It's over,\" the UN envoy said -- 1500 of Liska's men had left THE cease fire line by noon."
    )
    assert compare_texts(one, other).of_one == 1.0


def test_a_cut_copy_stands_whole_in_the_text_it_is_cut_from() -> None:
    likeness = compare_texts(build(CASES, "fire.cut"), WIRE)
    assert likeness.of_one == 1.0
    assert 0.5 < likeness.of_other < 0.7


def test_quotations_count_a_tenth() -> None:
    statement, reply = build(CASES, "emb.statement"), build(CASES, "emb.reply")
    likeness = compare_texts(statement, reply)
    assert likeness.longest_run == 60
    assert likeness.of_one < 0.2


def test_passages_are_the_shared_words_on_both_sides() -> None:
    part = build(CASES, "fire.part")
    (passage,) = compare_texts(part, WIRE).passages
    assert passage.here.quote == passage.there.quote == CASES["paragraphs"]["fire.w5"].rstrip(".")


def test_shingles_are_the_same_on_every_machine() -> None:
    found = shingles(make_document("Six people died when a grain store burned in Liska."))
    assert found.dtype == np.uint64
    assert [f"{h:016x}" for h in found.tolist()] == [
        "ac87c9dff8615b80",
        "79a09005fbcc9273",
        "000ad5fd8a106f09",
    ]


def test_short_texts_have_one_shingle_and_empty_ones_none() -> None:
    assert len(shingles(make_document("Sirens in Liska."))) == 1
    assert len(shingles(make_document("…"))) == 0


@given(st.lists(st.sampled_from("Iran said no. “Yes”\n\n 7 it's".split(" ")), max_size=40).map(" ".join))
def test_a_text_with_words_is_all_of_itself(text: str) -> None:
    document = make_document(text)
    likeness = compare_texts(document, document)
    words = bool(len(shingles(document)))
    assert (likeness.of_one, likeness.of_other, likeness.jaccard) == (float(words),) * 3


@given(st.text(st.characters(), max_size=120), st.text(st.characters(), max_size=120))
def test_likeness_has_two_sides_and_its_passages_slice_back(one: str, other: str) -> None:
    body = " six people died when a grain store burned in Liska "
    left, right = make_document(one + body + other), make_document(other + body + one)
    there, back = compare_texts(left, right), compare_texts(right, left)
    assert (there.of_one, there.jaccard) == (back.of_other, back.jaccard)
    for passage in there.passages:
        assert left.text[passage.here.start : passage.here.end] == passage.here.quote
        assert right.text[passage.there.start : passage.there.end] == passage.there.quote
