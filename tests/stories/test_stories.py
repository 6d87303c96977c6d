"""What a story is, and the sagas that stories make."""

from datetime import timedelta

from dateline.records import Account, Saga, Story
from dateline.stories import make_sagas, make_stories
from tests.tellings import MORNING, NORLAND, OSTREACH, SUDMARK, account, line

SHELLED = ("Norland shelled the harbour of Elm.", "shelled")
MET = ("Norland met Ostreach.", "met")


def told(story: str | None, days: float = 0, *events: str, **parts: object) -> Account:
    """A report of this story, with these events."""
    lines = [line(*SHELLED) for _ in events]
    return account(*lines, days=days, outlet=f"Outlet {days}", story=story, events=events, **parts)


def only(*accounts: Account) -> Story:
    (story,) = make_stories(accounts)
    return story


def test_a_story_has_its_reports_in_order_and_when_it_began_and_was_last_told() -> None:
    accounts = [told("sty_1", days, "evn_1") for days in (0, 1, 2)]
    story = only(*accounts)
    assert story.documents == tuple(account.document for account in accounts)
    assert (story.first_at, story.last_at) == (MORNING, MORNING + timedelta(days=2))


def test_copies_of_a_text_are_one_origin_of_a_story() -> None:
    copies = [told("sty_1", days, "evn_1", origin="ori_wire") for days in (0, 1, 2)]
    assert only(*copies, told("sty_1", 3, "evn_1")).origins == 2


def test_events_come_by_the_number_of_reports_that_tell_them() -> None:
    story = only(
        told("sty_1", 0, "evn_1", "evn_2"),
        told("sty_1", 1, "evn_2", "evn_3", "evn_3", "evn_3"),
        told("sty_1", 2, "evn_2"),
    )
    assert story.events[0] == "evn_2"
    assert set(story.events) == {"evn_1", "evn_2", "evn_3"}


def test_the_title_is_that_of_the_report_that_tells_most_of_what_others_tell() -> None:
    story = only(
        told("sty_1", 0, "evn_1", title="One thing"),
        told("sty_1", 1, "evn_1", "evn_2", title="Both things"),
        told("sty_1", 2, "evn_2", "evn_3", title="Something else"),
    )
    assert story.title == "Both things"


def test_a_story_of_reports_without_a_title_says_so() -> None:
    assert only(told("sty_1", 0, "evn_1")).title == "(no title)"


def test_stories_come_in_the_order_in_which_they_began() -> None:
    accounts = [told("sty_b", 0), told("sty_a", 1), told("sty_b", 2), told(None, 3)]
    assert [story.id for story in make_stories(accounts)] == ["sty_b", "sty_a"]


def between(one: str, days: float, story: str) -> Account:
    """A report of this story, of what Norland did to a country."""
    other = {"XSM": SUDMARK, "XOR": OSTREACH}[one]
    made = line(*SHELLED, actors=(NORLAND,), recipients=(other,))
    return account(made, days=days, outlet=f"Outlet {days}", story=story, events=(f"evn_{story}",))


def sagas(*accounts: Account) -> tuple[Saga, ...]:
    return make_sagas(make_stories(accounts), accounts)


def test_stories_between_the_same_two_sides_make_a_saga() -> None:
    one, other = sagas(between("XSM", 0, "sty_1"), between("XOR", 3, "sty_2"), between("XSM", 9, "sty_3"))
    assert (one.dyad, one.stories) == (("XNL", "XSM"), ("sty_1", "sty_3"))
    assert (other.dyad, other.stories) == (("XNL", "XOR"), ("sty_2",))
    assert (one.first_at, one.last_at) == (MORNING, MORNING + timedelta(days=9))


def test_two_sides_that_rest_for_more_than_three_weeks_begin_a_new_saga() -> None:
    within = sagas(between("XSM", 0, "sty_1"), between("XSM", 20, "sty_2"))
    beyond = sagas(between("XSM", 0, "sty_1"), between("XSM", 22, "sty_2"))
    assert [saga.stories for saga in within] == [("sty_1", "sty_2")]
    assert [saga.stories for saga in beyond] == [("sty_1",), ("sty_2",)]
    assert len({saga.id for saga in beyond}) == 2


def test_a_story_of_one_side_is_of_no_saga() -> None:
    alone = line(*MET, actors=(NORLAND,), recipients=())
    assert sagas(account(alone, story="sty_1", events=("evn_1",))) == ()


def test_the_two_sides_of_a_story_are_those_met_most() -> None:
    sides = [(NORLAND, SUDMARK), (NORLAND, SUDMARK), (OSTREACH, SUDMARK)]
    lines = [line(*SHELLED, actors=(a,), recipients=(b,)) for a, b in sides]
    (saga,) = sagas(account(*lines, story="sty_1", events=("evn_1", "evn_2", "evn_3")))
    assert saga.dyad == ("XNL", "XSM")
