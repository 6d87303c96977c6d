"""Which event each mention is of, in one pass through the reports in order of publication."""

from collections.abc import Iterable, Sequence
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.events import WINDOW, Linker
from dateline.records import Account
from tests.tellings import ELM, NORLAND, OSTREACH, PINE, SUDMARK, TODAY, Line, account, line

YESTERDAY = TODAY - timedelta(days=1)
SHELLING = line("Norland shelled the harbour of Elm at dawn.", "shelled", place=ELM, day=TODAY)
AGAIN = line("The harbour of Elm was shelled by Norland at dawn.", "shelled", place=ELM, day=TODAY)
AT_PINE = line("Norland shelled the mill of Pine at dusk.", "shelled", place=PINE, day=TODAY)
TALKS = line(
    "Sudmark and Ostreach met in the capital.",
    "met",
    type="CONSULT",
    actors=(SUDMARK,),
    recipients=(OSTREACH,),
)


def link(accounts: Iterable[Account], *, linker: Linker | None = None) -> list[Account]:
    linker = linker or Linker()
    return [linker.add(account) for account in accounts]


def events_of(*accounts: Account) -> list[tuple[str, ...]]:
    return [account.events for account in link(accounts)]


def test_a_first_mention_begins_an_event_with_an_id_of_its_own() -> None:
    one, other = events_of(account(SHELLING, TALKS), account(AT_PINE, outlet="Pine Post"))
    assert len({*one, *other}) == 3
    assert all(id.startswith("evn_") for id in (*one, *other))


def test_two_reports_of_one_event_are_given_one_event_and_the_reasons() -> None:
    first, second = link([account(SHELLING), account(AGAIN, outlet="Pine Post", days=0.1)])
    assert first.events == second.events
    (join,) = second.joins
    assert (join.told, join.event, join.veto) == (second.told[0].id, first.events[0], False)
    assert join.reasons


def test_an_event_of_another_place_stays_apart_and_the_veto_is_kept() -> None:
    first, second = link([account(SHELLING), account(AT_PINE, days=0.1)])
    assert first.events != second.events
    assert all(join.veto for join in second.joins)
    assert {reason for join in second.joins for reason in join.reasons} <= {"another place"}


def test_what_has_no_word_party_or_place_in_common_is_not_compared() -> None:
    first, second = link([account(SHELLING), account(TALKS, days=0.1)])
    assert set(first.events).isdisjoint(second.events)
    assert second.joins == ()


def test_a_mention_joins_the_event_that_it_is_likest_to() -> None:
    elm = account(SHELLING)
    vague = account(line("Norland shelled a town.", "shelled", day=TODAY), outlet="Pine Post", days=0.1)
    third = account(AGAIN, outlet="Coast Times", days=0.2)
    linked = link([vague, elm, third])
    assert linked[2].events == linked[1].events


def test_what_an_earlier_report_was_taken_for_is_never_revised() -> None:
    accounts = [account(SHELLING), account(AT_PINE, days=0.1), account(AGAIN, outlet="Pine Post", days=0.2)]
    for n in range(len(accounts)):
        assert link(accounts[:n]) == link(accounts)[:n]


def test_an_event_rests_after_a_month_and_is_then_begun_anew() -> None:
    within, beyond = WINDOW.days, WINDOW.days + 1
    text = line("Norland shelled the harbour of Elm at dawn.", "shelled", place=ELM)
    assert len(set(events_of(account(text), account(text, days=within)))) == 1
    assert len(set(events_of(account(text), account(text, days=beyond)))) == 2


def test_the_same_reports_again_have_the_same_ids() -> None:
    accounts = [account(SHELLING, TALKS), account(AGAIN, days=0.1), account(AT_PINE, days=2)]
    assert link(accounts) == link(accounts)
    assert link(accounts[:1]) + link(accounts[1:], linker=resumed(link(accounts[:1]))) == link(accounts)


