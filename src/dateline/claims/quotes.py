"""Where a text stands between quotation marks."""

_OPEN = {"“": "”", "«": "»", "„": "”"}
# A quotation that nobody closes ends with its paragraph; one longer than this is a mark gone astray.
_LONGEST = 4000


def find_quotations(text: str) -> tuple[tuple[int, int], ...]:
    """Half-open ranges between quotation marks, marks left out; linear in the length of the text.

    Straight marks open and close by turns within a paragraph. A quotation left open at the end of a
    paragraph ends there (the next paragraph opens it again, as papers print long quotations).
    """
    found: list[tuple[int, int]] = []
    start, closing = -1, ""
    for i, char in enumerate(text):
        if start >= 0:
            if char == closing or (closing == "”" and char == '"') or char == "\n" or i - start > _LONGEST:
                found.append((start, i))
                start = -1
        elif char in _OPEN:
            start, closing = i + 1, _OPEN[char]
        elif char == '"':
            start, closing = i + 1, '"'
    if start >= 0:
        found.append((start, len(text)))
    return tuple((s, e) for s, e in found if s < e)


def share_quoted(quotations: tuple[tuple[int, int], ...], start: int, end: int) -> float:
    """The share of characters [start, end) that stands in quotations, 0 to 1."""
    inside = sum(max(0, min(end, e) - max(start, s)) for s, e in quotations if s < end and start < e)
    return inside / max(1, end - start)
