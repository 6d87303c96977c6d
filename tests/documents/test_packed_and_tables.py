"""Packed lines and Parquet tables: the reports in them, and what is said of those that are broken."""

import gzip
import io
import json
from datetime import UTC, datetime
from pathlib import Path

import pyarrow
import pyarrow.parquet
import pytest

from dateline.documents import read_documents
from dateline.errors import InputError
from dateline.records import Document

TEXT = (
    "The ministers of Norway and Sweden met in Oslo on Monday, the Norwegian government said in a statement. "
)


def texts(path: Path) -> list[str]:
    return [found.text for found in read_documents(str(path)) if isinstance(found, Document)]


def refusals(path: Path) -> list[str]:
    return [
        str(found).replace(str(path), path.name)
        for found in read_documents(str(path))
        if isinstance(found, InputError)
    ]


def lines(count: int) -> bytes:
    return b"".join(json.dumps({"text": f"{TEXT}{number}"}).encode() + b"\n" for number in range(count))


def packed(plain: bytes, ending: str) -> bytes:
    if ending == "gz":
        return gzip.compress(plain)
    return bytes(pyarrow.compress(plain, codec="zstd", asbytes=True))


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.jsonl.zst", "A.NDJSON.GZ", "2024.04.jsonl.zst"])
def test_packed_lines_are_read_like_plain_ones(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(packed(lines(3), name.lower().rpartition(".")[2]))
    assert texts(path) == [f"{TEXT}{number}" for number in range(3)]
    assert [found.text for found in read_documents(str(tmp_path)) if isinstance(found, Document)] == texts(
        path
    )


@pytest.mark.parametrize("ending", ["gz", "zst"])
def test_a_packed_file_cut_short_gives_what_stands_before_the_cut(tmp_path: Path, ending: str) -> None:
    import random

    chance = random.Random(1)
    plain = b"".join(
        json.dumps({"text": TEXT + " ".join(str(chance.random()) for _ in range(3000))}).encode() + b"\n"
        for _ in range(40)
    )
    whole = packed(plain, ending)
    path = tmp_path / f"cut.jsonl.{ending}"
    path.write_bytes(whole[: len(whole) // 2])
    assert refusals(path) == [
        f"cut.jsonl.{ending}: it is broken here or cut short; the records before it are read; give a whole file."
    ]
    if ending == "gz":
        assert 5 < len(texts(path)) < 40


def test_what_is_not_packed_is_told(tmp_path: Path) -> None:
    for ending in ("gz", "zst"):
        path = tmp_path / f"plain.jsonl.{ending}"
        path.write_bytes(lines(1))
        assert "it is broken here or cut short" in refusals(path)[0]


def table(rows: list[dict[str, object]], *, group: int = 2) -> bytes:
    out = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows), out, row_group_size=group)
    return out.getvalue()


def test_a_row_is_a_report_with_its_facts(tmp_path: Path) -> None:
    path = tmp_path / "reports.parquet"
    at = datetime(2024, 4, 10, 8, 30, tzinfo=UTC)
    path.write_bytes(table([{"text": TEXT, "outlet": "Elm Courier", "published_at": at, "other": 3}]))
    (found,) = read_documents(str(path))
    assert isinstance(found, Document)
    assert (found.text, found.outlet, found.published_at, found.title) == (TEXT, "Elm Courier", at, None)


def test_a_bad_row_costs_only_itself(tmp_path: Path) -> None:
    path = tmp_path / "reports.parquet"
    path.write_bytes(table([{"text": TEXT}, {"text": None}, {"text": f"{TEXT}!"}]))
    assert texts(path) == [TEXT, f"{TEXT}!"]
    assert refusals(path)[0].startswith('reports.parquet, row 2: it has no "text"')


def test_a_broken_run_of_rows_costs_only_itself(tmp_path: Path) -> None:
    path = tmp_path / "reports.parquet"
    body = bytearray(table([{"text": f"{TEXT}{number}" * 50} for number in range(6)]))
    start = (
        pyarrow.parquet.ParquetFile(io.BytesIO(bytes(body))).metadata.row_group(1).column(0).data_page_offset
    )
    body[start : start + 30] = b"\xff" * 30
    path.write_bytes(body)
    assert len(texts(path)) == 4
    assert refusals(path)[0].startswith("reports.parquet, rows 3 to 4: it is broken or cut short")


@pytest.mark.parametrize(
    ("body", "cause"),
    [
        (b"PAR1 and no more", "it is no Parquet file, or cut short"),
        (table([{"body": TEXT}]), 'it has no column "text"'),
    ],
)
def test_what_is_no_table_of_reports_is_told(tmp_path: Path, body: bytes, cause: str) -> None:
    path = tmp_path / "odd.parquet"
    path.write_bytes(body)
    assert cause in refusals(path)[0]
