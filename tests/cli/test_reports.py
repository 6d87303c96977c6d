"""Readings to standard output, complaints to standard error, one bad report never in the way of the rest."""

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from dateline.cli.reports import make_show, print_readings
from dateline.errors import InputError
from dateline.records import Document, Reading

BAD = InputError("notes.txt", cause="the file is empty", next_step="give a file with a report")

Read = Callable[[Document], Reading]


@pytest.fixture
def read(reading: Reading) -> Read:
    """A reader that finds the same in every report, and falls over one that says so."""

    def scripted(document: Document) -> Reading:
        if document.title == "fall over":
            raise RuntimeError("out of step\x1b[2J")
        return replace(reading, document=document)

    return scripted


def test_a_bad_item_is_told_and_the_rest_is_read(
    read: Read, document: Document, capsys: pytest.CaptureFixture[str]
) -> None:
    show = make_show(as_json=True, color=None)
    assert print_readings([document, BAD, document], read=read, show=show) == 1
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == 2
    assert err == "dateline: notes.txt: the file is empty; give a file with a report.\n"


def test_a_report_the_reader_falls_over_is_told_and_the_rest_is_read(
    read: Read, document: Document, capsys: pytest.CaptureFixture[str]
) -> None:
    show = make_show(as_json=True, color=None)
    assert print_readings([replace(document, title="fall over"), document], read=read, show=show) == 1
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == 1
    assert err == (
        r"dateline: fall over: the reader failed on it (RuntimeError: out of step\x1b[2J); "
        "this is a fault in Dateline, please report it.\n"
    )


def test_an_unknown_publication_time_is_told_once(
    read: Read, document: Document, capsys: pytest.CaptureFixture[str]
) -> None:
    undated = replace(document, published_at=None)
    show = make_show(as_json=True, color=None)
    assert print_readings([undated, document, undated], read=read, show=show) == 0
    (line,) = capsys.readouterr().err.splitlines()
    assert "2 of the reports" in line
    assert "give --published" in line


def test_json_is_one_ascii_line_for_each_report(
    read: Read, document: Document, capsys: pytest.CaptureFixture[str]
) -> None:
    hostile = replace(document, title="“Zoë”\u2028\x9b31m \ud800")
    print_readings([hostile, document], read=read, show=make_show(as_json=True, color=True))
    lines = capsys.readouterr().out.splitlines()
    assert all(line.isascii() and line.isprintable() for line in lines)
    assert [json.loads(line)["document"]["title"] for line in lines] == [hostile.title, document.title]


def test_text_is_plain_unless_colour_is_asked_for(
    read: Read, document: Document, capsys: pytest.CaptureFixture[str]
) -> None:
    print_readings([document], read=read, show=make_show(as_json=False, color=None))
    assert "\x1b" not in capsys.readouterr().out
    print_readings([document], read=read, show=make_show(as_json=False, color=True))
    assert "\x1b[1mNorland" in capsys.readouterr().out


def test_no_color_is_heeded_unless_colour_is_asked_for(
    read: Read, document: Document, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("FORCE_COLOR", "1")
    print_readings([document], read=read, show=make_show(as_json=False, color=None))
    assert "\x1b" not in capsys.readouterr().out
