"""Expressions that stand together are one: "10:30 p.m. ET on Saturday", "Monday to Wednesday".

In: items and the expressions found in them. Out: expressions joined across the small words between. Never
joins what a verb of moving sets apart ("postponed from Monday to Wednesday" is two dates).
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from dateline.mentions.times.expressions import Expression
from dateline.mentions.times.lexicon import Item

# Kinds of words that may stand between the pieces of one moment.
_GAPS = frozenset(
    tuple(gap.split())
    for gap in "|comma|on|comma on|of|at|comma at|approx|at approx|comma at approx|in|in the|on the|open".split(
        "|"
    )
)
_JOINTS = frozenset({"to", "dash"})
_MOVED = frozenset(
    "postponed moved delayed rescheduled pushed brought shifted changed deferred put postpone "
    "move delay reschedule push shift postponing moving delaying".split()
)
_LATER_HALF = frozenset({"TAF", "TEV", "TNI"})
_DAYS = frozenset({"day", "written"})
_ENDS = frozenset({"day", "month", "year", "clock", "written", "season", "quarter"})

Join = Callable[[Sequence[Item], Expression, Expression], Expression | None]


def join_expressions(items: Sequence[Item], expressions: Sequence[Expression]) -> list[Expression]:
    """Clock, part of day and day joined into one moment; then two ends joined into a range."""
    for join in (_moment, _moment, _range):
        expressions = _pairwise(items, expressions, join=join)
    return list(expressions)


def _pairwise(items: Sequence[Item], expressions: Sequence[Expression], *, join: Join) -> list[Expression]:
    joined: list[Expression] = []
    for expression in expressions:
        one = join(items, joined[-1], expression) if joined else None
        if one:
            joined[-1] = one
        else:
            joined.append(expression)
    return joined


def _moment(items: Sequence[Item], left: Expression, right: Expression) -> Expression | None:
    if left.other or right.other or tuple(item.kind for item in items[left.last : right.first]) not in _GAPS:
        return None
    first, last = left.first, right.last
    if items[right.first - 1].kind == "open" and left.kind == "clock":
        return _same_moment(items, left, right)
    if left.kind == "clock" and right.kind == "part":
        return replace(left, last=last, part="", clock=_twelve(left, right.part))
    for day, detail in ((left, right), (right, left)):
        if day.kind not in _DAYS or day.clock:
            continue
        if detail.kind == "clock":
            clock = _twelve(detail, day.part) if detail.part == "open" else detail.clock
            return replace(
                day, first=first, last=last, clock=clock, zone=detail.zone, grain=detail.grain, part=""
            )
        if (
            detail.kind == "part"
            and not day.part
            and day.kind == "day"
            and (detail is left or last - right.first == 1)
        ):
            return replace(day, first=first, last=last, part=detail.part)
    return None


def _same_moment(items: Sequence[Item], left: Expression, right: Expression) -> Expression | None:
    """ "4 a.m. (0200 GMT)" tells the zone of the first reading; "2:30 a.m. (2330 GMT Friday)" the day too."""
    if (
        right.last == len(items)
        or items[right.last].kind != "close"
        or not isinstance(right.zone, int | float)
    ):
        return None
    last = right.last + 1
    if right.kind == "day":
        return replace(right, first=left.first, last=last)
    hours = _hours(left.clock) - _hours(right.clock) + right.zone
    return replace(left, last=last, zone=(hours + 11) % 24 - 11)


def _hours(clock: str) -> float:
    hour, minute = clock.split(":")
    return int(hour) + int(minute) / 60


def _twelve(clock: Expression, part: str) -> str:
    """The hour on 24, where only the part of day tells the half: "eight o'clock tonight"."""
    hour, minute = clock.clock.split(":")
    later = part in _LATER_HALF and 1 <= int(hour) < 12 and not (part == "TNI" and int(hour) < 5)
    return f"{int(hour) + 12:02}:{minute}" if clock.part == "open" and later else clock.clock


def _range(items: Sequence[Item], left: Expression, right: Expression) -> Expression | None:
    gap = [item.kind for item in items[left.last : right.first]]
    before = items[left.first - 1].lower if left.first else ""
    if len(gap) != 1 or left.other or right.other or left.kind != right.kind or left.kind not in _ENDS:
        return None
    if gap[0] not in _JOINTS and not (gap[0] == "and" and before == "between"):
        return None
    if any(item.lower in _MOVED for item in items[max(0, left.first - 12) : left.first]):
        return None
    return replace(left, last=right.last, other=right)
