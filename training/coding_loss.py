"""Targets and loss of the codebook's heads."""

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as fn

from dateline.models.coding import RARE
from dateline.models.labels import CUE_LABELS, ROLES
from dateline.models.layout import LABELS, LINKS
from training.coding import Coding

IGNORE = -100
# What each part adds to the loss: chosen so that no part drowns another at the start of training.
WEIGHTS = {
    "type": 8.0, "status": 1.0, "mode": 0.5, "historical": 0.5, "cue": 4.0, "kind": 0.5, "certainty": 0.5,
    "arguments": 1.5, "speaker": 1.0, "hearer": 0.3, "carrier": 3.0,
    "pair": 1.0, "owner": 1.0,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class CodingTargets:
    """Labels per word (batch, words), links per word counted from 1 (0: none), both IGNORE where nothing is learned.

    `arguments` (batch, roles, words, words) is true from a trigger to its words, with `triggers` (batch, words);
    `parties` and `owners` alike from a party to names. A pair is a passage, the shares of its words in source and
    target (pairs, words), and a type.
    """

    labels: dict[str, Tensor]
    links: dict[str, Tensor]
    triggers: Tensor
    arguments: Tensor
    parties: Tensor
    owners: Tensor
    pair_rows: Tensor
    pair_from: Tensor
    pair_to: Tensor
    pair_types: Tensor


def coding_targets(codings: Sequence[tuple[Coding | None, int]], *, words: int) -> CodingTargets:
    """The targets of a batch: for each passage its coding, None where there is none, and its number of words."""
    size = len(codings)
    labels = {n: torch.full((size, words), IGNORE, dtype=torch.long) for n in LABELS}
    links = {n: torch.full((size, words), IGNORE, dtype=torch.long) for n in ("speaker", "hearer", "carrier")}
    triggers = torch.zeros((size, words), dtype=torch.bool)
    arguments = torch.zeros((size, len(ROLES), words, words), dtype=torch.bool)
    for b, (coding, n) in enumerate(codings):
        if coding is None:
            continue
        labels["type"][b, :n] = 0
        labels["cue"][b, :n] = 0
        links["carrier"][b, :n] = torch.tensor(coding.carrier) + 1
        for t in coding.triggers:
            triggers[b, t.word] = True
            for name in ("type", "status", "mode", "historical"):
                labels[name][b, t.word] = int(getattr(t, name))
            for r, found in enumerate(t.arguments):
                arguments[b, r, t.word, list(found)] = True
        for c in coding.cues:
            labels["cue"][b, c.start] = CUE_LABELS.index("B")
            labels["cue"][b, c.start + 1 : c.end] = CUE_LABELS.index("I")
            labels["certainty"][b, c.start] = c.certainty
            labels["kind"][b, c.start] = IGNORE if c.kind is None else c.kind
            links["speaker"][b, c.start] = c.speaker + 1
            links["hearer"][b, c.start] = c.hearer + 1
    parties = torch.zeros((size, words), dtype=torch.bool)
    owners = torch.zeros((size, words, words), dtype=torch.bool)
    for b, (coding, _) in enumerate(codings):
        for word, found in () if coding is None else coding.owners:
            parties[b, word] = True
            owners[b, word, list(found)] = True
    return CodingTargets(
        labels, links, triggers, arguments, parties, owners, *_pair_targets(codings, words=words)
    )


def _pair_targets(codings: Sequence[tuple[Coding | None, int]], *, words: int) -> tuple[Tensor, ...]:
    found = [(b, p) for b, (coding, _) in enumerate(codings) if coding is not None for p in coding.pairs]
    shares = torch.zeros((2, len(found), words))
    for n, (_, pair) in enumerate(found):
        for side, (start, end) in enumerate((pair.source, pair.target)):
            shares[side, n, start:end] = 1 / (end - start)
    rows = torch.tensor([b for b, _ in found], dtype=torch.long)
    return rows, shares[0], shares[1], torch.tensor([p.type for _, p in found], dtype=torch.long)


def coding_loss(
    coding: Tensor, links: Tensor, *, targets: CodingTargets, present: Tensor, pair: nn.Linear
) -> Tensor:
    """The weighted sum of all parts. `present` (batch, words) is true where there is a word; `pair` scores types."""
    loss = coding.new_zeros((), dtype=torch.float32)
    for name, gold in targets.labels.items():
        scores = coding[..., LABELS[name]].float()
        known = gold != IGNORE
        if not bool(known.any()):
            continue
        if name == "historical":
            part = fn.binary_cross_entropy_with_logits(scores[..., 0][known], gold[known].float())
        else:
            part = fn.cross_entropy(scores[known], gold[known])
        loss = loss + WEIGHTS[name] * part
    open_ends = torch.cat([present.new_ones((len(present), 1)), present], dim=1)[:, None, :]
    for name, gold in targets.links.items():
        if bool((gold != IGNORE).any()):
            scores = _scores(links, name)[:, 1:].masked_fill(~open_ends, -1e4)
            loss = loss + WEIGHTS[name] * fn.cross_entropy(
                scores.flatten(0, 1), gold.flatten(), ignore_index=IGNORE
            )
    if len(targets.pair_rows):
        scores = pair_scores(links, targets, pair)
        loss = loss + WEIGHTS["pair"] * fn.cross_entropy(scores.float(), targets.pair_types)
    owners = _linking_loss(links, "owner", rows=targets.parties, gold=targets.owners, present=present)
    return (
        loss
        + WEIGHTS["owner"] * owners
        + WEIGHTS["arguments"] * _argument_loss(links, targets=targets, present=present)
    )


def pair_scores(links: Tensor, targets: CodingTargets, pair: nn.Linear) -> Tensor:
    """Scores (pairs, types) of what each source does to its target."""
    words = links[targets.pair_rows, 1:]
    source = targets.pair_from.to(words.dtype)[:, None] @ words[..., LINKS["pair_from"]]
    target = targets.pair_to.to(words.dtype)[:, None] @ words[..., LINKS["pair_to"]]
    scores: Tensor = pair(fn.relu(source + target)[:, 0])
    return scores


def _scores(links: Tensor, name: str) -> Tensor:
    """Scores (batch, from, to) of one kind of link, row and column 0 for none."""
    ends = links[..., LINKS[f"{name}_from"]].float(), links[..., LINKS[f"{name}_to"]].float()
    return ends[0] @ ends[1].transpose(1, 2)


def _argument_loss(links: Tensor, *, targets: CodingTargets, present: Tensor) -> Tensor:
    """How badly triggers find their arguments: per trigger, summed over words and roles."""
    loss = links.new_zeros((), dtype=torch.float32)
    for r, role in enumerate(ROLES):
        loss = loss + _linking_loss(
            links, role, rows=targets.triggers, gold=targets.arguments[:, r], present=present
        )
    return loss


def _linking_loss(links: Tensor, name: str, *, rows: Tensor, gold: Tensor, present: Tensor) -> Tensor:
    """Yes or no for every word that a word of `rows` (batch, words) may be linked to: `gold` (batch, words, words)."""
    if not bool(rows.any()):
        return links.new_zeros((), dtype=torch.float32)
    at = rows.nonzero(as_tuple=True)
    scores = _scores(links, name)[:, 1:, 1:][at] - RARE
    each = fn.binary_cross_entropy_with_logits(scores, gold[at].float(), reduction="none")
    return (each * present[at[0]]).sum() / len(at[0])
