"""Labelled cases and a reader → scores with counts."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, time

from dateline.records import Document, Figure, Reading, make_document
from evals.calibration import calibration_error, judged
from evals.claims import score_claims, score_disputes
from evals.counts import Count, Scores, add_scores, share
from evals.events import score_events
from evals.gold import Case, GoldFigure
from evals.match import overlap, pair

Read = Callable[[Document], Reading]

LOWER_IS_BETTER = frozenset(
    {"events.spurious", "events.calibration", "set.names.wrong", "case.expectations.spurious"}
)
BASELINES = frozenset({"case.events.lemma_b3", "case.events.lemma_linked_b3", "case.events.lemma_conll"})
"""Scores of what ours are set beside: no floor is kept for them."""


# Layers that the corpus leaves open.
_NOT_ANNOTATED = ("figures", "disputes")


def score_cases(cases: Iterable[Case], *, read: Read) -> dict[str, Scores]:
    """For each case, by name, the scores of its reading."""
    return {case.name: score_case(case, reading=read(document_of(case))) for case in cases}


def score_corpus(cases: Iterable[Case], *, read: Read) -> Scores:
    """The scores of one split of the corpus, with the calibration error of its events' confidence."""
    scores: list[Scores] = []
    answers: list[tuple[float, bool]] = []
    for case in cases:
        reading = read(document_of(case))
        scores.append(score_case(case, reading=reading))
        answers += judged(case, reading=reading)
    total = {name: count for name, count in add_scores(scores).items() if name not in _NOT_ANNOTATED}
    return {**total, "events.calibration": calibration_error(answers)}


def document_of(case: Case) -> Document:
    """The passage as a report, published at midnight UTC of its day."""
    published = datetime.combine(case.published, time(), tzinfo=UTC)
    return make_document(case.text, outlet=case.outlet, language="en", published_at=published)


def score_case(case: Case, *, reading: Reading) -> Scores:
    """All scores of one reading. A quiet passage has no event to find and counts under `quiet`."""
    quiet = share(int(not reading.events), of=1) if case.quiet else share(0, of=0)
    return {
        **score_events(case, reading=reading),
        **score_claims(case, reading=reading),
        **score_disputes(case, reading=reading),
        **_mention_scores(case, reading=reading),
        "quiet": quiet,
    }


def score_splits(cases: Iterable[Case], *, scores: dict[str, Scores]) -> dict[str, Scores]:
    """The scores of each split, over all its cases."""
    splits: dict[str, list[Scores]] = {}
    for case in cases:
        splits.setdefault(case.split, []).append(scores[case.name])
    return {split: add_scores(several) for split, several in sorted(splits.items())}


def _mention_scores(case: Case, *, reading: Reading) -> Scores:
    times = pair(case.times, reading.times, likeness=lambda g, f: float(overlap(g.at, f.span)))
    values = sum(reading.times[j].value in case.times[i].values for i, j in times)
    return {
        "times.found": share(len(times), of=len(case.times)),
        "times.value": share(values, of=len(case.times)),
        "figures": _figures(case, reading=reading),
    }


def _figures(case: Case, *, reading: Reading) -> Count:
    """Figures with both bounds and vagueness right, of those marked."""
    pairs = pair(case.figures, reading.figures, likeness=lambda g, f: float(overlap(g.at, f.span)))
    right = sum(_bounds(case.figures[i]) == _bounds(reading.figures[j]) for i, j in pairs)
    return share(right, of=len(case.figures))


def _bounds(figure: GoldFigure | Figure) -> tuple[float | None, float | None, bool]:
    return figure.minimum, figure.maximum, figure.vague
