"""LangExtract's JSON Lines, read by LangExtract itself."""

import json
from dataclasses import replace
from pathlib import Path

from langextract import io

from dateline.adapters import langextract_form, write_langextract
from dateline.records import Reading


def test_langextract_reads_it_and_writes_the_same_bytes(
    demo_readings: tuple[Reading, ...], reading: Reading, tmp_path: Path
) -> None:
    ours = tmp_path / "ours.jsonl"
    assert write_langextract((reading, *demo_readings), ours) == 1 + len(demo_readings)
    loaded = list(io.load_annotated_documents_jsonl(ours, show_progress=False))
    assert [one.document_id for one in loaded] == [r.document.id for r in (reading, *demo_readings)]
    io.save_annotated_documents(iter(loaded), tmp_path, "theirs.jsonl", show_progress=False)
    assert (tmp_path / "theirs.jsonl").read_bytes() == ours.read_bytes()


def test_every_extraction_slices_back_in_order(demo_readings: tuple[Reading, ...]) -> None:
    for form in map(langextract_form, demo_readings):
        text, found = form["text"], form["extractions"]
        places = [(one["char_interval"]["start_pos"], one["char_interval"]["end_pos"]) for one in found]
        assert [text[start:end] for start, end in places] == [one["extraction_text"] for one in found]
        assert places == sorted(places)
        assert [one["extraction_index"] for one in found] == list(range(1, len(found) + 1))


def test_values_are_texts_and_lists_of_texts(demo_readings: tuple[Reading, ...]) -> None:
    for form in map(langextract_form, demo_readings):
        for one in form["extractions"]:
            for value in one["attributes"].values():
                assert isinstance(value, str) or all(isinstance(item, str) for item in value)


def test_what_belongs_to_one_claim_has_one_group(reading: Reading) -> None:
    found = langextract_form(reading)["extractions"]
    visit = [one["extraction_class"] for one in found if one["group_index"] == 0]
    assert sorted(visit) == ["claim", "event", "speaker"]
    assert {one["group_index"] for one in found if one["extraction_class"] in ("time", "place")} == {None}


def test_an_event_says_who_tells_it(reading: Reading) -> None:
    found = langextract_form(reading)["extractions"]
    visit, shelling = (one for one in sorted(found, key=_id) if one["extraction_class"] == "event")
    assert visit["attributes"]["voice"] == "two Norland officials"
    assert shelling["attributes"]["voice"] == "Elm Courier"
    assert shelling["attributes"]["place"] == "Elm"
    assert "actors" not in shelling["attributes"]


def _id(one: dict) -> str:
    return str(one["attributes"].get("id"))


def test_half_a_surrogate_pair_moves_no_place(reading: Reading, tmp_path: Path) -> None:
    broken = replace(reading, document=replace(reading.document, text=reading.document.text[:-1] + "\ud83d"))
    write_langextract([broken], tmp_path / "broken.jsonl")
    (line,) = (tmp_path / "broken.jsonl").read_text("utf-8").splitlines()
    assert json.loads(line)["text"] == reading.document.text[:-1] + "\ufffd"
