"""What voices do not agree on, side by side: whether, who, when, where, what."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from dateline.events import make_events
from dateline.picture import find_disputed
from dateline.records import Account, Disputed, Opposed, Slot
from tests.tellings import (
    ELM,
    MORNING,
    NORLAND,
    OSTREACH,
    PINE,
    SUDMARK,
    TODAY,
    account,
    described,
    line,
    outlet_voice,
    voice,
)

SHELLED = ("Norland shelled the harbour of Elm.", "shelled")
ARMY = voice("Army of Norland", affiliation="XNL")
MAYOR = voice("Mayor of Elm", affiliation="XSM")
NEAR_ELM = replace(ELM, name="Elm Bay", latitude=60.6)


def told(number: int = 0, *, days: float | None = None, event: str = "evn_1", **parts: object) -> Account:
    """One more report of the shelling, an hour after the last."""
    when = number / 24 if days is None else days
    return account(line(*SHELLED, **parts), outlet=f"Outlet {number}", days=when, events=(event,))


def disputes(*accounts: Account) -> tuple[Disputed, ...]:
    return find_disputed(accounts, make_events(accounts))


def only(slot: Slot, *accounts: Account) -> Disputed:
    (disputed,) = (found for found in disputes(*accounts) if found.slot == slot)
    return disputed


def slots(*accounts: Account) -> list[str]:
    return [disputed.slot for disputed in disputes(*accounts)]


def test_what_one_voice_tells_and_another_denies_is_disputed() -> None:
    said, denied = told(0), told(1, status="denied", voice=ARMY)
    disputed = only("occurrence", said, denied)
    yes, no = disputed.sides
    assert disputed.event == "evn_1"
    assert (yes.voices, no.voices) == ((outlet_voice("Outlet 0"),), (ARMY,))
    assert [c.document for c in (*yes.citations, *no.citations)] == [said.document, denied.document]
    assert yes.since == MORNING


def test_two_voices_that_agree_are_no_dispute() -> None:
    assert disputes(told(0), told(1)) == disputes(told(0, status="denied")) == ()


def test_a_voice_that_says_both_denies_nothing() -> None:
    assert slots(told(0), told(1, voice=ARMY), told(2, status="denied", voice=ARMY)) == []


def test_a_denial_told_as_an_event_of_its_own_answers_the_one_that_it_denies() -> None:
    denial = told(1, status="denied", voice=ARMY, event="evn_2")
    disputed = only("occurrence", told(0), denial)
    assert disputed.event == "evn_1"
    assert disputed.sides[1].voices == (ARMY,)


@pytest.mark.parametrize(
    "parts",
    [
        {"actors": (OSTREACH,)},
        {"recipients": (OSTREACH,)},
        {"type": "COERCE"},
        {"days": 15},
    ],
    ids=["another doer", "another target", "another deed", "two weeks later"],
)
def test_a_denial_of_something_else_answers_nothing(parts: dict[str, object]) -> None:
    denial = told(1, status="denied", voice=ARMY, event="evn_2", **parts)
    assert "occurrence" not in slots(told(0), denial)


def test_a_denial_answers_nothing_that_was_told_only_later() -> None:
    denial = told(0, status="denied", voice=ARMY, event="evn_2")
    assert "occurrence" not in slots(denial, told(1))


def test_two_speakers_who_name_two_doers_are_a_dispute_over_who_did_it() -> None:
    one = told(0, voice=MAYOR)
    other = told(1, voice=ARMY, actors=(OSTREACH,))
    disputed = only("responsibility", one, other)
    assert [(side.value, side.voices) for side in disputed.sides] == [
        ("Norland", (MAYOR,)),
        ("Ostreach", (ARMY,)),
    ]


def test_a_doer_more_in_one_report_is_no_dispute() -> None:
    assert slots(told(0, voice=MAYOR), told(1, voice=ARMY, actors=(NORLAND, OSTREACH))) == []


def test_two_doers_that_outlets_name_in_their_own_words_are_no_dispute() -> None:
    assert slots(told(0), told(1, actors=(OSTREACH,))) == []


def test_two_days_that_cannot_both_hold_are_a_dispute() -> None:
    yesterday = TODAY - timedelta(days=1)
    disputed = only("date", told(0, day=TODAY), told(1, day=yesterday))
    assert [side.value for side in disputed.sides] == [TODAY.isoformat(), yesterday.isoformat()]
    assert slots(told(0, day=TODAY), told(1, day=yesterday, last_day=TODAY)) == []
    assert slots(told(0, day=TODAY), told(1)) == []


def test_two_towns_far_apart_are_a_dispute() -> None:
    disputed = only("place", told(0, place=ELM), told(1, place=PINE))
    assert [side.value for side in disputed.sides] == ["Elm", "Pine"]
    assert slots(told(0, place=ELM), told(1, place=NEAR_ELM)) == []
    country = replace(PINE, name="Sudmark", precision="country")
    assert slots(told(0, place=ELM), told(1, place=country)) == []


def test_a_voice_that_gives_two_values_stands_on_no_side() -> None:
    both = account(
        line(*SHELLED, day=TODAY),
        line("It was shelled the day before.", "shelled", day=TODAY - timedelta(days=1)),
        outlet="Outlet 0",
        events=("evn_1", "evn_1"),
    )
    assert slots(both, told(1, day=TODAY)) == []


def test_no_side_is_held_right_and_the_first_told_comes_first() -> None:
    accounts = [told(0, place=PINE), told(1, place=ELM), told(2, place=ELM), told(3, place=ELM)]
    disputed = only("place", *accounts)
    assert [(side.value, len(side.voices)) for side in disputed.sides] == [("Pine", 1), ("Elm", 3)]


def test_history_is_not_disputed() -> None:
    accounts = [told(n, place=place, historical=True) for n, place in enumerate((ELM, PINE))]
    assert disputes(*accounts, told(2, status="denied", voice=ARMY, historical=True)) == ()


def test_what_is_only_expected_is_not_disputed() -> None:
    accounts = [told(n, place=place, status="planned") for n, place in enumerate((ELM, PINE))]
    assert disputes(*accounts) == ()


def test_copies_of_a_wire_are_on_no_side() -> None:
    wire = replace(told(0, place=ELM), origin="ori_wire")
    copies = [replace(told(n, place=ELM), origin="ori_wire") for n in range(2, 12)]
    disputed = only("place", wire, told(1, place=PINE), *copies)
    assert [len(side.voices) for side in disputed.sides] == [1, 1]


# What a target was


def natures(*what: object, stories: Sequence[str] = ("sty_1",) * 9) -> list[Disputed]:
    accounts = [
        account(outlet=f"Outlet {n}", days=n / 24, story=story, described=(part,))
        for n, (part, story) in enumerate(zip(what, stories, strict=False))
    ]
    return list(find_disputed(accounts, ()))


BASE = described("building", "a military base", voice=ARMY)
SCHOOL = described("building", "a school", voice=MAYOR)


def test_two_speakers_who_call_one_building_two_things_are_a_dispute() -> None:
    (disputed,) = natures(BASE, SCHOOL)
    assert (disputed.slot, disputed.about) == ("nature", "what the building was")
    assert [(side.value, side.voices) for side in disputed.sides] == [
        ("a military base", (ARMY,)),
        ("a school", (MAYOR,)),
    ]


def test_who_says_that_it_was_not_that_stands_against_who_says_that_it_was() -> None:
    (disputed,) = natures(BASE, described("building", "a military base", voice=MAYOR, negated=True))
    assert [side.value for side in disputed.sides] == ["a military base", "not a military base"]


def test_words_for_one_thing_by_one_side_are_no_dispute() -> None:
    assert natures(BASE, described("building", "an old barracks", voice=ARMY)) == []
    assert (
        natures(BASE, described("building", "an old barracks", voice=replace(MAYOR, affiliation="XNL"))) == []
    )
    assert natures(BASE, described("building", "a large military base", voice=MAYOR)) == []


def test_what_outlets_themselves_call_a_building_is_no_dispute() -> None:
    assert natures(BASE, described("building", "a school", voice=outlet_voice("Pine Post"))) == []


def test_buildings_and_ships_and_those_of_other_stories_are_not_one() -> None:
    assert natures(BASE, described("ship", "a tanker", voice=MAYOR)) == []
    assert natures(BASE, SCHOOL, stories=("sty_1", "sty_2")) == []


# What one report sets out itself


def opposed(number: int, *, event: str | None = "evn_1", about: str = "what happened in Elm") -> Account:
    """A report that sets its own words against those of the army."""
    found = told(number, event=event or "evn_9")
    here = found.told[0].sentence
    pair = Opposed(
        about=about, one=outlet_voice(f"Outlet {number}"), here=here, other=ARMY, there=here,
        told=found.told[0].id if event else None,
    )  # fmt: skip
    return replace(found, opposed=(pair,))


def test_a_dispute_that_one_report_sets_out_is_among_them() -> None:
    found = opposed(0)
    (disputed,) = disputes(found)
    assert (disputed.event, disputed.about) == ("evn_1", "what happened in Elm")
    assert [side.voices for side in disputed.sides] == [(outlet_voice("Outlet 0"),), (ARMY,)]
    assert all(side.citations[0].document == found.document for side in disputed.sides)


def test_a_dispute_over_one_event_is_told_once() -> None:
    assert len(disputes(opposed(0), opposed(1))) == 1


def test_a_dispute_over_numbers_is_left_to_the_numbers() -> None:
    assert disputes(opposed(0, about="how many died")) == ()


def test_a_dispute_in_a_wire_is_told_once_whoever_copies_it() -> None:
    wire = replace(opposed(0, event=None), origin="ori_wire")
    copies = [replace(opposed(n, event=None), origin="ori_wire") for n in range(1, 6)]
    (disputed,) = disputes(wire, *copies)
    assert disputed.sides[0].voices == (outlet_voice("Outlet 0"),)


def test_ids_are_the_same_whatever_else_is_told() -> None:
    accounts = [told(0, place=ELM), told(1, place=PINE)]
    other = account(line("Sudmark met Ostreach.", "met", actors=(SUDMARK,)), days=2, events=("evn_7",))
    assert disputes(*accounts, other) == disputes(*accounts)
    assert (
        len({d.id for d in disputes(told(0, place=ELM, day=TODAY), told(1, place=PINE, status="denied"))})
        == 1
    )
