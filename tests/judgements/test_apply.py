"""Judgements laid over accounts built by hand."""

from typing import Any

import pytest

from dateline.claims.lexicon import load_plover
from dateline.judgements import Applied, Decision, apply_judgements
from dateline.pipeline import compose, link
from dateline.records import Account
from tests.tellings import MORNING, NORLAND, SUDMARK, account, line, number, voice

RAID = line("Norland shelled Elm on Monday.", "shelled")
TALKS = line("Norland will meet Ostreach.", "meet", type="CONSULT", status="planned", recipients=())
DENIAL = line("Norland denied that it shelled Elm.", "shelled", status="denied", certainty="denied")


def linked(*accounts: Account) -> tuple[Account, ...]:
    return tuple(link(accounts))


def place(account: Account, n: int = 0) -> str:
    trigger = account.told[n].trigger
    return f"{account.document}:{trigger.start}-{trigger.end}"


def decided(kind: str, target: str, field: str | None = None, **value: Any) -> Decision:
    return Decision(kind=kind, target=target, field=field, value=value, id=f"jdg_{kind}_{field}")


def apply(*decisions: Decision, to: tuple[Account, ...]) -> Applied:
    return apply_judgements(decisions, to, codes=load_plover())


def test_without_judgements_accounts_are_what_they_were() -> None:
    accounts = linked(account(RAID), account(TALKS, days=1))
    assert apply(to=accounts).accounts == accounts


def test_judgements_hold_in_the_order_in_which_they_were_made() -> None:
    (one,) = linked(account(RAID))
    decisions = [decided("event", place(one), "status", to=to) for to in ("planned", "denied")]
    assert apply(*decisions, to=(one,)).accounts[0].told[0].status == "denied"
    assert apply(*reversed(decisions), to=(one,)).accounts[0].told[0].status == "planned"


def test_what_is_told_as_done_is_no_denial() -> None:
    (one,) = linked(account(DENIAL))
    told = apply(decided("event", place(one), "status", to="occurred"), to=(one,)).accounts[0].told[0]
    assert (told.status, told.certainty) == ("occurred", "asserted")


def test_a_mode_stays_with_a_type_that_has_it_and_goes_with_one_that_has_not() -> None:
    (one,) = linked(account(line("Norland met Ostreach.", "met", type="CONSULT", mode="visit")))
    for type, mode in (("CONSULT", "visit"), ("ASSAULT", None)):
        told = apply(decided("event", place(one), "type", to=type), to=(one,)).accounts[0].told[0]
        assert (told.type, told.mode) == (type, mode)


def test_a_mode_of_another_type_is_refused_and_changes_nothing() -> None:
    accounts = linked(account(RAID))
    applied = apply(decided("event", place(accounts[0]), "mode", to="visit"), to=accounts)
    assert applied.accounts == accounts
    assert applied.effects[0].state == "lost"
    assert "ASSAULT has no mode 'visit'" in str(applied.effects[0].why)


def test_a_judgement_that_is_read_so_anyway_is_needless() -> None:
    (one,) = linked(account(RAID))
    (effect,) = apply(decided("event", place(one), "status", to="occurred"), to=(one,)).effects
    assert effect.state == "needless"


def test_a_judgement_on_several_mentions_holds_for_those_that_are_left() -> None:
    (one,) = linked(account(RAID))
    gone = f"{one.document}:900-905"
    applied = apply(decided("event", place(one), "status", to="planned", also=[gone]), to=(one,))
    assert applied.accounts[0].told[0].status == "planned"
    assert [effect.state for effect in applied.lost] == ["holds in part"]


def test_words_are_found_by_what_they_share_where_the_trigger_is_longer_now() -> None:
    (one,) = linked(account(RAID))
    trigger = one.told[0].trigger
    near = f"{one.document}:{trigger.start - 4}-{trigger.end - 2}"
    assert (
        apply(decided("event", near, "status", to="planned"), to=(one,)).accounts[0].told[0].status
        == "planned"
    )


def test_a_number_of_no_event_is_tied_to_none() -> None:
    bare = account(RAID)
    (one,) = linked(account(RAID, counted=(number(bare, 12, 12),)))
    (after,) = apply(decided("not an event", place(one)), to=(one,)).accounts
    assert after.told == after.events == ()
    assert [counted.told for counted in after.counted] == [None]


