"""What an event is, as all its tellings together have it, and who independently says that it happened."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from dateline.events import make_events
from dateline.records import Account, Event, Party, Telling, Told
from tests.tellings import (
    ELM,
    NORLAND,
    OSTREACH,
    PINE,
    SUDMARK,
    TODAY,
    account,
    event_of,
    line,
    outlet_voice,
    voice,
)

SHELLED = ("Norland shelled the harbour of Elm.", "shelled")
SPOKESMAN = voice("Jon Moen", affiliation="XNL")
WITNESS = voice("Siv Falk")
YESTERDAY = TODAY - timedelta(days=1)


def telling(
    number: int = 0, *, outlet: str | None = None, origin: str | None = None, **parts: object
) -> Account:
    """One more report of the shelling, so many hours after the first."""
    found = account(
        line(*SHELLED, **parts), outlet=outlet or f"Outlet {number}", days=number / 24, events=("evn_1",)
    )
    return replace(found, origin=origin) if origin else found


def event(*accounts: Account) -> Event:
    return event_of(make_events(accounts))


def keys(found: Event) -> list[str]:
    return [voice.key for voice in found.voices]


def test_every_outlet_that_tells_it_in_its_own_words_is_one_voice() -> None:
    found = event(telling(0), telling(1), telling(2), telling(3, outlet="Outlet 0"))
    assert (found.mentions, found.reports, found.origins) == (4, 4, 3)
    assert found.standing == "corroborated"
    assert keys(found) == ["outlet outlet 0", "outlet outlet 1", "outlet outlet 2"]


def test_a_single_voice_is_a_single_origin() -> None:
    found = event(telling(0))
    assert (found.origins, found.standing) == (1, "single-origin")


def test_fifty_copies_of_one_wire_change_nothing() -> None:
    wire, own = telling(0, outlet="Wire", origin="ori_wire"), telling(1, origin="ori_own")
    copies = [telling(n, origin="ori_wire") for n in range(2, 52)]
    before, after = event(wire, own), event(wire, own, *copies)
    assert (after.mentions, after.reports) == (52, 52)
    for name in ("origins", "standing", "voices", "status", "actors", "recipients", "id", "first"):
        assert getattr(after, name) == getattr(before, name)


def test_copies_of_one_wire_alone_stay_a_single_origin() -> None:
    found = event(*(telling(n, origin="ori_wire") for n in range(10)))
    assert (found.origins, found.standing) == (1, "single-origin")


def test_a_copy_has_the_voice_of_the_outlet_that_its_text_goes_back_to() -> None:
    found = event(telling(0, outlet="Wire", origin="ori_wire"), telling(1, origin="ori_wire"))
    assert [t.voice for t in found.tellings] == [outlet_voice("Wire")] * 2
    assert [t.outlet for t in found.tellings] == ["Wire", "Outlet 1"]


def test_a_spokesman_quoted_by_ten_outlets_is_one_voice() -> None:
    found = event(*(telling(n, voice=SPOKESMAN) for n in range(10)))
    assert (found.reports, found.origins, found.standing) == (10, 1, "single-origin")
    assert found.voices == (SPOKESMAN,)


def test_a_report_that_tells_it_itself_is_its_outlet_whomever_it_quotes() -> None:
    both = account(line(*SHELLED), line(*SHELLED, voice=SPOKESMAN), events=("evn_1", "evn_1"))
    found = event(both)
    assert (found.mentions, found.reports) == (2, 1)
    assert keys(found) == ["outlet elm courier"]


def test_a_report_that_quotes_two_counts_as_both() -> None:
    both = account(line(*SHELLED, voice=SPOKESMAN), line(*SHELLED, voice=WITNESS), events=("evn_1", "evn_1"))
    assert event(both).standing == "corroborated"
    assert set(keys(event(both))) == {SPOKESMAN.key, WITNESS.key}


def test_a_denial_never_corroborates() -> None:
    denial = telling(1, status="denied", voice=SPOKESMAN)
    found = event(telling(0), denial)
    assert (found.origins, found.standing) == (1, "disputed")
    assert found.deniers == (SPOKESMAN,)
    assert event(denial).standing == "not told as done"
    assert event(denial).origins == 0


def test_a_claim_that_denies_it_does_not_say_that_it_happened() -> None:
    found = event(telling(0, certainty="denied", voice=SPOKESMAN))
    assert (found.origins, found.standing) == (0, "not told as done")


@pytest.mark.parametrize("status", ["planned", "threatened", "possible", "requested", "conditional"])
def test_what_is_only_expected_is_not_told_as_done(status: str) -> None:
    found = event(telling(0, status=status), telling(1, status=status))
    assert (found.origins, found.standing, found.status) == (0, "not told as done", status)


def test_a_voice_that_takes_back_what_it_said_is_no_voice_for_it_any_more() -> None:
    found = event(telling(0, voice=SPOKESMAN), telling(1, status="denied", voice=SPOKESMAN))
    assert (found.origins, found.standing) == (0, "retracted")


def test_who_says_it_again_after_taking_it_back_says_it() -> None:
    said, denied = telling(0, voice=SPOKESMAN), telling(1, status="denied", voice=SPOKESMAN)
    found = event(said, denied, telling(2, voice=SPOKESMAN))
    assert keys(found) == [SPOKESMAN.key]
    assert found.standing != "retracted"


def test_one_that_takes_it_back_leaves_the_others_and_a_dispute() -> None:
    found = event(telling(0), telling(1, voice=SPOKESMAN), telling(2, status="denied", voice=SPOKESMAN))
    assert keys(found) == ["outlet outlet 0"]
    assert found.standing == "disputed"


def test_a_report_that_says_and_denies_it_takes_nothing_back() -> None:
    both = account(
        line(*SHELLED, voice=SPOKESMAN),
        line(*SHELLED, voice=SPOKESMAN, status="denied"),
        events=("evn_1", "evn_1"),
    )
    assert event(both).standing != "retracted"


def test_it_is_done_as_soon_as_anybody_says_so_else_what_was_said_last() -> None:
    planned = telling(0, status="planned")
    threatened = telling(1, status="threatened")
    assert event(planned, threatened).status == "threatened"
    assert event(planned, telling(2), threatened).status == "occurred"
    assert event(telling(0, status="ongoing"), telling(1, status="ongoing"), telling(2)).status == "ongoing"


def test_days_and_place_are_those_that_most_tell_and_the_closest_known() -> None:
    country = replace(ELM, precision="country", name="Sudmark", latitude=None, longitude=None)
    found = event(
        telling(0, day=YESTERDAY, place=country),
        telling(1, day=TODAY, place=ELM),
        telling(2, day=TODAY, place=ELM),
        telling(3, place=PINE),
    )
    assert (found.day, found.last_day) == (TODAY, TODAY)
    assert found.place == ELM
    assert event(telling(0)).day is None


def test_a_side_that_one_report_in_ten_names_is_left_out() -> None:
    others = [telling(n) for n in range(9)]
    found = event(*others, telling(9, actors=(OSTREACH,)))
    assert [party.key for party in found.actors] == ["XNL"]
    assert [party.key for party in found.recipients] == ["XSM"]


def test_a_party_that_is_known_stands_before_the_words_for_it() -> None:
    words = Party(name="the north", code="XNL", country="XNL", type=None)
    found = event(telling(0, actors=(words,)), telling(1))
    assert found.actors == (NORLAND,)


def test_events_come_in_the_order_in_which_they_were_first_told() -> None:
    accounts = [
        account(line(*SHELLED), line("Sudmark met Ostreach.", "met"), events=("evn_b", "evn_a")),
        account(line(*SHELLED), events=("evn_b",), days=1),
        account(line(*SHELLED), events=("evn_c",), days=2),
    ]
    found = make_events(accounts)
    assert [e.id for e in found] == ["evn_b", "evn_a", "evn_c"]
    assert [t.document for t in found[0].tellings] == [accounts[0].document, accounts[1].document]


def test_it_is_history_where_most_say_so() -> None:
    old = {"historical": True}
    assert event(telling(0, **old), telling(1, **old), telling(2)).historical
    assert not event(telling(0, **old), telling(1)).historical


def shapes(tellings: Sequence[Telling]) -> list[Told]:
    return [t.told for t in tellings]


def test_every_telling_is_kept_as_it_was_told() -> None:
    accounts = [telling(0), telling(1, status="denied", voice=SPOKESMAN, recipients=(SUDMARK, OSTREACH))]
    assert shapes(event(*accounts).tellings) == [told for a in accounts for told in a.told]
