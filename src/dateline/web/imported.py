"""A view → the events that others coded, as the pages list them, and where their marks lead."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice

from dateline.charts import ImportedMark
from dateline.errors import InputError
from dateline.exports import IMPORTS
from dateline.records import Imported
from dateline.views import View
from dateline.web.asking import Asked

MOST = 50_000
"""Rows of the days asked for that a page looks through, which takes two seconds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """The part of a list of imported events that a page shows, and how many there are in all."""

    total: int
    shown: tuple[Imported, ...]


def formats_of(view: View) -> tuple[str, ...]:
    """The formats in which the case holds imported events."""

    def find() -> tuple[str, ...]:
        return tuple(
            format for format in IMPORTS if next(view.case.imported(format=format, in_order=True), None)
        )

    return view.keep("imported formats", find)


def asked_formats(asked: Asked, view: View) -> tuple[str, ...]:
    """The formats that stand in a chart: none, one or ``all`` that the case holds. Raises InputError for another."""
    word = asked.word("imported")
    if word is None:
        return ()
    if word != "all" and word not in IMPORTS:
        step = f"take one of all, {', '.join(IMPORTS)}"
        raise InputError("imported", cause=f"{word!r} is none of its values", next_step=step)
    return tuple(format for format in formats_of(view) if word in ("all", format))


def lead_of(asked: Asked, *, filtered: bool) -> Callable[[ImportedMark], str]:
    """Where the rows of a mark stand; those of a `filtered` chart meet the filters of its page too."""

    def lead(mark: ImportedMark) -> str:
        kept = {**asked.kept, "imported": mark.format} if filtered else {"imported": mark.format}
        days = {"since": mark.first, "until": mark.last} if mark.first else {}
        way = ":".join(mark.dyad) if mark.dyad else None
        at = f"{mark.at[0]},{mark.at[1]}" if mark.at else None
        return asked.link("/imported", **{**kept, **days}, way=way, act=mark.act, at=at)

    return lead


def list_rows(asked: Asked, view: View, *, size: int) -> Rows:
    """The imported events that meet the filters and stand behind the mark of the address, in order of their days."""
    formats = asked_formats(asked, view) or formats_of(view)
    marks = {format: _mark(asked, format) for format in formats}
    find = view.find_imported_places if asked.word("at") else view.find_imported
    found = (row for row in find(asked.filters, formats=formats, most=MOST) if marks[row.format].holds(row))
    shown = tuple(islice(found, asked.offset, asked.offset + size))
    before = asked.offset + len(shown) if shown else 0
    return Rows(total=before + sum(1 for _ in found), shown=shown)


def _mark(asked: Asked, format: str) -> ImportedMark:
    way, act, at = asked.word("way"), asked.word("act"), asked.word("at")
    one, _, other = (way or "").partition(":")
    return ImportedMark(
        format=format,
        dyad=(one, other) if one and other else None,
        act="cooperation" if act == "cooperation" else "conflict" if act == "conflict" else None,
        at=_point(at) if at else None,
    )


def _point(words: str) -> tuple[float, float]:
    north, _, east = words.partition(",")
    try:
        return float(north), float(east)
    except ValueError as error:
        raise InputError("at", cause=f"{words!r} is no point", next_step="write it as 35.69,51.42") from error
