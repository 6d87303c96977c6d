"""The whole flow, with the weights that ship."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from dateline import classify, make_document, read
from dateline.accounts.retractions import find_retractions
from dateline.pipeline import draw
from dateline.records import EventMention, Picture, Reading
from dateline.samples import SAMPLES, sample_path
from tests.counting import count_calls

PUBLISHED = datetime(2024, 4, 10, tzinfo=UTC)
SCHEMA = json.loads((files("dateline") / "reading.schema.json").read_text(encoding="utf-8"))
# Words that make the rules work, between whatever hypothesis makes up.
WORDS = st.sampled_from(
    ["Iran", "officials", "said", "“", "”", '"', "attack", "on", "Thursday", "he", "the", "denied", "killed", "12",
     "dead", ",", ".", "\n", "- ", "Why it matters: ", "who", "will", "not", "according to", "last week", "$", "2020"]
)  # fmt: skip


def _spans(part: object, text: str) -> None:
    """Every object with `start`, `end` and `quote` slices back."""
    if isinstance(part, dict):
        if "quote" in part and part["quote"] is not None:
            assert text[part["start"] : part["end"]] == part["quote"]
        for value in part.values():
            _spans(value, text)
    elif isinstance(part, list):
        for value in part:
            _spans(value, text)


def _checked(text: str) -> Reading:
    reading = read(make_document(text, published_at=PUBLISHED))
    form = reading.to_dict()
    assert form["document"]["text"] == text
    _spans(form, text)
    Draft202012Validator(SCHEMA).validate(form)
    return reading


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_every_span_slices_back_on_any_text(text: str) -> None:
    _checked(text)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(WORDS, st.text(max_size=6)), max_size=60).map(" ".join))
def test_every_span_slices_back_on_broken_reports(text: str) -> None:
    _checked(text)


@pytest.mark.parametrize(
    "text",
    [
        "according to : ! “ ” & According to officials",
        ") ” ) according to 😀",
        "said , “ ” he said",
        "- \n- \n:",
    ],
)
def test_marks_without_words_are_read(text: str) -> None:
    _checked(text)


@pytest.mark.parametrize("name", SAMPLES)
def test_samples_read_twice_are_the_same(name: str) -> None:
    text = sample_path(name).read_text(encoding="utf-8")
    assert _checked(text) == _checked(text)


def test_claims_carry_the_events_and_entities_their_parts() -> None:
    reading = _checked(sample_path(SAMPLES[1]).read_text(encoding="utf-8"))
    claims = {c.id for c in reading.claims}
    entities = {e.id for e in reading.entities}
    assert {e.claim for e in reading.events} <= claims
    assert {c.speaker.entity for c in reading.claims} - {None} <= entities
    assert {i for d in reading.disputes for side in d.sides for i in side} <= claims


def test_reading_other_reports_first_changes_nothing() -> None:
    text = "Kenya sent police to Haiti on Tuesday, two officials said."
    alone = _checked(text)
    _checked("Haiti thanked Kenya. Police arrived on Monday.")
    assert _checked(text) == alone


def test_without_publication_relative_days_stay_open_and_an_issue_says_so() -> None:
    reading = read(make_document("Kenya will send police to Haiti on Tuesday."))
    assert [i.where for i in reading.issues] == ["published_at"]
    assert all(e.interval is None for e in reading.events)


REPORT = "Two officials said Iran struck the base on Monday. “It was a mistake,” he said. Israel denied it. "


@pytest.mark.parametrize(
    "pattern",
    [
        REPORT,
        "word ",
        "“ said he ",
        "Iran and ",
        "Israel denied that Iran said ",
        "(",
        "12 killed, ",
        "A. B. ",
        "-\n",
        "a-b",
    ],
)
def test_work_grows_with_the_length_of_a_text_and_no_faster(pattern: str) -> None:
    read(make_document(REPORT, published_at=PUBLISHED))
    short = (pattern * 4000)[:6000]
    few = count_calls(lambda: read(make_document(short, published_at=PUBLISHED)))
    many = count_calls(lambda: read(make_document(short * 4, published_at=PUBLISHED)))
    assert many <= 5.2 * few


def test_the_type_between_two_phrases_is_told_with_its_probability() -> None:
    shares = classify("Norway sent doctors to Malawi.", source=(0, 6), target=(23, 29))
    assert shares[0][0] == "AID"
    assert len(shares) == 16
    assert sum(share for _, share in shares) == pytest.approx(1)


@pytest.mark.parametrize(
    ("source", "why"),
    [((0, 99), "no range of a sentence"), ((6, 7), "no word at"), ((4, 4), "no range of a sentence")],
)
def test_a_phrase_that_is_not_there_is_refused(source: tuple[int, int], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        classify("Norway sent doctors to Malawi.", source=source, target=(23, 29))


# Many reports: one picture

FIRST, LAST = datetime(2024, 4, 1, tzinfo=UTC), datetime(2024, 4, 22, tzinfo=UTC)
hours = st.integers(0, int((LAST - FIRST).total_seconds()) // 3600)


def _published(readings: Iterable[Reading], *, by: datetime) -> list[Reading]:
    return [r for r in readings if r.document.published_at is not None and r.document.published_at <= by]


def _events_told(picture: Picture) -> dict[str, str]:
    """The event of every mention."""
    return {telling.told.id: event.id for event in picture.events for telling in event.tellings}


def _stories_told(picture: Picture) -> dict[str, str]:
    """The story of every report."""
    return {document: story.id for story in picture.stories for document in story.documents}


def test_a_picture_has_a_moment_with_an_offset(demo_readings: tuple[Reading, ...]) -> None:
    with pytest.raises(ValueError, match="no offset from UTC: 2024-04-14T00:00:00"):
        draw(demo_readings, as_of=datetime(2024, 4, 14))  # noqa: DTZ001


def test_a_picture_of_nothing_says_nothing() -> None:
    empty = draw((), as_of=PUBLISHED)
    assert (empty.reports, empty.origins, empty.events, empty.stories, empty.missing) == (0, 0, (), (), ())


@settings(max_examples=6)
@given(st.randoms(use_true_random=False))
def test_the_order_in_which_readings_are_given_does_not_matter(
    demo_readings: tuple[Reading, ...], random: Random
) -> None:
    shuffled = list(demo_readings)
    random.shuffle(shuffled)
    assert draw(shuffled, as_of=LAST) == draw(demo_readings, as_of=LAST)


def test_the_same_readings_again_change_nothing(demo_readings: tuple[Reading, ...]) -> None:
    once = draw(demo_readings, as_of=LAST)
    assert draw((*demo_readings, *demo_readings[:9]), as_of=LAST) == once
    assert once.reports == len(demo_readings)


@settings(max_examples=8)
@given(st.sets(st.integers(0, 35)), hours)
def test_a_later_report_never_changes_an_earlier_picture(
    demo_readings: tuple[Reading, ...], left_out: set[int], hour: int
) -> None:
    some = [reading for n, reading in enumerate(demo_readings) if n not in left_out]
    as_of = FIRST + timedelta(hours=hour)
    assert draw(some, as_of=as_of) == draw(_published(some, by=as_of), as_of=as_of)


@settings(max_examples=8)
@given(hours)
def test_what_a_mention_was_taken_for_stays_in_every_later_picture(
    demo_readings: tuple[Reading, ...], hour: int
) -> None:
    early, late = draw(demo_readings, as_of=FIRST + timedelta(hours=hour)), draw(demo_readings, as_of=LAST)
    assert _events_told(early).items() <= _events_told(late).items()
    assert _stories_told(early).items() <= _stories_told(late).items()


def _takes_back(reading: Reading, event: EventMention) -> bool:
    """Whether an event is the outlet's taking back of what it said: that is none of the crisis."""
    words = (retraction.words for retraction in find_retractions(reading.document))
    return any(w.start <= event.trigger.start < w.end for w in words)


