"""Scores on the demo case: what was made of its 36 reports against `gold.json`."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from dateline.origins import trace_origins
from dateline.records import Document
from evals.counts import Scores, share

GOLD = Path(__file__).parent / "gold.json"


def read_gold(path: Path = GOLD) -> dict[str, Any]:
    """The gold, as README.md beside it describes it."""
    found: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return found


def score_origins(documents: Sequence[Document], *, gold: dict[str, Any]) -> Scores:
    """How many reports are given to the origin whose text they are; `documents` in the order of the gold's numbers."""
    numbers = {document.id: f"{n:02}" for n, document in enumerate(documents, 1)}
    origin_of = {
        numbers[id]: numbers[origin.first] for origin in trace_origins(documents) for id in origin.documents
    }
    right = sum(origin_of[row["report"]] == row["origin"] for row in gold["origins"])
    return {"demo.origins": share(right, of=len(gold["origins"]))}


__all__ = ["GOLD", "read_gold", "score_origins"]
