"""Every example runs on the demo case: scripts print something, notebooks show charts, tables and marked text."""

import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

FOLDER = Path(__file__).parents[2] / "examples"
SCRIPTS = sorted(path.name for path in FOLDER.glob("*.py") if path.name != "opened.py")
NOTEBOOKS = sorted(path.name for path in FOLDER.glob("*.ipynb"))


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_runs(name: str, demo_case: str, tmp_path: Path) -> None:
    items = [] if name == "code_a_folder.py" else [shutil.copy(demo_case, tmp_path / "demo.case")]
    command = [sys.executable, "-W", "error", FOLDER / name, *items]
    done = subprocess.run(command, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert len(done.stdout.splitlines()) >= 3


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_notebook_shows_charts_tables_and_a_marked_report(
    name: str, demo_case: str, tmp_path: Path
) -> None:
    book = nbformat.read(FOLDER / name, as_version=4)
    where = shutil.copy(demo_case, tmp_path / "demo.case")  # a copy: one notebook keeps imported rows in it
    opening = book.cells[1]
    assert "CASE = None" in opening.source
    opening.source = opening.source.replace("CASE = None", f"CASE = {str(where)!r}")
    NotebookClient(book, timeout=120, resources={"metadata": {"path": FOLDER}}).execute()
    outputs = [output for cell in book.cells for output in cell.get("outputs", ())]
    assert {output.output_type for output in outputs} == {"execute_result"}  # nothing on standard error
    forms = [output.data for output in outputs]
    assert any("image/svg+xml" in form for form in forms)
    for part in ("<table", "dateline-reading"):
        assert any(part in form.get("text/html", "") for form in forms), part


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_notebook_is_kept_without_what_running_it_leaves(name: str) -> None:
    book = nbformat.read(FOLDER / name, as_version=4)
    nbformat.validate(book)
    for cell in book.cells:
        assert not cell.get("outputs")
        assert cell.get("execution_count") is None
        assert cell.metadata == {}
    assert book.metadata.kernelspec.name == "python3"


def test_the_page_names_every_example() -> None:
    page = (FOLDER / "README.md").read_text("utf-8")
    assert [name for name in (*SCRIPTS, *NOTEBOOKS) if f"`{name}`" not in page] == []
