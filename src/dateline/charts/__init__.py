"""The charts room: records → pictures of them, every mark a link.

In: events and contacts, and a function that gives the address of what a mark stands for. Out: Altair charts, for
notebooks as they are, and as SVG that stands in a page without script, style or anything fetched. Never says what the
records do not say: what has no day is on no day, and what has no point is no point.
"""

from dateline.charts.beside import ImportedMark
from dateline.charts.contacts import contacts_chart
from dateline.charts.dyad import Bar, dyad_chart
from dateline.charts.grammar import Chart
from dateline.charts.maps import map_chart
from dateline.charts.palette import chart_styles
from dateline.charts.svg import svg_of
from dateline.charts.timeline import timeline_chart

__all__ = [
    "Bar",
    "Chart",
    "ImportedMark",
    "chart_styles",
    "contacts_chart",
    "dyad_chart",
    "map_chart",
    "svg_of",
    "timeline_chart",
]
