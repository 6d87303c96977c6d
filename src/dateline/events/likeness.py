"""Two tellings → how surely they tell one event, and why."""

import math
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

from dateline.records import EventType, Party, Told

Weight = Callable[[str], float]
"""What a word tells: its rarity, greater than 0."""

# Fitted by `python -m evals.joins` on the labelled cases: see docs/decisions/0011-events.md.
JOIN = {
    "same type": 1.24,
    "same word": 1.55,
    "same sentence words": 1.90,
    "one sentence": -0.41,
    "the sentence again": 1.84,
    "same actor": 0.05,
    "other actor": -1.01,
    "same recipient": 0.58,
    "both sides": 0.20,
    "same day": 1.58,
    "other day": -1.27,
    "same place": 3.28,
    "other place": -0.23,
    "came due": 0.26,
    "one is ahead": -1.83,
    "both are ahead": 1.96,
    "days between": -0.15,
}
BIAS = -3.70

_NEAR = frozenset(
    frozenset(pair.split())
    for pair in (
        "ASSAULT COERCE",
        "ASSAULT MOBILIZE",
        "ASSAULT THREATEN",
        "CONSULT COOPERATE",
        "CONSULT AGREE",
        "CONSULT REQUEST",
        "AGREE SUPPORT",
        "AGREE COOPERATE",
        "AGREE CONCEDE",
        "AID SUPPORT",
        "AID COOPERATE",
        "SANCTION COERCE",
        "ACCUSE REJECT",
        "THREATEN COERCE",
        "REJECT COERCE",
        "RETREAT CONCEDE",
        "RETREAT AID",
        "SANCTION REJECT",
        "REQUEST ACCUSE",
        "MOBILIZE THREATEN",
        "MOBILIZE RETREAT",
    )
)
_MUTUAL = frozenset(("CONSULT", "AGREE", "COOPERATE"))
_MOST_DAYS = 20
_AGAIN = 0.7  # share of the words of two sentences that are in both


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """`score` is the logarithm of the odds that both tell one event; `vetoes` say why they cannot."""

    score: float
    features: Mapping[str, float]
    vetoes: tuple[str, ...]

    @property
    def reasons(self) -> tuple[str, ...]:
        """What speaks for it, strongest first."""
        parts = {name: JOIN[name] * value for name, value in self.features.items()}
        return tuple(sorted((n for n, part in parts.items() if part > 0), key=lambda n: -parts[n]))[:4]


def may_be_one(type: EventType, others: Collection[EventType]) -> bool:
    """Whether a telling of this type is worth comparing with others: one of theirs is the same or near."""
    return any(type == other or frozenset((type, other)) in _NEAR for other in others)


def compare_told(a: Told, b: Told, *, days_between: int, one_report: bool, weight: Weight) -> Comparison:
    """How surely two tellings are of one event. The order does not matter.

    `days_between` are the days between both reports, `weight` the rarity of a word. A logistic join over printed
    features, as in tuple-based event coreference (Cybulska and Vossen 2015); vetoes hold whatever the score.
    """
    features = dict(_features(a, b, days_between=days_between, one_report=one_report, weight=weight))
    score = BIAS + sum(JOIN[name] * value for name, value in features.items())
    return Comparison(score=score, features=features, vetoes=tuple(_vetoes(a, b, one_report=one_report)))


def _features(
    a: Told, b: Told, *, days_between: int, one_report: bool, weight: Weight
) -> Iterator[tuple[str, float]]:
    if a.type == b.type:
        yield "same type", 1.0
    if a.stem == b.stem:
        yield "same word", 1.0
    if one_report and a.sentence == b.sentence:
        yield "one sentence", 1.0
    else:
        yield "same sentence words", _cosine(a.words, b.words, weight)
    if _is_again(a, b, one_report=one_report):
        yield "the sentence again", 1.0
    yield from _sides(a, b)
    yield from _when(a, b, days_between)
    yield from _where(a, b)
    if a.ahead != b.ahead:
        yield "came due" if _came_due(a, b) else "one is ahead", 1.0
    elif a.ahead:
        yield "both are ahead", 1.0


