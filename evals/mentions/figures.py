"""Figures: bounds, unit, and the event they count."""

from typing import Any

from dateline.records import Figure
from evals.counts import Scores, balance, share
from evals.match import overlap, pair
from evals.mentions.items import Item
from evals.score import Read


def score_figures(item: Item, read: Read) -> Scores:
    """Of the figures labelled: bounds and unit right; figures found that are none lower the F1."""
    reading = read(item.document)
    gold = item.labels.get("figures", [])
    pairs = pair(gold, reading.figures, likeness=lambda g, f: float(overlap(item.place(g), f.span)))
    met = [(gold[i], reading.figures[j]) for i, j in pairs]
    bounds = [_bounds_fit(g, f) for g, f in met]
    both = [fits and _unit_fits(g, f) for (g, f), fits in zip(met, bounds, strict=True)]
    return {
        "set.figures.found": balance(len(pairs), gold=len(gold), found=len(reading.figures)),
        "set.figures.bounds": share(sum(bounds), of=len(gold)),
        "set.figures.right": share(sum(both), of=len(gold)),
    }


def _bounds_fit(label: dict[str, Any], figure: Figure) -> bool:
    return (label["minimum"], label["maximum"], label["vague"]) == (
        figure.minimum,
        figure.maximum,
        figure.vague,
    )


def _unit_fits(label: dict[str, Any], figure: Figure) -> bool:
    return figure.unit in (label["unit"], *label.get("or_unit", []))
