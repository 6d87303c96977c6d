from dataclasses import replace

from dateline.records import Dispute, Span
from evals.claims import score_claims, score_disputes
from evals.counts import balance, share
from tests.evals.conftest import perfect_reading


def test_a_reading_as_marked_is_right_throughout(case):
    reading = perfect_reading(case)
    scores = score_claims(case, reading=reading) | score_disputes(case, reading=reading)
    assert {name for name, count in scores.items() if count.value not in (None, 100.0)} == set()


def test_a_missed_claim_lowers_what_counts_all_claims(case):
    whole = perfect_reading(case)
    scores = score_claims(case, reading=replace(whole, claims=whole.claims[1:]))
    assert scores["claims.found"] == balance(2, gold=3, found=2)
    assert scores["claims.speaker"] == scores["claims.cue"] == share(2, of=3)
    assert scores["claims.kind"] == share(2, of=2)


def test_content_given_to_another_is_not_linked(case):
    whole = perfect_reading(case)
    first, second, *rest = whole.claims
    swapped = replace(whole, claims=(replace(first, speaker=second.speaker), second, *rest))
    scores = score_claims(case, reading=swapped)
    assert scores["claims.linked"] == share(2, of=3)
    assert scores["claims.content"].value == 100


def test_content_is_compared_by_words(case):
    whole = perfect_reading(case)
    start = case.text.index("Elm on Monday")
    half = Span(start=start, end=start + 13, quote="Elm on Monday")
    cut = replace(whole, claims=(replace(whole.claims[0], content=(half,)), *whole.claims[1:]))
    assert score_claims(case, reading=cut)["claims.content"] == balance(9, gold=11, found=9)


def test_an_act_scored_as_an_event_is_no_spurious_claim(case):
    whole = perfect_reading(case)
    asked = replace(
        whole.claims[0],
        id="clm_9",
        cue=whole.events[2].trigger,
        content=(Span(start=170, end=175, quote=case.text[170:175]),),
    )
    scores = score_claims(case, reading=replace(whole, claims=(*whole.claims, asked)))
    assert scores["claims.found"] == balance(3, gold=3, found=3)


def test_a_pronoun_left_unresolved_is_counted(case):
    whole = perfect_reading(case)
    assert score_claims(case, reading=replace(whole, entities=()))["claims.resolved"] == share(0, of=1)


def test_a_dispute_needs_both_its_sides(case):
    whole = perfect_reading(case)
    turned = Dispute(about="", sides=(("clm_2",), ("clm_0",)))
    wrong = Dispute(about="", sides=(("clm_1",), ("clm_2",)))
    assert score_disputes(case, reading=replace(whole, disputes=(turned,)))["disputes"] == balance(
        1, gold=1, found=1
    )
    assert score_disputes(case, reading=replace(whole, disputes=(wrong,)))["disputes"] == balance(
        0, gold=1, found=1
    )
