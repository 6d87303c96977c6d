"""Types that the reader confuses, put right: towns taken for persons, persons taken for towns."""

import re

from dateline.mentions.names.spot import Spot
from dateline.records import Parse
from dateline.register import bearers, find_phrases, holders_named, is_role, towns_named


def correct_types(
    text: str, *, learned: tuple[Spot, ...], parse: Parse, spoken_of: frozenset[str]
) -> tuple[Spot, ...]:
    """The learned names, a town in a state that the report speaks of as a place, a known surname as a person.

    A word that the parse takes for a common noun is no person. A surname that the report also gives in
    full, or that an office-holder bears, stays a person's.
    """
    surnames = {
        text[spot.start : spot.end].split()[-1]
        for spot in learned
        if spot.type == "PERSON" and " " in text[spot.start : spot.end]
    }
    nouns = {t.start for s in parse.sentences for t in s.tokens if t.upos in ("NOUN", "VERB", "ADV")}
    found = (_corrected(text, spot, surnames=surnames, nouns=nouns, spoken_of=spoken_of) for spot in learned)
    return tuple(spot for spot in found if spot is not None)


def _corrected(
    text: str, spot: Spot, *, surnames: set[str], nouns: set[int], spoken_of: frozenset[str]
) -> Spot | None:
    words = text[spot.start : spot.end]
    single = " " not in words
    if single and spot.type in ("GPE", "LOC", "ORG") and (words in surnames or _is_bearer(words)):
        return Spot(start=spot.start, end=spot.end, type="PERSON", score=spot.score)
    here = any(town.code in spoken_of for town in towns_named(words))
    if spot.type in ("FAC", "LOC") and here and not find_phrases(words):
        return Spot(start=spot.start, end=spot.end, type="GPE", score=spot.score)
    if spot.type in ("GPE", "LOC", "ORG") and not single and _is_unknown(words) and _is_described(text, spot):
        return Spot(start=spot.start, end=spot.end, type="PERSON", score=spot.score)
    if spot.type != "PERSON":
        return spot
    if single and spot.start in nouns and spot.score < 0.9:
        return None
    known = words in surnames or bearers(words) or holders_named(words)
    if not known and here:
        return Spot(start=spot.start, end=spot.end, type="GPE", score=spot.score)
    return spot


_ROLE_BEFORE = re.compile(r"([^\W\d_]+) $")
_ROLE_AFTER = re.compile(
    r",\s(?:(?:an?|the|its|his|her|their|one of)\s)?(?:[\w\u2019'-]+\s){0,4}?([\w-]+)"
    r"(?=[,.;:]|\s(?:of|for|from|to|in|at|on|who)\b)"
)


def _is_unknown(words: str) -> bool:
    """Whether a name of plain words is in no table."""
    plain = all(w[0].isupper() or "-" in w for w in words.split())
    return plain and not find_phrases(words) and not towns_named(words)


def _is_described(text: str, spot: Spot) -> bool:
    """Whether a name stands behind what one person is ("police commander X"), or before it ("X, governor of …")."""
    before = _ROLE_BEFORE.search(text, max(0, spot.start - 40), spot.start)
    after = _ROLE_AFTER.match(text, spot.end)
    return any(role is not None and is_role(role[1]) for role in (before, after))


def _is_bearer(word: str) -> bool:
    """Whether a word is an office-holder's surname and nothing else the register knows."""
    return bool(bearers(word)) and not towns_named(word) and not find_phrases(word)
