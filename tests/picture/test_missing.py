"""What the reports leave open."""

from dateline.events import make_events
from dateline.picture import find_missing
from dateline.records import Account, Missing
from tests.tellings import TODAY, account, line

SHELLED = ("Guns shelled the harbour of Elm.", "shelled")


def told(number: int = 0, *, event: str = "evn_1", **parts: object) -> Account:
    made = line(*SHELLED, **{"day": TODAY, **parts})
    return account(made, outlet=f"Outlet {number}", days=number / 24, events=(event,))


def missing(*accounts: Account) -> tuple[Missing, ...]:
    return find_missing(accounts, make_events(accounts))


def words(*accounts: Account) -> str:
    return " | ".join(found.what for found in missing(*accounts))


def test_nothing_is_missing_where_two_voices_tell_who_and_when() -> None:
    assert missing(told(0), told(1)) == ()


def test_an_attack_by_nobody_known_is_open() -> None:
    (found,) = missing(told(0, actors=()), told(1, actors=()))
    assert found.what.startswith("who did it")
    assert "“shelled”" in found.what


def test_an_attack_that_one_voice_alone_tells_is_open() -> None:
    assert "only Outlet 0 says so" in words(told(0))


def test_an_attack_without_a_day_is_open() -> None:
    assert "on what day" in words(told(0, day=None), told(1, day=None))


def test_what_is_missing_points_to_the_sentence_that_leaves_it_open() -> None:
    accounts = told(0, actors=()), told(1, actors=())
    (found,) = missing(*accounts)
    (citation,) = found.citations
    sentence = accounts[0].told[0].sentence
    assert (citation.document, citation.start, citation.end) == (
        accounts[0].document,
        sentence.start,
        sentence.end,
    )


def test_history_and_what_is_only_expected_leave_nothing_open() -> None:
    assert missing(told(0, historical=True)) == missing(told(0, status="planned")) == ()


def test_reports_without_a_publication_time_are_counted() -> None:
    undated = [account(outlet=f"Outlet {n}", published_at=None) for n in range(2)]
    assert words(undated[0]).startswith("1 report has no publication time")
    assert words(*undated).startswith("2 reports have no publication time")
