"""Scores on the development sets, with gold words and sentences, by the decoders that ship."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dateline.models.labels import RELATIONS
from dateline.models.spans import find_spans
from dateline.models.trees import find_heads
from training.batches import IGNORE, Batch
from training.data import Sentence
from training.names import spans_of

Array = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Scored:
    """Outputs of a network for one batch: as `encoder.Reader`, and a scorer of relations."""

    upos: Array
    arcs: Array
    names: Array
    relations: Callable[[NDArray[np.int64]], Array]


COARSE = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}


@dataclass(slots=True)
class Counts:
    words: int = 0
    upos: int = 0
    heads: int = 0
    labelled: int = 0
    exact: int = 0
    gold: int = 0
    found: int = 0

    def row(self) -> dict[str, float]:
        p, r = self.exact / max(1, self.found), self.exact / max(1, self.gold)
        n = max(1, self.words)
        return {
            "upos": round(100 * self.upos / n, 2),
            "uas": round(100 * self.heads / n, 2),
            "las": round(100 * self.labelled / n, 2),
            "names_p": round(100 * p, 2),
            "names_r": round(100 * r, 2),
            "names_f1": round(200 * p * r / max(1e-9, p + r), 2),
        }


def universal(relation: str) -> str:
    return relation.split(":")[0]


def count_batch(counts: Counts, scored: Scored, batch: Batch) -> None:
    """Adds the parse of one batch; relations are compared without subtypes."""
    gold_heads, gold_rel, gold_upos = batch.heads.numpy(), batch.relations.numpy(), batch.upos.numpy()
    block = batch.block.numpy()
    heads = np.zeros_like(gold_heads)
    for b in range(len(heads)):
        for at, end in _sentences(block[b]):
            arcs = np.concatenate(
                [scored.arcs[b, at:end, :1], scored.arcs[b, at:end, at + 1 : end + 1]], axis=1
            )
            heads[b, at:end] = [0 if h < 0 else at + h + 1 for h in find_heads(arcs)]
    rel = scored.relations(heads).argmax(-1)
    seen = gold_heads != IGNORE
    right = (heads == gold_heads) & seen
    names = np.array([universal(r) for r in RELATIONS])
    counts.words += int(seen.sum())
    counts.upos += int(((scored.upos.argmax(-1) == gold_upos) & seen).sum())
    counts.heads += int(right.sum())
    counts.labelled += int((right & (names[rel] == names[np.where(seen, gold_rel, 0)])).sum())


def _sentences(block: NDArray[np.bool_]) -> list[tuple[int, int]]:
    out, at = [], 0
    while at < len(block) and block[at].any():
        end = int(np.flatnonzero(block[at])[-1])
        out.append((at, end))
        at = end
    return out


def count_names(
    counts: Counts,
    scored: Scored,
    passages: list[tuple[Sentence, ...]],
    gold: dict[tuple[str, ...], list[str]],
) -> None:
    """Adds exact spans of PER, ORG and LOC against the tags of UNER."""
    probs = scored.names - _logsumexp(scored.names)
    for b, passage in enumerate(passages):
        at = 0
        for sentence in passage:
            end = at + len(sentence.words)
            if sentence.words in gold:
                want = {(s, e, k) for s, e, k in spans_of(gold[sentence.words]) if k in ("PER", "ORG", "LOC")}
                got = {(s, e, COARSE[k]) for s, e, k, _ in find_spans(probs[b, at:end]) if k in COARSE}
                counts.gold += len(want)
                counts.found += len(got)
                counts.exact += len(want & got)
            at = end


def _logsumexp(x: Array) -> Array:
    top = x.max(-1, keepdims=True)
    out: Array = top + np.log(np.exp(x - top).sum(-1, keepdims=True))
    return out
