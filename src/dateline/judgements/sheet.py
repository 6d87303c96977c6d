"""Characters of a report and the marks on them → text in the markup of the corpus.

Marks nest and never cross; a mark that would cross another is not made. What the markup cannot hold stands as what
looks most like it: brackets and braces as round ones, a line's first | or @ as ¦ or ＠.
"""

from dataclasses import dataclass, field

_OPENING = str.maketrans("[]{}", "()()")
_LINE_HEADS = str.maketrans("|@", "¦＠")
_BREAKS = frozenset("\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029\r")


@dataclass(slots=True)
class _Mark:
    """Marked words. `kind` is ``words``, ``time`` or ``content``."""

    start: int
    end: int
    kind: str
    name: str
    party: bool = False
    codes: list[str] = field(default_factory=list)
    value: str | None = None
    letter: str | None = None
    numbered: bool = True


class Sheet:
    """The characters `start` to `end` of a text, to be marked and then written.

    Marks are given as placeholders, such as ``{m3}``, for the numbers that they have when all are made.
    """

    def __init__(self, text: str, *, start: int, end: int) -> None:
        self._text = text
        self.start, self.end = _trim(text, start, end)
        self._marks: list[_Mark] = []

    @property
    def bounds(self) -> tuple[int, int]:
        """The characters of the sheet."""
        return self.start, self.end

    def mark(self, start: int, end: int) -> str | None:
        """The placeholder of marked words; None where they would cross another mark."""
        mark = self._make(start, end, "words")
        if mark is None:
            return None
        mark.numbered = True
        return "{" + mark.name + "}"

    def mark_party(self, start: int, end: int, code: str | None) -> str | None:
        """The placeholder of words that stand for a side; the code is None for nobody known."""
        mark = self._make(start, end, "words")
        if mark is None:
            return None
        mark.numbered = mark.party = True
        if code is not None and code not in mark.codes:
            mark.codes.append(code)
        return "{" + mark.name + "}"

    def mark_time(self, start: int, end: int, value: str) -> str | None:
        """The placeholder of a time; None where it would cross another mark."""
        mark = self._make(start, end, "time")
        if mark is None:
            return None
        mark.value = value
        return "{" + mark.name + "}"

    def mark_cue(self, start: int, end: int, letter: str) -> bool:
        """The words are the cue of a claim, unless they are another's."""
        there = self._find(start, end, "words")
        mark = self._make(start, end, "words")
        if mark is None or mark.letter is not None:
            return False
        mark.letter = letter
        if there is None:
            mark.numbered = False
        return True

    def mark_content(self, start: int, end: int, letter: str) -> bool:
        """The words, as far as they cross no other mark, are content of a claim."""
        start, end = max(start, self.start), min(end, self.end)
        while start < end and (crossed := self._crossed(start, end)) is not None:
            start, end = (crossed.end, end) if crossed.start < start else (start, crossed.start)
            start, end = _trim(self._text, start, end)
        if start >= end:
            return False
        mark = self._make(start, end, f"content {letter}")
        if mark is not None:
            mark.letter = letter
        return mark is not None

    def drop(self, letter: str) -> None:
        """The claim is not marked any more."""
        for mark in self._marks:
            if mark.letter == letter:
                mark.letter = None
        self._marks = [m for m in self._marks if m.letter or not m.kind.startswith("content")]

    def plain(self, words: str) -> str:
        """Words as they stand in the written text."""
        return words.translate(_OPENING)

    def write(self) -> tuple[dict[str, str], str]:
        """The numbers for the placeholders, and the text with its marks; no line is empty or ends in white space."""
        marks = [m for m in self._marks if m.numbered or m.letter]
        marks.sort(key=lambda m: (m.start, -m.end, not m.kind.startswith("content"), m.kind))
        numbers: dict[str, str] = {}
        for mark in marks:
            if mark.numbered and not mark.kind.startswith("content"):
                numbers[mark.name] = str(len(numbers) + 1)
        return numbers, self._written(marks, numbers)

    def _written(self, marks: list[_Mark], numbers: dict[str, str]) -> str:
        out: list[str] = []
        open_: list[_Mark] = []
        waiting = iter(marks)
        coming = next(waiting, None)
        for at in range(self.start, self.end + 1):
            while open_ and open_[-1].end == at:
                out.append("}" if open_.pop().kind.startswith("content") else "]")
            while coming is not None and coming.start == at:
                out.append(_head(coming, numbers))
                open_.append(coming)
                coming = next(waiting, None)
            if at < self.end and (char := self._char(at, fresh=not out or out[-1] == "\n")):
                out.append(char)
        return "".join(out)

    def _char(self, at: int, *, fresh: bool) -> str:
        """The character as a line of the corpus can hold it, "" where it cannot; `fresh` where the line begins."""
        char = self._text[at]
        if char.isspace():
            after = self._text[at + 1 : self.end]
            blanks = after[: len(after) - len(after.lstrip())]
            return "" if fresh or (char != "\n" and "\n" in blanks) else " " if char in _BREAKS else char
        if "\ud800" <= char <= "\udfff":
            return "\ufffd"
        return (char.translate(_LINE_HEADS) if fresh else char).translate(_OPENING)

    def _make(self, start: int, end: int, kind: str) -> _Mark | None:
        start, end = _trim(self._text, start, end)
        if not self.start <= start < end <= self.end:
            return None
        found = self._find(start, end, kind)
        if found is None and self._crossed(start, end) is None:
            found = _Mark(start=start, end=end, kind=kind, name=f"m{len(self._marks)}")
            self._marks.append(found)
        return found

    def _find(self, start: int, end: int, kind: str) -> _Mark | None:
        start, end = _trim(self._text, start, end)
        return next((m for m in self._marks if (m.start, m.end, m.kind) == (start, end, kind)), None)

    def _crossed(self, start: int, end: int) -> _Mark | None:
        for mark in self._marks:
            apart = mark.end <= start or end <= mark.start
            nested = (mark.start <= start and end <= mark.end) or (start <= mark.start and mark.end <= end)
            if not apart and not nested:
                return mark
        return None


def _head(mark: _Mark, numbers: dict[str, str]) -> str:
    if mark.kind.startswith("content"):
        return "{" + f"{mark.letter} "
    number = numbers.get(mark.name, "")
    codes = "=" + (",".join(mark.codes) or "-") if mark.party else ""
    value = f"~{mark.value}" if mark.value else ""
    return f"[{number}{mark.letter or ''}{codes}{value} "


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The characters without white space at their ends."""
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
