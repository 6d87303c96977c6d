"""What a report tells, in brief: all that matters for the picture of many, and nothing else."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from dateline.accounts import content_words, make_account, stem_of
from dateline.accounts.account import is_told_anew
from dateline.records import Dispute, Document, Extent, Interval, Reading, make_document
from tests.conftest import BLAME, DENIAL, TEXT, TOLL


def span_words(part: Extent) -> str:
    return TEXT[part.start : part.end]


def test_events_come_in_order_with_their_sentences_and_words(reading: Reading) -> None:
    account = make_account(replace(reading, events=reading.events[::-1]))
    visit, shelling = account.told
    assert (visit.word, shelling.word) == ("visit", "Shelling")
    assert span_words(visit.trigger) == "visit"
    assert span_words(shelling.sentence).startswith("Why it matters: Shelling in the border town")
    assert {"norland", "berg", "thursday"} <= set(visit.words)
    assert (visit.status, visit.ahead, visit.done) == ("planned", True, False)
    assert (shelling.claim, shelling.score, shelling.done) == (TOLL, -9.0, True)


def test_parties_have_the_name_code_country_and_office_of_who_they_stand_for(reading: Reading) -> None:
    visit, shelling = make_account(reading).told
    (berg,) = visit.actors
    assert (berg.name, berg.code, berg.type, berg.office) == ("Ada Berg", "XNL", "PERSON", "foreign minister")
    assert [party.key for party in visit.recipients] == ["XSM"]
    (people,) = shelling.recipients
    assert (people.name, people.key, people.code, people.type) == ("people", "people", None, None)


def test_one_party_named_twice_is_one(reading: Reading) -> None:
    visit = reading.events[0]
    again = replace(visit, actors=visit.actors * 2)
    (told, _) = make_account(replace(reading, events=(again, reading.events[1]))).told
    assert [party.name for party in told.actors] == ["Ada Berg"]


def test_the_place_of_an_event_stays_as_the_register_has_it(reading: Reading) -> None:
    visit, shelling = make_account(reading).told
    assert visit.place is None
    assert shelling.place is not None
    assert (shelling.place.name, shelling.place.country, shelling.place.precision) == ("Elm", "XSM", "city")
    assert (shelling.place.latitude, shelling.place.longitude) == (60.5, -1.25)


def test_days_are_the_first_and_the_last_of_an_interval(reading: Reading) -> None:
    visit, shelling = make_account(reading).told
    assert (visit.day, visit.last_day) == (date(2024, 4, 11), date(2024, 4, 11))
    assert (shelling.day, shelling.last_day) == (date(2024, 4, 1), date(2024, 4, 7))


@pytest.mark.parametrize(("days", "kept"), [(28, True), (29, False), (366, False)])
def test_an_interval_longer_than_four_weeks_tells_no_day(reading: Reading, days: int, kept: bool) -> None:
    start = datetime(2024, 1, 1, tzinfo=UTC)
    long = Interval(earliest=start, latest=start + timedelta(days=days), granularity="month", basis="stated")
    told = make_account(replace(reading, events=(replace(reading.events[0], interval=long),))).told[0]
    assert (told.day is not None, told.last_day is not None) == (kept, kept)


def test_no_interval_tells_no_day(reading: Reading) -> None:
    undated = replace(reading.events[0], interval=None)
    (told,) = make_account(replace(reading, events=(undated,))).told
    assert (told.day, told.last_day) == (None, None)


@pytest.mark.parametrize(
    ("words", "anew"),
    [
        ("A second strike hit Elm.", True),
        ("Norland began another round of strikes on Elm.", True),
        ("In a separate strike, Elm was hit.", True),
        ("A strike hit Elm.", False),
        ("The second man said the strike hit Elm.", False),
        ("It took one second. The strike hit Elm.", False),
    ],
)
def test_the_text_itself_tells_an_event_from_an_earlier_one(words: str, anew: bool) -> None:
    document = make_document(words)
    assert is_told_anew(document, words.index("strike")) is anew


def test_numbers_without_a_thing_counted_are_left_out(reading: Reading) -> None:
    (toll,) = reading.figures
    (counted,) = make_account(replace(reading, figures=(toll, replace(toll, unit=None)))).counted
    assert (counted.minimum, counted.maximum, counted.unit, counted.quote) == (
        12,
        None,
        "killed",
        "at least 12",
    )
    assert (counted.claim, counted.told, counted.voice.kind) == (TOLL, None, "outlet")
    assert "at least 12 people" in span_words(counted.sentence)


def test_a_number_keeps_the_event_that_it_belongs_to(reading: Reading) -> None:
    shelling = reading.events[1]
    tied = replace(reading.figures[0], event=shelling.id)
    (counted,) = make_account(replace(reading, figures=(tied,))).counted
    assert counted.told == shelling.id


def test_two_claims_that_oppose_each_other_keep_both_voices_and_sentences(reading: Reading) -> None:
    (opposed,) = make_account(reading).opposed
    assert opposed.about == "responsibility for the shelling"
    assert (opposed.one.name, opposed.other.name) == ("Norland", "The army of Sudmark")
    assert "says Sudmark shelled the town" in span_words(opposed.here)
    assert "denied it" in span_words(opposed.there)
    assert opposed.told is None


def test_opposing_claims_keep_the_event_that_either_carries(reading: Reading) -> None:
    shelling = replace(reading.events[1], claim=DENIAL)
    dispute = Dispute(about="who shelled", sides=((BLAME,), (DENIAL,)))
    account = make_account(replace(reading, events=(shelling,), disputes=(dispute,)))
    assert account.opposed[0].told == shelling.id


def test_a_report_counts_from_its_publication_else_its_retrieval(
    reading: Reading, document: Document
) -> None:
    later = datetime(2024, 5, 1, tzinfo=UTC)
    undated = replace(document, published_at=None, retrieved_at=later)
    assert make_account(reading).counts_from == document.published_at
    assert make_account(replace(reading, document=undated)).counts_from == later
    assert make_account(replace(reading, document=undated)).published_at is None
    assert make_account(reading, counts_from=later).counts_from == later
    ahead = replace(document, published_at=later + timedelta(days=9), retrieved_at=later)
    assert make_account(replace(reading, document=ahead)).counts_from == later


def test_a_report_is_its_own_origin_until_another_is_given(reading: Reading) -> None:
    alone, copy = make_account(reading), make_account(reading, origin="ori_wire")
    assert (alone.origin, copy.origin) == (reading.document.id, "ori_wire")
    assert [told.id for told in alone.told] == [told.id for told in copy.told]
    assert (alone.events, alone.joins, alone.story) == ((), (), None)


def test_the_lead_is_the_first_two_sentences_and_gives_the_headwords(reading: Reading) -> None:
    account = make_account(reading)
    assert span_words(account.lead) == TEXT[: TEXT.index("\nWhy it matters")]
    assert {"norland", "envoy", "visit"} <= set(account.headwords)
    assert "courier" not in account.headwords


def test_a_report_without_sentences_tells_nothing(document: Document, reading: Reading) -> None:
    empty = Reading(
        reader=reading.reader, document=document, sentences=(), entities=(), times=(), places=(), arms=(),
        figures=(), claims=(), events=(), disputes=(), issues=(),
    )  # fmt: skip
    account = make_account(empty)
    assert (account.told, account.counted, account.opposed, account.undone) == ((), (), (), ())
    assert account.lead == Extent(start=0, end=0)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("attacked", "attacks"),
        ("struck", "strikes"),
        ("met", "meeting"),
        ("Sanctions", "sanctioned"),
        ("withdrawal", "withdrew"),
    ],
)
def test_forms_of_one_word_have_one_stem(one: str, other: str) -> None:
    assert stem_of(one) == stem_of(other)


def test_words_that_carry_content_come_once_and_in_order() -> None:
    words = list(content_words("The army of Sudmark said the army shelled 12 towns, and the towns burned."))
    assert words == [stem_of(word) for word in ("army", "Sudmark", "shelled", "12", "towns", "burned")]
    assert len(words) == len(set(words))
    assert not {"the", "said", "and"} & set(words)
