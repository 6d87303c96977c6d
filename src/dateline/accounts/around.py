"""Where things stand in a report: the sentence, the claim and the days around a character."""

from datetime import date, timedelta

from dateline.records import Claim, Extent, Interval, Reading

_LONGEST = 28  # days: "in March" and more tells no day


def sentence_at(reading: Reading, at: int) -> Extent:
    """The sentence that holds a character; the character alone where none does."""
    return next((s for s in reading.sentences if s.start <= at < s.end), Extent(start=at, end=at + 1))


def claim_at(reading: Reading, at: int) -> Claim | None:
    """The narrowest claim whose content holds a character."""
    holding = [c for c in reading.claims if any(s.start <= at < s.end for s in c.content)]
    return min(holding, key=lambda c: (sum(s.end - s.start for s in c.content), c.id), default=None)


def days_of(interval: Interval | None) -> tuple[date, date] | None:
    """The first and last day of an interval; None for one that is longer than four weeks."""
    if interval is None:
        return None
    first, last = interval.earliest.date(), (interval.latest - timedelta(microseconds=1)).date()
    return (first, last) if (last - first).days < _LONGEST else None
