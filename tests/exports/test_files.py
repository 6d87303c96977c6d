"""Files of a format: the same bytes every time, never over another file unless told."""

import sys
from pathlib import Path

import pytest

from dateline.errors import InputError
from dateline.exports import FORMATS, find_format, make_files, write
from dateline.exports.chosen import Chosen
from dateline.views import View, view_of
from tests.exports.moments import moment
from tests.tellings import line, report

EXPORTED = [name for name in FORMATS if name != "opml"]


@pytest.mark.parametrize("name", EXPORTED)
def test_the_same_case_at_the_same_moment_gives_the_same_bytes(name: str, view: View) -> None:
    again = view_of(view.case, as_of=view.as_of)
    assert again is not None
    assert make_files(view, name) == make_files(again, name)


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_names_its_files(name: str) -> None:
    format = find_format(name)
    assert format.name == name
    assert format.files
    assert "/" in format.media


def test_an_unknown_format_names_those_known(view: View) -> None:
    with pytest.raises(InputError, match="xlsx: Dateline writes no such format; give one of csv, parquet"):
        make_files(view, "xlsx")


def test_a_file_is_written_whole_and_not_over_another(view: View, tmp_path: Path) -> None:
    path = tmp_path / "april.csv"
    assert write(view, "csv", path) == (path,)
    made = path.read_bytes()
    path.write_text("mine")
    with pytest.raises(InputError, match="it is there already"):
        write(view, "csv", path)
    assert path.read_text() == "mine"
    write(view, "csv", path, force=True)
    assert path.read_bytes() == made
    assert [found.name for found in tmp_path.iterdir()] == ["april.csv"]


def test_two_files_go_into_a_folder(view: View, tmp_path: Path) -> None:
    paths = write(view, "gdelt", tmp_path / "gdelt")
    assert [path.name for path in paths] == ["events.export.CSV", "events.mentions.CSV"]
    assert write(view, "csv", tmp_path) == (tmp_path / "events.csv",)


def test_a_folder_that_is_not_there_is_told(view: View, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be written"):
        write(view, "csv", tmp_path / "no" / "events.csv")


def test_a_case_without_events_gives_no_file() -> None:
    view = moment(report())
    assert {name for name in FORMATS if FORMATS[name].of == "events" and make_files(view, name)} == set()


def test_a_format_that_can_say_none_of_the_events_gives_no_file() -> None:
    view = moment(report(line("Norland did not shell Elm.", "shell", status="denied")))
    assert {name: bool(make_files(view, name)) for name in ("csv", "polecat", "icews", "gdelt", "acled")} == {
        "csv": True,
        "polecat": False,
        "icews": False,
        "gdelt": False,
        "acled": False,
    }


@pytest.mark.parametrize(
    ("name", "module", "library"),
    [("parquet", "pyarrow", "pyarrow"), ("pdf", "typst", "typst"), ("docx", "docx", "python-docx")],
)
def test_a_missing_library_is_one_sentence(
    name: str, module: str, library: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    view = moment(report(line("Norland shelled Elm.", "shelled")))
    with pytest.raises(InputError, match=rf"^{library}: .*pip install 'dateline\[export\]'"):
        make_files(view, name)


def test_what_is_made_of_a_choice_does_not_look_at_the_clock(view: View) -> None:
    chosen = Chosen(view=view, events=tuple(view.find_events()[:3]))
    for format in FORMATS.values():
        for _, make in format.files:
            assert make(chosen) == make(chosen), format.name
