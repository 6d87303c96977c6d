"""Who is credited with a text. Agencies that are not listed are invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.origins import find_credits
from dateline.origins.agencies import key_of_agency
from dateline.records import make_document

CREDITS = [
    ("LISKA, April 3 (Reuters) - Six died.", "Reuters", "line", "(Reuters) -"),
    ("Reuters - Six died.", "Reuters", "line", "Reuters -"),
    ("AFP – Six died.", "Agence France-Presse", "line", "AFP –"),
    ("(AP) — Six died.", "Associated Press", "line", "(AP) —"),
    ("(Meridian) — Six died.", "Meridian", "line", "(Meridian) —"),
    ("Six died. (AFP)", "Agence France-Presse", "line", "(AFP)"),
    ("Six died.\n\n— Reuters", "Reuters", "line", "— Reuters"),
    ("Six died.\n\nMeridian Press Agency", "Meridian Press Agency", "line", "Meridian Press Agency"),
    ("By Lena Ortiz for Meridian Press Agency\n\nSix died.", "Meridian Press Agency", "byline", None),
    ("By Lena Ortiz for The Harbour Post\n\nSix died.", "Harbour Post", "byline", None),
    ("By Lena Ortiz, Associated Press\n\nSix died.", "Associated Press", "byline", None),
    ("By Lena Ortiz\n\nSix died.", None, "byline", "By Lena Ortiz"),
    ("Six died.\n\nWith reporting by Meridian Press Agency", "Meridian Press Agency", "reporting", None),
    ("Six died.\n\nWith inputs from PTI", "Press Trust of India", "reporting", "With inputs from PTI"),
    ("Six died.\n\n(Reporting by Ann Lee; Editing by Bo Holm)", None, "reporting", None),
    ("Ann Lee contributed to this report.", None, "reporting", "Ann Lee contributed to this report."),
    ("Six died.\n\nSource: Reuters", "Reuters", "source", "Source: Reuters"),
    ("Six died.\n\nSource: Harbour Post", "Harbour Post", "source", "Source: Harbour Post"),
    ("This story was first published by Reuters.", "Reuters", "source", None),
    ("© 2024 Meridian Press Agency. All rights reserved.", "Meridian Press Agency", "copyright", None),
    ("Copyright 2024 The Associated Press. All rights reserved.", "Associated Press", "copyright", None),
    ("Six died.\n\nAgencies", None, "agencies", "Agencies"),
    ("Six died.\n\n— With agencies", None, "agencies", "— With agencies"),
    ("Six died, according to the Meridian news agency.", "Meridian news agency", "cited", None),
    ("He told the state-run Fars news agency that six died.", "Fars", "cited", None),
    ("On Tuesday Meridian News Agency said six died.", "Meridian News Agency", "cited", None),
    ("Six died, reports AFP.", "Agence France-Presse", "cited", "reports AFP"),
]


@pytest.mark.parametrize(("text", "agency", "kind", "words"), CREDITS)
def test_a_credit_says_agency_kind_and_words(
    text: str, agency: str | None, kind: str, words: str | None
) -> None:
    (credit,) = find_credits(make_document(text))
    assert (credit.agency, credit.kind) == (agency, kind)
    assert words is None or credit.span.quote == words


def test_two_agencies_on_one_line_are_two_credits() -> None:
    found = find_credits(make_document("LISKA (Meridian/AFP) — Six died."))
    assert {c.agency for c in found} == {"Meridian", "Agence France-Presse"}
    assert {c.span.quote for c in found} == {"(Meridian/AFP) —"}


NONE = [
    "LISKA (Syria) — Six died.",
    "The MENA region said no.",
    "By Monday the port was shut.\n\nSix died.",
    "Six died, the state news agency said.",
    "Six died (two on Monday) - no more.",
    "Reporting the news is hard.",
    "Source: https://example.com/a",
]


@pytest.mark.parametrize("text", NONE)
def test_places_times_and_bare_words_are_no_credit(text: str) -> None:
    assert find_credits(make_document(text)) == ()


def test_long_and_short_names_of_an_agency_have_one_key() -> None:
    keys = {key_of_agency(n) for n in ("Meridian", "Meridian Press Agency", "the Meridian news agency")}
    assert keys == {"meridian"}
    assert key_of_agency("AP") == key_of_agency("The Associated Press") != key_of_agency("AFP")
    assert key_of_agency("Central News Agency") != "central"


@given(st.text(st.characters(), max_size=80), st.text("AFPReuters()-—©By\n .:/\ud800", max_size=60))
def test_credits_slice_back_in_any_text(before: str, after: str) -> None:
    document = make_document(before + "\n(Reuters) - Six died, AFP said.\n" + after)
    for credit in find_credits(document):
        assert document.text[credit.span.start : credit.span.end] == credit.span.quote
