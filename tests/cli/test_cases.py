"""A case from the command line: made, filled, asked, checked."""

import json
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dateline.cases import READING, reading_version
from dateline.cli import cases
from dateline.documents import ReadOptions
from dateline.models import load_reader
from dateline.records import make_document
from dateline.store import open_case

OPTIONS = ReadOptions()


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> str:
    where = str(tmp_path_factory.mktemp("demo") / "april.case")
    assert cases.make_case(where, demo=True) == 0
    return where


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "reports"
    (place / "below").mkdir(parents=True)
    (place / "one.txt").write_text("Norway asked Sweden for help, two officials said.\n", "utf-8")
    (place / "below" / "two.md").write_text(
        "Sweden will send medics to Norway, the minister said.\n", "utf-8"
    )
    (place / "broken.json").write_text("{", "utf-8")
    (place / "notes.pdf").write_bytes(b"%PDF")
    return place


def test_a_folder_is_read_into_a_case_and_one_bad_file_costs_only_itself(
    tmp_path: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    where = str(tmp_path / "a.case")
    assert cases.make_case(where, demo=False) == 0
    assert capsys.readouterr().out == f"{where}: a case with 0 reports\n"
    assert cases.add_items(where, [str(folder)], options=OPTIONS) == 1
    out, err = capsys.readouterr()
    assert out == "2 new reports, 0 new versions, 0 known, 1 failed, 2 read\n"
    assert "broken.json" in err
    assert cases.add_items(where, [str(folder / "one.txt")], options=OPTIONS) == 0
    assert capsys.readouterr().out == "0 new reports, 0 new versions, 1 known, 0 failed, 0 read\n"


def test_the_demo_is_read_whole(demo: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cases.print_status(demo, as_json=True) == 0
    status = json.loads(capsys.readouterr().out)
    assert status["documents"] == status["stages"][0]["done"] == 36
    assert cases.print_status(demo, as_json=False) == 0
    assert "36 done, 0 to do, 0 given up" in capsys.readouterr().out


def test_words_find_reports_as_of_a_day(demo: str, capsys: pytest.CaptureFixture[str]) -> None:
    day = datetime(2024, 4, 5, tzinfo=UTC)
    assert cases.print_found(demo, "consulate denied", limit=20, as_of=day, as_json=True) == 0
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert found
    assert all(row["published_at"] < "2024-04-05" for row in found)
    assert cases.print_found(demo, "zeppelin", limit=20, as_of=None, as_json=False) == 1
    assert "all words must stand in one report" in capsys.readouterr().err


def test_copies_stand_under_the_text_they_carry(demo: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cases.print_origins(demo, as_of=None, as_json=False) == 0
    out = capsys.readouterr().out
    assert out.startswith("36 reports of 29 origins\n")
    assert "same text, 100 %" in out
    assert cases.print_origins(demo, as_of=None, as_json=True) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert sum(len(row["documents"]) for row in rows) == 36


def test_a_damaged_case_is_told(demo: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cases.print_faults(demo) == 0
    assert capsys.readouterr().out == "36 reports: every word slices back, nothing is missing\n"
    where = str(tmp_path / "damaged.case")
    cases.make_case(where, demo=True)
    with sqlite3.connect(where) as file:
        file.execute("delete from readings where document = (select min(document) from readings)")
    file.close()
    assert cases.print_faults(where) == 1
    assert capsys.readouterr().err


def test_a_case_that_is_not_there_ends_with_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cases.print_status(str(tmp_path / "no.case"), as_json=False) == 2
    assert "make a case with `dateline new`" in capsys.readouterr().err


def test_reports_that_a_killed_process_held_are_waited_for(
    tmp_path: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    where = str(tmp_path / "held.case")
    cases.make_case(where, demo=False)
    report = make_document("Norway asked Sweden for help, two officials said.", outlet="Wire")
    with open_case(where) as case:
        case.add(report)
        assert case.claim(READING, reading_version(), owner="killed", lease=timedelta(seconds=1))
    assert cases.add_items(where, [str(folder / "one.txt")], options=OPTIONS) == 0
    assert capsys.readouterr().out.endswith("2 read\n")


def test_a_report_that_the_reader_falls_over_is_told_once_and_given_up(
    tmp_path: Path, folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fall_over(text: str) -> None:
        raise RuntimeError("out of step")

    where = str(tmp_path / "faulty.case")
    cases.make_case(where, demo=False)
    monkeypatch.setattr(load_reader(), "parse", fall_over)
    assert cases.add_items(where, [str(folder / "one.txt")], options=OPTIONS) == 1
    out, err = capsys.readouterr()
    assert out.endswith("0 read, 1 could not be read\n")
    assert err.count("out of step") == 1
    with open_case(where) as case:
        assert case.counts().stages[0].given_up == 1
