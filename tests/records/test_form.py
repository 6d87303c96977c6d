"""The JSON form: exact, valid against its schema, and the way back."""

import copy
import json
from datetime import datetime, timedelta, timezone
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from dateline.records import Reading

SCHEMA = json.loads((files("dateline") / "reading.schema.json").read_text("utf-8"))
VALID = Draft202012Validator(SCHEMA)

# What a reading may hold: numbers that JSON can say, and aware times.
offsets = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))
st.register_type_strategy(datetime, st.datetimes(timezones=offsets))


def test_the_form_says_its_schema_and_keeps_the_order_of_the_schema(reading: Reading) -> None:
    form = reading.to_dict()
    assert form["schema"] == "dateline.reading/2"
    assert list(form) == SCHEMA["required"]
    assert list(form["document"]) == SCHEMA["$defs"]["document"]["required"]
    for part, name in (("entities", "entity"), ("times", "time"), ("claims", "claim"), ("events", "event")):
        assert list(form[part][0]) == SCHEMA["$defs"][name]["required"]


def test_spans_are_flattened_into_what_they_belong_to(reading: Reading) -> None:
    form = reading.to_dict()
    assert form["events"][0]["actors"][0] == {
        "start": 81,
        "end": 89,
        "quote": "Ada Berg",
        "entity": "ent_0000000000000001",
        "country": "XNL",
        "rule": None,
    }
    assert form["events"][1]["place"]["quote"] == form["places"][0]["quote"] == "Elm"
    assert form["claims"][0]["speaker"]["quote"] == "two Norland officials"


def test_what_is_missing_is_null(reading: Reading) -> None:
    form = reading.to_dict()
    outlet = form["claims"][1]["speaker"]
    assert (outlet["start"], outlet["end"], outlet["quote"]) == (None, None, None)
    assert form["events"][0]["place"] is None
    assert form["times"][1]["earliest"] is None
    assert form["entities"][0]["offices"] == [
        {"title": "foreign minister", "of": "XNL", "from": "2023-01-09", "to": None}
    ]


def test_times_are_iso_8601_with_their_offset(reading: Reading) -> None:
    form = reading.to_dict()
    assert form["document"]["published_at"] == "2024-04-10T09:30:00+00:00"
    assert form["events"][0]["interval"] == {
        "earliest": "2024-04-11T00:00:00+00:00",
        "latest": "2024-04-12T00:00:00+00:00",
        "granularity": "day",
        "basis": "relative",
    }


def test_the_schema_is_a_schema_and_takes_the_form(reading: Reading) -> None:
    Draft202012Validator.check_schema(SCHEMA)
    VALID.validate(reading.to_dict())


@pytest.mark.parametrize(
    "part", ["entities", "times", "places", "arms", "figures", "claims", "events", "issues"]
)
def test_the_schema_takes_no_other_keys(reading: Reading, part: str) -> None:
    form = reading.to_dict()
    form[part][0]["other"] = 1
    assert not VALID.is_valid(form)


@pytest.mark.parametrize("part", ["document", "entities", "events", "issues", "schema"])
def test_the_schema_misses_what_is_left_out(reading: Reading, part: str) -> None:
    form = reading.to_dict()
    del form[part]
    assert not VALID.is_valid(form)


def test_a_reading_comes_back_from_its_json(reading: Reading) -> None:
    assert Reading.from_dict(json.loads(json.dumps(reading.to_dict()))) == reading


@given(st.from_type(Reading))
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_any_reading_comes_back_from_its_json(reading: Reading) -> None:
    assert Reading.from_dict(json.loads(json.dumps(reading.to_dict()))) == reading


@pytest.mark.parametrize(
    "spoil", [dict.clear, lambda form: form.pop("events"), lambda form: form["events"].append(1)]
)
def test_what_is_not_a_reading_is_refused(reading: Reading, spoil: Any) -> None:
    form = copy.deepcopy(reading.to_dict())
    spoil(form)
    with pytest.raises(ValueError, match="not a"):
        Reading.from_dict(form)
