"""Training of the reader: one pass over all sets an epoch, checkpoints that a later run takes up."""

import json
import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional as fn
from torch.optim.lr_scheduler import LambdaLR
from torch.optim.swa_utils import AveragedModel

from dateline.models.pieces import PieceCutter
from training.batches import IGNORE, Batch, batches, coded_items, items_of
from training.coding import CodedText, pack_coded
from training.coding_loss import coding_loss
from training.data import Passages, pack
from training.encoder import Reader, load_pretrained
from training.plan import Plan, check_setup, setup_of

# What the codebook's heads weigh against trees and names.
CODING = 0.5


def reading_loss(reader: Reader, batch: Batch) -> Tensor:
    """Cross-entropy of tags, governors and relations, marginal likelihood of the names, loss of the coding."""
    upos, arcs, dependents, governors, names, *coded = reader(
        batch.pieces, batch.cases, batch.mask, batch.first, batch.hints, batch.coding is not None
    )
    loss = names.new_zeros((), dtype=torch.float32)
    if batch.coding is not None:
        present = batch.first > 0
        loss = loss + CODING * coding_loss(*coded, targets=batch.coding, present=present, pair=reader.pair)
    if bool((batch.heads != IGNORE).any()):
        arcs = arcs.float().masked_fill(~batch.block, -1e9)
        relations = reader.relations(dependents, governors, batch.heads.clamp(min=0))
        loss = (
            loss
            + _cross_entropy(upos, batch.upos)
            + _cross_entropy(arcs, batch.heads)
            + _cross_entropy(relations, batch.relations)
        )
    if bool(batch.named.any()):
        scores = names.float().log_softmax(-1)
        open_mass = scores.masked_fill(~batch.allowed, -1e9).logsumexp(-1)
        loss = loss - 1.5 * open_mass[batch.named].mean()
    return loss


def _cross_entropy(scores: Tensor, gold: Tensor) -> Tensor:
    return fn.cross_entropy(scores.float().flatten(0, 1), gold.flatten(), ignore_index=IGNORE)


@torch.no_grad()
def _follow(averaged: Sequence[Tensor], current: Sequence[Tensor], steps: Tensor | int) -> None:
    """A running average of decay 0.999, quicker in the first steps so that it forgets where it began."""
    decay = min(0.999, (1 + float(steps)) / (10 + float(steps)))
    torch._foreach_lerp_(list(averaged), list(current), 1 - decay)


class Run:
    """A training run: network, its running average, optimiser and schedule; kept in `out` after each epoch.

    The average of the weights over the last steps (decay 0.999) is what is scored and shipped: it parses
    a little better than the last step alone and depends less on where training stops (evals/LOG.md).
    """

    def __init__(self, plan: Plan, *, steps: int, out: Path, start: Path | None = None) -> None:
        torch.manual_seed(plan.seed)
        self.plan = plan
        self.out = out
        self.reader = Reader(layers=plan.layers, upper=plan.upper)
        load_pretrained(self.reader)
        if start is not None:
            load_average(self.reader, start)
        self.average = AveragedModel(self.reader, multi_avg_fn=_follow)
        body = [
            p
            for n, p in self.reader.named_parameters()
            if n.startswith(("words", "positions", "norm", "layers", "upper"))
        ]
        known = {id(p) for p in body}
        heads = [p for p in self.reader.parameters() if id(p) not in known]
        groups = [{"params": body, "lr": plan.encoder_rate}, {"params": heads, "lr": plan.head_rate}]
        self.optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
        total = steps * plan.epochs
        self.schedule = LambdaLR(
            self.optimizer, lambda s: min((s + 1) / (0.08 * total), max(0.0, (total - s) / (0.92 * total)))
        )
        self.epoch = 0

    @property
    def result(self) -> Reader:
        """The averaged network, ready to read."""
        network = self.average.module
        assert isinstance(network, Reader)
        return network.eval()

    def step(self, batch: Batch) -> float:
        """One step down the gradient; the loss before it."""
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.plan.half):
            loss = reading_loss(self.reader, batch)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.reader.parameters(), 1.0)
        self.optimizer.step()
        self.schedule.step()
        self.optimizer.zero_grad()
        self.average.update_parameters(self.reader)
        return float(loss.detach())

    def _parts(self) -> dict[str, Reader | AveragedModel | torch.optim.Optimizer | LambdaLR]:
        return {
            "reader": self.reader,
            "average": self.average,
            "optimizer": self.optimizer,
            "schedule": self.schedule,
        }

    def save(self, row: dict[str, Any], *, setup: dict[str, Any]) -> None:
        """The state after an epoch, written whole or not at all, and its scores appended to the history."""
        self.out.mkdir(parents=True, exist_ok=True)
        state: dict[str, Any] = {name: part.state_dict() for name, part in self._parts().items()}
        state |= {"epoch": self.epoch, "torch": torch.get_rng_state(), "setup": setup}
        torch.save(state, self.out / "checkpoint.tmp")
        (self.out / "checkpoint.tmp").replace(self.out / "checkpoint.pt")
        with (self.out / "history.jsonl").open("a", encoding="utf-8") as log:
            log.write(json.dumps(row) + "\n")

    def resume(self, *, setup: dict[str, Any]) -> None:
        """Takes up the state of an earlier run in `out`, where there is one. Raises OtherRunError
        when that run had another plan or other data."""
        path = self.out / "checkpoint.pt"
        if not path.exists():
            return
        state = torch.load(path, weights_only=True)
        check_setup(setup, kept=state.get("setup"), out=self.out)
        for name, part in self._parts().items():
            part.load_state_dict(state[name])
        torch.set_rng_state(state["torch"])
        self.epoch = int(state["epoch"])
        print(f"taken up after epoch {self.epoch}", flush=True)


