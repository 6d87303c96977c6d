"""What is known of a report before its claims are read: trees, entities, times and places by position."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from dateline.claims.tree import Tree
from dateline.records import Claim, Document, Entity, Parse, PlaceMention, Span, TimeMention
from dateline.records.parse import Word

_T = TypeVar("_T")

# Types whose mentions tell which state a report is about.
_SETTING = ("GPE", "NORP", "ORG", "FAC", "LOC")


def _times_named(entity: Entity) -> int:
    """How often a report names somebody, pronouns and the like aside."""
    return len(entity.mentions) - len(entity.references)


@dataclass(frozen=True, kw_only=True)
class Layers:
    """The layers over one report that claims and events are read from."""

    document: Document
    parse: Parse
    entities: tuple[Entity, ...] = ()
    times: tuple[TimeMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()

    @cached_property
    def trees(self) -> tuple[Tree, ...]:
        return tuple(Tree(sentence) for sentence in self.parse.sentences)

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.start for sentence in self.parse.sentences]

    @cached_property
    def by_word(self) -> dict[Word, tuple[Entity, Span]]:
        """The entity that each mentioned word belongs to, with the mention; the longest mention wins."""
        found: dict[Word, tuple[Entity, Span]] = {}
        for entity in self.entities:
            for span in entity.mentions:
                for word in self.words(span.start, span.end):
                    known = found.get(word)
                    if known is None or known[1].end - known[1].start < span.end - span.start:
                        found[word] = (entity, span)
        return found

    @cached_property
    def setting(self) -> tuple[str | None, str | None]:
        """The one state a report is about (entity, country), None where two or more share it.

        It is the state of most mentions, with at least three in five of all states' mentions.
        """
        counts = {
            (e.id, e.country): _times_named(e) for e in self.entities if e.country and e.type in _SETTING
        }
        by_country: dict[str | None, int] = {}
        for (_, country), n in counts.items():
            by_country[country] = by_country.get(country, 0) + n
        most = max(by_country, key=lambda c: (by_country[c], c or ""), default=None)
        if most is None or by_country[most] < max(2, 0.6 * sum(by_country.values())):
            return None, None
        return max((k for k in counts if k[1] == most), key=lambda k: (counts[k], k[0]))

    @cached_property
    def times_by_word(self) -> dict[Word, TimeMention]:
        """The expression of time that each word belongs to."""
        return {word: m for m in self.times for word in self.words(m.span.start, m.span.end)}

    @cached_property
    def time_words(self) -> frozenset[Word]:
        """The words of expressions of time."""
        return frozenset(self.times_by_word)

    @cached_property
    def places_by_word(self) -> dict[Word, PlaceMention]:
        """The place that each word of a place name stands for."""
        return {word: m for m in self.places for word in self.words(m.span.start, m.span.end)}

    @cached_property
    def two_states(self) -> tuple[tuple[str | None, str | None], ...]:
        """The two states (entity, country) a report is about, none where a third is named nearly as often.

        Two are enough when they have seven in ten of all states' mentions, and each at least two.
        """
        counts: dict[str, tuple[int, str]] = {}
        for e in self.entities:
            if e.country and e.type in _SETTING:
                counts[e.country] = (counts.get(e.country, (0, ""))[0] + _times_named(e), e.id)
        ranked = sorted(counts.items(), key=lambda c: (-c[1][0], c[0]))[:2]
        total = sum(n for n, _ in counts.values())
        enough = len(ranked) == 2 and ranked[1][1][0] >= 2 and sum(n for _, (n, _) in ranked) >= 0.7 * total
        return tuple((ident, country) for country, (_, ident) in ranked) if enough else ()

    @cached_property
    def times_by_sentence(self) -> dict[int, list[TimeMention]]:
        return self._by_sentence((m.span.start, m) for m in self.times)

    @cached_property
    def places_by_sentence(self) -> dict[int, list[PlaceMention]]:
        return self._by_sentence((m.span.start, m) for m in self.places)

    def _by_sentence(self, items: Iterable[tuple[int, _T]]) -> dict[int, list[_T]]:
        found: dict[int, list[_T]] = {}
        for start, item in items:
            found.setdefault(self.sentence_at(start), []).append(item)
        return found

    def sentence_at(self, position: int) -> int:
        """The sentence that the character at `position` stands in, or the one before it."""
        return max(0, bisect_right(self._starts, position) - 1)

    def claims_by_sentence(self, claims: Iterable[Claim]) -> dict[int, list[Claim]]:
        """The claims whose content touches each sentence, in the order given."""
        found: dict[int, list[Claim]] = {}
        for claim in claims:
            touched = (
                range(self.sentence_at(c.start), self.sentence_at(c.end - 1) + 1) for c in claim.content
            )
            for s in sorted({s for run in touched for s in run}):
                found.setdefault(s, []).append(claim)
        return found

    def words(self, start: int, end: int) -> Iterator[Word]:
        """The words that overlap characters [start, end)."""
        s = self.sentence_at(start)
        while s < len(self.trees) and self.parse.sentences[s].start < end:
            for i in self.trees[s].find(start, end):
                yield s, i
            s += 1

    def span(self, s: int, start: int, end: int) -> Span:
        """The characters of words [start, end) of sentence `s`."""
        tokens = self.trees[s].tokens
        return self.document.span(tokens[start].start, tokens[end - 1].end)
