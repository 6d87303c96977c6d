"""Which mentions are one entity, and what its record says. Speakers and unknown names are invented."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.entities import resolve_entities
from dateline.mentions.names import find_names
from dateline.models import ScriptedReader
from dateline.records import Office, make_document
from tests.counting import count_calls
from tests.entities.tiny import entities_in, entity, tiny


def quotes(found: object) -> list[str]:
    return [span.quote for span in found.mentions]  # type: ignore[attr-defined]


def test_a_state_and_its_adjective_are_one_entity_and_its_people_another() -> None:
    text = "Iran said Iranian officials met. The Iranians told reporters."
    state, people = entities_in(text)
    assert (state.name, quotes(state), state.sector) == ("Iran", ["Iran", "Iranian"], "GOV")
    assert (people.name, people.type, people.country) == ("Iranians", "NORP", "IRN")
    assert state.id != people.id


def test_a_state_has_the_same_id_in_every_report() -> None:
    assert (
        entity("Iran said no.", "Iran").id
        == entity("Two men fled. Tehran said no to Iranian aid.", "Tehran").id
    )


def test_a_capital_acts_for_its_state_or_is_a_town() -> None:
    assert entity("Tehran denied the report.", "Tehran").code == "IRN"
    town = entity("He was shot in Tehran.", "Tehran")
    assert (town.name, town.country, town.code, town.sector) == ("Tehran", "IRN", None, None)


def test_armed_groups_say_where_they_act_from() -> None:
    found = entity("Hezbollah denied the report.", "Hezbollah")
    assert (found.country, found.code, found.based_in, found.sector) == (None, "HZB", ("LBN",), "REB")


def test_an_acronym_in_brackets_is_the_name_before_it() -> None:
    text = "The Purple Valley Army (PVA) denied it. The PVA blamed thieves."
    document, parse = tiny(text)
    start = text.index("Purple")
    name = find_names(document, parse)
    assert start not in [n.span.start for n in name]  # the reader has to give the long name
    found = entity("The Islamic Revolutionary Guard Corps (IRGC) denied it. The IRGC blamed thieves.", "IRGC")
    assert quotes(found) == ["Islamic Revolutionary Guard Corps", "IRGC", "IRGC"]


def test_a_ministry_named_again_without_its_state_is_the_same() -> None:
    text = "The Iranian Foreign Ministry denied it. The Foreign Ministry blamed Israel."
    found = entity(text, "Iranian Foreign Ministry")
    assert quotes(found) == ["Iranian Foreign Ministry", "Foreign Ministry"]


ROLES = [
    ("Israeli defense minister {Dov Zamiri} spoke.", "Dov Zamiri", "defense minister", "GOV"),
    (
        "Israeli minister of strategic affairs {Ran Doron} spoke.",
        "Ran Doron",
        "minister of strategic affairs",
        "GOV",
    ),
    ("{Omid Farzan}, a top Iranian Quds Force general, spoke.", "Omid Farzan", "Quds Force general", "MIL"),
    (
        "White House Middle East czar {Bret Coyle} called.",
        "Bret Coyle",
        "White House Middle East czar",
        "GOV",
    ),
    ("Hamas leader {Sami Nasser} spoke.", "Sami Nasser", "Hamas leader", "REB"),
    ("U.N. envoy {Pia Lund} spoke.", "Pia Lund", "U.N. envoy", "IGO"),
    ("Colombian senator {Luz Vega} spoke.", "Luz Vega", "senator", "LEG"),
    ("Kenyan police chief {Tom Otieno} spoke.", "Tom Otieno", "Kenyan police chief", "COP"),
    ("{Ana Ruiz}, the attorney general of Mexico, spoke.", "Ana Ruiz", "attorney general of Mexico", "JUD"),
    ("Chad's opposition leader {Issa Goni} spoke.", "Issa Goni", "opposition leader", "OPP"),
]


@pytest.mark.parametrize(("text", "words", "role", "sector"), ROLES)
def test_roles_and_sectors_come_from_the_words(text: str, words: str, role: str, sector: str) -> None:
    found = entity(text, words)
    assert (found.roles, found.sector) == ((role,), sector)


def test_a_list_of_persons_is_no_apposition() -> None:
    text = "{Jack Harlow}, Israeli defense minister {Dov Zamiri} and {Lu Wen} met."
    assert [(e.name, e.country) for e in entities_in(text) if e.type == "PERSON"] == [
        ("Jack Harlow", None),
        ("Dov Zamiri", "ISR"),
        ("Lu Wen", None),
    ]


def test_a_surname_joins_the_full_name_also_when_it_comes_first() -> None:
    found = entity("{Zamiri} warned them. Minister {Dov Zamiri} spoke. {Zamiri} said no.", "Dov Zamiri")
    assert quotes(found) == ["Zamiri", "Dov Zamiri", "Zamiri"]


def test_title_and_surname_find_who_held_the_office_that_day() -> None:
    found = entity("President {Biden} spoke.", "Biden", day="2024-04-10")
    assert (found.name, found.country, found.sector) == ("Joe Biden", "USA", "GOV")
    assert found.offices == (
        Office(title="President", of="USA", since=date(2021, 1, 20), to=date(2025, 1, 20)),
    )


def test_offices_are_those_of_the_day_and_none_without_a_day() -> None:
    text = "{Antony Blinken} spoke."
    assert [o.title for o in entity(text, "Antony Blinken", day="2024-04-10").offices] == [
        "Secretary of State"
    ]
    assert entity(text, "Antony Blinken", day="2025-06-01").offices == ()
    assert (entity(text, "Antony Blinken").offices, entity(text, "Antony Blinken").country) == ((), "USA")


def test_a_bare_surname_needs_one_holder_of_a_high_office() -> None:
    assert entity("{Netanyahu} spoke.", "Netanyahu", day="2024-04-10").country == "ISR"
    assert entity("{Netanyahu} spoke.", "Netanyahu").country is None
    assert entity("{Brown} spoke.", "Brown", day="2024-04-10").country is None


def test_the_text_goes_before_the_register() -> None:
    found = entity("Canadian actor {Donald Trump} spoke.", "Donald Trump", day="2024-04-10")
    assert (found.country, found.offices) == ("CAN", ())


CHAIN = """
Zahir/PROPN/5/nsubj ,/PUNCT/4/punct an/DET/4/det Omani/ADJ/5/amod general/NOUN/1/appos ,/PUNCT/1/punct spoke/VERB/0/root
He/PRON/2/nsubj left/VERB/0/root
An/DET/2/det officer/NOUN/3/nsubj spoke/VERB/0/root
He/PRON/2/nsubj left/VERB/0/root
Lu/PROPN/2/nsubj blamed/VERB/0/root the/DET/4/det general/NOUN/2/obj
"""


def test_pronouns_and_bare_roles_join_only_where_one_person_fits() -> None:
    text = "Zahir, an Omani general, spoke. He left. An officer spoke. He left. Lu blamed the general."
    reader = ScriptedReader(CHAIN, names={"Zahir": "PERSON", "Lu": "PERSON"})
    document = make_document(text)
    parse = reader.parse(text)
    found = resolve_entities(document, parse, find_names(document, parse))
    zahir = next(e for e in found if e.name == "Zahir")
    assert quotes(zahir) == ["Zahir", "He", "the general"]
    assert zahir.mentions[1].start == text.index("He left")


def test_pronouns_inside_quotation_marks_stay_unresolved() -> None:
    text = "Zahir spoke. \u201cHe left.\u201d"
    reader = ScriptedReader(
        "Zahir/PROPN/2/nsubj spoke/VERB/0/root\nHe/PRON/2/nsubj left/VERB/0/root", names={"Zahir": "PERSON"}
    )
    document, parse = make_document(text), reader.parse(text)
    (found,) = resolve_entities(document, parse, find_names(document, parse))
    assert quotes(found) == ["Zahir"]


def test_pronouns_in_a_quotation_over_broken_lines_stay_unresolved() -> None:
    text = "Zahir spoke. \u201cThe plan has\nfailed for\ngood. He left.\u201d"
    reader = ScriptedReader(
        "Zahir/PROPN/2/nsubj spoke/VERB/0/root\nThe/DET/2/det plan/NOUN/4/nsubj has/AUX/4/aux failed/VERB/0/root "
        "for/ADP/6/case good/NOUN/4/obl\nHe/PRON/2/nsubj left/VERB/0/root",
        names={"Zahir": "PERSON"},
    )
    document, parse = make_document(text), reader.parse(text)
    (found,) = resolve_entities(document, parse, find_names(document, parse))
    assert quotes(found) == ["Zahir"]


def test_a_name_without_letters_stands_for_itself() -> None:
    document, parse = tiny("{- -} spoke. {Amin} left. {Zahir Amin} spoke.")
    found = resolve_entities(document, parse, parse.names)
    assert [quotes(e) for e in found] == [["- -"], ["Amin", "Zahir Amin"]]


def _invented(number: int) -> str:
    """A full name that no other number gives."""
    parts = [first + vowel for first in "bdfgklmnrstv" for vowel in "aeio"]
    return f"{(parts[number % 48] + parts[number // 48]).capitalize()}n Ro{parts[number // 48] + parts[number % 48]}sk"


def test_persons_cost_what_their_number_is() -> None:
    def cost(persons: int) -> int:
        names = [_invented(number) for number in range(persons)]
        text = " ".join(f"{{{name}}} denied it. {name.split()[1]} left." for name in names)
        document, parse = tiny(text)
        found = find_names(document, parse)
        assert len(resolve_entities(document, parse, found)) == persons
        return count_calls(lambda: resolve_entities(document, parse, found))

    assert cost(1600) < 5.5 * cost(400)


@given(
    st.text(st.characters(), max_size=60), st.text("IranUS.,()'\u2019s\u201c\ud800\u202e\x00 \n", max_size=60)
)
def test_mentions_slice_back_in_any_text(before: str, after: str) -> None:
    document, parse = tiny(re.sub("[{}]", "", before + " Iranian Gen. Zahir Amin (IRGC) " + after))
    for found in resolve_entities(document, parse, find_names(document, parse)):
        for span in found.mentions:
            assert document.text[span.start : span.end] == span.quote


def test_the_same_report_gives_the_same_entities() -> None:
    text = "Iran and Israel said U.N. envoy {Pia Lund} met Hamas in Doha."
    assert entities_in(text, day="2024-04-10") == entities_in(text, day="2024-04-10")
    ids = [e.id for e in entities_in(text)]
    assert len(set(ids)) == len(ids) == 6
