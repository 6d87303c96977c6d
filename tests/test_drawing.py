"""What a case keeps of the last picture: in use or out of use, never out of step with its reports."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from dateline import cases
from dateline.cases import Drawing, account_version, draw_case, link_case
from dateline.judgements import Correction
from dateline.judging import judge
from dateline.pipeline import draw
from dateline.records import Reading
from dateline.store import Case, open_case
from tests.filling import keep_readings

Readings = tuple[Reading, ...]
LAST = datetime(2024, 4, 22, tzinfo=UTC)
EARLIER = datetime(2024, 4, 12, tzinfo=UTC)
PARTS = ("contested", "events", "rest", "tellings")


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Case]:
    """A case that keeps pictures of a few reports, as else of hundreds."""
    monkeypatch.setattr(cases, "_MOST_AFTER", 2)
    monkeypatch.setattr(cases, "_SETTLES", timedelta(days=1))
    with open_case(tmp_path / "april.case", create=True) as case:
        yield case


def stamps(case: Case) -> dict[str, str]:
    """What each part that is kept was drawn from."""
    found = {part: case.part(account_version(), part) for part in PARTS}
    return {part: kept[0] for part, kept in found.items() if kept}


def test_reports_added_over_days_make_the_picture_of_all_whatever_was_kept(
    case: Case, demo_readings: Readings
) -> None:
    for end in range(4, len(demo_readings) + 1, 4):
        keep_readings(case, demo_readings[:end])
        moment = demo_readings[end - 1].document.published_at
        assert moment is not None
        for _ in range(2):
            assert draw_case(case, as_of=moment) == draw(demo_readings[:end], as_of=moment)
    assert set(stamps(case)) == set(PARTS)


def test_what_was_drawn_before_is_not_drawn_again(case: Case, demo_readings: Readings) -> None:
    keep_readings(case, demo_readings)
    first, again = Drawing(case, as_of=LAST), Drawing(case, as_of=LAST)
    assert first.picture == again.picture
    assert "accounts" in first.__dict__
    assert "accounts" not in again.__dict__


@pytest.mark.parametrize("late", [3, 20, 34])
def test_a_report_that_comes_late_makes_the_picture_anew(
    case: Case, demo_readings: Readings, late: int
) -> None:
    keep_readings(case, [r for n, r in enumerate(demo_readings) if n != late])
    draw_case(case, as_of=LAST)
    keep_readings(case, demo_readings)
    assert draw_case(case, as_of=LAST) == draw(demo_readings, as_of=LAST)
    assert draw_case(case, as_of=LAST) == draw(demo_readings, as_of=LAST)


def test_a_view_of_the_past_puts_nothing_in_the_place_of_the_newest(
    case: Case, demo_readings: Readings
) -> None:
    keep_readings(case, demo_readings)
    draw_case(case, as_of=LAST)
    before = stamps(case)
    early = [r for r in demo_readings if (at := r.document.published_at) and at <= EARLIER]
    assert draw_case(case, as_of=EARLIER) == draw(early, as_of=EARLIER)
    assert stamps(case) == before


def test_a_judgement_and_its_withdrawal_put_what_is_kept_out_of_use(
    case: Case, demo_readings: Readings
) -> None:
    keep_readings(case, demo_readings)
    plain = draw_case(case, as_of=LAST)
    told = plain.events[0].tellings[0].told
    (made,) = judge(case, [told.id], Correction(not_an_event=True), author="ada", reason="no event").made
    judged = draw_case(case, as_of=LAST)
    assert told.id not in {t.told.id for event in judged.events for t in event.tellings}
    assert draw_case(case, as_of=LAST) == judged
    case.withdraw(made.id, by="ada")
    assert draw_case(case, as_of=LAST) == plain


@pytest.mark.parametrize("part", PARTS)
def test_a_damaged_part_is_drawn_anew(case: Case, demo_readings: Readings, part: str) -> None:
    keep_readings(case, demo_readings)
    drawn = draw_case(case, as_of=LAST)
    with case._writing() as connection:
        connection.execute(text("UPDATE pictures SET payload = X'00' WHERE part = :part"), {"part": part})
    assert case.part(account_version(), part) is None
    assert draw_case(case, as_of=LAST) == drawn
    assert set(stamps(case)) == set(PARTS)


def test_what_stands_under_another_stamp_is_not_looked_at(case: Case, demo_readings: Readings) -> None:
    keep_readings(case, demo_readings)
    case.keep_parts(account_version(), "of another time", dict.fromkeys(PARTS, b"nonsense"))
    assert draw_case(case, as_of=LAST) == draw(demo_readings, as_of=LAST)
    assert "of another time" not in stamps(case).values()


def test_accounts_that_others_change_meanwhile_leave_nothing_kept(
    case: Case, demo_readings: Readings
) -> None:
    keep_readings(case, demo_readings)
    drawing = Drawing(case, as_of=LAST)
    with case._writing() as connection:
        connection.execute(text("UPDATE accounts SET chain = 'of somebody else'"))
    assert drawing.picture.reports == 0
    assert stamps(case) == {}


def test_a_case_that_cannot_be_written_to_is_drawn_all_the_same(
    case: Case, demo_readings: Readings, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_readings(case, demo_readings)
    link_case(case)
    monkeypatch.setattr(case, "_writer", case._engine.execution_options(writes=False))
    with case._engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA query_only=ON")
    assert draw_case(case, as_of=LAST) == draw(demo_readings, as_of=LAST)
    assert stamps(case) == {}
