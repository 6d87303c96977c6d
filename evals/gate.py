"""The gate: scores against their floors, labelled cases against their digest."""

import hashlib
import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.cases import CASES
from evals.counts import Count, Scores
from evals.real_report import GOLD
from evals.score import BASELINES, LOWER_IS_BETTER
from training.stats import CORPUS

HERE = Path(__file__).parent
SLACK = 1.0
"""Points a score may lie under its floor: processors other than x86-64 may add up int8 otherwise,
and in the smallest groups that turns one item."""

_SHOWN = "events.right events.type events.spurious claims.linked times.value disputes quiet"

Groups = Mapping[str, Scores]
Floors = dict[str, dict[str, float]]


class GateError(Exception):
    """The gate stays shut; the message says why, one reason a line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pins:
    """What is pinned: floors by group and score, why any was lowered, the digest of the cases."""

    floors: Floors
    lowered: tuple[dict[str, Any], ...]
    digest: str


def read_pins(folder: Path = HERE) -> Pins:
    """The pins of a folder; empty where nothing is pinned yet."""
    pinned = _read_json(folder / "floors.json")
    digest = folder / "digest"
    return Pins(
        floors=pinned.get("floors", {}),
        lowered=tuple(pinned.get("lowered", [])),
        digest=digest.read_text("utf-8") if digest.exists() else "",
    )


def write_pins(pins: Pins, *, folder: Path = HERE) -> None:
    """Writes ``floors.json`` and ``digest``."""
    record = {"floors": pins.floors, "lowered": list(pins.lowered)}
    (folder / "floors.json").write_text(json.dumps(record, indent=2, sort_keys=True) + "\n", "utf-8")
    (folder / "digest").write_text(pins.digest, "utf-8")


def digest_of(folder: Path = CASES, *, corpus: Path = CORPUS) -> str:
    """SHA-256 of the labelled cases, the corpus's dev and test, the labelled mentions, the gold of the demo and
    of August, the table of codes and the marks of the real report, as `sha256sum` prints."""
    files = [*sorted(folder.glob("*.json")), folder.parent / "codes.json", folder.parent / GOLD.name]
    files += [path for split in ("dev", "test") for path in sorted((corpus / split).glob("*.txt"))]
    files += sorted((folder.parent / "sets").glob("*.jsonl"))
    files += [path for case in ("demo", "august") for path in (folder.parent / case).glob("gold.json")]
    return "".join(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in files)


def gate_problems(groups: Groups, *, pins: Pins, digest: str) -> list[str]:
    """Why the gate stays shut, one reason a line; empty when it opens. Groups not scored are skipped."""
    problems = [f"{name} changed: run with --update" for name in _changed(pins, digest)]
    problems += [
        f"nothing is pinned for {group}: run --update" for group in groups if not pins.floors.get(group)
    ]
    for group, name, floor, value in _under(groups, floors=pins.floors, slack=SLACK):
        side = "over its ceiling" if name in LOWER_IS_BETTER else "under its floor"
        problems.append(f"{group} {name}: {value:.1f} is {side} of {floor:.1f}")
    return problems


def update_pins(groups: Groups, *, pins: Pins, digest: str, reason: str | None) -> Pins:
    """Pins with the digest of today and every floor raised to its score.

    A floor is lowered only for a reason, which is kept beside the old and the new value. Raises
    GateError when one would have to be lowered and there is none.
    """
    worse = list(_under(groups, floors=pins.floors, slack=0.0))
    if worse and not reason:
        lines = [
            f"{group} {name} would fall from {floor:.1f} to {value:.1f}"
            for group, name, floor, value in worse
        ]
        raise GateError("\n".join([*lines, 'say why: --allow-regression "reason"']))
    kept = {"reason": reason, "floors": {f"{g} {n}": [f, value] for g, n, f, value in worse}}
    floors = dict(pins.floors)
    for group, scores in groups.items():
        lost = {name: value for g, name, _, value in worse if g == group}
        floors[group] = {**floors.get(group, {}), **lost, **_floors(scores)}
    return Pins(floors=floors, lowered=pins.lowered + ((kept,) if worse else ()), digest=digest)


def result_of(groups: Groups, *, cases: Mapping[str, Scores], reader: Mapping[str, str]) -> dict[str, Any]:
    """The frozen result: every score with its counts, and each case's line, made to be diffed."""
    return {
        "reader": dict(reader),
        "scores": {
            g: {n: _row(c) for n, c in scores.items() if c.value is not None} for g, scores in groups.items()
        },
        "cases": {name: _case_row(scores) for name, scores in sorted(cases.items())},
    }


def write_result(result: dict[str, Any], *, folder: Path = HERE) -> None:
    """Writes ``result.json``, keeping the groups that were not scored this time."""
    before = read_result(folder)
    result["scores"] = {**before.get("scores", {}), **result["scores"]}
    (folder / "result.json").write_text(json.dumps(result, indent=2, sort_keys=True) + "\n", "utf-8")


def read_result(folder: Path = HERE) -> dict[str, Any]:
    """The frozen result, empty when there is none."""
    return _read_json(folder / "result.json")


def counts_before(result: dict[str, Any], *, group: str) -> dict[str, str]:
    """The counts of a group's scores in a frozen result, in words."""
    return {name: row["counts"] for name, row in result.get("scores", {}).get(group, {}).items()}


def _read_json(path: Path) -> dict[str, Any]:
    return json.loads(path.read_text("utf-8")) if path.exists() else {}


def _changed(pins: Pins, digest: str) -> list[str]:
    lines = set(pins.digest.splitlines()) ^ set(digest.splitlines())
    return sorted({line.split("  ")[1] for line in lines})


def _under(groups: Groups, *, floors: Floors, slack: float) -> Iterator[tuple[str, str, float, float]]:
    """(group, score, floor, value) wherever a score is worse than its floor by more than the slack."""
    for group, scores in groups.items():
        for name, floor in floors.get(group, {}).items():
            value = _rounded(name, count=scores.get(name, Count()))
            worse = value - floor if name in LOWER_IS_BETTER else floor - value
            if worse > slack:
                yield group, name, floor, value


def _floors(scores: Scores) -> dict[str, float]:
    return {
        name: _rounded(name, count=count)
        for name, count in scores.items()
        if count.value is not None and name not in BASELINES
    }


def _rounded(name: str, *, count: Count) -> float:
    """To the tenth, in the reader's favour; a score with nothing to count is the worst there is."""
    worst = 100.0 if name in LOWER_IS_BETTER else 0.0
    value = worst if count.value is None else count.value
    return (math.ceil if name in LOWER_IS_BETTER else math.floor)(value * 10) / 10


def _row(count: Count) -> dict[str, Any]:
    return {"value": round(count.value or 0.0, 1), "counts": count.words}


def _case_row(scores: Scores) -> dict[str, str]:
    return {name: scores[name].words for name in _SHOWN.split() if scores[name].value is not None}
