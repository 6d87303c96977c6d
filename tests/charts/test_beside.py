"""Imported events beside ours: marked, on their own scale, never among our counts."""

from datetime import date, timedelta
from typing import Any

from dateline.charts import ImportedMark, dyad_chart, map_chart, svg_of
from dateline.records import Event, Imported
from tests.charts.drawn import DAY, event, links_of, spot, titles_of, words_of

DYAD = ("XNL", "XSM")


def row(n: int = 0, **parts: Any) -> Imported:
    """An assault of Norland on Sudmark on 8 April 2031 as another data set codes it, with what differs from it."""
    whole: dict[str, Any] = {
        "id": f"imp_{n:04}", "format": "icews", "key": str(n), "day": DAY, "type": "ASSAULT", "mode": None,
        "cameo": "190", "score": -9.0, "actor": "Norland", "actor_country": "XNL", "recipient": "Sudmark",
        "recipient_country": "XSM", "place": "Elm", "place_country": "XSM", "latitude": 60.5, "longitude": -1.25,
        "cells": (),
    }  # fmt: skip
    return Imported(**(whole | parts))


def drawn(*rows: Imported, events: tuple[Event, ...] = (event(1),)) -> str:
    chart = dyad_chart(
        events, dyad=DYAD, href=lambda _: "/ours", imported=rows, imported_href=lambda _: "/imported"
    )
    assert chart is not None
    return svg_of(chart)


def test_imported_rows_have_panels_of_their_own_under_their_own_name() -> None:
    svg = drawn(row(1), row(2), row(3, format="gdelt", actor_country="XSM", recipient_country="XNL"))
    assert "imported: ICEWS, XNL → XSM" in words_of(svg)
    assert "imported: GDELT, XSM → XNL" in words_of(svg)
    assert "imported: GDELT, XNL → XSM" not in words_of(svg)
    assert "2031-04-08, imported: ICEWS, XNL → XSM: 2 rows of conflict" in titles_of(svg)
    assert links_of(svg).count("/imported") == 2


def test_imported_rows_change_nothing_of_ours() -> None:
    def ours(svg: str) -> list[str]:
        return [title for title in titles_of(svg) if "imported" not in title]

    assert ours(drawn(row(1), row(2))) == ours(drawn())
    assert "1 event with a day, of 1" in words_of(drawn(row(1)))


def test_rows_of_other_days_sides_and_without_a_type_are_left_out() -> None:
    left_out = (
        row(1, day=None),
        row(2, day=DAY + timedelta(days=90)),
        row(3, type=None),
        row(4, recipient_country="XOS"),
    )
    assert "imported" not in drawn(*(r for r in left_out if r.recipient != "Sudmark" or r.key != "4"))
    assert "imported" not in drawn(row(4, recipient="Ostreach", recipient_country="XOS"))


def test_there_is_no_chart_of_imported_rows_alone() -> None:
    assert dyad_chart([], dyad=DYAD, imported=[row()]) is None
    assert map_chart([], imported=[row()]) is None


def test_a_mark_holds_the_rows_that_it_counts_and_no_others() -> None:
    marks: list[ImportedMark] = []
    rows = [row(1), row(2, type="AID"), row(3, day=DAY + timedelta(days=1)), row(4, format="polecat")]
    dyad_chart([event(1)], dyad=DYAD, imported=rows, imported_href=lambda mark: marks.append(mark) or "/")  # type: ignore[func-returns-value]
    held = [[r.key for r in rows if mark.holds(r)] for mark in marks]
    assert held == [["4"], ["1"], ["2"], ["3"]]
    assert marks[1] == ImportedMark(format="icews", first=DAY, last=DAY, dyad=DYAD, act="conflict")


def test_on_the_map_rows_of_one_point_are_one_grey_mark_where_ours_is_seen_too() -> None:
    given = [event(1, place=spot("Elm", north=60.5, east=-1.25, country="XSM"))]
    far = row(3, latitude=-40.0, longitude=100.0)
    marks: list[ImportedMark] = []
    chart = map_chart(
        given,
        href=lambda _: "/ours",
        imported=[row(1), row(2), far, row(4, latitude=None)],
        imported_href=lambda mark: marks.append(mark) or "/theirs",  # type: ignore[func-returns-value]
    )
    assert chart is not None
    svg = svg_of(chart)
    assert "imported: ICEWS, 2 rows in Elm" in titles_of(svg)
    assert "imported: ICEWS, 2 rows" in words_of(svg)
    assert "1 event with a place, of 1" in words_of(svg)
    assert [(mark.at, mark.holds(row(1)), mark.holds(far)) for mark in marks] == [
        ((60.5, -1.25), True, False)
    ]


def test_names_of_strangers_in_imported_rows_are_words() -> None:
    bad = "<script>alert(1)</script>\u202e"
    given = [event(1, place=spot("Elm", north=60.5, east=-1.25))]
    chart = map_chart(given, imported=[row(1, place=bad)], imported_href=lambda _: "/theirs")
    assert chart is not None
    svg = svg_of(chart)
    assert "<script" not in svg
    assert "\u202e" not in svg


def test_without_an_address_the_marks_are_no_links() -> None:
    chart = dyad_chart([event(1)], dyad=DYAD, imported=[row(1)])
    assert chart is not None
    assert "<a" not in svg_of(chart)
    assert "leads" not in chart.description
    assert chart.to_dict()["config"]["mark"]["cursor"] == "default"


def test_a_year_of_rows_is_drawn_by_week() -> None:
    rows = [row(n, day=date(2031, 1, 1) + timedelta(days=n)) for n in range(365)]
    svg = drawn(*rows, events=(event(1, day=date(2031, 1, 6)), event(2, day=date(2031, 12, 1))))
    assert "2031-01-06 to 2031-01-12, imported: ICEWS, XNL → XSM: 7 rows of conflict" in titles_of(svg)
