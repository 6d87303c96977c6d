"""Events told more than once: whether the mentions of one happening stand together."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dateline.accounts import stem_of
from dateline.records import Citation, Event, Picture, Told
from evals.counts import Count, Measured, Scores, share
from evals.match import pair
from evals.pictures.coreference import (
    Clusters,
    Likeness,
    b_cubed,
    ceaf_e,
    clusters_by,
    muc,
    without_singletons,
)
from evals.pictures.marks import Marked, Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A marked mention: its event in the gold, and the telling that answers it, where the reader found one."""

    gold: str
    place: Citation
    told: Told | None = None
    event: Event | None = None


def find_mentions(picture: Picture, *, marked: Marked) -> tuple[Mention, ...]:
    """Every marked mention with the telling that shares most characters with it, the one of its type before others.

    A telling answers one mark. Tellings that answer none are left out of everything here.
    """
    told: dict[str, list[tuple[Event, Told]]] = {}
    for event in picture.events:
        for telling in event.tellings:
            told.setdefault(telling.document, []).append((event, telling.told))
    found: list[Mention] = []
    for document, marks in _by_document(marked).items():
        there = told.get(document, [])
        answers = dict(pair(marks, there, likeness=_likeness))
        for n, (row, place) in enumerate(marks):
            event, telling = there[answers[n]] if n in answers else (None, None)
            found.append(Mention(gold=row["id"], place=place, told=telling, event=event))
    return tuple(found)


def gold_clusters(mentions: tuple[Mention, ...], *, merge: dict[str, str] | None = None) -> Clusters:
    """The marked events. `merge` puts an event under another one ("becomes" of the gold); without it a threat and
    what it became are two."""
    names = merge or {}
    return clusters_by((m.place, names.get(m.gold, m.gold)) for m in mentions)


def found_clusters(mentions: tuple[Mention, ...]) -> Clusters:
    """The events of the picture, as far as their mentions are marked."""
    return clusters_by((m.place, m.event.id) for m in mentions if m.event)


def lemma_clusters(mentions: tuple[Mention, ...]) -> Clusters:
    """The baseline that asks for nothing but the type and the word, without its ending."""
    return clusters_by((m.place, (m.told.type, stem_of(m.told.word))) for m in mentions if m.told)


def score_events(picture: Picture, *, marked: Marked) -> Scores:
    """B³ over the mentions that were found, over all, and beside the baseline; the mean of the CoNLL scorer."""
    mentions = find_mentions(picture, marked=marked)
    met = tuple(m for m in mentions if m.event)
    gold, found, lemma = gold_clusters(met), found_clusters(met), lemma_clusters(met)
    linked = without_singletons(gold)
    return {
        "case.events.found": share(len(met), of=len(mentions)),
        "case.events.b3": _score(b_cubed(gold, found), mentions=len(met)),
        "case.events.lemma_b3": _score(b_cubed(gold, lemma), mentions=len(met)),
        "case.events.linked_b3": _score(b_cubed(linked, without_singletons(found)), mentions=_size(linked)),
        "case.events.lemma_linked_b3": _score(
            b_cubed(linked, without_singletons(lemma)), mentions=_size(linked)
        ),
        "case.events.strict_b3": _score(b_cubed(gold_clusters(mentions), found), mentions=len(mentions)),
        "case.events.conll": _conll(gold, found),
        "case.events.lemma_conll": _conll(gold, lemma),
    }


def score_event_origins(picture: Picture, *, marked: Marked) -> Scores:
    """How many events are given the marked number of independent voices that say they happened."""
    rows = marked.gold["event_origins"]
    main = _main_events(find_mentions(picture, marked=marked))
    right = sum(row["event"] in main and main[row["event"]].origins == row["origins"] for row in rows)
    return {"case.event_origins": share(right, of=len(rows))}


def event_misses(picture: Picture, *, marked: Marked) -> Iterator[str]:
    """Marked events that are split, events of the picture that hold several marked ones, wrong numbers of voices."""
    mentions = find_mentions(picture, marked=marked)
    met = [m for m in mentions if m.event]
    by_gold: dict[str, list[Mention]] = {}
    by_event: dict[str, list[Mention]] = {}
    for m in met:
        by_gold.setdefault(m.gold, []).append(m)
        by_event.setdefault(m.event.id if m.event else "", []).append(m)
    for name, members in by_gold.items():
        parts = Counter(m.event.id for m in members if m.event)
        if len(parts) > 1:
            yield f"split into {len(parts)}: {name} ({len(members)} mentions found)"
            yield from _lines(members, by=lambda m: m.event.id if m.event else "", marked=marked)
    for event, members in by_event.items():
        names = Counter(m.gold for m in members)
        if len(names) > 1:
            yield f"merges {len(names)}: {event} ({len(members)} mentions)"
            yield from _lines(members, by=lambda m: m.gold, marked=marked)
    main = _main_events(mentions)
    for row in marked.gold["event_origins"]:
        event = main.get(row["event"])
        if event is None or event.origins != row["origins"]:
            says = "no event" if event is None else ", ".join(v.name for v in event.voices) or "nobody"
            wanted = ", ".join(voice["who"] for voice in row["voices"])
            yield f"voices: {row['event']} should have {row['origins']} ({wanted}); has {says}"


def _by_document(marked: Marked) -> dict[str, list[tuple[Row, Citation]]]:
    marks: dict[str, list[tuple[Row, Citation]]] = {}
    for row in marked.gold["events"]:
        for place in marked.places(row["mentions"]):
            marks.setdefault(place.document, []).append((row, place))
    return marks


def _likeness(mark: tuple[Row, Citation], answer: tuple[Event, Told]) -> float:
    (row, place), (_, told) = mark, answer
    shared = min(place.end, told.trigger.end) - max(place.start, told.trigger.start)
    return shared + (0.5 if told.type == row["type"] else 0.0) if shared > 0 else 0.0


def _score(likeness: Likeness, *, mentions: int) -> Count:
    made_of = f"P {100 * likeness.precision:.1f}, R {100 * likeness.recall:.1f}, {mentions} mentions"
    return Measured(rate=likeness.f1, made_of=made_of, gold=mentions)


def _conll(gold: Clusters, found: Clusters) -> Count:
    f1 = {name: m(gold, found).f1 for name, m in (("MUC", muc), ("B3", b_cubed), ("CEAF-e", ceaf_e))}
    made_of = ", ".join(f"{name} {100 * value:.1f}" for name, value in f1.items())
    return Measured(rate=sum(f1.values()) / len(f1), made_of=made_of, gold=_size(gold))


def _size(clusters: Clusters) -> int:
    return sum(map(len, clusters))


def _main_events(mentions: tuple[Mention, ...]) -> dict[str, Event]:
    """For each marked event the one of the picture that holds most of its mentions, the earlier one where two do."""
    events: dict[str, dict[str, Event]] = {}
    held: dict[str, Counter[str]] = {}
    for m in mentions:
        if m.event:
            events.setdefault(m.gold, {})[m.event.id] = m.event
            held.setdefault(m.gold, Counter())[m.event.id] += 1
    return {name: events[name][counts.most_common(1)[0][0]] for name, counts in held.items()}


def _lines(members: list[Mention], *, by: Callable[[Mention], str], marked: Marked) -> Iterator[str]:
    parts: dict[str, list[Mention]] = {}
    for m in members:
        parts.setdefault(by(m), []).append(m)
    for part, inside_it in sorted(parts.items(), key=lambda item: -len(item[1])):
        words = "; ".join(marked.words(m.place) for m in inside_it)
        yield f"    {part}: {words}"
