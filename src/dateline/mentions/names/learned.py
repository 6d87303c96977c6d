"""The learned reader's names, trimmed and purged of what is no name."""

import re

from dateline.mentions.names.spot import Spot
from dateline.records import Name
from dateline.records.mention import NameType
from dateline.register import Phrase, is_address, is_rank, is_role

_LEAST = {"NORP": 0.5, "ORG": 0.3, "FAC": 0.3, "WEAPON": 0.3}
_LEAST_ELSE = 0.2
_OUTER = " \t\n\r\"'`,;:()[]{}<>*\u2018\u2019\u201c\u201d\u2026\u2013\u2014-"
_ARTICLE = re.compile(r"(?:the|a|an|this|that|its|his|her|their|our)\s+", re.IGNORECASE)
_POSSESSIVE = re.compile("['\u2019]s?$")
_HYPHENED = re.compile(r"(?<=[^\W_])-[A-Z][^\W_]+(?:-[A-Z][^\W_]+)*(?![\w-])")
_FIRST_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*\.?\s+")
_SITES = frozenset(
    "airport airbase base barracks embassy consulate hospital clinic bridge dam port harbor harbour prison camp "
    "square mosque church cathedral synagogue temple stadium refinery plant reactor tunnel crossing station mall "
    "palace tower building airfield seaport terminal checkpoint".split()
)
_ORGANS = frozenset(
    "court ministry department government party university agency council committee commission army police "
    "parliament congress senate bank movement front brigade corps union association company administration "
    "institute authority newspaper".split()
)
_COMMON = frozenset(
    "of the and national military federal presidential royal state vice central international naval free general "
    "narcotic republic kingdom commission committee council ngo army police government ministry university court party "
    "union agency house cabinet covid".split()
)
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august "
    "september october november december".split()
)


def trim_learned(text: str, *, names: tuple[Name, ...], phrases: tuple[Phrase, ...]) -> tuple[Spot, ...]:
    """The learned names without articles, titles, possessives and marks around them, in order.

    Dropped are names of low score that nothing supports, bare ranks and titles, names of days, and
    words without a capital except arms. Two persons side by side with only a blank between them are one.
    """
    starts = {phrase.start: phrase for phrase in phrases}
    spots = [s for s in (_trim(text, name=name, starts=starts) for name in names) if s is not None]
    return _join_persons(text, spots)


def _trim(text: str, *, name: Name, starts: dict[int, Phrase]) -> Spot | None:
    start, end = _strip(text, name.span.start, name.span.end)
    if name.type in ("PERSON", "GPE") and (rest := _HYPHENED.match(text, end)):
        end = rest.end()
    if name.type == "PERSON":
        start = _after_titles(text, start, end, starts)
    elif name.type != "WEAPON":
        start = _after_small(text, start, end)
    kind = _type_by_head(text[start:end], name.type)
    if start >= end or not _is_name(text[start:end], kind=kind, score=name.score, listed=start in starts):
        return None
    return Spot(start=start, end=end, type=kind, score=name.score)


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    start += len(words) - len(words.lstrip(_OUTER))
    words = words.lstrip(_OUTER)
    if article := _ARTICLE.match(words):
        start += article.end()
        words = words[article.end() :]
    words = _POSSESSIVE.sub("", words.rstrip(_OUTER)).rstrip(_OUTER)
    return start, start + len(words)


def _after_titles(text: str, start: int, end: int, starts: dict[int, Phrase]) -> int:
    while True:
        phrase = starts.get(start)
        if (
            phrase
            and phrase.term.kind in ("adjective", "state")
            and phrase.end < end
            and text[phrase.end] == " "
        ):
            if phrase.term.kind == "state" and text[phrase.end - 1] != ".":
                return start
            start = phrase.end + 1
            continue
        word = _FIRST_WORD.match(text, start, end)
        if word is None or not (is_address(word[0].strip()) or is_rank(word[0].strip())):
            return start
        start = word.end()


def _after_small(text: str, start: int, end: int) -> int:
    """Past words without a capital that open a name ("eastern Ukraine"), Arabic and other articles aside."""
    while (word := _FIRST_WORD.match(text, start, end)) and word[0].islower():
        if word[0].strip() in ("al", "el", "bin", "von", "van", "de", "la", "der", "di"):
            break
        start = word.end()
    return start


def _type_by_head(words: str, kind: NameType) -> NameType:
    """The type that the last word of a longer name tells: a site's or an organ's."""
    split = words.casefold().split()
    if len(split) < 2 or kind in ("NORP", "WEAPON"):
        return kind
    if split[0] in _ORGANS and split[1] in ("of", "for"):
        return "ORG"
    return "FAC" if split[-1] in _SITES else "ORG" if split[-1] in _ORGANS else kind


def _is_name(words: str, *, kind: NameType, score: float, listed: bool) -> bool:
    if score < _LEAST.get(kind, _LEAST_ELSE) and not listed:
        return False
    if len(words) == 1:
        return False
    if kind != "WEAPON" and not any(c.isupper() or c.isdigit() or not c.isascii() for c in words):
        return False
    return not all(_is_plain(word) for word in words.split())


def _is_plain(word: str) -> bool:
    """Whether a word of a name is none itself: a rank, title, role, day, or adjective of organs."""
    bare = word.strip(_OUTER)
    low = bare.casefold().rstrip(".")
    return not low or low in _DAYS or is_rank(bare) or is_address(bare) or is_role(low) or low in _COMMON


def _join_persons(text: str, spots: list[Spot]) -> tuple[Spot, ...]:
    joined: list[Spot] = []
    for spot in spots:
        last = joined[-1] if joined else None
        if last and last.type == spot.type == "PERSON" and text[last.end : spot.start] == " ":
            joined[-1] = Spot(
                start=last.start, end=spot.end, type="PERSON", score=min(last.score, spot.score)
            )
        else:
            joined.append(spot)
    return tuple(joined)
