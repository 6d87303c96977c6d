"""``python -m evals.joins``: the weights of the joins of events and stories, fitted on the cases with gold.

Prints what `events/likeness.py` and `stories/likeness.py` hold as constants, and what they score when fitted on
one case and tried on the other. Pairs of mentions (reports) that the gold puts into one event (story) against
all others that the linker would compare; plain logistic regression by Newton's method with a ridge.
"""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from dateline.accounts import make_account
from dateline.events import likeness as events
from dateline.events.linker import keys_of
from dateline.origins import trace_origins
from dateline.pipeline import compose, link, place_in_time, read
from dateline.records import Account
from dateline.stories import likeness as stories
from evals.counts import Scores
from evals.demo import read_gold
from evals.pictures import score_picture
from evals.pictures.cases import PICTURE_CASES, PictureCase
from evals.pictures.events import find_mentions
from evals.pictures.marks import Marked

RIDGE = {"events": 2.0, "stories": 1.0}
STEPS = 60
REACH = 7  # days between two reports that may tell one story
SHOWN = ("case.events.b3", "case.stories")

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A case read: its accounts in order, and the gold's event of each mention and story of each report."""

    case: PictureCase
    accounts: tuple[Account, ...]
    events: dict[str, str]
    stories: dict[str, str]

    def scores(self) -> Scores:
        """What the joins as they are now make of the case."""
        picture = compose(link(self.accounts), as_of=self.case.as_of)
        return score_picture(self.case.documents(), picture=picture, gold=read_gold(self.case.path))


def main() -> None:
    """Weights fitted on each case alone and on both, with the scores of both cases under each."""
    cases = {name: read_labelled(case) for name, case in PICTURE_CASES.items()}
    for names in (*((name,) for name in cases), tuple(cases)):
        chosen = [cases[name] for name in names]
        set_join(events, fit([event_pairs(c) for c in chosen], ridge=RIDGE["events"]))
        set_join(stories, fit([story_pairs(c) for c in chosen], ridge=RIDGE["stories"]))
        print(f"fitted on {' and '.join(names)}")
        for room, module in (("events", events), ("stories", stories)):
            weights = ", ".join(f"{name} {weight:.2f}" for name, weight in module.JOIN.items())
            print(f"  {room}: {weights}, bias {module.BIAS:.2f}")
        for name, case in cases.items():
            found = case.scores()
            print(f"  on {name}: " + ", ".join(f"{key} {found[key].value:.1f}" for key in SHOWN))


def read_labelled(case: PictureCase) -> Labelled:
    """The case with what its gold says of each mention that the reader finds."""
    documents = case.documents()
    gold = read_gold(case.path)
    marked = Marked(documents, gold=gold)
    origins = {d: origin.id for origin in trace_origins(documents) for d in origin.documents}
    told = [make_account(read(d), origin=origins[d.id]) for d in documents]
    accounts = tuple(sorted(told, key=place_in_time))
    picture = compose(link(accounts), as_of=case.as_of)
    return Labelled(
        case=case,
        accounts=accounts,
        events={m.told.id: m.gold for m in find_mentions(picture, marked=marked) if m.told},
        stories={marked.id(report): row["name"] for row in gold["stories"] for report in row["reports"]},
    )


Pairs = tuple[list[dict[str, float]], list[bool]]


def event_pairs(labelled: Labelled) -> Pairs:
    """The features of every two marked mentions that the linker would compare, and whether they are one event."""
    told = [(a, t) for a in labelled.accounts for t in a.told if t.id in labelled.events]
    weight = weight_of(a.words for account in labelled.accounts for a in account.told)
    rows: list[dict[str, float]] = []
    same: list[bool] = []
    for (a, s), (b, t) in combinations(told, 2):
        if not events.may_be_one(s.type, [t.type]) or not set(keys_of(s)) & set(keys_of(t)):
            continue
        found = events.compare_told(s, t, days_between=days(a, b), one_report=a is b, weight=weight)
        if not found.vetoes:
            rows.append(dict(found.features))
            same.append(labelled.events[s.id] == labelled.events[t.id])
    return rows, same


def story_pairs(labelled: Labelled) -> Pairs:
    """The features of every two reports that may tell one story, and whether they do."""
    linked = [a for a in link(labelled.accounts) if a.document in labelled.stories]
    weight = weight_of(account.headwords for account in linked)
    near = [(a, b) for a, b in combinations(linked, 2) if days(a, b) <= REACH]
    rows = [dict(stories.compare_accounts(a, b, weight=weight)[1]) for a, b in near]
    return rows, [labelled.stories[a.document] == labelled.stories[b.document] for a, b in near]


def weight_of(texts: Iterable[Sequence[str]]) -> Callable[[str], float]:
    """The rarity of a word among these texts."""
    counted: Counter[str] = Counter()
    number = 0
    for words in texts:
        counted.update(set(words))
        number += 1
    return lambda word: math.log((number + 2) / (counted[word] + 1)) + 0.1


def days(a: Account, b: Account) -> int:
    """Days between two reports, 0 where one is undated."""
    return abs(a.counts_from - b.counts_from).days if a.counts_from and b.counts_from else 0


def fit(pairs: Sequence[Pairs], *, ridge: float) -> dict[str, float]:
    """The weight of each feature, and of "bias"."""
    names = sorted({name for rows, _ in pairs for row in rows for name in row})
    rows = [[row.get(name, 0.0) for name in names] + [1.0] for found, _ in pairs for row in found]
    features: Floats = np.array(rows)
    same: Floats = np.array([float(s) for _, answers in pairs for s in answers])
    weights = np.zeros(len(names) + 1)
    penalty = ridge * np.r_[np.ones(len(names)), 0.0]
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-features @ weights))
        slope = features.T @ (chance - same) + penalty * weights
        bend = (features * (chance * (1 - chance))[:, None]).T @ features + np.diag(penalty + 1e-9)
        weights -= np.linalg.solve(bend, slope)
    return dict(zip((*names, "bias"), map(float, weights), strict=True))


def set_join(module: object, weights: dict[str, float]) -> None:
    """The room's join has these weights from now on."""
    join: dict[str, float] = module.JOIN  # type: ignore[attr-defined]
    join.update({name: weights.get(name, 0.0) for name in join})
    module.BIAS = weights["bias"]  # type: ignore[attr-defined]


if __name__ == "__main__":
    main()
