"""Which story each report tells, in one pass in order of publication."""

from collections.abc import Iterable, Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.records import Account
from dateline.stories import REACH, StoryLinker
from tests.tellings import ELM, NORLAND, OSTREACH, SUDMARK, account, line

SHELLING = line("Norland shelled the harbour of Elm at dawn.", "shelled", place=ELM)
BURNING = line("The harbour of Elm was still burning after Norland shelled it.", "shelled", place=ELM)
FERRY = line(
    "A ferry link between Ostreach and Pine opened.",
    "opened",
    type="AGREE",
    actors=(OSTREACH,),
    recipients=(),
)


def shelling(days: float = 0, *, outlet: str = "Elm Courier") -> Account:
    return account(
        SHELLING, days=days, outlet=outlet, title="Norland shells harbour of Elm", events=("evn_1",)
    )


def aftermath(days: float) -> Account:
    return account(BURNING, days=days, outlet="Pine Post", title="Harbour of Elm burns on", events=("evn_1",))


def ferry(days: float) -> Account:
    return account(FERRY, days=days, outlet="Coast Times", title="Ferry opens", events=("evn_2",))


def link(accounts: Iterable[Account], *, linker: StoryLinker | None = None) -> list[Account]:
    linker = linker or StoryLinker()
    return [linker.add(account) for account in accounts]


def stories(*accounts: Account) -> list[str | None]:
    return [account.story for account in link(accounts)]


def test_two_reports_of_one_event_tell_one_story_and_another_matter_another() -> None:
    one, other, third = stories(shelling(), ferry(0.1), aftermath(0.5))
    assert one == third
    assert one != other


def test_a_first_report_begins_a_story_with_an_id_of_its_own() -> None:
    (story,) = stories(shelling())
    assert story is not None
    assert story.startswith("sty_")
    assert stories(shelling()) == [story]


def test_a_story_that_rests_for_more_than_a_week_begins_anew() -> None:
    within = stories(shelling(), shelling(2, outlet="Pine Post"))
    beyond = stories(shelling(), shelling(REACH.days + 0.1, outlet="Pine Post"))
    assert len(set(within)) == 1
    assert len(set(beyond)) == 2


def test_a_story_that_is_told_on_lasts_longer_than_a_week() -> None:
    found = stories(*(shelling(days, outlet=f"Outlet {days}") for days in range(0, 12, 2)))
    assert len(set(found)) == 1


def test_a_report_joins_the_story_that_it_is_likest_to() -> None:
    found = stories(ferry(0), shelling(0.1), aftermath(0.2), ferry(0.3))
    assert found[2] == found[1]
    assert found[3] == found[0]


def test_the_story_of_an_earlier_report_is_never_revised() -> None:
    accounts = [shelling(), ferry(0.2), aftermath(0.4), ferry(3)]
    for n in range(len(accounts)):
        assert link(accounts[:n]) == link(accounts)[:n]


def test_a_report_without_a_title_or_an_event_has_a_story_too() -> None:
    empty = [account(days=days, outlet=f"Outlet {days}") for days in (0, 1)]
    assert all(found.story for found in link(empty))


kinds = st.sampled_from([shelling, aftermath, ferry])
gaps = st.sampled_from([0.0, 0.3, 1.0, 2.5, 5.0, 8.0])


@settings(max_examples=100)
@given(st.lists(st.tuples(kinds, gaps), min_size=2, max_size=10), st.data())
def test_a_linker_that_is_told_of_the_last_week_goes_on_as_one_that_saw_all(
    steps: Sequence[tuple], data: st.DataObject
) -> None:
    days, accounts = 0.0, []
    for make, gap in steps:
        days += gap
        accounts.append(make(days))
    whole = link(accounts)
    cut = data.draw(st.integers(1, len(accounts) - 1))
    last = accounts[cut - 1].counts_from
    linker = StoryLinker()
    for found in whole[:cut]:
        if found.counts_from >= last - REACH:
            linker.resume(found)
    assert link(accounts[cut:], linker=linker) == whole[cut:]


def test_sides_are_not_what_makes_a_story() -> None:
    tariffs = line("Norland put a tariff on wool from Sudmark.", "put", type="SANCTION")
    same_sides = account(tariffs, title="Wool gets dearer", outlet="Coast Times", days=3, events=("evn_3",))
    assert {party.key for party in same_sides.told[0].actors} == {NORLAND.key}
    assert {party.key for party in same_sides.told[0].recipients} == {SUDMARK.key}
    assert len(set(stories(shelling(), same_sides))) == 2
