"""Where things stand in a report: the sentence and the claim around a character."""

from bisect import bisect_right

from dateline.records import Claim, Extent, Reading


def sentence_at(reading: Reading, at: int) -> Extent:
    """The sentence that holds a character; the character alone where none does."""
    place = bisect_right(reading.sentences, at, key=lambda s: s.start) - 1
    if place >= 0 and at < reading.sentences[place].end:
        return reading.sentences[place]
    return Extent(start=at, end=at + 1)


def claim_at(reading: Reading, at: int) -> Claim | None:
    """The narrowest claim whose content holds a character."""
    holding = [c for c in reading.claims if any(s.start <= at < s.end for s in c.content)]
    return min(holding, key=lambda c: (sum(s.end - s.start for s in c.content), c.id), default=None)
