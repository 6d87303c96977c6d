"""Events: sides, status and voice."""

import pytest

from dateline.claims import find_claims, find_events
from dateline.records import EventMention
from tests.claims.crisis import layers

DENIED = "Norland/PROPN/2/nsubj denied/VERB/0/root shelling/VERB/2/xcomp the/DET/5/det town/NOUN/3/obj"
PASSIVE = (
    "The/DET/2/det town/NOUN/4/nsubj:pass was/AUX/4/aux:pass shelled/VERB/0/root by/ADP/6/case "
    "Sudmark/PROPN/4/obl:agent"
)
LIGHT = "Norland/PROPN/2/nsubj launched/VERB/0/root an/DET/4/det attack/NOUN/2/obj on/ADP/6/case Sudmark/PROPN/4/nmod"
VOW = "Norland/PROPN/2/nsubj vowed/VERB/0/root to/PART/4/mark attack/VERB/2/xcomp Sudmark/PROPN/4/obj"
VISIT = (
    "The/DET/2/det envoy/NOUN/4/nsubj:pass is/AUX/4/aux:pass expected/VERB/0/root to/PART/6/mark "
    "visit/VERB/4/xcomp Sudmark/PROPN/6/obj"
)
ASK = "Troops/NOUN/2/nsubj asked/VERB/0/root the/DET/4/det rebels/NOUN/2/obj to/PART/6/mark withdraw/VERB/2/xcomp"
IF = (
    "Norland/PROPN/3/nsubj will/AUX/3/aux attack/VERB/0/root if/SCONJ/6/mark Sudmark/PROPN/6/nsubj "
    "shells/VERB/3/advcl the/DET/8/det town/NOUN/6/obj"
)
NOT = "Norland/PROPN/4/nsubj did/AUX/4/aux not/PART/4/advmod attack/VERB/0/root Sudmark/PROPN/4/obj"


def _events(text: str, script: str) -> list[EventMention]:
    found = layers(text, script)
    events, claims, _, _ = find_events(found, find_claims(found))
    assert {e.claim for e in events} <= {c.id for c in claims}
    return list(events)


def _coded(event: EventMention) -> tuple[str, str, str]:
    return event.trigger.quote, event.type, event.status


@pytest.mark.parametrize(
    ("text", "script", "coded"),
    [
        ("Norland denied shelling the town.", DENIED, ("shelling", "ASSAULT", "denied")),
        ("The town was shelled by Sudmark.", PASSIVE, ("shelled", "ASSAULT", "occurred")),
        ("Norland launched an attack on Sudmark.", LIGHT, ("attack", "ASSAULT", "occurred")),
        ("Norland vowed to attack Sudmark.", VOW, ("vowed", "THREATEN", "occurred")),
        ("Norland vowed to attack Sudmark.", VOW, ("attack", "ASSAULT", "threatened")),
        ("The envoy is expected to visit Sudmark.", VISIT, ("visit", "CONSULT", "planned")),
        ("Troops asked the rebels to withdraw.", ASK, ("asked", "REQUEST", "occurred")),
        ("Troops asked the rebels to withdraw.", ASK, ("withdraw", "RETREAT", "requested")),
        ("Norland will attack if Sudmark shells the town.", IF, ("attack", "ASSAULT", "conditional")),
        ("Norland did not attack Sudmark.", NOT, ("attack", "ASSAULT", "denied")),
    ],
)
def test_each_event_has_the_status_its_words_give_it(
    text: str, script: str, coded: tuple[str, str, str]
) -> None:
    assert coded in [_coded(e) for e in _events(text, script)]


def test_the_doer_of_a_passive_stands_behind_by() -> None:
    (event,) = _events("The town was shelled by Sudmark.", PASSIVE)
    assert [a.country for a in event.actors] == ["SDM"]
    assert [r.span.quote for r in event.recipients] == ["The town"]


def test_a_light_verb_lends_its_subject_to_the_noun() -> None:
    (event,) = _events("Norland launched an attack on Sudmark.", LIGHT)
    assert [a.country for a in event.actors] == ["NRL"]
    assert [r.country for r in event.recipients] == ["SDM"]


def test_a_condition_is_not_an_event() -> None:
    found = _events("Norland will attack if Sudmark shells the town.", IF)
    assert [e.trigger.quote for e in found] == ["attack"]


def test_a_killing_inside_a_strike_is_the_strike() -> None:
    (event,) = _events(
        "A Sudmark strike killed three soldiers.",
        "A/DET/3/det Sudmark/PROPN/3/compound strike/NOUN/4/nsubj killed/VERB/0/root three/NUM/6/nummod "
        "soldiers/NOUN/4/obj",
    )
    assert event.trigger.quote == "strike"
    assert [a.country for a in event.actors] == ["SDM"]
    assert [r.span.quote for r in event.recipients] == ["three soldiers"]


def test_what_nobody_is_quoted_for_is_the_outlets_own() -> None:
    found = layers("Norland vowed to attack Sudmark.", VOW)
    events, claims, _, _ = find_events(found, find_claims(found))
    by_id = {c.id: c for c in claims}
    assert {by_id[e.claim].manner for e in events} == {"narrated"}


def test_who_attacked_is_found_through_a_relative_pronoun() -> None:
    events = _events(
        "Rebels who attacked the town fled.",
        "Rebels/NOUN/6/nsubj who/PRON/3/nsubj attacked/VERB/1/acl:relcl the/DET/5/det town/NOUN/3/obj fled/VERB/0/root",
    )
    attack = next(e for e in events if e.trigger.quote == "attacked")
    assert [a.span.quote for a in attack.actors] == ["Rebels"]
