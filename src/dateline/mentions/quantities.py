"""How many, as the words bound it: numbers, ranges and vague amounts with "at least", "up to", "about".

In: the words of a sentence. Out: quantities in order, not overlapping. Bounds are inclusive: "more than
40" has minimum 40, as "at least 40" has. Never decides what is counted: that is for `figures`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from dateline.mentions.figures_lexicon import HANDING
from dateline.mentions.numbers import SCALES, SPELLED, Word, read_number

Bound = Literal["", "min", "max", "vague"]

_PHRASES: tuple[tuple[Bound, str], ...] = (
    (
        "min",
        "at least|at the very least|no fewer than|not fewer than|no less than|not less than|a minimum of|minimum of",
    ),
    (
        "min",
        "more than|well over|just over|over|above|upwards of|upward of|in excess of|greater than|exceeding|beyond",
    ),
    (
        "max",
        "up to|at most|no more than|not more than|fewer than|less than|just under|well under|under|below|as many as",
    ),
    ("max", "as much as|a maximum of|maximum of"),
    (
        "vague",
        "about|around|roughly|approximately|nearly|almost|close to|some|an estimated|estimated|circa|perhaps",
    ),
)
# Read backwards from the number, longest first.
_BEFORE: tuple[tuple[tuple[str, ...], Bound], ...] = tuple(
    sorted(
        ((tuple(phrase.split()), bound) for bound, phrases in _PHRASES for phrase in phrases.split("|")),
        key=lambda entry: -len(entry[0]),
    )
)
_LAST_WORDS = frozenset(phrase[-1] for phrase, _ in _BEFORE)
_AFTER: tuple[tuple[tuple[str, ...], Bound], ...] = (
    (("or", "more"), "min"),
    (("+",), "min"),
    (("or", "fewer"), "max"),
    (("or", "less"), "max"),
    (("or", "so"), "vague"),
    (("-", "odd"), "vague"),
    (("odd",), "vague"),
)
# The least that a vague amount stands for.
_AMOUNTS = {
    "dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2_000, "millions": 2 * 10**6, "billions": 2 * 10**9,
}  # fmt: skip
_FEW = {"several": 3, "few": 3, "multiple": 2}
_CURRENCY_MARKS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₪": "ILS", "₴": "UAH", "₽": "RUB", "₺": "TRY",
                   "₹": "INR", "₩": "KRW", "₦": "NGN"}  # fmt: skip
_CURRENCY_CODES = frozenset(
    "usd eur gbp ils uah rub jpy cny chf try sar aed inr pkr egp irr nis aud cad".split()
)
_DOLLARS = {
    "us": "USD",
    "u.s.": "USD",
    "a": "AUD",
    "au": "AUD",
    "c": "CAD",
    "ca": "CAD",
    "nz": "NZD",
    "hk": "HKD",
}
_DASHES = frozenset("-‐‑–—")
TRIGGERS = SPELLED | frozenset(_AMOUNTS) | frozenset(_FEW) | {"tens", "couple"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """How many, in the words from `first` up to `last`; `number` is where the number itself starts.

    `bound` is what a bounding word said, empty when none did; `currency` an ISO 4217 code when a mark or
    code of money stands before the number.
    """

    first: int
    number: int
    last: int
    minimum: float | None
    maximum: float | None
    vague: bool
    bound: Bound = ""
    currency: str | None = None

    def bounded(self, bound: Bound) -> "Quantity":
        """The same number under a bound."""
        least, most = self.minimum, self.maximum
        if bound == "min":
            return replace(self, minimum=least, maximum=None, bound=bound)
        if bound == "max":
            return replace(self, minimum=None, maximum=most if most is not None else least, bound=bound)
        return replace(self, vague=True, bound=bound) if bound else self


def find_quantities(words: Sequence[Word]) -> list[Quantity]:
    """All quantities in a sentence, in order, with the words that bound them."""
    found: list[Quantity] = []
    at = 0
    while at < len(words):
        quantity = _amount(words, at) or _number(words, at)
        if quantity is None:
            at += 1
            continue
        quantity = _widened(words, _joined(words, quantity), floor=found[-1].last if found else 0)
        found.append(quantity)
        at = quantity.last
    return found


def _lower(words: Sequence[Word], at: int) -> str:
    return words[at].lower if 0 <= at < len(words) else ""


def _amount(words: Sequence[Word], at: int) -> Quantity | None:
    """ "dozens", "tens of thousands", "several hundred", "a few"."""
    word, then = words[at].lower, _lower(words, at + 1)
    if (
        word in ("tens", "hundreds", "thousands")
        and then == "of"
        and (scale := _AMOUNTS.get(_lower(words, at + 2)))
    ):
        factor = {"tens": 10, "hundreds": 100, "thousands": 1_000}[word]
        return _vague(at, at + 3, least=factor * scale)
    if word == "tens" and then == "of":
        return _vague(at, at + 1, least=20)
    if word in _AMOUNTS:
        return _vague(at, at + 1, least=_AMOUNTS[word])
    if word == "a" and then in ("few", "couple"):
        return _few(words, at, after=at + 2)
    return _few(words, at, after=at + 1) if word in ("several", "multiple") else None


def _few(words: Sequence[Word], at: int, *, after: int) -> Quantity:
    word = words[after - 1].lower
    if scale := SCALES.get(_lower(words, after)):
        return _vague(at, after + 1, least=2 * scale)
    if word == "couple":
        return replace(_vague(at, after, least=2), maximum=2)
    return _vague(at, after, least=_FEW[word])


def _vague(first: int, last: int, *, least: float) -> Quantity:
    return Quantity(first=first, number=first, last=last, minimum=least, maximum=None, vague=True)


def _number(words: Sequence[Word], at: int) -> Quantity | None:
    lower = words[at].lower
    if lower[0] not in "0123456789" and lower not in SPELLED and lower not in ("a", "half"):
        return None
    number = read_number(words, at=at)
    if number is None:
        return None
    first, currency = _currency(words, at)
    return Quantity(first=first, number=at, last=number.end, minimum=number.value, maximum=number.value, vague=False,
                    currency=currency)  # fmt: skip


def _currency(words: Sequence[Word], at: int) -> tuple[int, str | None]:
    """Where the mark or code of money before a number starts, and its ISO code."""
    mark, before = _lower(words, at - 1), _lower(words, at - 2)
    if mark == "$" and before in _DOLLARS and (words[at - 2].end == words[at - 1].start or len(before) > 1):
        return at - 2, _DOLLARS[before]
    if mark in _CURRENCY_MARKS:
        return at - 1, _CURRENCY_MARKS[mark]
    if mark in _CURRENCY_CODES and words[at - 1].text.isupper():
        return at - 1, "ILS" if mark == "nis" else mark.upper()
    return at, None


def _joined(words: Sequence[Word], left: Quantity) -> Quantity:
    """A range where a second, larger number follows: "20 to 30", "between 20 and 30", "$2-3 billion"."""
    joint, between = _lower(words, left.last), _lower(words, left.first - 1) == "between"
    if (
        left.minimum is None
        or left.maximum is None
        or (joint not in ("to", "or", "and") and joint not in _DASHES)
    ):
        return left
    before = _lower(words, left.first - 1)
    anywhere = before == "from" and _lower(words, left.first - 2) in (
        "anywhere",
        "anything",
        "range",
        "ranging",
        "ranged",
    )
    if (joint == "and") != between or (joint == "to" and before == "from" and not anywhere):
        return left
    right = _number_after(words, left.last + 1)
    if right is None or (right.currency != left.currency and (right.currency or not left.currency)):
        return left
    least, most = _scaled(words, left, right), right.minimum or 0
    if least >= most:
        return left
    first = left.first - 1 if between or anywhere else left.first
    return replace(left, first=first, last=right.last, minimum=least, maximum=most)


def _number_after(words: Sequence[Word], at: int) -> Quantity | None:
    """The number at the place, or behind one mark or code of money there."""
    for place in (at, at + 1):
        if place < len(words) and (found := _number(words, place)) and found.first == at:
            return found
    return None


def _scaled(words: Sequence[Word], left: Quantity, right: Quantity) -> float:
    """The lower end, in the scale said only at the upper: "2 to 3 million"."""
    least = left.minimum or 0
    scale = SCALES.get(_lower(words, right.last - 1), 1)
    bare = read_number(words[right.number : right.number + 1], at=0)
    if left.last - left.number == 1 and right.last - right.number == 2 and bare and least < bare.value:
        return least * scale
    return least


def _widened(words: Sequence[Word], quantity: Quantity, *, floor: int) -> Quantity:
    """The quantity with the bounding words before and after it."""
    for phrase, bound in _AFTER:
        if tuple(_lower(words, quantity.last + i) for i in range(len(phrase))) == phrase:
            quantity = replace(quantity.bounded(bound), last=quantity.last + len(phrase))
            break
    for _ in range(2):
        if _lower(words, quantity.first - 1) not in _LAST_WORDS:
            break
        quantity = _bounded_before(words, quantity, floor=floor)
    return quantity


def _bounded_before(words: Sequence[Word], quantity: Quantity, *, floor: int) -> Quantity:
    for phrase, bound in _BEFORE:
        start = quantity.first - len(phrase)
        handed = phrase == ("over",) and _lower(words, start - 1) in HANDING  # "handed over 150 prisoners"
        if (
            start >= floor
            and not handed
            and all(words[start + i].lower == word for i, word in enumerate(phrase))
        ):
            bounded = quantity.bounded(bound)
            kept = quantity.bound if bound == "vague" and quantity.bound else bounded.bound
            return replace(bounded, first=start, bound=kept)
    return quantity
