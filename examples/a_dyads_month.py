"""Conflict and cooperation of two sides by day: a table, and a chart beside it as dyad.svg."""

from pathlib import Path
from tempfile import mkdtemp

from opened import view

from dateline.charts import dyad_chart, svg_of
from dateline.views import Filters

DYAD = ("IRN", "ISR")

seen = view()
events = seen.frame(Filters(dyad=DYAD, statuses=("occurred", "ongoing")))
print(
    events.groupby(["day", "quad"]).agg(events=("event", "count"), mean_score=("score", "mean")).to_string()
)

chart = dyad_chart(seen.events, dyad=DYAD, href=lambda bar: f"#{bar.first}")
if chart is not None:
    where = Path(mkdtemp()) / "dyad.svg"
    where.write_text(svg_of(chart), "utf-8")
    print(f"chart: {where}")
