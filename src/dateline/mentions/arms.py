"""Arms and defence systems: "long-range ballistic missiles", "S-400", "Iron Dome".

In: a document and its parse. Out: their spans in text order, not overlapping, each the longest term with
the modifiers that belong to it; numbers and nationalities do not. Weapons that the reader named are taken
in. Never a metaphor ("silver bullet"), a vessel for liquids ("water tank") or a verb.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from dateline.mentions import arms_lexicon as lexicon
from dateline.records import Document, Name, Parse, Sentence, Span

_COMPOUND = re.compile(r"[^\W_]+(?:[-‐‑][^\W_]+)*|[^\s\w]")
_DESIGNATION = re.compile(r"([a-z]+)[-‐‑]?([0-9]{1,4}(?:[a-z][0-9]?)?)(?:[a-z]{0,3}|-[a-z0-9]{1,3})\Z")
_HYPHENS = str.maketrans("‐‑’", "--'")
_LONGEST = 6  # words of a term


class _Compound(NamedTuple):
    """A word with all that hyphens tie to it: "surface-to-air", "F-16s". A tuple, because there are many."""

    start: int
    end: int
    text: str
    lower: str


class _Term(NamedTuple):
    """A term found, from one compound up to another; not `sure` when its name has other senses."""

    first: int
    last: int
    sure: bool


def _compounds(text: str, *, start: int, end: int) -> list[_Compound]:
    return [
        _Compound(match.start(), match.end(), match.group(), match.group().lower().translate(_HYPHENS))
        for match in _COMPOUND.finditer(text, start, end)
    ]


def _phrase_table(phrases: Sequence[str]) -> dict[str, list[tuple[tuple[str, ...], bool]]]:
    """Phrases by their first word, longest first: the rest of their words, and whether they are sure."""
    table: dict[str, list[tuple[tuple[str, ...], bool]]] = {}
    for phrase in phrases:
        words = [compound.lower for compound in _compounds(phrase, start=0, end=len(phrase.rstrip("? ")))]
        table.setdefault(words[0], []).append((tuple(words[1:]), not phrase.strip().endswith("?")))
        table[words[0]].sort(key=lambda entry: -len(entry[0]))
    return table


_NAMES = _phrase_table(lexicon.NAMES)
_PHRASES = _phrase_table(lexicon.PHRASES)
_HEADS = lexicon.NOUNS | frozenset(lexicon.CONDITIONS)


def find_arms(document: Document, parse: Parse) -> tuple[Span, ...]:
    """All terms of arms in text order; a weapon that the reader named and no term covers is added."""
    spans = []
    for sentence in parse.sentences:
        compounds = _compounds(document.text, start=sentence.start, end=sentence.end)
        spans += [
            document.span(compounds[t.first].start, compounds[t.last - 1].end)
            for t in _terms(compounds, sentence)
        ]
    return _with_names(spans, [name for name in parse.names if name.type == "WEAPON"])


def _with_names(spans: Sequence[Span], names: Sequence[Name]) -> tuple[Span, ...]:
    """Spans and names in order; of two that overlap the longer."""
    merged: list[Span] = []
    for span in sorted([*spans, *(name.span for name in names)], key=lambda span: (span.start, -span.end)):
        if merged and span.start < merged[-1].end:
            if span.end - span.start > merged[-1].end - merged[-1].start:
                merged[-1] = span
            continue
        merged.append(span)
    return tuple(merged)


def _terms(compounds: Sequence[_Compound], sentence: Sentence) -> list[_Term]:
    """The terms of one sentence; a name with other senses only in a list or as a plural beside sure ones."""
    found = list(_candidates(compounds, sentence))
    plural = {term for term in found if not term.sure and compounds[term.last - 1].lower.endswith("s")}
    kept = plural if any(term.sure for term in found) or len(plural) > 1 else set()
    for left, right in pairwise(found):
        if left.sure != right.sure and all(
            c.lower in (",", "and", "or") for c in compounds[left.last : right.first]
        ):
            kept |= {left, right}
    return [term for term in found if term.sure or term in kept]


def _candidates(compounds: Sequence[_Compound], sentence: Sentence) -> Iterator[_Term]:
    at = 0
    while at < len(compounds):
        term = _term_at(compounds, at, sentence=sentence)
        if term:
            yield term
        at = term.last if term else at + 1


def _term_at(compounds: Sequence[_Compound], at: int, *, sentence: Sentence) -> _Term | None:
    """The longest term that starts here: a phrase, a name with the nouns after it, or modifiers and a noun."""
    if phrase := _phrase_at(compounds, at, _PHRASES):
        return _Term(at, max(phrase.last, _noun_after(compounds, at, at, sentence=sentence)), True)
    named = _name_at(compounds, at)
    after = named.last if named else at
    if not named and not (_is_modifier(compounds[at].lower) or compounds[at].lower in _HEADS):
        return None
    last = _noun_after(compounds, at, after, sentence=sentence)
    if named:
        return _Term(at, max(last, after), named.sure or last > after)
    return _Term(at, last, True) if last > after else None


def _phrase_at(
    compounds: Sequence[_Compound], at: int, table: dict[str, list[tuple[tuple[str, ...], bool]]]
) -> _Term | None:
    lower = compounds[at].lower
    for rest, sure in table.get(lower, ()) or table.get(lower.removesuffix("s"), ()):
        words = [compound.lower for compound in compounds[at + 1 : at + 1 + len(rest)]]
        if len(words) == len(rest) and (
            tuple(words) == rest or (words and (*words[:-1], words[-1].removesuffix("s")) == rest)
        ):
            return _Term(at, at + 1 + len(rest), sure)
    return None


def _name_at(compounds: Sequence[_Compound], at: int) -> _Term | None:
    """A named system or a designation; always written with a capital."""
    if not compounds[at].text[0].isupper():
        return None
    if name := _phrase_at(compounds, at, _NAMES):
        last = name.last
        if last < len(compounds) and _DESIGNATION.match(compounds[last].lower):
            last += _is_designation(compounds[last].lower)
        return _Term(at, last, name.sure)
    if not _is_designation(compounds[at].lower):
        return None
    nickname = (
        _phrase_at(compounds, at + 1, _NAMES)
        if at + 1 < len(compounds) and compounds[at + 1].text[0].isupper()
        else None
    )
    return _Term(at, nickname.last if nickname else at + 1, True)


def _is_designation(lower: str) -> bool:
    """ "F-16s", "MiG-29", "T-72B3": known letters with a number; single letters only with known numbers."""
    match = _DESIGNATION.match(lower)
    if not match:
        return False
    letters, number = match.groups()
    allowed = lexicon.NUMBERS.get(letters)
    if allowed is not None:
        digits = re.match("[0-9]+", number)
        return number in allowed or (digits is not None and digits.group() in allowed and "-" in lower)
    return letters in lexicon.PREFIXES and ("-" in lower or letters in ("tb", "rpg", "bm", "mq"))


def _is_modifier(lower: str) -> bool:
    return lower in lexicon.MODIFIERS or ("-" in lower and not lexicon.PARTS.isdisjoint(lower.split("-")))


def _noun_after(compounds: Sequence[_Compound], first: int, at: int, *, sentence: Sentence) -> int:
    """The end of the last noun of arms in the run of term words from `at`; `at` when there is none."""
    last = at
    for place in range(at, min(len(compounds), at + _LONGEST)):
        lower = compounds[place].lower
        if lower in _HEADS and _is_noun(compounds, first, place, sentence=sentence):
            last = place + 1
        elif not _is_modifier(lower) and lower not in _HEADS:
            break
    return last


def _is_noun(compounds: Sequence[_Compound], first: int, at: int, *, sentence: Sentence) -> bool:
    """Whether a noun that can be a weapon is one here."""
    lower = compounds[at].lower
    condition = lexicon.CONDITIONS.get(lower)
    if lower in lexicon.VERBS_TOO and first == at and not _has_determiner(compounds, at):
        return False
    if condition and not _holds(compounds, first, at, condition=condition):
        return False
    if first == at and lower in lexicon.NOUNS and _before(compounds, at) in ("silver", "magic"):
        return False
    return _upos(sentence, compounds[at].start) not in ("VERB", "AUX")


def _holds(compounds: Sequence[_Compound], first: int, at: int, *, condition: lexicon.Condition) -> bool:
    before, after = _before(compounds, at), compounds[at + 1].lower if at + 1 < len(compounds) else ""
    if before in condition.bars_before or after in condition.bars_after:
        return False
    if not condition.needs and not condition.cues:
        return True
    inside = {compound.lower for compound in compounds[first:at]}
    named = condition.after_name and first < at and _name_at(compounds, first) is not None
    return (
        named or not condition.needs.isdisjoint(inside) or before in condition.cues or after in condition.cues
    )


def _before(compounds: Sequence[_Compound], at: int) -> str:
    return compounds[at - 1].lower if at else ""


def _has_determiner(compounds: Sequence[_Compound], at: int) -> bool:
    before = compounds[at - 1] if at else None
    after = compounds[at + 1].lower if at + 1 < len(compounds) else ""
    if compounds[at].lower in ("arms", "weapon") or after in lexicon.FIRED:
        return True
    return before is not None and (
        before.lower in lexicon.DETERMINERS
        or before.lower[0].isdigit()
        or (at > 1 and before.text[0].isupper())
    )


def _upos(sentence: Sentence, start: int) -> str:
    place = bisect_right(sentence.tokens, start, key=lambda token: token.start) - 1
    return sentence.tokens[place].upos if place >= 0 else ""
