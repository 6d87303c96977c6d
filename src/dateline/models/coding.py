"""Decodes the codebook's heads: scores of labels and links over a window of words → triggers and cues."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dateline.models.labels import (
    CERTAINTIES,
    CUE_LABELS,
    KINDS,
    MODE_LABELS,
    ROLES,
    STATUSES,
    TYPE_LABELS,
)
from dateline.models.layout import LABELS, LINKS

Floats = NDArray[np.float32]
# What is learned of an argument is its score minus this, so that at the start of training few words are arguments.
RARE = 3.0
# A single owner is believed at this share of the probability that several need.
ALONE = 0.4
_KIND_OF_MODE = np.array([TYPE_LABELS.index(m.split(".")[0]) if "." in m else -1 for m in MODE_LABELS])
_BEGIN, _INSIDE = CUE_LABELS.index("B"), CUE_LABELS.index("I")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What was fitted on the development passages.

    `event`, `cue`, `argument` and `owner` (a name that says whose somebody is) are the least probabilities that
    count; `temperature` divides the scores of types before they are made probabilities.
    """

    event: float = 0.5
    cue: float = 0.5
    argument: float = 0.5
    owner: float = 0.5
    temperature: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundTrigger:
    """A trigger at word `word` of its window; `arguments` are words by role, `score` the probability of the type and
    `presence` that of any."""

    word: int
    type: str
    mode: str | None
    status: str
    historical: bool
    score: float
    arguments: tuple[tuple[int, ...], ...]
    presence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundCue:
    """A cue over words [start, end) of its window; speaker and hearer are words, None for nobody."""

    start: int
    end: int
    speaker: int | None
    hearer: int | None
    kind: str
    certainty: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundCoding:
    """Everything found in a window; for each word the start of the cue that carries it, -1 for none; and for each
    word that is a party or speaks, the words of the names it belongs to, likeliest first."""

    triggers: tuple[FoundTrigger, ...]
    cues: tuple[FoundCue, ...]
    carrier: NDArray[np.intp]
    owners: dict[int, tuple[int, ...]]


def find_coding(labels: Floats, links: Floats, *, settings: Settings) -> FoundCoding:
    """Triggers, cues and carriers of a window; `labels` is (words, labels), `links` (words + 1, links)."""
    cues = tuple(_find_cues(labels, links, settings))
    starts = np.array([-1, *(c.start for c in cues)])
    carrier = np.full(len(labels), -1)
    if cues:
        scores = links[1:, LINKS["carrier_from"]] @ links[starts + 1][:, LINKS["carrier_to"]].T
        carrier = starts[scores.argmax(1)]
    triggers = tuple(_find_triggers(labels, links, settings))
    return FoundCoding(
        triggers=triggers, cues=cues, carrier=carrier, owners=_find_owners(links, triggers, cues, settings)
    )


def _find_owners(
    links: Floats, triggers: tuple[FoundTrigger, ...], cues: tuple[FoundCue, ...], settings: Settings
) -> dict[int, tuple[int, ...]]:
    """For every word that acts, is acted on or speaks, the words of names that say whose it is."""
    parties = {w for t in triggers for w in (*t.arguments[0], *t.arguments[1])}
    parties |= {c.speaker for c in cues if c.speaker is not None}
    if not parties:
        return {}
    rows = np.array(sorted(parties))
    scores = links[rows + 1][:, LINKS["owner_from"]] @ links[1:, LINKS["owner_to"]].T - RARE
    return {int(row): tuple(_likely(found, settings.owner)) for row, found in zip(rows, scores, strict=True)}


def _likely(scores: Floats, least: float) -> list[int]:
    """The words likelier than `least`, likeliest first; where there is none, the likeliest if it is not far below."""
    found = np.flatnonzero(scores > _logit(least))
    if len(found):
        ranked: list[int] = found[(-scores[found]).argsort(kind="stable")].tolist()
        return ranked
    best = int(scores.argmax())
    return [best] if scores[best] > _logit(least * ALONE) else []


def _logit(share: float) -> float:
    return float(np.log(share / (1 - share)))


def softmax(scores: Floats) -> Floats:
    """Probabilities over the last axis."""
    powers = np.exp(scores - scores.max(-1, keepdims=True))
    return np.asarray(powers / powers.sum(-1, keepdims=True), dtype=np.float32)


def _find_triggers(labels: Floats, links: Floats, settings: Settings) -> Iterator[FoundTrigger]:
    types = softmax(labels[:, LABELS["type"]] / settings.temperature)
    rows = np.flatnonzero(1 - types[:, 0] > settings.event)
    if not len(rows):
        return
    kinds = types[rows, 1:].argmax(1) + 1
    statuses = labels[rows, LABELS["status"]].argmax(1)
    past = labels[rows, LABELS["historical"]][:, 0] > 0
    modes = labels[rows, LABELS["mode"]].copy()
    modes[(_KIND_OF_MODE[None, :] != kinds[:, None]) & (_KIND_OF_MODE[None, :] >= 0)] = -np.inf
    best = modes.argmax(1)
    arguments = [_arguments(links, rows, role, settings) for role in ROLES]
    for n, word in enumerate(rows.tolist()):
        yield FoundTrigger(
            word=word,
            type=TYPE_LABELS[kinds[n]],
            mode=MODE_LABELS[best[n]].split(".")[1] if best[n] else None,
            status=STATUSES[statuses[n]],
            historical=bool(past[n]),
            score=float(types[word, kinds[n]]),
            presence=float(1 - types[word, 0]),
            arguments=tuple(found[n] for found in arguments),
        )


def _arguments(links: Floats, rows: NDArray[np.intp], role: str, settings: Settings) -> list[tuple[int, ...]]:
    """For each trigger the words that play `role`, in order."""
    scores = links[rows + 1][:, LINKS[f"{role}_from"]] @ links[1:, LINKS[f"{role}_to"]].T - RARE
    return [tuple(np.flatnonzero(row > _logit(settings.argument)).tolist()) for row in scores]


def _find_cues(labels: Floats, links: Floats, settings: Settings) -> Iterator[FoundCue]:
    marks = softmax(labels[:, LABELS["cue"]])
    starts = np.flatnonzero(marks[:, _BEGIN] > settings.cue)
    for start in starts.tolist():
        end = start + 1
        while end < len(marks) and marks[end].argmax() == _INSIDE:
            end += 1
        yield FoundCue(
            start=start,
            end=end,
            speaker=_linked(links, start, "speaker"),
            hearer=_linked(links, start, "hearer"),
            kind=KINDS[int(labels[start, LABELS["kind"]].argmax())],
            certainty=CERTAINTIES[int(labels[start, LABELS["certainty"]].argmax())],
            score=float(marks[start, _BEGIN]),
        )


def _linked(links: Floats, word: int, name: str) -> int | None:
    """The word that `word` is linked to, None for none."""
    scores = links[:, LINKS[f"{name}_to"]] @ links[word + 1, LINKS[f"{name}_from"]]
    best = int(scores.argmax())
    return best - 1 if best else None
