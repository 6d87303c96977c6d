"""Who was in touch with whom, through whom, and who says so."""

import pytest

from dateline.events import make_events
from dateline.picture import find_contacts
from dateline.records import Account, Citation, Contact
from tests.tellings import (
    NORLAND,
    OSTREACH,
    SUDMARK,
    TODAY,
    account,
    line,
    outlet_voice,
    person,
    voice,
)

ARMY = voice("Army of Norland", affiliation="XNL")
MET = ("Ministers of Norland and Sudmark met in Elm.", "met")


def told(sentence: str, word: str, *, days: float = 0, event: str = "evn_1", **parts: object) -> Account:
    made = line(sentence, word, **{"type": "CONSULT", **parts})
    return account(made, days=days, outlet=f"Outlet {days:g}", events=(event,))


def contacts(*accounts: Account) -> tuple[Contact, ...]:
    return find_contacts(make_events(accounts))


def only(*accounts: Account) -> Contact:
    (contact,) = contacts(*accounts)
    return contact


def test_a_contact_has_both_sides_its_day_and_who_says_so() -> None:
    first, second = told(*MET, day=TODAY), told(*MET, day=TODAY, days=1)
    contact = only(first, second)
    assert (contact.event, contact.way, contact.status) == ("evn_1", "meeting", "occurred")
    assert (contact.who, contact.whom, contact.via) == ((NORLAND,), (SUDMARK,), ())
    assert (contact.day, contact.last_day, contact.disputed) == (TODAY, TODAY, False)
    assert contact.voices == (outlet_voice("Outlet 0"), outlet_voice("Outlet 1"))
    sentence = first.told[0].sentence
    assert contact.citations[0] == Citation(document=first.document, start=sentence.start, end=sentence.end)
    assert len(contact.citations) == 2


@pytest.mark.parametrize(
    ("sentence", "word", "way"),
    [
        ("Norland's minister met Sudmark's in Elm.", "met", "meeting"),
        ("Norland's minister visited Sudmark.", "visited", "visit"),
        ("Norland's minister arrived in Sudmark.", "arrived", "visit"),
        ("Norland's minister spoke to Sudmark's by telephone.", "spoke", "phone"),
        ("Norland's minister phoned Sudmark's.", "phoned", "phone"),
        ("Norland messaged Sudmark.", "messaged", "message"),
        ("Norland conveyed a message to Sudmark.", "conveyed", "message"),
        ("Norland and Sudmark negotiated.", "negotiated", "talks"),
    ],
)
def test_the_way_is_what_the_words_say(sentence: str, word: str, way: str) -> None:
    assert only(told(sentence, word)).way == way


def test_the_mode_that_was_coded_says_the_way_too() -> None:
    assert only(told("Norland consulted Sudmark.", "consulted", mode="phone")).way == "phone"
    assert only(told("Norland consulted Sudmark.", "consulted", mode="visit")).way == "visit"


@pytest.mark.parametrize("sides", [{"recipients": ()}, {"actors": ()}, {"recipients": (NORLAND,)}])
def test_one_side_alone_is_in_touch_with_nobody(sides: dict[str, object]) -> None:
    assert contacts(told(*MET, **sides)) == ()


def test_two_people_of_one_side_are_in_touch_with_each_other() -> None:
    two = (person("Ada Berg", country="XNL"), person("Per Dahl", country="XSM"))
    assert only(told(*MET, actors=two, recipients=())).who == two


def test_history_is_no_contact() -> None:
    assert contacts(told(*MET, historical=True)) == ()


def test_a_warning_is_a_contact_where_it_went_as_a_message() -> None:
    warned = told("Norland warned Sudmark on its state radio.", "warned", type="THREATEN")
    sent = told("Norland conveyed a threatening message to Sudmark.", "conveyed", type="THREATEN")
    assert contacts(warned) == ()
    assert only(sent).way == "message"


def test_an_attack_is_no_contact_whatever_its_words() -> None:
    assert contacts(told("Norland sent a message to Sudmark with its guns.", "sent", type="ASSAULT")) == ()


def test_a_contact_that_one_side_denies_is_disputed() -> None:
    contact = only(told(*MET), told(*MET, status="denied", voice=ARMY, days=1))
    assert contact.disputed
    assert contact.voices == (outlet_voice("Outlet 0"),)


def test_a_contact_that_is_only_planned_has_the_voices_that_tell_it() -> None:
    contact = only(told(*MET, status="planned", voice=ARMY))
    assert (contact.status, contact.voices) == ("planned", (ARMY,))


def test_who_is_asked_to_pass_a_message_on_stands_between() -> None:
    sentence = "Norland asked Ostreach to convey a message to Sudmark."
    asked = line(sentence, "asked", type="REQUEST", recipients=(OSTREACH,))
    passed = line(
        sentence, "convey", type="CONSULT", status="requested", actors=(OSTREACH,), recipients=(SUDMARK,)
    )
    contact = only(account(asked, passed, events=("evn_1", "evn_2")))
    assert contact.way == "message"
    assert contact.via == (OSTREACH,)
    assert contact.whom == (SUDMARK,)


def test_contacts_come_in_the_order_in_which_they_were_told() -> None:
    found = contacts(told(*MET, event="evn_2"), told(*MET, days=1, event="evn_1"))
    assert [contact.event for contact in found] == ["evn_2", "evn_1"]
    assert len({contact.id for contact in found}) == 2