def test_every_report_and_mention_is_in_the_picture_once(demo_readings: tuple[Reading, ...]) -> None:
    picture = draw(demo_readings, as_of=LAST)
    told = [telling.told.id for event in picture.events for telling in event.tellings]
    read = {
        event.id for reading in demo_readings for event in reading.events if not _takes_back(reading, event)
    }
    assert sorted(told) == sorted(read)
    documents = [document for story in picture.stories for document in story.documents]
    assert sorted(documents) == sorted(reading.document.id for reading in demo_readings)


def test_a_report_without_a_time_counts_from_its_retrieval_else_always() -> None:
    text = "Norland struck Elm on Monday, two officials said."
    retrieved = read(make_document(text, outlet="One", retrieved_at=PUBLISHED))
    undated = read(make_document(text, outlet="Two"))
    before, after = PUBLISHED - timedelta(days=1), PUBLISHED + timedelta(days=1)
    assert [draw([retrieved], as_of=at).reports for at in (before, after)] == [0, 1]
    assert [draw([undated], as_of=at).reports for at in (before, after)] == [1, 1]


def test_every_id_of_a_picture_leads_to_what_it_names(demo_readings: tuple[Reading, ...]) -> None:
    picture = draw(demo_readings, as_of=LAST)
    known = {event.id for event in picture.events}
    named = [d.event for d in picture.disputes if d.event] + [u.event for u in picture.updates if u.event]
    named += [id for e in picture.expectations for id in (e.event, e.by) if id]
    named += [c.event for c in picture.contacts] + [id for story in picture.stories for id in story.events]
    assert set(named) <= known
    assert {id for saga in picture.sagas for id in saga.stories} <= {story.id for story in picture.stories}
    assert all(picture.event(id) is not None for id in known)
    for items in (picture.events, picture.disputes, picture.expectations, picture.contacts, picture.stories):
        assert len({item.id for item in items}) == len(items)
