"""What a person sees of a reading."""

import io
from dataclasses import replace

import pytest
from rich.console import Console

from dateline.outputs import print_lines, reading_lines
from dateline.records import Reading


def shown(reading: Reading) -> list[str]:
    """The lines as they stand in a pipe."""
    out = io.StringIO()
    print_lines(reading_lines(reading), console=Console(file=out))
    return out.getvalue().splitlines()


def test_a_reading_as_a_pipe_gets_it(reading: Reading) -> None:
    assert shown(reading) == [
        "Norland envoy to visit Sudmark after border shelling",
        "Elm Courier · 2024-04-10 09:30+00:00 · 2 events · 4 claims · 1 dispute",
        "",
        "  Norland's foreign minister, Ada Berg, will visit Sudmark on Thursday, two Norland officials said.",
        "    2024-04-11  planned      Ada Berg (XNL) → Sudmark (XSM)  CONSULT:visit  — two Norland officials",
        "",
        "Why it matters",
        "  Shelling in the border town of Elm last week killed at least 12 people.",
        "    2024-W14    occurred     – → people  ASSAULT:heavy-weapons  in Elm  — Elm Courier",
        "",
        "Disputed",
        "  responsibility for the shelling",
        "    Norland: “Sudmark shelled the town”",
        "    The army of Sudmark via its spokesman (denied): “denied it”",
        "",
        "Expected",
        "  2024-04-11  planned      Ada Berg (XNL) → Sudmark (XSM)  CONSULT:visit  — two Norland officials",
        "",
        "People",
        "  Ada Berg  XNL  foreign minister",
        "",
        "Issues",
        "  sentence 5: it is not clear what 'it' stands for",
    ]


def test_the_headline_is_the_first_line_where_no_title_is_known(reading: Reading) -> None:
    untitled = replace(
        reading, document=replace(reading.document, title=None, published_at=None, outlet=None)
    )
    lines = shown(untitled)
    assert lines[0] == "Norland envoy to visit Sudmark after border shelling"
    assert lines[1].startswith("unknown outlet · publication time unknown · ")
    assert lines[8].endswith("— the report")


def test_expected_events_stand_soonest_first_and_undated_last(reading: Reading) -> None:
    visit, _ = reading.events
    undated = replace(visit, id="evt_00000000000000aa", interval=None, status="possible")
    lines = shown(replace(reading, events=(undated, visit)))
    expected = lines.index("Expected")
    assert [line.split()[:2] for line in lines[expected + 1 : expected + 3]] == [
        ["2024-04-11", "planned"],
        ["–", "possible"],
    ]


def test_an_event_outside_every_sentence_is_still_shown(reading: Reading) -> None:
    lines = shown(replace(reading, sentences=()))
    assert lines[3:5] == [
        "  visit",
        "    2024-04-11  planned      Ada Berg (XNL) → Sudmark (XSM)  CONSULT:visit  — two Norland officials",
    ]


def test_background_and_hedging_are_said(reading: Reading) -> None:
    visit, shelling = reading.events
    claims = tuple(replace(claim, certainty="hedged") for claim in reading.claims)
    old = replace(shelling, historical=True)
    line = shown(replace(reading, events=(visit, old), claims=claims))[8]
    assert line.endswith("in Elm  (background)  — Elm Courier (hedged)")


def test_an_empty_reading_is_its_head_alone(reading: Reading) -> None:
    empty = {name: () for name in ("entities", "claims", "events", "disputes", "issues")}
    assert shown(replace(reading, **empty)) == [
        "Norland envoy to visit Sudmark after border shelling",
        "Elm Courier · 2024-04-10 09:30+00:00 · 0 events · 0 claims · 0 disputes",
    ]


def test_a_terminal_gets_colour_and_lines_no_wider_than_itself(reading: Reading) -> None:
    out = io.StringIO()
    print_lines(reading_lines(reading), console=Console(file=out, force_terminal=True, width=60))
    assert "\x1b[1mNorland envoy" in out.getvalue()
    plain = Console(file=io.StringIO(), force_terminal=True, color_system=None, width=60)
    print_lines(reading_lines(reading), console=plain)
    assert max(map(len, plain.file.getvalue().splitlines())) <= 60


@pytest.mark.parametrize("field", ["title", "outlet"])
def test_what_a_report_holds_never_steers_the_terminal(reading: Reading, field: str) -> None:
    hostile = "\x1b]0;gone\x07\x1b[2J[red]x[/red]\u202e"
    document = replace(reading.document, **{field: hostile})
    lines = "\n".join(shown(replace(reading, document=document)))
    assert "\x1b" not in lines
    assert "\u202e" not in lines
    assert r"\x1b[2J[red]x[/red]\u202e" in lines