def load_average(reader: Reader, folder: Path) -> None:
    """Puts the averaged weights of the run in `folder` into `reader`; parts that run did not have stay."""
    state = torch.load(folder / "checkpoint.pt", weights_only=True)["average"]
    known = {k.removeprefix("module."): v for k, v in state.items() if k.startswith("module.")}
    reader.load_state_dict(known, strict=False)


def load_network(folder: Path) -> Reader:
    """The averaged network of the run in `folder`, ready to read."""
    reader = Reader()
    load_average(reader, folder)
    return reader.eval()


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What a run learns from: treebanks and name sets, and annotated passages."""

    sets: dict[str, Passages]
    coded: list[CodedText]


def train(
    material: Material,
    *,
    plan: Plan,
    cutter: PieceCutter,
    out: Path,
    check: Callable[[Reader], dict[str, Any]],
    start: Path | None = None,
) -> Reader:
    """A trained reader, begun from the run in `start` where given; epochs already in `out` are not run again.
    Raises OtherRunError when `out` holds a run of another plan or over other data."""
    steps = sum(1 for _ in _epoch(material, plan=plan, cutter=cutter, epoch=0))
    run = Run(plan, steps=steps, out=out, start=start)
    setup = setup_of(plan, sets=material.sets, coded=material.coded)
    run.resume(setup=setup)
    while run.epoch < plan.epochs:
        started = time.monotonic()
        run.reader.train()
        losses = [run.step(b) for b in _epoch(material, plan=plan, cutter=cutter, epoch=run.epoch)]
        run.epoch += 1
        row: dict[str, Any] = {
            "epoch": run.epoch,
            "loss": round(sum(losses) / len(losses), 4),
            **check(run.result),
        }
        row["seconds"] = round(time.monotonic() - started)
        print(json.dumps(row), flush=True)
        run.save(row, setup=setup)
    return run.result


def _epoch(material: Material, *, plan: Plan, cutter: PieceCutter, epoch: int) -> Iterator[Batch]:
    """The batches of one epoch, in an order and packing of its own."""
    rng = random.Random(plan.seed + epoch)
    sets = material.sets
    passages = [p for name in sorted(sets) for p in pack(sets[name], limit=plan.words, rng=rng)]
    passages = rng.sample(passages, int(len(passages) * plan.parse_share))
    found = list(batches(items_of(passages, cutter=cutter), size=plan.size, rng=rng))
    for _ in range(plan.coded_passes):
        texts = pack_coded(material.coded, rng=rng)
        found += batches(coded_items(texts, cutter=cutter), size=plan.size, rng=rng)
    rng.shuffle(found)
    yield from found
