"""A sentence as a tree to walk: governors, dependents, phrases."""

from collections.abc import Iterator
from dataclasses import replace

from dateline.records import Sentence, Token

_OUTSIDE_PHRASE = frozenset(
    (
        "case",
        "mark",
        "cc",
        "punct",
        "conj",
        "appos",
        "acl:relcl",
        "parataxis",
        "advcl",
        "nsubj",
        "cop",
        "aux",
        "advmod",
        "discourse",
        "dep",
        "list",
        "orphan",
    )
)


def _mended(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens with one frequent slip of parsers undone: in "urged them to leave and threatened to strike" the
    finite verb is joined to the finite one, not to the infinitive."""
    infinitives = {t.head for t in tokens if t.deprel == "mark" and t.text.lower() == "to"}
    aided = {t.head for t in tokens if t.deprel in ("aux", "aux:pass", "cop")}
    mended = list(tokens)
    for token in tokens:
        past = token.upos == "VERB" and token.text.lower().endswith("ed") and token.index not in aided
        if token.deprel != "conj" or not past or token.head not in infinitives:
            continue
        above = tokens[token.head].head
        if tokens[token.head].deprel in ("xcomp", "advcl") and above >= 0 and above not in infinitives:
            mended[token.index] = replace(token, head=above)
    return tuple(mended)


class Tree:
    """A sentence and its dependency tree; words are named by their index in the sentence."""

    __slots__ = ("_lower", "_relations", "children", "sentence", "tokens")

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.tokens = _mended(sentence.tokens)
        self._lower = [token.text.lower() for token in self.tokens]
        self._relations = [token.deprel for token in self.tokens]
        self.children: list[list[int]] = [[] for _ in sentence.tokens]
        for token in sentence.tokens:
            if token.head >= 0:
                self.children[token.head].append(token.index)

    def lower(self, i: int) -> str:
        """Word `i` in small letters."""
        return self._lower[i]

    def kids(self, i: int, *relations: str) -> list[int]:
        """Dependents of word `i` in these relations, in order."""
        return [c for c in self.children[i] if self._relations[c] in relations]

    def kid(self, i: int, *relations: str) -> int | None:
        """The first dependent of word `i` in one of these relations."""
        for c in self.children[i]:
            if self._relations[c] in relations:
                return c
        return None

    def above(self, i: int) -> Iterator[int]:
        """The governors of word `i`, nearest first."""
        seen = 0
        while (i := self.tokens[i].head) >= 0 and seen < len(self.tokens):
            seen += 1
            yield i

    def below(self, i: int, *, skip: frozenset[int] = frozenset()) -> list[int]:
        """Word `i` and all under it, in order of the text, without the branches in `skip`."""
        found, stack = [], [i]
        while stack:
            at = stack.pop()
            found.append(at)
            stack.extend(c for c in self.children[at] if c not in skip)
        return sorted(found)

    def preposition(self, i: int) -> str | None:
        """The preposition that introduces word `i`; for a joined phrase, that of the first part."""
        for _ in range(8):
            case = self.kid(i, "case")
            if case is not None and self.lower(case) not in ("'s", "’s", "'", "’"):
                return self.lower(case)
            if self.tokens[i].deprel != "conj":
                return None
            i = self.tokens[i].head
        return None

    def phrase(self, i: int) -> tuple[int, int]:
        """Words [start, end) of the noun phrase of head `i`: its modifiers, without its preposition,
        appositions, relative clauses and further joined phrases."""
        keep = {i}
        for c in self.children[i]:
            if self.tokens[c].deprel in _OUTSIDE_PHRASE:
                continue
            if self.tokens[c].deprel == "acl" and self._after_comma(c):
                continue
            keep.update(self._inner(c))
        start = end = i
        while start - 1 in keep or (start - 2 in keep and self._bridge(start - 1)):
            start -= 1
        while end + 1 in keep or (end + 2 in keep and self._bridge(end + 1)):
            end += 1
        while start < i and self.tokens[start].deprel in ("cc", "punct"):
            start += 1
        return start, end + 1

    def _inner(self, i: int) -> list[int]:
        """A modifier whole, without what trails behind a comma or a relative pronoun."""
        skip = frozenset(
            c for c in self.children[i] if self.tokens[c].deprel in ("acl:relcl", "appos", "parataxis")
        )
        return self.below(i, skip=skip)

    def _bridge(self, i: int) -> bool:
        return (
            self.tokens[i].text in ("-", "–", "'", "’", "“", "”", '"', "(", ")", "&")
            or self.tokens[i].deprel == "cc"
        )

    def _after_comma(self, i: int) -> bool:
        first = self.below(i)[0]
        marks = (",", "(", "—", "–")
        return self.tokens[first].text in marks or (first > 0 and self.tokens[first - 1].text in marks)

    def joined(self, i: int) -> list[int]:
        """Word `i` and the phrases joined to it ("the U.S. and Israel"), in order."""
        found = [i]
        for c in self.kids(i, "conj"):
            if self.tokens[c].upos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "X", "SYM"):
                found.extend(self.joined(c))
        return found

    def find(self, start: int, end: int) -> list[int]:
        """The words that overlap characters [start, end)."""
        return [t.index for t in self.tokens if t.start < end and start < t.end]

    def top(self, words: list[int]) -> int:
        """The head of a run of words: the one governed from outside the run."""
        inside = set(words)
        for i in words:
            if self.tokens[i].head not in inside and self.tokens[i].upos != "PUNCT":
                return i
        return words[0]
