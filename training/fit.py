"""Settings of the decoder, fitted on the development passages: one after the other, each where the score is best."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from dateline import read
from dateline.models import LearnedReader
from dateline.models.coding import Settings
from evals.counts import Scores
from evals.gold import Case
from evals.score import score_corpus

Worth = Callable[[Scores], float]


def _value(scores: Scores, name: str) -> float:
    return scores[name].value or 0.0


def _calibrated(scores: Scores) -> float:
    return -_value(scores, "events.calibration")


def _events(scores: Scores) -> float:
    return _value(scores, "events.type") + _value(scores, "events.right") + _value(scores, "quiet") / 4


def _claims(scores: Scores) -> float:
    return _value(scores, "claims.content") + _value(scores, "claims.linked")


_STEPS: tuple[tuple[str, tuple[float, ...], Worth], ...] = (
    ("temperature", (0.8, 1.0, 1.2, 1.4, 1.6, 1.8, 2.1), _calibrated),
    ("event", (0.2, 0.3, 0.4, 0.5), _events),
    ("argument", (0.3, 0.4, 0.5, 0.6), _events),
    ("owner", (0.2, 0.35, 0.5, 0.65), _events),
    ("cue", (0.3, 0.5, 0.7), _claims),
    ("temperature", (0.8, 1.0, 1.2, 1.4, 1.6, 1.8, 2.1), _calibrated),
)


def fit_settings(reader: LearnedReader, *, cases: Sequence[Case]) -> Settings:
    """The settings that read `cases` best; printed as they are found."""
    best = reader.settings
    for name, values, worth in _STEPS:
        tried = {value: _worth(reader, replace(best, **{name: value}), cases, worth) for value in values}
        best = replace(best, **{name: max(tried, key=lambda v: tried[v])})
        print(name, {value: round(found, 1) for value, found in tried.items()}, flush=True)
    return best


def _worth(reader: LearnedReader, settings: Settings, cases: Sequence[Case], worth: Worth) -> float:
    reader.settings = settings
    return worth(score_corpus(cases, read=lambda document: read(document, reader=reader)))
