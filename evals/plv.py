"""PLV: sentences with a marked source and target and the PLOVER type between them. Measured, never trained on.

Xu et al. 2024, "Leveraging Codebook Knowledge with NLI and ChatGPT for Zero-Shot Political Relation Classification".
Fifteen types: CONCEDE and RETREAT are one, YIELD.
"""

import csv
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

Item = tuple[str, tuple[int, int], tuple[int, int]]
Classify = Callable[[Sequence[Item]], list[list[tuple[str, float]]]]

_QUADS = {
    "verbal cooperation": ("AGREE", "CONSULT", "SUPPORT"),
    "material cooperation": ("COOPERATE", "AID", "YIELD"),
    "verbal conflict": ("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    "material conflict": ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
}
QUAD = {name: quad for quad, names in _QUADS.items() for name in names}
_MERGED = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}


def score_plv(path: Path, *, classify: Classify) -> dict[str, float]:
    """Macro-F1 and accuracy in percent, over types and over quads."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = [r for r in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE) if r["sentence"]]
    items = [_item(r) for r in rows]
    gold = [r["gold_root"].strip().upper() for r in rows]
    answers = [_best(shares) for shares in classify(items)]
    roots = [root for root, _ in answers]
    quads = [quad for _, quad in answers]
    return {
        "root macro-F1": macro_f1(gold, roots),
        "root accuracy": _accuracy(gold, roots),
        "quad macro-F1": macro_f1([QUAD[g] for g in gold], quads),
        "quad accuracy": _accuracy([QUAD[g] for g in gold], quads),
    }


def _item(row: dict[str, str]) -> Item:
    return row["sentence"], _chars(row, "source"), _chars(row, "target")


def _chars(row: dict[str, str], name: str) -> tuple[int, int]:
    """Where the phrase stands; the whole sentence where it is not marked."""
    start = row["sentence"].find(row[name]) if row[name] else -1
    return (start, start + len(row[name])) if start >= 0 else (0, len(row["sentence"]))


def _best(shares: list[tuple[str, float]]) -> tuple[str, str]:
    """The likeliest of the fifteen types, and the likeliest quad."""
    roots: dict[str, float] = {}
    quads: dict[str, float] = {}
    for name, share in shares:
        name = _MERGED.get(name, name)
        roots[name] = roots.get(name, 0) + share
        quads[QUAD[name]] = quads.get(QUAD[name], 0) + share
    return max(roots, key=lambda r: roots[r]), max(quads, key=lambda q: quads[q])


def macro_f1(gold: Sequence[str], found: Sequence[str]) -> float:
    """The mean over the gold classes of their F1, in percent."""
    return 100 * _mean(_f1(gold, found, kind) for kind in sorted(set(gold)))


def _f1(gold: Sequence[str], found: Sequence[str], kind: str) -> float:
    both = sum(g == f == kind for g, f in zip(gold, found, strict=True))
    whole = sum(g == kind for g in gold) + sum(f == kind for f in found)
    return 2 * both / whole if whole else 0.0


def _accuracy(gold: Sequence[str], found: Sequence[str]) -> float:
    return 100 * _mean(float(g == f) for g, f in zip(gold, found, strict=True))


def _mean(values: Iterable[float]) -> float:
    kept = list(values)
    return sum(kept) / len(kept)
