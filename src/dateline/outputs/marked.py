"""A reading → HTML for a notebook: the report's text with events, speakers, times and places marked in it.

The marks tint the background and underline the words, and leave the colour of the text to the notebook, so that they
can be read on a light and on a dark page: a notebook's theme is not the browser's, and `light-dark()` asks the browser.
"""

from collections.abc import Iterator
from html import escape

from dateline.outputs.marks import Mark, Piece, cut, shown
from dateline.outputs.printable import shorten
from dateline.records import Claim, EventMention, Participant, Reading

_MOST = 20_000  # characters of a text: a notebook keeps every output
_LONGEST_ABOUT = 300
# In order of what is shown where several marks lie on the same words.
_STYLES = {
    "event": "background:rgb(208 72 56/.25);border-bottom:2px solid rgb(208 72 56)",
    "speaker": "background:rgb(64 128 224/.22);border-bottom:3px double rgb(64 128 224)",
    "time": "background:rgb(150 110 210/.22);border-bottom:2px dotted rgb(150 110 210)",
    "place": "background:rgb(40 150 100/.22);border-bottom:2px dashed rgb(40 150 100)",
}
# Without these classes Jupyter sets what stands between two dollar signs as a formula.
_NO_FORMULAS = "tex2jax_ignore mathjax_ignore"


def mark_reading(reading: Reading, *, most: int = _MOST) -> str:
    """The reading as HTML that holds no script, no link and no address to load from; every mark says what it is.

    Of a text longer than `most` characters the beginning is shown, and the rest counted.
    """
    text = reading.document.text
    pieces = cut(text[:most], _marks(reading))
    body = "".join(_piece(piece) for piece in pieces)
    return (
        f'<div class="dateline-reading {_NO_FORMULAS}" style="color:inherit">'
        f"{_head(reading)}"
        f'<div tabindex="0" style="white-space:pre-wrap;max-height:32em;overflow:auto;line-height:1.6">{body}</div>'
        f"{_foot(reading, left_out=max(0, len(text) - most))}</div>"
    )


def _head(reading: Reading) -> str:
    document = reading.document
    title = escape(shorten(document.title or "Report", width=_LONGEST_ABOUT))
    published = document.published_at.isoformat(sep=" ", timespec="minutes") if document.published_at else ""
    facts = " · ".join(
        escape(shorten(fact, width=100)) for fact in (document.outlet or "", published) if fact
    )
    legend = " ".join(f'<span style="{style}">{kind}</span>' for kind, style in _STYLES.items())
    return f"<p><strong>{title}</strong><br>{facts}</p><p>{legend}</p>"


def _foot(reading: Reading, *, left_out: int) -> str:
    counts = f"{_many(len(reading.events), 'event')}, {_many(len(reading.claims), 'claim')}"
    notes = [f"{left_out:,} more characters are not shown"] if left_out else []
    notes += [
        escape(shorten(f"{issue.where}: {issue.what}", width=_LONGEST_ABOUT)) for issue in reading.issues
    ]
    return f"<p>{'<br>'.join([counts, *notes])}</p>"


def _many(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def _piece(piece: Piece) -> str:
    words = escape(piece.text)
    kinds = {mark.kind for mark in piece.marks}
    style = next((style for kind, style in _STYLES.items() if kind in kinds), None)
    if style is None:
        return words
    return f'<span style="{style}" title="{escape(shown(piece.about))}">{words}</span>'


def _marks(reading: Reading) -> Iterator[Mark]:
    names = {entity.id: entity.name for entity in reading.entities}
    claims = {claim.id: claim for claim in reading.claims}
    for event in reading.events:
        about = _event_words(event, claims[event.claim], names)
        yield Mark(start=event.trigger.start, end=event.trigger.end, kind="event", about=about)
    for claim in reading.claims:
        if (span := claim.speaker.span) is not None and claim.speaker.kind != "outlet":
            yield Mark(start=span.start, end=span.end, kind="speaker", about=_speaker_words(claim))
    for time in reading.times:
        about = shorten(f"time: {time.value}", width=_LONGEST_ABOUT)
        yield Mark(start=time.span.start, end=time.span.end, kind="time", about=about)
    for place in reading.places:
        where = f"place: {place.name}" + (f", {place.country}" if place.country else "")
        about = shorten(f"{where} ({place.precision})", width=_LONGEST_ABOUT)
        yield Mark(start=place.span.start, end=place.span.end, kind="place", about=about)


def _event_words(event: EventMention, claim: Claim, names: dict[str, str]) -> str:
    """Type, status, sides and voice of an event in one line."""
    kind = f"{event.type} {event.mode}" if event.mode else event.type
    sides = f"{_side(event.actors, names)} → {_side(event.recipients, names)}"
    speaker = claim.speaker
    voice = (
        "the outlet" if speaker.kind == "outlet" else speaker.span.quote if speaker.span else "nobody named"
    )
    return shorten(f"{kind}, {event.status}: {sides}; says {voice}", width=_LONGEST_ABOUT)


def _side(parties: tuple[Participant, ...], names: dict[str, str]) -> str:
    return ", ".join(names.get(party.entity or "", party.span.quote) for party in parties) or "unnamed"


def _speaker_words(claim: Claim) -> str:
    affiliation = f", {claim.speaker.affiliation}" if claim.speaker.affiliation else ""
    return f"speaker: {claim.speaker.kind}{affiliation}, {claim.certainty}"
