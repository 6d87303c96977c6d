"""A chart as SVG: only our links, only text, only our colours."""

import re
from xml.etree import ElementTree

import altair as alt
import pytest

from dateline.charts import chart_styles, contacts_chart, dyad_chart, map_chart, svg_of, timeline_chart
from dateline.charts.palette import COLOURS, DARK
from tests.charts.drawn import SVG, contact, event, links_of, many, party, spot, titles_of, words_of

HOSTILE = "<script>alert(\"1\")</script>\u202e\x00 & 'quoted' ]]> " + "x" * 500


def hostile_svgs() -> list[str]:
    sides = {"actors": (party(HOSTILE),), "recipients": (party(HOSTILE, "XSM"),)}
    there = spot(HOSTILE, north=10, east=20)
    events = [event(n, place=there, mode=HOSTILE, **sides) for n in range(2)]
    contacts = [contact(who=(party(HOSTILE),), via=(party(HOSTILE + "!"),))]
    charts = (
        dyad_chart(events, dyad=(HOSTILE[:20], "XSM"), href=lambda bar: "/events?dyad=a&b=c"),
        timeline_chart(events, href=lambda event: "/e"),
        map_chart(events, href=lambda events: "?place=1"),
        contacts_chart(contacts, href=lambda contact: "https://dateline.example/c#1"),
    )
    return [svg_of(chart) for chart in charts if chart]


def test_hostile_names_come_out_as_text_and_cut() -> None:
    svgs = hostile_svgs()
    assert len(svgs) == 4
    for svg in svgs:
        assert "<script" not in svg
        assert "\u202e" not in svg
        assert "x" * 60 not in svg
        assert max(map(len, titles_of(svg))) < 400


def test_an_svg_holds_shapes_text_titles_and_links_and_nothing_else() -> None:
    for svg in hostile_svgs():
        for element in ElementTree.fromstring(svg).iter():
            assert element.tag.removeprefix(SVG) in {
                "svg",
                "g",
                "path",
                "line",
                "rect",
                "text",
                "tspan",
                "a",
                "title",
            }
            assert not {"style", "id", "onclick", "clip-path"} & element.attrib.keys()
        assert "url(" not in svg
        assert re.findall(r'"https?://[^"]*"', svg.replace("https://dateline.example/c#1", "/")) == [
            f'"{SVG[1:-1]}"'
        ]


def test_links_are_those_that_were_given() -> None:
    svg = svg_of(timeline_chart([event(1), event(2)], href=lambda event: f"/events/{event.id}"))  # type: ignore[arg-type]
    assert sorted(links_of(svg)) == ["/events/evn_0001", "/events/evn_0002"]
    assert links_of(hostile_svgs()[0])[0] == "/events?dyad=a&b=c"


@pytest.mark.parametrize(
    "href",
    [
        "javascript:alert(1)",
        "//elsewhere.example",
        "http://elsewhere.example",
        "data:text/html,x",
        "/a b",
        '/"',
        "/\\e",
    ],
)
def test_a_link_of_another_kind_is_refused(href: str) -> None:
    chart = timeline_chart([event()], href=lambda event: href)
    assert chart is not None
    with pytest.raises(ValueError, match="may not link"):
        svg_of(chart)


def test_a_chart_with_links_is_a_group_with_a_name_and_hides_what_titles_say() -> None:
    chart = timeline_chart([event()], href=lambda event: "/e")
    assert chart is not None
    root = ElementTree.fromstring(svg_of(chart))
    assert root.get("role") == "group"
    assert (
        root.get("aria-label")
        == "Events by day and severity: 1 event with a day, of 1. Each mark leads to its event."
    )
    hidden = [part for part in root.iter() if part.get("aria-hidden") == "true"]
    assert hidden
    assert not any(list(part.iter(f"{SVG}a")) for part in hidden)


def test_every_colour_is_a_class_of_the_styles() -> None:
    for svg in hostile_svgs():
        for element in ElementTree.fromstring(svg).iter():
            for kind in {"fill", "stroke"} & element.attrib.keys():
                if element.get(kind) not in ("none", "transparent"):
                    assert f"{kind}-" in element.get("class", "")
    assert all(
        f".fill-{name} " in chart_styles() and f".stroke-{name} " in chart_styles() for name in COLOURS
    )


def test_a_colour_outside_the_palette_is_refused() -> None:
    chart = alt.layer(alt.Chart(alt.InlineData(values=[{}])).mark_point(fill="#123456"), description="a dot")
    with pytest.raises(ValueError, match="the palette has no"):
        svg_of(chart)


def test_a_chart_without_a_description_is_refused() -> None:
    with pytest.raises(ValueError, match="no description"):
        svg_of(alt.layer(alt.Chart(alt.InlineData(values=[{}])).mark_point()))


def test_the_same_chart_gives_the_same_bytes() -> None:
    assert hostile_svgs() == hostile_svgs()


def test_many_events_stay_a_small_drawing() -> None:
    events = many(10_000)
    charts = (
        dyad_chart(
            events, dyad=("XNL", "XSM"), href=lambda bar: f"/events?since={bar.first}&until={bar.last}"
        ),
        timeline_chart(events, href=lambda event: f"/events/{event.id}"),
        map_chart(events, href=lambda events: f"/events/{events[0].id}"),
        contacts_chart([contact(n) for n in range(1000)], href=lambda contact: f"/events/{contact.event}"),
    )
    svgs = [svg_of(chart) for chart in charts if chart]
    assert max(len(svg.encode()) for svg in svgs) < 300_000
    assert "400 weightiest of 10,000" in words_of(svgs[1])
    assert "latest 80 of 1,000" in words_of(svgs[3])


def test_text_and_marks_stand_out_from_paper_and_land_in_both_themes() -> None:
    for colours in (COLOURS, DARK):
        for ground in ("paper", "land", "shade"):
            assert all(contrast(colours[name], colours[ground]) >= 4.5 for name in ("ink", "place"))
        assert contrast(colours["soft"], colours["paper"]) >= 4.5
        marks = ("move", *(name for name in colours if name.endswith(("conflict", "cooperation"))))
        assert all(contrast(colours[name], colours["paper"]) >= 3 for name in marks)


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2.2."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
