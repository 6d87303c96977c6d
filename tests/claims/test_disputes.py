"""Claims that cannot both hold."""

import pytest

from dateline.claims import find_claims, find_disputes, find_events
from dateline.records import Figure, Span
from tests.claims.crisis import layers


def _disputes(text: str, script: str) -> list[tuple[str, list[str]]]:
    found = layers(text, script)
    events, claims, _, _ = find_events(found, find_claims(found))
    said = {c.id: c.content[0].quote for c in claims}
    disputes = find_disputes(found, claims=claims, events=events)
    return [(d.about, [said[i] for side in d.sides for i in side]) for d in disputes]


def test_what_a_thing_was_is_disputed_when_one_side_says_it_was_not() -> None:
    found = _disputes(
        "Norland claims the building was a barracks. Sudmark says it was not a barracks but a school.",
        "Norland/PROPN/2/nsubj claims/VERB/0/root the/DET/4/det building/NOUN/7/nsubj was/AUX/7/cop a/DET/7/det "
        "barracks/NOUN/2/ccomp ./PUNCT/2/punct\n"
        "Sudmark/PROPN/2/nsubj says/VERB/0/root it/PRON/7/nsubj was/AUX/7/cop not/PART/7/advmod a/DET/7/det "
        "barracks/NOUN/2/ccomp but/CCONJ/10/cc a/DET/10/det school/NOUN/7/conj",
    )
    assert found == [
        ("what the building was", ["the building was a barracks", "it was not a barracks but a school"])
    ]


def test_a_charge_and_the_denial_of_the_side_it_names_are_a_dispute() -> None:
    ((_, sides),) = _disputes(
        "Norland says it shot down a Sudmark jet. Sudmark says it lost no jet.",
        "Norland/PROPN/2/nsubj says/VERB/0/root it/PRON/4/nsubj shot/VERB/2/ccomp down/ADP/4/compound:prt a/DET/8/det "
        "Sudmark/PROPN/8/compound jet/NOUN/4/obj ./PUNCT/2/punct\n"
        "Sudmark/PROPN/2/nsubj says/VERB/0/root it/PRON/4/nsubj lost/VERB/2/ccomp no/DET/6/det jet/NOUN/4/obj",
    )
    assert sides == ["it shot down a Sudmark jet", "it lost no jet"]


def test_two_voices_that_say_different_things_need_not_dispute() -> None:
    found = _disputes(
        "Norland says it won. Sudmark says rebels fled.",
        "Norland/PROPN/2/nsubj says/VERB/0/root it/PRON/4/nsubj won/VERB/2/ccomp ./PUNCT/2/punct\n"
        "Sudmark/PROPN/2/nsubj says/VERB/0/root rebels/NOUN/4/nsubj fled/VERB/2/ccomp",
    )
    assert found == []


def test_a_deed_the_outlet_tells_and_a_speaker_denies_is_disputed() -> None:
    ((about, sides),) = _disputes(
        "Norland shelled Sudmark. Berg said Norland did not shell Sudmark.",
        (
            "Norland/PROPN/2/nsubj shelled/VERB/0/root Sudmark/PROPN/2/obj ./PUNCT/2/punct\n"
            "Berg/PROPN/2/nsubj said/VERB/0/root Norland/PROPN/6/nsubj did/AUX/6/aux "
            "not/PART/6/advmod shell/VERB/2/ccomp Sudmark/PROPN/6/obj"
        ),
    )
    assert about == "whether it happened: shelled"
    assert sides == ["Norland shelled Sudmark.", "Norland did not shell Sudmark"]


def test_one_deed_laid_at_two_doors_is_disputed() -> None:
    text, script = (
        "Norland said Sudmark killed Berg. Sudmark said Norland killed Berg.",
        (
            "Norland/PROPN/2/nsubj said/VERB/0/root Sudmark/PROPN/4/nsubj killed/VERB/2/ccomp "
            "Berg/PROPN/4/obj ./PUNCT/2/punct\n"
            "Sudmark/PROPN/2/nsubj said/VERB/0/root Norland/PROPN/4/nsubj killed/VERB/2/ccomp "
            "Berg/PROPN/4/obj"
        ),
    )
    assert [about for about, _ in _disputes(text, script)] == ["who did it: killed"]


def test_a_charge_called_baseless_is_disputed() -> None:
    text, script = (
        "Norland said Sudmark shelled the town. Sudmark called the claim baseless.",
        (
            "Norland/PROPN/2/nsubj said/VERB/0/root Sudmark/PROPN/4/nsubj shelled/VERB/2/ccomp "
            "the/DET/6/det town/NOUN/4/obj ./PUNCT/2/punct\n"
            "Sudmark/PROPN/2/nsubj called/VERB/0/root the/DET/4/det claim/NOUN/2/obj "
            "baseless/ADJ/2/xcomp"
        ),
    )
    ((about, sides),) = _disputes(text, script)
    assert about == "whether it is so"
    assert sides == ["Sudmark shelled the town", "the claim baseless"]


