"""Persons by their titles, and names seen again in short."""

import re

from dateline.mentions.names.spot import Spot
from dateline.records.mention import NameType
from dateline.register import is_address, is_rank, terms_of

_TITLE = re.compile(
    r"(?<![\w-])(?:President|Prime Minister|"
    r"(?:Foreign|Defen[cs]e|Interior|Finance|Health|Justice|Energy) (?:Minister|Secretary)|"
    r"Vice President|Chancellor|Premier|King|Queen|Crown Prince|Prince|Emir|Sheikh|Ayatollah|Mullah|Pope|Secretary of "
    r"(?:State|Defen[cs]e)|Secretary[- ]General|Senator|Sen\.|Rep\.|Gov\.|Governor|Ambassador|Mayor|"
    r"Mr\.?|Mrs\.?|Ms\.?|Dr\.?|"
    r"Gen\.|General|Col\.|Colonel|Lt\.|Maj\.|Capt\.|Captain|Brig\.|Adm\.|Admiral|Sgt\.|Cmdr\.|Minister|spokesman|"
    r"spokeswoman|Commander) "
)
_NAME = re.compile(
    r"(?!(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Assembly|Staff|Secretary|Minister|Office|Council|Court)\b)"
    r"[A-Z][\w'\u2019-]+"
    r"(?: (?:(?:bin|al|el|de|da|von|van|der|du|ul|la) )?[A-Z][\w-]*[^\W_](?:['\u2019-][A-Za-z][\w-]*)?){0,3}"
)
_STOPS = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June July August "
    "September October November December The In On At And But He She".split()
)
_ACRONYM = re.compile(r"[ ]?\(([A-Z][A-Za-z]?[A-Z0-9][A-Z0-9-]{0,7})\)")
_WORD = re.compile(r"[^\W_]+(?:[-'\u2019][^\W_]+)*")


def find_titled(text: str, *, known: tuple[Spot, ...]) -> tuple[Spot, ...]:
    """Persons whom only their title gives away ("Gen. Erik Kurilla"); where a name is known already, nothing new."""
    taken = {at for spot in known for at in range(spot.start, spot.end)}
    found = []
    for title in _TITLE.finditer(text):
        name = _NAME.match(text, title.end())
        if name is None or title.end() in taken:
            continue
        end = _cut(text, title.end(), name.end(), taken)
        if end > title.end() and not terms_of(text[title.end() : end]):
            found.append(Spot(start=title.end(), end=end, type="PERSON", score=0.8))
    return tuple(found)


def _cut(text: str, start: int, end: int, taken: set[int]) -> int:
    kept = start
    for word in _WORD.finditer(text, start, end):
        title = kept == start and (is_rank(word[0]) or is_address(word[0]))
        if title or word.start() in taken or word[0] in _STOPS:
            break
        kept = word.end()
    plain = text[start:kept]
    return kept - 2 if plain.endswith(("'s", "\u2019s")) else kept


def find_again(text: str, *, known: tuple[Spot, ...]) -> tuple[Spot, ...]:
    """Later words that repeat a known name in short: a surname of a person named in full, an acronym
    that stood in brackets after a body's name."""
    short = _short_names(text, known)
    if not short:
        return ()
    taken = {at for spot in known for at in range(spot.start, spot.end)}
    found = []
    for word in _WORD.finditer(text):
        form = word[0][:-2] if word[0].endswith(("'s", "\u2019s")) else word[0]
        kind = short.get(form)
        if kind and word.start() not in taken:
            found.append(Spot(start=word.start(), end=word.start() + len(form), type=kind, score=0.9))
    return tuple(found)


def _short_names(text: str, known: tuple[Spot, ...]) -> dict[str, NameType]:
    short: dict[str, NameType] = {}
    for spot in known:
        words = text[spot.start : spot.end].split()
        if spot.type == "PERSON" and len(words) > 1 and len(words[-1]) > 3 and words[-1].isalpha():
            if words[-1][0].isupper() and not terms_of(words[-1]):
                short[words[-1]] = "PERSON"
        elif spot.type == "ORG" and (acronym := _ACRONYM.match(text, spot.end)):
            short[acronym[1]] = "ORG"
    return short
