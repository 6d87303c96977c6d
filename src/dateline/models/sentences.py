"""Sentences of a text: where a full stop ends one, and where a line does."""

import re
from itertools import pairwise

_TITLES = (
    "Mr Mrs Ms Dr Prof Gen Col Maj Capt Cmdr Lt Sgt Cpl Pvt Adm Brig Rep Reps Sen Sens Gov Pres Rev Hon St Messrs "
    "Supt Insp Amb Sec Mt Ft vs No Nos Art Fig Vol cf al approx est Lt Ret Atty Det Hr Sheikh"
)
_MAY_END = (
    "Jr Sr Inc Corp Ltd Co Bros Dept Univ etc a.m p.m U.S U.K U.N E.U U.A.E D.C Jan Feb Mar Apr Jun "
    "Jul Aug Sep Sept Oct Nov Dec"
)
_NEVER_ENDS = frozenset(_TITLES.split())
_SOMETIMES_ENDS = frozenset(_MAY_END.split())
_STARTERS = frozenset(
    """
        The A An In On At It Its He She They We I You This That These Those But And Or So If When
        While As After Before Since Although Though However Meanwhile Also For From With By To There
        Here His Her Their Our My One Two Some Many Most Several Both Earlier
        Later Last No Not What Who How Why
    """.split()
)
_STOP = re.compile(r"(?:[.!?]+|…)[\"'”’»)\]*_]*(?=\s)")
_OPENING = re.compile(r"[\s\"'“‘«(\[*_–—•-]*")
_WORD_BEFORE = re.compile(r"[\w.’'-]*\Z")
# A section lead or label: up to six words and a colon in front of a sentence ("Why it matters: …").
_LEAD = re.compile(r"[*_]{0,2}[A-Z][\w’'-]*(?: [\w’'-]+){0,5}(?:[*_]{0,2}:|:[*_]{0,2})(?=\s+[A-Z])")
# A wire dateline in front of the first sentence: "KINSHASA, March 3 (Wire) - ".
_DATELINE = re.compile(
    r"[A-Z][A-Z'’./-]{2,30}(?: [A-Z][A-Z'’.-]{1,30}){0,3}(?:, [A-Z][\w'’.-]{1,20}(?: [A-Z][\w'’.-]{1,20})?){0,2}"
    r"(?:,? [A-Z][a-z]{2,8}\.? \d{1,2})?(?: ?\([^()\n]{2,30}\))? ?(?:--?|–|—)(?= [\"“'‘]?[A-Z])"
)
_BULLET = re.compile(r"\s*(?:[-*•–—▪◦·]|\d{1,2}[.)]|#{1,6}|>)\s")


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Half-open character ranges of the sentences of `text`, without the white space around them.

    A blank line ends a sentence always; a line break does, unless the text is wrapped at a column
    and the line runs on. Linear in the length of the text.
    """
    found: list[tuple[int, int]] = []
    for start, end in _blocks(text):
        at = _after_bullet(text, start, end)
        lead = _DATELINE.match(text, at, end) or _LEAD.match(text, at, end)
        if lead:
            _add(found, text, at, lead.end())
            at = lead.end()
        for match in _STOP.finditer(text, at, end):
            if _ends(text, match.start(), match.end(), end):
                _add(found, text, at, match.end())
                at = match.end()
        _add(found, text, at, end)
    return found


def _after_bullet(text: str, start: int, end: int) -> int:
    """Where the words of a list item begin: behind its dash, star or number."""
    bullet = _BULLET.match(text, start, end)
    return bullet.end() if bullet else start


def _add(found: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        found.append((start, end))


def _blocks(text: str) -> list[tuple[int, int]]:
    """Runs of lines that no line break cuts."""
    wrapped = _is_wrapped(text)
    blocks: list[tuple[int, int]] = []
    start = at = 0
    for line in text.splitlines(keepends=True):
        end = at + len(line)
        if not wrapped or not _runs_on(line, text, end):
            blocks.append((start, end))
            start = end
        at = end
    if start < len(text):
        blocks.append((start, len(text)))
    return blocks


def _is_wrapped(text: str) -> bool:
    """True when most lines break in mid-sentence at about one column, as in mail and old wire copy."""
    lines = [line.rstrip() for line in text[:20000].splitlines() if line.strip()]
    long = [line for line in lines if 45 <= len(line) <= 110]
    if len(long) < 3 or max(map(len, lines)) > 120:
        return False
    cut = sum(1 for a, b in pairwise(lines) if 45 <= len(a) <= 110 and b[:1].islower())
    return cut >= max(2, 0.3 * len(long))


def _runs_on(line: str, text: str, end: int) -> bool:
    """True when the sentence goes on in the next line of a wrapped text."""
    here = line.rstrip()
    following = text[end : end + 120]
    if not here or not following.split("\n")[0].strip() or _BULLET.match(following):
        return False
    return len(here) >= 45 or following[:1].islower()


def _ends(text: str, start: int, stop: int, end: int) -> bool:
    """True when the mark at `start` (closing quotes up to `stop`) ends a sentence."""
    opening = _OPENING.match(text, stop, end)
    after = opening.end() if opening else stop
    if after >= end:
        return True
    following = text[after]
    if text[start] in "!?" or (stop - start > 1 and text[start : start + 2] != ".."):
        return not following.islower()
    if text[start : start + 2] == ".." or text[start] == "…":
        return following.isupper()
    if following.islower():
        return False
    before = _WORD_BEFORE.search(text, max(0, start - 24), start)
    word = before.group().lstrip("'’") if before else ""
    return _word_may_end(word, text, after)


def _word_may_end(word: str, text: str, after: int) -> bool:
    """Whether a sentence may end after `word` and a full stop, given the word that follows."""
    if word in _NEVER_ENDS:
        return False
    following = re.match(r"\w+", text[after : after + 40])
    starter = bool(following) and following.group() in _STARTERS  # type: ignore[union-attr]
    if len(word) == 1 and word.isupper():
        return starter or word == "I"
    if word in _SOMETIMES_ENDS or re.fullmatch(r"(?:[A-Za-z]\.)+[A-Za-z]", word):
        return starter
    return True
