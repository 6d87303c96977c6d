"""The whole flow, with the weights that ship."""

import json
from datetime import UTC, datetime
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from dateline import classify, make_document, read
from dateline.records import Reading
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
