"""A chart → an SVG that may stand in any page."""

import re
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

import vl_convert

from dateline.charts.grammar import Chart
from dateline.charts.palette import COLOURS

_SVG = "{http://www.w3.org/2000/svg}"
_XLINK = "{http://www.w3.org/1999/xlink}href"
_TOKEN = "https://link.invalid/"
_SAFE = re.compile(r"https://[\w.-]+(?::\d+)?(?:[/?#]\S*)?|(?:/(?![/\\])|[?#])\S*|[\w.-]+(?:[/?#]\S*)?|")
_BAD = re.compile(r"[\x00-\x20\x7f-\x9f\\\"'<>`\ud800-\udfff]")
_ELEMENTS = frozenset({"svg", "g", "path", "line", "rect", "text", "tspan", "a"})
_ATTRIBUTES = frozenset(
    "d transform x y x1 x2 y1 y2 width height viewBox fill stroke stroke-width stroke-dasharray stroke-linecap "
    "stroke-linejoin stroke-miterlimit fill-opacity stroke-opacity opacity font-size font-weight font-style "
    "text-anchor".split()
)
_NOTHING = frozenset({"", "M0,0h0v0h0Z"})
_NO_MATTER = {("opacity", "1"), ("stroke-width", "1"), ("stroke-opacity", "1"), ("fill-opacity", "1")}
_LONG = re.compile(r"-?\d*\.\d{3,}(?:e-\d+)?")
_WIDE = 900


def svg_of(chart: Chart) -> str:
    """The chart as an ``<svg>`` element, the same bytes on every machine with the same fonts.

    It is drawn here, without a browser and without the network. It holds shapes, text, titles and links, and nothing
    else: no script, style, font, image, id or reference; every other part of the drawing is left out. Every mark with
    a link carries its title; what has no link is hidden from screen readers, because the titles say it all. Colours
    are classes of `chart_styles`, with the light colour beside them. The accessible name is the chart's description;
    the role is ``group`` where there are links, because those inside an ``img`` cannot be reached, else ``img``.

    Raises ValueError for a link that is neither relative nor https, for a colour that is not of the palette, and for
    a chart without a description.
    """
    spec = chart.to_dict()
    name = spec.get("description")
    if not name:
        raise ValueError("the chart has no description")
    links: list[str] = []
    drawn = vl_convert.vegalite_to_svg(_tokens(spec, links=links), allowed_base_urls=[])
    root = ElementTree.fromstring(drawn)
    for paper in root.findall(f"{_SVG}rect"):  # the page is the paper
        root.remove(paper)
    made = _made(root, links=links)
    assert made is not None
    linked = _hide(made)
    _once(made)
    wide = " dateline-wide" if float(made.get("width", "0")) > _WIDE else ""
    attributes = {"xmlns": _SVG[1:-1], "class": f"dateline-chart{wide}", "font-family": "sans-serif"}
    made.attrib = attributes | made.attrib | {"role": "group" if linked else "img", "aria-label": name}
    return ElementTree.tostring(made, encoding="unicode")


def _tokens(spec: Any, *, links: list[str]) -> Any:
    """The specification with a number for each link, because the renderer makes relative ones absolute."""
    if isinstance(spec, list):
        return [_tokens(part, links=links) for part in spec]
    if not isinstance(spec, dict):
        return spec
    return {
        key: _token(value, links=links)
        if key == "href" and isinstance(value, str) and value
        else _tokens(value, links=links)
        for key, value in spec.items()
    }


def _token(href: str, *, links: list[str]) -> str:
    if _BAD.search(href) or not _SAFE.fullmatch(href):
        raise ValueError(f"a chart may not link to {href[:200]!r}")
    links.append(href)
    return f"{_TOKEN}{len(links) - 1}"


def _made(drawn: ElementTree.Element, *, links: list[str]) -> ElementTree.Element | None:
    """The element with what a page may hold of it; None where nothing of it can be seen."""
    tag = drawn.tag.removeprefix(_SVG)
    if tag not in _ELEMENTS or drawn.get("opacity") == "0" or drawn.get("display") == "none":
        return None
    if tag == "path" and drawn.get("d", "") in _NOTHING:
        return None
    made = ElementTree.Element(tag, _attributes(drawn))
    made.text = drawn.text
    parts = [part for child in drawn if (part := _made(child, links=links)) is not None]
    if tag == "a":
        made.set("href", links[int(drawn.get(_XLINK, "").removeprefix(_TOKEN))])
        title = ElementTree.SubElement(made, "title")
        title.text = next(filter(None, (child.get("aria-label") for child in drawn)), "")
    elif tag == "g" and not made.attrib and len(parts) == 1:
        return parts[0]
    made.extend(_joined(parts))
    return None if tag in ("g", "a") and not parts else made


def _joined(parts: list[ElementTree.Element]) -> Iterator[ElementTree.Element]:
    """The parts, where links that follow each other to the same thing are one link around all their shapes."""
    last: ElementTree.Element | None = None
    for part in parts:
        if last is not None and last.tag == part.tag == "a" and _thing(last) == _thing(part):
            last.extend(part[1:])
        else:
            yield part
            last = part


def _thing(link: ElementTree.Element) -> tuple[str, str | None]:
    return link.get("href", ""), link.findtext("title")


def _attributes(drawn: ElementTree.Element) -> dict[str, str]:
    kept = {k: v for k, v in drawn.attrib.items() if k in _ATTRIBUTES and (k, v) not in _NO_MATTER}
    for key in kept.keys() & {"d", "transform"}:
        kept[key] = _LONG.sub(lambda number: f"{float(number[0]):.2f}".rstrip("0").rstrip("."), kept[key])
    if kept.get("transform") == "translate(0,0)":
        del kept["transform"]
    classes = " ".join(_classes(kept))
    return ({"class": classes} if classes else {}) | kept


def _classes(attributes: dict[str, str]) -> Iterator[str]:
    for kind in ("fill", "stroke"):
        colour = attributes.get(kind, "none")
        if colour not in ("none", "transparent"):
            if colour not in _NAMES:
                raise ValueError(f"the palette has no {colour!r}")
            yield f"{kind}-{_NAMES[colour]}"


_NAMES = {colour: name for name, colour in COLOURS.items()}


def _hide(element: ElementTree.Element) -> bool:
    """Hides every part without a link from screen readers; whether there is a link in the element."""
    if element.tag == "a":
        return True
    linked = [_hide(child) for child in element]
    for child, has_link in zip(element, linked, strict=True):
        if not has_link and any(linked):
            child.set("aria-hidden", "true")
            for part in child.iter():
                if part is not child:
                    part.attrib.pop("aria-hidden", None)
    return any(linked)


def _once(root: ElementTree.Element) -> None:
    """Leaves of several marks of one thing one for the keyboard and for screen readers; all can be pointed at."""
    seen: set[tuple[str, str | None]] = set()
    for link in root.iter("a"):
        if _thing(link) in seen:
            link.attrib |= {"aria-hidden": "true", "tabindex": "-1"}
        seen.add(_thing(link))
