"""Looking things up in the register: names in a text, office-holders of a day, towns of one name, sectors."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.register import (
    codes_of_term,
    find_phrases,
    gender_of,
    georgia_in,
    holders_named,
    holders_of_surname,
    is_rank,
    is_role,
    key_of,
    known_surname,
    likeliest_town,
    sector_of,
    state_of_office,
    terms_of,
    towns_named,
)


def phrases(text: str) -> list[str]:
    return [text[p.start : p.end] for p in find_phrases(text)]


PHRASES = [
    ("In the U.S. and the US, us and them.", ["U.S.", "US"]),
    ("The Islamic Revolutionary Guard Corps met.", ["Islamic Revolutionary Guard Corps"]),
    ("IRAN AND SYRIA MEET", ["IRAN", "SYRIA"]),
    ("Côte d'Ivoire and Cote d’Ivoire", ["Côte d'Ivoire", "Cote d’Ivoire"]),
    ("The Al-Nusra Front, al-Nusra Front", ["Al-Nusra Front", "al-Nusra Front"]),
    ("New Mexico is not Mexico.", ["New Mexico", "Mexico"]),
    ("turkey, china and polish are small words", []),
    ("South African police and Equatorial Guinea", ["South African", "Equatorial Guinea"]),
    ("A Latin American summit", ["Latin American"]),
]


@pytest.mark.parametrize(("text", "found"), PHRASES)
def test_phrases_are_the_longest_names_with_their_capitals(text: str, found: list[str]) -> None:
    assert phrases(text) == found


@given(st.text(max_size=200))
def test_phrases_never_overlap_in_any_text(text: str) -> None:
    last = 0
    for phrase in find_phrases(text):
        assert last <= phrase.start < phrase.end <= len(text)
        last = phrase.end


def test_terms_of_a_name_say_what_it_may_be() -> None:
    assert [(t.kind, t.refs) for t in terms_of("Tehran")] == [("capital", ("IRN",))]
    assert [t.kind for t in terms_of("the White House")] == ["body"]
    assert terms_of("Springfield Gazette") == ()


def test_surnames_are_looked_up_on_their_day() -> None:
    held = holders_of_surname("Kurilla", day=date(2024, 4, 10))
    assert [(h.name, h.of) for h in held] == [("Michael Erik Kurilla", "CENTCOM")]
    assert holders_of_surname("Kurilla", day=date(2026, 4, 10)) == ()


def test_a_surname_alone_is_known_only_when_one_holds_a_high_office() -> None:
    day = date(2024, 4, 10)
    assert known_surname("Netanyahu", day=day).name == "Benjamin Netanyahu"
    assert known_surname("Assad", day=day).country == "SYR"
    assert known_surname("Kurilla", day=day) is None  # a commander is no head of state or minister
    assert known_surname("Nobody", day=day) is None


def test_a_later_holder_ends_an_office_whose_end_is_not_known() -> None:
    open_ended = holders_named("Charles Michel")[0]
    assert (open_ended.of, open_ended.title, open_ended.to) == ("BEL", "Prime Minister", None)
    assert open_ended not in holders_of_surname("Michel", day=date(2022, 1, 1))


TOWNS = [
    ("Tripoli", {"LBY": 2}, None, "LBY"),
    ("Tripoli", {"LBN": 3}, None, "LBN"),
    ("Paris", {"USA": 5}, None, "FRA"),
    ("Paris", {"FRA": 5}, "USA", "USA"),
    ("Hyderabad", {"PAK": 1}, None, "PAK"),
    ("Cordoba", {"ARG": 1}, None, "ARG"),
    ("Moscow", {}, None, "RUS"),
]


@pytest.mark.parametrize(("name", "spoken_of", "beside", "code"), TOWNS)
def test_the_likeliest_town_fits_the_states_spoken_of(
    name: str, spoken_of: dict[str, int], beside: str | None, code: str
) -> None:
    assert likeliest_town(towns_named(name), spoken_of=spoken_of, beside=beside).code == code


def test_a_small_town_in_a_state_never_spoken_of_is_not_likely() -> None:
    assert likeliest_town(towns_named("Avdiivka"), spoken_of={}) is None
    assert likeliest_town(towns_named("Avdiivka"), spoken_of={"UKR": 1}).population > 30_000


def test_keys_fold_accents_articles_and_apostrophes() -> None:
    assert key_of("N’Djamena") == key_of("Ndjamena")
    assert key_of("Deir ez-Zor") == key_of("Deir al Zor") == key_of("Deir el-Zor")
    assert key_of("Zahlé") == "zahle"


def test_georgia_is_a_state_of_the_union_only_among_its_places() -> None:
    assert georgia_in("Police in Atlanta, Georgia") == "USA"
    assert georgia_in("Protests in Georgia") == georgia_in("Tbilisi asked Atlanta, Georgia") == "GEO"


SECTORS = [
    ("foreign minister", "GOV"), ("officials", "GOV"), ("senior military official", "MIL"), ("generals", None),
    ("soldiers", "MIL"), ("government forces", "MIL"), ("rebel forces", "REB"), ("militiamen", "UAF"),
    ("lawmaker", "LEG"), ("parliament speaker", "LEG"), ("supreme court judge", "JUD"), ("attorney general", "JUD"),
    ("secretary-general", "GOV"), ("police chief", "COP"), ("army chief", "MIL"), ("justice minister", "GOV"),
    ("opposition leader", "OPP"), ("party leader", "PTY"), ("militants", "REB"), ("gang leader", "CRM"),
    ("protesters", "CIV"), ("journalists", "MED"), ("hospital director", "HLH"), ("university students", "EDU"),
    ("intelligence chief", "SPY"), ("human rights activist", "NGO"), ("archbishop", "REL"), ("the weather", None),
]  # fmt: skip


@pytest.mark.parametrize(("words", "sector"), SECTORS)
def test_sectors_follow_the_head_or_the_words_before_it(words: str, sector: str | None) -> None:
    assert sector_of(words) == sector


@pytest.mark.parametrize(
    ("name", "codes"), [("Iranian", ["IRN"]), ("Hezbollah", ["LBN"]), ("Crimea", ["UKR"]), ("Joe Biden", [])]
)
def test_terms_speak_of_states(name: str, codes: list[str]) -> None:
    assert [code for term in terms_of(name) for code in codes_of_term(term)] == codes


def test_some_titles_belong_to_one_state() -> None:
    assert state_of_office("Secretary of State") == "USA"
    assert state_of_office("Supreme Leader") == "IRN"
    assert state_of_office("Foreign Minister") is None


def test_given_names_tell_he_from_she_where_they_can() -> None:
    assert [gender_of(name) for name in ("Ursula", "Yoav", "Kim")] == ["f", "m", None]


def test_roles_are_singular_and_ranks_may_be_short() -> None:
    assert [is_role(word) for word in ("Minister", "spokeswoman", "ministers")] == [True, True, False]
    assert [is_rank(word) for word in ("Gen.", "Brig.", "leader")] == [True, True, False]
    assert not any(is_role(word) for word in re.findall(r"\w+", "on in and the said yesterday"))
