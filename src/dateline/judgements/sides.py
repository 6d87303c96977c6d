"""Which words of a report stand for a party that a correction names."""

import re
from collections.abc import Iterator

from dateline.records import Party, Reading, Span

_CODE = re.compile(r"[A-Z][A-Z0-9_-]{1,11}")
Chars = tuple[int, int]


def code_of(code: str | None, country: str | None) -> str | None:
    """The code that the corpus has for a party; None where it is nobody known."""
    return next((c for c in (code, country) if c and _CODE.fullmatch(c)), None)


def words_for(party: Party, reading: Reading, *, near: Span, within: Chars) -> Chars | None:
    """The words that stand for a party: its name, else what has its code in the sentence of an event.

    Of several those that are nearest; None where nothing does.
    """
    sentence = next(((s.start, s.end) for s in reading.sentences if s.start <= near.start < s.end), within)
    found = list(_named(party, reading, within)) or list(_coded(party, reading, sentence))
    return min(found, key=lambda chars: abs(chars[0] - near.start), default=None)


def _named(party: Party, reading: Reading, within: Chars) -> Iterator[Chars]:
    pattern = rf"(?<!\w){re.escape(party.name)}(?!\w)"
    text = reading.document.text
    yield from (m.span() for m in re.compile(pattern).finditer(text, *within))
    for entity in reading.entities:
        if entity.name == party.name:
            yield from _inside(entity.mentions, within)


def _coded(party: Party, reading: Reading, within: Chars) -> Iterator[Chars]:
    code = party.code or party.country
    if code is None:
        return
    for entity in reading.entities:
        if code in (entity.code, entity.country):
            yield from _inside(entity.mentions, within)


def _inside(spans: tuple[Span, ...], within: Chars) -> Iterator[Chars]:
    return ((s.start, s.end) for s in spans if within[0] <= s.start and s.end <= within[1])
