"""Passages → padded tensors, with the targets that each set marks."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import torch
from torch import Tensor

from dateline.models.labels import NAME_LABELS
from dateline.models.pieces import PieceCutter, Pieces
from training.data import Passages, Sentence

IGNORE = -100


@cache
def _label_row(labels: frozenset[str]) -> Tensor:
    return torch.tensor([label in labels for label in NAME_LABELS])


@dataclass(frozen=True, slots=True)
class Batch:
    """Shapes as in `encoder.Reader`. `allowed` (batch, words, labels) is true for labels left open;
    `block` (batch, words, words + 1) is true where a governor lies in the word's own sentence."""

    pieces: Tensor
    cases: Tensor
    mask: Tensor
    first: Tensor
    block: Tensor
    upos: Tensor
    heads: Tensor
    relations: Tensor
    allowed: Tensor
    named: Tensor


def make_batch(items: list[tuple[Pieces, tuple[Sentence, ...]]]) -> Batch:
    n_pieces = max(len(p.ids) for p, _ in items)
    n_words = max(len(p.first) for p, _ in items)
    size = len(items)

    def full(*shape: int, value: int = 0) -> Tensor:
        return torch.full((size, *shape), value, dtype=torch.long)

    pieces, cases, mask, first = full(n_pieces), full(n_pieces), full(n_pieces), full(n_words)
    upos, heads, rels = (full(n_words, value=IGNORE) for _ in range(3))
    block = torch.zeros((size, n_words, n_words + 1), dtype=torch.bool)
    allowed = torch.ones((size, n_words, len(NAME_LABELS)), dtype=torch.bool)
    named = torch.zeros((size, n_words), dtype=torch.bool)
    for b, (cut, passage) in enumerate(items):
        n = len(cut.ids)
        pieces[b, :n], cases[b, :n], mask[b, :n] = torch.tensor(cut.ids), torch.tensor(cut.cases), 1
        first[b, : len(cut.first)] = torch.tensor(cut.first)
        at = 0
        for sentence in passage:
            end = at + len(sentence.words)
            block[b, at:end, at + 1 : end + 1] = True
            block[b, at:end, 0] = True
            if sentence.heads is not None and sentence.upos is not None and sentence.relations is not None:
                upos[b, at:end] = torch.tensor(sentence.upos)
                rels[b, at:end] = torch.tensor(sentence.relations)
                heads[b, at:end] = torch.tensor([0 if h < 0 else at + h + 1 for h in sentence.heads])
            if sentence.names is not None:
                named[b, at:end] = True
                allowed[b, at:end] = torch.stack([_label_row(labels) for labels in sentence.names])
            at = end
    return Batch(pieces, cases, mask, first, block, upos, heads, rels, allowed, named)


def batches(
    passages: Passages, *, cutter: PieceCutter, size: int, rng: random.Random | None, longest: int = 384
) -> Iterator[Batch]:
    """Batches of passages of like length, at most `size` padded pieces each; order drawn from `rng`."""
    items = [(cutter.cut([w for s in p for w in s.words]), p) for p in passages]
    items = [i for i in items if len(i[0].ids) <= longest]
    noise = (lambda n: n * rng.uniform(0.9, 1.1)) if rng else float
    items.sort(key=lambda i: noise(len(i[0].ids)))
    groups: list[list[tuple[Pieces, tuple[Sentence, ...]]]] = [[]]
    for item in items:
        if groups[-1] and len(item[0].ids) * (len(groups[-1]) + 1) > size:
            groups.append([])
        groups[-1].append(item)
    if rng:
        rng.shuffle(groups)
    for group in groups:
        yield make_batch(group)
