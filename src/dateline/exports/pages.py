"""A brief → Markdown and HTML; and the plan of a page that all forms of a brief share."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from dateline.exports.chosen import Chosen
from dateline.exports.words import one_line, web_address
from dateline.records import Citation, Document, Sourced

_MOST_SHOWN = 4  # citations of one line
_MARKS = "\\`*_{}[]<>#|~"
_STYLE = (
    "body{max-width:44rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 serif}"
    ".label{color:#555;font-size:.85em}li,h1,h2{overflow-wrap:anywhere}@media print{body{margin:0}}"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of a brief: coded label, words, who says so, and the numbers of its sources."""

    label: str
    words: str
    voice: str
    marks: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A report that a brief cites, under its number; `url` where it is an address of the web."""

    number: int
    words: str
    url: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A brief as every form of it has it, each text on one line."""

    title: str
    rests: str
    parts: tuple[tuple[str, tuple[Line, ...]], ...]
    sources: tuple[Source, ...]


def lay_out(chosen: Chosen) -> Page:
    """The brief with its reports numbered as they are first cited."""
    brief = chosen.make_brief()
    numbers: dict[str, int] = {}
    parts = tuple(
        (one_line(part.title), tuple(_line(line, numbers) for line in part.lines)) for part in brief.parts
    )
    since = f", since {brief.since.isoformat(' ', 'minutes')}" if brief.since else ""
    fresh = "1 report is new" if brief.fresh == 1 else f"{brief.fresh} reports are new"
    return Page(
        title=f"Brief as of {brief.as_of.isoformat(' ', 'minutes')}{since}",
        rests=f"Rests on {_count(brief.reports, 'report')} of {_count(brief.origins, 'origin')}; {fresh}.",
        parts=parts,
        sources=tuple(_source(number, chosen.document(id)) for id, number in numbers.items()),
    )


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _line(line: Sourced, numbers: dict[str, int]) -> Line:
    words = one_line(line.text)
    return Line(
        label=one_line(line.label),
        words=f"“{words}”" if line.quoted else words,
        voice=one_line(line.voice),
        marks=_numbered(line.citations, numbers),
    )


def _numbered(citations: tuple[Citation, ...], numbers: dict[str, int]) -> tuple[int, ...]:
    documents = list(dict.fromkeys(citation.document for citation in citations))[:_MOST_SHOWN]
    return tuple(numbers.setdefault(document, len(numbers) + 1) for document in documents)


def _source(number: int, document: Document) -> Source:
    at = document.published_at
    when = at.isoformat(" ", "minutes") if at else "undated"
    parts = (document.outlet or "unknown outlet", when, document.title)
    words = ", ".join(one_line(part) for part in parts if part)
    return Source(number=number, words=f"{words} ({document.id})", url=web_address(document.url))


def make_markdown(chosen: Chosen) -> bytes:
    """The brief as Markdown with footnotes; no word of a report is read as a mark, or as a link."""
    return ("\n".join(_as_markdown(lay_out(chosen))) + "\n").encode("utf-8")


def _as_markdown(page: Page) -> Iterator[str]:
    yield f"# {_md(page.title)}"
    yield ""
    yield page.rests
    for title, lines in page.parts:
        yield from ("", f"## {_md(title)}", "")
        for line in lines:
            label = f"**{_md(line.label)}** " if line.label else ""
            voice = f" — {_md(line.voice)}" if line.voice else ""
            marks = "".join(f"[^{n}]" for n in line.marks)
            yield f"- {label}{_md(line.words)}{voice}{marks}"
    yield ""
    for source in page.sources:
        url = f", {_md(source.url)}" if source.url else ""
        yield f"[^{source.number}]: {_md(source.words)}{url}"


def _md(words: str) -> str:
    safe = "".join(f"\\{mark}" if mark in _MARKS else mark for mark in words)
    return safe.replace("://", ":\\//").replace("www.", "www\\.")  # some readers link bare addresses


def make_html(chosen: Chosen) -> bytes:
    """The brief as one HTML file that loads nothing."""
    return ("\n".join(_as_html(lay_out(chosen))) + "\n").encode("utf-8")


def _as_html(page: Page) -> Iterator[str]:
    yield "<!doctype html>"
    yield f'<html lang="en"><head><meta charset="utf-8"><title>{escape(page.title)}</title>'
    yield '<meta name="viewport" content="width=device-width,initial-scale=1">'
    yield f"<style>{_STYLE}</style></head><body>"
    yield f"<h1>{escape(page.title)}</h1><p>{escape(page.rests)}</p>"
    for title, lines in page.parts:
        yield f"<h2>{escape(title)}</h2><ul>"
        for line in lines:
            yield _html_line(line)
        yield "</ul>"
    yield "<h2>Sources</h2><ol>"
    for source in page.sources:
        url = (
            f', <a href="{escape(source.url)}" rel="noreferrer">{escape(source.url)}</a>'
            if source.url
            else ""
        )
        yield f'<li id="source-{source.number}">{escape(source.words)}{url}</li>'
    yield "</ol></body></html>"


def _html_line(line: Line) -> str:
    label = f'<span class="label">{escape(line.label)}</span><br>' if line.label else ""
    voice = f" — {escape(line.voice)}" if line.voice else ""
    marks = " ".join(f'<a href="#source-{n}">[{n}]</a>' for n in line.marks)
    return f"<li>{label}{escape(line.words)}{voice} {marks}</li>"
