"""A brief or a timeline as plain text, Markdown or HTML, with numbered sources at the end."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from html import escape
from typing import Literal

from dateline.outputs.extracts import Texts
from dateline.outputs.phrases import count_words, minute_words
from dateline.outputs.printable import printable
from dateline.records import Brief, Citation, Day, Document, Sourced

Form = Literal["text", "markdown", "html"]

_MOST_SHOWN = 4  # citations of one line; all stand in the JSON
_MARKS = "\\`*_{}[]<>#|~"
_STYLE = "body{max-width:44rem;margin:2rem auto;font:1rem/1.5 serif}"
_STYLE += ".label{color:#555;font-size:.85em}li,h1,h2{overflow-wrap:anywhere}"


class Sources:
    """The reports that a brief cites, numbered as they are first met."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        self._numbers: dict[str, int] = {}

    def marks(self, citations: Sequence[Citation]) -> tuple[int, ...]:
        """The numbers of the first few reports cited."""
        found = dict.fromkeys(c.document for c in citations)
        return tuple(
            self._numbers.setdefault(document, len(self._numbers) + 1)
            for document in list(found)[:_MOST_SHOWN]
        )

    def listed(self) -> Iterator[tuple[int, Document]]:
        """Each number with its report."""
        for id, number in self._numbers.items():
            yield number, self._texts(id)


def brief_form(brief: Brief, *, texts: Texts, form: Form = "text") -> str:
    """The brief in this form; every line with the numbers of its reports, which stand at the end."""
    since = f", since {minute_words(brief.since)}" if brief.since else ""
    title = f"Brief as of {minute_words(brief.as_of)}{since}"
    reports, origins = count_words(brief.reports, "report"), count_words(brief.origins, "origin")
    fresh = f"{count_words(brief.fresh, 'report')} {'is' if brief.fresh == 1 else 'are'} new"
    rests = f"Rests on {reports} of {origins}; {fresh}."
    parts = [(part.title, part.lines) for part in brief.parts]
    return _page(title, rests, parts, texts=texts, form=form)


def timeline_form(days: Sequence[Day], *, texts: Texts, form: Form = "text", most: int = 5) -> str:
    """The days, each with its weightiest entries."""
    parts = []
    for day in days:
        lines = [
            replace(e.line, label=f"{e.type} · {e.standing} · {count_words(e.origins, 'origin')}")
            for e in day.entries[:most]
        ]
        more = day.events - len(lines)
        parts.append((f"{day.day:%Y-%m-%d %A}" + (f", {more} more" if more > 0 else ""), tuple(lines)))
    return _page("Timeline", f"{count_words(len(days), 'day')}.", parts, texts=texts, form=form)


Parts = Sequence[tuple[str, Sequence[Sourced]]]


def _page(title: str, rests: str, parts: Parts, *, texts: Texts, form: Form) -> str:
    write = {"text": _as_text, "markdown": _as_markdown, "html": _as_html}[form]
    return "\n".join(write(title, rests, parts, Sources(texts))) + "\n"


def _as_text(title: str, rests: str, parts: Parts, sources: Sources) -> Iterator[str]:
    yield printable(title)
    yield rests
    for heading, lines in parts:
        yield ""
        yield printable(heading)
        for line in lines:
            yield from _text_line(line, sources)
    yield ""
    yield "Sources"
    for number, document in sources.listed():
        yield f"  [{number}] {_source_words(document, printable)}"


def _text_line(line: Sourced, sources: Sources) -> Iterator[str]:
    marks = "".join(f"[{n}]" for n in sources.marks(line.citations))
    if line.label:
        yield f"  · {printable(line.label)}"
    words = f"“{line.text}”" if line.quoted else line.text
    voice = f" — {printable(line.voice)}" if line.voice else ""
    yield f"    {printable(words)}{voice} {marks}"


def _as_markdown(title: str, rests: str, parts: Parts, sources: Sources) -> Iterator[str]:
    yield f"# {_md(title)}"
    yield ""
    yield rests
    for heading, lines in parts:
        yield ""
        yield f"## {_md(heading)}"
        yield ""
        for line in lines:
            marks = "".join(f"[^{n}]" for n in sources.marks(line.citations))
            label = f"**{_md(line.label)}** " if line.label else ""
            words = f"“{_md(line.text)}”" if line.quoted else _md(line.text)
            voice = f" — {_md(line.voice)}" if line.voice else ""
            yield f"- {label}{words}{voice}{marks}"
    yield ""
    for number, document in sources.listed():
        yield f"[^{number}]: {_source_words(document, _md)}"


def _as_html(title: str, rests: str, parts: Parts, sources: Sources) -> Iterator[str]:
    yield "<!doctype html>"
    yield f'<html lang="en"><head><meta charset="utf-8"><title>{_html(title)}</title>'
    yield f"<style>{_STYLE}</style></head><body>"
    yield f"<h1>{_html(title)}</h1><p>{_html(rests)}</p>"
    for heading, lines in parts:
        yield f"<h2>{_html(heading)}</h2><ul>"
        for line in lines:
            marks = " ".join(f'<a href="#source-{n}">[{n}]</a>' for n in sources.marks(line.citations))
            label = f'<span class="label">{_html(line.label)}</span><br>' if line.label else ""
            words = f"<q>{_html(line.text)}</q>" if line.quoted else _html(line.text)
            voice = f" — {_html(line.voice)}" if line.voice else ""
            yield f"<li>{label}{words}{voice} {marks}</li>"
        yield "</ul>"
    yield "<h2>Sources</h2><ol>"
    for number, document in sources.listed():
        yield f'<li id="source-{number}">{_source_words(document, _html)}</li>'
    yield "</ol></body></html>"


def _source_words(document: Document, safe: Callable[[str], str]) -> str:
    at = document.published_at
    parts = (
        document.outlet or "unknown outlet",
        minute_words(at) if at else "undated",
        document.title,
        document.url,
    )
    return ", ".join(safe(part) for part in parts if part) + f" ({document.id})"


def _md(words: str) -> str:
    safe = "".join(f"\\{mark}" if mark in _MARKS else mark for mark in printable(words))
    return safe.replace("://", ":\\//").replace(
        "www.", "www\\."
    )  # nothing of a report becomes a link by itself


def _html(words: str) -> str:
    return escape(printable(words))
