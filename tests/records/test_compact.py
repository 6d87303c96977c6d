"""Records as nested lists and back."""

import json
from contextlib import suppress
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.outputs.brief import make_brief
from dateline.outputs.timeline import make_timeline
from dateline.pipeline import draw
from dateline.records import (
    Account,
    Brief,
    Counted,
    Day,
    Extent,
    Join,
    Party,
    Picture,
    Reading,
    Shelf,
    Spot,
    Told,
    Update,
    Voice,
    pack,
    unpack,
)
from tests.tellings import ELM, TODAY, account, line

numbers = st.floats(allow_nan=False, allow_infinity=False)
moments = st.none() | st.datetimes(timezones=st.just(UTC))
spots = st.builds(
    Spot, latitude=st.none() | numbers, longitude=st.none() | numbers, precision=st.none() | st.just("city")
)
told = st.builds(Told, score=numbers, confidence=numbers, place=st.none() | spots)
counted = st.builds(Counted, minimum=st.none() | numbers, maximum=st.none() | numbers)
joins = st.builds(Join, score=numbers, veto=st.booleans())
accounts = st.builds(
    Account,
    published_at=moments,
    counts_from=moments,
    told=st.lists(told, max_size=2).map(tuple),
    counted=st.lists(counted, max_size=2).map(tuple),
    events=st.lists(st.text(), max_size=2).map(tuple),
    joins=st.lists(joins, max_size=2).map(tuple),
    story=st.none() | st.text(),
)
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | numbers | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=12,
)


def there_and_back(record: Any) -> Any:
    """The record through the JSON that a case keeps."""
    return unpack(type(record), json.loads(json.dumps(pack(record))))


def kinds_in(record: Any) -> set[type]:
    """Every kind of record inside a record, its own among them."""
    if isinstance(record, tuple):
        return {kind for item in record for kind in kinds_in(item)}
    if not is_dataclass(record):
        return set()
    return {type(record)}.union(*(kinds_in(getattr(record, field.name)) for field in fields(record)))


@settings(max_examples=60)
@given(accounts)
def test_any_account_comes_back_equal(account: Account) -> None:
    assert there_and_back(account) == account


def test_every_record_of_the_demo_comes_back_equal(demo_readings: tuple[Reading, ...]) -> None:
    texts = {reading.document.id: reading.document for reading in demo_readings}.__getitem__
    picture = draw(demo_readings, as_of=datetime(2024, 4, 30, tzinfo=UTC))
    brief = make_brief(picture, texts=texts, readings=demo_readings, since=datetime(2024, 4, 1, tzinfo=UTC))
    days = make_timeline(picture.events, texts=texts)
    for record in (picture, brief, *days, *demo_readings[:3]):
        assert there_and_back(record) == record
    assert {Picture, Brief, Day, Told, Update, Reading} <= kinds_in((picture, brief, days, demo_readings[0]))


def test_times_days_and_nothing_come_back_as_what_they_were() -> None:
    made = account(line("Norland shelled Elm.", "shelled", place=ELM, day=TODAY))
    made = unpack(Account, pack(made))
    assert made.published_at is not None
    assert made.published_at.utcoffset() is not None
    assert made.told[0].last_day is not None
    assert not isinstance(made.told[0].last_day, datetime)
    assert (made.story, made.told[0].place) == (None, ELM)


@pytest.mark.parametrize("values", [None, 3, "ab", {}, {"start": 3, "end": 5}, [], [3], [3, 5, 7]])
def test_values_of_another_shape_are_refused(values: Any) -> None:
    with pytest.raises(ValueError, match="not a packed Extent"):
        unpack(Extent, values)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("published_at", "yesterday"),
        ("published_at", 3),
        ("told", [[1]]),
        ("told", None),
        ("lead", [1]),
        ("lead", None),
    ],
)
def test_one_wrong_value_inside_is_refused(field: str, value: Any) -> None:
    values = pack(account(line("Norland shelled Elm.", "shelled")))
    values[[f.name for f in fields(Account)].index(field)] = value
    with pytest.raises(ValueError, match="not a packed Account"):
        unpack(Account, values)


@given(st.lists(anything, min_size=len(fields(Account)), max_size=len(fields(Account))) | anything)
def test_nothing_but_a_value_error_is_ever_raised(values: Any) -> None:
    with suppress(ValueError):
        unpack(Account, values)


@settings(max_examples=60)
@given(accounts)
def test_any_account_comes_back_equal_from_a_shelf(account: Account) -> None:
    shelf = Shelf(Party, Voice, Spot)
    values, lists = json.loads(json.dumps([shelf.pack(account), shelf.lists()]))
    assert Shelf(Party, Voice, Spot, lists=lists).unpack(Account, values) == account
    assert Shelf(once=(Party, Voice, Spot)).unpack(Account, pack(account)) == account


def test_what_repeats_is_made_once() -> None:
    made = account(line("Norland shelled Elm.", "shelled"), line("Norland fired at Elm.", "fired"))
    for told in (made.told, Shelf(once=(Party,)).unpack(Account, pack(made)).told):
        assert told[0].actors == told[1].actors
    once = Shelf(once=(Party,)).unpack(Account, pack(made)).told
    assert once[0].actors[0] is once[1].actors[0]


@pytest.mark.parametrize("values", [[9, 5], ["a", 5], [None, 5]])
def test_a_number_that_no_shelf_has_is_refused(values: Any) -> None:
    with pytest.raises(ValueError, match="not a packed Counted"):
        Shelf(Voice).unpack(Counted, [*values, *[None] * (len(fields(Counted)) - 2)])
