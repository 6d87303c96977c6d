"""The Python blocks of the pages that show no output: each runs, beside the files that it reads."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import dateline
from dateline.adapters import write_langextract
from dateline.exports import FORMATS, make_files, put_files
from tests.docs.pages import PAGES, ROOT

_BLOCK = re.compile(r"(?:<!-- (not run: [^\n]+) -->\n+)?^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
BLOCKS = [
    pytest.param(block, id=f"{page.relative_to(ROOT)}:{number}")
    for page in PAGES
    for number, (reason, block) in enumerate(_BLOCK.findall(page.read_text("utf-8")))
    if ">>> " not in block and not reason
]


@pytest.fixture(scope="session")
def files(demo_case: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the demo's case and everything that is exported from it."""
    folder = tmp_path_factory.mktemp("files")
    shutil.copyfile(demo_case, folder / "april.case")
    (folder / "folder").mkdir()
    with dateline.open_case(demo_case) as case:
        view = case.at()
        for name in FORMATS:
            put_files(make_files(view, name), folder / "folder" if name == "gdelt" else folder)
    report = dateline.make_document("Rebels attacked Goma, two officials said.")
    write_langextract([dateline.read(report)], folder / "reports.jsonl")
    return folder


@pytest.mark.parametrize("block", BLOCKS)
def test_a_block_runs(block: str, files: Path, tmp_path: Path) -> None:
    shutil.copytree(files, tmp_path / "here")
    if "followthemoney" in block:
        pytest.importorskip("followthemoney", reason="pip install 'dateline[ftm]', which needs ICU")
    script = f'text = "Norway asked Sweden for help on Tuesday, two officials said."\n{block}'
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=tmp_path / "here",
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
