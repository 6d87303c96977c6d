from dataclasses import replace

import pytest

from evals.cases import CASES, read_case, read_cases
from evals.counts import share
from evals.score import LOWER_IS_BETTER, document_of, score_case, score_cases, score_splits
from tests.evals.conftest import perfect_reading


@pytest.mark.parametrize("path", sorted(CASES.glob("*.json")), ids=lambda path: path.stem)
def test_a_case_read_as_marked_has_no_fault(path):
    case = read_case(path)
    scores = score_case(case, reading=perfect_reading(case))
    faults = {
        n for n, count in scores.items() if count.value not in (None, 0 if n in LOWER_IS_BETTER else 100)
    }
    assert faults - {"events.date"} == set()  # a reading without date where the date is open


def test_nothing_read_is_nothing_found(case):
    empty = replace(
        perfect_reading(case), events=(), claims=(), times=(), figures=(), disputes=(), entities=()
    )
    scores = score_case(case, reading=empty)
    assert {n: c.right for n, c in scores.items() if c.right} == {}
    assert scores["events.spurious"].value is None


def test_a_quiet_passage_is_kept_quiet_or_not(case):
    quiet = replace(case, events=())
    whole = perfect_reading(case)
    assert score_case(quiet, reading=whole)["quiet"] == share(0, of=1)
    assert score_case(quiet, reading=replace(whole, events=()))["quiet"] == share(1, of=1)
    assert score_case(case, reading=whole)["quiet"] == share(0, of=0)


def test_values_and_bounds_must_be_exact(case):
    whole = perfect_reading(case)
    time = replace(whole.times[0], value="2024-04-09")
    figure = replace(whole.figures[0], maximum=12.0)
    scores = score_case(case, reading=replace(whole, times=(time,), figures=(figure,)))
    assert (scores["times.found"], scores["times.value"]) == (share(1, of=1), share(0, of=1))
    assert scores["figures"] == share(0, of=1)


def test_scores_are_added_by_split():
    cases = read_cases()
    readings = {document_of(case).id: perfect_reading(case) for case in cases}
    by_case = score_cases(cases, read=lambda document: readings[document.id])
    splits = score_splits(cases, scores=by_case)
    assert list(splits) == ["dev", "held"]
    assert splits["dev"]["quiet"].gold == sum(case.quiet for case in cases if case.split == "dev")
