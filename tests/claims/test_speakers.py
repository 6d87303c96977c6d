"""Who speaks, and who "he" and "the officials" are."""

import pytest

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


@pytest.mark.parametrize(
    ("text", "script", "kind", "count"),
    [
        (
            "Berg said rebels fled.",
            "Berg/PROPN/2/nsubj said/VERB/0/root rebels/NOUN/4/nsubj fled/VERB/2/ccomp",
            "named",
            None,
        ),
        (
            "The ministry said rebels fled.",
            ("The/DET/2/det ministry/NOUN/3/nsubj said/VERB/0/root rebels/NOUN/5/nsubj fled/VERB/3/ccomp"),
            "named",
            None,
        ),
        (
            "Police said rebels fled.",
            "Police/NOUN/2/nsubj said/VERB/0/root rebels/NOUN/4/nsubj fled/VERB/2/ccomp",
            "named",
            None,
        ),
        (
            "Western embassies said rebels fled.",
            (
                "Western/ADJ/2/amod embassies/NOUN/3/nsubj said/VERB/0/root rebels/NOUN/5/nsubj "
                "fled/VERB/3/ccomp"
            ),
            "collective",
            None,
        ),
        (
            "Both sides said rebels fled.",
            ("Both/DET/2/det sides/NOUN/3/nsubj said/VERB/0/root rebels/NOUN/5/nsubj fled/VERB/3/ccomp"),
            "collective",
            None,
        ),
        (
            "A source said rebels fled.",
            ("A/DET/2/det source/NOUN/3/nsubj said/VERB/0/root rebels/NOUN/5/nsubj fled/VERB/3/ccomp"),
            "unnamed",
            1,
        ),
        (
            "Three diplomats said rebels fled.",
            (
                "Three/NUM/2/nummod diplomats/NOUN/3/nsubj said/VERB/0/root rebels/NOUN/5/nsubj "
                "fled/VERB/3/ccomp"
            ),
            "unnamed",
            3,
        ),
        (
            "Residents said rebels fled.",
            "Residents/NOUN/2/nsubj said/VERB/0/root rebels/NOUN/4/nsubj fled/VERB/2/ccomp",
            "unnamed",
            None,
        ),
        (
            "14 witnesses said rebels fled.",
            ("14/NUM/2/nummod witnesses/NOUN/3/nsubj said/VERB/0/root rebels/NOUN/5/nsubj fled/VERB/3/ccomp"),
            "unnamed",
            14,
        ),
    ],
)
def test_a_speaker_is_named_collective_or_unnamed(
    text: str, script: str, kind: str, count: int | None
) -> None:
    (claim,) = _claims(text, script)
    assert (claim.speaker.kind, claim.speaker.count) == (kind, count)


def test_what_cannot_speak_makes_no_claim() -> None:
    assert (
        _claims(
            "The storm suggests that summer ended.",
            (
                "The/DET/2/det storm/NOUN/3/nsubj suggests/VERB/0/root that/SCONJ/6/mark "
                "summer/NOUN/6/nsubj ended/VERB/3/ccomp"
            ),
        )
        == ()
    )
