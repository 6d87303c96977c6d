"""Dates in the news and interviews of the GUM corpus, marked with ISO dates by its authors.

The corpus is not part of the project: `DATA` is a folder with ``gum/*/xml``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from dateline.records import Document, Extent, TimeMention, make_document
from evals.counts import Scores, share
from evals.days import days_of
from evals.match import overlap
from evals.score import Read

_CREATED = re.compile(r'dateCreated="(\d{4}-\d{2}-\d{2})"')
_DATE = re.compile(r"<date ([^>]*?)/?>")
_ATTRIBUTE = re.compile(r'(when|from|to)="([^"]+)"')
_TIGHT = re.compile(r"[.,;:!?)\]%]+|['’]s?|n['’]t|['’](?:re|ve|ll|d|m)")


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedDate:
    """Words with the first and last day that they stand for."""

    at: Extent
    first: date
    last: date


def score_gum_dates(data: Path, *, read: Read) -> Scores:
    """Of the dates marked, those found, and those whose days are all right."""
    gold = right = met = 0
    for document, dates in read_gum_dates(data):
        times = read(document).times
        for marked in dates:
            here = [time for time in times if overlap(marked.at, time.span)]
            gold, met = gold + 1, met + bool(here)
            right += any(_same_days(marked, time) for time in here)
    return {"gum.dates.found": share(met, of=gold), "gum.dates.right": share(right, of=gold)}


def read_gum_dates(data: Path) -> Iterator[tuple[Document, list[MarkedDate]]]:
    """The reports and interviews of the corpus that say when they were made, with their dates."""
    for path in sorted(data.glob("gum/*/xml/GUM_*.xml")):
        if path.stem.split("_")[1] in ("news", "interview") and (found := _read(path.read_text("utf-8"))):
            yield found


def _read(xml: str) -> tuple[Document, list[MarkedDate]] | None:
    created = _CREATED.search(xml)
    if created is None:
        return None
    text, opened, dates = "", [], []  # type: ignore[var-annotated]
    for line in xml.splitlines():
        if "\t" in line:
            word = _plain(line.split("\t")[0])
            text += "" if not text or text.endswith(("\n", "(", "[", "“")) or _TIGHT.fullmatch(word) else " "
            text += word
        elif line.startswith(("</p", "</head", "</item", "</caption", "</figure")):
            text += "\n\n" if text and not text.endswith("\n") else ""
        elif match := _DATE.match(line):
            opened.append((len(text), dict(_ATTRIBUTE.findall(match[1]))))
        elif line.startswith("</date") and opened:
            start, told = opened.pop()
            start += len(text[start:]) - len(text[start:].lstrip())
            if days := _days(told):
                dates.append(MarkedDate(at=Extent(start=start, end=len(text)), first=days[0], last=days[1]))
    published = datetime.combine(date.fromisoformat(created[1]), time(), tzinfo=UTC)
    return make_document(text, outlet="GUM", language="en", published_at=published), dates


def _plain(word: str) -> str:
    return word.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"')


def _days(told: dict[str, str]) -> tuple[date, date] | None:
    """First and last day of what a date's attributes say; None for times of day and dates without a year."""
    try:
        if "when" in told:
            return days_of(told["when"])
        return (days_of(told["from"])[0], days_of(told["to"])[1]) if {"from", "to"} <= told.keys() else None
    except ValueError:
        return None


def _same_days(gold: MarkedDate, found: TimeMention) -> bool:
    """All days are those marked. A part of a day counts as its day; of a range, which the corpus marks as two dates,
    either end."""
    for value in (found.value, *found.value.split("/")):
        try:
            if days_of(value) == (gold.first, gold.last):
                return True
        except ValueError:
            continue
    if found.interval is None or found.mod is not None:
        return False
    last = (found.interval.latest - timedelta(microseconds=1)).date()
    return (found.interval.earliest.date(), last) == (gold.first, gold.last)
