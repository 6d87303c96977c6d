"""``python -m bench.serving CASE [seconds]``: how a served case answers fifty people at once.

Starts ``dateline serve`` on the case, takes the first screen in a browser's stead, then asks for its pages over fifty
connections that each send the next request when the last is answered. Prints the time of the first screen (the server
up, nothing drawn yet, and again), requests per second, the 50th and 95th percentile, errors, and the most memory that
the server held.
"""

import asyncio
import os
import re
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

COMMAND = Path(sys.executable).with_name("dateline")
AT_ONCE = 50
SECONDS = 60
PATHS = (
    "/ /timeline /events /contacts /disputed /expected /actors /reports /api/v1/events /api/v1/brief".split()
)


@dataclass
class Met:
    """What came back: seconds of each answer, and how many were none."""

    seconds: list[float] = field(default_factory=list)
    errors: int = 0


def main(case: str, seconds: float = SECONDS) -> None:
    """The figures of one run, printed."""
    command = [COMMAND, "serve", case, "--port", "0", "--no-open"]
    begun = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        print(f"ready after {time.perf_counter() - begun:.2f} s")
        try:
            asyncio.run(ask(address, seconds=seconds))
            print(f"memory {peak_of(process.pid):,.0f} MB")
        finally:
            process.terminate()


async def ask(address: str, *, seconds: float) -> None:
    """The first screen twice, then all pages by fifty at once."""
    parts = urlsplit(address)
    where = (parts.hostname or "", parts.port or 0)
    token = re.sub(r".*token=", "", address)
    for name in ("first screen", "the same again"):
        begun = time.perf_counter()
        status = await answer(where, "/", token=token)
        print(f"{name}: {status}, {time.perf_counter() - begun:.2f} s", flush=True)
    for path in PATHS:  # every page is drawn once; what is measured is a team that looks at it
        await answer(where, path, token=token)
    met = Met()
    until = time.perf_counter() + seconds
    await asyncio.gather(*(look(where, n, token=token, until=until, met=met) for n in range(AT_ONCE)))
    taken = sorted(met.seconds)
    p50, p95 = (taken[int(len(taken) * share)] for share in (0.5, 0.95))
    rate = len(taken) / seconds
    print(
        f"{AT_ONCE} at once for {seconds:g} s: {len(taken)} answers, {rate:.0f} a second, {met.errors} errors"
    )
    print(f"p50 {p50:.2f} s, p95 {p95:.2f} s")


async def look(where: tuple[str, int], number: int, *, token: str, until: float, met: Met) -> None:
    """One person looks at page after page."""
    while time.perf_counter() < until:
        begun = time.perf_counter()
        try:
            status = await answer(where, PATHS[number % len(PATHS)], token=token)
        except OSError:
            status = 0
        number += 1
        met.seconds.append(time.perf_counter() - begun)
        met.errors += status != 200


async def answer(where: tuple[str, int], path: str, *, token: str) -> int:
    """The status of a request; its body is read whole."""
    reader, writer = await asyncio.open_connection(*where)
    try:
        lines = (
            f"GET {path} HTTP/1.1",
            f"Host: {where[0]}",
            f"Authorization: Bearer {token}",
            "Connection: close",
        )
        writer.write("\r\n".join((*lines, "", "")).encode())
        head = await reader.readline()
        await reader.read(-1)
        return int(head.split()[1]) if head else 0
    finally:
        writer.close()


def peak_of(pid: int) -> float:
    """The most megabytes (10⁶ bytes) that a process has held."""
    status = Path(f"/proc/{pid}/status").read_text("utf-8")
    return int(re.findall(r"VmHWM:\s+(\d+)", status)[0]) * 1024 / 1e6


if __name__ == "__main__":
    os.environ.setdefault("PYTHONUNBUFFERED", "1")
    main(sys.argv[1], *(float(words) for words in sys.argv[2:3]))
