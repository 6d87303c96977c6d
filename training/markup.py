"""The corpus's inline markup: text with marked words in it → passages with spans, events and claims.

The notation is described in ``training/corpus/README.md``. The parser is strict: whatever does not keep to the
notation raises `MarkupError`, which names the file and the line.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import NoReturn, get_args

from dateline.claims.lexicon import load_plover
from dateline.records.claim import SpeakerKind
from dateline.records.event import EventType, Status

FORMS = tuple(
    "flash brief narrative blog communique readout casualties sanctions protest court analysis "
    "sport markets weather culture metaphor history states".split()
)
NAME_TYPES = ("PERSON", "ORG", "GPE", "NORP", "FAC", "LOC", "WEAPON")
REGIONS = ("Africa", "Americas", "Asia", "Europe", "Middle East", "Oceania")
KINDS = tuple(k for k in get_args(SpeakerKind) if k != "outlet")

_OPEN = re.compile(r"\[(?P<number>\d+)?(?P<claim>[a-z])?(?:=(?P<codes>[^\s\]]+)|~(?P<value>[^\s\]]+))?(?= )")
_BRACE = re.compile(r"\{(?P<claim>[a-z])(?= )")
_HEADER = re.compile(r"@ (?P<number>\d{3}) (?P<form>\w+) (?P<date>\d{4}-\d\d-\d\d|-)")
_EVENT = re.compile(
    r"(?P<trigger>\d+) (?P<type>[A-Z]+)(?:\.(?P<mode>[a-z-]+))? (?P<status>[a-z]+)(?P<historical> historical)? "
    r"(?P<actors>[\d,]*)>(?P<recipients>[\d,]*)(?: @(?P<places>[\d,]+))?(?: ~(?P<times>[\d,]+))?"
)
_CLAIM = re.compile(
    r"(?P<letter>[a-z]) (?P<speaker>\d+|-)(?: (?P<kind>[a-z]+)(?::(?P<count>\d+))?)?"
    r"(?: (?P<certainty>hedged|denied))?(?: via (?P<via>[\d,]+))?(?: to (?P<to>\d+))?"
)
# ISO 3166 alpha-3, the short form of a body or group, "-" for nobody in particular, or the span that this one takes up.
_CODE = re.compile(r"[A-Z][A-Z0-9_-]{1,11}|-|\d+")
_VALUE = re.compile(r"(?:[\dXP][\dA-Z:.+/-]*|(?:PAST|PRESENT|FUTURE)_REF)")

Chars = tuple[int, int]


class MarkupError(ValueError):
    """A passage does not keep to the notation; the message names the file, the line and the cause."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Marked words: their place in the text, and what they stand for.

    `codes` are countries or bodies, empty for none in particular; None when the words are no party.
    `same` is the number of the mark that they take up ("he"), `value` the TIMEX3 value of a time.
    """

    number: int
    start: int
    end: int
    codes: tuple[str, ...] | None = None
    same: int | None = None
    value: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedEvent:
    """An event; its sides, places and times are numbers of marks."""

    trigger: int
    type: str
    mode: str | None
    status: str
    historical: bool
    actors: tuple[int, ...]
    recipients: tuple[int, ...]
    places: tuple[int, ...]
    times: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedClaim:
    """A claim: cue and content by characters, speaker, relayers and hearer by number; no speaker is None."""

    letter: str
    cue: Chars
    content: tuple[Chars, ...]
    speaker: int | None
    kind: str | None
    count: int | None
    certainty: str
    via: tuple[int, ...]
    told_to: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedPassage:
    """One annotated passage; `text` is bare of markup and every offset is into it."""

    crisis: str
    number: str
    form: str
    published: date | None
    text: str
    marks: Mapping[int, Mark]
    events: tuple[CodedEvent, ...]
    claims: tuple[CodedClaim, ...]
    names: tuple[tuple[int, int, str], ...]
    path: str
    line: int

    @property
    def ident(self) -> str:
        return f"{self.crisis}/{self.number}"

    def words(self, number: int) -> str:
        """The words of a mark."""
        return self.text[self.marks[number].start : self.marks[number].end]


@dataclass(frozen=True, slots=True, kw_only=True)
class CorpusFile:
    """The passages of one crisis, with its title and region."""

    crisis: str
    title: str
    region: str
    passages: tuple[CodedPassage, ...]


@cache
def _modes() -> frozenset[tuple[str, str]]:
    return frozenset((kind, mode) for kind, mode in load_plover() if mode is not None)


@dataclass(slots=True)
class _Draft:
    """A passage on the way through the parser."""

    path: str
    line: int
    header: re.Match[str]
    rows: list[tuple[int, str]] = field(default_factory=list)
    raw: list[str] = field(default_factory=list)
    text: str = ""
    marks: dict[int, Mark] = field(default_factory=dict)
    cues: dict[str, Chars] = field(default_factory=dict)
    content: dict[str, list[Chars]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)

    def fail(self, why: str, *, line: int | None = None) -> NoReturn:
        raise MarkupError(f"{self.path}:{line or self.line}: {why}")


def parse_file(content: str, *, path: Path) -> CorpusFile:
    """The passages of one file. Raises MarkupError at the first thing that does not keep to the notation."""
    head: dict[str, str] = {}
    drafts: list[_Draft] = []
    for n, line in enumerate(content.splitlines(), start=1):
        if not line.strip():
            continue
        if line.startswith("# ") and not drafts:
            key, _, value = line[2:].partition(": ")
            head[key] = value.strip()
        elif line.startswith("@"):
            match = _HEADER.fullmatch(line.rstrip())
            if match is None:
                raise MarkupError(f"{path}:{n}: a passage begins with '@ NNN form YYYY-MM-DD', not {line!r}")
            drafts.append(_Draft(str(path), n, match))
        elif not drafts:
            raise MarkupError(f"{path}:{n}: text before the first passage")
        elif line.startswith("|"):
            drafts[-1].rows.append((n, line[1:].strip()))
        elif drafts[-1].rows:
            raise MarkupError(f"{path}:{n}: text after the rows of passage {drafts[-1].header['number']}")
        else:
            drafts[-1].raw.append(line.rstrip())
    for key, allowed in (("crisis", None), ("region", REGIONS)):
        if key not in head or (allowed and head[key] not in allowed):
            raise MarkupError(
                f"{path}:1: the file needs a line '# {key}: …'" + (f", one of {allowed}" if allowed else "")
            )
    seen: set[str] = set()
    for draft in drafts:
        if draft.header["number"] in seen:
            draft.fail(f"passage {draft.header['number']} stands twice")
        seen.add(draft.header["number"])
    passages = tuple(_passage(draft, crisis=path.stem) for draft in drafts)
    return CorpusFile(crisis=path.stem, title=head["crisis"], region=head["region"], passages=passages)


def _passage(draft: _Draft, *, crisis: str) -> CodedPassage:
    if draft.header["form"] not in FORMS:
        draft.fail(f"unknown form {draft.header['form']!r}; forms are {', '.join(FORMS)}")
    if not draft.raw:
        draft.fail("a passage without text")
    _strip_marks(draft)
    events, claims = _read_rows(draft)
    _check_use(draft, events, claims)
    published = None if draft.header["date"] == "-" else _day(draft, draft.header["date"])
    return CodedPassage(
        crisis=crisis,
        number=draft.header["number"],
        form=draft.header["form"],
        published=published,
        text=draft.text,
        marks=draft.marks,
        events=tuple(sorted(events, key=lambda e: draft.marks[e.trigger].start)),
        claims=tuple(sorted(claims, key=lambda c: c.cue)),
        names=tuple(_find_names(draft)),
        path=draft.path,
        line=draft.line,
    )


def _day(draft: _Draft, words: str) -> date:
    try:
        return date.fromisoformat(words)
    except ValueError:
        draft.fail(f"{words} is no date")


def _strip_marks(draft: _Draft) -> None:
    """Takes the brackets and braces out of the text and keeps what they held."""
    raw = "\n".join(draft.raw)
    out: list[str] = []
    size = 0
    open_marks: list[tuple[str, re.Match[str], int]] = []
    at = 0
    while at < len(raw):
        char = raw[at]
        if char in "[{":
            match = (_OPEN if char == "[" else _BRACE).match(raw, at)
            if match is None or match.group(0) == "[":
                draft.fail(f"cannot read the mark at {raw[at : at + 25]!r}")
            open_marks.append((char, match, size))
            at = match.end() + 1
        elif char in "]}":
            if not open_marks or open_marks[-1][0] != ("[" if char == "]" else "{"):
                draft.fail(f"{char!r} closes nothing, near {raw[max(0, at - 25) : at + 1]!r}")
            kind, match, start = open_marks.pop()
            if start == size or "".join(out)[start:size].strip() != "".join(out)[start:size]:
                draft.fail(f"empty mark, or white space at its edge, near {raw[max(0, at - 25) : at + 1]!r}")
            _keep(draft, kind=kind, match=match, chars=(start, size))
            at += 1
        else:
            out.append(char)
            size += 1
            at += 1
    if open_marks:
        draft.fail(f"{open_marks[-1][1].group(0)!r} is never closed")
    draft.text = "".join(out)


def _keep(draft: _Draft, *, kind: str, match: re.Match[str], chars: Chars) -> None:
    letter = match["claim"]
    if kind == "{":
        draft.content.setdefault(letter, []).append(chars)
        return
    if letter is not None and draft.cues.setdefault(letter, chars) != chars:
        draft.fail(f"claim {letter} has two cues")
    if match["number"] is None:
        if match["codes"] or match["value"]:
            draft.fail(f"{match.group(0)!r}: a code or a value needs a number")
        return
    number = int(match["number"])
    if number in draft.marks:
        draft.fail(f"two marks have the number {number}")
    value = match["value"]
    if value is not None and not _VALUE.fullmatch(value):
        draft.fail(f"{value!r} is no TIMEX3 value")
    codes, same = _codes(draft, match["codes"])
    draft.marks[number] = Mark(
        number=number, start=chars[0], end=chars[1], codes=codes, same=same, value=value
    )


def _codes(draft: _Draft, words: str | None) -> tuple[tuple[str, ...] | None, int | None]:
    """The codes of a party, and the mark that it takes up."""
    if words is None:
        return None, None
    parts = words.split(",")
    if any(not _CODE.fullmatch(p) for p in parts) or (len(parts) > 1 and any(p.isdigit() for p in parts)):
        draft.fail(f"{words!r} is no code: use ISO alpha-3, a body's short form, '-', or the number taken up")
    if parts[0].isdigit():
        return (), int(parts[0])
    return tuple(p for p in parts if p != "-"), None


def _read_rows(draft: _Draft) -> tuple[list[CodedEvent], list[CodedClaim]]:
    events: list[CodedEvent] = []
    claims: list[CodedClaim] = []
    for line, row in draft.rows:
        if row.startswith("names "):
            _read_names(draft, row.removeprefix("names "), line=line)
        elif row[:1].isdigit():
            events.append(_event(draft, row, line=line))
        else:
            claims.append(_claim(draft, row, line=line))
    _resolve_same(draft)
    return events, claims


def _read_names(draft: _Draft, row: str, *, line: int) -> None:
    for item in filter(None, (i.strip() for i in row.split(";"))):
        words, _, kind = item.rpartition(" ")
        if kind not in NAME_TYPES or not words:
            draft.fail(f"name {item!r}: give its words and one of {', '.join(NAME_TYPES)}", line=line)
        if words not in draft.text:
            draft.fail(f"name {words!r} is not in the text", line=line)
        draft.names[words] = kind


def _event(draft: _Draft, row: str, *, line: int) -> CodedEvent:
    match = _EVENT.fullmatch(row)
    if match is None:
        draft.fail(f"event {row!r}: write 'N TYPE.mode status actors>recipients @places ~times'", line=line)
    kind, mode = match["type"], match["mode"]
    if kind not in get_args(EventType):
        draft.fail(f"unknown type {kind}", line=line)
    if mode is not None and (kind, mode) not in _modes():
        allowed = ", ".join(sorted(m for t, m in _modes() if t == kind)) or "none"
        draft.fail(f"{kind} has no mode {mode!r}; its modes: {allowed}", line=line)
    if match["status"] not in get_args(Status):
        draft.fail(f"unknown status {match['status']!r}", line=line)
    found = {n: _numbers(draft, match[n], line=line) for n in ("actors", "recipients", "places", "times")}
    trigger = _numbers(draft, match["trigger"], line=line)[0]
    for n in (*found["actors"], *found["recipients"]):
        if draft.marks[n].codes is None:
            draft.fail(
                f"mark {n} is a party of event {trigger} and needs a code ('=-' for nobody known)", line=line
            )
    for n in found["times"]:
        if draft.marks[n].value is None:
            draft.fail(f"mark {n} is the time of event {trigger} and needs a value", line=line)
    historical = match["historical"] is not None
    return CodedEvent(
        trigger=trigger, type=kind, mode=mode, status=match["status"], historical=historical, **found
    )


def _numbers(draft: _Draft, words: str | None, *, line: int) -> tuple[int, ...]:
    numbers = tuple(int(n) for n in (words or "").split(",") if n)
    for n in numbers:
        if n not in draft.marks:
            draft.fail(f"no mark has the number {n}", line=line)
    return numbers


def _claim(draft: _Draft, row: str, *, line: int) -> CodedClaim:
    match = _CLAIM.fullmatch(row)
    if match is None:
        draft.fail(f"claim {row!r}: write 'a SPEAKER kind:count hedged via N to N'", line=line)
    letter = match["letter"]
    if letter not in draft.cues or letter not in draft.content:
        missing = "cue [%s …]" if letter not in draft.cues else "content {%s …}"
        draft.fail(f"claim {letter} has no {missing % letter}", line=line)
    speaker = None if match["speaker"] == "-" else _numbers(draft, match["speaker"], line=line)[0]
    if (speaker is None) != (match["kind"] is None) or (match["kind"] or KINDS[0]) not in KINDS:
        draft.fail(f"claim {letter}: a speaker needs a kind, one of {', '.join(KINDS)}", line=line)
    if speaker is not None and draft.marks[speaker].codes is None:
        draft.fail(f"mark {speaker} is a speaker and needs a code ('=-' for nobody known)", line=line)
    return CodedClaim(
        letter=letter,
        cue=draft.cues[letter],
        content=tuple(sorted(draft.content[letter])),
        speaker=speaker,
        kind=match["kind"],
        count=int(match["count"]) if match["count"] else None,
        certainty=match["certainty"] or "asserted",
        via=_numbers(draft, match["via"], line=line),
        told_to=_numbers(draft, match["to"], line=line)[0] if match["to"] else None,
    )


def _resolve_same(draft: _Draft) -> None:
    """Gives marks that take up another the codes of the one they take up."""
    for number, mark in draft.marks.items():
        seen = {number}
        first = mark
        while first.same is not None:
            if first.same not in draft.marks or first.same in seen or draft.marks[first.same].codes is None:
                draft.fail(f"mark {number} takes up {first.same}, which is no party")
            seen.add(first.same)
            first = draft.marks[first.same]
        if mark.same is not None:
            draft.marks[number] = Mark(
                number=number, start=mark.start, end=mark.end, codes=first.codes, same=mark.same
            )


def _check_use(draft: _Draft, events: list[CodedEvent], claims: list[CodedClaim]) -> None:
    """Everything marked has a row or says what it is, and nothing has two rows."""
    triggers = [e.trigger for e in events]
    letters = [c.letter for c in claims]
    for kind, rows in (("event", triggers), ("claim", letters)):
        for twice in sorted({str(r) for r in rows if rows.count(r) > 1}):  # type: ignore[arg-type]
            draft.fail(f"{kind} {twice} has two rows")
    for letter in sorted({*draft.cues, *draft.content} - set(letters)):
        draft.fail(f"claim {letter} is marked and has no row")
    used = {n for e in events for n in (e.trigger, *e.actors, *e.recipients, *e.places, *e.times)}
    used |= {n for c in claims for n in (c.speaker, c.told_to, *c.via) if n is not None}
    for n, mark in draft.marks.items():
        if n not in used and mark.codes is None and mark.value is None:
            draft.fail(f"mark {n} ({draft.text[mark.start : mark.end]!r}) is used by no row")


def _find_names(draft: _Draft) -> Iterator[tuple[int, int, str]]:
    """Every place where a listed name stands as a whole word and outside a longer listed one."""
    taken: list[Chars] = []
    for words in sorted(draft.names, key=lambda w: (-len(w), w)):
        for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", draft.text):
            if all(match.end() <= s or match.start() >= e for s, e in taken):
                taken.append(match.span())
    yield from sorted((s, e, draft.names[draft.text[s:e]]) for s, e in taken)
