"""``python -m bench.archive [reports]``: archives read by processes and by Ray.

Reports of about 400 words, recombined from our own passages, in parts of 250. First each engine with one worker and
with two on a tenth of them, then each with two workers on all. Memory is what each process that reads holds, looked
at each second: the most in the first and in the last third of its time. Then the whole reading beside spaCy's CNN
pipeline on the same text, one core, in turns, and what 10⁶ to 10⁸ reports would cost at the rate measured.
"""

import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from statistics import median

import dateline
from bench.__main__ import measure_rounds
from bench.scale import make_reports
from bench.spacy_cnn import make_pipeline
from bench.texts import count_words
from dateline.archive import Output, open_output
from dateline.archive.rows import rows_of
from dateline.records import Document, make_document

REPORTS = 20_000
WORDS = 400
PART = 250
HEAD = f"{'run':<22}{'reports':>9}{'reports/s':>11}{'words/s/core':>14}{'MB, first':>11}{'MB, last':>10}"
BESIDE = 60  # reports read by both pipelines, in each round
COMMAND = Path(sys.executable).with_name("dateline")
# What others say of themselves, in words a second on one processor; the last is a whole system's, in reports an hour.
PEERS = (
    ("spaCy en_core_web_lg, parse and names", "10,014 words/s (spaCy's own figure)"),
    ("spaCy en_core_web_trf, parse and names", "684 words/s (spaCy's own figure)"),
    ("Stanza en_ewt, parse", "878 words/s (spaCy's figure)"),
    ("PETRARCH2 with CoreNLP and Mordecai", "over 1,000 reports an hour (its own figure)"),
)


