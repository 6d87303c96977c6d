"""Where things are said to be; the sentences are our own."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.mentions.names import find_names
from dateline.mentions.places import find_places
from dateline.records import Name, Parse, PlaceMention, Sentence, Token, make_document


def places_of(text: str, *towns: str, score: float = 0.9) -> tuple[PlaceMention, ...]:
    document = make_document(text)
    tokens = tuple(
        Token(index=i, start=m.start(), end=m.end(), text=m[0], upos="X", head=-1, deprel="dep")
        for i, m in enumerate(re.finditer(r"\w+|[^\w\s]", text))
    )
    spans = sorted((m.start(), m.end()) for town in towns for m in re.finditer(re.escape(town), text))
    names = tuple(Name(span=document.span(a, b), type="GPE", score=score) for a, b in spans)
    sentences = (Sentence(start=0, end=len(text), tokens=tokens),) if tokens else ()
    parse = Parse(sentences=sentences, names=names)
    return find_places(document, parse, find_names(document, parse))


USES = [
    ("An attack in Syria killed two.", ["Syria"]),
    ("An attack on Israel by Iran failed.", []),
    ("He is expected to go to Israel.", ["Israel"]),
    ("The letter was sent to Iran.", []),
    ("They struck targets on Israel's territory.", ["Israel"]),
    ("Missiles were fired from Iranian soil.", ["Iranian"]),
    ("Iran blamed Israel.", []),
    ("A strike on Damascus killed two.", ["Damascus"]),
    ("Damascus denied it.", []),
    ("The embassy in Damascus burned.", ["Damascus"]),
    ("He led operations in Lebanon and Syria.", ["Lebanon", "Syria"]),
    ("DAMASCUS (Reuters) - Police said so.", ["DAMASCUS"]),
    ("She visited Ukraine and Poland.", ["Ukraine", "Poland"]),
    ("He left Afghanistan.", ["Afghanistan"]),
    ("Fighting near the border with Chad", ["Chad"]),
    ("Ships crossed the Red Sea.", ["Red Sea"]),
]


@pytest.mark.parametrize(("text", "found"), USES)
def test_states_and_capitals_count_only_where_they_say_where(text: str, found: list[str]) -> None:
    assert [p.span.quote for p in places_of(text)] == found


def test_states_and_regions_have_no_point_and_towns_have_one() -> None:
    state, region, town = places_of("It began in Sudan, in Darfur, in Omdurman.", "Omdurman")
    assert (state.country, state.precision, state.latitude) == ("SDN", "country", None)
    assert (region.country, region.precision, region.latitude) == ("SDN", "region", None)
    assert (town.country, town.precision) == ("SDN", "city")
    assert (round(town.latitude, 1), round(town.longitude, 1)) == (15.6, 32.5)


def test_single_sites_have_an_exact_point() -> None:
    (site,) = places_of("Trucks waited at the Rafah crossing.")
    assert (site.precision, round(site.latitude, 1), round(site.longitude, 1)) == ("exact", 31.2, 34.3)


SAME_NAME = [
    ("Shells fell on Tripoli, Libya said.", "Tripoli", "LBY"),
    ("Shells fell on Tripoli, Lebanon, Lebanese police said.", "Tripoli", "LBN"),
    ("He was shot in Paris, Texas.", "Paris", "USA"),
    ("France said the man was shot in Paris.", "Paris", "FRA"),
    ("Canadian police in London, Canada, held him.", "London", "CAN"),
    ("Pakistan said bombs hit Hyderabad.", "Hyderabad", "PAK"),
    ("India said bombs hit Hyderabad.", "Hyderabad", "IND"),
    ("Syrian jets hit Deir el-Zour.", "Deir el-Zour", "SYR"),
    ("Ukraine said shells hit Avdiivka.", "Avdiivka", "UKR"),
    ("Voters in Rome, Georgia, and in Atlanta", "Rome", "USA"),
]


@pytest.mark.parametrize(("text", "town", "country"), SAME_NAME)
def test_towns_of_one_name_are_told_apart(text: str, town: str, country: str) -> None:
    found = next(p for p in places_of(text, town) if p.span.quote == town)
    assert (found.country, found.precision) == (country, "city")
    assert found.latitude is not None


@pytest.mark.parametrize(
    "text", ["Shelling in the Kharkiv region, Ukraine", "Shelling in Ukraine's Kharkiv oblast"]
)
def test_a_region_named_after_a_town_has_no_point(text: str) -> None:
    found = places_of(text, "Kharkiv")
    assert ("UKR", "region", None) in [(p.country, p.precision, p.latitude) for p in found]


def test_an_unknown_town_keeps_its_words_and_the_state_beside_it() -> None:
    (town, state) = places_of("He was shot in Zorville, Sudan.", "Zorville")
    assert (town.name, town.country, town.latitude, state.country) == ("Zorville", "SDN", None, "SDN")
    assert places_of("He was shot in Zorville.", "Zorville", score=0.4) == ()


@given(st.text(max_size=120))
def test_places_slice_back_in_any_text(text: str) -> None:
    for place in places_of("In Syria " + text + " near Aleppo.", "Aleppo"):
        assert ("In Syria " + text + " near Aleppo.")[place.span.start : place.span.end] == place.span.quote
        assert (place.latitude is None) == (place.longitude is None)


def test_a_square_named_after_a_town_is_not_in_that_town() -> None:
    text = "Mourners gathered on Palestine Square on Monday."
    document = make_document(text)
    name = Name(span=document.span(21, 37), type="FAC", score=0.9)
    parse = Parse(sentences=(Sentence(start=0, end=len(text), tokens=()),), names=(name,))
    (place,) = find_places(document, parse, (name,))
    assert (place.name, place.country, place.precision) == ("Palestine Square", None, "exact")
