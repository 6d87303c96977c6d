import json
from copy import deepcopy

import pytest

from evals.cases import CASES, parse_case, read_case, read_cases
from evals.gold import CaseError
from tests.evals.conftest import RECORD, TEXT


def test_a_case_is_read_with_its_words_in_place(case):
    shelled = case.events[0]
    assert TEXT[shelled.triggers[0].start : shelled.triggers[0].end] == "shelled"
    assert case.claims[0].content[0].end == TEXT.index(".")
    assert case.events[2].types == ("REQUEST", "CONSULT")


def test_an_event_is_the_outlets_unless_said_otherwise(case):
    assert case.events[0].claims == (0,)
    assert case.events[2].claims == (None,)


@pytest.mark.parametrize(
    ("path", "value", "why"),
    [
        (("events", 0, "type"), "ATTACK", r"elm.json.events\[0\].type: 'ATTACK' is not one of"),
        (("events", 0, "mode"), "phone", r"elm.json.events\[0\].mode: 'phone' is not one of"),
        (("events", 1, "status"), "did", r"elm.json.events\[1\].status: 'did' is not one of"),
        (("events", 0, "claim"), 7, r"elm.json.events\[0\]: there is no claim 7"),
        (("claims", 0, "sure"), True, r"elm.json.claims\[0\]: unknown field 'sure'"),
        (("disputes", 0, "sides"), [[0], [9]], r"elm.json.disputes\[0\]: there is no claim 9"),
        (("split",), "test", r"elm.json.split: 'test' is not one of"),
    ],
)
def test_every_slip_is_named_with_file_and_item(path, value, why):
    record = deepcopy(RECORD)
    item = record
    for step in path[:-1]:
        item = item[step]
    item[path[-1]] = value
    with pytest.raises(CaseError, match=why):
        parse_case(record, text=TEXT, file="elm.json")


def test_a_missing_field_is_named():
    record = deepcopy(RECORD)
    del record["times"][0]["value"]
    with pytest.raises(CaseError, match=r"elm.json.times\[0\]: 'value' is missing"):
        parse_case(record, text=TEXT, file="elm.json")


def test_a_case_bears_the_name_of_its_file(tmp_path):
    path = tmp_path / "oak.json"
    path.write_text(json.dumps(RECORD), "utf-8")
    with pytest.raises(CaseError, match=r"oak.json: named 'elm'"):
        read_case(path)


def test_a_file_that_is_not_json_is_named(tmp_path):
    path = tmp_path / "elm.json"
    path.write_text("{", "utf-8")
    with pytest.raises(CaseError, match=r"elm.json: not JSON"):
        read_case(path)


def test_the_labelled_cases_can_be_read_and_are_enough():
    cases = read_cases()
    dev, held = ([c for c in cases if c.split == split] for split in ("dev", "held"))
    assert sum(not case.quiet for case in cases) >= 30
    assert sum(case.quiet for case in cases) >= 6
    assert 0.6 < len(dev) / len(cases) < 0.7
    assert any(case.quiet for case in held)


@pytest.mark.parametrize("path", sorted(CASES.glob("*.json")), ids=lambda path: path.stem)
def test_a_case_is_a_short_passage(path):
    case = read_case(path)
    stops = sum(case.text.count(mark) for mark in (". ", ".\n", '." ', '."\n', ".\n- ")) + 1
    assert 3 <= stops <= 14
