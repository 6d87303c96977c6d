"""Who acts: states and bodies by their own names, and nobody where the words are no name."""

import pytest

from dateline.outputs.actors import make_actors
from dateline.pipeline import compose, link
from dateline.records import Actor, Party
from tests.tellings import MORNING, account, line

SHELLED = ("Norland shelled Elm.", "shelled")


def actors(*parties: Party, toward: Party | None = None) -> tuple[Actor, ...]:
    told = account(line(*SHELLED, actors=parties, recipients=(toward,) if toward else ()))
    return make_actors(compose(link([told]), as_of=MORNING).events)


def party(name: str, *, code: str | None = None, country: str | None = None, **more: object) -> Party:
    return Party(name=name, code=code, country=country, **{"type": None, **more})  # type: ignore[arg-type]


def test_a_state_has_its_own_name_whoever_of_it_acts() -> None:
    (found,) = actors(party("Ada Berg", country="JPN", type="PERSON", office="envoy"))
    assert (found.key, found.name, found.country, found.type, found.office) == (
        "JPN", "Japan", "JPN", "GPE", None,
    )  # fmt: skip


def test_a_body_has_its_own_name_and_a_person_of_no_state_theirs() -> None:
    body = party("its leader", code="HAMAS", country="PSE", type="PERSON")
    assert {a.name for a in actors(body, party("Ada Berg", type="PERSON"))} == {"Hamas", "Ada Berg"}


NOBODY = (
    *(
        "it",
        "They",
        "Most",
        "drones",
        "18 people",
        "300",
        "5 p.m.",
        "a moment",
        "more than 300: 170 drones",
        "",
    ),
    *("the foreign ambassadors in Tehran", "three Western members", "The organisation of civil aviation"),
)


@pytest.mark.parametrize("words", NOBODY)
def test_words_that_are_no_name_are_nobody(words: str) -> None:
    assert actors(party(words), toward=party(words)) == ()


@pytest.mark.parametrize("words", ["Harbour Guard of Elm", "McGurk", "Ada Berg", "The Pine Courier", "حزب"])
def test_a_name_that_stands_for_nobody_known_is_listed(words: str) -> None:
    (found,) = actors(party(words), toward=party("them"))
    assert (found.name, found.acts, found.toward) == (words, 1, {})


def test_two_of_one_state_act_in_one_event() -> None:
    two = (party("Ada Berg", country="JPN", type="PERSON"), party("The army", country="JPN", type="ORG"))
    (japan, other) = actors(*two, toward=party("Ben Dahl", type="PERSON"))
    assert (japan.acts, dict(japan.toward), other.is_acted_on) == (1, {"ben dahl": 1}, 1)
