"""The register's tables hold together: codes exist, sources are named, dates run forward."""

import re
from itertools import pairwise

import pytest

from dateline.register import areas, bodies, bodies_by_code, key_of, states, towns_named
from dateline.register.people import holders
from dateline.register.tables import read_lines, read_rows

SECTORS = set("GOV MIL SPY LEG JUD PTY OPP REB UAF IGO NGO MED BUS CIV EDU REL COP CRM HLH LAB ELI".split())
TABLES = [
    ("states.tsv", 8), ("bodies.tsv", 11), ("people.tsv", 8), ("areas.tsv", 8), ("peoples.tsv", 4), ("roles.tsv", 4),
    ("towns.tsv", 7),
]  # fmt: skip


@pytest.mark.parametrize(("table", "columns"), TABLES)
def test_every_row_is_whole_and_names_its_source(table: str, columns: int) -> None:
    for row in read_rows(table):
        assert len(row) == columns, row
        assert row[-1], row
        assert set(row[-1].split()) <= {"own", "datahub", "factbook"}, row


def test_states_are_all_there_with_capital_and_adjective() -> None:
    assert {"XKX", "PSE", "TWN", "ESH", "SSD", "TLS"} <= set(states())
    assert len(states()) >= 240
    assert all(re.fullmatch("[A-Z]{3}", code) for code in states())
    assert all(
        states()[code].adjectives and states()[code].capitals for code in ("IRN", "COD", "FJI", "LTU", "PER")
    )


def test_bodies_have_known_states_sectors_and_one_code_each() -> None:
    assert len(bodies()) >= 700
    for body in bodies():
        assert body.sector in SECTORS, body
        assert all(code in states() for code in body.homes), body
        assert body.code is None or body.code not in states(), body
    assert len([b for b in bodies() if b.code]) == len(bodies_by_code())


@pytest.mark.parametrize("code", "UNO EU NATO OIC ARL GCC AU ECOWAS ASEAN G7 G20 IAEA ICRC ICC".split())
def test_bodies_of_the_codebook_stand_under_its_codes(code: str) -> None:
    body = bodies_by_code()[code]
    assert body.country is None
    assert body.sector in ("IGO", "NGO")


def test_offices_are_of_known_states_or_bodies_and_end_after_they_begin() -> None:
    assert len(holders()) >= 1000
    for holder in holders():
        assert holder.of in states() or holder.of in bodies_by_code(), holder
        assert holder.since is None or holder.to is None or holder.since < holder.to, holder


def test_areas_have_a_point_only_when_they_are_single_sites() -> None:
    for area in areas():
        assert area.code is None or area.code in states(), area
        assert (area.latitude is not None) == (area.precision == "exact"), area


def test_towns_are_sorted_for_the_search_and_under_their_own_keys() -> None:
    lines = read_lines("places.tsv")
    assert all(a <= b for a, b in pairwise(lines))
    for line in lines[::997]:
        row = line.split("\t")
        assert len(row) == 2 or (row[0] == key_of(row[1]) and row[2] in states())
    assert {town.code for town in towns_named("Kiev")} == {"UKR"}


def test_every_other_spelling_leads_to_a_town() -> None:
    others = [line.split("\t") for line in read_lines("places.tsv") if line.count("\t") == 1]
    assert len(others) > 10_000
    assert all(towns_named(key) for key, _ in others)
