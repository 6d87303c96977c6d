"""An archive read: the tables hold what the readings say, whole and the same each time."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyarrow.parquet
import pytest

import dateline
from dateline.archive import TABLES, Output, find_shards, open_output, read_archive
from dateline.demo import demo_documents
from dateline.errors import InputError
from tests.archive.conftest import count_done, fields, snapshot, start


def rows(output: Output, table: str) -> list[dict[str, object]]:
    return [row for file in output.files(table) for row in pyarrow.parquet.read_table(file).to_pylist()]


def test_every_part_of_every_form_is_read(output: Output) -> None:
    assert [name for name, _ in output.shards] == [
        "2024/packed.jsonl.gz",
        "2024/packed.jsonl.zst",
        "broken.jsonl",
        *(f"lines-{number}.jsonl" for number in range(4)),
        "pages.warc",
        "table.parquet",
    ]
    assert sorted(str(row["text"]) for row in rows(output, "documents")) == sorted(
        d.text for d in demo_documents()
    )


def test_the_tables_have_the_columns_they_say(output: Output) -> None:
    for table, columns in TABLES.items():
        schema = pyarrow.parquet.read_schema(output.files(table)[0])
        assert [(f.name, f.metadata[b"holds"].decode()) for f in schema] == [
            (c.name, c.holds) for c in columns
        ]
        codecs = (
            pyarrow.parquet.ParquetFile(output.files(table)[2]).metadata.row_group(0).column(0).compression
        )
        assert codecs == "ZSTD"


def test_the_rows_are_what_the_reading_says(output: Output) -> None:
    report = next(d for d in demo_documents() if "Kurilla" in d.text)
    reading = dateline.read(dateline.make_document(**fields(report) | {"published_at": report.published_at}))
    here = {
        table: [row for row in rows(output, table) if row["document"] == reading.document.id]
        for table in TABLES
    }
    assert here["documents"][0]["published_at"] == report.published_at
    assert [row["event"] for row in here["events"]] == [
        e.id for e in sorted(reading.events, key=lambda e: e.trigger.start)
    ]
    assert [(row["claim"], row["content"]) for row in here["claims"]] == [
        (claim.id, [span.quote for span in claim.content]) for claim in reading.claims
    ]
    assert [(row["value"], row["quote"]) for row in here["times"]] == [
        (t.value, t.span.quote) for t in reading.times
    ]
    assert [(row["entity"], row["country"]) for row in here["entities"]] == [
        (e.id, e.country) for e in reading.entities
    ]


def test_every_word_slices_back(output: Output) -> None:
    texts = {row["document"]: str(row["text"]) for row in rows(output, "documents")}
    for event in rows(output, "events"):
        text = texts[event["document"]]
        assert text[event["start"] : event["end"]] == event["sentence"]  # type: ignore[misc]
        assert text[event["trigger_start"] : event["trigger_end"]] == event["trigger"]  # type: ignore[misc]
    for claim in rows(output, "claims"):
        pieces = zip(claim["starts"], claim["ends"], claim["content"], strict=True)  # type: ignore[call-overload]
        assert all(texts[claim["document"]][start:end] == piece for start, end, piece in pieces)


def test_the_clock_of_publication_is_kept(output: Output) -> None:
    report = next(d for d in demo_documents() if d.published_at and d.published_at.utcoffset())
    row = next(row for row in rows(output, "documents") if row["text"] == report.text)
    assert report.published_at is not None
    assert timedelta(minutes=int(str(row["utc_offset"]))) == report.published_at.utcoffset()
    assert row["published_at"] == report.published_at.astimezone(UTC)


def test_a_broken_line_is_an_issue_and_costs_no_report(output: Output) -> None:
    refused = [row for row in rows(output, "issues") if row["refused"]]
    assert [row["item"] for row in refused] == ["broken.jsonl, line 5"]
    assert str(refused[0]["what"]).startswith("it is not valid JSON")


@pytest.mark.parametrize("engine", ["local", "ray"])
def test_two_workers_give_the_same_bytes(
    archive: Path, undisturbed: Path, tmp_path: Path, engine: str
) -> None:
    command = start("archive", "read", archive, tmp_path / "out", "--engine", engine, "--workers", 2)
    out, complaints = command.communicate()
    assert (complaints, command.returncode) == ("", 1)  # one line is broken
    assert out.splitlines()[0].startswith("9 of 9 parts: 36 reports, ")
    assert out.splitlines()[2].startswith("1 item could not be read: dateline archive stats ")
    assert snapshot(tmp_path / "out") == snapshot(undisturbed)


def test_what_is_done_is_not_read_again(archive: Path, undisturbed: Path) -> None:
    before = snapshot(undisturbed)
    summary = read_archive(str(archive), str(undisturbed))
    assert (summary.read, summary.count("documents"), len(summary.done)) == (0, 36, 9)
    assert snapshot(undisturbed) == before


def test_only_what_is_new_or_changed_is_read(archive: Path, tmp_path: Path) -> None:
    parts, out = tmp_path / "parts", str(tmp_path / "out")
    parts.mkdir()
    for number in range(2):
        (parts / f"{number}.jsonl").write_bytes((archive / f"lines-{number}.jsonl").read_bytes())
    assert read_archive(str(parts), out).read == 8
    (parts / "1.jsonl").write_bytes((archive / "lines-2.jsonl").read_bytes())
    (parts / "2.jsonl").write_bytes((archive / "lines-3.jsonl").read_bytes())
    summary = read_archive(str(parts), out)
    assert (summary.read, summary.count("documents")) == (8, 12)
    assert len(open_output(out).shards) == 3
    assert count_done(Path(out)) == 4  # the one that changed lies there still, and does not count


def test_parts_read_one_by_one_are_done_for_the_whole(
    archive: Path, undisturbed: Path, tmp_path: Path
) -> None:
    out = str(tmp_path / "out")
    for number in range(2):
        read_archive(str(archive / f"lines-{number}.jsonl"), out)
    summary = read_archive(str(archive), out, workers=2)
    assert (summary.read, summary.count("documents")) == (28, 36)
    assert snapshot(Path(out)) == snapshot(undisturbed)


def test_what_the_user_says_makes_other_readings(archive: Path, tmp_path: Path) -> None:
    part, out = str(archive / "lines-0.jsonl"), str(tmp_path / "out")
    options = dateline.documents.ReadOptions(
        outlet="Elm Courier", published=datetime(2024, 4, 20, tzinfo=UTC)
    )
    read_archive(part, out)
    assert read_archive(part, out, options=options).read == 4
    assert {row["outlet"] for row in rows(open_output(out), "documents")} == {"Elm Courier"}


@pytest.mark.parametrize(
    ("name", "cause"),
    [("empty", "no part of an archive is in this folder"), ("none", "there is no such file or folder")],
)
def test_what_is_no_archive_is_refused(tmp_path: Path, name: str, cause: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match=cause):
        find_shards(str(tmp_path / name))


def test_a_folder_with_other_files_is_not_written_to(archive: Path, tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine", "utf-8")
    with pytest.raises(InputError, match="it holds other files than an archive's readings"):
        read_archive(str(archive), str(tmp_path))
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_what_failed_is_told_and_the_rest_is_done(archive: Path, tmp_path: Path) -> None:
    parts = tmp_path / "parts"
    parts.mkdir()
    (parts / "whole.jsonl").write_bytes((archive / "lines-0.jsonl").read_bytes())
    (parts / "cut.jsonl.gz").write_bytes((archive / "2024" / "packed.jsonl.gz").read_bytes()[:-2000])
    (parts / "odd.parquet").write_bytes(b"PAR1 and no more")
    command = start("archive", "read", parts, tmp_path / "out", "--json")
    said = json.loads(command.communicate()[0])
    assert (command.returncode, said["parts"], said["refused"], said["failed"]) == (1, 3, 2, {})
    assert 4 <= said["reports"] < 8
