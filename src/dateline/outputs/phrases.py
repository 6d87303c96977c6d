"""Counts, moments and days in words, the same wherever something is printed."""

from datetime import date, datetime


def count_words(number: int, noun: str, *, plural: str | None = None) -> str:
    """The number with its noun.

    >>> count_words(1, "report"), count_words(2, "report"), count_words(0, "story", plural="stories")
    ('1 report', '2 reports', '0 stories')
    """
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def minute_words(at: datetime) -> str:
    """The moment to the minute, with its offset from UTC: "2024-04-13 20:00+00:00"."""
    return at.isoformat(" ", "minutes")


def days_words(first: date | None, last: date | None) -> str:
    """A day, or the first and last of several: "2024-04-13/2024-04-14"; empty where it is unknown.

    >>> days_words(date(2024, 4, 13), date(2024, 4, 13)), days_words(None, None)
    ('2024-04-13', '')
    """
    if first is None:
        return ""
    return first.isoformat() if last in (None, first) else f"{first}/{last}"
