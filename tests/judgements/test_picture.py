"""What people judge is in the picture, for every moment, and out of it when withdrawn."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from dateline.cases import READING, read_case, reading_version, trace_case
from dateline.claims.lexicon import load_plover
from dateline.judgements import apply_judgements
from dateline.records import EventType, Reading
from dateline.store import Case
from tests.judgements.judging import END, accounts, event, judge, mention, picture

Readings = tuple[Reading, ...]

FIELDS: list[tuple[dict[str, Any], dict[str, Any]]] = [
    ({"type": "SANCTION"}, {"type": "SANCTION", "mode": None, "quad": "material conflict", "cameo": "160"}),
    ({"mode": "drone"}, {"mode": "drone", "type": "ASSAULT"}),
    ({"status": "planned"}, {"status": "planned", "standing": "not told as done"}),
    ({"day": "2024-03-30/2024-03-31"}, {"day": date(2024, 3, 30), "last_day": date(2024, 3, 31)}),
    ({"day": "-"}, {"day": None}),
]


@pytest.mark.parametrize(("wanted", "shown"), FIELDS)
def test_a_corrected_field_is_that_of_the_event_until_it_is_withdrawn(
    case: Case, wanted: dict[str, Any], shown: dict[str, Any]
) -> None:
    before = picture(case)
    struck = mention(case, "struck").event
    judgements = judge(case, struck, **wanted)
    after = event(case, struck)
    assert {name: getattr(after, name) for name in shown} == shown
    for judgement in judgements:
        case.withdraw(judgement.id, by="ben")
    assert picture(case) == before


def test_corrected_sides_and_places_are_those_of_the_event(case: Case) -> None:
    struck = mention(case, "struck").event
    judge(case, struck, actors=("Hezbollah (HZB)",), recipients=("-",), place="Aleppo (SYR)")
    after = event(case, struck)
    assert [(party.name, party.key) for party in after.actors] == [("Hezbollah", "HZB")]
    assert after.recipients == ()
    assert after.place is not None
    assert (after.place.name, after.place.country, after.place.precision) == ("Aleppo", "SYR", "city")


def test_what_is_no_event_is_in_no_picture(case: Case) -> None:
    struck = mention(case, "struck").event
    (judgement,) = judge(case, struck, not_an_event=True)
    assert picture(case).event(struck) is None
    case.withdraw(judgement.id, by="ben")
    assert picture(case).event(struck) is not None


def test_two_events_that_are_one_carry_the_id_of_the_earlier(case: Case) -> None:
    before = picture(case)
    early, late = mention(case, "struck").event, mention(case, "blamed").event
    (judgement,) = judge(case, late, same_as=early)
    merged = event(case, early)
    assert merged.mentions == sum(event.mentions for event in before.events if event.id in (early, late))
    assert picture(case).event(late) is None
    case.withdraw(judgement.id, by="ben")
    assert picture(case) == before


def test_mentions_that_are_parted_are_an_event_of_their_own(case: Case) -> None:
    before = picture(case)
    many = max(before.events, key=lambda event: event.mentions)
    parted = many.tellings[0].told.id
    (judgement,) = judge(case, parted, apart=True)
    after = picture(case)
    assert len(after.events) == len(before.events) + 1
    assert event(case, many.id).mentions == many.mentions - 1
    assert [e.mentions for e in after.events if parted in [t.told.id for t in e.tellings]] == [1]
    case.withdraw(judgement.id, by="ben")
    assert picture(case) == before


def test_a_corrected_speaker_is_a_voice_of_the_event(case: Case) -> None:
    before = picture(case)
    struck = mention(case, "struck")
    (judgement,) = judge(case, struck.told.id, speaker="Ali Khamenei (IRN)")
    voices = [t.voice for t in event(case, struck.event).tellings if t.told.id == struck.told.id]
    assert [(voice.key, voice.kind, voice.affiliation) for voice in voices] == [
        ("ali khamenei", "named", "IRN")
    ]
    case.withdraw(judgement.id, by="ben")
    assert picture(case) == before


def test_a_report_that_goes_back_to_another_is_no_voice_of_its_own(case: Case) -> None:
    before, traced = picture(case), trace_case(case)
    first, last = accounts(case)[0], accounts(case)[-1]
    assert first.origin != last.origin
    (judgement,) = judge(case, last.document, origin=first.document)
    assert picture(case).origins == before.origins - 1
    assert {d: o.id for o in trace_case(case) for d in o.documents} == {
        a.document: a.origin for a in accounts(case)
    }
    case.withdraw(judgement.id, by="ben")
    assert picture(case) == before
    assert trace_case(case) == traced


def test_a_copy_can_be_a_text_of_its_own(case: Case) -> None:
    first, second = accounts(case)[:2]
    assert first.origin == second.origin
    judge(case, second.document, origin="-")
    assert accounts(case)[0].origin == first.origin != accounts(case)[1].origin
    assert any(origin.documents == (second.document,) for origin in trace_case(case))


def test_a_name_stands_for_somebody_else_wherever_it_is_a_side_in_the_report(case: Case) -> None:
    before = picture(case)
    report = accounts(case)[0]
    (judgement,) = judge(case, report.document, words="israel", stands_for="Hezbollah (HZB)")
    parties = [p for told in accounts(case)[0].told for p in (*told.actors, *told.recipients)]
    assert "Israel" not in [party.name for party in parties]
    assert "HZB" in [party.code for party in parties]
    assert accounts(case)[1:] == tuple(a for a in accounts(case) if a.document != report.document)
    case.withdraw(judgement.id, by="ben")
    assert picture(case) == before


def test_a_judgement_made_today_corrects_the_picture_of_every_moment(case: Case) -> None:
    struck = mention(case, "struck").event
    judge(case, struck, type="SANCTION")
    early = picture(case, as_of=datetime(2024, 4, 1, 17, tzinfo=UTC))
    assert early.reports == 1
    assert [e.type for e in early.events if e.id == struck] == ["SANCTION"]


def test_judgements_on_reports_that_do_not_count_yet_wait(case: Case) -> None:
    late = mention(case, accounts(case)[-1].told[0].word, nth=-1)
    judge(case, late.told.id, status="planned" if late.told.status != "planned" else "denied")
    early = [account for account in accounts(case) if account.document != late.account.document]
    (effect,) = apply_judgements(case.judgements(), early, codes=load_plover()).effects
    assert effect.state == "not yet"


def test_judgements_survive_reading_again(case: Case) -> None:
    struck = mention(case, "struck").event
    judge(case, struck, type="SANCTION", recipients=("Iran (IRN)",))
    judge(case, mention(case, "blamed").event, same_as=struck)
    before = picture(case)
    case.drop_accounts(keep="")
    assert case.drop(READING, reading_version()) == 4
    assert len(list(read_case(case))) == 4
    assert picture(case) == before


def _keep_retyped(case: Case, readings: Readings, word: str, *, type: EventType | None) -> None:
    """The case holds readings in which the mentions of a word have another type and id, or are gone."""
    case.drop_accounts(keep="")
    case.drop(READING, reading_version())
    by_id = {reading.document.id: reading for reading in readings}
    for document in case.claim(READING, reading_version(), owner="test", limit=9):
        reading = by_id[document.id]
        events = tuple(
            replace(e, id=f"evt_{n:016x}", type=type, mode=None) if type and e.trigger.quote == word else e
            for n, e in enumerate(reading.events)
            if type or e.trigger.quote != word
        )
        known = {event.id for event in events}
        figures = tuple(replace(f, event=f.event if f.event in known else None) for f in reading.figures)
        payload = replace(reading, events=events, figures=figures)
        case.finish(document.id, READING, reading_version(), owner="test", payload=payload)


def test_judgements_find_their_words_when_these_are_read_as_another_type(
    case: Case, demo_readings: Readings
) -> None:
    struck = mention(case, "struck")
    judge(case, struck.told.id, status="possible")
    _keep_retyped(case, demo_readings, "struck", type="COERCE")
    found = mention(case, "struck")
    assert found.told.id != struck.told.id
    assert (found.told.type, found.told.status) == ("COERCE", "possible")


def test_a_judgement_whose_words_tell_no_event_any_more_says_so(case: Case, demo_readings: Readings) -> None:
    struck = mention(case, "struck")
    (judgement,) = judge(case, struck.told.id, status="possible")
    _keep_retyped(case, demo_readings, "struck", type=None)
    applied = apply_judgements(case.judgements(), accounts(case), codes=load_plover())
    (lost,) = applied.lost
    assert (lost.judgement, lost.state) == (judgement.id, "lost")
    assert str(struck.place) in str(lost.why)
    assert applied.accounts == accounts(case)


@pytest.mark.parametrize(
    ("kind", "target", "value"),
    [
        ("correct", "evt_1", ["anything"]),
        ("event", "doc_0f:1-2", None),
        ("event", "nowhere", {"to": "ASSAULT"}),
        ("merge", "doc_0f:1-2", {}),
        ("origin", "doc_0f", {"to": 3}),
        ("actor", "doc_0f", {"words": "x"}),
    ],
)
def test_judgements_that_nobody_understands_leave_the_picture_alone(
    case: Case, kind: str, target: str, value: Any
) -> None:
    before = picture(case)
    case.judge(kind, target, value=value, field="type", author="ada", reason="from elsewhere")
    assert picture(case, as_of=END) == before
