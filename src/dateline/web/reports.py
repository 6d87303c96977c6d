"""A report of a view → its text with what was coded marked in it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from dateline.cases import reading_of
from dateline.documents import is_english
from dateline.errors import InputError
from dateline.judgements import describe, places_of
from dateline.outputs.marks import Mark, Piece, cut
from dateline.records import Account, Claim, Document, Extent, Party, Reading, Told
from dateline.records.document import Span
from dateline.views import View
from dateline.web.asking import Asked, parse_count
from dateline.web.showing import days_words, names_of, place_link

_LONGEST_ABOUT = 300
_LONGEST_PLACE = 20  # characters of an address that say where
_MOST_COPIES = 20
FIELDS = (
    *("type", "status", "actors", "recipients", "day", "place", "speaker", "same_as"),
    *("not_an_event", "apart", "reason"),
)
"""What the form of a correction asks."""
_PART = 40_000  # characters of a text on one page, with some hundred codings: a quarter of a megabyte


def show_report(
    asked: Asked, view: View, id: str, *, correct: str | None = None
) -> tuple[str, dict[str, Any], dict[str, Any]] | None:
    """What the page of a report shows: title, records, the rest; None where it is not among the reports by then.

    A long text is shown in parts, each with its own coding: the one asked for, or that of the words or the coding that
    are. `correct` is the coding whose form stands open.
    """
    account = view.account(id)
    if account is None:
        return None
    document, reading = view.texts(id), _reading(asked, view, id)
    cited = _cited(asked, length=len(document.text))
    chosen = correct or asked.word("correct") or asked.word("coding")
    parts = parts_of(document.text)
    number = _part(asked, parts, at=next((t.trigger for t in account.told if t.id == chosen), cited))
    part = parts[number - 1]
    judged = _judged(asked, id)
    told = [(e, t) for e, t in zip(account.events, account.told, strict=True) if _is_in(t.trigger, part)]
    codings = [
        {"event": event, "told": t, "judgements": judged.get((t.trigger.start, t.trigger.end), [])}
        for event, t in told
    ]
    coded = {(t.trigger.start, t.trigger.end) for _, t in told}
    title = document.title or document.text.strip().partition("\n")[0][:90] or "Report without words"
    data = {
        "document": document,
        "origin": account.origin,
        "story": account.story,
        "part": number,
        "parts_of_report": len(parts),
        "codings": codings,
        "claims": [c for c in reading.claims if c.speaker.kind != "outlet" and _is_in(_place_of(c), part)],
        "entities": reading.entities,
        "times": [time for time in reading.times if _is_in(time.span, part)],
        "places": [place for place in reading.places if _is_in(place.span, part)],
        "figures": [figure for figure in reading.figures if _is_in(figure.span, part)],
    }
    return title, data, {
        "pieces": _pieces(document.text, part, _marks(reading, account, cited)),
        "cited": cited,
        "copies": _copies(view, account),
        "voices": view.voices,
        "names": {entity.id: entity.name for entity in reading.entities},
        "at": lambda place: place_link(asked, place, document=id),
        "taken_out": _taken_out(document, {at: j for at, j in judged.items() if at not in coded}, part),
        "foreign": not is_english(document.text),
        "chosen": correct or asked.word("correct"),
        "notice_at": asked.word("coding") if any(t.id == asked.word("coding") for _, t in told) else "",
        "typed": dict.fromkeys(FIELDS, ""),
        "refusal": "",
    }  # fmt: skip


def _reading(asked: Asked, view: View, id: str) -> Reading:
    return view.keep(f"reading {id}", lambda: reading_of(asked.views.case, id))


def parts_of(text: str) -> tuple[Extent, ...]:
    """The parts in which a page shows a text, each of whole lines as far as these are not very long."""
    parts, start = [], 0
    while len(text) - start > _PART:
        end = text.rfind("\n", start + _PART // 2, start + _PART) + 1 or start + _PART
        parts.append(Extent(start=start, end=end))
        start = end
    return (*parts, Extent(start=start, end=len(text)))


def _part(asked: Asked, parts: tuple[Extent, ...], *, at: Extent | None = None) -> int:
    """The number of the part to show, counted from 1: that of the words at a place, else the one asked for."""
    if at:
        return next((number for number, part in enumerate(parts, 1) if _is_in(at, part)), 1)
    return min(max(1, parse_count(asked.word("part"), name="part")), len(parts))


def _is_in(place: Extent | Span | None, part: Extent) -> bool:
    return place is not None and part.start <= place.start < max(part.end, part.start + 1)


def _place_of(claim: Claim) -> Span | None:
    return claim.speaker.span or claim.cue or (claim.content[0] if claim.content else None)


def _pieces(text: str, part: Extent, marks: Iterable[Mark]) -> tuple[Piece, ...]:
    """The part in pieces; of a mark that goes beyond it, what is in it."""
    here = [
        replace(
            m, start=max(m.start, part.start) - part.start, end=min(m.end, part.end) - part.start
        )
        for m in marks
        if m.start < part.end and m.end > part.start
    ]  # fmt: skip
    return cut(text[part.start : part.end], here)


def _copies(view: View, account: Account) -> list[Document]:
    same = [a for a in view.accounts if a.origin == account.origin and a.document != account.document]
    return [view.texts(a.document) for a in same[:_MOST_COPIES]]


Judged = dict[tuple[int, int], list[dict[str, Any]]]


def _judged(asked: Asked, id: str) -> Judged:
    """What was judged of the words of a report, by their place: what one person corrected at once is one."""
    found: Judged = {}
    for judgement in asked.views.case.judgements():
        for place in places_of(judgement):
            if place.document != id:
                continue
            kept = found.setdefault((place.start, place.end), [])
            if kept and (kept[-1]["author"], kept[-1]["reason"]) == (judgement.author, judgement.reason):
                kept[-1]["says"] += f"; {describe(judgement)}"
                kept[-1]["id"] += f",{judgement.id}"
                continue
            kept.append({"id": judgement.id, "says": describe(judgement), "author": judgement.author,
                         "reason": judgement.reason, "kind": judgement.kind})  # fmt: skip
    return found


def _taken_out(document: Document, judged: Judged, part: Extent) -> list[dict[str, Any]]:
    """What is coded no more because of a judgement, with it."""
    return [
        {"place": Extent(start=start, end=end), "words": document.text[start:end], "judgements": found}
        for (start, end), found in sorted(judged.items())
        if _is_in(Extent(start=start, end=end), part) and any("not an event" in one["says"] for one in found)
    ]


def show_unread(asked: Asked, document: Document) -> tuple[str, dict[str, Any], dict[str, Any]]:
    """What the page of a report shows that nobody has read yet: its text."""
    parts = parts_of(document.text)
    number = _part(asked, parts)
    data = {"document": document, "part": number, "parts_of_report": len(parts)}
    title = document.title or document.text.strip().partition("\n")[0][:90] or "Report without words"
    return title, data, {"pieces": _pieces(document.text, parts[number - 1], ())}


def _cited(asked: Asked, *, length: int) -> Extent | None:
    """The characters that the address asks to be marked. Raises InputError where they are none of the report."""
    words = asked.word("at")
    if words is None:
        return None
    start, _, end = words.partition("-")
    digits = start.isdecimal() and end.isdecimal() and len(words) <= _LONGEST_PLACE
    if not (digits and int(start) < int(end) <= length):
        raise InputError("at", cause="this is no place in the report", next_step="write it as 12-40")
    return Extent(start=int(start), end=int(end))


def _marks(reading: Reading, account: Account, cited: Extent | None) -> Iterator[Mark]:
    if cited:
        yield Mark(start=cited.start, end=cited.end, kind="cited")
    for told in account.told:
        yield Mark(
            start=told.trigger.start,
            end=told.trigger.end,
            kind=f"event {told.quad.replace(' ', '-')}",
            about=coding_words(told),
            target=f"#{told.id}",
        )
    for claim in reading.claims:
        yield from _speaker(claim)
    for time in reading.times:
        if time.interval or time.value:
            about = f"time: {time.value}"
            yield Mark(start=time.span.start, end=time.span.end, kind="time", about=about)
    for place in reading.places:
        about = f"place: {place.name}" + (f", {place.country}" if place.country else "")
        yield Mark(
            start=place.span.start, end=place.span.end, kind="place", about=f"{about} ({place.precision})"
        )


def _speaker(claim: Claim) -> Iterator[Mark]:
    span = claim.speaker.span
    if span is not None and claim.speaker.kind != "outlet":
        affiliation = f", {claim.speaker.affiliation}" if claim.speaker.affiliation else ""
        about = f"speaker: {claim.speaker.kind}{affiliation}, {claim.certainty}"
        yield Mark(start=span.start, end=span.end, kind="speaker", about=about, target=f"#{claim.id}")


def coding_words(told: Told) -> str:
    """The coding of an event in one line."""
    kind = f"{told.type} {told.mode}" if told.mode else told.type
    sides = f"{_names(told.actors)} → {_names(told.recipients)}"
    where = f" in {told.place.name}" if told.place and told.place.name else ""
    said = f"{kind}, {told.status}: {sides}{where}, {days_words(told.day, told.last_day)}; says {told.voice.name}"
    return said[:_LONGEST_ABOUT]


def _names(parties: tuple[Party, ...]) -> str:
    return names_of(parties)
