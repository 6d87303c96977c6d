"""The command as it is typed, on a case of its own, beside a web server whose pages are written in the test."""

import json
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from typer.testing import CliRunner

from dateline.cli import load_app
from tests.documents.conftest import Site, Write, site, write

__all__ = ["Case", "Done", "Site", "Write", "site", "write"]


class Done(NamedTuple):
    """How a command ended."""

    code: int
    out: str
    err: str


class Case:
    """A case, and what is typed at it."""

    def __init__(self, where: Path) -> None:
        self.where = str(where)
        self.run("new", self.where)

    def run(self, *words: str | Path) -> Done:
        done = CliRunner().invoke(load_app(), [str(word) for word in words])
        assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
        return Done(done.exit_code, done.stdout, done.stderr)

    def add(self, *items: str | Path) -> Done:
        return self.run("add", self.where, "--allow-private", "--pause", "0", *items)

    def status(self) -> dict[str, Any]:
        return json.loads(self.run("status", self.where, "--json").out)

    def documents(self) -> list[Any]:
        from dateline.store import open_case

        with open_case(self.where) as case:
            return list(case.documents())

    def issues(self) -> list[str]:
        from dateline.store import open_case

        with open_case(self.where) as case:
            return [issue.what for issue in case.issues()]


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return Case(tmp_path / "elm.case")
