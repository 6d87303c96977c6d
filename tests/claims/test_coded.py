"""Claims and events from a reader's own coding."""

from dataclasses import replace
from datetime import UTC, datetime

from dateline.claims import Layers, find_claims, find_events
from dateline.records import Claim, EventMention
from dateline.records.parse import Coding, CueWords, TriggerWord, Word
from tests.claims.crisis import layers

TEXT = "Two generals said troops of Sudmark shelled Elm on Monday ."
SCRIPT = (
    "Two/NUM/2/nummod generals/NOUN/3/nsubj said/VERB/0/root troops/NOUN/7/nsubj of/ADP/6/case "
    "Sudmark/PROPN/4/nmod shelled/VERB/3/ccomp Elm/PROPN/7/obj on/ADP/10/case Monday/PROPN/7/obl ./PUNCT/3/punct"
)


def shelled(
    *,
    actors: tuple[Word, ...] = ((0, 3),),
    recipients: tuple[Word, ...] = (),
    times: tuple[Word, ...] = ((0, 9),),
) -> TriggerWord:
    return TriggerWord(
        word=(0, 6), type="ASSAULT", mode="heavy-weapons", status="occurred", historical=False, actors=actors,
        recipients=recipients, places=((0, 7),), times=times, score=0.83,
    )  # fmt: skip


def said(*, speaker: Word | None = (0, 1)) -> CueWords:
    return CueWords(
        word=(0, 2), size=1, speaker=speaker, hearer=None, kind="unnamed", certainty="asserted",
        content=((0, 3, 10),), score=0.9,
    )  # fmt: skip


def coded(*, owners: dict[Word, tuple[Word, ...]] | None = None, **parts: object) -> Layers:
    found = layers(TEXT, SCRIPT, days={"Monday": datetime(2024, 4, 8, tzinfo=UTC)})
    coding = Coding(
        triggers=parts.get("triggers", (shelled(),)),  # type: ignore[arg-type]
        cues=parts.get("cues", (said(),)),  # type: ignore[arg-type]
        owners=owners or {},
    )
    return replace(found, parse=replace(found.parse, coding=coding))


def read(found: Layers) -> tuple[tuple[Claim, ...], EventMention]:
    claims = find_claims(found)
    return claims, find_events(found, claims).events[0]


def test_a_claim_has_the_words_the_reader_gives_it() -> None:
    (claim,) = find_claims(coded())
    assert claim.content[0].quote == "troops of Sudmark shelled Elm on Monday"
    assert (claim.speaker.kind, claim.speaker.count) == ("unnamed", 2)
    assert claim.cue is not None
    assert claim.cue.quote == "said"


def test_an_event_has_type_status_place_time_and_voice() -> None:
    claims, event = read(coded())
    assert (event.type, event.mode, event.status) == ("ASSAULT", "heavy-weapons", "occurred")
    assert event.place is not None
    assert event.interval is not None
    assert event.claim == claims[0].id
    assert event.confidence == 0.83


def test_a_party_is_whoever_its_phrase_stands_for() -> None:
    _, event = read(coded())
    assert [(p.span.quote, p.country) for p in event.actors] == [("troops of Sudmark", "SDM")]


def test_a_phrase_without_a_name_belongs_to_the_name_the_reader_leads_to() -> None:
    found = coded(triggers=(shelled(recipients=((0, 9),)),), owners={(0, 9): ((0, 7),)})
    _, event = read(found)
    assert [p.country for p in event.recipients] == ["NRL"]


def test_who_only_tells_of_it_does_not_do_it() -> None:
    _, event = read(coded(triggers=(shelled(actors=((0, 1), (0, 3))),)))
    assert [p.span.quote for p in event.actors] == ["troops of Sudmark"]


def test_missiles_are_not_of_the_state_whose_official_tells_of_them() -> None:
    text = "Missiles hit Elm , a Sudmark official said ."
    script = (
        "Missiles/NOUN/2/nsubj hit/VERB/0/root Elm/PROPN/2/obj ,/PUNCT/8/punct a/DET/7/det "
        "Sudmark/PROPN/7/compound official/NOUN/8/nsubj said/VERB/2/parataxis ./PUNCT/2/punct"
    )
    found = layers(text, script)
    hit = replace(shelled(actors=((0, 0),), times=()), word=(0, 1), places=((0, 2),))
    coding = Coding(triggers=(hit,), cues=(), owners={(0, 0): ((0, 5),)})
    _, event = read(replace(found, parse=replace(found.parse, coding=coding)))
    assert [p.country for p in event.actors] in ([None], [])


def test_a_name_keeps_its_own_country_whatever_the_reader_leads_to() -> None:
    found = coded(triggers=(shelled(actors=((0, 5),)),), owners={(0, 5): ((0, 7),)})
    _, event = read(found)
    assert [p.country for p in event.actors] == ["SDM"]


def test_nobody_stands_on_both_sides() -> None:
    _, event = read(coded(triggers=(shelled(recipients=((0, 3),)),)))
    assert [p.span.quote for p in event.recipients] == ["Elm"]


def test_where_the_reader_is_not_sure_the_lexicons_frame_says_the_type() -> None:
    unsure = replace(shelled(), type="COERCE", mode="seize", score=0.4)
    _, event = read(coded(triggers=(unsure,)))
    assert event.type == "ASSAULT"


def test_a_sure_reader_is_believed_against_the_lexicon() -> None:
    sure = replace(shelled(), type="COERCE", mode="seize", score=0.9)
    _, event = read(coded(triggers=(sure,)))
    assert (event.type, event.mode) == ("COERCE", "seize")


def test_the_frame_finds_a_recipient_that_the_reader_did_not() -> None:
    _, event = read(coded(triggers=(shelled(recipients=()),)))
    assert [p.country for p in event.recipients] == ["NRL"]


def test_a_time_that_the_reader_does_not_link_is_found_in_the_tree() -> None:
    _, event = read(coded(triggers=(shelled(times=()),)))
    assert event.interval is not None
    assert event.interval.earliest == datetime(2024, 4, 8, tzinfo=UTC)


def test_words_of_another_sentence_are_content_only_when_they_are_quoted() -> None:
    cue = replace(said(), content=((0, 3, 10), (1, 0, 2)))
    text, script = TEXT + " Elm burned .", SCRIPT + "\nElm/PROPN/2/nsubj burned/VERB/0/root ./PUNCT/2/punct"
    found = layers(text, script)
    found = replace(found, parse=replace(found.parse, coding=Coding(triggers=(), cues=(cue,))))
    assert [c.quote for c in find_claims(found)[0].content] == ["troops of Sudmark shelled Elm on Monday"]


def test_what_nobody_says_the_outlet_says() -> None:
    found = coded(cues=())
    coding = find_events(found, find_claims(found))
    assert [c.manner for c in coding.claims] == ["narrated"]
    assert coding.events[0].claim == coding.claims[0].id


def test_a_cue_without_a_speaker_is_an_unnamed_voice() -> None:
    (claim,) = find_claims(coded(cues=(said(speaker=None),)))
    assert (claim.speaker.kind, claim.speaker.span) == ("unnamed", None)


def test_a_status_that_the_reader_mixes_up_is_read_from_the_tree() -> None:
    _, event = read(coded(triggers=(replace(shelled(), status="possible"),)))
    assert event.status == "occurred"
    _, event = read(coded(triggers=(replace(shelled(), status="planned"),)))
    assert event.status == "planned"
