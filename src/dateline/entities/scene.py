"""A report laid out for resolving: its words, where its names stand among them, which states it speaks of."""

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from datetime import date

from dateline.quotes import find_quotations
from dateline.records import Document, Name, Parse, Token
from dateline.register import codes_of_term, georgia_in, terms_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a name stands: sentence, first and last word; the word that governs the others."""

    sentence: int
    first: int
    last: int
    head: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One report with what every later step looks up.

    `places` gives each name's words (None where the parse has none for it), `name_at` the name at a
    word, `spoken_of` how often each state is meant, `georgia` the code Georgia stands for.
    """

    document: Document
    parse: Parse
    names: tuple[Name, ...]
    places: tuple[Place | None, ...]
    name_at: dict[tuple[int, int], int]
    spoken_of: Counter[str]
    georgia: str
    quoted: tuple[tuple[int, int], ...]

    @property
    def day(self) -> date | None:
        """The day of publication on the report's own clock."""
        return self.document.published_at.date() if self.document.published_at else None

    def tokens(self, sentence: int) -> tuple[Token, ...]:
        return self.parse.sentences[sentence].tokens

    def head(self, name: int) -> Token | None:
        """The word that governs a name."""
        place = self.places[name]
        return self.tokens(place.sentence)[place.head] if place else None

    def gap(self, name: int) -> str:
        """The text between the name before and this one; all of it when there is none before."""
        start = self.names[name - 1].span.end if name else 0
        return self.document.text[start : self.names[name].span.start]

    def in_quotes(self, at: int) -> bool:
        """Whether a character stands inside quotation marks."""
        found = bisect_right(self.quoted, (at, len(self.document.text))) - 1
        return found >= 0 and at < self.quoted[found][1]


def make_scene(document: Document, *, parse: Parse, names: tuple[Name, ...]) -> Scene:
    """The scene of a report."""
    places, name_at = _lay_out(parse, names=names)
    return Scene(
        document=document,
        parse=parse,
        names=names,
        places=places,
        name_at=name_at,
        spoken_of=Counter(code for name in names for code in codes_of(name)),
        georgia=georgia_in(document.text),
        quoted=find_quotations(document.text),
    )


def codes_of(name: Name) -> tuple[str, ...]:
    """The states a name speaks of, by the register; none for a name that other bodies share."""
    terms = (term for term in terms_of(name.span.quote) if not term.shared)
    return tuple(dict.fromkeys(code for term in terms for code in codes_of_term(term)))


def _lay_out(
    parse: Parse, *, names: tuple[Name, ...]
) -> tuple[tuple[Place | None, ...], dict[tuple[int, int], int]]:
    words: list[list[tuple[int, int]]] = [[] for _ in names]
    name_at: dict[tuple[int, int], int] = {}
    at = 0
    for number, sentence in enumerate(parse.sentences):
        for index, token in enumerate(sentence.tokens):
            while at < len(names) and names[at].span.end <= token.start:
                at += 1
            if at < len(names) and names[at].span.start < token.end:
                words[at].append((number, index))
                name_at[number, index] = at
    return tuple(_place(parse, found) for found in words), name_at


def _place(parse: Parse, words: list[tuple[int, int]]) -> Place | None:
    if not words:
        return None
    sentence, first = words[0]
    last = max(index for number, index in words if number == sentence)
    tokens = parse.sentences[sentence].tokens
    inside = range(first, last + 1)
    heads = [i for i in inside if tokens[i].head not in inside]
    return Place(sentence=sentence, first=first, last=last, head=heads[0] if heads else last)
