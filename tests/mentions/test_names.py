"""Names as the register and the reader find them together; the sentences are our own."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.mentions.names import find_names
from dateline.records import Name, Parse, Sentence, Token, make_document
from dateline.records.mention import NameType


def flat(text: str, **learned: NameType) -> Parse:
    """One sentence of words without relations, and learned names given as ``Jack_Harlow="PERSON"``."""
    document = make_document(text)
    tokens = tuple(
        Token(index=i, start=m.start(), end=m.end(), text=m[0], upos="X", head=-1, deprel="dep")
        for i, m in enumerate(re.finditer(r"\w+|[^\w\s]", text))
    )
    found = []
    for words, kind in learned.items():
        for match in re.finditer(re.escape(words.replace("_", " ")), text):
            found.append(Name(span=document.span(match.start(), match.end()), type=kind, score=0.9))
    sentences = (Sentence(start=0, end=len(text), tokens=tokens),) if tokens else ()
    return Parse(sentences=sentences, names=tuple(sorted(found, key=lambda n: n.span.start)))


def names_of(text: str, **learned: NameType) -> list[tuple[str, str]]:
    return [(n.span.quote, n.type) for n in find_names(make_document(text), flat(text, **learned))]


LISTED = [
    ("The U.S. told us.", [("U.S.", "GPE")]),
    ("US forces left Iraq.", [("US", "GPE"), ("Iraq", "GPE")]),
    ("The Iranians and the British met.", [("Iranians", "NORP"), ("British", "NORP")]),
    ("Israel’s army and Israeli jets", [("Israel", "GPE"), ("Israeli", "NORP")]),
    ("The White House and the Kremlin met.", [("White House", "ORG"), ("Kremlin", "ORG")]),
    ("The Iranian foreign ministry said no.", [("Iranian foreign ministry", "ORG")]),
    ("Iran's Foreign Ministry said no.", [("Iran", "GPE"), ("Foreign Ministry", "ORG")]),
    ("The Israeli military said no.", [("Israeli military", "ORG")]),
    ("The Iranian embassy in Damascus", [("Iranian embassy", "FAC"), ("Damascus", "GPE")]),
    ("Ships in the Red Sea", [("Red Sea", "LOC")]),
    ("Kurdish and Druze leaders", [("Kurdish", "NORP"), ("Druze", "NORP")]),
    ("Fighting near Damascus airport", [("Damascus airport", "FAC")]),
    ("A Latin American summit in New Mexico", [("Latin American", "NORP"), ("New Mexico", "GPE")]),
    ("The North Pole and Poles", [("Poles", "NORP")]),
    ("A guinea pig, china and turkey", []),
    ("JERUSALEM (AP) - Police", [("JERUSALEM", "GPE"), ("AP", "ORG")]),
    ("LET US GO NOW WHO CARES", []),
]


@pytest.mark.parametrize(("text", "found"), LISTED)
def test_the_register_finds_what_it_lists(text: str, found: list[tuple[str, str]]) -> None:
    assert names_of(text) == found


def test_shared_names_count_only_where_their_state_is_spoken_of() -> None:
    assert names_of("The Senate voted.") == []
    assert names_of("The Senate voted; Washington waits.")[0] == ("Senate", "ORG")
    assert names_of("The Senate voted.", Senate="ORG") == [("Senate", "ORG")]


def test_a_longer_learned_name_stands_over_a_listed_one() -> None:
    assert names_of("The Bank of China closed.", Bank_of_China="ORG") == [("Bank of China", "ORG")]
    assert names_of("Michael Jordan won. Jordan lost.", Michael_Jordan="PERSON") == [
        ("Michael Jordan", "PERSON"),
        ("Jordan", "GPE"),
    ]


def test_a_name_the_report_uses_for_a_person_is_that_person() -> None:
    text = "Michael Jordan won. Jordan said so."
    parse = flat(text, Michael_Jordan="PERSON")
    later = Name(span=make_document(text).span(20, 26), type="PERSON", score=0.9)
    found = find_names(make_document(text), Parse(sentences=parse.sentences, names=(*parse.names, later)))
    assert [(n.span.quote, n.type) for n in found] == [("Michael Jordan", "PERSON"), ("Jordan", "PERSON")]


TRIMMED = [
    ("The President Dov Zamiri's plan", {"The_President_Dov_Zamiri's": "PERSON"}, ("Dov Zamiri", "PERSON")),
    ("Brig. Gen. Omid Farzan died", {"Brig._Gen._Omid_Farzan": "PERSON"}, ("Omid Farzan", "PERSON")),
    ("the Purple Party lost", {"the_Purple_Party": "ORG"}, ("Purple Party", "ORG")),
    ("eastern Zarland burned", {"eastern_Zarland": "LOC"}, ("Zarland", "LOC")),
    ("the Zor Bridge fell", {"Zor_Bridge": "LOC"}, ("Zor Bridge", "FAC")),
    ("the Zor Court ruled", {"Zor_Court": "GPE"}, ("Zor Court", "ORG")),
    ("Ana Nkweta-Lund spoke", {"Ana_Nkweta": "PERSON"}, ("Ana Nkweta-Lund", "PERSON")),
]


@pytest.mark.parametrize(("text", "learned", "found"), TRIMMED)
def test_learned_names_are_trimmed(text: str, learned: dict[str, NameType], found: tuple[str, str]) -> None:
    assert names_of(text, **learned) == [found]


@pytest.mark.parametrize("words", ["Gen.", "Monday", "president", "National", "R"])
def test_bare_titles_days_and_letters_are_no_names(words: str) -> None:
    assert names_of(f"A {words} came", **{words: "PERSON"}) == []


def test_a_title_gives_a_person_away_whom_the_reader_missed() -> None:
    assert names_of("Gen. Ray Stone met President Zamiri Monday.") == [
        ("Ray Stone", "PERSON"),
        ("Zamiri", "PERSON"),
    ]
    assert names_of("The General Assembly met.") == [("General Assembly", "ORG")]


def test_surnames_and_bracketed_acronyms_are_found_again() -> None:
    found = names_of(
        "Omid Farzan led the Purple Army (PVA). Farzan left the PVA.", Omid_Farzan="PERSON", Purple_Army="ORG"
    )
    assert found[2:] == [("PVA", "ORG"), ("Farzan", "PERSON"), ("PVA", "ORG")]


def test_a_town_taken_for_a_person_is_put_right_where_its_state_is_spoken_of() -> None:
    assert ("Kharkiv", "GPE") in names_of("Ukraine held Kharkiv.", Kharkiv="PERSON")
    assert ("Netanyahu", "PERSON") in names_of("They met Netanyahu.", Netanyahu="GPE")


@given(st.text(max_size=120))
def test_names_slice_back_and_never_overlap_in_any_text(text: str) -> None:
    found = find_names(make_document(text), flat(text))
    assert all(text[n.span.start : n.span.end] == n.span.quote for n in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))


@given(st.text("IranUS. 's\u2019()-A\ud800\u202e\x00\n", max_size=80), st.integers(0, 40), st.integers(1, 40))
def test_any_learned_span_is_survived(text: str, start: int, length: int) -> None:
    document = make_document(text)
    if start + length <= len(text):
        name = Name(span=document.span(start, start + length), type="PERSON", score=0.9)
        for found in find_names(document, Parse(sentences=flat(text).sentences, names=(name,))):
            assert text[found.span.start : found.span.end] == found.span.quote
