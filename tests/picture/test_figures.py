"""How many, by whom: numbers of one event that cannot all hold, and numbers that are renewed."""

from dataclasses import replace

import pytest

from dateline.events import make_events
from dateline.picture import find_numbers
from dateline.picture.figures import said_as
from dateline.records import Account, Citation, Disputed, Update
from tests.tellings import MORNING, account, line, number, outlet_voice, voice

SHELLED = ("Norland shelled the harbour of Elm.", "shelled")
DOCTORS = voice("Elm hospital")


def told(
    outlet: str,
    low: float | None,
    high: float | None,
    *,
    days: float = 0,
    origin: str | None = None,
    event: str = "evn_1",
    **parts: object,
) -> Account:
    """A report that gives a number of those killed, or of what `parts` say."""
    found = account(line(*SHELLED), outlet=outlet, days=days, events=(event,))
    found = replace(found, counted=(number(found, low, high, **parts),))
    return replace(found, origin=origin) if origin else found


def disputes(*accounts: Account) -> tuple[Disputed, ...]:
    return find_numbers(accounts, make_events(accounts))[0]


def updates(*accounts: Account) -> tuple[Update, ...]:
    return find_numbers(accounts, make_events(accounts))[1]


def values(*accounts: Account) -> list[str]:
    """The sides of the only dispute."""
    (disputed,) = disputes(*accounts)
    return [side.value for side in disputed.sides]


def test_two_numbers_that_cannot_both_hold_are_a_dispute() -> None:
    courier, post = told("Elm Courier", 12, 12), told("Pine Post", 30, 30, days=0.1)
    (disputed,) = disputes(courier, post)
    assert (disputed.slot, disputed.event, disputed.unit) == ("number", "evn_1", "killed")
    one, other = disputed.sides
    assert (one.value, one.voices, one.since) == ("12", (outlet_voice("Elm Courier"),), MORNING)
    assert (other.value, other.voices) == ("30", (outlet_voice("Pine Post"),))
    sentence = post.told[0].sentence
    assert other.citations == (Citation(document=post.document, start=sentence.start, end=sentence.end),)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((12, 12), (12, 12)),
        ((10, None), (12, 12)),
        ((10, 15), (12, 12)),
        ((None, 20), (10, None)),
        ((8, 12), (12, 20)),
    ],
)
def test_numbers_that_some_number_fits_are_no_dispute(one: tuple, other: tuple) -> None:
    assert disputes(told("Elm Courier", *one), told("Pine Post", *other)) == ()


def test_rounded_numbers_that_are_close_are_no_dispute() -> None:
    exact = told("Elm Courier", 96, 96)
    assert disputes(exact, told("Pine Post", 100, 100, vague=True)) == ()
    assert values(exact, told("Pine Post", 150, 150, vague=True)) == ["96", "about 150"]
    assert values(exact, told("Pine Post", 100, 100)) == ["96", "100"]


def test_a_voice_that_gives_a_new_number_is_an_update_and_no_dispute() -> None:
    first, second = told("Elm Courier", 10, 10), told("Elm Courier", 12, 12, days=1)
    assert disputes(first, second) == ()
    (update,) = updates(first, second)
    assert (update.event, update.unit, update.values) == ("evn_1", "killed", ("10", "12"))
    assert update.voice == outlet_voice("Elm Courier")
    assert [citation.document for citation in update.citations] == [first.document, second.document]


def test_the_same_number_again_is_no_update() -> None:
    assert updates(told("Elm Courier", 10, 10), told("Elm Courier", 10, 10, days=1)) == ()
    assert updates(told("Elm Courier", 10, None), told("Elm Courier", 12, 12, days=1)) == ()


def test_numbers_of_two_voices_are_no_update() -> None:
    assert updates(told("Elm Courier", 10, 10), told("Pine Post", 12, 12, days=1)) == ()


def test_a_voice_stands_for_the_last_number_it_gave() -> None:
    accounts = (
        told("Elm Courier", 10, 10),
        told("Pine Post", 30, 30, days=0.1),
        told("Elm Courier", 30, 30, days=1),
    )
    assert disputes(*accounts) == ()


