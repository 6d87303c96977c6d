"""A cluster of two nodes reads an archive, and one of them is lost on the way."""

import json
from pathlib import Path

from tests.archive.cluster import KEY, PORT, kill_node, run_head, run_node, two_machines
from tests.archive.conftest import count_done, snapshot, start, wait_until


def test_one_of_two_nodes_is_lost(archive: Path, undisturbed: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    with (
        two_machines() as (one, two),
        run_head(one, folder=tmp_path),
        run_node(two, f"--address={one.address}:{PORT}", folder=tmp_path) as second,
    ):
        options = ("--engine", "ray", "--address", f"{one.address}:{PORT}", "--workers", 2, "--json")
        command = start("archive", "read", archive, out, *options, before=one.before, env=KEY)
        wait_until(lambda: count_done(out) > 1 and len(list(out.glob(".drafts/shd_*"))) == 2)
        kill_node(second)
        said, complaints = command.communicate()
    assert command.returncode == 1, complaints  # one line of the archive is broken
    assert (json.loads(said)["reports"], json.loads(said)["failed"]) == (36, {})
    assert snapshot(out) == snapshot(undisturbed)
