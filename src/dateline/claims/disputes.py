"""Claims by different voices that cannot both hold, within one report. No verdict."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from dateline.claims.layers import Layers
from dateline.claims.moods import NEGATIONS
from dateline.records import Claim, Dispute, EventMention, Figure
from dateline.records.parse import Word

_PRONOUNS = frozenset(("it", "they", "this", "that", "he", "she"))
_UNTRUE = frozenset(
    """
    false untrue baseless unfounded groundless fabricated fabrication forgery forgeries fake fiction lie lies hoax
    nonsense propaganda illegal null invalid
    """.split()
)
_CASUALTIES = frozenset(
    ("killed", "dead", "wounded", "injured", "missing", "detained", "arrested", "displaced")
)
# Two voices this many sentences apart still speak of "it" as the same thing.
_NEAR = 3
# And this many sentences apart still of the same deed.
_FAR = 30
# No more than so many items back, so that a text without full stops is read in linear time.
_MOST = 24
# Content of fewer characters says too little to be set against anything.
_SHORT = 5
_T = TypeVar("_T")


def find_disputes(
    layers: Layers,
    *,
    claims: tuple[Claim, ...],
    events: tuple[EventMention, ...],
    figures: tuple[Figure, ...] = (),
) -> tuple[Dispute, ...]:
    """Every dispute of a report, once: over what a thing is, whether a deed was done, and how many."""
    voiced = {c.id: c for c in claims}
    found: dict[tuple[str, str], Dispute] = {}
    pairs = [
        *_natures(layers, claims),
        *_deeds(layers, voiced, events),
        *_answers(layers, claims, events),
        *_doers(layers, voiced, events),
        *_numbers(layers, claims, figures),
    ]
    for about, one, other in pairs:
        if _two_voices(one, other):
            key = (min(one.id, other.id), max(one.id, other.id))
            found.setdefault(key, Dispute(about=about, sides=((one.id,), (other.id,))))
    return tuple(found.values())


def _two_voices(one: Claim, other: Claim) -> bool:
    a, b = one.speaker, other.speaker
    if one.id == other.id or "outlet" in (a.kind, b.kind):
        return one.id != other.id and a.kind != b.kind
    if a.entity is not None and a.entity == b.entity:
        return False
    words = (a.span.quote.lower() if a.span else "", b.span.quote.lower() if b.span else "")
    return words[0] != words[1] and (a.affiliation is None or a.affiliation != b.affiliation)


Pair = tuple[str, Claim, Claim]


def _natures(layers: Layers, claims: tuple[Claim, ...]) -> Iterator[Pair]:
    """ "The building was a consulate" against "it was not a diplomatic facility"."""
    told = sorted(
        ((w, c) for c in claims if c.speaker.kind != "outlet" for w in _heads(layers, c)), key=lambda t: t[0]
    )
    first_in: dict[int, Word] = {}
    for word, _ in told:
        first_in.setdefault(word[0], word)
    for (a, one), (b, other) in _neighbours(told, key=lambda t: t[0][0], reach=_NEAR):
        first, second = _subject(layers, a), _subject(layers, b)
        if first is None or second is None or _denies(layers, a) == _denies(layers, b):
            continue
        latest = next((s for s in range(b[0] - 1, a[0] - 1, -1) if s in first_in), None)
        taken_up = latest is not None and first_in[latest] == a
        if first == second or (second in _PRONOUNS and first not in _PRONOUNS and taken_up):
            yield f"what the {first} was" if first not in _PRONOUNS else "what it was", one, other


def _neighbours(items: Sequence[_T], *, key: Callable[[_T], int], reach: int) -> Iterator[tuple[_T, _T]]:
    """Pairs of items, given in order, at most `reach` sentences and `_MOST` items apart."""
    start = 0
    for j, item in enumerate(items):
        while key(item) - key(items[start]) > reach:
            start += 1
        for i in range(max(start, j - _MOST), j):
            yield items[i], item


def _heads(layers: Layers, claim: Claim) -> Iterator[Word]:
    """Predicates with a copula in the content of a claim."""
    for span in claim.content:
        for s, i in layers.words(span.start, span.end):
            if layers.trees[s].kid(i, "cop") is not None:
                yield s, i


def _subject(layers: Layers, word: Word) -> str | None:
    tree = layers.trees[word[0]]
    found = tree.kid(word[1], "nsubj")
    return None if found is None else tree.lower(found)


def _denies(layers: Layers, word: Word) -> bool:
    tree = layers.trees[word[0]]
    return any(tree.lower(c) in NEGATIONS for c in tree.children[word[1]])


def _deeds(layers: Layers, voiced: dict[str, Claim], events: tuple[EventMention, ...]) -> Iterator[Pair]:
    """A deed that one voice tells as done and another as not done."""
    for one, other in _neighbours(events, key=lambda e: layers.sentence_at(e.trigger.start), reach=_FAR):
        for no, yes in ((one, other), (other, one)):
            if (
                no.status == "denied"
                and yes.status in ("occurred", "ongoing")
                and no.type == yes.type
                and _same_sides(no, yes)
                and _related(layers, no, yes)
            ):
                yield f"whether it happened: {yes.trigger.quote}", voiced[yes.claim], voiced[no.claim]


def _answers(layers: Layers, claims: tuple[Claim, ...], events: tuple[EventMention, ...]) -> Iterator[Pair]:
    """A charge, and the denial of the side it names: "India says it shot down a jet; Pakistan says it lost none"."""
    named: dict[str, set[str]] = {}
    for event in (e for e in events if e.quad.endswith("conflict")):
        sides = {p.country for p in (*event.actors, *event.recipients) if p.country}
        named.setdefault(event.claim, set()).update(sides)
    told = [c for c in claims if c.speaker.kind != "outlet" and len(c.content[0].quote) > _SHORT]
    told.sort(key=lambda c: c.content[0].start)
    negative = {c.id: _negative(layers, c) for c in told}
    for one, other in _neighbours(told, key=lambda c: layers.sentence_at(c.content[0].start), reach=2):
        for charge, answer in ((one, other), (other, one)):
            home = answer.speaker.affiliation
            opposed = (
                home is not None and home in named.get(charge.id, ()) and home != charge.speaker.affiliation
            )
            if opposed and negative[answer.id] and not negative[charge.id]:
                yield "whether it is so", charge, answer


def _negative(layers: Layers, claim: Claim) -> bool:
    """True when a claim says that something is not so: denied, negated at its head, or called untrue."""
    if claim.certainty == "denied":
        return True
    found = list(layers.words(claim.content[0].start, claim.content[0].end))
    if not found:
        return False
    s = found[0][0]
    words = [i for t, i in found if t == s]
    tree = layers.trees[s]
    top = tree.top(words)
    objects = [top, *tree.kids(top, "nsubj", "nsubj:pass", "obj", "xcomp")]
    if any(tree.lower(c) in NEGATIONS for o in objects for c in tree.children[o]):
        return True
    return any(tree.lower(i) in _UNTRUE for i in words)


def _doers(layers: Layers, voiced: dict[str, Claim], events: tuple[EventMention, ...]) -> Iterator[Pair]:
    """One deed laid by two voices at two different doors."""
    done = [e for e in events if e.type == "ASSAULT" and e.status == "occurred" and e.actors]
    for one, other in _neighbours(done, key=lambda e: layers.sentence_at(e.trigger.start), reach=_NEAR):
        first, second = {p.country for p in one.actors}, {p.country for p in other.actors}
        apart = None not in first | second and not first & second and one.claim != other.claim
        shared = {p.country for p in one.recipients} & {p.country for p in other.recipients} - {None}
        if apart and shared and one.trigger.quote.lower() == other.trigger.quote.lower():
            yield f"who did it: {one.trigger.quote}", voiced[one.claim], voiced[other.claim]


def _same_sides(one: EventMention, other: EventMention) -> bool:
    """True when the doers agree where both are known, and so do the other sides, and one side is known."""
    shared = 0
    for a, b in ((one.actors, other.actors), (one.recipients, other.recipients)):
        first, second = {p.country for p in a} - {None}, {p.country for p in b} - {None}
        if first and second and not first & second:
            return False
        shared += bool(first & second)
    return shared > 0


def _related(layers: Layers, one: EventMention, other: EventMention) -> bool:
    """The same trigger word or root, or told close by."""
    stem = min(len(one.trigger.quote), len(other.trigger.quote), 5)
    if one.trigger.quote[:stem].lower() == other.trigger.quote[:stem].lower():
        return True
    return abs(layers.sentence_at(one.trigger.start) - layers.sentence_at(other.trigger.start)) <= _NEAR


def _numbers(layers: Layers, claims: tuple[Claim, ...], figures: tuple[Figure, ...]) -> Iterator[Pair]:
    """Two counts of the same thing, by two voices, that leave no number in common."""
    here = layers.claims_by_sentence(claims)
    told = [
        (f, c)
        for f in figures
        if f.unit in _CASUALTIES
        if (c := _teller(f, here.get(layers.sentence_at(f.span.start), []))) is not None
    ]
    for (f, one), (g, other) in _neighbours(
        told, key=lambda t: layers.sentence_at(t[0].span.start), reach=_NEAR
    ):
        voiced = "outlet" not in (one.speaker.kind, other.speaker.kind)
        if voiced and f.unit == g.unit and _apart(f, g):
            yield f"how many {f.unit}", one, other


def _teller(figure: Figure, claims: list[Claim]) -> Claim | None:
    holding = [c for c in claims if any(x.start <= figure.span.start < x.end for x in c.content)]
    return min(holding, key=lambda c: sum(x.end - x.start for x in c.content), default=None)


def _apart(one: Figure, other: Figure) -> bool:
    low, high = (-float("inf"), float("inf"))
    a = (low if one.minimum is None else one.minimum, high if one.maximum is None else one.maximum)
    b = (low if other.minimum is None else other.minimum, high if other.maximum is None else other.maximum)
    return a[1] < b[0] or b[1] < a[0]
