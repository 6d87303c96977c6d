"""The documentation site: it builds without a warning, and nothing public is missing from it."""

import os
import re
import subprocess
import sys
import zlib
from importlib import import_module
from pathlib import Path

import pytest
import yaml

import dateline
from dateline.api import make_api
from dateline.archive import TABLES
from dateline.exports import FORMATS, IMPORTS
from dateline.jobs import Jobs
from dateline.mcp.server import TOOLS
from dateline.store import open_case
from dateline.views import Views
from tests.docs.pages import ROOT

ROOMS = ("records", "store", "views", "charts", "exports", "archive", "adapters")
MODULES = ("intake", "judging", "recoding", "cases")
API = (ROOT / "docs/reference/api.md").read_text("utf-8")
MCP = (ROOT / "docs/reference/mcp.md").read_text("utf-8")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site."""
    folder = tmp_path_factory.mktemp("site")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)],
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return folder


def names_in(site: Path) -> set[str]:
    """Every name that the reference explains, as the inventory of the site lists them."""
    body = (site / "objects.inv").read_bytes().split(b"\n", 4)[4]
    return {line.split(" ", 1)[0] for line in zlib.decompress(body).decode().splitlines()}


def test_the_public_names_are_documented(site: Path) -> None:
    known = names_in(site)
    assert {f"dateline.{name}" for name in dateline.__all__ if name != "__version__"} - known == set()
    for room in ROOMS:
        public = import_module(f"dateline.{room}").__all__
        assert {f"dateline.{room}.{name}" for name in public} - known == set()


@pytest.mark.parametrize("name", MODULES)
def test_the_public_functions_are_documented(site: Path, name: str) -> None:
    module = import_module(f"dateline.{name}")
    own = {
        key
        for key, value in vars(module).items()
        if not key.startswith("_") and getattr(value, "__module__", "") == module.__name__
    }
    assert {f"dateline.{name}.{key}" for key in own} - names_in(site) == set()


def test_every_page_is_in_the_navigation() -> None:
    """And only pages that are there."""
    listed = set(re.findall(r"[\w./-]+\.md", (ROOT / "mkdocs.yml").read_text("utf-8")))
    pages = {path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs").glob("**/*.md")}
    assert {name for name in listed if not name.startswith("project/")} == pages


def test_every_format_has_a_page() -> None:
    pages = {path.stem for path in (ROOT / "docs/formats").glob("*.md")}
    assert {*FORMATS, *IMPORTS} - pages == set()


def test_every_column_of_an_archive_is_documented() -> None:
    page = (ROOT / "docs/formats/archive.md").read_text("utf-8")
    for table, columns in TABLES.items():
        section = page.split(f"\n## {table}\n")[1].split("\n## ")[0]
        assert [c for c in columns if f"| `{c.name}` | " not in section or c.holds not in section] == []


def test_every_operation_of_the_api_is_documented(tmp_path: Path) -> None:
    with open_case(str(tmp_path / "empty.case"), create=True) as case:
        operations = make_api(Views(case), Jobs(case)).openapi()["paths"]
    assert {path for path in operations if f"{path}`" not in API} == set()


def test_every_tool_is_documented() -> None:
    assert {tool for tool in TOOLS if f"`{tool}`" not in MCP} == set()


def test_the_site_fetches_nothing(site: Path) -> None:
    for page in site.glob("**/*.html"):
        fetched = re.findall(
            r"<(?:script|link|img)\b[^>]*(?:src|href)=\"?(https?://[^\s\">]+)", page.read_text("utf-8")
        )
        assert [address for address in fetched if "canonical" not in address] == [], page


def test_every_page_of_the_site_has_its_title(site: Path) -> None:
    config = yaml.safe_load(re.sub(r"!![\w/:.]+", "", (ROOT / "mkdocs.yml").read_text("utf-8")))
    assert config["strict"] is True
    for page in site.glob("**/*.html"):
        assert "<title>" in page.read_text("utf-8"), page
