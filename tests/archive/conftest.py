"""A small archive in every form that parts come in, what an undisturbed run makes of it, and commands of their own."""

import gzip
import io
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

import pyarrow
import pyarrow.parquet
import pytest

from dateline.archive import Output, open_output, read_archive
from dateline.demo import demo_documents
from dateline.records import Document

COMMAND = (sys.executable, "-c", "from dateline.cli import main; main()")


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo's 36 reports in nine parts of all forms, four in each, and one broken line."""
    folder = tmp_path_factory.mktemp("archive")
    reports = demo_documents()
    parts = [reports[start : start + 4] for start in range(0, len(reports), 4)]
    (folder / "2024").mkdir()
    for number, part in enumerate(parts[:4]):
        (folder / f"lines-{number}.jsonl").write_bytes(lines(part))
    (folder / "broken.jsonl").write_bytes(lines(parts[4]) + b"{no JSON\n")
    (folder / "2024" / "packed.jsonl.gz").write_bytes(gzip.compress(lines(parts[5])))
    (folder / "2024" / "packed.jsonl.zst").write_bytes(
        pyarrow.compress(lines(parts[6]), codec="zstd", asbytes=True)
    )
    (folder / "table.parquet").write_bytes(table(parts[7]))
    (folder / "pages.warc").write_bytes(b"".join(map(record, parts[8])))
    (folder / "notes.pdf").write_bytes(b"no part of an archive")
    return folder


@pytest.fixture(scope="session")
def undisturbed(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that a run by one worker leaves, which nothing disturbed."""
    out = tmp_path_factory.mktemp("undisturbed")
    read_archive(str(archive), str(out))
    return out


@pytest.fixture
def output(undisturbed: Path) -> Output:
    return open_output(str(undisturbed))


def fields(report: Document) -> dict[str, str | None]:
    """A report as a record."""
    at = report.published_at
    return {
        "text": report.text,
        "title": report.title,
        "outlet": report.outlet,
        "url": report.url,
        "published_at": at.isoformat() if at else None,
    }


def lines(reports: Sequence[Document]) -> bytes:
    """Reports as JSON Lines."""
    return b"".join(json.dumps(fields(report)).encode() + b"\n" for report in reports)


def table(reports: Sequence[Document]) -> bytes:
    """Reports as a Parquet table."""
    out = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist([fields(report) for report in reports]), out)
    return out.getvalue()


def record(report: Document) -> bytes:
    """A report as a page in a web archive."""
    return response(f"https://pages.example/{report.id}", "text/plain; charset=utf-8", report.text.encode())


def response(url: str, kind: str, body: bytes) -> bytes:
    """An answer of a web server as a record of a WARC file."""
    answer = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-04-10T08:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:{abs(hash(url)):032x}>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


def snapshot(out: Path) -> dict[str, bytes]:
    """Every file of an archive's readings, by name."""
    return {
        str(path.relative_to(out)): path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file()
    }


def start(
    *words: object, before: Sequence[str] = (), env: Mapping[str, str] = MappingProxyType({})
) -> subprocess.Popen[str]:
    """A command of Dateline's, running in a process group of its own."""
    return subprocess.Popen(
        [*before, *COMMAND, *map(str, words)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        env=os.environ | env,
    )


def wait_until(holds: Callable[[], object], *, seconds: float = 120) -> None:
    """Something holds by now. It fails when it takes too long."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "it never happened"
        time.sleep(0.02)


def count_done(out: Path) -> int:
    """How many parts are read by now."""
    return len(list(out.glob("shards/*")))
