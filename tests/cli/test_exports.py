"""`dateline export`, `import` and `imported` on the demo case, as they are typed."""

import io
import json
import shutil
from pathlib import Path

import pandas
import pytest
from typer.testing import CliRunner, Result

from dateline.cli import load_app
from dateline.exports import FORMATS
from dateline.store import open_case

PRINTED = [
    name for name, format in FORMATS.items() if format.text and len(format.files) == 1 and name != "opml"
]


def dateline(*words: str) -> Result:
    return CliRunner().invoke(load_app(), list(words))


@pytest.fixture(scope="module")
def where(demo_case: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(shutil.copy(demo_case, tmp_path_factory.mktemp("exported") / "april.case"))


@pytest.mark.parametrize("name", PRINTED)
def test_what_is_printed_is_what_the_file_holds(name: str, where: str, tmp_path: Path) -> None:
    printed = dateline("export", where, name)
    out = tmp_path / "out"
    written = dateline("export", where, name, "-o", str(out))
    assert printed.exit_code == written.exit_code == 0
    assert written.stdout == ""
    assert printed.stdout_bytes == out.read_bytes() != b""


@pytest.mark.parametrize("name", ["parquet", "pdf", "docx", "gdelt"])
def test_what_is_no_text_needs_a_path(name: str, where: str, tmp_path: Path) -> None:
    refused = dateline("export", where, name)
    assert refused.exit_code == 2
    assert "cannot be printed" in refused.stderr
    assert dateline("export", where, name, "-o", str(tmp_path)).exit_code == 0
    assert {path.name for path in tmp_path.iterdir()} == {file for file, _ in FORMATS[name].files}


def test_filters_choose_the_events(where: str) -> None:
    done = dateline("export", where, "csv", "--dyad", "IRN:ISR", "--origins", "3", "--as-of", "2024-04-15")
    table = pandas.read_csv(io.StringIO(done.stdout))
    listed = dateline(
        "events", where, "--dyad", "IRN:ISR", "--origins", "3", "--as-of", "2024-04-15", "--json"
    )
    assert list(table["event"]) == [json.loads(line)["id"] for line in listed.stdout.splitlines()]
    assert set(table["as_of"]) == {"2024-04-15T00:00:00Z"}


def test_nothing_to_write_ends_with_1(where: str) -> None:
    none = dateline("export", where, "csv", "--actor", "nobody at all")
    assert (none.exit_code, none.stdout) == (1, "")
    assert "no event that meets these filters" in none.stderr
    assert "no feed" in dateline("export", where, "opml").stderr


def test_what_a_format_cannot_say_is_counted(where: str) -> None:
    done = dateline("export", where, "polecat")
    rows = done.stdout.count("\n") - 1
    events = dateline("export", where, "jsonl").stdout.count("\n")
    assert f"left out: {events - rows} events that polecat cannot say" in done.stderr


def test_a_file_is_not_replaced_unless_forced(where: str, tmp_path: Path) -> None:
    out = tmp_path / "brief.md"
    out.write_text("mine")
    refused = dateline("export", where, "md", "-o", str(out))
    assert refused.exit_code == 2
    assert "it is there already; give another path, or --force." in refused.stderr
    assert out.read_text() == "mine"
    assert dateline("export", where, "corrections", "-o", str(out)).exit_code == 2
    assert dateline("export", where, "md", "-o", str(out), "--force").exit_code == 0
    assert out.read_text().startswith("# Brief")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["xlsx"], "give one of csv, parquet"),
        (["md", "--actor", "Iran"], "it has no meaning for md"),
        (["csv", "--length", "short"], "it has no meaning for csv"),
        (["md", "--length", "tiny"], "'tiny' is none of"),
        (["csv", "--region", "Europe"], "it has no meaning for csv"),
        (["csv", "--imported"], "Dateline reads no event data of this shape"),
        (["icews", "--imported", "--since", "2024-04-01"], "it stands alone"),
    ],
)
def test_a_wrong_command_ends_with_2(words: list[str], said: str, where: str) -> None:
    refused = dateline("export", where, *words)
    assert refused.exit_code == 2
    assert said in " ".join(refused.stderr.replace("│", " ").split())


def test_event_data_of_others_goes_in_and_out_as_it_is(where: str, tmp_path: Path) -> None:
    given, back, empty = tmp_path / "icews.tsv", tmp_path / "back.tsv", str(tmp_path / "other.case")
    dateline("export", where, "icews", "-o", str(given))
    dateline("new", empty)
    rows = given.read_text().count("\n") - 1
    done = dateline("import", empty, str(given), "--format", "icews")
    assert (done.exit_code, done.stdout) == (0, f"{rows} events imported, 0 known, 0 failed\n")
    assert dateline("import", empty, str(given), "--format", "icews").stdout.startswith(
        f"0 events imported, {rows}"
    )
    assert dateline("export", empty, "icews", "--imported", "-o", str(back)).exit_code == 0
    assert back.read_bytes() == given.read_bytes()
    assert dateline("export", empty, "polecat", "--imported").exit_code == 1
    assert dateline("events", empty).exit_code == 1
    with open_case(empty) as case:
        assert len(list(case.imported())) == rows


def test_imported_events_are_listed(where: str, tmp_path: Path) -> None:
    given, case = tmp_path / "p.tsv", str(tmp_path / "listed.case")
    dateline("export", where, "polecat", "-o", str(given))
    dateline("new", case)
    dateline("import", case, str(given), "--format", "polecat")
    listed = dateline("imported", case, "--type", "ASSAULT", "--since", "2024-04-13", "--until", "2024-04-14")
    assert listed.exit_code == 0
    assert all("ASSAULT" in line and "imported, polecat" in line for line in listed.stdout.splitlines())
    forms = [json.loads(line) for line in dateline("imported", case, "--json").stdout.splitlines()]
    assert len(forms) == given.read_text().count("\n") - 1
    assert dateline("imported", case, "--format", "gdelt").exit_code == 1


def test_a_bad_row_is_told_and_a_bad_file_refused(tmp_path: Path) -> None:
    case, bad, broken = str(tmp_path / "c.case"), tmp_path / "bad.txt", tmp_path / "broken.CSV"
    dateline("new", case)
    bad.write_text("not event data\n")
    broken.write_text("1\t20240413" + "\t" * 59 + "\n2\tsoon" + "\t" * 59 + "\n")
    assert dateline("import", case, str(bad), "--format", "gdelt").exit_code == 2
    assert dateline("import", case, str(tmp_path / "none"), "--format", "gdelt").exit_code == 2
    assert dateline("import", case, str(bad), "--format", "csv").exit_code == 2
    done = dateline("import", case, str(broken), "--format", "gdelt")
    assert (done.exit_code, done.stdout) == (1, "1 event imported, 0 known, 1 failed\n")
    assert "broken.CSV, line 2: a cell cannot be read" in done.stderr
