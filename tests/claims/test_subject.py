"""What a passage is about, and what of it is coded."""

import pytest

from dateline.claims import find_claims, find_events
from dateline.claims.subject import Subject
from tests.claims.crisis import layers

MATCH = "The striker scored two goals before the referee blew the whistle as fans cheered"
SHARES = "Shares fell and investors sold bonds as the index lost two percent"
STORM = "The hurricane tore off roofs as winds and rain drove the river over the levee"
FILM = "The director showed the film at the festival where critics praised the actors"
WAR = (
    "Army troops and police arrested protesters and rebels attacked soldiers on the border as fans of the coach "
    "left the stadium after the match"
)
RAID = (
    "Missiles hit the oil market , traders said as prices rose and shares fell , and the army told the ministry "
    "that soldiers were killed"
)
LEADER = "The president discussed sanctions and the ceasefire"


def _flat(*sentences: str) -> Subject:
    """The subjects of sentences whose trees do not matter."""
    script = "\n".join(" ".join(f"{word}/X/0/root" for word in s.split()) for s in sentences)
    return Subject(layers(" ".join(sentences), script))


@pytest.mark.parametrize("passage", [MATCH, SHARES, STORM, FILM])
def test_a_passage_of_sport_markets_weather_or_the_arts_is_about_something_else(passage: str) -> None:
    assert _flat(passage).is_other(0)


@pytest.mark.parametrize("passage", [WAR, RAID, LEADER])
def test_a_crisis_stays_one_with_fans_and_traders_in_it(passage: str) -> None:
    assert not _flat(passage).is_other(0)


def test_the_sentences_around_tell_what_a_short_one_is_about() -> None:
    subject = _flat(MATCH, "Norland crushed Sudmark", SHARES)
    assert subject.is_other(1)


def test_what_stands_far_off_does_not_tell() -> None:
    subject = _flat(MATCH, *["Nothing was said"] * 6, LEADER)
    assert subject.is_other(0)
    assert not subject.is_other(7)


def test_what_is_left_out_of_a_match_report_leaves_an_issue() -> None:
    text, script = (
        "The striker scored two goals as Norland crushed Sudmark in the final.",
        (
            "The/DET/2/det striker/NOUN/3/nsubj scored/VERB/0/root two/NUM/5/nummod "
            "goals/NOUN/3/obj as/SCONJ/8/mark Norland/PROPN/8/nsubj crushed/VERB/3/advcl "
            "Sudmark/PROPN/8/obj in/ADP/12/case the/DET/12/det final/NOUN/8/obl"
        ),
    )
    found = layers(text, script)
    coded = find_events(found, find_claims(found))
    assert coded.events == ()
    (issue,) = coded.issues
    assert issue.where == f"characters 0 to {len(text) - 1}"


def test_people_killed_at_a_match_are_not_left_out() -> None:
    found = layers(
        "Gunmen killed two fans in the stadium as the striker scored a goal.",
        (
            "Gunmen/NOUN/2/nsubj killed/VERB/0/root two/NUM/4/nummod fans/NOUN/2/obj "
            "in/ADP/7/case the/DET/7/det stadium/NOUN/4/nmod as/SCONJ/11/mark the/DET/10/det "
            "striker/NOUN/11/nsubj scored/VERB/2/advcl a/DET/13/det goal/NOUN/11/obj"
        ),
    )
    coded = find_events(found, find_claims(found))
    assert [e.trigger.quote for e in coded.events] == ["killed"]
