"""Names looked up in the register, as `dateline who` does."""

from datetime import date

from dateline.register import look_up


def test_a_surname_finds_who_held_an_office_that_day() -> None:
    (row,) = look_up("Kurilla", on=date(2024, 4, 10))
    assert (row.what, row.code, row.sector, row.table) == ("Commander of CENTCOM", "USA", "MIL", "people.tsv")
    assert look_up("Kurilla", on=date(2019, 1, 1)) == ()


def test_a_capital_is_its_state_and_a_town() -> None:
    assert {(row.kind, row.code) for row in look_up("Tehran")} == {("state", "IRN"), ("town", "IRN")}


def test_a_body_says_what_it_is_part_of_and_since_when() -> None:
    (row,) = look_up("Quds Force")
    assert "part of Islamic Revolutionary Guard Corps" in row.what
    assert row.source == "own"


def test_bodies_that_were_not_there_on_the_day_are_left_out() -> None:
    assert look_up("UNAMID", on=date(2012, 1, 1))
    assert not look_up("UNAMID", on=date(2024, 1, 1))


def test_towns_of_one_name_come_largest_first_with_their_source() -> None:
    towns = [row for row in look_up("Tripoli") if row.kind == "town"]
    assert [row.code for row in towns[:2]] == ["LBY", "LBN"]
    assert {row.source for row in towns[:2]} == {"GeoNames"}


def test_nobody_is_nobody() -> None:
    assert look_up("") == look_up("Nobody of That Name") == ()
