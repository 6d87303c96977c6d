"""The words of a report as they are compared: spelled one way, without headline, dateline and credit lines."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from dateline.quotes import find_quotations
from dateline.records.document import Document
from dateline.records.origin import Credit

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|\d+(?:[.,]\d+)*|[^\W\d_]+(?:[’'ʼ][^\W\d_]+)*|[^\W_]+")
_BLOCK = re.compile(r"\S[^\n]*(?:\n[ \t]*[a-z][^\n]*)*")  # a line, with the lines it runs on to
_DATELINE = re.compile(
    r"[ \t]*(?:[A-Z][A-Z.’' -]{2,40}(?:,[^\n—–-]{1,40})?|[A-Z][\w’'. -]{1,30},[ ](?:[A-Z][\w. ]{1,20},[ ])?"
    r"(?:\d{1,2}[ ])?[A-Z][a-z]{2,8}\.?(?:[ ]\d{1,2})?(?:,?[ ]\d{4})?"
    r"|[A-Z][\w’'.-]{1,20}(?:[ ][A-Z][\w’'.-]{1,20}){0,2})[ \t]*(?:--|[–—-])[ \t]"
)
_LONGEST_HEADLINE = 24
# A line that names who wrote is a credit line; in a longer one the credit is a phrase of the text.
_LONGEST_CREDIT_LINE = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The compared words of one text, in order.

    `forms` are their spellings, `starts` and `ends` their characters in the text, `quoted` says which stand
    between quotation marks.
    """

    forms: tuple[str, ...]
    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
    quoted: NDArray[np.bool_]


def read_words(document: Document, credits: tuple[Credit, ...]) -> Words:
    """The words of a report in small letters, one spelling for quotes, dashes, initials and numbers.

    Headline, bylines, datelines and credit lines are set aside; a text that is nothing else keeps its words.
    """
    text = document.text
    aside = sorted(_aside(document, credits))
    spots = [m.span() for m in _WORD.finditer(text)]
    kept = list(_outside(spots, aside)) or spots
    bounds = np.array(kept, np.int32).reshape(-1, 2)
    return Words(
        forms=tuple(_form(text[start:end]) for start, end in kept),
        starts=bounds[:, 0],
        ends=bounds[:, 1],
        quoted=_inside(bounds[:, 0], find_quotations(text)),
    )


def hash_words(forms: tuple[str, ...]) -> NDArray[np.uint64]:
    """A 64-bit hash of each word, the same on every machine."""
    return np.array([_hash(form) for form in forms], np.uint64)


@lru_cache(maxsize=1 << 17)
def _hash(form: str) -> int:
    raw = form.encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(raw, digest_size=8).digest(), "big")


@lru_cache(maxsize=1 << 17)
def _form(word: str) -> str:
    """
    >>> _form("U.N."), _form("1,500"), _form("Liska’s"), _form("60")
    ('un', '1500', 'liska', '60')
    """
    low = word.casefold()
    if low[0].isdecimal():
        return low.replace(",", "")
    return re.sub("[’ʼ']s$", "", low).replace(".", "").replace("’", "'").replace("ʼ", "'")


def _outside(spots: list[tuple[int, int]], aside: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    at = 0
    for start, end in spots:
        while at < len(aside) and aside[at][1] <= start:
            at += 1
        if at == len(aside) or end <= aside[at][0]:
            yield start, end


def _inside(starts: NDArray[np.int32], ranges: tuple[tuple[int, int], ...]) -> NDArray[np.bool_]:
    if not ranges:
        return np.zeros(len(starts), np.bool_)
    opens, closes = np.array(ranges, np.int32).T
    at = np.searchsorted(opens, starts, side="right") - 1
    inside: NDArray[np.bool_] = (at >= 0) & (starts < closes[at])
    return inside


def _aside(document: Document, credits: tuple[Credit, ...]) -> Iterator[tuple[int, int]]:
    text = document.text
    yield from _heading(document)
    for block in islice(_BLOCK.finditer(text), 6):
        if dateline := _DATELINE.match(text, block.start(), block.end()):
            yield dateline.span()
    for credit in credits:
        if credit.kind != "cited":
            yield _extent(text, credit)


def _extent(text: str, credit: Credit) -> tuple[int, int]:
    """The dateline up to the credit, the whole line of a credit line, or the phrase alone."""
    span = credit.span
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    end = len(text) if end < 0 else end
    before, after = len(text[start : span.start].split()), len(text[span.end : end].split())
    if credit.kind == "line" and after:
        return (start if before <= 8 else span.start), span.end
    if before + after and (
        credit.kind == "line" or before + after + len(span.quote.split()) > _LONGEST_CREDIT_LINE
    ):
        return span.start, span.end
    return start, end


def _heading(document: Document) -> Iterator[tuple[int, int]]:
    """The lines of headline that stand before the text: the title, or a short first line without a stop."""
    text, title = document.text, " ".join((document.title or "").split())
    first = _BLOCK.search(text)
    if first is None or not text[first.end() :].strip():
        return
    words = " ".join(first[0].split())
    short = len(words.split()) <= _LONGEST_HEADLINE and not re.search(r"[.!?:;,–—-][”\"’')\]]*$", words)
    if (title and words == title) or short:
        yield first.span()
