"""Scores on a case of many reports: the picture of them against hand-made gold (`evals/demo`, `evals/august`).

In: the reports, the picture drawn of them, the gold as `evals/demo/README.md` describes it. Out: scores with
counts, and what was missed. Pure, but for `cases.py`, which reads the cases and runs Dateline on them.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from dateline.records import Document, Picture
from evals.counts import Scores
from evals.pictures.contacts import contact_misses, score_contacts
from evals.pictures.disputes import dispute_misses, score_disputed
from evals.pictures.events import event_misses, score_event_origins, score_events
from evals.pictures.expectations import expectation_misses, score_expectations
from evals.pictures.marks import Marked
from evals.pictures.stories import score_retractions, score_stories, story_misses
from evals.pictures.updates import score_updates, update_misses


def score_picture(documents: Sequence[Document], *, picture: Picture, gold: dict[str, Any]) -> Scores:
    """All scores of one picture; `documents` in the order of the gold's numbers."""
    marked = Marked(documents, gold=gold)
    scores: Scores = {}
    for score in _SCORERS:
        scores |= score(picture, marked=marked)
    return scores


def picture_misses(documents: Sequence[Document], *, picture: Picture, gold: dict[str, Any]) -> Iterator[str]:
    """A line for everything that was missed, wrong or made up, part by part."""
    marked = Marked(documents, gold=gold)
    for name, misses in _MISSES.items():
        lines = list(misses(picture, marked=marked))
        yield from ("", f"{name}: {len(lines)}", *lines)


_SCORERS = (
    score_events,
    score_event_origins,
    score_disputed,
    score_updates,
    score_expectations,
    score_contacts,
    score_stories,
    score_retractions,
)
_MISSES = {
    "disputes": dispute_misses,
    "updates": update_misses,
    "expectations": expectation_misses,
    "contacts": contact_misses,
    "stories and retractions": story_misses,
    "events": event_misses,
}

__all__ = ["picture_misses", "score_picture"]
