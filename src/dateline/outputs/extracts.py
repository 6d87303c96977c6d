"""The sentence of a report that states an event best."""

import re
from collections.abc import Callable

from dateline.records import Citation, Document, Event, Sourced, Telling

Texts = Callable[[str], Document]
"""The report of an id."""

_PRONOUN = re.compile(
    r"^(?:\d{1,2}[:.]\d\d )?[“\"'(]*(?:he|she|it|they|this|that|these|those|his|her|its|their"
    r"|the (?:two|latter|former)|one of|both|such|but|and|also|then|there)\b",
    re.IGNORECASE,
)
_SHORT, _LONG = 40, 320


def _worth(telling: Telling, event: Event, *, original: str) -> float:
    """How well a sentence states the event: done rather than not, with its sides, its day and its place.

    `original` is the first report of its text that tells the event.
    """
    told = telling.told
    size = told.sentence.end - told.sentence.start
    worth = 2.0 * (told.status == event.status) + (told.type == event.type)
    worth += bool(told.actors) + bool(told.recipients) + bool(told.day) + 0.5 * bool(told.place)
    worth += 0.5 * (told.voice.kind == "outlet") + told.confidence
    worth -= 2.0 * (original != telling.document)  # a copy speaks only where its original does not
    return worth - 1.5 * (size > _LONG or size < _SHORT)


def state(event: Event, *, texts: Texts, label: str = "") -> Sourced:
    """The event in the words of a report: the best sentence, with all places that tell it.

    A sentence that begins with a pronoun says nothing alone: the next best one is taken where there is one.
    """
    first_of = {t.origin: t.document for t in reversed(event.tellings)}
    ranked = sorted(event.tellings, key=lambda t: -_worth(t, event, original=first_of[t.origin]))
    said = {t.told.id: sentence_of(t, texts=texts) for t in ranked[:_LOOKED_AT]}
    best = next((t for t in ranked[:_LOOKED_AT] if not _PRONOUN.match(said[t.told.id])), ranked[0])
    first = whole_quotation(citation_of(best), texts=texts)
    others = (citation_of(t) for t in event.tellings)
    return Sourced(
        text=words_at(first, texts=texts),
        citations=tuple(dict.fromkeys((first, *others))),
        label=label,
        voice=voice_words(best),
        event=event.id,
    )


_LOOKED_AT = 6
_BULLETS = " \t\n-–•*"
_OPENS, _CLOSES = "“", "”"
_MARK = re.compile("[“”]")
_PARAGRAPH = re.compile(r"\n\s*\n")
_QUOTED = 400  # characters that a quotation may go on beyond its sentence


def sentence_of(telling: Telling, *, texts: Texts) -> str:
    """The sentence of a telling as the report has it, on one line."""
    return words_at(citation_of(telling), texts=texts)


def words_at(citation: Citation, *, texts: Texts) -> str:
    """The words at a place of a report, on one line."""
    return " ".join(texts(citation.document).text[citation.start : citation.end].split())


def whole_quotation(citation: Citation, *, texts: Texts) -> Citation:
    """The place, and what belongs to a quotation that it begins or ends inside: no mark stands without its other half.

    Where the other half is not near, or in another paragraph, the place stays as it is.
    """
    text = texts(citation.document).text
    start, end = citation.start, citation.end
    for mark in _MARK.finditer(text, start, end):
        if mark[0] == _CLOSES:
            opened = text.rfind(_OPENS, max(0, start - _QUOTED), mark.start())
            if 0 <= opened < start and not _PARAGRAPH.search(text, opened, start):
                start = _sentence_start(text, opened)
        break
    last = text.rfind(_OPENS, start, end)
    if last > text.rfind(_CLOSES, start, end):
        closed = text.find(_CLOSES, end, end + _QUOTED)
        if closed >= 0 and not _PARAGRAPH.search(text, end, closed) and text.find(_OPENS, end, closed) < 0:
            end = closed + 1
    return Citation(document=citation.document, start=start, end=end)


def _sentence_start(text: str, at: int) -> int:
    """Where the sentence that holds a character begins, as far as a stop before it tells; else the character itself."""
    before = max(text.rfind(stop, max(0, at - _QUOTED), at) for stop in (". ", "? ", "! ", "\n", "” "))
    if before < 0:
        return at
    lead = text[before + 1 : at]
    return at - len(lead.lstrip(_BULLETS))


def citation_of(telling: Telling) -> Citation:
    """Where the sentence of a telling stands."""
    sentence = telling.told.sentence
    return Citation(document=telling.document, start=sentence.start, end=sentence.end)


def voice_words(telling: Telling) -> str:
    """Who says so: the outlet, or the speaker and the outlet."""
    outlet = telling.outlet or "unknown outlet"
    voice = telling.told.voice
    return outlet if voice.kind == "outlet" else f"{voice.name}, in {outlet}"
