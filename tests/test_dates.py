from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.dates import parse_publication
from dateline.errors import InputError

READ = [
    ("2024-04-10", "2024-04-10T00:00:00+00:00"),
    ("20240410", "2024-04-10T00:00:00+00:00"),
    ("2024/04/10", "2024-04-10T00:00:00+00:00"),
    ("2024-04-10+02:00", "2024-04-10T00:00:00+02:00"),
    ("2024-04-10T17:00:00-04:00", "2024-04-10T17:00:00-04:00"),
    ("2024-04-10T17:00:00.123456789Z", "2024-04-10T17:00:00.123456+00:00"),
    ("20240410T1705+0530", "2024-04-10T17:05:00+05:30"),
    ("2024-04-10 17:00", "2024-04-10T17:00:00+00:00"),
    ("Wed, 10 Apr 2024 17:00:00 -0400", "2024-04-10T17:00:00-04:00"),
    ("Wed, 10 Apr 2024 17:00:00 -0400 (EDT)", "2024-04-10T17:00:00-04:00"),
    ("10 April 2024", "2024-04-10T00:00:00+00:00"),
    ("the 10th of April 2024", "2024-04-10T00:00:00+00:00"),
    ("10-Apr-2024", "2024-04-10T00:00:00+00:00"),
    ("April 10, 2024 5:00 pm EDT", "2024-04-10T17:00:00-04:00"),
    ("April 10th, 2024, at 5 p.m. ET", "2024-04-10T17:00:00-04:00"),
    ("January 10, 2024, 5 p.m. ET", "2024-01-10T17:00:00-05:00"),
    ("5:00 PM EDT, Wed April 10, 2024", "2024-04-10T17:00:00-04:00"),
    ("12:30 am UTC+3, Sept. 5 2023", "2023-09-05T00:30:00+03:00"),
    ("13/04/2024", "2024-04-13T00:00:00+00:00"),
    ("04.04.2024", "2024-04-04T00:00:00+00:00"),
]

REFUSED = [
    ("04/05/2024", "it can mean 4 May or 5 April"),
    ("00/05/2024", "there is no such day"),
    ("5 pm IST 10 April 2024", '"IST" is not one known time zone'),
    ("10 April 2024 17:00 EDT IST", "more than one zone"),
    ("10 April 2024 11 April 2024", "more than one date"),
    ("Monday 10 April 2024", "2024-04-10 was a Wednesday"),
    ("April 2024", "cannot be read"),
    ("2024-W15", "cannot be read"),
    ("10 April 24", "cannot be read"),
    ("10 Brumaire 2024", '"Brumaire" is not a month'),
    ("today", "no full date"),
    ("", "no full date"),
    ("31 April 2024", "there is no such day"),
    ("2024-04-10T25:00", "no such day or hour"),
    ("13 pm 10 April 2024", "there is no hour 13 pm"),
    ("2024-04-10T17:00+99:00", "no clock has that offset"),
    ("0001-01-01T00:00:00Z", "0001 is not a year of publication"),
    ("1712764800", "cannot be read"),
    ("٢٠٢٤-٠٤-١٠", "cannot be read"),
    ("2024-04-10" + " " * 5000, "too long"),
]


@pytest.mark.parametrize(("words", "moment"), READ)
def test_a_date_is_read_on_the_clock_it_gives(words: str, moment: str) -> None:
    assert parse_publication(words).isoformat() == moment


@pytest.mark.parametrize(("words", "cause"), REFUSED)
def test_what_is_not_one_moment_is_refused_with_its_reason(words: str, cause: str) -> None:
    with pytest.raises(InputError) as refusal:
        parse_publication(words)
    assert cause in refusal.value.cause
    assert "write it as 2024-04-10" in str(refusal.value)


@given(
    st.datetimes(min_value=datetime(1700, 1, 1), max_value=datetime(2150, 1, 1)),  # noqa: DTZ001
    st.integers(min_value=-14 * 4, max_value=14 * 4),
)
def test_iso_comes_back_as_it_went(moment: datetime, quarters: int) -> None:
    aware = moment.replace(tzinfo=timezone(timedelta(minutes=15 * quarters)))
    assert parse_publication(aware.isoformat()) == aware
    assert parse_publication(aware.isoformat()).isoformat() == aware.isoformat()


@given(st.text(max_size=200))
def test_any_words_give_a_moment_or_a_refusal(words: str) -> None:
    outcome: datetime | InputError
    try:
        outcome = parse_publication(words)
    except InputError as refusal:
        outcome = refusal
    assert str(outcome).isprintable()
