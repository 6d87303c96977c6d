"""Every example runs and prints something, on the demo case."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "examples"
SCRIPTS = sorted(path.name for path in FOLDER.glob("*.py") if path.name != "opened.py")


@pytest.mark.parametrize("name", SCRIPTS)
def test_an_example_runs(name: str, demo_case: str, tmp_path: Path) -> None:
    # A copy: one example keeps imported rows in it.
    items = [] if name == "code_a_folder.py" else [shutil.copy(demo_case, tmp_path / "demo.case")]
    command = [sys.executable, "-W", "error", FOLDER / name, *items]
    done = subprocess.run(command, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert len(done.stdout.splitlines()) >= 3


def test_the_page_names_every_example() -> None:
    page = (FOLDER / "README.md").read_text("utf-8")
    assert [name for name in SCRIPTS if f"`{name}`" not in page] == []
