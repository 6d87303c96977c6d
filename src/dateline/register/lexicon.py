"""Every name of the register in one index, and where they stand in a text."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from dateline.register.bodies import bodies
from dateline.register.places import areas
from dateline.register.states import State, states
from dateline.register.tables import parts, read_rows

Kind = Literal["state", "adjective", "people", "capital", "seat", "body", "area", "group", "person"]
_Row = tuple[str, Kind, str | int, bool]
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
        seconds = (low[at + 1], "") if at + 1 < len(low) else ("",)
        terms = (t for second in seconds if (low[at], second) in index for t in _terms_under(low[at], second))
        term = next((t for t in terms if _stands(t, text=text, words=words, at=at)), None)
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
    terms = _terms_under(words[0][2].casefold(), second)
    return tuple(t for t in terms if len(t.words) == len(words) and _stands(t, text=plain, words=words, at=0))


def codes_of_term(term: Term) -> tuple[str, ...]:
    """The states a term speaks of: itself, the homes of a body, the state of an area; none for a person."""
    if term.kind == "person":
        return ()
    if term.kind == "body":
        return tuple(code for ref in term.refs for code in bodies()[int(ref)].homes)
    if term.kind == "area":
        return tuple(code for ref in term.refs if (code := areas()[int(ref)].code))
    return tuple(str(ref) for ref in term.refs if ref)


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


@lru_cache(maxsize=4096)
def _terms_under(first: str, second: str) -> tuple[Term, ...]:
    """The terms that begin with two words, folded; the second is empty for terms of one word. The longest first."""
    rows: dict[tuple[str, Kind, bool], list[str | int]] = {}
    for name, kind, ref, shared in _index().get((first, second), ()):
        rows.setdefault((name, kind, shared), []).append(ref)
    terms = (_term(name, kind=kind, refs=refs, shared=shared) for (name, kind, shared), refs in rows.items())
    return tuple(sorted(terms, key=lambda term: -len(term.words)))


@cache
def _index() -> dict[tuple[str, str], list[_Row]]:
    # Terms are made only of what a text asks for: making all 6,000 at once took 40 ms.
    index: dict[tuple[str, str], list[_Row]] = {}
    for row in _rows():
        words = WORD.findall(row[0])
        key = (words[0].casefold(), words[1].casefold() if len(words) > 1 else "")
        index.setdefault(key, []).append(row)
    return index


def _rows() -> Iterator[_Row]:
    for state in states().values():
        yield from ((name, kind, state.code, False) for name, kind in _names_of(state))
    for number, area in enumerate(areas()):
        yield from ((name, "area", number, False) for name in (area.name, *area.names))
    for row in read_rows("peoples.tsv"):
        yield from ((name, "group", row[2], False) for name in (row[0], *parts(row[1])))
    for row in read_rows("people.tsv"):
        names = (n for n in (row[0], *parts(row[1])) if " " in n and not _TITLED.match(n))
        yield from ((name, "person", name, False) for name in names)
    for number, body in enumerate(bodies()):
        names = (n for n in (body.name, *body.names) if "(" not in n)
        yield from ((name, "body", number, name in _shared()) for name in names)


@cache
def _shared() -> frozenset[str]:
    return frozenset(name for body in bodies() for name in body.shared)


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


def _term(name: str, *, kind: Kind, refs: Iterable[str | int], shared: bool) -> Term:
    plain = name.translate(_BLANKS)
    return Term(
        words=tuple(WORD.findall(plain)),
        gaps=tuple(WORD.split(plain)[1:-1]),
        stop=plain.endswith("."),
        kind=kind,
        refs=tuple(dict.fromkeys(refs)),
        shared=shared,
    )
