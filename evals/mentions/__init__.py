"""Scores of single layers on labelled mentions: times, names, places, figures (`evals/sets`)."""

from collections.abc import Callable

from evals.counts import Scores, add_scores
from evals.mentions.figures import score_figures
from evals.mentions.items import Item, read_items
from evals.mentions.names import score_names
from evals.mentions.places import score_places
from evals.mentions.times import score_times
from evals.score import Read

_SCORERS: dict[str, Callable[[Item, Read], Scores]] = {
    "times": score_times,
    "names": score_names,
    "places": score_places,
    "figures": score_figures,
}


def score_mentions(split: str, *, read: Read) -> Scores:
    """The scores of all four sets on one split."""
    return add_scores(
        [score(item, read) for name, score in _SCORERS.items() for item in read_items(name, split=split)]
    )


__all__ = ["read_items", "score_mentions"]
