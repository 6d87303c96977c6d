"""Scores of a picture of two made-up reports, against gold made by hand."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from dateline.records import (
    Citation,
    Contact,
    Disputed,
    Event,
    Expectation,
    Extent,
    Party,
    Picture,
    Side,
    Story,
    Telling,
    Told,
    Update,
    Voice,
    make_document,
)
from evals.counts import Measured, balance, share
from evals.pictures import picture_misses, score_picture
from evals.pictures.cases import PICTURE_CASES
from evals.pictures.events import find_mentions, gold_clusters
from evals.pictures.marks import Marked
from evals.score import LOWER_IS_BETTER

ONE = make_document(
    "Sudmark shelled Elm, killing 7. Norland will meet Sudmark on Friday.", outlet="Elm Courier"
)
TWO = make_document(
    "Sudmark denied the shelling. It killed 9, not 7, Norland said. Norland met Sudmark. We withdraw the raid.",
    outlet="Oak Post",
)
DOCUMENTS = (ONE, TWO)


def mark(report, at, nth=1, **more):
    return {"report": report, "at": at, "nth": nth, **more}


GOLD = {
    "events": [
        {
            "id": "shelling",
            "type": "ASSAULT",
            "mentions": [mark("01", "shelled"), mark("02", "shelling", status="denied")],
        },
        {
            "id": "meeting",
            "type": "CONSULT",
            "mentions": [mark("01", "meet", status="planned"), mark("02", "met")],
        },
        {"id": "raid", "type": "ASSAULT", "mentions": [mark("02", "raid")]},
    ],
    "origins": [{"report": "01", "origin": "01"}, {"report": "02", "origin": "02"}],
    "event_origins": [
        {"event": "shelling", "origins": 1, "voices": [{"who": "Elm Courier", "reports": ["01"]}]}
    ],
    "disputes": [
        {
            "id": "shelled",
            "about": "occurrence",
            "event": "shelling",
            "unit": "shelled",
            "sides": [
                {"who": "Elm Courier", "value": "shelled", "mentions": [mark("01", "shelled")]},
                {"who": "Sudmark", "value": "not shelled", "mentions": [mark("02", "denied")]},
            ],
        },
        {
            "id": "dead",
            "about": "number",
            "event": "shelling",
            "unit": "killed",
            "sides": [
                {"who": "Elm Courier", "value": "7", "mentions": [mark("01", "killing 7")]},
                {"who": "Norland", "value": "9", "mentions": [mark("02", "killed 9")]},
            ],
        },
    ],
    "updates": [
        {
            "event": "shelling",
            "unit": "people killed",
            "who": "Norland's officials",
            "from": "7",
            "to": "9",
            "mentions": [mark("02", "killed 9")],
        }
    ],
    "expectations": [
        {
            "event": "meeting",
            "said": mark("01", "will meet"),
            "also": [],
            "status": "planned",
            "outcome": "did-not-happen",
            "evidence": mark("02", "met"),
            "evidence_also": [],
        }
    ],
    "contacts": [
        {
            "event": "meeting",
            "who": ["XNL", "XSM"],
            "how": "meeting",
            "via": [],
            "mentions": [mark("01", "meet"), mark("02", "met")],
        }
    ],
    "retractions": [
        {"event": "raid", "by": "Oak Post", "report": "02", "mentions": [mark("02", "We withdraw")]}
    ],
    "stories": [{"name": "Elm", "reports": ["01", "02"]}],
}


def at(document, words):
    start = document.text.index(words)
    return Citation(document=document.id, start=start, end=start + len(words))


def voice(name):
    return Voice(key=name, name=name, kind="named", affiliation=None)


def party(code):
    return Party(name=code, code=code, country=code, type="GPE")


def telling(document, word, *, type="ASSAULT", status="occurred"):
    place = at(document, word)
    start = document.text.rfind(". ", 0, place.start) + 2 if ". " in document.text[: place.start] else 0
    extent = Extent(start=place.start, end=place.end)
    told = Told(
        id=word, claim="", type=type, mode=None, quad="material conflict", score=0.0, cameo="", status=status,
        historical=False, actors=(), recipients=(), place=None, day=None, last_day=None, trigger=extent,
        sentence=Extent(start=start, end=place.end), word=word, stem=word, names=(), words=(), anew=False,
        voice=voice("Elm Courier"), via=(), certainty="asserted", confidence=1.0,
    )  # fmt: skip
    return Telling(
        told=told, voice=told.voice, document=document.id, origin=document.id, outlet=None, published_at=None
    )


def event(id, *tellings, standing="single-origin", voices=()):
    told = tellings[0].told
    return Event(
        id=id, type=told.type, mode=None, quad=told.quad, score=0.0, cameo="", status=told.status,
        historical=False, actors=(), recipients=(), place=None, day=None, last_day=None, tellings=tellings,
        voices=voices, deniers=(), standing=standing,
    )  # fmt: skip


def side(value, *citations):
    return Side(value=value, voices=(voice("somebody"),), since=None, citations=citations)


def disputed(slot, *sides):
    return Disputed(id=slot, slot=slot, about="", event="shelling", unit=None, sides=sides)


SHELLING = event(
    "shelling",
    telling(ONE, "shelled"),
    telling(TWO, "shelling", status="denied"),
    voices=(voice("Elm Courier"),),
)
MEETING = event(
    "meeting",
    telling(ONE, "meet", type="CONSULT", status="planned"),
    telling(TWO, "met", type="CONSULT"),
)
RAID = event("raid", telling(TWO, "raid"), standing="retracted")
OCCURRENCE = disputed(
    "occurrence", side("it happened", at(ONE, "shelled")), side("it did not happen", at(TWO, "the shelling"))
)
NUMBER = disputed("number", side("7", at(ONE, "killing 7")), side("9", at(TWO, "killed 9, not 7")))
EXPECTED = Expectation(
    id="x", event="meeting", status="planned", day=None, last_day=None, voices=(),
    said=(at(ONE, "Norland will meet Sudmark on Friday."),), opened_at=None, outcome="did not happen",
    evidence=(at(TWO, "Norland met Sudmark"),), closed_at=None,
)  # fmt: skip
CONTACT = Contact(
    id="c", event="meeting", way="meeting", status="occurred", who=(party("XNL"),), whom=(party("XSM"),), via=(),
    day=None, last_day=None, voices=(), citations=(at(TWO, "Norland met Sudmark"),), disputed=False,
)  # fmt: skip
RENEWED = Update(
    event="shelling",
    unit="killed",
    voice=voice("Norland"),
    values=("7", "9"),
    citations=(at(TWO, "killed 9"),),
)
PERFECT = Picture(
    as_of=datetime(2024, 4, 10, tzinfo=UTC),
    reports=2,
    origins=2,
    events=(SHELLING, MEETING, RAID),
    disputes=(OCCURRENCE, NUMBER),
    updates=(RENEWED,),
    expectations=(EXPECTED,),
    contacts=(CONTACT,),
    stories=(
        Story(
            id="s", title="", documents=(ONE.id, TWO.id), origins=2, events=(), first_at=None, last_at=None
        ),
    ),
    sagas=(),
    missing=(),
)


def score(**changed):
    return score_picture(DOCUMENTS, picture=replace(PERFECT, **changed), gold=GOLD)


def misses(**changed):
    return "\n".join(picture_misses(DOCUMENTS, picture=replace(PERFECT, **changed), gold=GOLD))


def test_a_picture_as_marked_is_right_throughout():
    wrong = {name: c.value for name, c in score().items() if c.value != 100.0 and "lemma" not in name}
    assert wrong == {name: 0.0 for name in LOWER_IS_BETTER & set(score())}
    assert [line for line in misses().split("\n") if line and not line.endswith(": 0")] == []


def test_an_empty_picture_scores_nothing_and_does_not_fail():
    empty = {part: () for part in ("events", "disputes", "updates", "expectations", "contacts", "stories")}
    scores = score(**empty)
    assert scores["case.disputes"] == balance(0, gold=2, found=0)
    assert scores["case.events.b3"].value is None
    assert scores["case.stories"].value == pytest.approx(
        200 / 3
    )  # each report a story: precise, half recalled
    assert "not found: shelled" in misses(**empty)


def test_the_baseline_joins_by_type_and_word_alone():
    assert score()["case.events.b3"].value == 100.0
    lemma = score()["case.events.lemma_b3"]  # "shelled" and "shelling" have one stem, as "meet" and "met" do
    assert lemma.value == 100.0
    others = (event("shelling", telling(ONE, "shelled"), telling(TWO, "raid")), MEETING)
    assert score(events=others)["case.events.lemma_b3"].value == 100.0
    assert score(events=others)["case.events.b3"].value == pytest.approx(100 * 2 * 0.75 / 1.75)


def test_a_missed_mention_counts_in_the_strict_score_only():
    scores = score(events=(event("shelling", telling(ONE, "shelled")), MEETING, RAID))
    assert scores["case.events.found"] == share(4, of=5)
    assert scores["case.events.b3"].value == 100.0
    strict = scores["case.events.strict_b3"]
    assert isinstance(strict, Measured)
    assert strict.words == "P 100.0, R 70.0, 5 mentions"  # (½ + 0 + 1 + 1 + 1) / 5


def test_a_split_costs_most_where_events_told_once_are_left_out():
    first, second = SHELLING.tellings
    split = score(events=(event("a", first), event("b", second), MEETING, RAID))
    assert split["case.events.b3"].words == "P 100.0, R 80.0, 5 mentions"
    assert split["case.events.linked_b3"].words == "P 100.0, R 50.0, 4 mentions"
    assert "split into 2: shelling" in misses(events=(event("a", first), event("b", second), MEETING, RAID))


def test_voices_are_counted_on_the_event_that_holds_most_mentions():
    assert score()["case.event_origins"] == share(1, of=1)
    two = replace(SHELLING, voices=(voice("Elm Courier"), voice("Sudmark")))
    assert score(events=(two, MEETING))["case.event_origins"] == share(0, of=1)
    assert score(events=(MEETING,))["case.event_origins"] == share(0, of=1)


def test_a_dispute_needs_words_of_two_sides_on_two_sides():
    both = (at(ONE, "shelled"), at(TWO, "denied"))
    found = [
        disputed("occurrence", side("it happened", *both), side("it did not happen", at(TWO, "raid"))),
        disputed(
            "occurrence",
            side("it did not happen", at(ONE, "shelled")),
            side("it happened", at(TWO, "denied")),
        ),
    ]
    for one in found:
        assert score(disputes=(one,))["case.disputes"] == balance(0, gold=2, found=1)


def test_a_dispute_of_another_slot_is_right_with_the_slot_wrong():
    other = disputed("date", side("Monday", at(ONE, "shelled")), side("Tuesday", at(TWO, "denied")))
    scores = score(disputes=(other, NUMBER))
    assert scores["case.disputes"] == balance(2, gold=2, found=2)
    assert scores["case.disputes.slot"] == share(1, of=2)


def test_numbers_of_something_else_in_the_same_words_are_no_match():
    wounded = disputed("number", side("18", at(ONE, "killing 7")), side("14", at(TWO, "killed 9")))
    assert score(disputes=(OCCURRENCE, wounded))["case.disputes"] == balance(1, gold=2, found=2)


def test_a_second_dispute_about_the_same_is_false():
    scores = score(disputes=(OCCURRENCE, OCCURRENCE, NUMBER))
    assert scores["case.disputes.precision"] == share(2, of=3)
    assert scores["case.disputes.recall"] == share(2, of=2)


@pytest.mark.parametrize(
    "change", [{"unit": "wounded"}, {"voice": voice("Sudmark")}, {"values": ("9", "7")}, {"values": ("7",)}]
)
def test_an_update_needs_its_unit_its_voice_and_both_values(change):
    assert score(updates=(replace(RENEWED, **change),))["case.updates"].right == 0


def test_three_values_of_one_voice_are_two_updates():
    thrice = replace(RENEWED, values=("7", "9", "12"))
    assert score(updates=(thrice,))["case.updates"] == balance(1, gold=1, found=2)


def test_a_wrong_outcome_is_found_but_not_right():
    scores = score(expectations=(replace(EXPECTED, outcome="lapsed"),))
    assert scores["case.expectations.found"] == share(1, of=1)
    assert scores["case.expectations.outcome"] == scores["case.expectations.right"] == share(0, of=1)
    assert "should be did not happen" in misses(expectations=(replace(EXPECTED, outcome="lapsed"),))


def test_the_right_outcome_for_another_reason_shows_in_its_evidence():
    scores = score(expectations=(replace(EXPECTED, evidence=(at(TWO, "raid"),)),))
    assert scores["case.expectations.right"] == share(1, of=1)
    assert scores["case.expectations.evidence"] == share(0, of=1)


def test_of_several_expectations_the_one_with_the_marked_trigger_answers():
    other = replace(EXPECTED, id="y", event="shelling", outcome="open")
    scores = score(expectations=(other, EXPECTED))
    assert scores["case.expectations.right"] == share(1, of=1)


def test_what_nobody_marked_is_spurious():
    made_up = replace(EXPECTED, said=(at(TWO, "raid"),))
    scores = score(expectations=(EXPECTED, made_up))
    assert scores["case.expectations.spurious"] == share(1, of=2)


def test_a_contact_needs_two_of_its_sides_and_its_place():
    for wrong in (replace(CONTACT, whom=()), replace(CONTACT, citations=(at(TWO, "raid"),))):
        assert score(contacts=(wrong,))["case.contacts"] == balance(0, gold=1, found=1)
    talks = score(contacts=(replace(CONTACT, way="talks"), CONTACT))
    assert talks["case.contacts"] == balance(1, gold=1, found=2)
    assert talks["case.contacts.way"] == share(1, of=1)


def test_a_retraction_must_stand_in_the_retracting_report():
    assert score(events=(SHELLING, MEETING))["case.retractions"] == balance(0, gold=1, found=0)
    elsewhere = event("raid", telling(ONE, "shelled"), standing="retracted")
    assert score(events=(elsewhere,))["case.retractions"] == balance(0, gold=1, found=1)


def test_a_locator_that_points_nowhere_is_refused():
    with pytest.raises(ValueError, match="holds 'raid' 1 times"):
        Marked(DOCUMENTS, gold=GOLD).place(mark("02", "raid", 2))


@pytest.mark.parametrize("case", PICTURE_CASES.values(), ids=lambda case: case.name)
def test_every_locator_of_the_cases_points_into_its_report(case):
    from evals.demo import read_gold

    gold = read_gold(case.path)
    marked = Marked(case.documents(), gold=gold)
    for part in ("events", "updates", "contacts", "retractions"):
        assert all(marked.places(row["mentions"]) for row in gold[part])
    assert all(marked.places(s["mentions"]) for row in gold["disputes"] for s in row["sides"])
    assert all(marked.places([row["said"], *row["also"]]) for row in gold["expectations"])


def test_a_threat_and_what_it_became_are_two_unless_merged():
    mentions = find_mentions(PERFECT, marked=Marked(DOCUMENTS, gold=GOLD))
    assert sorted(map(len, gold_clusters(mentions))) == [1, 2, 2]
    assert sorted(map(len, gold_clusters(mentions, merge={"raid": "shelling"}))) == [2, 3]
