"""Two processes fill one case, one of them is killed: the picture is the one that a single process draws."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import psycopg
import pytest

from dateline.demo import demo_documents
from tests.contracts.server import Server

COMMAND = (sys.executable, "-c", "from dateline.cli import main; main()")


@pytest.fixture(params=["file", "server"])
def case(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a new case, in a file or on a server."""
    if request.param == "file":
        return str(tmp_path / "shared.case")
    server: Server = request.getfixturevalue("server")
    return server.make_database()


def test_two_fill_a_case_and_one_is_killed(case: str, tmp_path: Path) -> None:
    halves = write_halves(tmp_path)
    run("new", case)
    killed = subprocess.Popen(
        [*COMMAND, "add", case, halves[0]],
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    other = subprocess.Popen(
        [*COMMAND, "add", case, halves[1]], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    time.sleep(2.5)
    os.killpg(killed.pid, signal.SIGKILL)
    killed.wait()
    let_leases_end(case)
    assert other.wait() == 0
    run("add", case, halves[0])
    alone = str(tmp_path / "alone.case")
    run("new", alone, "--demo")
    assert run("status", case, "--json")["documents"] == 36
    assert lines("check", case)[0].startswith("36 reports: every word slices back")
    for view in ("events", "disputes", "expected", "contacts", "stories"):
        assert lines(view, case, "--json") == lines(view, alone, "--json"), view
    assert lines("brief", case) == lines("brief", alone)


def let_leases_end(case: str) -> None:
    """The two minutes for which a killed process holds its reports are over."""
    statement = "UPDATE ledger SET lease_until = '2024-01-01T00:00:00+00:00' WHERE lease_until IS NOT NULL"
    connect: Any = psycopg.connect if case.startswith("postgresql:") else sqlite3.connect
    with connect(case) as connection:
        connection.execute(statement)
        connection.commit()


def start(*words: str) -> "subprocess.Popen[bytes]":
    """A command that runs on by itself."""
    quiet = subprocess.DEVNULL
    return subprocess.Popen([*COMMAND, *words], start_new_session=True, stdout=quiet, stderr=quiet)


def write_halves(folder: Path) -> list[str]:
    """The demo's reports in two files, every other one in each."""
    names = []
    for half in (0, 1):
        path = folder / f"half{half}.jsonl"
        records = (
            {
                "text": d.text,
                "title": d.title,
                "outlet": d.outlet,
                "url": d.url,
                "published_at": d.published_at.isoformat() if d.published_at else None,
            }
            for d in demo_documents()[half::2]
        )
        path.write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")
        names.append(str(path))
    return names


def lines(*words: str) -> list[str]:
    """What a command prints, line by line."""
    done = subprocess.run([*COMMAND, *words], capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


def run(*words: str) -> dict[str, object]:
    """The JSON that a command prints, nothing where it prints something else."""
    printed = "\n".join(lines(*words))
    return json.loads(printed) if printed.startswith("{") else {}
