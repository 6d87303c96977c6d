"""Words of a stretch of text, and the numbers they spell.

In: characters. Out: words with their places, and what "twenty-five", "2.3 million" or "a dozen" comes to.
Never reads more than once over a character, so a long line costs what its length is.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple


class Word(NamedTuple):
    """A word, number or mark: ``text[start:end] == text`` of the word. A tuple, because there are many."""

    start: int
    end: int
    text: str
    lower: str


class Number(NamedTuple):
    """What a run of words comes to; `end` is the place after the last of them."""

    value: float
    end: int


# Written as one alternation without nested repeats: every branch is linear in what it takes.
_WORD = re.compile(
    r"""[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9-])
          (?:T[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,9})?)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?
      | [0-9]{1,2}[/.][0-9]{1,2}[/.][0-9]{4}(?![0-9])
      | [0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?(?![0-9])
      | [0-9]{1,4}(?:st|nd|rd|th|s)(?!\w)
      | [0-9]+(?:[.:][0-9]+)?
      | (?:[^\W\d_]\.){2,}
      | [aApP]\.[mM]\b
      | [qQ][1-4](?!\w)
      | [oO]['’]clock\b
      | ['’][sS]\b
      | [^\W\d_]+
      | \S""",
    re.VERBOSE,
)

_SMALL = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen".split()
    )
}
_TENS = {
    word: 10 * value
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
SCALES = {
    "dozen": 12, "hundred": 100, "thousand": 1_000, "million": 10**6, "billion": 10**9, "trillion": 10**12,
}  # fmt: skip
_LETTERS = {"k": 1_000, "m": 10**6, "mn": 10**6, "bn": 10**9, "tn": 10**12}
SPELLED = frozenset([*_SMALL, *_TENS, *SCALES, "half"])
_MARKS = frozenset("-‐‑")
_LONGEST = 15  # digits beyond which no count of anything in the news goes


@lru_cache(maxsize=1024)  # times and figures are looked for in the same words
def find_words(text: str, *, start: int, end: int) -> tuple[Word, ...]:
    """All words, numbers and marks between `start` and `end`, in order.

    An ISO date, "1,400", "10:30", "5th", "1990s", "a.m." and the possessive "'s" are one word each.
    """
    words = []
    for match in _WORD.finditer(text, start, end):
        word = match.group()
        words.append(Word(match.start(), match.end(), word, word.lower()))
    return tuple(words)


def read_number(words: Sequence[Word], *, at: int) -> Number | None:
    """The number that starts at the word `at`; None when none starts there.

    Takes digits with a scale ("2.3 million", "5bn" where letter and digits touch), spelled numbers
    ("twenty-five", "one hundred and twenty", "two and a half"), "a dozen" and "half a million".
    """
    first = words[at].lower
    if first[0] in "0123456789":
        return _digits(words, at)
    if first in ("a", "an", "half"):
        return _scaled_article(words, at)
    if first in _SMALL or first in _TENS:
        return _spelled(words, at)
    return None


def _lower(words: Sequence[Word], at: int) -> str:
    return words[at].lower if at < len(words) else ""


def _digits(words: Sequence[Word], at: int) -> Number | None:
    plain = words[at].text.replace(",", "")
    if len(plain) > _LONGEST or not plain.replace(".", "", 1).isdigit():
        return None
    value, after = float(plain), at + 1
    while _continues(words, after) and len(plain) <= _LONGEST:  # "1 400", "12 000"
        plain, after = plain + words[after].text, after + 1
        value = float(plain)
    if [_lower(words, after + i) for i in range(3)] == ["1", "/", "2"]:
        return Number(value + 0.5, after + 3)
    following = _lower(words, after)
    if following in _LETTERS and words[after].start == words[at].end:
        return Number(value * _LETTERS[following], after + 1)
    if following in _MARKS and _lower(words, after + 1) in SCALES:
        return Number(value * SCALES[words[after + 1].lower], after + 2)
    if following in SCALES:
        return Number(value * SCALES[following], after + 1)
    return Number(value, after)


def _continues(words: Sequence[Word], at: int) -> bool:
    """Whether three digits behind a blank go on with the number before ("1 400")."""
    if at >= len(words) or len(words[at].text) != 3 or not words[at].text.isdigit():
        return False
    before = words[at - 1]
    return words[at].start - before.end == 1 and before.text.isdigit() and len(before.text) <= 3


def _scaled_article(words: Sequence[Word], at: int) -> Number | None:
    """ "a dozen", "a hundred", "half a million", "half-dozen"."""
    factor, after = (0.5, at + 1) if words[at].lower == "half" else (1.0, at + 1)
    if factor < 1 and _lower(words, after) in ("a", "an", *_MARKS):
        after += 1
    if factor == 1 and _lower(words, after) == "half" and _lower(words, after + 1) in ("-", *SCALES):
        factor, after = 0.5, after + 1 + (_lower(words, after + 1) == "-")
    scale = SCALES.get(_lower(words, after))
    if not scale:
        return None
    rest = (
        _spelled(words, after + 2)
        if scale >= 100 and _lower(words, after + 1) == "and" and after + 2 < len(words)
        else None
    )
    if rest is not None and words[after + 2].lower in {**_SMALL, **_TENS} and rest.value < scale:
        return Number(factor * scale + rest.value, rest.end)
    return Number(factor * scale, after + 1)


def _spelled(words: Sequence[Word], at: int) -> Number:
    """Adds up English number words: the part below a thousand grows until a larger scale closes it."""
    total, part, after = 0.0, 0.0, at
    while after < len(words):
        word = words[after].lower
        if word in _SMALL or word in _TENS:
            if after > at and not _may_add(part, word):
                break
            part += _SMALL.get(word, 0) or _TENS.get(word, 0)
        elif word in SCALES and part * SCALES[word] < 10**_LONGEST:
            part *= SCALES[word]
            if SCALES[word] >= 1_000:
                total, part = total + part, 0.0
        elif not _links(words, at=after, part=part, total=total):
            break
        after += 1
    if [_lower(words, after + i) for i in range(3)] == ["and", "a", "half"]:
        return Number(total + part + 0.5, after + 3)
    return Number(total + part, after)


def _may_add(part: float, word: str) -> bool:
    """ "twenty five" and "one hundred forty" add up; "five ten" are two numbers."""
    if word in _TENS:
        return part % 100 == 0
    return part % 100 == 0 or (part % 10 == 0 and part % 100 >= 20 and _SMALL[word] < 10)


def _links(words: Sequence[Word], *, at: int, part: float, total: float) -> bool:
    """A hyphen inside "twenty-five", "and" inside "one hundred and five"."""
    following = _lower(words, at + 1)
    if words[at].text in _MARKS:
        return (part % 100 >= 20 and 0 < _SMALL.get(following, 0) < 10) or following in SCALES
    return (
        words[at].lower == "and"
        and (following in _SMALL or following in _TENS)
        and ((part >= 100 and part % 100 == 0) or (part == 0 and total > 0))
    )