@pytest.mark.parametrize(
    ("text", "script"),
    [
        (
            "Berg said Norland shelled Sudmark. Berg said Norland did not shell Sudmark.",
            (
                "Berg/PROPN/2/nsubj said/VERB/0/root Norland/PROPN/4/nsubj shelled/VERB/2/ccomp "
                "Sudmark/PROPN/4/obj ./PUNCT/2/punct\n"
                "Berg/PROPN/2/nsubj said/VERB/0/root Norland/PROPN/6/nsubj did/AUX/6/aux "
                "not/PART/6/advmod shell/VERB/2/ccomp Sudmark/PROPN/6/obj"
            ),
        ),
        (
            "Norland shelled Sudmark. Norland did not shell Sudmark.",
            (
                "Norland/PROPN/2/nsubj shelled/VERB/0/root Sudmark/PROPN/2/obj ./PUNCT/2/punct\n"
                "Norland/PROPN/4/nsubj did/AUX/4/aux not/PART/4/advmod shell/VERB/0/root "
                "Sudmark/PROPN/4/obj"
            ),
        ),
        (
            "Norland said Norland shelled Sudmark. Berg said Norland did not shell Sudmark.",
            (
                "Norland/PROPN/2/nsubj said/VERB/0/root Norland/PROPN/4/nsubj shelled/VERB/2/ccomp "
                "Sudmark/PROPN/4/obj ./PUNCT/2/punct\n"
                "Berg/PROPN/2/nsubj said/VERB/0/root Norland/PROPN/6/nsubj did/AUX/6/aux "
                "not/PART/6/advmod shell/VERB/2/ccomp Sudmark/PROPN/6/obj"
            ),
        ),
    ],
)
def test_one_voice_or_one_side_is_no_dispute(text: str, script: str) -> None:
    assert _disputes(text, script) == []


def _counts(text: str, script: str, numbers: dict[str, tuple[int, int | None]]) -> list[str]:
    """What is disputed in `text` where these words stand for these numbers of killed."""
    found = layers(text, script)
    events, claims, _, _ = find_events(found, find_claims(found))
    figures = tuple(
        Figure(span=_span(text, words), minimum=low, maximum=high, unit="killed", vague=False)
        for words, (low, high) in numbers.items()
    )
    return [d.about for d in find_disputes(found, claims=claims, events=events, figures=figures)]


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start=start, end=start + len(words), quote=words)


TWO = (
    "Norland said 40 soldiers were killed. Sudmark said 12 soldiers were killed.",
    (
        "Norland/PROPN/2/nsubj said/VERB/0/root 40/NUM/4/nummod soldiers/NOUN/6/nsubj:pass "
        "were/AUX/6/aux:pass killed/VERB/2/ccomp ./PUNCT/2/punct\n"
        "Sudmark/PROPN/2/nsubj said/VERB/0/root 12/NUM/4/nummod soldiers/NOUN/6/nsubj:pass "
        "were/AUX/6/aux:pass killed/VERB/2/ccomp"
    ),
)
SAME = (
    "Norland said 40 soldiers were killed. Norland said 12 soldiers were killed.",
    (
        "Norland/PROPN/2/nsubj said/VERB/0/root 40/NUM/4/nummod soldiers/NOUN/6/nsubj:pass "
        "were/AUX/6/aux:pass killed/VERB/2/ccomp ./PUNCT/2/punct\n"
        "Norland/PROPN/2/nsubj said/VERB/0/root 12/NUM/4/nummod soldiers/NOUN/6/nsubj:pass "
        "were/AUX/6/aux:pass killed/VERB/2/ccomp"
    ),
)
TOLD = (
    "Norland said 40 soldiers were killed. On Monday 12 soldiers were killed.",
    (
        "Norland/PROPN/2/nsubj said/VERB/0/root 40/NUM/4/nummod soldiers/NOUN/6/nsubj:pass "
        "were/AUX/6/aux:pass killed/VERB/2/ccomp ./PUNCT/2/punct\n"
        "On/ADP/2/case Monday/PROPN/6/obl 12/NUM/4/nummod soldiers/NOUN/6/nsubj:pass "
        "were/AUX/6/aux:pass killed/VERB/0/root"
    ),
)


@pytest.mark.parametrize(
    ("told", "forty", "twelve", "about"),
    [
        (TWO, (40, 40), (12, 12), ["how many killed"]),
        (TWO, (40, 40), (12, None), []),
        (TWO, (40, None), (0, 12), ["how many killed"]),
        (SAME, (40, 40), (12, 12), []),
        (TOLD, (40, 40), (12, 12), []),
    ],
)
def test_counts_are_disputed_when_no_number_fits_both_voices(
    told: tuple[str, str], forty: tuple[int, int | None], twelve: tuple[int, int | None], about: list[str]
) -> None:
    assert _counts(*told, {"40": forty, "12": twelve}) == about
