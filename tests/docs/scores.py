"""The frozen result of the evals → the tables of scores in the README; nothing where nothing is frozen."""

from collections.abc import Iterator, Mapping
from typing import Any

from evals.table import LABELS

_SHOWN = """
events.trigger events.type events.right events.status events.spurious events.calibration
claims.content claims.linked claims.kind times.value disputes quiet
"""
_MENTIONS = """
set.times.value set.times.event_date set.names.country set.names.sector set.names.role set.names.refers set.names.wrong
set.places.country set.places.near set.places.event_place set.figures.bounds set.figures.right
"""
_PICTURES = """
demo.origins case.events.b3 case.events.lemma_b3 case.events.linked_b3 case.events.strict_b3 case.events.conll
case.event_origins case.disputes case.updates case.expectations.right case.expectations.spurious case.contacts
case.stories case.retractions
"""
_LAYERS = "parse.upos parse.las names.exact sentences.ends gum.dates.right"


def score_lines(result: Mapping[str, Any]) -> Iterator[str]:
    """Lines of Markdown: the cases by split, the labelled mentions by half, the learned layers; with counts."""
    scores = result.get("scores", {})
    splits = [group for group in ("dev", "held", "corpus test") if group in scores]
    if splits:
        yield from _table({group: scores[group] for group in splits}, names=_SHOWN.split())
    halves = [group for group in ("mentions dev", "mentions held") if group in scores]
    if halves:
        yield ""
        yield from _table({group: scores[group] for group in halves}, names=_MENTIONS.split())
    cases = [group for group in ("demo case", "august case") if group in scores]
    if cases:
        yield ""
        yield from _table({group: scores[group] for group in cases}, names=_PICTURES.split())
    if "layers" in scores:
        yield ""
        yield from _table({"treebanks": scores["layers"]}, names=_LAYERS.split())


def _table(groups: Mapping[str, Any], *, names: list[str]) -> Iterator[str]:
    yield f"| | {' | '.join(groups)} |"
    yield "|---|" + "--:|" * len(groups)
    for name in names:
        cells = [_cell(scores.get(name)) for scores in groups.values()]
        if any(cells):
            yield f"| {LABELS[name]} | {' | '.join(cells)} |"


def _cell(row: Mapping[str, Any] | None) -> str:
    return f"{row['value']:.1f} ({row['counts']})" if row else ""
