"""Parts that are broken or full of what is no report: each is told, and the rest is read."""

import json
from pathlib import Path

import pyarrow.parquet

from dateline.archive import open_output, read_archive
from dateline.demo import demo_documents
from tests.archive.conftest import lines, record, response


def refusals(out: Path) -> list[tuple[str, str]]:
    tables = [pyarrow.parquet.read_table(file) for file in open_output(str(out)).files("issues")]
    return [(row["item"], row["what"]) for table in tables for row in table.to_pylist() if row["refused"]]


def test_a_record_of_50_mb_costs_only_itself(tmp_path: Path) -> None:
    one, other = lines(demo_documents()[:1]), lines(demo_documents()[1:2])
    huge = json.dumps({"text": "word " * 10_000_000}).encode() + b"\n"
    (tmp_path / "part.jsonl").write_bytes(one + huge + other)
    summary = read_archive(str(tmp_path / "part.jsonl"), str(tmp_path / "out"))
    assert summary.count("documents") == 2
    assert refusals(tmp_path / "out") == [
        ("part.jsonl, line 2", "it is too long; keep each record under 20 MB")
    ]


def test_a_text_too_long_for_a_report_costs_only_itself(tmp_path: Path) -> None:
    text = "The ministers of Norway and Sweden met in Oslo on Monday. " * 18_000
    (tmp_path / "part.jsonl").write_bytes(
        json.dumps({"text": text}).encode() + b"\n" + lines(demo_documents()[:1])
    )
    assert read_archive(str(tmp_path / "part.jsonl"), str(tmp_path / "out")).count("documents") == 1
    assert refusals(tmp_path / "out")[0][1].startswith("it is longer than 1,000,000 characters")


def test_an_archive_of_a_hundred_thousand_pages_that_are_no_reports(tmp_path: Path) -> None:
    with (tmp_path / "crawl.warc").open("wb") as file:
        for number in range(100_000):
            file.write(response(f"https://pages.example/{number}.png", "image/png", b"\x89PNG"))
        file.write(response("https://pages.example/empty", "text/html", b"<html><body></body></html>"))
        file.write(record(demo_documents()[0]))
    summary = read_archive(str(tmp_path / "crawl.warc"), str(tmp_path / "out"))
    assert summary.count("documents") == 1
    assert [item for item, _ in refusals(tmp_path / "out")] == ["crawl.warc, https://pages.example/empty"]


def test_a_part_that_cannot_be_opened_fails_alone(tmp_path: Path) -> None:
    parts = tmp_path / "parts"
    parts.mkdir()
    (parts / "whole.jsonl").write_bytes(lines(demo_documents()[:1]))
    gone = parts / "gone.jsonl"
    gone.write_bytes(lines(demo_documents()[1:2]))

    summary = read_archive(
        str(parts), str(tmp_path / "out"), watch=lambda progress: gone.unlink(missing_ok=True)
    )
    assert summary.count("documents") >= 1
    assert {failed.shard.name for failed in summary.failed} <= {"gone.jsonl"}
