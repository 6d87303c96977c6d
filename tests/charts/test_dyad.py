"""Conflict and cooperation of two sides by day."""

from datetime import date, timedelta

from dateline.charts import Bar, dyad_chart, svg_of
from dateline.records import Event
from tests.charts.drawn import DAY, event, titles_of, words_of
from tests.tellings import NORLAND, OSTREACH, SUDMARK

DYAD = ("XNL", "XSM")


def bars_of(*events: Event) -> list[Bar]:
    """The bars that were asked for a link."""
    asked: list[Bar] = []
    assert dyad_chart(events, dyad=DYAD, href=lambda bar: asked.append(bar) or "/") is not None  # type: ignore[func-returns-value]
    return asked


def test_there_is_no_chart_without_an_event_on_a_day() -> None:
    assert dyad_chart([], dyad=DYAD, href=lambda bar: "/") is None
    assert dyad_chart([event(day=None)], dyad=DYAD, href=lambda bar: "/") is None
    assert dyad_chart([event(voices=())], dyad=DYAD, href=lambda bar: "/") is None
    assert dyad_chart([event(last_day=DAY + timedelta(days=6))], dyad=DYAD, href=lambda bar: "/") is None
    assert dyad_chart([event(actors=(OSTREACH,))], dyad=DYAD, href=lambda bar: "/") is None


def test_the_two_directions_are_told_apart() -> None:
    back = event(2, actors=(SUDMARK,), recipients=(NORLAND,), quad="verbal cooperation", score=3.0)
    bars = [(bar.actor, bar.recipient, bar.quad) for bar in bars_of(event(1), back) if bar.quad]
    assert bars == [("XNL", "XSM", "material conflict"), ("XSM", "XNL", "verbal cooperation")]


def test_events_are_counted_and_not_mentions() -> None:
    chart = dyad_chart([event(1), event(2)], dyad=DYAD, href=lambda bar: "/")
    assert chart is not None
    titles = titles_of(svg_of(chart))
    assert titles[0] == "2031-04-08, XNL → XSM: 2 events of material conflict, mean score -9.0"
    assert titles[-1] == "2031-04-08, XNL → XSM: 2 events, mean score -9.0"


def test_a_chart_says_how_many_events_it_leaves_out() -> None:
    chart = dyad_chart([event(1), event(2, day=None)], dyad=DYAD, href=lambda bar: "/")
    assert chart is not None
    assert "1 event with a day, of 2" in words_of(svg_of(chart))


def test_many_days_are_drawn_as_weeks_and_their_bars_lead_to_weeks() -> None:
    bars = bars_of(event(1), event(2, day=DAY + timedelta(days=200)))
    assert (bars[0].first, bars[0].last) == (date(2031, 4, 7), date(2031, 4, 13))
    bars = bars_of(event(1), event(2, day=DAY + timedelta(days=2000)))
    assert (bars[0].first, bars[0].last) == (date(2031, 4, 1), date(2031, 4, 30))
