"""A sentence in the labels of spaCy's English pipelines (CLEAR) → the tree that Universal Dependencies makes of it.

The two differ in labels and in shape: CLEAR hangs a noun on its preposition, a predicate on "is", and each part of
a list on the part before it; Universal Dependencies hangs them the other way round.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.models.labels import coarse_relation

# Labels that only CLEAR has: a sentence without one of them is taken as it is.
_CLEAR = frozenset(
    "acomp agent attr auxpass csubjpass dative dobj intj meta npadvmod nsubjpass oprd pcomp pobj poss preconj predet "
    "prep prt quantmod relcl neg".split()
)
# What is only called otherwise. Older names of Universal Dependencies are among them.
RELABELLED = {
    "ROOT": "root", "acomp": "xcomp", "agent": "obl:agent", "attr": "xcomp", "auxpass": "aux:pass",
    "csubjpass": "csubj", "dative": "iobj", "dobj": "obj", "intj": "discourse", "meta": "dep", "mwe": "fixed",
    "name": "flat", "neg": "advmod", "npadvmod": "obl:unmarked", "nsubjpass": "nsubj:pass", "oprd": "xcomp",
    "pcomp": "advcl", "pobj": "obl", "poss": "nmod:poss", "preconj": "cc", "predet": "det", "prep": "advmod",
    "prt": "compound:prt", "quantmod": "advmod", "relcl": "acl:relcl", "obl:npmod": "obl:unmarked",
    "obl:tmod": "obl:unmarked", "nmod:npmod": "nmod:unmarked", "nmod:tmod": "nmod:unmarked",
}  # fmt: skip
# Two prepositions that are one: the second hangs on the first.
_FIXED = frozenset(
    [
        ("according", "to"),
        ("because", "of"),
        ("due", "to"),
        ("instead", "of"),
        ("such", "as"),
        ("rather", "than"),
    ]
)
_BE = frozenset("be is are was were been being am 's ’s 're ’re 'm ’m".split())
_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "SYM")
_COMPLEMENT = ("pobj", "pcomp")
_PREDICATE = ("attr", "acomp")


@dataclass(frozen=True, slots=True, kw_only=True)
class Arc:
    """A word with its tag, the index of its governor (-1: the root) and its label."""

    text: str
    upos: str
    head: int
    label: str


def universal_arcs(arcs: Sequence[Arc], *, persons: Iterable[tuple[int, int]] = ()) -> tuple[Arc, ...]:
    """The words with the governors and relations of Universal Dependencies, as `records.Token` has them.

    `persons` are the words [start, end) of persons' names, which hang on their first word. A label that neither
    scheme has becomes ``dep``. One root in, one root out.
    """
    sentence = _Sentence(arcs)
    if not sentence.is_clear():
        return sentence.arcs()
    sentence.turn_prepositions()
    sentence.turn_predicates()
    sentence.turn_lists()
    for start, end in persons:
        sentence.turn_name(start, end)
    sentence.mark_infinitives()
    return sentence.arcs()


class _Sentence:
    """The arcs of a sentence while they are being turned."""

    def __init__(self, arcs: Sequence[Arc]) -> None:
        self.words = [arc.text.lower() for arc in arcs]
        self.texts = [arc.text for arc in arcs]
        self.upos = [arc.upos for arc in arcs]
        self.heads = [arc.head for arc in arcs]
        self.labels = [arc.label for arc in arcs]

    def is_clear(self) -> bool:
        return any(label in _CLEAR for label in self.labels)

    def arcs(self) -> tuple[Arc, ...]:
        return tuple(
            Arc(text=text, upos=upos, head=head, label="root" if head < 0 else self._relation(i))
            for i, (text, upos, head) in enumerate(zip(self.texts, self.upos, self.heads, strict=True))
        )

    def _relation(self, i: int) -> str:
        if self.labels[i] == "npadvmod" and self.upos[self.heads[i]] in _NOMINAL:
            return "nmod:unmarked"
        return coarse_relation(RELABELLED.get(self.labels[i], self.labels[i]))

    def kids(self, i: int, *labels: str) -> list[int]:
        found = [c for c, head in enumerate(self.heads) if head == i]
        return [c for c in found if not labels or self.labels[c] in labels]

    def hang(self, i: int, head: int, label: str) -> None:
        self.heads[i], self.labels[i] = head, label

    def turn_prepositions(self) -> None:
        """Each preposition hangs on its noun or clause, which takes its place; the innermost first."""
        for p in sorted(range(len(self.heads)), key=lambda i: (-self._depth(i), i)):
            complement = next(iter(self.kids(p, *_COMPLEMENT)), None)
            if complement is not None:
                self._turn_preposition(p, complement)

    def _depth(self, i: int) -> int:
        depth = 0
        while (i := self.heads[i]) >= 0:
            depth += 1
        return depth

    def _turn_preposition(self, p: int, c: int) -> None:
        clause = self.labels[c] == "pcomp" and self.upos[c] in ("VERB", "AUX")
        outer = self.heads[p]
        inside = (
            outer >= 0 and self.labels[p] in ("prep", "pcomp") and self.labels[outer] in ("prep", "pcomp")
        )
        paired = any(self.upos[other] == "ADP" for other in self.kids(p, "conj"))
        for other in self.kids(p):
            stays = self.labels[other] == "fixed" or (paired and self.labels[other] in ("cc", "conj"))
            if other != c and not stays:
                self.heads[other] = c
        kept = self.labels[c] if inside else self._place_of(p, clause=clause)
        self.hang(c, outer, kept)
        self.hang(p, c, "mark" if clause else "case")
        self._join_fixed(p, c, outer=outer)

    def _place_of(self, p: int, *, clause: bool) -> str:
        """What the complement of preposition `p` is to the governor."""
        label = self.labels[p]
        if label not in ("prep", "dative", "pcomp", "advmod", "prt"):
            return label
        above = self.heads[p]
        nominal = above >= 0 and self.upos[above] in _NOMINAL
        if clause:
            return "acl" if nominal else "advcl"
        return "nmod" if nominal else "obl"

    def _join_fixed(self, p: int, c: int, *, outer: int) -> None:
        """ "because of", "such as": the second word on the first, the first on the complement."""
        if outer >= 0 and (self.words[outer], self.words[p]) in _FIXED:
            self.hang(p, outer, "fixed")
        for first in self.kids(c):
            if first < p and (self.words[first], self.words[p]) in _FIXED:
                self.hang(first, c, self.labels[p])
                self.hang(p, first, "fixed")

    def turn_predicates(self) -> None:
        """What somebody is governs the clause, and "is" hangs on it."""
        for b in range(len(self.heads)):
            if self.words[b] not in _BE or self.labels[b] in ("aux", "auxpass", "cop"):
                continue
            predicate = self._predicate(b)
            if predicate is None:
                continue
            if self.kids(b, "expl") and not self.kids(b, "nsubj"):
                self.labels[predicate] = "nsubj"
                continue
            self._put_above(predicate, b, "cop")

    def _predicate(self, b: int) -> int | None:
        found = self.kids(b, *_PREDICATE)
        if not found and self.kids(b, "nsubj") and not self.kids(b, "expl", "ccomp", "xcomp"):
            found = [c for c in self.kids(b, "obl") if c > b and self.kids(c, "case")]
        return found[0] if found else None

    def _put_above(self, i: int, governor: int, label: str) -> None:
        """Word `i` takes its governor's place and all its dependents; the governor hangs on it."""
        for other in self.kids(governor):
            if other != i:
                self.heads[other] = i
        self.hang(i, self.heads[governor], self.labels[governor])
        self.hang(governor, i, label)

    def turn_lists(self) -> None:
        """Every part of a list hangs on the first; "and" on the part after it."""
        for i, label in enumerate(self.labels):
            if label == "cc":
                later = [c for c in self.kids(self.heads[i], "conj") if c > i] if self.heads[i] >= 0 else []
                self.heads[i] = later[0] if later else self.heads[i]
        for i, label in enumerate(self.labels):
            while label == "conj" and self.heads[i] >= 0 and self.labels[self.heads[i]] == "conj":
                self.heads[i] = self.heads[self.heads[i]]

    def turn_name(self, start: int, end: int) -> None:
        """The words of a person's name hang on its first; titles before it describe it."""
        inside = range(start, end)
        tops = [i for i in inside if self.heads[i] not in inside]
        if len(tops) != 1:
            return
        top = tops[0]
        if top != start:
            self._put_above(start, top, "compound")
        for i in self.kids(start, "compound"):
            self.labels[i] = "flat" if i in inside else "nmod:desc"

    def mark_infinitives(self) -> None:
        for i, label in enumerate(self.labels):
            if label == "aux" and self.words[i] == "to":
                self.labels[i] = "mark"
