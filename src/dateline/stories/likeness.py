"""Two accounts → how surely they tell one story."""

import math
from collections import Counter
from collections.abc import Callable, Iterator, Mapping

from dateline.records import Account

# Fitted by `python -m evals.joins` on the labelled cases: see docs/decisions/0011-events.md.
JOIN = {
    "one text": 0.62,
    "events in common": 2.50,
    "words of title and lead": 0.56,
    "actors": 0.18,
    "days between": -0.47,
}
BIAS = -0.08
_MOST_DAYS = 7


def compare_accounts(
    a: Account, b: Account, *, weight: Callable[[str], float]
) -> tuple[float, Mapping[str, float]]:
    """The logarithm of the odds that two reports tell one story, and the features that it was made of."""
    features = dict(_features(a, b, weight=weight))
    return BIAS + sum(JOIN[name] * value for name, value in features.items()), features


def has_in_common(features: Mapping[str, float]) -> bool:
    """Whether anything but the days speaks for one story: reports of one day may be on different matters."""
    return any(value > 0 for name, value in features.items() if name != "days between")


def _features(a: Account, b: Account, *, weight: Callable[[str], float]) -> Iterator[tuple[str, float]]:
    yield "one text", float(a.origin == b.origin)
    shared = len(set(a.events) & set(b.events))
    least = min(len(set(a.events)), len(set(b.events)))
    yield "events in common", math.sqrt(shared / least) if least else 0.0
    yield (
        "words of title and lead",
        _cosine(dict.fromkeys(a.headwords, 1.0), dict.fromkeys(b.headwords, 1.0), weight),
    )
    yield "actors", _cosine(actors_of(a), actors_of(b), lambda _: 1.0)
    if a.counts_from and b.counts_from:
        days = abs((a.counts_from - b.counts_from).total_seconds()) / 86400
        yield "days between", min(days, _MOST_DAYS)


def actors_of(account: Account) -> dict[str, float]:
    """How often each country or body acts or is acted on in a report."""
    counted: Counter[str] = Counter()
    for told in account.told:
        counted.update({party.home for party in (*told.actors, *told.recipients)})
    return {key: float(n) for key, n in counted.items()}


def _cosine(a: Mapping[str, float], b: Mapping[str, float], weight: Callable[[str], float]) -> float:
    shared = a.keys() & b.keys()
    if not shared:
        return 0.0
    sizes = [math.sqrt(sum((n * weight(w)) ** 2 for w, n in side.items())) for side in (a, b)]
    # A set has its words in another order in every process, and a plain sum would differ in its last digit.
    return math.fsum(a[w] * b[w] * weight(w) ** 2 for w in shared) / (sizes[0] * sizes[1])