def test_the_rest_of_an_event_keeps_its_id_when_its_first_mention_goes() -> None:
    accounts = linked(account(RAID), account(RAID, outlet="Pine Post", days=0.1))
    event = accounts[0].events[0]
    assert accounts[1].events[0] == event
    for kind in ("split", "not an event"):
        after = apply(decided(kind, place(accounts[0])), to=accounts).accounts
        assert after[1].events == (event,)
        assert event not in after[0].events


def test_an_event_that_is_merged_and_parted_again_is_two() -> None:
    accounts = linked(account(RAID), account(TALKS, days=1))
    one, other = accounts
    decisions = (decided("merge", place(other), **{"with": place(one)}), decided("split", place(one)))
    merged = apply(decisions[0], to=accounts).accounts
    assert merged[1].events == merged[0].events == one.events
    parted = apply(*decisions, to=accounts).accounts
    assert parted[1].events == one.events
    assert parted[0].events not in (one.events, other.events)


def test_each_join_that_a_person_made_names_the_judgement() -> None:
    accounts = linked(account(RAID), account(TALKS, days=1))
    merge = decided("merge", place(accounts[1]), **{"with": place(accounts[0])})
    joins = apply(merge, to=accounts).accounts[1].joins
    assert (joins[-1].event, joins[-1].reasons) == (accounts[0].events[0], (f"judgement {merge.id}",))


def test_all_that_a_claim_tells_is_in_the_corrected_voice() -> None:
    minister = voice("Ada Berg")
    bare = account(line("Norland shelled Elm.", "shelled", voice=minister))
    counted = number(bare, 12, 12, voice=minister)
    (one,) = linked(account(line("Norland shelled Elm.", "shelled", voice=minister), counted=(counted,)))
    to = {"name": "Norland", "kind": "named", "affiliation": "XNL", "code": "XNL"}
    (after,) = apply(decided("speaker", place(one), to=to), to=(one,)).accounts
    assert {after.told[0].voice.key, after.counted[0].voice.key} == {"XNL"}


@pytest.mark.parametrize(
    ("name", "type", "key"),
    [
        ("Ada Berg", None, "ada berg"),
        ("Ada Berg", "PERSON", "ada berg"),
        ("the Health Ministry", "ORG", "XNL health ministry"),
        ("Berg", "PERSON", "XNL berg"),
    ],
)
def test_a_corrected_voice_has_the_key_that_the_reader_gives_it(
    name: str, type: str | None, key: str
) -> None:
    (one,) = linked(account(RAID))
    to = {"name": name, "kind": "named", "affiliation": "XNL", "code": None, "type": type}
    (after,) = apply(decided("speaker", place(one), to=to), to=(one,)).accounts
    assert after.told[0].voice.key == key


def test_a_nameless_voice_is_one_in_its_text_whatever_text_that_is() -> None:
    nameless = voice("an official", kind="unnamed")
    accounts = linked(account(RAID), account(TALKS, days=1))
    to = {"name": nameless.name, "kind": "unnamed", "affiliation": None, "code": None}
    decisions = (
        decided("speaker", place(accounts[1]), to=to),
        decided("origin", accounts[1].document, to=accounts[0].document),
    )
    after = apply(*decisions, to=accounts).accounts[1]
    assert after.told[0].voice.key == f"{accounts[0].origin} an official"


def test_copies_go_where_the_text_goes_that_they_copy() -> None:
    first, wire = account(RAID), account(TALKS, days=1)
    copy = account(TALKS, outlet="Pine Post", days=1.1, origin=wire.origin)
    accounts = linked(first, wire, copy)
    after = apply(decided("origin", wire.document, to=first.document), to=accounts).accounts
    assert {a.origin for a in after} == {first.origin}
    alone = apply(decided("origin", copy.document, to=first.document), to=accounts).accounts
    assert [a.origin for a in alone] == [first.origin, wire.origin, first.origin]


def test_a_corrected_side_takes_part_in_disputes_and_contacts() -> None:
    accounts = linked(account(RAID), account(TALKS, days=1))
    ostreach = {"name": "Ostreach", "code": "XOR", "country": "XOR", "type": "GPE"}
    decision = decided("event", place(accounts[1]), "recipients", to=[ostreach])
    assert compose(accounts, as_of=MORNING).contacts == ()
    (contact,) = compose(apply(decision, to=accounts).accounts, as_of=MORNING).contacts
    assert [party.name for party in contact.whom] == ["Ostreach"]
    assert NORLAND in contact.who
    assert SUDMARK not in contact.whom
