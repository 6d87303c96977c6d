"""Names that the register lists: states, nationalities, capitals, bodies, areas, peoples, office-holders."""

import re
from collections.abc import Iterable

from dateline.mentions.names.spot import Spot
from dateline.records.mention import NameType
from dateline.register import Phrase, Term, areas, bodies

_TYPES: dict[str, NameType] = {
    "state": "GPE",
    "adjective": "NORP",
    "people": "NORP",
    "capital": "GPE",
    "seat": "ORG",
    "body": "ORG",
    "group": "NORP",
    "person": "PERSON",
}
# Words that are names of states or peoples and everyday words besides: what follows or stands before tells.
_AFTER = re.compile(
    r"\s+(?:pigs?|fowl|sandwich|sausages?|fries|toast|cheese|muffins?|shepherds?|River|Hilton|Jackson)\b"
)
_POLES = re.compile(r"\b(?:North|South|Magnetic)\s+$")
_NEVER_PERSONS = ("people", "group", "body", "seat")
_WORDLIKE = frozenset(
    ("US", "WHO", "AU", "IS", "MIT", "ICE", "SAS", "AI", "IRA", "MEK", "ADF", "SPA", "MENA")
)


def find_listed(text: str, *, phrases: tuple[Phrase, ...], learned: tuple[Spot, ...]) -> tuple[Spot, ...]:
    """The phrases of the register that count as names here, in order.

    A shared name counts where the text speaks of its state, or the reader also sees a name there. A
    state's name inside a longer person's name does not count, nor one the report uses for a person.
    """
    spoken_of = codes_in(phrases)
    persons = [spot for spot in learned if spot.type == "PERSON"]
    surnames = {word for spot in persons for word in text[spot.start : spot.end].split()[1:]}
    spots: list[Spot] = []
    at = 0
    for phrase in phrases:
        while at < len(learned) and learned[at].end <= phrase.start:
            at += 1
        over = learned[at] if at < len(learned) and learned[at].start < phrase.end else None
        if _counts(text, phrase, over=over, spoken_of=spoken_of, surnames=surnames):
            spots.append(Spot(start=phrase.start, end=phrase.end, type=_type_of(phrase.term), score=1.0))
    return tuple(spots)


def _counts(
    text: str, phrase: Phrase, *, over: Spot | None, spoken_of: frozenset[str], surnames: set[str]
) -> bool:
    term = phrase.term
    words = text[phrase.start : phrase.end]
    if term.kind == "person":
        return True
    if over and over.type == "PERSON" and _inside(phrase, over) and term.kind not in _NEVER_PERSONS:
        return over.end - over.start == phrase.end - phrase.start and words not in surnames
    if term.shared:
        named = over is not None and over.type in ("ORG", "FAC") and over.end == phrase.end
        return named or not spoken_of.isdisjoint(_homes(term))
    if words in _WORDLIKE and _in_capitals(text, phrase):
        return False
    if term.kind in ("adjective", "state", "capital") and _AFTER.match(text, phrase.end):
        return False
    return not (words in ("Pole", "Poles") and _POLES.search(text, max(0, phrase.start - 12), phrase.start))


def _inside(phrase: Phrase, over: Spot) -> bool:
    return over.start <= phrase.start and phrase.end <= over.end


def _in_capitals(text: str, phrase: Phrase) -> bool:
    around = text[max(0, phrase.start - 20) : phrase.start] + text[phrase.end : phrase.end + 20]
    return not any(c.islower() for c in around) and sum(c.isupper() for c in around) >= 8


def codes_in(phrases: Iterable[Phrase]) -> frozenset[str]:
    """The states that a text speaks of by names that are not shared."""
    return frozenset(code for p in phrases if not p.term.shared for code in _homes(p.term))


def _homes(term: Term) -> tuple[str, ...]:
    if term.kind == "body":
        return tuple(code for ref in term.refs for code in bodies()[int(ref)].homes)
    if term.kind == "area":
        return tuple(code for ref in term.refs if (code := areas()[int(ref)].code))
    return tuple(str(ref) for ref in term.refs) if term.kind != "person" else ()


def _type_of(term: Term) -> NameType:
    return areas()[int(term.refs[0])].type if term.kind == "area" else _TYPES[term.kind]
