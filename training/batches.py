"""Passages → padded tensors, with the targets that each set marks."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import torch
from torch import Tensor

from dateline.models.labels import NAME_LABELS
from dateline.models.pieces import PieceCutter, Pieces
from training.coding import CodedText, Coding
from training.coding_loss import CodingTargets, coding_targets
from training.data import Passages, Sentence
from training.hints import hint_table

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
    hints: Tensor
    block: Tensor
    upos: Tensor
    heads: Tensor
    relations: Tensor
    allowed: Tensor
    named: Tensor
    coding: CodingTargets | None


@dataclass(frozen=True, slots=True)
class Item:
    """A passage ready for a batch; `coding` is None where the codebook's heads learn nothing from it."""

    pieces: Pieces
    sentences: tuple[Sentence, ...]
    coding: Coding | None = None


def make_batch(items: list[Item]) -> Batch:
    numbers = hint_table().numbers
    n_pieces = max(len(i.pieces.ids) for i in items)
    n_words = max(len(i.pieces.first) for i in items)
    size = len(items)

    def full(*shape: int, value: int = 0) -> Tensor:
        return torch.full((size, *shape), value, dtype=torch.long)

    pieces, cases, mask, first = full(n_pieces), full(n_pieces), full(n_pieces), full(n_words)
    hints = full(n_words)
    upos, heads, rels = (full(n_words, value=IGNORE) for _ in range(3))
    block = torch.zeros((size, n_words, n_words + 1), dtype=torch.bool)
    allowed = torch.ones((size, n_words, len(NAME_LABELS)), dtype=torch.bool)
    named = torch.zeros((size, n_words), dtype=torch.bool)
    for b, item in enumerate(items):
        cut = item.pieces
        n = len(cut.ids)
        pieces[b, :n], cases[b, :n], mask[b, :n] = torch.tensor(cut.ids), torch.tensor(cut.cases), 1
        first[b, : len(cut.first)] = torch.tensor(cut.first)
        at = 0
        for sentence in item.sentences:
            end = at + len(sentence.words)
            hints[b, at:end] = torch.tensor([numbers.get(w.lower(), 0) for w in sentence.words])
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
    coding = None
    if any(i.coding is not None for i in items):
        coding = coding_targets([(i.coding, len(i.pieces.first)) for i in items], words=n_words)
    return Batch(pieces, cases, mask, first, hints, block, upos, heads, rels, allowed, named, coding)


def items_of(passages: Passages, *, cutter: PieceCutter, longest: int = 384) -> list[Item]:
    """Passages without coding, cut into pieces; those of more than `longest` pieces are left out."""
    items = [Item(cutter.cut([w for s in p for w in s.words]), p) for p in passages]
    return [i for i in items if len(i.pieces.ids) <= longest]


def coded_items(texts: list[CodedText], *, cutter: PieceCutter, longest: int = 384) -> list[Item]:
    """The same for annotated passages."""
    items = [
        Item(cutter.cut([w for s in t.sentences for w in s.words]), t.sentences, t.coding) for t in texts
    ]
    return [i for i in items if len(i.pieces.ids) <= longest]


def batches(items: list[Item], *, size: int, rng: random.Random | None) -> Iterator[Batch]:
    """Batches of passages of like length, at most `size` padded pieces each; order drawn from `rng`."""
    noise = (lambda n: n * rng.uniform(0.9, 1.1)) if rng else float
    items = sorted(items, key=lambda i: noise(len(i.pieces.ids)))
    groups: list[list[Item]] = [[]]
    for item in items:
        if groups[-1] and len(item.pieces.ids) * (len(groups[-1]) + 1) > size:
            groups.append([])
        groups[-1].append(item)
    if rng:
        rng.shuffle(groups)
    for group in groups:
        yield make_batch(group)
