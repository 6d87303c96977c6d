"""The command as it is typed: its exit codes, its messages, what it costs to ask for help."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from dateline import __version__

REPORT = "Talks in Oslo\nTwo Norwegian officials said the minister will visit Sweden on Thursday.\n"
HEAVY = {"numpy", "onnxruntime", "tokenizers", "trafilatura", "httpx2", "dateparser", "rich.progress"}


def dateline(*words: str | Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """The command run to its end, in this Python."""
    return subprocess.run(
        [sys.executable, "-c", "from dateline.cli import main; main()", *map(str, words)],
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, "utf-8")
    return path


def test_the_version_is_printed() -> None:
    assert dateline("--version").stdout == f"dateline {__version__}\n"


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["read"], "Missing argument"),
        (["read", "--jsno", "a.txt"], "No such option"),
        (["red"], "No such command"),
        (["read", "a.txt", "--published", "soonish"], "soonish"),
    ],
)
def test_a_wrong_command_ends_with_2_and_says_why(words: list[str], complaint: str) -> None:
    done = dateline(*words)
    assert done.returncode == 2
    assert complaint in done.stderr
    assert done.stdout == ""


def test_a_report_is_read_from_a_file(report: Path) -> None:
    done = dateline("read", report, "--published", "2024-04-10", "--outlet", "Fjord Wire")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Talks in Oslo\nFjord Wire · 2024-04-10 00:00+00:00 · ")


def test_a_report_is_read_from_standard_input() -> None:
    done = dateline("read", "-", "--json", "--published", "2024-04-10", stdin=REPORT)
    assert done.returncode == 0
    assert json.loads(done.stdout)["document"]["text"] == REPORT


def test_a_missing_file_does_not_stop_the_rest(report: Path) -> None:
    done = dateline("read", report.with_name("none.txt"), report, "--json", "--published", "2024-04-10")
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 1
    assert "none.txt" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_report_without_a_date_is_read_with_one_warning(report: Path) -> None:
    done = dateline("read", report)
    assert done.returncode == 0
    assert "give --published" in done.stderr


def test_the_demo_needs_nothing() -> None:
    done = dateline("demo")
    assert (done.returncode, done.stderr) == (0, "")
    assert len(done.stdout.splitlines()) > 20


def test_a_reader_of_the_output_who_leaves_early_sees_no_traceback(report: Path) -> None:
    command = f"{sys.executable} -c 'from dateline.cli import main; main()' demo | head -n 1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False, timeout=120)
    assert done.stderr == ""


def test_several_items_show_a_progress_bar_on_a_terminal(report: Path) -> None:
    ours, theirs = pty.openpty()
    words = ["read", str(report), str(report), "--json", "--published", "2024-04-10"]
    command = [sys.executable, "-c", "from dateline.cli import main; main()", *words]
    done = subprocess.run(
        command, stdout=subprocess.PIPE, stderr=theirs, env={**os.environ, "TERM": "xterm"}, check=True
    )
    os.close(theirs)
    assert b"Reading" in os.read(ours, 100_000)
    assert len(done.stdout.splitlines()) == 2
    os.close(ours)


@pytest.mark.parametrize("words", [["--help"], ["read", "--help"], ["--version"], ["read"]])
def test_asking_for_help_loads_nothing_heavy(words: list[str]) -> None:
    script = (
        "import sys\nfrom dateline.cli import main\n"
        "try:\n    main()\nexcept SystemExit:\n    print(*sys.modules, file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *words], capture_output=True, text=True, check=True, timeout=60
    )
    assert HEAVY.isdisjoint(done.stderr.splitlines()[-1].split())
