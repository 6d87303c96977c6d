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


def _worth(telling: Telling, event: Event) -> float:
    """How well a sentence states the event: done rather than not, with its sides, its day and its place."""
    told = telling.told
    size = told.sentence.end - told.sentence.start
    worth = 2.0 * (told.status == event.status) + (told.type == event.type)
    worth += bool(told.actors) + bool(told.recipients) + bool(told.day) + 0.5 * bool(told.place)
    worth += 0.5 * (told.voice.kind == "outlet") + told.confidence
    first = next(t for t in event.tellings if t.origin == telling.origin)
    worth -= 2.0 * (first.document != telling.document)  # a copy speaks only where its original does not
    return worth - 1.5 * (size > _LONG or size < _SHORT)


def state(event: Event, *, texts: Texts, label: str = "") -> Sourced:
    """The event in the words of a report: the best sentence, with all places that tell it.

    A sentence that begins with a pronoun says nothing alone: the next best one is taken where there is one.
    """
    ranked = sorted(event.tellings, key=lambda t: (-_worth(t, event), event.tellings.index(t)))
    said = {t.told.id: sentence_of(t, texts=texts) for t in ranked[:_LOOKED_AT]}
    best = next((t for t in ranked[:_LOOKED_AT] if not _PRONOUN.match(said[t.told.id])), ranked[0])
    first = citation_of(best)
    others = (citation_of(t) for t in event.tellings)
    return Sourced(
        text=said[best.told.id],
        citations=tuple(dict.fromkeys((first, *others))),
        label=label,
        voice=voice_words(best),
        event=event.id,
    )


_LOOKED_AT = 6


def sentence_of(telling: Telling, *, texts: Texts) -> str:
    """The sentence of a telling as the report has it, on one line."""
    return words_at(citation_of(telling), texts=texts)


def words_at(citation: Citation, *, texts: Texts) -> str:
    """The words at a place of a report, on one line."""
    return " ".join(texts(citation.document).text[citation.start : citation.end].split())


def citation_of(telling: Telling) -> Citation:
    """Where the sentence of a telling stands."""
    sentence = telling.told.sentence
    return Citation(document=telling.document, start=sentence.start, end=sentence.end)


def voice_words(telling: Telling) -> str:
    """Who says so: the outlet, or the speaker and the outlet."""
    outlet = telling.outlet or "unknown outlet"
    voice = telling.told.voice
    return outlet if voice.kind == "outlet" else f"{voice.name}, in {outlet}"
