"""What a person asks for becomes judgements, or a sentence that says why not."""

from typing import Any

import pytest

from dateline.errors import InputError
from dateline.judgements import Correction, decide
from dateline.pipeline import link
from dateline.records import Account
from tests.tellings import account, line, voice

RAID = line("Norland shelled Elm on Monday.", "shelled")
DENIAL = line("Sudmark denied that Norland shelled Elm.", "shelled", status="denied", voice=voice("Sudmark"))


@pytest.fixture
def accounts() -> tuple[Account, ...]:
    found = tuple(link((account(RAID), account(RAID, DENIAL, outlet="Pine Post", days=0.1))))
    assert {event for account in found for event in account.events} == {found[0].events[0]}
    return found


def test_an_event_stands_for_all_its_mentions(accounts: tuple[Account, ...]) -> None:
    (decision,) = decide([accounts[0].events[0]], Correction(type="COERCE"), accounts)
    assert decision.target.startswith(accounts[0].document)
    assert len(decision.value["also"]) == 2


def test_the_status_of_an_event_is_corrected_where_it_is_told_so_and_a_denial_stays_one(
    accounts: tuple[Account, ...],
) -> None:
    (decision,) = decide([accounts[0].events[0]], Correction(status="possible"), accounts)
    assert len(decision.value["also"]) == 1


def test_ids_of_mentions_and_claims_and_places_name_one_mention(accounts: tuple[Account, ...]) -> None:
    told = accounts[0].told[0]
    place = f"{accounts[0].document}:{told.trigger.start}-{told.trigger.end}"
    for target in (told.id, told.claim, place):
        (decision,) = decide([target], Correction(status="possible"), accounts)
        assert (decision.target, decision.value["also"]) == (place, [])


@pytest.mark.parametrize(
    ("wanted", "cause"),
    [
        ({}, "nothing is asked for"),
        ({"status": "denied", "apart": True}, "reading and apart is asked for"),
        ({"speaker": "Norland"}, "several voices tell it"),
        ({"kind": "named"}, "a kind of speaker without a speaker"),
        ({"apart": True}, "parted by its mentions"),
        ({"origin": "-"}, "no report of this id was read"),
        ({"words": "Norland"}, "a name and whom it stands for are needed"),
        ({"same_as": "evn_0"}, "no report that was read tells it"),
    ],
)
def test_what_cannot_be_asked_of_an_event_is_said(
    accounts: tuple[Account, ...], wanted: dict[str, Any], cause: str
) -> None:
    with pytest.raises(InputError, match=cause):
        decide([accounts[0].events[0]], Correction(**wanted), accounts)


@pytest.mark.parametrize(
    "target", ["evn_0", "evt_0", "clm_0", "doc_0f:1-3", "doc_0f", "doc_0f:3-1", "Norland"]
)
def test_a_target_that_is_not_there_is_refused(accounts: tuple[Account, ...], target: str) -> None:
    with pytest.raises(InputError, match=target):
        decide([target], Correction(status="denied"), accounts)


def test_a_report_does_not_go_back_to_itself(accounts: tuple[Account, ...]) -> None:
    with pytest.raises(InputError, match="does not go back to itself"):
        decide([accounts[0].document], Correction(origin=accounts[0].document), accounts)
