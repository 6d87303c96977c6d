"""When and where an event is told to be, and what events of a sentence owe each other."""

from datetime import UTC, datetime

from dateline.claims import find_claims, find_events
from dateline.records import EventMention
from tests.claims.crisis import layers

LAST_WEEK = datetime(2024, 4, 2, tzinfo=UTC)
TUESDAY = datetime(2024, 4, 9, tzinfo=UTC)
VOW = (
    "On/ADP/2/case Tuesday/PROPN/4/obl Sudmark/PROPN/4/nsubj vowed/VERB/0/root to/PART/6/mark attack/VERB/4/xcomp "
    "Norland/PROPN/6/obj for/ADP/10/case a/DET/10/det strike/NOUN/6/obl last/ADJ/12/amod week/NOUN/6/obl:unmarked"
)


def _events(text: str, script: str, days: dict[str, datetime] | None = None) -> dict[str, EventMention]:
    found = layers(text, script, days=days)
    events = find_events(found, find_claims(found)).events
    return {e.trigger.quote: e for e in events}


def test_each_time_goes_to_the_event_that_can_be_at_it() -> None:
    text = "On Tuesday Sudmark vowed to attack Norland for a strike last week."
    events = _events(text, VOW, {"Tuesday": TUESDAY, "last week": LAST_WEEK})
    days = {word: e.interval.earliest if e.interval else None for word, e in events.items()}
    assert days["vowed"] == TUESDAY
    assert days["attack"] is None


def test_what_is_threatened_is_threatened_to_those_it_would_hit() -> None:
    events = _events("On Tuesday Sudmark vowed to attack Norland for a strike last week.", VOW)
    assert [r.country for r in events["vowed"].recipients] == ["NRL"]


def test_an_event_is_at_the_place_that_a_preposition_of_place_leads() -> None:
    events = _events(
        "Sudmark soldiers killed ten people in Elm.",
        "Sudmark/PROPN/2/compound soldiers/NOUN/3/nsubj killed/VERB/0/root ten/NUM/5/nummod people/NOUN/3/obj "
        "in/ADP/7/case Elm/PROPN/3/obl",
    )
    place = events["killed"].place
    assert place is not None
    assert place.name == "Elm"
    assert [a.country for a in events["killed"].actors] == ["SDM"]


def test_the_two_countries_are_those_named_together_before() -> None:
    events = _events(
        "Norland and Sudmark sent envoys. The two countries agreed a truce.",
        "Norland/PROPN/4/nsubj and/CCONJ/3/cc Sudmark/PROPN/1/conj sent/VERB/0/root envoys/NOUN/4/obj ./PUNCT/4/punct\n"
        "The/DET/3/det two/NUM/3/nummod countries/NOUN/4/nsubj agreed/VERB/0/root a/DET/6/det truce/NOUN/4/obj",
    )
    assert {a.country for a in events["agreed"].actors} == {"NRL", "SDM"}


def test_speaking_and_discussing_is_one_contact() -> None:
    events = _events(
        "A Sudmark envoy spoke with Berg and discussed trade.",
        "A/DET/3/det Sudmark/PROPN/3/compound envoy/NOUN/4/nsubj spoke/VERB/0/root with/ADP/6/case Berg/PROPN/4/obl "
        "and/CCONJ/8/cc discussed/VERB/4/conj trade/NOUN/8/obj",
    )
    assert list(events) == ["spoke"]


def test_harm_that_nobody_is_named_for_is_threatened_by_who_says_it() -> None:
    events = _events(
        "Norland must be punished, Berg said.",
        "Norland/PROPN/4/nsubj:pass must/AUX/4/aux be/AUX/4/aux:pass punished/VERB/7/ccomp ,/PUNCT/4/punct "
        "Berg/PROPN/7/nsubj said/VERB/0/root",
    )
    assert events["punished"].status == "threatened"
    assert [a.span.quote for a in events["punished"].actors] == ["Berg"]


def test_a_crushing_win_is_no_assault_among_goals_and_finals() -> None:
    events = _events(
        "The striker scored two goals as Norland crushed Sudmark in the final.",
        "The/DET/2/det striker/NOUN/3/nsubj scored/VERB/0/root two/NUM/5/nummod goals/NOUN/3/obj as/SCONJ/8/mark "
        "Norland/PROPN/8/nsubj crushed/VERB/3/advcl Sudmark/PROPN/8/obj in/ADP/12/case the/DET/12/det final/NOUN/8/obl",
    )
    assert events == {}
