"""What was said to come, and what became of it, against the gold."""

from collections.abc import Iterator

from dateline.records import Citation, Expectation, Picture
from evals.counts import Scores, share
from evals.pictures.marks import Marked, Row, covered, inside

Answers = dict[int, Expectation]


def find_answers(picture: Picture, *, marked: Marked) -> Answers:
    """By number of the marked expectation the one of the picture that tells it.

    It is told where the two share a character. Of several the one with most triggers inside the marked words answers,
    then the one that cites most of them, then the one that cites the first of them.
    """
    tellings = {
        event.id: [inside(t.document, t.told.trigger) for t in event.tellings if t.told.ahead]
        for event in picture.events
    }
    found: Answers = {}
    for n, row in enumerate(marked.gold["expectations"]):
        places = _places(row, marked=marked)
        ranked = [
            (
                (
                    covered(places, by=tellings.get(e.event, ())),
                    covered(places, by=e.said),
                    covered(places[:1], by=e.said),
                ),
                e,
            )
            for e in picture.expectations
            if covered(places, by=e.said)
        ]
        if ranked:
            found[n] = max(ranked, key=lambda item: item[0])[1]
    return found


def score_expectations(picture: Picture, *, marked: Marked) -> Scores:
    """Found; outcome right of those found and of all; evidence at a marked place; what nobody marked."""
    rows = marked.gold["expectations"]
    answers = find_answers(picture, marked=marked)
    right = [n for n, e in answers.items() if _outcome(rows[n]) == e.outcome]
    closed = [n for n in right if rows[n]["evidence"]]
    shown = sum(bool(covered(_evidence(rows[n], marked=marked), by=answers[n].evidence)) for n in closed)
    spurious = len(_spurious(picture, marked=marked))
    return {
        "case.expectations.found": share(len(answers), of=len(rows)),
        "case.expectations.outcome": share(len(right), of=len(answers)),
        "case.expectations.right": share(len(right), of=len(rows)),
        "case.expectations.evidence": share(shown, of=len(closed)),
        "case.expectations.spurious": share(spurious, of=len(picture.expectations)),
    }


def expectation_misses(picture: Picture, *, marked: Marked) -> Iterator[str]:
    """Marked expectations not found, wrong outcomes, evidence at other places, and what nobody marked."""
    rows = marked.gold["expectations"]
    answers = find_answers(picture, marked=marked)
    for n, row in enumerate(rows):
        first, outcome = marked.words(marked.place(row["said"])), _outcome(row)
        if n not in answers:
            yield f"not found: {row['event']} ({outcome}): {first}"
            continue
        answer = answers[n]
        evidence = _evidence(row, marked=marked)
        told = "; ".join(map(marked.words, answer.evidence)) or "no evidence"
        if answer.outcome != outcome:
            wanted = "; ".join(map(marked.words, evidence)) or "no evidence"
            yield f"wrong outcome: {row['event']} is {answer.outcome}, should be {outcome}: {first}"
            yield from (f"    has {told}", f"    should have {wanted}")
        elif evidence and not covered(evidence, by=answer.evidence):
            yield f"other evidence: {row['event']}: has {told}"
            yield f"    should have {'; '.join(map(marked.words, evidence))}"
    for e in _spurious(picture, marked=marked):
        yield f"spurious ({e.status}, {e.outcome}): {'; '.join(map(marked.words, e.said))}"


def _spurious(picture: Picture, *, marked: Marked) -> list[Expectation]:
    places = [p for row in marked.gold["expectations"] for p in _places(row, marked=marked)]
    return [e for e in picture.expectations if not covered(places, by=e.said)]


def _places(row: Row, *, marked: Marked) -> tuple[Citation, ...]:
    return marked.places([row["said"], *row["also"]])


def _evidence(row: Row, *, marked: Marked) -> tuple[Citation, ...]:
    return marked.places([row["evidence"], *row["evidence_also"]]) if row["evidence"] else ()


def _outcome(row: Row) -> str:
    return str(row["outcome"]).replace("-", " ")