@pytest.mark.parametrize("order", [(0, 1, 2), (1, 0, 2), (2, 1, 0), (1, 2, 0)])
def test_reports_of_one_hour_are_of_one_event_in_any_order(order: Sequence[int]) -> None:
    reports = [account(SHELLING), account(AGAIN, outlet="Pine Post"), account(SHELLING, outlet="Coast Times")]
    found = events_of(*(reports[n] for n in order))
    assert len(set(found)) == 1


def resumed(accounts: Iterable[Account]) -> Linker:
    """A linker that was told of these accounts."""
    linker = Linker()
    for found in accounts:
        linker.resume(found)
    return linker


def made(steps: Sequence[tuple[float, Sequence[Line]]]) -> list[Account]:
    """Accounts so many days apart, each of an outlet of its own."""
    accounts, days = [], 0.0
    for number, (gap, lines) in enumerate(steps):
        days += gap
        accounts.append(account(*lines, outlet=f"Outlet {number}", days=days))
    return accounts


LINES = (
    SHELLING,
    AGAIN,
    AT_PINE,
    TALKS,
    line("Norland may shell Elm on Tuesday.", "shell", status="possible", day=TODAY),
    line("Ostreach seized the harbour of Elm.", "seized", type="COERCE", actors=(OSTREACH,), place=ELM),
    line("Norland sent aid to Sudmark.", "sent", type="AID"),
    line("Guns shelled the harbour of Elm at dawn.", "shelled", actors=(), recipients=(), day=TODAY),
    line("Guns shelled the harbour of Elm at dawn.", "shelled", actors=(), place=ELM, day=TODAY),
    line("Guns attacked the harbour of Elm at dawn.", "attacked", actors=(), recipients=(), place=ELM, day=TODAY),
    line("Norland bombed Pine.", "bombed", actors=(NORLAND,), recipients=(), place=PINE, day=YESTERDAY),
)  # fmt: skip
gaps = st.sampled_from([0.0, 0.2, 1.0, 3.0, 9.0, 14.0, 29.0, 31.0])
steps = st.lists(
    st.tuples(
        gaps, st.lists(st.sampled_from(LINES), min_size=1, max_size=3, unique_by=lambda line: line.sentence)
    ),
    min_size=2,
    max_size=9,
)


@settings(max_examples=150)
@given(steps, st.data())
def test_a_linker_that_is_told_of_the_last_month_goes_on_as_one_that_saw_all(
    steps: Sequence[tuple[float, Sequence[Line]]], data: st.DataObject
) -> None:
    accounts = made(steps)
    whole = link(accounts)
    cut = data.draw(st.integers(1, len(accounts) - 1))
    last = accounts[cut - 1].counts_from
    assert last is not None
    kept = [a for a in whole[:cut] if a.counts_from is not None and a.counts_from >= last - WINDOW]
    assert link(accounts[cut:], linker=resumed(kept)) == whole[cut:]


def test_an_event_is_not_found_by_what_only_a_forgotten_report_said_of_it() -> None:
    parts = {"actors": (), "recipients": (), "day": TODAY}
    shelled = "Guns shelled the harbour of Elm at dawn."
    attacked = line("Guns attacked the harbour of Elm at dawn.", "attacked", place=ELM, **parts)
    first = account(line(shelled, "shelled", place=ELM, **parts))
    second = account(attacked, outlet="Pine Post", days=30)
    third = account(line(shelled, "shelled", **parts), outlet="Coast Times", days=30.5)
    whole = link([first, second, third])
    assert whole[0].events == whole[1].events
    assert link([third], linker=resumed(whole[1:2])) == whole[2:]


def test_what_is_forgotten_leaves_nothing_behind() -> None:
    linker = Linker()
    for n in range(0, 400, 20):
        linker.add(account(SHELLING, TALKS, AT_PINE, days=n))
    last = linker.add(account(TALKS, days=1000))
    fresh = Linker()
    fresh.resume(last)
    assert linker._words == fresh._words
    assert linker._events == fresh._events
    assert linker._by_key == fresh._by_key
