"""Disputes of a picture against the marked ones."""

import re
from collections.abc import Iterator
from itertools import permutations

from dateline.records import Citation, Disputed, Picture, Side
from evals.counts import Scores, balance, share
from evals.match import Pairs
from evals.pictures.marks import Marked, Row, covered, numbers_in
from evals.pictures.pairing import assign

_NEGATED = re.compile(r"\b(?:no|not|none|nobody|nothing|never)\b", re.IGNORECASE)
_POLES = _AFFIRMED, _DENIED = "affirmed", "denied"
_SAME_SLOT = 0.5
_PER_MENTION = 0.001


def pair_disputes(picture: Picture, *, marked: Marked) -> Pairs:
    """Which dispute of the picture answers which marked one.

    Two of its sides must stand at mentions of two marked sides that differ: one affirms and one denies where that is
    what is marked, else their values differ. There the marked mentions of the event count beside those of the side, in
    the reports that the side speaks in: the denied ones for who denies, the others for who affirms. The slot need not
    be the same. Where both are about a number, each side must give a number of the marked side.
    """
    return assign(
        marked.gold["disputes"], picture.disputes, likeness=lambda g, d: _likeness(g, d, marked=marked)
    )


def score_disputed(picture: Picture, *, marked: Marked) -> Scores:
    """F1, precision, recall, and how many of those found are told of the right slot."""
    pairs = pair_disputes(picture, marked=marked)
    gold, found = marked.gold["disputes"], picture.disputes
    slots = sum(gold[i]["about"] == found[j].slot for i, j in pairs)
    return {
        "case.disputes": balance(len(pairs), gold=len(gold), found=len(found)),
        "case.disputes.precision": share(len(pairs), of=len(found)),
        "case.disputes.recall": share(len(pairs), of=len(gold)),
        "case.disputes.slot": share(slots, of=len(pairs)),
    }


def dispute_misses(picture: Picture, *, marked: Marked) -> Iterator[str]:
    """Marked disputes not found, slots that are wrong, disputes that nobody marked."""
    pairs = pair_disputes(picture, marked=marked)
    gold, found = marked.gold["disputes"], picture.disputes
    for i, row in enumerate(gold):
        if i not in dict(pairs):
            yield f"not found: {row['id']} ({row['about']}, {row['event']})"
            for side in row["sides"]:
                words = "; ".join(map(marked.words, marked.places(side["mentions"])))
                yield f"    {side['who']}: {side['value']}: {words}"
    for i, j in pairs:
        if gold[i]["about"] != found[j].slot:
            yield f"wrong slot: {gold[i]['id']} is about {gold[i]['about']}, found as {found[j].slot}"
    for j, disputed in enumerate(found):
        if j not in {n for _, n in pairs}:
            yield f"false: {disputed.slot}, {disputed.about}"
            for side in disputed.sides:
                voices = ", ".join(voice.name for voice in side.voices)
                yield f"    {voices}: {side.value}: {'; '.join(map(marked.words, side.citations))}"


def _likeness(row: Row, disputed: Disputed, *, marked: Marked) -> float:
    reached = [
        (one, _pole(row, side))
        for one, told in enumerate(disputed.sides)
        for side in row["sides"]
        if _answers(told, side, row=row, disputed=disputed, places=_places(row, side, marked=marked))
    ]
    if not any(a[0] != b[0] and a[1] != b[1] for a, b in permutations(reached, 2)):
        return 0.0
    places = [place for side in row["sides"] for place in marked.places(side["mentions"])]
    held = covered(places, by=[c for side in disputed.sides for c in side.citations])
    return 1.0 + (_SAME_SLOT if disputed.slot == row["about"] else 0.0) + _PER_MENTION * held


def _pole(row: Row, side: Row) -> str:
    """What sets a marked side apart from those that it may stand against."""
    negated = {bool(_NEGATED.search(s["value"])) for s in row["sides"]}
    if row["about"] == "occurrence" and len(negated) > 1:
        return _DENIED if _NEGATED.search(side["value"]) else _AFFIRMED
    return str(side["value"])


def _places(row: Row, side: Row, *, marked: Marked) -> tuple[Citation, ...]:
    """Where a side is told: its own mentions, and those of the event that affirm or deny as it does."""
    pole = _pole(row, side)
    event = marked.event(row["event"]) if pole in _POLES else {"mentions": ()}
    reports = {mark["report"] for mark in side["mentions"]}
    there = [mark for mark in event["mentions"] if mark["report"] in reports]
    told = [mark for mark in there if (mark.get("status") == "denied") == (pole == _DENIED)]
    return marked.places((*side["mentions"], *told))


def _answers(told: Side, side: Row, *, row: Row, disputed: Disputed, places: tuple[Citation, ...]) -> bool:
    if not covered(places, by=told.citations):
        return False
    if row["about"] == disputed.slot == "number":
        wanted = set(numbers_in(" ".join((side["value"], *side.get("earlier", ())))))
        return not wanted or bool(wanted & set(numbers_in(" ".join((told.value, *told.earlier)))))
    if row["about"] == disputed.slot == "occurrence" and told.value:
        pole = _pole(row, side)
        return pole not in _POLES or (pole == _DENIED) == bool(_NEGATED.search(told.value))
    return True
