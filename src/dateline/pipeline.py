"""The whole flow: reports go in, readings and a picture come out. The rooms meet here.

What is done with a case on disk stands in `cases.py`, in terms of these. The rooms that read are loaded with the
first report: most commands show what is kept, and loading them would take half of their time.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Protocol

from dateline.errors import InputError
from dateline.events import Linker, give_standing, make_events
from dateline.picture import (
    find_contacts,
    find_contested,
    find_disputed,
    find_expectations,
    find_missing,
    find_numbers,
)
from dateline.records import (
    Account,
    Disputed,
    Document,
    Event,
    Extent,
    Issue,
    Parse,
    Picture,
    Reader,
    Reading,
    making_many,
)
from dateline.stories import StoryLinker, make_sagas, make_stories


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
    from dateline.claims import Layers, find_claims, find_disputes, find_events, find_unnamed, tie_figures
    from dateline.documents import prepare
    from dateline.entities import resolve_entities
    from dateline.mentions import find_arms, find_figures, find_names, find_places, find_times
    from dateline.models import load_reader

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


def draw(readings: Iterable[Reading], *, as_of: datetime) -> Picture:
    """All that these readings together say at a moment, with who says it.

    Reports published after `as_of` are left out; one without a date, or with one after its retrieval, counts from its
    retrieval, and always where neither is known. The order in which they are given does not matter. Raises ValueError
    where `as_of` has no offset from UTC.
    """
    from dateline.accounts import make_account
    from dateline.origins import trace_origins

    if as_of.tzinfo is None:
        raise ValueError(f"as_of has no offset from UTC: {as_of.isoformat()}")
    kept = {r.document.id: r for r in readings if (at := r.document.counts_from) is None or at <= as_of}
    traced = trace_origins(reading.document for reading in kept.values())
    origins = {document: origin.id for origin in traced for document in origin.documents}
    accounts = [make_account(reading, origin=origins[id]) for id, reading in kept.items()]
    return compose(link(sorted(accounts, key=place_in_time)), as_of=as_of)


def place_in_time(account: Account) -> tuple[datetime, str]:
    """Where an account stands among others: from when it counts, those of which that is unknown first, then by id."""
    return account.counts_from or datetime.min.replace(tzinfo=UTC), account.document


def link(accounts: Iterable[Account]) -> Iterator[Account]:
    """Each account beside the earlier ones: the events of its mentions, and its story. They come in order of time."""
    events, stories = Linker(), StoryLinker()
    return (stories.add(events.add(account)) for account in accounts)


def compose(
    accounts: Iterable[Account],
    *,
    as_of: datetime,
    events: tuple[Event, ...] | None = None,
    occurrences: Sequence[Disputed] | None = None,
) -> Picture:
    """The picture that linked accounts, all of them published by `as_of`, make.

    `events` are what `find_happenings` makes of them, `occurrences` the disputes over whether these happened, for who
    has that already.
    """
    accounts = tuple(accounts)
    with making_many():
        events = find_happenings(accounts) if events is None else events
        stories = make_stories(accounts)
        numbers, updates = find_numbers(accounts, events)
        return Picture(
            as_of=as_of,
            reports=len(accounts),
            origins=len({account.origin for account in accounts}),
            events=events,
            disputes=(*find_disputed(accounts, events, occurrences=occurrences), *numbers),
            updates=updates,
            expectations=find_expectations(accounts, events, as_of=as_of),
            contacts=find_contacts(events),
            stories=stories,
            sagas=make_sagas(stories, accounts),
            missing=find_missing(accounts, events),
        )


def find_happenings(accounts: Iterable[Account]) -> tuple[Event, ...]:
    """Every event that linked accounts tell, with how well it stands: a denial told apart from it counts too."""
    events = make_events(accounts)
    with making_many():
        return mark_contested(events, find_contested(events))


def mark_contested(events: Iterable[Event], contested: Collection[str]) -> tuple[Event, ...]:
    """The events, those disputed whose ids are given."""
    return tuple(give_standing(event, "disputed") if event.id in contested else event for event in events)


def classify(sentence: str, *, source: tuple[int, int], target: tuple[int, int]) -> list[tuple[str, float]]:
    """What the source does to the target in a sentence: every PLOVER type with its probability, likeliest first.

    `source` and `target` are characters [start, end) of the sentence. One of the types is always the
    likeliest: that something is done at all is taken as given. Raises ValueError for a range outside the
    sentence, or without a word among its first 180.

    >>> sentence = "Norway sent doctors to Malawi."
    >>> classify(sentence, source=(0, 6), target=(23, 29))[0][0]
    'AID'
    """
    return classify_many([(sentence, source, target)])[0]


def classify_many(
    items: Sequence[tuple[str, tuple[int, int], tuple[int, int]]],
) -> list[list[tuple[str, float]]]:
    """The same for many sentences at once, each with its source and its target."""
    from dateline.models import load_reader

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
