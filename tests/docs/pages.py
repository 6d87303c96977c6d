"""The ``console`` blocks of the README and of docs/: run, checked and rewritten.

A block holds commands, each after ``$ ``, and under each the output it prints. The commands run in
an empty folder, with the ``dateline`` that stands first on PATH. Between the marks ``scores`` and
``end of scores`` of a page stand the scores of ``evals/result.json``.

    python -m tests.docs.pages check    fails at the first block whose output is not what is printed
    python -m tests.docs.pages write    puts what is printed into the pages
"""

import difflib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from evals.gate import read_result
from tests.docs.scores import score_lines

ROOT = Path(__file__).parents[2]
PAGES = (ROOT / "README.md", *sorted(ROOT.glob("docs/**/*.md")))

_BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
_SCORES = re.compile(r"(?<=^<!-- scores -->\n).*?(?=^<!-- end of scores -->$)", re.MULTILINE | re.DOTALL)
_COMMAND = re.compile(r"^\$ (.*)$", re.MULTILINE)


def find_blocks(page: Path) -> list[str]:
    """The text between the fences of each ``console`` block of a page."""
    return _BLOCK.findall(page.read_text("utf-8"))


def run_block(block: str) -> str:
    """The block with the output its commands print now."""
    with tempfile.TemporaryDirectory() as folder:
        return "".join(f"$ {command}\n{_run(command, folder=folder)}" for command in _COMMAND.findall(block))


def _run(command: str, *, folder: str) -> str:
    """What one shell command prints on both streams; a command that fails has no place on a page."""
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env={**os.environ, "LC_ALL": "C.UTF-8", "COLUMNS": "100"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=120,
        check=True,
    )
    printed = done.stdout.decode("utf-8")
    return "\n".join(line.rstrip() for line in printed.splitlines()).strip("\n") + "\n" if printed else ""


def write_page(page: Path) -> None:
    """Put what the commands print, and the scores, into the page."""
    text = _BLOCK.sub(lambda block: run_block(block[0]), page.read_text("utf-8"))
    page.write_text(fill_scores(text, lines=score_lines(read_result())), "utf-8")


def fill_scores(text: str, *, lines: Iterable[str]) -> str:
    """The text with `lines` between its marks for scores, where it has them."""
    table = "\n".join(["", *lines, "", ""])
    return _SCORES.sub(lambda _: table, text)


def check_page(page: Path) -> str:
    """How what the commands print, and the scores, differ from the page: a diff, empty when they do not."""
    text, blocks = page.read_text("utf-8"), find_blocks(page)
    shown = "".join([*blocks, *_SCORES.findall(text)])
    filled = fill_scores(text, lines=score_lines(read_result()))
    printed = "".join([*map(run_block, blocks), *_SCORES.findall(filled)])
    lines = difflib.unified_diff(shown.splitlines(True), printed.splitlines(True), "shown", "printed")
    return "".join(lines)


def main(word: str) -> None:
    if not shutil.which("dateline"):
        sys.exit("there is no dateline on PATH")
    for page in PAGES:
        if word == "write":
            write_page(page)
        elif difference := check_page(page):
            sys.exit(f"{difference}\n{page.relative_to(ROOT)} is out of date: run make readme")


if __name__ == "__main__":
    main(sys.argv[1])
