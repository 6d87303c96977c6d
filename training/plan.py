"""What a training run does, and by what a kept run is known again."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from training.coding import CodedText
from training.data import Passages


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a run does. `size` is padded pieces a batch, `words` the longest passage in words; an epoch passes
    `parse_share` of the treebanks and name sets, and `coded_passes` times over the annotated passages."""

    layers: int = 4
    upper: int = 2
    epochs: int = 10
    parse_share: float = 1.0
    coded_passes: int = 0
    size: int = 1536
    words: int = 128
    encoder_rate: float = 2e-4
    head_rate: float = 1e-3
    seed: int = 20240413
    half: bool = True


# First trees and names, then the codebook's heads, then at a low rate all of them again: the second stage costs the
# trees 1.7 points of LAS, and the third brings most of them back (evals/LOG.md).
FIRST = Plan()
SECOND = Plan(epochs=4, parse_share=0.2, coded_passes=4, size=1024, words=180)

THIRD = Plan(epochs=1, coded_passes=1, words=180, encoder_rate=6e-5, head_rate=3e-4)


class OtherRunError(Exception):
    """A run of another plan, or over other data, lies where this one would go on."""


def setup_of(plan: Plan, *, sets: Mapping[str, Passages], coded: Sequence[CodedText] = ()) -> dict[str, Any]:
    """What must be the same for a run to go on: the plan, and how many documents and words each set has."""
    sizes = {name: (len(docs), sum(len(s.words) for d in docs for s in d)) for name, docs in sets.items()}
    sizes["corpus"] = (len(coded), sum(len(s.words) for t in coded for s in t.sentences))
    return {"plan": asdict(plan), "sets": sizes}


def check_setup(setup: Mapping[str, Any], *, kept: object, out: Path) -> None:
    """Raises OtherRunError unless the run kept in `out` has the same setup."""
    if kept != setup:
        raise OtherRunError(f"another run lies in {out}; give --out or remove it")
