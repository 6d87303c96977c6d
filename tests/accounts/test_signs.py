"""Sentences that close an expectation, and what voices say that a thing is."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from dateline.accounts import make_account
from dateline.records import (
    Account,
    Claim,
    Described,
    Extent,
    Interval,
    Reader,
    Reading,
    Speaker,
    TimeMention,
    make_document,
)


def reading_of(text: str, *, said: str = "") -> Reading:
    """One sentence; `said` of it are words of an army."""
    document = make_document(text, outlet="Elm Courier", published_at=datetime(2031, 4, 8, tzinfo=UTC))
    claims: tuple[Claim, ...] = ()
    if said:
        start = text.index(said)
        army = Speaker(
            kind="collective", span=document.span(0, 8), entity=None, count=None, affiliation="XSM"
        )
        claims = (
            Claim(
                id="clm_1", speaker=army, via=(), told_to=None, cue=None, manner="indirect", said=None,
                content=(document.span(start, start + len(said)),), certainty="asserted",
            ),
        )  # fmt: skip
    return Reading(
        reader=Reader(name="by hand", version="1"), document=document, claims=claims, entities=(), times=(),
        sentences=(Extent(start=0, end=len(text)),), places=(), arms=(), figures=(), events=(), disputes=(),
        issues=(),
    )  # fmt: skip


def told(text: str, *, said: str = "") -> Account:
    return make_account(reading_of(text, said=said))


@pytest.mark.parametrize(
    "text",
    [
        "The visit was called off.",
        "Thursday passed without an answer.",
        "The talks have been postponed.",
        "Norland has yet to answer.",
        "The strike never came.",
        "The meeting did not take place.",
    ],
)
def test_a_sentence_that_says_it_did_not_come_is_a_sign(text: str) -> None:
    (sign,) = told(text).undone
    assert sign.sentence == Extent(start=0, end=len(text))
    assert sign.voice.name == "Elm Courier"
    assert sign.words


@pytest.mark.parametrize(
    "text", ["The visit took place.", "Norland will answer on Thursday.", "He called Berg off the record."]
)
def test_other_sentences_are_no_sign(text: str) -> None:
    assert told(text).undone == ()


def test_a_sign_keeps_who_says_so_and_the_days_that_it_names() -> None:
    text = "The army said the visit on Thursday was called off."
    reading = reading_of(text, said="the visit on Thursday was called off")
    thursday = TimeMention(
        span=reading.document.span(text.index("Thursday"), text.index("Thursday") + 8),
        type="DATE",
        value="2031-04-10",
        interval=Interval(
            earliest=datetime(2031, 4, 10, tzinfo=UTC),
            latest=datetime(2031, 4, 11, tzinfo=UTC),
            granularity="day",
            basis="relative",
        ),
    )
    (sign,) = make_account(replace(reading, times=(thursday,))).undone
    assert (sign.day, sign.last_day) == (date(2031, 4, 10), date(2031, 4, 10))
    assert (sign.voice.kind, sign.voice.affiliation) == ("collective", "XSM")


def test_a_sign_names_the_sides_of_its_sentence_alone(reading: Reading) -> None:
    at = reading.document.text.index("Norland says")
    end = reading.document.text.index("\n", at)
    text = reading.document.text.replace("shelled the town", "has yet to call", 1)
    changed = replace(
        reading, document=replace(reading.document, text=text), claims=(), events=(), disputes=()
    )
    (sign,) = make_account(changed).undone
    assert at - 2 <= sign.sentence.start < end
    assert sign.sides == ()


def only(text: str, *, said: str = "") -> Described:
    (described,) = told(text, said=said).described
    return described


@pytest.mark.parametrize(
    ("text", "thing", "value"),
    [
        ("The building was a military base.", "building", "a military base"),
        ("The ship hit was an empty tanker, Norland said.", "ship", "an empty tanker"),
        ("Norland called the building a hospital.", "building", "a hospital"),
    ],
)
def test_what_a_thing_is_said_to_be_is_kept_in_the_words_of_the_text(
    text: str, thing: str, value: str
) -> None:
    described = only(text)
    assert (described.thing, described.value, described.negated) == (thing, value, False)
    assert value in text[described.span.start : described.span.end]


def test_what_a_thing_is_said_not_to_be_is_kept_as_denied() -> None:
    assert only("The building was not a military base.").negated


def test_what_it_is_instead_counts_for_more_than_what_it_is_not() -> None:
    described = only("The building was not a military base but a school.")
    assert (described.value, described.negated) == ("a school", False)


def test_what_a_thing_is_said_to_be_keeps_its_voice() -> None:
    described = only(
        "The army said the building was a military base.", said="the building was a military base"
    )
    assert (described.voice.kind, described.voice.affiliation) == ("collective", "XSM")
