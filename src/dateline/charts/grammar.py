"""What all charts share: their type, their look, and the channels that make a mark a link with a title."""

from collections.abc import Callable
from typing import Any

import altair as alt

from dateline.charts.palette import COLOURS, QUADS, SHAPES, SOLID, quad_colours

Chart = alt.LayerChart | alt.VConcatChart | alt.FacetChart
Row = dict[str, Any]
WIDTH = 680


def rows(values: list[Row]) -> alt.InlineData:
    """The rows inside the chart: nothing is fetched."""
    return alt.InlineData(values=values)


def no_link(_: object) -> str:
    """No address: the marks of a chart in a notebook lead nowhere, and say so by no hand under the pointer."""
    return ""


def leads(href: Callable[..., str], words: str) -> str:
    """The sentence on where the marks lead, where they lead anywhere."""
    return "" if href is no_link else f" {words}"


def linked() -> dict[str, Any]:
    """The channels of a mark whose rows have an `href` and a `title`."""
    return {
        "href": alt.Href("href:N"),
        "tooltip": alt.Tooltip("title:N"),
        "description": alt.Description("title:N"),
    }


def pixels() -> dict[str, Any]:
    """The channels of rows whose `x` and `y` are pixels from the upper left."""
    return {"x": alt.X("x:Q", axis=None, scale=None), "y": alt.Y("y:Q", axis=None, scale=None)}


def by_quad(*, shape: bool, legend: alt.Legend | None) -> dict[str, Any]:
    """Colour and, if wanted, shape by quad, as one legend: filled is what was done, hollow what was said."""
    quads, colours = list(QUADS), quad_colours()
    fills = [c if quad in SOLID else COLOURS["paper"] for quad, c in zip(QUADS, colours, strict=True)]
    edges = [COLOURS["paper"] if quad in SOLID else c for quad, c in zip(QUADS, colours, strict=True)]
    channels: dict[str, Any] = {
        "fill": alt.Fill("quad:N", scale=alt.Scale(domain=quads, range=fills), legend=legend),
        "stroke": alt.Stroke("quad:N", scale=alt.Scale(domain=quads, range=edges), legend=legend),
    }
    if shape:
        shapes = [SHAPES[quad] for quad in QUADS]
        scale = alt.Scale(domain=quads, range=shapes)
        channels["shape"] = alt.Shape("quad:N", scale=scale, legend=legend)
    return channels


def heading(title: str, *lines: str) -> alt.TitleParams:
    """A title over its lines in small, flush left."""
    return alt.TitleParams(text=title, subtitle=list(lines), anchor="start", frame="group")


def config(href: Callable[..., str]) -> alt.Config:
    """The look: our colours on paper, text of 11 pixels and more; `href` says whether the marks lead anywhere."""
    ink, soft, rule = COLOURS["ink"], COLOURS["soft"], COLOURS["rule"]
    return alt.Config(
        background=COLOURS["paper"],
        font="sans-serif",
        view=alt.ViewConfig(stroke=None),
        mark=alt.MarkConfig(cursor="default") if href is no_link else alt.Undefined,
        title=alt.TitleConfig(
            color=ink,
            subtitleColor=soft,
            fontSize=14,
            subtitleFontSize=12,
            subtitleLineHeight=16,
            offset=10,
        ),
        axis=alt.AxisConfig(
            labelColor=soft,
            titleColor=soft,
            domainColor=soft,
            tickColor=soft,
            gridColor=rule,
            labelFontSize=11,
            titleFontSize=12,
            titleFontWeight="normal",
        ),
        legend=alt.LegendConfig(
            labelColor=ink,
            titleColor=soft,
            labelFontSize=12,
            titleFontSize=12,
            titleFontWeight="normal",
            orient="bottom",
            symbolSize=110,
            symbolBaseFillColor=ink,
            symbolBaseStrokeColor=ink,
            symbolStrokeWidth=1.5,
            symbolOpacity=1,
        ),
        text=alt.MarkConfig(color=ink, fontSize=11),
        point=alt.MarkConfig(opacity=1, strokeWidth=1.5),
        rect=alt.RectConfig(strokeWidth=1.5),
    )
