"""A Ray cluster of two nodes with addresses of their own: two network namespaces, or two addresses on loopback."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from tests.archive.conftest import wait_until

PORT = 6379
KEY = {"RAY_AUTH_MODE": "token", "RAY_AUTH_TOKEN": "0123456789abcdef" * 4}
"""What every process of the cluster shows the others."""
RAY = (sys.executable, "-c", "from ray.scripts.scripts import main; main()")


@dataclass(frozen=True)
class Node:
    """A machine to start a Ray node on: its address, and what stands before a command that is to run there."""

    address: str
    before: tuple[str, ...]


@contextmanager
def two_machines() -> Iterator[tuple[Node, Node]]:
    """Two machines that reach each other, and nothing else."""
    names = [f"dateline{number}-{os.getpid()}" for number in (1, 2)]
    try:
        if not (shutil.which("ip") and _join(*names)):
            yield Node("127.0.0.1", ()), Node("127.0.0.2", ())
            return
        one, two = (Node(f"10.213.7.{n}", ("ip", "netns", "exec", names[n - 1])) for n in (1, 2))
        yield one, two
    finally:
        for name in names:
            subprocess.run(["ip", "netns", "delete", name], capture_output=True, check=False)


def _join(one: str, two: str) -> bool:
    """Two network namespaces with a cable between them; False where this machine allows none."""
    commands = [
        f"netns add {one}",
        f"netns add {two}",
        f"-n {one} link add cable type veth peer name cable netns {two}",
        *(f"-n {name} address add 10.213.7.{n}/24 dev cable" for n, name in enumerate((one, two), start=1)),
        *(f"-n {name} link set {device} up" for name in (one, two) for device in ("lo", "cable")),
    ]
    return all(
        not subprocess.run(["ip", *c.split()], capture_output=True, check=False).returncode for c in commands
    )


@contextmanager
def run_node(node: Node, *words: str, folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A Ray node with one core runs on a machine until the end of the block, or until `kill_node`."""
    command: Sequence[str] = (
        *node.before, *RAY, "start", *words, f"--node-ip-address={node.address}",
        "--num-cpus=1", "--object-store-memory=80000000", "--disable-usage-stats", "--block",
    )  # fmt: skip
    with (folder / f"node-{node.address}.log").open("wb") as log:
        running = subprocess.Popen(
            command, stdout=log, stderr=log, start_new_session=True, env=os.environ | KEY
        )
        try:
            wait_until(lambda: "Ray runtime started." in Path(log.name).read_text("utf-8", "replace"))
            yield running
        finally:
            kill_node(running)


@contextmanager
def run_head(node: Node, *, folder: Path) -> Iterator[None]:
    """A cluster of one node so far runs on a machine until the end of the block."""
    with (
        tempfile.TemporaryDirectory(prefix="ray-", dir="/tmp", ignore_cleanup_errors=True) as scratch,
        run_node(
            node,
            "--head",
            f"--port={PORT}",
            f"--temp-dir={scratch}",  # a short one: sockets lie in it
            "--include-dashboard=false",
            folder=folder,
        ),
    ):
        yield


def kill_node(running: subprocess.Popen[bytes]) -> None:
    """Every process of the node is gone at once, as when its machine loses power."""
    session = running.pid
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError, ValueError):
            fields = stat.read_text().rpartition(")")[2].split()
            if int(fields[3]) == session:
                os.kill(int(stat.parent.name), signal.SIGKILL)
    running.wait()
