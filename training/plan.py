"""What a training run does, and by what a kept run is known again."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from training.data import Passages


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a run does. `size` is padded pieces a batch, `words` the longest passage in words."""

    layers: int = 4
    epochs: int = 10
    size: int = 1536
    words: int = 128
    encoder_rate: float = 2e-4
    head_rate: float = 1e-3
    seed: int = 20240413
    half: bool = True


class OtherRunError(Exception):
    """A run of another plan, or over other data, lies where this one would go on."""


def setup_of(plan: Plan, *, sets: Mapping[str, Passages]) -> dict[str, Any]:
    """What must be the same for a run to go on: the plan, and how many documents and words each set has."""
    sizes = {name: (len(docs), sum(len(s.words) for d in docs for s in d)) for name, docs in sets.items()}
    return {"plan": asdict(plan), "sets": sizes}


def check_setup(setup: Mapping[str, Any], *, kept: object, out: Path) -> None:
    """Raises OtherRunError unless the run kept in `out` has the same setup."""
    if kept != setup:
        raise OtherRunError(f"another run lies in {out}; give --out or remove it")
