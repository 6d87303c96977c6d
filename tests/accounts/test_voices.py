"""Who speaks, under one key in every report."""

from dataclasses import replace

import pytest

from dateline.accounts.voices import Voices
from dateline.records import Document, Entity, Reading, Speaker, Voice, make_document
from dateline.records.claim import SpeakerKind
from dateline.records.document import Span

WORDS = "Ada Berg met Berg's officials."


def speaker(words: str, kind: SpeakerKind, **parts: object) -> Speaker:
    span = Span(start=0, end=len(words), quote=words)
    made = Speaker(kind=kind, span=span, entity=None, count=None, affiliation=None)
    return replace(made, **parts)


def entity(name: str, **parts: object) -> Entity:
    made = Entity(
        id=f"ent_{name}", name=name, type="PERSON", country="XNL", code=None, based_in=(), sector=None,
        roles=(), offices=(), mentions=(),
    )  # fmt: skip
    return replace(made, **parts)


def voices_in(*entities: Entity, outlet: str | None = "Elm Courier", origin: str = "ori_1") -> Voices:
    return Voices(make_document(WORDS, outlet=outlet), entities, origin=origin)


def keys(said: Speaker, *entities: Entity) -> tuple[str, str]:
    """The keys of a speaker in two reports of two origins."""
    one, other = (voices_in(*entities, origin=origin).speaking(said).key for origin in ("ori_1", "ori_2"))
    return one, other


def test_an_outlet_is_one_voice_everywhere() -> None:
    narrator = Speaker(kind="outlet", span=None, entity=None, count=None, affiliation=None)
    one, other = keys(narrator)
    assert one == other
    shouted = voices_in(outlet="ELM COURIER", origin="ori_3").speaking(narrator)
    assert shouted.key == one
    assert voices_in(outlet="Pine Post").outlet.key != one


def test_an_unknown_outlet_is_a_voice_in_its_own_text_alone() -> None:
    one, other = (voices_in(outlet=None, origin=origin).outlet for origin in ("ori_1", "ori_2"))
    assert one.name == other.name == "unknown outlet"
    assert one.key != other.key


def test_a_person_by_whole_name_is_one_voice_everywhere() -> None:
    one, other = keys(speaker("Berg", "named", entity="ent_Ada Berg"), entity("Ada Berg"))
    assert one == other
    assert voices_in(entity("Ada Berg")).speaking(speaker("Berg", "named", entity="ent_Ada Berg")) == Voice(
        key=one, name="Ada Berg", kind="named", affiliation=None
    )


def test_a_body_is_known_by_its_code() -> None:
    one, other = keys(
        speaker("the army", "named", entity="ent_army"), entity("army", type="ORG", code="XNLMIL")
    )
    assert one == other == "XNLMIL"


def test_a_surname_alone_is_a_voice_in_its_own_text_alone() -> None:
    one, other = keys(speaker("Berg", "named", entity="ent_Berg"), entity("Berg"))
    assert one != other


def test_people_without_a_name_are_one_voice_for_each_text() -> None:
    two = speaker("two Norland officials", "unnamed", affiliation="XNL")
    one, other = keys(two)
    assert one != other
    assert voices_in(origin="ori_1").speaking(two).key == one
    assert voices_in(origin="ori_1").speaking(speaker("Two  Norland\nofficials", "unnamed")).key == one


def test_a_crowd_of_one_side_is_one_voice_everywhere() -> None:
    one, other = keys(speaker("The army", "collective", affiliation="XSM"))
    assert one == other
    one, other = keys(speaker("witnesses", "collective"))
    assert one != other


def test_a_pronoun_speaks_for_the_words_that_it_stands_for() -> None:
    meant = Span(start=0, end=8, quote="a senior envoy")
    voice = voices_in().speaking(speaker("he", "unnamed", stands_for=meant))
    assert voice.name == "a senior envoy"


def test_those_who_pass_a_claim_on_are_kept_nearest_the_speaker_first(reading: Reading) -> None:
    denial = reading.claims[-1]
    voices = Voices(reading.document, reading.entities, origin="ori_1")
    assert voices.of(denial).affiliation == "XSM"
    assert [voice.name for voice in voices.through(denial)] == ["its spokesman"]


@pytest.mark.parametrize("kind", ["named", "unnamed", "collective"])
def test_a_speaker_without_words_is_the_outlet(document: Document, kind: SpeakerKind) -> None:
    voices = Voices(document, (), origin="ori_1")
    assert voices.speaking(replace(speaker("x", kind), span=None)) == voices.outlet
