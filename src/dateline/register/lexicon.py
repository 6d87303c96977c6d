"""Every name of the register in one index, and where they stand in a text."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from dateline.register.bodies import Body, bodies
from dateline.register.people import holders
from dateline.register.places import areas
from dateline.register.states import State, states
from dateline.register.tables import parts, read_rows

Kind = Literal["state", "adjective", "people", "capital", "seat", "body", "area", "group", "person"]
WORD = re.compile(r"[^\W_]+")
_TITLED = re.compile(r"(?:King|Queen|Pope|Emperor|Ayatollah|Mullah|Lord|Sir|Crown Prince) ")
_LINKS = frozenset(("al", "el", "of", "the", "and", "for", "in", "de", "bin", "von", "van", "der", "s", "d"))
_BLANKS = str.maketrans(
    {"\u00a0": " ", "\n": " ", "\u2019": "'", "\u2018": "'", "\u2013": "-", "\u2010": "-", "\u2011": "-"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A name of the register: its words, what stands between them, what it names.

    `refs` are what it may stand for: codes of states, numbers of rows in the tables of bodies and
    areas. A `shared` term is an everyday word or stands for several things.
    """

    words: tuple[str, ...]
    gaps: tuple[str, ...]
    stop: bool
    kind: Kind
    refs: tuple[str | int, ...]
    shared: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Where a term stands in a text: characters from `start` to `end`."""

    start: int
    end: int
    term: Term


def find_phrases(text: str) -> tuple[Phrase, ...]:
    """The register's names in a text, leftmost and longest first, none inside another.

    Capitals must be those of the register; words all in capitals pass from four letters on. Linear
    in the length of the text.
    """
    words = [(match.start(), match.end(), match[0]) for match in WORD.finditer(text)]
    low = [word[2].casefold() for word in words]
    index = _index()
    found: list[Phrase] = []
    at = 0
    while at < len(words):
        longer = index.get((low[at], low[at + 1]), ()) if at + 1 < len(low) else ()
        terms = longer + index.get((low[at], ""), ()) if longer else index.get((low[at], ""), ())
        term = next((t for t in terms if _stands(t, text=text, words=words, at=at)), None) if terms else None
        if term is None:
            at += 1
            continue
        found.append(_phrase(term, text=text, words=words, at=at))
        at += len(term.words)
    return tuple(found)


@lru_cache(maxsize=8192)
def terms_of(name: str) -> tuple[Term, ...]:
    """The terms that a name spells exactly, article and final stop aside.

    >>> [term.refs for term in terms_of("the U.S.")]
    [('USA',), ('USA',)]
    """
    plain = name[4:] if name[:4].casefold() == "the " else name
    words = [(match.start(), match.end(), match[0]) for match in WORD.finditer(plain)]
    if not words:
        return ()
    second = words[1][2].casefold() if len(words) > 1 else ""
    terms = _index().get((words[0][2].casefold(), second), ())
    return tuple(t for t in terms if len(t.words) == len(words) and _stands(t, text=plain, words=words, at=0))


def _stands(term: Term, *, text: str, words: list[tuple[int, int, str]], at: int) -> bool:
    if at + len(term.words) > len(words):
        return False
    for i, word in enumerate(term.words):
        if not _same_word(words[at + i][2], word):
            return False
        if i and not _same_gap(text[words[at + i - 1][1] : words[at + i][0]], term.gaps[i - 1]):
            return False
    return True


def _same_word(seen: str, listed: str) -> bool:
    if seen == listed:
        return True
    if seen.casefold() != listed.casefold():
        return False
    capitals = seen.isupper() and len(seen) >= 4
    return capitals or listed.casefold() in _LINKS or (listed[0].islower() and seen[0].isupper())


def _same_gap(seen: str, listed: str) -> bool:
    if seen == listed:
        return True
    if len(seen) > 4 or "\n\n" in seen:
        return False
    plain = " ".join(seen.translate(_BLANKS).split(" ")) if " " in seen else seen.translate(_BLANKS)
    return plain == listed or (plain in (" ", "-") and listed in (" ", "-"))


def _phrase(term: Term, *, text: str, words: list[tuple[int, int, str]], at: int) -> Phrase:
    end = words[at + len(term.words) - 1][1]
    if term.stop and text.startswith(".", end):
        end += 1
    return Phrase(start=words[at][0], end=end, term=term)


@cache
def _index() -> dict[tuple[str, str], tuple[Term, ...]]:
    """The terms by their first two words, folded, the second empty for terms of one word; the longest first."""
    groups: dict[tuple[str, str], list[Term]] = {}
    for term in _terms():
        second = term.words[1].casefold() if len(term.words) > 1 else ""
        groups.setdefault((term.words[0].casefold(), second), []).append(term)
    return {first: tuple(sorted(group, key=lambda t: -len(t.words))) for first, group in groups.items()}


def _terms() -> Iterator[Term]:
    named: dict[tuple[str, Kind], list[str | int]] = {}
    for state in states().values():
        for name, kind in _names_of(state):
            named.setdefault((name, kind), []).append(state.code)
    for number, area in enumerate(areas()):
        for name in (area.name, *area.names):
            named.setdefault((name, "area"), []).append(number)
    for row in read_rows("peoples.tsv"):
        for name in (row[0], *parts(row[1])):
            named.setdefault((name, "group"), []).append(row[2])
    for name in dict.fromkeys(
        n for h in holders() for n in (h.name, *h.names) if " " in n and not _TITLED.match(n)
    ):
        named.setdefault((name, "person"), []).append(name)
    yield from (_term(name, kind=kind, refs=refs, shared=False) for (name, kind), refs in named.items())
    yield from _body_terms(bodies())


def _names_of(state: State) -> Iterator[tuple[str, Kind]]:
    for name in (state.name, *state.names):
        yield name, "state"
    for adjective in state.adjectives:
        yield adjective, "adjective"
    for people in state.peoples:
        yield people, "people"
    for capital in state.capitals:
        yield capital, "capital"
    for seat in state.metonyms:
        yield seat, "seat"


def _body_terms(listed: Iterable[Body]) -> Iterator[Term]:
    refs: dict[str, list[str | int]] = {}
    shared: set[str] = set()
    for number, body in enumerate(listed):
        for name in (body.name, *body.names):
            if "(" not in name:
                refs.setdefault(name, []).append(number)
        shared |= body.shared
    for name, numbers in refs.items():
        yield _term(name, kind="body", refs=numbers, shared=name in shared)


def _term(name: str, *, kind: Kind, refs: Iterable[str | int], shared: bool) -> Term:
    plain = name.translate(_BLANKS)
    return Term(
        words=tuple(WORD.findall(plain)),
        gaps=tuple(WORD.split(plain)[1:-1]),
        stop=plain.endswith("."),
        kind=kind,
        refs=tuple(refs),
        shared=shared,
    )
