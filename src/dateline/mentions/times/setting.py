"""What an expression of time is read against, and what it comes to.

In: publication, the tense of a clause, the times named before. Out: the records that `days` and `resolve`
work on, and the choice of one date among several.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo

from dateline.mentions.times.expressions import Expression
from dateline.mentions.times.stretches import Stretch
from dateline.mentions.times.tense import Tense
from dateline.records import Interval
from dateline.records.mention import TimeType
from dateline.records.time import Basis

OPEN_DAY = "XXXX-XX-XX"
REFS = {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}
_SOON, _LONG_AGO = 100, 260  # days: a bare date this near ahead and this far behind is the one ahead


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What an expression is read against.

    `anchor` is the publication time, None when unknown; `tense` where its clause looks; `earlier` the
    interval of the nearest earlier time in the text, `earlier_day` of the nearest that tells a day;
    `near_day` a day named in the same sentence or the one before; `year` a bare year that opens the same
    sentence; `after` the word before it.
    """

    anchor: datetime | None
    tense: Tense | None = None
    earlier: Interval | None = None
    earlier_day: Interval | None = None
    near_day: date | None = None
    year: int | None = None
    after: str = ""

    @property
    def clock(self) -> tzinfo:
        return (self.anchor.tzinfo if self.anchor else None) or UTC

    @property
    def today(self) -> date | None:
        return self.anchor.date() if self.anchor else None


@dataclass(frozen=True, slots=True)
class Resolved:
    """Type, value and interval of an expression."""

    type: TimeType
    value: str
    interval: Interval | None = None


def basis_of(expression: Expression) -> Basis:
    return "stated" if expression.year is not None or expression.value else "relative"


def stretched(stretch: Stretch | None, expression: Expression, setting: Setting) -> Resolved | None:
    if stretch is None:
        return None
    return Resolved("DATE", stretch.value, stretch.on(setting.clock, basis_of(expression)))


def known(day: date | None) -> date:
    if day is None:
        raise ValueError("no anchor")
    return day


def choose(options: list[date], setting: Setting) -> date:
    """Of a day in several years or months, the latest up to today or the next, as the clause looks.

    A bare date close ahead is meant for itself, not for one most of a year ago, unless the clause tells
    of the past.
    """
    today = known(setting.today)
    back = [option for option in options if option <= today]
    ahead = [option for option in options if option >= today]
    if not ahead or not back:
        raise ValueError("the calendar ends there")
    if setting.tense == "near":
        return min(back[-1], ahead[0], key=lambda day: abs(day - today))
    if setting.tense == "forward":
        return ahead[0]
    far = (today - back[-1]).days > _LONG_AGO and (ahead[0] - today).days < _SOON
    return ahead[0] if far and setting.tense is None else back[-1]
