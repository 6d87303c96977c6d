"""``python -m bench``: the reader's speed beside spaCy's, its memory, and the wait for a first result.

Both pipelines read the same reports on one CPU core in this process, in turns, after a round that
does not count. The median round is shown, and the ratio is that of the medians.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import dateline
from bench.spacy_cnn import make_pipeline
from bench.texts import count_words, read_reports
from dateline.records import Document

WORDS = 20_000
ROUNDS = 5
IMPORT = "import dateline; print(dateline.__version__)"
COMMAND = Path(sys.executable).with_name("dateline")

Pipeline = Callable[[list[Document]], object]


def main() -> None:
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})  # one core, whatever threads a library starts
    reports = read_reports(words=WORDS)
    memory = measure_memory(reports)  # first: a process inherits the peak of the one that starts it
    nlp = make_pipeline()
    rounds = measure_rounds(
        reports,
        pipelines={
            "dateline": lambda documents: [dateline.read(document) for document in documents],
            "spaCy CNN": lambda documents: list(nlp.pipe(document.text for document in documents)),
        },
    )
    words = sum(map(count_words, reports))
    speeds = {name: words / median(seconds) for name, seconds in rounds.items()}
    print(f"text          {words} words in {len(reports)} reports, one core, median of {ROUNDS} rounds")
    for name, speed in speeds.items():
        print(f"{name:<13} {speed:,.0f} words/s")
    print(f"ratio         {speeds['dateline'] / speeds['spaCy CNN']:.2f}")
    print(f"peak memory   {memory:,.0f} MB, `dateline read` over the same reports")
    print(f"first result  {measure_wait(COMMAND, 'demo', '--report'):.2f} s, `dateline demo --report`")
    print(f"help          {measure_wait(COMMAND, '--help'):.2f} s, `dateline --help`")
    print(f"import        {measure_wait(sys.executable, '-c', IMPORT):.2f} s, `import dateline`")


def measure_rounds(reports: list[Document], *, pipelines: dict[str, Pipeline]) -> dict[str, list[float]]:
    """Seconds for each round of each pipeline; the pipelines take turns, so that a busy machine hits both."""
    rounds: dict[str, list[float]] = {name: [] for name in pipelines}
    for number in range(ROUNDS + 1):
        for name, pipeline in pipelines.items():
            begun = time.perf_counter()
            pipeline(reports)
            if number > 0:
                rounds[name].append(time.perf_counter() - begun)
    return rounds


def measure_memory(reports: list[Document]) -> float:
    """The most memory the command held while it read the reports, in megabytes of 10⁶ bytes."""
    with tempfile.TemporaryDirectory() as folder:
        items = Path(folder) / "reports.jsonl"
        items.write_text("".join(map(_record_line, reports)), "utf-8")
        with subprocess.Popen([COMMAND, "read", items, "--json"], stdout=subprocess.DEVNULL) as command:
            _, status, usage = os.wait4(command.pid, 0)
            command.returncode = os.waitstatus_to_exitcode(status)
    if command.returncode:
        sys.exit(f"dateline read ended with {command.returncode}")
    return usage.ru_maxrss * 1024 / 1e6


def _record_line(report: Document) -> str:
    assert report.published_at is not None
    return json.dumps({"text": report.text, "published_at": report.published_at.isoformat()}) + "\n"


def measure_wait(*command: str | Path) -> float:
    """Seconds from starting a command to the first words it prints, the median of the rounds."""
    return median(_wait(command) for _ in range(ROUNDS))


def _wait(command: tuple[str | Path, ...]) -> float:
    begun = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE) as running:
        assert running.stdout is not None
        running.stdout.read(1)
        waited = time.perf_counter() - begun
        running.stdout.read()
    return waited


if __name__ == "__main__":
    main()
