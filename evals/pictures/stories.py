"""Stories and retractions against the marked ones."""

from collections.abc import Iterator

from dateline.records import Event, Picture
from evals.counts import Measured, Scores, balance
from evals.match import Pairs
from evals.pictures.coreference import Clusters, b_cubed
from evals.pictures.marks import Marked, Row, covered, inside
from evals.pictures.pairing import assign


def story_clusters(picture: Picture, *, marked: Marked) -> tuple[Clusters, Clusters]:
    """The marked stories and those of the picture, as reports; a report in no story stands alone."""
    gold = tuple(frozenset(row["reports"]) for row in marked.gold["stories"])
    found = [frozenset(map(marked.report, story.documents)) for story in picture.stories]
    alone = frozenset().union(*gold).difference(*found)
    return gold, (*found, *(frozenset({report}) for report in sorted(alone)))


def score_stories(picture: Picture, *, marked: Marked) -> Scores:
    """B³ over reports."""
    gold, found = story_clusters(picture, marked=marked)
    likeness = b_cubed(gold, found)
    parts = f"P {100 * likeness.precision:.1f}, R {100 * likeness.recall:.1f}"
    made_of = f"{parts}, {len(found)} for {len(gold)}"
    return {"case.stories": Measured(rate=likeness.f1, made_of=made_of, gold=sum(map(len, gold)))}


def pair_retractions(picture: Picture, *, marked: Marked) -> Pairs:
    """Which retracted event answers which retraction: one told in the retracting report, in a sentence marked for the
    retraction or for the event taken back."""
    mentions = {row["id"]: row["mentions"] for row in marked.gold["events"]}

    def likeness(row: Row, event: Event) -> float:
        marks = [m for m in (*row["mentions"], *mentions[row["event"]]) if m["report"] == row["report"]]
        return covered(marked.places(marks), by=[inside(t.document, t.told.sentence) for t in event.tellings])

    return assign(marked.gold["retractions"], _retracted(picture), likeness=likeness)


def score_retractions(picture: Picture, *, marked: Marked) -> Scores:
    """F1 over what was taken back."""
    right, gold = len(pair_retractions(picture, marked=marked)), marked.gold["retractions"]
    return {"case.retractions": balance(right, gold=len(gold), found=len(_retracted(picture)))}


def story_misses(picture: Picture, *, marked: Marked) -> Iterator[str]:
    """Stories that are not as marked; retractions not found and false ones."""
    gold, found = story_clusters(picture, marked=marked)
    for row, reports in zip(marked.gold["stories"], gold, strict=True):
        parts = [" ".join(sorted(reports & story)) for story in found if reports & story]
        if len(parts) > 1:
            yield f"split: {row['name']}: {' | '.join(parts)}"
    for story in found:
        parts = [" ".join(sorted(reports & story)) for reports in gold if reports & story]
        if len(parts) > 1:
            yield f"merged: {' | '.join(parts)}"
    pairs, retracted = pair_retractions(picture, marked=marked), _retracted(picture)
    for i, row in enumerate(marked.gold["retractions"]):
        if i not in dict(pairs):
            words = "; ".join(map(marked.words, marked.places(row["mentions"])))
            yield f"retraction not found: {row['event']}: {words}"
    for j, event in enumerate(retracted):
        if j not in {n for _, n in pairs}:
            first = event.first
            yield f"false retraction: {marked.words(inside(first.document, first.told.sentence))}"


def _retracted(picture: Picture) -> tuple[Event, ...]:
    return tuple(event for event in picture.events if event.standing == "retracted")
