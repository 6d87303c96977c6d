"""Later words for what was named: bodies, pairs, pronouns; and the state that goes unsaid."""

from datetime import UTC, datetime

import pytest

from dateline.entities import resolve_entities
from dateline.mentions import find_names
from dateline.models import ScriptedReader
from dateline.records import Entity, make_document
from dateline.records.mention import NameType

NAMES: dict[str, NameType] = {
    "Amin Lu": "PERSON",
    "Berg": "PERSON",
    "Interior Ministry": "ORG",
    "Elmtown": "GPE",
}


def _entities(text: str, script: str) -> tuple[Entity, ...]:
    document = make_document(text, published_at=datetime(2024, 4, 10, tzinfo=UTC))
    parse = ScriptedReader(script, names=NAMES).parse(text)
    return resolve_entities(document, parse, find_names(document, parse))


def _meant(text: str, script: str, words: str) -> set[str]:
    """The names of those that the words are taken for."""
    return {e.name for e in _entities(text, script) for r in e.references if r.span.quote == words}


SAYING = "Hezbollah/PROPN/2/nsubj left/VERB/0/root ./PUNCT/2/punct\n"


@pytest.mark.parametrize(
    ("text", "script", "words", "meant"),
    [
        ("Hezbollah left. The group fired.", "The/DET/2/det group/NOUN/3/nsubj fired/VERB/0/root", "The group",
         {"Hezbollah"}),
        ("Hezbollah left. The group of men fired.",
         "The/DET/2/det group/NOUN/5/nsubj of/ADP/4/case men/NOUN/2/nmod fired/VERB/0/root", "The group", set()),
        ("Hezbollah left. The court sat.", "The/DET/2/det court/NOUN/3/nsubj sat/VERB/0/root", "The court", set()),
        ("Hezbollah left. It fired.", "It/PRON/2/nsubj fired/VERB/0/root", "It", {"Hezbollah"}),
        ("Hezbollah left. They fired.", "They/PRON/2/nsubj fired/VERB/0/root", "They", set()),
    ],
)  # fmt: skip
def test_a_body_is_taken_up_by_its_kind_and_by_it(
    text: str, script: str, words: str, meant: set[str]
) -> None:
    assert _meant(text, SAYING + script, words) == meant


TWO = "Iran/PROPN/4/nsubj and/CCONJ/3/cc Israel/PROPN/1/conj spoke/VERB/0/root ./PUNCT/4/punct\n"
PAIR = "Both/DET/2/det countries/NOUN/3/nsubj left/VERB/0/root"


def test_a_pair_is_the_two_named_before() -> None:
    assert _meant("Iran and Israel spoke. Both countries left.", TWO + PAIR, "Both countries") == {
        "Iran",
        "Israel",
    }


def test_of_three_the_two_joined_are_the_pair_else_nobody() -> None:
    three = "Oman/PROPN/2/nsubj told/VERB/0/root Iran/PROPN/2/obj and/CCONJ/5/cc Israel/PROPN/3/conj ./PUNCT/2/punct\n"
    assert _meant("Oman told Iran and Israel. Both countries left.", three + PAIR, "Both countries") == {
        "Iran",
        "Israel",
    }
    apart = (
        "Oman/PROPN/2/nsubj told/VERB/0/root Iran/PROPN/2/obj Israel/PROPN/2/obl:unmarked ./PUNCT/2/punct\n"
    )
    assert _meant("Oman told Iran Israel. Both countries left.", apart + PAIR, "Both countries") == set()


def test_who_reports_is_who_is_meant_in_the_report() -> None:
    script = "Berg/PROPN/2/nsubj said/VERB/0/root he/PRON/4/nsubj left/VERB/2/ccomp"
    (berg,) = (e for e in _entities("Berg said he left", script) if e.type == "PERSON")
    assert [(r.span.quote, r.rule) for r in berg.references] == [("he", "subject of the clause above")]


def test_one_of_two_persons_joined_is_nobody() -> None:
    script = (
        "Berg/PROPN/4/nsubj and/CCONJ/3/cc Lu/PROPN/1/conj met/VERB/0/root ./PUNCT/4/punct\n"
        "He/PRON/2/nsubj left/VERB/0/root"
    )
    document = make_document("Berg and Lu met. He left")
    parse = ScriptedReader(script, names={"Berg": "PERSON", "Lu": "PERSON"}).parse(document.text)
    found = resolve_entities(document, parse, find_names(document, parse))
    assert not any(r.span.quote == "He" for e in found for r in e.references)


def test_an_organ_is_that_of_the_one_state_of_the_report() -> None:
    script = (
        "Kenya/PROPN/2/nsubj waited/VERB/0/root ./PUNCT/2/punct\nThe/DET/3/det Interior/PROPN/3/compound "
        "Ministry/PROPN/4/nsubj denied/VERB/0/root it/PRON/4/obj"
    )
    found = {e.name: e for e in _entities("Kenya waited. The Interior Ministry denied it", script)}
    ministry = next(e for name, e in found.items() if name.endswith("Interior Ministry"))
    assert (ministry.country, ministry.link.rule if ministry.link else None) == ("KEN", "only state near")


def test_with_two_states_as_near_it_stays_open() -> None:
    script = (
        "Kenya/PROPN/4/nsubj and/CCONJ/3/cc Uganda/PROPN/1/conj waited/VERB/0/root ./PUNCT/4/punct\nThe/DET/3/det "
        "Interior/PROPN/3/compound Ministry/PROPN/4/nsubj denied/VERB/0/root it/PRON/4/obj"
    )
    found = _entities("Kenya and Uganda waited. The Interior Ministry denied it", script)
    assert [e.country for e in found if e.type == "ORG"] == [None]


def test_every_link_says_why_and_how_surely() -> None:
    for entity in _entities("Iran and Israel spoke. Both countries left.", TWO + PAIR):
        assert entity.link is not None
        assert entity.link.row == f"states.tsv: {entity.name}"
        assert 0 < entity.link.score <= 1
        assert all(0 < r.score <= 1 for r in entity.references)
