"""The whole flow: a report goes in, a reading comes out. The rooms meet here and nowhere else."""

from collections.abc import Sequence
from typing import Protocol

from dateline.claims import Layers, find_claims, find_disputes, find_events, find_unnamed, tie_figures
from dateline.documents import prepare
from dateline.entities import resolve_entities
from dateline.mentions import find_arms, find_figures, find_names, find_places, find_times
from dateline.models import load_reader
from dateline.records import Document, Extent, Issue, Parse, Reader, Reading


class Parser(Protocol):
    """What a reading needs of a reader: its name and version, and a text's sentences, trees and names."""

    @property
    def name(self) -> str: ...

    @property
    def version(self) -> str: ...

    def parse(self, text: str) -> Parse: ...


def read(document: Document, *, reader: Parser | None = None) -> Reading:
    """What one report says: who did, said, threatened, asked what, to whom, when, where, and who says so.

    Reads with the weights that ship unless another `reader` is given. The same document gives the same
    reading, on any day and any machine. Never refuses a text: what is not understood is left out, and
    what limits the reading is listed under `issues`.
    """
    reader = reader or load_reader()
    document = prepare(document)
    parse = reader.parse(document.text)
    names = find_names(document, parse)
    times = find_times(document, parse)
    places = find_places(document, parse, names)
    figures = find_figures(document, parse)
    entities = resolve_entities(document, parse, names)
    layers = Layers(document=document, parse=parse, entities=entities, times=times, places=places)
    attributed = find_claims(layers)
    coded = find_events(layers, attributed)
    counted = tie_figures(layers, figures, coded.events)
    return Reading(
        reader=Reader(name=reader.name, version=reader.version),
        document=document,
        sentences=tuple(Extent(start=s.start, end=s.end) for s in parse.sentences),
        entities=(*entities, *find_unnamed(coded.claims, known=entities)),
        times=coded.times,
        places=places,
        arms=find_arms(document, parse),
        figures=counted,
        claims=coded.claims,
        events=coded.events,
        disputes=find_disputes(layers, claims=coded.claims, events=coded.events, figures=counted),
        issues=(*find_issues(document), *coded.issues),
    )


def classify(sentence: str, *, source: tuple[int, int], target: tuple[int, int]) -> list[tuple[str, float]]:
    """What the source does to the target in a sentence: every PLOVER type with its probability, likeliest first.

    `source` and `target` are characters [start, end) of the sentence. One of the types is always the likeliest:
    that something is done at all is taken as given. Raises ValueError for a range outside the sentence, or
    without a word among its first 180.

    >>> sentence = "Norway sent doctors to Malawi."
    >>> classify(sentence, source=(0, 6), target=(23, 29))[0][0]
    'AID'
    """
    return classify_many([(sentence, source, target)])[0]


def classify_many(
    items: Sequence[tuple[str, tuple[int, int], tuple[int, int]]],
) -> list[list[tuple[str, float]]]:
    """The same for many sentences at once, each with its source and its target."""
    for n, (sentence, source, target) in enumerate(items):
        for name, (start, end) in (("source", source), ("target", target)):
            if not 0 <= start < end <= len(sentence):
                size = len(sentence)
                raise ValueError(
                    f"item {n}: {name} {start}–{end} is no range of a sentence of {size} characters"
                )
    return load_reader().classify(items)


def find_issues(document: Document) -> tuple[Issue, ...]:
    """What limits the reading of a document before a word of it is read."""
    if document.published_at is None:
        what = "the publication time is unknown, so relative dates stay unresolved; give it with --published"
        return (Issue(where="published_at", what=what),)
    return ()
