"""A report and the marks on it → pieces of text that a page shows one after the other."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

_KEPT = "\n\t"
_LEFT_OUT = "\r\u00ad\u200b\u200c\u200d\u2060\ufeff"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Characters `start` to `end` of a text that are something: an event, a speaker, a time, a place, what is cited.

    `about` says it for a reader, `target` is where more of it stands on the page.
    """

    start: int
    end: int
    kind: str
    about: str = ""
    target: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Text under the same marks; `begins` are those that begin with it."""

    text: str
    marks: tuple[Mark, ...]
    begins: tuple[Mark, ...]

    @property
    def kinds(self) -> str:
        """The kinds of its marks, each once, as class names."""
        return " ".join(dict.fromkeys(mark.kind for mark in self.marks))

    @property
    def about(self) -> str:
        """What its marks say, the shortest mark first."""
        ranked = sorted(self.marks, key=lambda mark: mark.end - mark.start)
        return "; ".join(dict.fromkeys(mark.about for mark in ranked if mark.about))

    @property
    def target(self) -> str:
        """Where more stands of its shortest mark that says so."""
        ranked = sorted(self.marks, key=lambda mark: mark.end - mark.start)
        return next((mark.target for mark in ranked if mark.target), "")


def cut(text: str, marks: Iterable[Mark]) -> tuple[Piece, ...]:
    """The text in pieces at every place where a mark begins or ends; together they are the text.

    >>> [piece.text for piece in cut("Iran struck.", [Mark(start=5, end=11, kind="event")])]
    ['Iran ', 'struck', '.']
    """
    kept = [mark for mark in marks if 0 <= mark.start < mark.end <= len(text)]
    edges = sorted({0, len(text), *(m.start for m in kept), *(m.end for m in kept)})
    return tuple(_pieces(text, edges, kept))


def _pieces(text: str, edges: Sequence[int], marks: Sequence[Mark]) -> Iterator[Piece]:
    """One sweep: at each edge some marks end and some begin, and only those that go on are looked at."""
    begin: dict[int, dict[int, Mark]] = defaultdict(dict)
    for number, mark in enumerate(marks):
        begin[mark.start][number] = mark
    over: dict[int, Mark] = {}
    for start, end in pairwise(edges):
        over = {n: mark for n, mark in over.items() if mark.end > start} | begin.get(start, {})
        here = tuple(over[n] for n in sorted(over))
        yield Piece(text=shown(text[start:end]), marks=here, begins=tuple(begin.get(start, {}).values()))


def shown(words: str) -> str:
    r"""The words with line breaks kept, marks that a browser would obey made visible, and joiners left out.

    >>> shown("one\x07\n\u202etwo")
    'one\\x07\n\\u202etwo'
    """
    return "".join(_shown(mark) for mark in words)


def _shown(mark: str) -> str:
    if mark in _LEFT_OUT:
        return ""
    if mark not in _KEPT and unicodedata.category(mark) in ("Cc", "Cf", "Cs", "Co"):
        return mark.encode("unicode_escape").decode("ascii")
    return mark
