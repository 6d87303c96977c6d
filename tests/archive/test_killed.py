"""Runs in which something is killed: the next run finishes them, byte for byte as if nothing had happened."""

import os
import signal
from contextlib import suppress
from pathlib import Path

import pytest

from dateline.archive import Failed, Order, find_shards
from dateline.archive.local import run_local
from dateline.archive.output import make_output
from dateline.documents import ReadOptions
from tests.archive.conftest import count_done, snapshot, start, wait_until


def children(pid: int) -> list[int]:
    """The processes that a process started, and those that these did, by now."""
    above = {int(path.name): parent for path in Path("/proc").glob("[0-9]*") if (parent := parent_of(path))}
    found = [pid]
    for parent in found:
        found += [child for child, over in above.items() if over == parent]
    return found[1:]


def parent_of(process: Path) -> int | None:
    try:
        return int((process / "stat").read_text("utf-8", "replace").rpartition(")")[2].split()[1])
    except OSError:
        return None


def command_of(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode()
    except OSError:
        return ""


def named(pid: int, words: str) -> list[int]:
    """Those below a process whose command has these words."""
    return [child for child in children(pid) if words in command_of(child)]


def is_reading(out: Path) -> bool:
    """A part is being read, and another is done."""
    return count_done(out) > 0 and any(out.glob(".drafts/shd_*"))


def run(*words: object) -> tuple[int, str]:
    command = start(*words)
    _, complaints = command.communicate()
    return command.returncode, complaints


@pytest.mark.parametrize(("engine", "worker"), [("local", "spawn_main"), ("ray", "ray::read_shard")])
def test_a_worker_is_killed(
    archive: Path, undisturbed: Path, tmp_path: Path, engine: str, worker: str
) -> None:
    out = tmp_path / "out"
    command = start("archive", "read", archive, out, "--engine", engine, "--workers", 2)
    wait_until(lambda: is_reading(out) and named(command.pid, worker))
    os.kill(named(command.pid, worker)[0], signal.SIGKILL)
    _, complaints = command.communicate()
    assert command.returncode == 1, complaints  # one line of the archive is broken
    assert snapshot(out) == snapshot(undisturbed)


@pytest.mark.parametrize("engine", ["local", "ray"])
def test_the_driver_is_killed(archive: Path, undisturbed: Path, tmp_path: Path, engine: str) -> None:
    out = tmp_path / "out"
    command = start("archive", "read", archive, out, "--engine", engine, "--workers", 2)
    wait_until(lambda: is_reading(out))
    below = children(command.pid)
    command.kill()
    command.communicate()
    for pid in below if engine == "ray" else ():  # they end by themselves too, after a minute
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    wait_until(lambda: not any(command_of(pid) for pid in below))  # nobody goes on in its name
    assert count_done(out) < 9
    assert run("archive", "read", archive, out, "--engine", engine, "--workers", 2) == (1, "")
    assert snapshot(out) == snapshot(undisturbed)


def test_the_ray_node_is_killed(archive: Path, undisturbed: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    command = start("archive", "read", archive, out, "--engine", "ray", "--workers", 2)
    wait_until(lambda: is_reading(out))
    for pid in named(command.pid, "raylet/raylet"):
        os.kill(pid, signal.SIGKILL)
    _, complaints = command.communicate()
    assert command.returncode != 0
    assert "run the command again" in complaints
    assert run("archive", "read", archive, out, "--workers", 2) == (1, "")
    assert snapshot(out) == snapshot(undisturbed)


class Deadly(ReadOptions):
    """What ends the process that it is handed to."""

    def __reduce__(self) -> tuple[object, ...]:
        return os._exit, (9,)


def test_a_part_that_kills_its_reader_fails_alone(archive: Path, tmp_path: Path) -> None:
    out = str(tmp_path / "out")
    make_output(out)
    orders = [
        Order(
            shard=shard,
            out=out,
            version="1",
            run="x",
            options=Deadly() if "table" in shard.name else ReadOptions(),
        )
        for shard in find_shards(str(archive))
    ]
    outcomes = [outcome for outcome in run_local(orders, workers=2) if outcome]
    (failed,) = (outcome for outcome in outcomes if isinstance(outcome, Failed))
    assert (failed.shard.name, len(outcomes)) == ("table.parquet", 9)
    assert failed.cause == "the process that read it died 3 times (exit code 9)"
