"""Rooms meet only in the pipeline; each says at its door what comes in, what leaves, what never happens."""

import ast
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

SOURCE = Path(__file__).parents[1] / "src" / "dateline"
LEAVES = {"register", "samples"}  # tables and texts: nothing flows through them
ROOMS = sorted({door.parent.name for door in SOURCE.glob("*/__init__.py")} - LEAVES)


def test_no_room_imports_its_neighbour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(SOURCE.parents[1])
    assert lint_imports() == 0


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_says_what_comes_in_what_leaves_and_what_it_never_does(room: str) -> None:
    label = ast.get_docstring(ast.parse((SOURCE / room / "__init__.py").read_text("utf-8"))) or ""
    assert "In: " in label
    assert "Out: " in label
    assert "Never " in label
