"""How far the confidence of an event can be taken at its word."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dateline.records import Reading
from evals.counts import Count
from evals.events import pair_events
from evals.gold import Case

BINS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """The events found with a confidence from `low` on: how many, their mean confidence, the share that was right."""

    low: float
    events: int
    confidence: float
    right: float


def judged(case: Case, *, reading: Reading) -> list[tuple[float, bool]]:
    """For each event found its confidence, and whether its trigger and type are marked."""
    by_found = {j: case.events[i] for i, j in pair_events(case, reading=reading)}
    return [
        (event.confidence, j in by_found and event.type in by_found[j].types)
        for j, event in enumerate(reading.events)
        if not (j in by_found and by_found[j].optional)
    ]


def bins_of(answers: Sequence[tuple[float, bool]]) -> Iterator[Bin]:
    """The answers in tenths of confidence, empty tenths left out (a reliability table)."""
    for n in range(BINS):
        inside = [(c, r) for c, r in answers if min(int(c * BINS), BINS - 1) == n]
        if inside:
            mean = sum(c for c, _ in inside) / len(inside)
            share = sum(r for _, r in inside) / len(inside)
            yield Bin(low=n / BINS, events=len(inside), confidence=mean, right=share)


def calibration_error(answers: Sequence[tuple[float, bool]]) -> Count:
    """The expected calibration error (Naeini et al. 2015), over tenths of confidence: how many events too many or
    too few were right, of all."""
    off = sum(b.events * abs(b.confidence - b.right) for b in bins_of(answers))
    return Count(right=round(off), gold=len(answers))


def reliability_lines(answers: Iterable[tuple[float, bool]]) -> Iterator[str]:
    """The reliability table as Markdown."""
    yield "| confidence | events | mean confidence | right |"
    yield "|---|--:|--:|--:|"
    for found in bins_of(list(answers)):
        span = f"{found.low:.1f}–{found.low + 1 / BINS:.1f}"
        yield f"| {span} | {found.events} | {100 * found.confidence:.1f} | {100 * found.right:.1f} |"
