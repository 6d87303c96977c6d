"""What the events of one sentence owe each other."""

import pytest

from dateline.claims import find_claims, find_events
from dateline.records import EventMention
from tests.claims.crisis import layers


def _events(text: str, script: str) -> dict[str, EventMention]:
    found = layers(text, script)
    return {e.trigger.quote: e for e in find_events(found, find_claims(found)).events}


@pytest.mark.parametrize(
    ("text", "script", "trigger", "hit"),
    [
        (
            "Three soldiers were killed in a Sudmark strike.",
            (
                "Three/NUM/2/nummod soldiers/NOUN/4/nsubj:pass were/AUX/4/aux:pass killed/VERB/0/root "
                "in/ADP/8/case a/DET/8/det Sudmark/PROPN/8/compound strike/NOUN/4/obl"
            ),
            "strike",
            ["Three soldiers"],
        ),
        (
            "Sudmark shelled the town and killed three soldiers.",
            (
                "Sudmark/PROPN/2/nsubj shelled/VERB/0/root the/DET/4/det town/NOUN/2/obj "
                "and/CCONJ/6/cc killed/VERB/2/conj three/NUM/8/nummod soldiers/NOUN/6/obj"
            ),
            "shelled",
            ["the town", "three soldiers"],
        ),
        (
            "Sudmark shelled the town, killing two soldiers.",
            (
                "Sudmark/PROPN/2/nsubj shelled/VERB/0/root the/DET/4/det town/NOUN/2/obj "
                ",/PUNCT/6/punct killing/VERB/2/advcl two/NUM/8/nummod soldiers/NOUN/6/obj"
            ),
            "shelled",
            ["two soldiers"],
        ),
    ],
)
def test_a_killing_told_with_its_strike_is_one_event(
    text: str, script: str, trigger: str, hit: list[str]
) -> None:
    events = _events(text, script)
    assert list(events) == [trigger]
    assert [a.country for a in events[trigger].actors] == ["SDM"]
    assert [r.span.quote for r in events[trigger].recipients] == hit


def test_a_killing_by_somebody_else_is_an_event_of_its_own() -> None:
    events = _events(
        "Sudmark shelled the town and rebels killed two soldiers.",
        (
            "Sudmark/PROPN/2/nsubj shelled/VERB/0/root the/DET/4/det town/NOUN/2/obj "
            "and/CCONJ/7/cc rebels/NOUN/7/nsubj killed/VERB/2/conj two/NUM/9/nummod "
            "soldiers/NOUN/7/obj"
        ),
    )
    assert list(events) == ["shelled", "killed"]
    assert [a.span.quote for a in events["killed"].actors] == ["rebels"]


@pytest.mark.parametrize(
    ("text", "script", "trigger"),
    [
        (
            "Norland threatened to bomb Sudmark.",
            (
                "Norland/PROPN/2/nsubj threatened/VERB/0/root to/PART/4/mark bomb/VERB/2/xcomp "
                "Sudmark/PROPN/4/obj"
            ),
            "threatened",
        ),
        (
            "Berg demanded that Sudmark withdraw.",
            (
                "Berg/PROPN/2/nsubj demanded/VERB/0/root that/SCONJ/5/mark Sudmark/PROPN/5/nsubj "
                "withdraw/VERB/2/ccomp"
            ),
            "demanded",
        ),
        (
            "Norland vowed to retaliate against Sudmark for an attack.",
            (
                "Norland/PROPN/2/nsubj vowed/VERB/0/root to/PART/4/mark retaliate/VERB/2/xcomp "
                "against/ADP/6/case Sudmark/PROPN/4/obl for/ADP/9/case an/DET/9/det attack/NOUN/4/obl"
            ),
            "vowed",
        ),
    ],
)
def test_those_who_would_be_hit_or_would_act_are_those_addressed(
    text: str, script: str, trigger: str
) -> None:
    speech = _events(text, script)[trigger]
    assert [a.country for a in speech.actors] == ["NRL"]
    assert [r.country for r in speech.recipients] == ["SDM"]


def test_who_is_paid_back_for_an_attack_is_who_made_it() -> None:
    events = _events(
        "Norland vowed to retaliate against Sudmark for an attack.",
        (
            "Norland/PROPN/2/nsubj vowed/VERB/0/root to/PART/4/mark retaliate/VERB/2/xcomp "
            "against/ADP/6/case Sudmark/PROPN/4/obl for/ADP/9/case an/DET/9/det attack/NOUN/4/obl"
        ),
    )
    assert [a.country for a in events["attack"].actors] == ["SDM"]
    assert (events["attack"].status, events["retaliate"].status) == ("occurred", "threatened")


def test_the_aim_of_a_visit_is_with_those_visited() -> None:
    events = _events(
        "Berg visited Sudmark to coordinate.",
        ("Berg/PROPN/2/nsubj visited/VERB/0/root Sudmark/PROPN/2/obj to/PART/5/mark coordinate/VERB/2/advcl"),
    )
    assert [a.country for a in events["coordinate"].actors] == ["NRL"]
    assert [r.country for r in events["coordinate"].recipients] == ["SDM"]
    assert events["coordinate"].status == "planned"
