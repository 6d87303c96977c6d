"""New figures by the same voice, against the marked ones."""

import re
from collections.abc import Iterator
from itertools import pairwise

from dateline.records import Picture, Update
from evals.counts import Scores, balance
from evals.match import Pairs
from evals.pictures.marks import Marked, Row, numbers_in
from evals.pictures.pairing import assign

_PLAIN = frozenset(
    "the and of in for official officials ministry agency office service spokesman state".split()
)
_STEM = 4  # characters: "Iran" and "Iranian", "missile" and "missiles"

Step = tuple[Update, str, str]


def steps_of(picture: Picture) -> tuple[Step, ...]:
    """Every step from one value to the next: three values of one voice are two updates, as the gold has them."""
    return tuple((u, before, after) for u in picture.updates for before, after in pairwise(u.values))


def pair_updates(picture: Picture, *, marked: Marked) -> Pairs:
    """Which step answers which marked update: both values, and a word in common in the unit and in the voice's name."""
    return assign(marked.gold["updates"], steps_of(picture), likeness=_likeness)


def score_updates(picture: Picture, *, marked: Marked) -> Scores:
    """F1 over steps."""
    pairs, found = pair_updates(picture, marked=marked), steps_of(picture)
    return {"case.updates": balance(len(pairs), gold=len(marked.gold["updates"]), found=len(found))}


def update_misses(picture: Picture, *, marked: Marked) -> Iterator[str]:
    """Marked updates not found, and updates that nobody marked."""
    pairs, steps = pair_updates(picture, marked=marked), steps_of(picture)
    for i, row in enumerate(marked.gold["updates"]):
        if i not in dict(pairs):
            words = "; ".join(map(marked.words, marked.places(row["mentions"])))
            yield f"not found: {row['who']}, {row['unit']} {row['from']} to {row['to']}: {words}"
    for j, (update, before, after) in enumerate(steps):
        if j not in {n for _, n in pairs}:
            words = "; ".join(map(marked.words, update.citations))
            yield f"false: {update.voice.name}, {update.unit} {before} to {after}: {words}"


def _likeness(row: Row, step: Step) -> float:
    update, before, after = step
    values = _same_number(row["from"], before) and _same_number(row["to"], after)
    return float(
        values and _share_word(row["unit"], update.unit) and _share_word(row["who"], update.voice.name)
    )


def _same_number(one: str, other: str) -> bool:
    return bool(set(numbers_in(one)) & set(numbers_in(other)))


def _share_word(one: str, other: str) -> bool:
    return bool(_words(one) & _words(other))


def _words(text: str) -> set[str]:
    words = (w.lower() for w in re.findall(r"[^\W\d_]+", text.replace(".", "")))
    return {word[:_STEM] for word in words if word not in _PLAIN and len(word) > 1}
