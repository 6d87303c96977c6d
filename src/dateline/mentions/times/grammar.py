"""What expressions of time are made of.

In: items. Out: unresolved expressions, longest first at each place. The kinds follow TIMEX3 (TimeML 1.2.1);
which words belong to an expression follows its guidelines: modifiers ("early", "nearly") do, prepositions
do not. Never computes a date: that needs the anchor, and is done in `resolve`.
"""

import re
from collections.abc import Sequence

from dateline.mentions.times.day_rules import DAY_RULES
from dateline.mentions.times.expressions import Expression, Match
from dateline.mentions.times.lexicon import CODES, Item
from dateline.mentions.times.unit_rules import UNIT_RULES

_PATTERNS = tuple((pattern, rule.make) for rule in (*DAY_RULES, *UNIT_RULES) for pattern in rule.patterns)
_ANY = re.compile("|".join(pattern.pattern for pattern, _ in _PATTERNS))


def find_expressions(items: Sequence[Item]) -> list[Expression]:
    """Expressions in order, not overlapping: at each place the longest that a rule accepts."""
    kinds = "".join(CODES[item.kind] for item in items)
    found: list[Expression] = []
    at = 0
    while opening := _ANY.search(kinds, at):
        expression = _longest(items, kinds, opening.start())
        if expression:
            found.append(expression)
        at = expression.last if expression else opening.start() + 1
    return found


def _longest(items: Sequence[Item], kinds: str, at: int) -> Expression | None:
    matches = [(match.end(), make) for pattern, make in _PATTERNS if (match := pattern.match(kinds, at))]
    for end, make in sorted(matches, key=lambda entry: -entry[0]):
        if expression := make(Match(items, at, end)):
            return expression
    return None
