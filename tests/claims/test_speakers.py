"""Who speaks, and who "he" and "the officials" are."""

from dateline.claims import find_claims, find_unnamed
from dateline.records import Claim
from tests.claims.crisis import layers

OFFICIALS = (
    "Two/NUM/3/nummod Norland/PROPN/3/compound officials/NOUN/4/nsubj said/VERB/0/root talks/NOUN/6/nsubj "
    "failed/VERB/4/ccomp ./PUNCT/4/punct\n"
    "The/DET/2/det officials/NOUN/3/nsubj said/VERB/0/root Sudmark/PROPN/5/nsubj left/VERB/3/ccomp"
)
HE = (
    "Berg/PROPN/2/nsubj said/VERB/0/root the/DET/4/det army/NOUN/5/nsubj won/VERB/2/ccomp ./PUNCT/2/punct\n"
    "He/PRON/2/nsubj said/VERB/0/root rebels/NOUN/4/nsubj fled/VERB/2/ccomp"
)


def _claims(text: str, script: str) -> tuple[Claim, ...]:
    return find_claims(layers(text, script))


def test_the_officials_are_those_of_the_sentence_before() -> None:
    first, second = _claims(
        "Two Norland officials said talks failed. The officials said Sudmark left.", OFFICIALS
    )
    assert second.speaker.entity == first.speaker.entity
    assert (second.speaker.kind, second.speaker.affiliation) == ("unnamed", "NRL")
    assert second.speaker.span is not None
    assert second.speaker.span.quote == "The officials"


def test_he_is_the_speaker_before() -> None:
    first, second = _claims("Berg said the army won. He said rebels fled.", HE)
    assert second.speaker.entity == first.speaker.entity
    assert second.speaker.kind == "named"


def test_speakers_without_a_name_become_entities_of_the_report() -> None:
    claims = _claims("Two Norland officials said talks failed. The officials said Sudmark left.", OFFICIALS)
    (entity,) = find_unnamed(claims, known=())
    assert entity.name == "Two Norland officials"
    assert [m.quote for m in entity.mentions] == ["Two Norland officials", "The officials"]
    assert entity.country == "NRL"
