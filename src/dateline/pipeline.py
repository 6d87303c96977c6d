"""The whole flow: a report goes in, a reading comes out. The rooms meet here and nowhere else."""

import os
import uuid
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Protocol

from dateline import __version__
from dateline.claims import Layers, find_claims, find_disputes, find_events, find_unnamed, tie_figures
from dateline.documents import prepare
from dateline.entities import resolve_entities
from dateline.errors import InputError
from dateline.mentions import find_arms, find_figures, find_names, find_places, find_times
from dateline.models import load_reader
from dateline.origins import canonical_url, trace_origins
from dateline.records import SCHEMA, Document, Extent, Issue, Origin, Parse, Reader, Reading

if TYPE_CHECKING:  # the databases' libraries are loaded by whoever opens a case
    from dateline.store import Added, Case


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


def read_or_fail(document: Document, *, read: Callable[[Document], Reading] = read) -> Reading | InputError:
    """The reading, or what went wrong: a fault on one report must not cost a person the others."""
    try:
        return read(document)
    except Exception as error:
        name = document.url or document.title or document.id
        fault = f"the reader failed on it ({type(error).__name__}: {error})"
        return InputError(name, cause=fault, next_step="this is a fault in Dateline, please report it")


_LEASE = timedelta(minutes=2)  # a long report takes seconds; half a million words would take longer

READING = "reading"
"""The name under which a case keeps the readings of its reports."""


def add_report(case: "Case", document: Document, *, source: str | None = None) -> "Added":
    """The report is in the case, under the one spelling of its address that all versions of the page share."""
    address = canonical_url(document.url) if document.url else None
    return case.add(document, source=source, canonical_url=address)


def reading_version(reader: Parser | None = None) -> str:
    """What a reading depends on beside the report: its form, the reader, and the rules of this Dateline."""
    reader = reader or load_reader()
    return f"{SCHEMA} {reader.name} {reader.version} rules {__version__}"


def read_case(case: "Case", *, reader: Parser | None = None) -> Iterator[Reading | InputError]:
    """Each report of the case that nobody has read yet in this version, read and kept, one by one.

    Several processes may read one case at once and share the work. A report that the reader fails on comes as one
    InputError; it is tried twice more and then given up. Whoever stops early loses the report at hand alone; whoever
    is killed holds up to four reports for two minutes, which others then find neither read nor free.
    """
    reader = reader or load_reader()
    version = reading_version(reader)
    owner = f"{os.getpid()} {uuid.uuid4()}"
    failed: set[str] = set()
    try:
        while documents := case.claim(READING, version, owner=owner, limit=4, lease=_LEASE):
            for document in documents:
                reading = _read_into(case, document, reader=reader, version=version, owner=owner)
                if isinstance(reading, Reading) or document.id not in failed:
                    yield reading
                if isinstance(reading, InputError):
                    failed.add(document.id)
    finally:
        case.release(owner)


def _read_into(
    case: "Case", document: Document, *, reader: Parser, version: str, owner: str
) -> Reading | InputError:
    reading = read_or_fail(document, read=lambda found: read(found, reader=reader))
    if isinstance(reading, InputError):
        case.fail(document.id, READING, version, owner=owner, error=reading.cause)
    else:
        case.finish(document.id, READING, version, owner=owner, payload=reading)
    return reading


def trace_case(case: "Case", *, as_of: datetime | None = None) -> tuple[Origin, ...]:
    """Whose text each report of the case is, as of a moment: every report stands in exactly one origin."""
    return trace_origins(case.documents(as_of=as_of))


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