def _is_again(a: Told, b: Told, *, one_report: bool) -> bool:
    """Whether two reports have nearly the same sentence, as copies and rewrites do, with the same word in it."""
    if one_report or a.stem != b.stem:
        return False
    one, other = set(a.words), set(b.words)
    return len(one & other) >= _AGAIN * max(1, len(one | other))


def _came_due(a: Told, b: Told) -> bool:
    """Whether one tells as coming what the other tells as done, on the day that it was said to come."""
    done = b if a.ahead else a
    return done.done and a.type == b.type and _is_same_day(a, b)


def _is_same_day(a: Told, b: Told) -> bool:
    return bool(a.day and a.last_day and b.day and b.last_day and a.day <= b.last_day and b.day <= a.last_day)


def _sides(a: Told, b: Told) -> Iterator[tuple[str, float]]:
    one, other = (_codes(a.actors), _codes(a.recipients)), (_codes(b.actors), _codes(b.recipients))
    mutual = a.type in _MUTUAL and b.type in _MUTUAL
    if mutual and (one[0] | one[1]) & (other[0] | other[1]):
        shared = (one[0] | one[1]) & (other[0] | other[1])
        yield "both sides" if len(shared) > 1 else "same actor", 1.0
    else:
        if one[0] & other[0]:
            yield "same actor", 1.0
        elif one[0] and other[0]:
            yield "other actor", 1.0
        if one[1] & other[1]:
            yield "same recipient", 1.0
        if one[0] & other[0] and one[1] & other[1]:
            yield "both sides", 1.0


def _codes(side: tuple[Party, ...]) -> frozenset[str]:
    """A body stands for its country too: the Guards that one report names are Iran in another."""
    return frozenset(key for party in side for key in (party.key, party.country) if key)


def _persons(told: Told) -> frozenset[str]:
    """The people by name on either side."""
    parties = (*told.actors, *told.recipients)
    return frozenset(p.name.casefold() for p in parties if p.type == "PERSON" and " " in p.name)


def _when(a: Told, b: Told, days_between: int) -> Iterator[tuple[str, float]]:
    yield "days between", float(min(days_between, _MOST_DAYS))
    if a.day and b.day:
        yield "same day" if _is_same_day(a, b) else "other day", 1.0


def _where(a: Told, b: Told) -> Iterator[tuple[str, float]]:
    one, other = a.place, b.place
    if one is None or other is None or one.name is None or other.name is None:
        return
    if one.name == other.name:
        exact = {one.precision, other.precision} <= {"exact", "city"}
        yield "same place", 1.0 if exact else 0.5
    elif one.country != other.country or "country" not in (one.precision, other.precision):
        yield "other place", 1.0


def _vetoes(a: Told, b: Told, *, one_report: bool) -> Iterator[str]:
    if _is_again(a, b, one_report=one_report):
        return
    if a.day and b.day and a.day == a.last_day and b.day == b.last_day and abs((a.day - b.day).days) > 1:
        yield "another day"
    if a.place and b.place and a.place.is_far_from(b.place):
        yield "another place"
    if one_report and (a.anew or b.anew) and not a.ahead and not b.ahead:
        yield "told as another one"
    if a.type == b.type and a.type in ("ASSAULT", "COERCE", "SANCTION") and _other_target(a, b):
        yield "another target"
    if (
        a.type == b.type == "CONSULT"
        and len(_persons(a)) > 1
        and len(_persons(b)) > 1
        and not _persons(a) & _persons(b)
    ):
        yield "other people"


def _other_target(a: Told, b: Told) -> bool:
    """Both sides are told, and neither agrees."""
    actors = [{p.country for p in t.actors if p.country} for t in (a, b)]
    targets = [{p.country for p in t.recipients if p.country} for t in (a, b)]
    return bool(
        actors[0]
        and actors[1]
        and targets[0]
        and targets[1]
        and not actors[0] & actors[1]
        and not targets[0] & targets[1]
    )


def _cosine(a: tuple[str, ...], b: tuple[str, ...], weight: Weight) -> float:
    shared = set(a).intersection(b)
    if not shared:
        return 0.0
    size = math.sqrt(sum(weight(w) ** 2 for w in a) * sum(weight(w) ** 2 for w in b))
    # A set has its words in another order in every process, and a plain sum would differ in its last digit.
    return math.fsum(weight(w) ** 2 for w in shared) / size if size else 0.0