def test_numbers_that_were_replaced_stand_beside_the_last() -> None:
    accounts = (
        told("Elm Courier", 10, 10),
        told("Pine Post", 30, 30, days=0.1),
        told("Elm Courier", 12, 12, days=1),
    )
    (disputed,) = disputes(*accounts)
    assert [(side.value, side.earlier) for side in disputed.sides] == [("12", ("10",)), ("30", ())]


def test_a_number_that_another_voice_puts_otherwise_is_not_called_an_earlier_one() -> None:
    accounts = (told("Elm Courier", 12, 12), told("Coast Times", 10, None), told("Pine Post", 3, 3))
    (disputed,) = disputes(*accounts)
    assert [side.earlier for side in disputed.sides] == [(), ()]
    assert {len(side.voices) for side in disputed.sides} == {1, 2}


def test_copies_of_a_text_give_no_number_of_their_own() -> None:
    wire = told("Wire", 12, 12, origin="ori_wire")
    copies = [told(f"Outlet {n}", 12, 12, origin="ori_wire", days=0.1) for n in range(5)]
    (disputed,) = disputes(wire, told("Pine Post", 30, 30, days=0.2), *copies)
    assert disputed.sides[0].voices == (outlet_voice("Wire"),)
    assert updates(wire, *copies) == ()


def test_a_speaker_is_one_voice_in_every_report() -> None:
    quoted = [told(f"Outlet {n}", 12, 12, voice=DOCTORS, days=n / 10) for n in range(3)]
    (disputed,) = disputes(*quoted, told("Pine Post", 30, 30, days=1))
    assert disputed.sides[0].voices == (DOCTORS,)


def test_only_the_same_things_of_the_same_event_are_compared() -> None:
    killed = told("Elm Courier", 12, 12)
    assert disputes(killed, told("Pine Post", 30, 30, unit="wounded")) == ()
    assert disputes(killed, told("Pine Post", 30, 30, event="evn_2")) == ()
    launched = told("Elm Courier", 30, 30, unit="drones", outcome="launched")
    assert disputes(launched, told("Pine Post", 12, 12, unit="drones", outcome="intercepted")) == ()


def test_a_number_tied_to_no_mention_is_of_the_event_that_its_sentence_tells() -> None:
    accounts = (told("Elm Courier", 12, 12, told=None), told("Pine Post", 30, 30, told=None))
    assert values(*accounts) == ["12", "30"]


def test_the_dead_are_of_the_attack_told_before_them() -> None:
    sentence = "Twelve people died."
    found = account(line(*SHELLED), line(sentence, "died", type="AID"), events=("evn_1", "evn_2"))
    died = replace(number(found, 12, 12, told=None), sentence=found.told[1].sentence)
    (disputed,) = disputes(replace(found, counted=(died,)), told("Pine Post", 30, 30))
    assert disputed.event == "evn_1"


def test_a_number_without_any_bound_says_nothing() -> None:
    empty = told("Elm Courier", 12, 12)
    counted = replace(empty.counted[0], minimum=None, maximum=None)
    assert disputes(replace(empty, counted=(counted,)), told("Pine Post", 30, 30)) == ()


@pytest.mark.parametrize(
    ("low", "high", "vague", "words"),
    [
        (13, 13, False, "13"),
        (13, 13, True, "about 13"),
        (300, None, False, "at least 300"),
        (None, 5, False, "up to 5"),
        (12, 15, False, "12 to 15"),
        (2.5, 2.5, False, "2.5"),
    ],
)
def test_a_number_is_said_in_figures(low: float, high: float, vague: bool, words: str) -> None:
    counted = told("Elm Courier", low, high, vague=vague).counted[0]
    assert said_as(counted) == words


@pytest.mark.parametrize("size", [1_200_000, 350_000_000, 12_345_678])
def test_a_large_number_is_said_in_full(size: int) -> None:
    counted = told("Elm Courier", size, size).counted[0]
    assert said_as(counted).replace(",", "") == str(size)
