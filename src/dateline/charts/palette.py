"""The colours of the charts by name, in light and dark, and the style sheet that sets them."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from dateline.records import Quad

# Text has 4.5:1 against paper and land, marks 3:1 (WCAG 2.2, 1.4.3 and 1.4.11), in both columns; warm stands against
# cold, so that the sign of an event is seen with any colour vision. The names are the classes of an SVG's marks.
_COLOURS: Final = {
    "paper": ("#ffffff", "#14181d"),
    "ink": ("#1b1f24", "#e8ebef"),
    "soft": ("#4b5560", "#b3bcc7"),
    "rule": ("#d3d9e0", "#39424c"),
    "land": ("#f0f2f5", "#212830"),
    "coast": ("#8a94a0", "#75808c"),
    "shade": ("#dbe6f7", "#24395a"),
    "place": ("#134a94", "#9cc4ff"),
    "move": ("#6a3d9a", "#cbabff"),
    "material-conflict": ("#a3271c", "#ff9d92"),
    "verbal-conflict": ("#b05a00", "#f2b45c"),
    "verbal-cooperation": ("#0a6fae", "#86c5f4"),
    "material-cooperation": ("#1a3c8c", "#abb8ff"),
}
COLOURS: Final[Mapping[str, str]] = MappingProxyType({name: pair[0] for name, pair in _COLOURS.items()})
"""The light colours by name; those of a chart before `svg_of` has made them classes."""
DARK: Final[Mapping[str, str]] = MappingProxyType({name: pair[1] for name, pair in _COLOURS.items()})

QUADS: Final[tuple[Quad, ...]] = (
    "material conflict",
    "verbal conflict",
    "verbal cooperation",
    "material cooperation",
)
SHAPES: Final[Mapping[Quad, str]] = MappingProxyType(
    dict(zip(QUADS, ("triangle-down", "diamond", "circle", "triangle-up"), strict=True))
)
SOLID: Final[frozenset[Quad]] = frozenset({"material conflict", "material cooperation"})
"""What was done is filled; what was said is hollow."""


def quad_colours() -> list[str]:
    """The light colours of the quads, in their order."""
    return [COLOURS[quad.replace(" ", "-")] for quad in QUADS]


def chart_styles() -> str:
    """The style sheet of all charts: light, dark and print.

    Dark are pages whose reader prefers it, and any part under ``data-theme="dark"``; ``data-theme="light"`` keeps
    light. Paper is always light. A page sets it once, as a file of its own or in a ``<style>`` with a nonce: the
    charts themselves hold no style. Where it is missing they stand in their light colours.
    """
    names = "\n".join(
        f".dateline-chart .fill-{name} {{ fill: var(--chart-{name}); }} "
        f".dateline-chart .stroke-{name} {{ stroke: var(--chart-{name}); }}"
        for name in COLOURS
    )
    light, dark = _variables(COLOURS), _variables(DARK)
    return f"""\
.dateline-chart {{ {light} display: block; height: auto; max-width: 100%; min-width: 40rem; }}
.dateline-chart.dateline-wide {{ min-width: 60rem; }}
.dateline-chart text {{ font-family: inherit; }}
{names}
.dateline-chart a {{ cursor: pointer; }}
.dateline-chart a:hover > *, .dateline-chart a:focus > * {{ stroke: var(--chart-ink); stroke-width: 2.5px; }}
.dateline-chart a:hover > text, .dateline-chart a:focus > text {{ stroke: none; text-decoration: underline; }}
.dateline-chart a:focus-visible {{ outline: 3px solid var(--chart-ink); outline-offset: 2px; }}
@media screen and (prefers-color-scheme: dark) {{
  :root:not([data-theme="light"]) .dateline-chart {{ {dark} }}
}}
@media screen {{
  [data-theme="dark"] .dateline-chart {{ {dark} }}
}}
@media print {{
  .dateline-chart, .dateline-chart.dateline-wide {{ min-width: 0; break-inside: avoid; }}
}}
"""


def _variables(colours: Mapping[str, str]) -> str:
    return " ".join(f"--chart-{name}: {colour};" for name, colour in colours.items())
