"""Events by day and severity."""

from datetime import date, timedelta

from dateline.charts import svg_of, timeline_chart
from tests.charts.drawn import DAY, event, links_of, titles_of, words_of


def test_there_is_no_chart_without_an_event_that_was_done_on_a_day() -> None:
    undated, planned = event(day=None, last_day=None), event(status="planned", voices=())
    assert timeline_chart([undated, planned], href=lambda event: "/") is None


def test_a_mark_says_what_its_event_is_and_leads_to_it() -> None:
    chart = timeline_chart([event(7, mode="drone")], href=lambda event: f"/events/{event.id}")
    assert chart is not None
    svg = svg_of(chart)
    assert links_of(svg) == ["/events/evn_0007"]
    assert titles_of(svg) == [
        "2031-04-08: ASSAULT drone (material conflict), Norland → Sudmark; occurred; single-origin, 1 origin"
    ]


def test_marks_come_in_the_order_of_their_days() -> None:
    days = (DAY + timedelta(days=2), DAY, DAY + timedelta(days=1))
    chart = timeline_chart(
        [event(n, day=day) for n, day in enumerate(days)], href=lambda event: f"/{event.id}"
    )
    assert chart is not None
    assert links_of(svg_of(chart)) == ["/evn_0001", "/evn_0002", "/evn_0000"]


def test_the_four_kinds_have_their_names_beside_their_shapes() -> None:
    chart = timeline_chart([event()], href=lambda event: "/")
    assert chart is not None
    words = words_of(svg_of(chart))
    assert all(
        f"{how} {what}" in words for how in ("verbal", "material") for what in ("conflict", "cooperation")
    )


def test_a_case_from_reports_is_drawn(demo_case: str) -> None:
    from dateline.store import open_case
    from dateline.views import view_of

    with open_case(demo_case) as case:
        view = view_of(case)
        assert view is not None
        chart = timeline_chart(view.events, href=lambda event: f"/events/{event.id}")
        assert chart is not None
        assert links_of(svg_of(chart))


def test_a_day_at_the_end_of_the_calendar_is_a_misreading() -> None:
    assert timeline_chart([event(day=date.max), event(day=date.min)], href=lambda event: "/") is None
