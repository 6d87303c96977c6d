"""What a person writes is looked up, and what may be several things is refused."""

from typing import Any

import pytest

from dateline.errors import InputError
from dateline.judgements import parse_days, parse_party, parse_place, parse_speaker


@pytest.mark.parametrize(
    ("words", "name", "code", "country", "type"),
    [
        ("Iran (IRN)", "Iran", "IRN", "IRN", "GPE"),
        ("Iran", "Iran", "IRN", "IRN", "GPE"),
        ("IRN", "Iran", "IRN", "IRN", "GPE"),
        ("the base (ISR)", "the base", None, "ISR", None),
        ("Joe Biden (USA)", "Joe Biden", None, "USA", "PERSON"),
        ("Revolutionary Guards (IRGC)", "Revolutionary Guards", "IRGC", "IRN", "ORG"),
        ("Ansar (ANSAR, YEM)", "Ansar", "ANSAR", "YEM", "ORG"),
        ("masked gunmen", "masked gunmen", None, None, None),
    ],
)
def test_a_party_is_a_name_with_what_is_known_of_it(
    words: str, name: str, code: str | None, country: str | None, type: str | None
) -> None:
    party = parse_party(words)
    assert (party["name"], party["code"], party["country"], party["type"]) == (name, code, country, type)


@pytest.mark.parametrize("words", ["Foo (QQQ)", "Foo (a, b, c)", "Foo (qq, IRN)", "(IRN)", "", "Iran)"])
def test_what_is_no_party_is_refused(words: str) -> None:
    with pytest.raises(InputError):
        parse_party(words)


@pytest.mark.parametrize(
    ("words", "name", "country", "precision"),
    [
        ("Damascus (SYR)", "Damascus", "SYR", "city"),
        ("Syria", "Syria", "SYR", "country"),
        ("Golan Heights", "Golan Heights", None, "region"),
        ("Mezzeh villa (SYR)", "Mezzeh villa", "SYR", None),
    ],
)
def test_a_place_is_looked_up(words: str, name: str, country: str | None, precision: str | None) -> None:
    place = parse_place(words)
    assert place is not None
    assert (place["name"], place["precision"]) == (name, precision)
    assert country is None or place["country"] == country


def test_a_town_of_several_countries_needs_one() -> None:
    with pytest.raises(InputError, match="towns of this name in"):
        parse_place("Tripoli")
    assert parse_place("-") is None


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("2024-04-13/2024-04-14", ["2024-04-13", "2024-04-14"]),
        ("2024-04-13", ["2024-04-13"] * 2),
        ("-", None),
    ],
)
def test_days_are_the_first_and_the_last(words: str, days: list[str] | None) -> None:
    assert parse_days(words) == days


@pytest.mark.parametrize("words", ["Monday", "2024-04-14/2024-04-13", "2024-01-01/2024-03-01", "2024-4-1"])
def test_what_names_no_days_is_refused(words: str) -> None:
    with pytest.raises(InputError):
        parse_days(words)


@pytest.mark.parametrize(
    ("words", "kind", "found"),
    [
        ("Iran (IRN)", None, ("Iran", "named", "IRN", "IRN")),
        ("two officials (USA)", "unnamed", ("two officials", "unnamed", "USA", None)),
        ("-", None, ("", "outlet", None, None)),
    ],
)
def test_a_speaker_is_a_party_of_a_kind(words: str, kind: str | None, found: tuple[Any, ...]) -> None:
    speaker = parse_speaker(words, kind=kind)
    assert (speaker["name"], speaker["kind"], speaker["affiliation"], speaker["code"]) == found
