"""Where a telling stands, and who tells it."""

from collections.abc import Iterable

from dateline.records import Citation, Extent, Telling, Voice


def cite(telling: Telling) -> Citation:
    """The sentence of a telling."""
    return cite_at(telling.told.sentence, document=telling.document)


def cite_all(tellings: Iterable[Telling]) -> tuple[Citation, ...]:
    """The sentences of tellings, each once, in order."""
    return tuple(dict.fromkeys(cite(telling) for telling in tellings))


def cite_at(place: Extent, *, document: str) -> Citation:
    """Characters of a report."""
    return Citation(document=document, start=place.start, end=place.end)


def voices_in(tellings: Iterable[Telling]) -> tuple[Voice, ...]:
    """Who tells it, each voice once."""
    found: dict[str, Voice] = {}
    for telling in tellings:
        found.setdefault(telling.voice.key, telling.voice)
    return tuple(found.values())
