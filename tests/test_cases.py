"""A case kept up to date: when, in what order and by whom its reports were set in line changes no picture."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Barrier

import pytest
from sqlalchemy import text

from dateline import cases
from dateline.cases import (
    account_version,
    accounts_of,
    add_report,
    draw_case,
    latest_moment,
    link_case,
    readings_of,
    trace_case,
)
from dateline.errors import InputError
from dateline.pipeline import draw, read
from dateline.records import Account, Picture, Reading, make_document
from dateline.store import Case, open_case
from tests.filling import keep_readings

Readings = tuple[Reading, ...]
LAST = datetime(2024, 4, 22, tzinfo=UTC)
MOMENTS = [datetime(2024, 4, day, hour, tzinfo=UTC) for day, hour in ((1, 0), (9, 6), (14, 12), (22, 0))]


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with open_case(tmp_path / "april.case", create=True) as case:
        yield case
        assert case.check() == []


@pytest.fixture(scope="module")
def whole(demo_readings: Readings) -> Picture:
    """What all readings of the demo say at its end."""
    return draw(demo_readings, as_of=LAST)


def accounts(case: Case, *, as_of: datetime = LAST) -> tuple[Account, ...]:
    return accounts_of(case, as_of=as_of)


@pytest.mark.parametrize("as_of", MOMENTS)
def test_the_picture_of_a_case_is_that_of_its_readings(
    demo_case: str, demo_readings: Readings, as_of: datetime
) -> None:
    with open_case(demo_case) as case:
        assert draw_case(case, as_of=as_of) == draw(demo_readings, as_of=as_of)


@pytest.mark.parametrize("as_of", MOMENTS[1:3])
def test_reports_that_are_added_later_change_no_earlier_picture(
    case: Case, demo_readings: Readings, as_of: datetime
) -> None:
    early = [r for r in demo_readings if (at := r.document.published_at) and at <= as_of]
    keep_readings(case, early)
    before = draw_case(case, as_of=as_of)
    keep_readings(case, demo_readings)
    assert draw_case(case, as_of=LAST).reports == len(demo_readings)
    assert draw_case(case, as_of=as_of) == before


def test_reports_added_one_by_one_make_the_picture_of_all_at_once(
    case: Case, demo_readings: Readings, whole: Picture
) -> None:
    for start in range(0, len(demo_readings), 5):
        keep_readings(case, demo_readings[: start + 5])
        assert link_case(case) == len(demo_readings[start : start + 5])
    assert draw_case(case, as_of=LAST) == whole


@pytest.mark.parametrize("late", [3, 20])
def test_an_older_report_that_comes_late_is_set_in_its_place(
    case: Case, demo_readings: Readings, whole: Picture, late: int
) -> None:
    keep_readings(case, [r for n, r in enumerate(demo_readings) if n != late])
    assert link_case(case) == len(demo_readings) - 1
    keep_readings(case, demo_readings)
    assert link_case(case) == len(demo_readings) - late
    assert draw_case(case, as_of=LAST) == whole


def test_reports_added_in_reverse_make_the_same_picture(
    case: Case, demo_readings: Readings, whole: Picture
) -> None:
    for start in range(len(demo_readings) - 9, -1, -9):
        keep_readings(case, demo_readings[start:])
        link_case(case)
    assert draw_case(case, as_of=LAST) == whole


def test_what_stands_in_line_is_not_set_again(case: Case, demo_readings: Readings) -> None:
    keep_readings(case, demo_readings[:6])
    assert [link_case(case) for _ in range(3)] == [6, 0, 0]
    before = dict(case.chains(account_version()))
    draw_case(case, as_of=LAST)
    assert case.chains(account_version()) == before


def test_a_report_that_nobody_has_read_is_in_no_picture(case: Case, demo_readings: Readings) -> None:
    keep_readings(case, demo_readings[:6])
    add_report(case, demo_readings[6].document)
    assert draw_case(case, as_of=LAST) == draw(demo_readings[:6], as_of=LAST)
    assert latest_moment(case) == demo_readings[5].document.published_at


def test_an_empty_case_has_an_empty_picture(case: Case) -> None:
    assert link_case(case) == 0
    assert latest_moment(case) is None
    assert draw_case(case, as_of=LAST) == draw((), as_of=LAST)


@pytest.mark.parametrize("lost", ["documents.number > 20", "documents.number % 3 = 0"])
def test_linking_that_was_cut_off_goes_on_where_it_stopped(
    case: Case, demo_readings: Readings, whole: Picture, lost: str
) -> None:
    keep_readings(case, demo_readings)
    assert draw_case(case, as_of=LAST) == whole
    with case._writing() as connection:
        connection.execute(
            text(f"DELETE FROM accounts WHERE document IN (SELECT id FROM documents WHERE {lost})")
        )
    assert 0 < link_case(case) <= len(demo_readings)
    assert draw_case(case, as_of=LAST) == whole


def test_linking_keeps_what_it_has_after_each_batch(
    case: Case, demo_readings: Readings, whole: Picture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cases, "_BATCH", 10)
    keep_readings(case, demo_readings)
    with case._writing() as connection:
        gone = demo_readings[25].document.id
        connection.execute(text("UPDATE readings SET payload = x'' WHERE document = :id"), {"id": gone})
    with pytest.raises(InputError):
        link_case(case)
    assert len(case.chains(account_version())) == 20
    case.drop(cases.READING, cases.reading_version())
    keep_readings(case, demo_readings)
    assert link_case(case) == len(demo_readings) - 20
    assert draw_case(case, as_of=LAST) == whole


def test_two_that_link_one_case_at_once_end_in_one_picture(
    tmp_path: Path, demo_readings: Readings, whole: Picture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cases, "_BATCH", 4)
    where = tmp_path / "april.case"
    start = Barrier(2)

    def link(batches: Sequence[Readings]) -> None:
        with open_case(where) as mine:
            start.wait(timeout=60)
            for batch in batches:
                keep_readings(mine, batch, known=demo_readings)
                link_case(mine)

    with open_case(where, create=True) as case:
        keep_readings(case, demo_readings[10:20])
        ahead, behind = (demo_readings[20:28], demo_readings[28:]), (demo_readings[5:10], demo_readings[:5])
        with ThreadPoolExecutor(2) as pool:
            list(pool.map(link, (ahead, behind)))
        assert draw_case(case, as_of=LAST) == whole
        assert case.check() == []


WORDS = (
    "Norland shelled the harbour of Elm, its army said.",
    "The army of Norland shelled the harbour of Elm again on Tuesday, two officials said.",
    "Norland's foreign minister will visit Sudmark on Thursday, the ministry said.",
    "Sudmark asked Norland to stop the shelling of Elm, a spokesman said.",
    "The foreign minister of Norland visited Sudmark and met its president.",
)


@pytest.fixture(scope="module")
def months() -> Readings:
    """Reports over a quarter: past the time after which events, stories and copies of a text are met no more."""
    start = datetime(2031, 1, 6, 9, tzinfo=UTC)
    days = (0, 1, 6, 8, 13, 20, 27, 29, 31, 38, 45, 60, 61, 68, 90)
    return tuple(
        read(
            make_document(
                WORDS[n * 2 % 5], outlet=f"Outlet {n % 4}", published_at=start + timedelta(days=day)
            )
        )
        for n, day in enumerate(days)
    )


@pytest.mark.parametrize("step", [1, 4])
def test_over_months_reports_added_one_by_one_are_set_as_all_at_once(
    tmp_path: Path, months: Readings, step: int
) -> None:
    end = datetime(2031, 5, 1, tzinfo=UTC)
    with (
        open_case(tmp_path / "one.case", create=True) as one,
        open_case(tmp_path / "all.case", create=True) as all_,
    ):
        for n in range(0, len(months), step):
            keep_readings(one, months[: n + step])
            link_case(one)
        keep_readings(all_, months)
        assert accounts(one, as_of=end) == accounts(all_, as_of=end)


@pytest.mark.parametrize("late", [0, 4, 11])
def test_over_months_an_older_report_that_comes_late_is_set_in_its_place(
    tmp_path: Path, months: Readings, late: int
) -> None:
    end = datetime(2031, 5, 1, tzinfo=UTC)
    with (
        open_case(tmp_path / "one.case", create=True) as one,
        open_case(tmp_path / "all.case", create=True) as all_,
    ):
        keep_readings(one, [r for n, r in enumerate(months) if n != late])
        link_case(one)
        keep_readings(one, months)
        keep_readings(all_, months)
        assert accounts(one, as_of=end) == accounts(all_, as_of=end)


def test_a_report_whose_times_are_unknown_counts_always_and_moves_no_moment(case: Case) -> None:
    before = datetime.now(UTC)
    undated = read(make_document(WORDS[0], outlet="Elm Courier"))
    keep_readings(case, [undated])
    added = latest_moment(case)
    assert added is not None
    assert added >= before
    dated = read(make_document(WORDS[1], outlet="Elm Courier", published_at=LAST))
    keep_readings(case, [dated])
    assert latest_moment(case) == LAST
    assert [a.counts_from for a in accounts(case)] == [None, LAST]
    assert draw_case(case, as_of=LAST) == draw([dated, undated], as_of=LAST)
    assert [a.document for a in accounts(case, as_of=LAST - timedelta(days=999))] == [undated.document.id]


def test_undated_reports_change_no_picture_by_when_they_were_added(case: Case, tmp_path: Path) -> None:
    undated = [read(make_document(words, outlet=f"Outlet {n}")) for n, words in enumerate(WORDS)]
    dated = read(make_document(WORDS[0], outlet="Elm Courier", published_at=LAST))
    for one in (undated[0], dated, *undated[1:]):
        keep_readings(case, [one])
        link_case(case)
    with open_case(tmp_path / "all.case", create=True) as whole:
        keep_readings(whole, [*undated, dated])
        assert accounts(whole) == accounts(case)


def test_every_report_of_a_case_is_in_its_newest_picture(case: Case) -> None:
    ahead = make_document(WORDS[0], published_at=LAST + timedelta(days=999), retrieved_at=LAST)
    fetched = make_document(WORDS[1], outlet="One", retrieved_at=LAST + timedelta(hours=1))
    keep_readings(case, [read(ahead), read(fetched), read(make_document(WORDS[0], outlet="Two"))])
    moment = latest_moment(case)
    assert moment == LAST + timedelta(hours=1)
    assert draw_case(case, as_of=moment).reports == 3


def test_accounts_stand_in_the_origin_that_their_text_goes_back_to(demo_case: str) -> None:
    with open_case(demo_case) as case:
        traced = {id: origin.id for origin in trace_case(case) for id in origin.documents}
        assert {account.document: account.origin for account in accounts(case)} == traced


def test_readings_come_in_order_for_a_period(demo_case: str, demo_readings: Readings) -> None:
    since, as_of = datetime(2024, 4, 5, tzinfo=UTC), datetime(2024, 4, 14, 12, tzinfo=UTC)
    times = {r.document.id: r.document.published_at for r in demo_readings}
    with open_case(demo_case) as case:
        found = [reading.document.id for reading in readings_of(case, as_of=as_of, since=since)]
        assert found == sorted(found, key=lambda id: (times[id], id))
        assert set(found) == {id for id, at in times.items() if at and since <= at <= as_of}
        assert len(list(readings_of(case, as_of=as_of))) > len(found)
        assert list(readings_of(case, as_of=as_of, since=since.date())) == list(
            readings_of(case, as_of=as_of, since=since)
        )
