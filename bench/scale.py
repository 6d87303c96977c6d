"""``python -m bench.scale [reports]``: what a case costs as it grows, on reports recombined from our own passages.

At every size on the way: the time that ``dateline add`` takes for one more report, the time of the first ``brief``
after it, which draws the picture anew, the times of ``brief``, ``timeline`` and ``events`` asked again, the most memory
that any of them held, and the size of the file. Each is a
command of its own, as a user runs it; the add at the first size is the yardstick for the later ones.
"""

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median

from bench import serving
from bench.texts import passages

SIZES = (1_000, 3_000, 10_000)
A_DAY = 50  # reports
TIMES = 3  # each command, of which the median is shown
FIRST = datetime(2024, 1, 1, tzinfo=UTC)
OUTLETS = tuple(f"Outlet {n}" for n in range(1, 41))
COMMAND = Path(sys.executable).with_name("dateline")
COLUMNS = (
    "reports",
    "add one, s",
    "ratio",
    "1st brief, s",
    "brief, s",
    "timeline, s",
    "events, s",
    "memory, MB",
    "file, MB",
)


def main(most: int = SIZES[-1]) -> None:
    """A table with a row for each size."""
    print("  ".join(f"{name:>11}" for name in COLUMNS), flush=True)
    with tempfile.TemporaryDirectory() as folder:
        case = Path(folder) / "scale.case"
        run("new", case)
        reports = make_reports()
        held, yardstick = 0, 0.0
        for size in (size for size in SIZES if size <= most):
            add(case, [next(reports) for _ in range(size - TIMES - held)], folder=Path(folder))
            taken = [add(case, [next(reports)], folder=Path(folder)) for _ in range(TIMES)]
            held = size
            one = median(seconds for seconds, _ in taken)
            yardstick = yardstick or one
            first, most_held = run("brief", case)
            asked = [[run(view, case) for _ in range(TIMES)] for view in ("brief", "timeline", "events")]
            seconds = [median(s for s, _ in times) for times in asked]
            memory = max(most_held, *(m for times in (taken, *asked) for _, m in times))
            row = (f"{size:,}", *(f"{s:.2f}" for s in (one, one / yardstick, first, *seconds)))
            print(
                "  ".join(f"{v:>11}" for v in (*row, f"{memory:,.0f}", f"{size_of(case):,.0f}")), flush=True
            )
        print("\nserved:", flush=True)
        serving.main(str(case))


def make_reports(seed: int = 0) -> Iterator[dict[str, str]]:
    """Reports without end, fifty a day: each two passages of one crisis, which other reports carry too."""
    chance = random.Random(seed)
    crises = passages()
    number = 0
    while True:
        crisis = chance.choice(crises)
        at = FIRST + timedelta(minutes=number * 24 * 60 // A_DAY)
        yield {
            "title": f"{crisis[0].split('.')[0][:70]} ({number})",
            "text": f"Report {number}. " + " ".join(chance.sample(crisis, min(2, len(crisis)))),
            "outlet": chance.choice(OUTLETS),
            "url": f"https://reports.example/{number}",
            "published_at": at.isoformat(),
        }
        number += 1


def add(case: Path, reports: Sequence[dict[str, str]], *, folder: Path) -> tuple[float, float]:
    """Seconds and megabytes that adding took."""
    items = folder / "reports.jsonl"
    items.write_text("".join(json.dumps(report) + "\n" for report in reports), "utf-8")
    return run("add", case, items)


def run(command: str, case: Path, *items: Path) -> tuple[float, float]:
    """Seconds that a command took, and the most megabytes (10⁶ bytes) it held."""
    begun = time.perf_counter()
    with subprocess.Popen([COMMAND, command, case, *items], stdout=subprocess.DEVNULL) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"dateline {command} ended with {process.returncode}")
    return time.perf_counter() - begun, usage.ru_maxrss * 1024 / 1e6


def size_of(case: Path) -> float:
    """Megabytes on disk, with the log beside the file."""
    return sum(path.stat().st_size for path in case.parent.glob(f"{case.name}*")) / 1e6


if __name__ == "__main__":
    main(*(int(words) for words in sys.argv[1:2]))
