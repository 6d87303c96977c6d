"""What a source does to a target in a sentence: the type of event between two given phrases."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dateline.models.coding import RARE, Settings, softmax
from dateline.models.labels import EVENT_TYPES
from dateline.models.layout import LABELS, LINKS

Floats = NDArray[np.float32]
# What a trigger that links both phrases says counts beside what the pair itself says, and how much a
# type that no trigger speaks for keeps. Chosen on the development passages.
TRIGGER_SHARE, FLOOR = 3.0, 0.005


@dataclass(frozen=True, slots=True, kw_only=True)
class PairLayer:
    """The layer from pairs to types: weight (pair, types) and bias (types)."""

    weight: Floats
    bias: Floats


def relate(
    labels: Floats, links: Floats, *, source: slice, target: slice, layer: PairLayer, settings: Settings
) -> list[tuple[str, float]]:
    """Every type with its probability, likeliest first. `labels` is (words, labels), `links` (words + 1, links);
    `source` and `target` are runs of words.

    The pair is read by pooling both phrases over the plain sentence, as relation classifiers do; triggers whose
    arguments lie in the two phrases are a second witness.
    """
    words = links[1:]
    pooled = words[source, LINKS["pair_from"]].mean(0) + words[target, LINKS["pair_to"]].mean(0)
    pair = softmax(np.maximum(pooled, 0) @ layer.weight + layer.bias)
    types = softmax(labels[:, LABELS["type"]] / settings.temperature)[:, 1:]
    linked = _reach(words, "actors", source) * _reach(words, "recipients", target)
    told = (types * linked[:, None]).sum(0)
    shares = pair * ((told + FLOOR) / (told + FLOOR).sum()) ** TRIGGER_SHARE
    shares /= shares.sum()
    return [(EVENT_TYPES[t], float(shares[t])) for t in (-shares).argsort(kind="stable")]


def _reach(words: Floats, role: str, run: slice) -> Floats:
    """For each word as a trigger, how likely some word of `run` plays `role`."""
    scores = words[:, LINKS[f"{role}_from"]] @ words[run, LINKS[f"{role}_to"]].T - RARE
    return np.asarray(1 / (1 + np.exp(-scores.max(1))), dtype=np.float32)
