"""Where a text stands between quotation marks."""

import re
from functools import lru_cache

_CLOSES = {"“": "”", "«": "»", "„": "”", '"': '"'}
# A blank line ends a paragraph; so does the line break before an indent or a list item.
_PARAGRAPH = re.compile(r"\n(?=\s*\n|[ \t]|[-*•–—]\s)")
# A quotation longer than this is a mark gone astray.
_LONGEST = 4000


@lru_cache(maxsize=16)  # several rooms ask it of one report
def find_quotations(text: str) -> tuple[tuple[int, int], ...]:
    """Half-open ranges between quotation marks, marks left out; linear in the length of the text.

    Straight marks open and close by turns within a paragraph. A quotation left open at the end of a
    paragraph ends there (the next paragraph opens it again, as papers print long quotations). Where every
    line is a paragraph of its own, which is so unless lines break in mid-sentence, a line ends it too.
    """
    ends = {m.start() for m in (_PARAGRAPH if _runs_on(text) else re.compile("\n")).finditer(text)}
    found: list[tuple[int, int]] = []
    start, closing = -1, ""
    for i, char in enumerate(text):
        if start >= 0:
            closed = char == closing or (closing == "”" and char == '"')
            if closed or i in ends or i - start > _LONGEST:
                found.append((start, i))
                start = -1
        elif char in _CLOSES:
            start, closing = i + 1, _CLOSES[char]
    if start >= 0:
        found.append((start, len(text)))
    return tuple((s, e) for s, e in found if s < e)


def _runs_on(text: str) -> bool:
    """True when lines break in mid-sentence: most begin with a small letter or follow one without a stop."""
    breaks = re.findall(r"(\S)[ \t]*\n(\S)", text[:20000])
    small = sum(1 for _, after in breaks if after.islower())
    return small >= max(1, 0.25 * len(breaks))


def share_quoted(quotations: tuple[tuple[int, int], ...], start: int, end: int) -> float:
    """The share of characters [start, end) that stands in quotations, 0 to 1."""
    inside = sum(max(0, min(end, e) - max(start, s)) for s, e in quotations if s < end and start < e)
    return inside / max(1, end - start)
