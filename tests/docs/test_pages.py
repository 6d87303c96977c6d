"""The pages say what is so: output as printed, every command and key documented, the tree current."""

import doctest
import json
import os
import re
import sys
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import typer

from dateline.cli import load_app
from tests.docs.pages import PAGES, ROOT, check_page

README = (ROOT / "README.md").read_text("utf-8")
CLI = (ROOT / "docs/reference/cli.md").read_text("utf-8")
READING = (ROOT / "docs/reference/reading.md").read_text("utf-8")


def find_commands(group: Any, *, above: str = "") -> dict[str, Any]:
    """Every command by the words that call it, those of a group after its name."""
    found: dict[str, Any] = {}
    for name, command in group.commands.items():
        found[f"{above}{name}"] = command
        if hasattr(command, "commands"):
            found |= find_commands(command, above=f"{name} ")
    return found


COMMANDS = find_commands(typer.main.get_command(load_app()))
OPTIONS = [
    (name, word)
    for name, command in COMMANDS.items()
    for option in command.params
    for word in (*option.opts, *option.secondary_opts)
    if word.startswith("-")
]
SCHEMA = json.loads((files("dateline") / "reading.schema.json").read_text("utf-8"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_shows_what_its_commands_print(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    assert check_page(page) == ""


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_shows_what_its_python_says(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert doctest.testfile(str(page), module_relative=False).failed == 0


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_links_of_a_page_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text("utf-8")):
        assert (page.parent / target).exists(), target


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_documented(name: str) -> None:
    assert f"## dateline {name}" in CLI


@pytest.mark.parametrize(("name", "word"), OPTIONS)
def test_every_option_is_documented_under_its_command(name: str, word: str) -> None:
    section = re.split(r"\n##+ ", CLI.split(f"## dateline {name}")[1])[0]
    assert f"`{word}" in section


def test_every_key_of_a_reading_is_documented() -> None:
    parts = [SCHEMA, *SCHEMA["$defs"].values()]
    keys = {key for part in parts for key in part.get("properties", ())}
    assert {key for key in keys if f"`{key}`" not in READING} == set()


def test_the_tree_in_the_readme_is_the_source() -> None:
    tree = README.split("src/dateline/\n")[1].split("```")[0]
    shown = {line.split()[0].rstrip("/") for line in tree.splitlines()}
    there = {path.name for path in (ROOT / "src/dateline").iterdir()} - {"__pycache__", "py.typed"}
    assert shown == there
