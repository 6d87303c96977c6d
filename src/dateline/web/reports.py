"""A report of a view → its text with what was coded marked in it."""

from collections.abc import Iterator
from typing import Any

from dateline.cases import reading_of
from dateline.errors import InputError
from dateline.judgements import describe, places_of
from dateline.outputs.marks import Mark, cut
from dateline.records import Account, Claim, Extent, Party, Reading, Told
from dateline.views import View
from dateline.web.asking import Asked
from dateline.web.showing import days_words, names_of, place_link

_LONGEST_ABOUT = 300


def show_report(asked: Asked, view: View, id: str) -> tuple[str, dict[str, Any], dict[str, Any]] | None:
    """What the page of a report shows: title, records, the rest; None where it is not among the reports by then."""
    account = view.account(id)
    if account is None:
        return None
    document, reading = view.texts(id), reading_of(asked.views.case, id)
    told = [(event, t) for event, t in zip(account.events, account.told, strict=True)]
    cited = _cited(asked, length=len(document.text))
    judged = {
        place: judgement
        for judgement in asked.views.case.judgements()
        for place in places_of(judgement)
        if place.document == id
    }
    codings = [
        {
            "event": event,
            "told": t,
            "judgements": [
                {"id": j.id, "says": describe(j), "author": j.author, "reason": j.reason}
                for place, j in judged.items()
                if (place.start, place.end) == (t.trigger.start, t.trigger.end)
            ],
        }
        for event, t in told
    ]
    pieces = cut(document.text, _marks(reading, account, cited))
    copies = [a for a in view.accounts if a.origin == account.origin and a.document != id]
    data = {
        "document": document,
        "origin": account.origin,
        "story": account.story,
        "codings": codings,
        "claims": [c for c in reading.claims if c.speaker.kind != "outlet"],
        "entities": reading.entities,
        "times": reading.times,
        "places": reading.places,
        "figures": reading.figures,
    }
    title = document.title or document.text.strip().partition("\n")[0][:90] or "Report without words"
    return (
        title,
        data,
        {
            "pieces": pieces,
            "cited": cited,
            "copies": [view.texts(a.document) for a in copies[:20]],
            "voices": view.voices,
            "names": {entity.id: entity.name for entity in reading.entities},
            "at": lambda place: place_link(asked, place, document=id),
        },
    )


def _cited(asked: Asked, *, length: int) -> Extent | None:
    """The characters that the address asks to be marked. Raises InputError where they are none of the report."""
    words = asked.word("at")
    if words is None:
        return None
    start, _, end = words.partition("-")
    if not (start.isdecimal() and end.isdecimal() and int(start) < int(end) <= length):
        raise InputError("at", cause=f"{words!r} is no place in this report", next_step="write it as 12-40")
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
