"""A report and words that it was found by → the passages that hold them."""

import re
from itertools import islice

from dateline.records import Extent
from dateline.store.words import fold, parse_query

_WORD = re.compile(r"[^\W_]+")
_LINE = re.compile(r"\S[^\n]*")
_AROUND = 140  # characters on either side of a word, as far as its line goes


def find_passages(text: str, query: str, *, most: int) -> tuple[Extent, ...]:
    """Where the text first holds each word asked for, with words around; its first line where it holds none.

    >>> text = "Second day of talks.\\nThe envoy left for Elm."
    >>> [text[place.start : place.end] for place in find_passages(text, "envoys", most=3)]
    ['The envoy left for Elm.']
    """
    wanted = set(parse_query(query))
    found: list[Extent] = []
    for match in _WORD.finditer(text):
        word = fold(match.group())
        met = {(w, begins) for w, begins in wanted if word == w or (begins and word.startswith(w))}
        if not met:
            continue
        wanted -= met
        if not any(place.start <= match.start() < place.end for place in found):
            found.append(_around(text, match.start(), match.end()))
        if not wanted or len(found) == most:
            break
    return tuple(found) or tuple(
        Extent(start=m.start(), end=min(m.end(), m.start() + 2 * _AROUND))
        for m in islice(_LINE.finditer(text), 1)
    )


def _around(text: str, start: int, end: int) -> Extent:
    """The line, or the whole words of it near the place."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    last = len(text) if last < 0 else last
    if start - first > _AROUND:
        first = max(text.find(" ", start - _AROUND, start) + 1, start - _AROUND)
    if last - end > _AROUND:
        stop = text.rfind(" ", end, end + _AROUND)
        last = stop if stop > end else end + _AROUND
    return Extent(start=first, end=last)
