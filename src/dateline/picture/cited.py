"""Where a telling stands, and who tells it."""

from collections.abc import Iterable

from dateline.records import Citation, Counted, Telling, Voice


def cite(telling: Telling) -> Citation:
    """The sentence of a telling."""
    sentence = telling.told.sentence
    return Citation(document=telling.document, start=sentence.start, end=sentence.end)


def cite_all(tellings: Iterable[Telling]) -> tuple[Citation, ...]:
    """The sentences of tellings, each once, in order."""
    return tuple(dict.fromkeys(cite(telling) for telling in tellings))


def cite_number(counted: Counted, *, document: str) -> Citation:
    """The sentence of a number."""
    return Citation(document=document, start=counted.sentence.start, end=counted.sentence.end)


def voices_in(tellings: Iterable[Telling]) -> tuple[Voice, ...]:
    """Who tells it, each voice once."""
    found: dict[str, Voice] = {}
    for telling in tellings:
        found.setdefault(telling.voice.key, telling.voice)
    return tuple(found.values())
