"""Claims that cannot both hold."""

from dateline.claims import find_claims, find_disputes, find_events
from tests.claims.crisis import layers


def _disputes(text: str, script: str) -> list[tuple[str, list[str]]]:
    found = layers(text, script)
    events, claims, _ = find_events(found, find_claims(found))
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
