"""Events as a case keeps them, and later accounts added to them."""

from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import UTC, datetime

import pytest

from dateline.accounts import make_account
from dateline.events import (
    NOTHING,
    Happenings,
    KeptEvent,
    add_accounts,
    give_standing,
    make_events,
    pack_happenings,
    unpack_happenings,
)
from dateline.pipeline import link, place_in_time
from dateline.records import Account, Event, Reading

LAST = datetime(2024, 4, 22, tzinfo=UTC)
QUICK = (
    "mentions",
    "reports",
    "origins",
    "datings",
    "first_at",
    "latest_at",
    "shown_at",
    "shown_by",
    "first",
)


@pytest.fixture(scope="module")
def accounts(demo_readings: tuple[Reading, ...]) -> tuple[Account, ...]:
    made = (make_account(reading, origin=f"ori_{reading.document.id[-1]}") for reading in demo_readings)
    return tuple(link(sorted(made, key=place_in_time)))


def kept(accounts: Sequence[Account]) -> Happenings:
    return unpack_happenings(*pack_happenings(add_accounts(NOTHING, accounts)))


def test_kept_events_come_back_equal(accounts: tuple[Account, ...]) -> None:
    assert kept(accounts) == add_accounts(NOTHING, accounts)
    assert make_events(accounts) == kept(accounts).events
    assert hash(kept(accounts).events[0]) == hash(make_events(accounts)[0])


@pytest.mark.parametrize("name", QUICK)
def test_a_kept_event_answers_as_its_tellings_do(accounts: tuple[Account, ...], name: str) -> None:
    plain, quick = make_events(accounts), kept(accounts).events
    assert [getattr(event, name) for event in quick] == [getattr(event, name) for event in plain]


@pytest.mark.parametrize("parted", [1, 7, 18, 35])
def test_accounts_added_to_kept_events_make_what_all_make_at_once(
    accounts: tuple[Account, ...], parted: int
) -> None:
    assert add_accounts(kept(accounts[:parted]), accounts[parted:]) == add_accounts(NOTHING, accounts)


def test_packing_kept_events_again_gives_the_same_bytes(accounts: tuple[Account, ...]) -> None:
    assert pack_happenings(kept(accounts)) == pack_happenings(add_accounts(NOTHING, accounts))


def test_nothing_comes_back_as_nothing() -> None:
    assert kept(()) == NOTHING


def test_another_standing_changes_nothing_else(accounts: tuple[Account, ...]) -> None:
    for event in (kept(accounts).events[0], make_events(accounts)[0]):
        disputed = give_standing(event, "disputed")
        assert disputed.standing == "disputed"
        assert replace(disputed, standing=event.standing) == event
        assert (disputed.mentions, disputed.shown_at) == (event.mentions, event.shown_at)


def test_a_copy_of_a_kept_event_is_a_plain_one(accounts: tuple[Account, ...]) -> None:
    event = kept(accounts).events[0]
    copied = replace(event, status="planned")
    assert (type(event), type(copied)) == (KeptEvent, Event)
    assert copied.tellings == event.tellings
    assert event != "an event"
    assert {field.name for field in fields(event)} == {field.name for field in fields(Event)}


@pytest.mark.parametrize("heads", [b"", b"no zlib", pack_happenings(NOTHING)[1]])
def test_bytes_that_hold_no_events_are_refused(heads: bytes) -> None:
    with pytest.raises(ValueError, match="no packed events"):
        unpack_happenings(heads, b"")