@dataclass(kw_only=True)
class Run:
    """A run: reports and words read, seconds from start to end, and memory of each process that read, by second."""

    reports: int
    words: int
    seconds: float
    memory: dict[int, list[float]] = field(default_factory=dict)

    @property
    def rate(self) -> float:
        """Reports a second."""
        return self.reports / self.seconds

    def most(self, third: int) -> float:
        """The most megabytes that a process held in that third of its time."""
        cuts = [held[len(held) * third // 3 : len(held) * (third + 1) // 3] for held in self.memory.values()]
        return max((max(cut) for cut in cuts if cut), default=0.0)


def main(reports: int = REPORTS) -> None:
    """The tables."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        small, whole = make_archive(folder / "small", reports // 10), make_archive(folder / "whole", reports)
        print(
            f"{'run':<22}{'reports':>9}{'reports/s':>11}{'words/s/core':>14}{'MB, first':>11}{'MB, last':>10}",
            flush=True,
        )
        ones = {engine: show(engine, 1, small, folder) for engine in ("local", "ray")}
        twos = {engine: show(engine, 2, small, folder) for engine in ("local", "ray")}
        alls = {engine: show(engine, 2, whole, folder) for engine in ("local", "ray")}
    for engine in ("local", "ray"):
        print(f"{engine}: two workers {twos[engine].rate / ones[engine].rate:.2f} times as fast as one")
    print(f"ray beside local, all reports: {alls['ray'].rate / alls['local'].rate:.2f}", flush=True)
    print_beside()
    print_costs(alls["local"])


def make_archive(folder: Path, reports: int) -> Path:
    """A folder of parts with so many reports."""
    folder.mkdir()
    made = make_long_reports()
    for number in range((reports + PART - 1) // PART):
        part = islice(made, min(PART, reports - number * PART))
        body = "".join(json.dumps(report) + "\n" for report in part)
        (folder / f"part-{number:05}.jsonl").write_text(body, "utf-8")
    return folder


def make_long_reports() -> Iterator[dict[str, str]]:
    """Reports without end, of about so many words each."""
    short = make_reports()
    while True:
        report = next(short)
        while len(report["text"].split()) < WORDS:
            report = {**report, "text": f"{report['text']}\n{next(short)['text'].partition('. ')[2]}"}
        yield report


def show(engine: str, workers: int, archive: Path, folder: Path) -> Run:
    """A run, and its line of the table."""
    run = measure(engine, workers, archive, folder / f"{engine}-{workers}-{archive.name}")
    words = run.words / run.seconds / workers
    line = f"{engine} {workers} {archive.name}"
    print(
        f"{line:<22}{run.reports:>9,}{run.rate:>11.1f}{words:>14,.0f}{run.most(0):>11,.0f}{run.most(2):>10,.0f}",
        flush=True,
    )
    return run


def measure(engine: str, workers: int, archive: Path, out: Path) -> Run:
    """The command ``dateline archive read`` from start to end."""
    options = ["--engine", engine, "--workers", str(workers), "--json"]
    begun = time.perf_counter()
    with subprocess.Popen(
        [COMMAND, "archive", "read", archive, out, *options], stdout=subprocess.PIPE, text=True
    ) as command:
        memory: dict[int, list[float]] = {}
        ended = threading.Event()
        looker = threading.Thread(target=watch, args=(command.pid, memory, ended), daemon=True)
        looker.start()
        assert command.stdout is not None
        said = json.loads(command.stdout.read())
    ended.set()
    seconds = time.perf_counter() - begun
    count(open_output(str(out)), said["reports"])
    return Run(reports=said["reports"], words=said["words"], seconds=seconds, memory=memory)


def count(output: Output, reports: int) -> None:
    """The tables hold as many reports as the command says."""
    with output.tables() as tables:
        (held,) = tables.execute("SELECT count(*) FROM documents").fetchone() or (0,)
    if held != reports:
        sys.exit(f"the tables hold {held} reports, the command said {reports}")


def watch(command: int, memory: dict[int, list[float]], ended: threading.Event) -> None:
    """What each process below the command holds, each second, if it has the reader loaded."""
    while not ended.wait(1):
        for pid in below(command):
            held = resident(pid)
            if held > 120:  # smaller ones do not read
                memory.setdefault(pid, []).append(held)


def below(pid: int) -> list[int]:
    """The workers that a process has started, directly or through Ray."""
    above = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            above[int(path.parent.name)] = int(path.read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
    found = [pid]
    for parent in found:
        found += [child for child, over in above.items() if over == parent]
    return [child for child in found[1:] if reads(child)]


def reads(pid: int) -> bool:
    """Whether a process is one that reads parts."""
    try:
        command = Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return False
    return b"spawn_main" in command or b"ray::" in command


def resident(pid: int) -> float:
    """Megabytes (10⁶ bytes) that a process holds."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
    except (OSError, IndexError):
        return 0.0


def print_beside() -> None:
    """Whole reading, with the rows of the tables, beside spaCy's CNN pipeline."""
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    texts = [make_document(report["text"]) for report in islice(make_long_reports(), BESIDE)]
    nlp = make_pipeline()

    def read(documents: list[Document]) -> object:
        return [list(rows_of(dateline.read(document), item="x")) for document in documents]

    rounds = measure_rounds(
        texts,
        pipelines={
            "dateline": read,
            "spaCy CNN": lambda documents: list(nlp.pipe(d.text for d in documents)),
        },
    )
    words = sum(map(count_words, texts))
    speeds = {name: words / median(seconds) for name, seconds in rounds.items()}
    for name, speed in speeds.items():
        print(f"{name:<12} {speed:,.0f} words/s")
    print(f"ratio        {speeds['dateline'] / speeds['spaCy CNN']:.2f}", flush=True)


def print_costs(run: Run) -> None:
    """Core-hours for many reports at the rate measured, and what others publish."""
    hours = 2 * run.seconds / run.reports / 3600
    for exponent in (6, 7, 8):
        print(
            f"10^{exponent} reports of {run.words // run.reports} words: {hours * 10**exponent:,.0f} core-hours"
        )
    for name, rate in PEERS:
        print(f"  {name}: {rate}")


if __name__ == "__main__":
    main(*(int(words) for words in sys.argv[1:2]))
