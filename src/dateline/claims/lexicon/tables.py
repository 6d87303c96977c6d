"""Reads and checks the three tables of the lexicon; every error names the file and the line."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, TypeVar, cast, get_args

from dateline.claims.lexicon.forms import inflect_noun, inflect_verb, spellings
from dateline.records.event import EventType, Quad, Status

PartOfSpeech = Literal["v", "n", "a"]
# A word form, or a lemma, with its part of speech.
_Key = tuple[str, PartOfSpeech]
_Read = TypeVar("_Read")

PREPOSITIONS = frozenset(
    """
about above across after against along amid among around as at before behind between beyond by despite down
during for from in inside into near of off on out over past per since through throughout to toward under
until up via with within without
""".split()
)
_LISTED = frozenset(("prt", "obj", "iobj", "subj", "xcomp", "ccomp", "mod")) | PREPOSITIONS
_BARE = frozenset(("noobj", "light", "neg", "xcomp", "ccomp"))
_VERBAL = frozenset(("xcomp", "ccomp"))
_RECIPIENT = frozenset(("obj", "iobj", "poss", "nat", "subj", "xsubj", "content", "none")) | PREPOSITIONS
_ACTOR = frozenset(("subj", "obj", "iobj", "poss", "nat", "light", "none")) | PREPOSITIONS
_NO_WORD = frozenset(" @:;|*,")
_TYPES = frozenset(get_args(EventType))
_STATUSES = frozenset(get_args(Status))


class LexiconError(ValueError):
    """A table does not keep to its format; the message names the file, the line and the cause."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """One thing that must hold for a frame: a slot, and what may fill it.

    `slot` is ``prt``, ``obj``, ``iobj``, ``noobj``, ``subj``, ``xcomp``, ``ccomp``, ``mod``, ``light``,
    ``neg`` or a preposition. `open` is True when any filler will do (``to:*``) and when the slot takes
    none (``noobj``). Otherwise the filler's head must be one of `forms` (lower-case word forms of `lemmas`
    and of the members of `classes`) or be known by other means, a name say, to belong to one of `classes`.
    """

    slot: str
    open: bool
    lemmas: tuple[str, ...]
    classes: tuple[str, ...]
    forms: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class TriggerRow:
    """One frame: a lemma that, under its conditions, carries an event of a type, or none (`type` None).

    Empty `recipient` and `actor` mean the defaults of the table's header. `symmetric`: both sides are
    actors when joined or plural. `speech`: a verb of saying that is also an act. `content`: the status
    of what the complement tells. `line` is the row's place in its file.
    """

    lemma: str
    pos: PartOfSpeech
    type: EventType | None
    mode: str | None
    conditions: tuple[Condition, ...]
    recipient: tuple[str, ...]
    actor: tuple[str, ...]
    symmetric: bool
    speech: bool
    content: Status | None
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Classes:
    """Word classes: which lower-case word forms belong to which class."""

    members: Mapping[str, frozenset[str]]

    def of(self, form: str) -> tuple[str, ...]:
        """The classes that a word form belongs to, in the order of the table."""
        return tuple(name for name, forms in self.members.items() if form in forms)


@dataclass(frozen=True, slots=True, kw_only=True)
class Triggers:
    """Every frame by lower-case word form and part of speech, the most specific first."""

    rows: Mapping[_Key, tuple[TriggerRow, ...]]

    def of(self, form: str, *, pos: PartOfSpeech) -> tuple[TriggerRow, ...]:
        """The frames that a word form may open; empty when it opens none."""
        return self.rows.get((form, pos), ())


@dataclass(frozen=True, slots=True, kw_only=True)
class PloverEntry:
    """What follows from a PLOVER type and mode: quad class, conflict-cooperation score, CAMEO code."""

    type: EventType
    mode: str | None
    quad: Quad
    score: float
    cameo: str


Plover = Mapping[tuple[EventType, str | None], PloverEntry]


def _read_each(
    text: str, *, name: str, columns: int, read: Callable[[int, list[str]], _Read]
) -> Iterator[_Read]:
    """What `read` makes of the number and the cells of each filled line; errors name their place."""
    for number, line in enumerate(text.split("\n"), start=1):
        if not line or line[0] == "#" or line.isspace():
            continue
        cells = line.rstrip("\r").split("\t")
        try:
            if len(cells) > columns:
                raise LexiconError(f"{len(cells)} columns, expected at most {columns}")
            yield read(number, cells + [""] * (columns - len(cells)))
        except LexiconError as error:
            raise LexiconError(f"{name} line {number}: {error}") from None


@cache
def _forms(lemma: str, pos: PartOfSpeech) -> tuple[str, ...]:
    """Every form of a lemma in both spellings; refuses anything but one lower-case word."""
    if not lemma or lemma != lemma.lower() or not _NO_WORD.isdisjoint(lemma):
        raise LexiconError(f"not one lower-case word: {lemma!r}")
    words = spellings(lemma)
    if pos == "a":
        return words
    inflect = inflect_verb if pos == "v" else inflect_noun
    return tuple(dict.fromkeys(form for word in words for form in inflect(word)))


def parse_plover(text: str, *, name: str = "plover.tsv") -> Plover:
    """The PLOVER table; refuses unknown types and quads, doubled rows, scores and codes out of range."""
    table: dict[tuple[EventType, str | None], PloverEntry] = {}
    for entry in _read_each(
        text, name=name, columns=5, read=lambda _, cells: _plover_entry(cells, seen=table)
    ):
        table[entry.type, entry.mode] = entry
    return table


def _plover_entry(cells: list[str], *, seen: Plover) -> PloverEntry:
    """One checked row of the PLOVER table."""
    kind, mode, quad, score, cameo = cells
    if kind not in _TYPES:
        raise LexiconError(f"unknown type {kind!r}")
    if quad not in get_args(Quad):
        raise LexiconError(f"unknown quad {quad!r}")
    if not (cameo.isascii() and cameo.isdigit() and 2 <= len(cameo) <= 4):
        raise LexiconError(f"bad CAMEO code {cameo!r}")
    key = (cast(EventType, kind), None if mode == "-" else mode)
    if not mode or key in seen:
        raise LexiconError(f"no mode, or {kind} {mode} stands twice")
    return PloverEntry(type=key[0], mode=key[1], quad=cast(Quad, quad), score=_score(score), cameo=cameo)


def _score(cell: str) -> float:
    """A conflict-cooperation score between -10 and 10."""
    try:
        score = float(cell)
    except ValueError:
        raise LexiconError(f"bad score {cell!r}") from None
    if not -10 <= score <= 10:
        raise LexiconError(f"bad score {cell!r}")
    return score


def parse_classes(text: str, *, name: str = "classes.tsv") -> Classes:
    """The word classes; a member ``@other`` takes in a class that stands higher up."""
    members: dict[str, set[str]] = {}
    seen: set[tuple[str, ...]] = set()
    for group, forms in _read_each(
        text, name=name, columns=3, read=lambda _, c: _members(c, known=members, seen=seen)
    ):
        members.setdefault(group, set()).update(forms)
    return Classes(members={group: frozenset(forms) for group, forms in members.items()})


def _members(
    cells: list[str], *, known: Mapping[str, set[str]], seen: set[tuple[str, ...]]
) -> tuple[str, tuple[str, ...]]:
    """The class and the word forms that one line adds to it."""
    group, lemma, pos = cells
    if not (group.isidentifier() and group.islower()):
        raise LexiconError(f"bad class name {group!r}")
    if pos not in ("", "n", "v", "a"):
        raise LexiconError(f"unknown part of speech {pos!r}")
    if tuple(cells) in seen:
        raise LexiconError(f"{group} {lemma} stands twice")
    seen.add(tuple(cells))
    if not lemma.startswith("@"):
        return group, _forms(lemma, cast(PartOfSpeech, pos or "n"))
    if lemma[1:] not in known or lemma[1:] == group:
        raise LexiconError(f"unknown class {lemma}")
    return group, tuple(known[lemma[1:]])


def parse_triggers(text: str, *, classes: Classes, plover: Plover, name: str = "triggers.tsv") -> Triggers:
    """The frames by word form; refuses unknown types, modes, slots, classes, flags and doubled rows."""
    return Triggers(rows=dict(_Frames(text, classes=lambda: classes, plover=lambda: plover, name=name)))


class _Frames(Mapping[_Key, tuple[TriggerRow, ...]]):
    """Frames by word form; the lines of a lemma are read when one of its forms is first asked for.

    A report meets a tenth of the lemmas: reading all 4,200 rows ahead took four times as long.
    """

    def __init__(
        self, text: str, *, classes: Callable[[], Classes], plover: Callable[[], Plover], name: str
    ) -> None:
        self._name = name
        self._plover = plover
        self._whens = _Whens(classes)
        self._lines: dict[_Key, list[tuple[int, list[str]]]] = {}
        for line in _read_each(text, name=name, columns=8, read=_line):
            self._lines.setdefault((line[1][0], cast(PartOfSpeech, line[1][1])), []).append(line)
        self._lemmas: dict[_Key, tuple[str, ...]] = {}
        for lemma, pos in self._lines:
            for form in _forms(lemma, pos):
                self._lemmas[form, pos] = (*self._lemmas.get((form, pos), ()), lemma)
        self._rows: dict[_Key, tuple[TriggerRow, ...]] = {}

    def __getitem__(self, key: _Key) -> tuple[TriggerRow, ...]:
        if key not in self._rows:
            rows = (row for lemma in self._lemmas[key] for row in self._read(self._lines[lemma, key[1]]))
            self._rows[key] = tuple(sorted(rows, key=_priority))
        return self._rows[key]

    def __contains__(self, key: object) -> bool:
        return key in self._lemmas

    def __iter__(self) -> Iterator[_Key]:
        return iter(self._lemmas)

    def __len__(self) -> int:
        return len(self._lemmas)

    def _read(self, lines: list[tuple[int, list[str]]]) -> Iterator[TriggerRow]:
        """The checked rows of one lemma."""
        seen: dict[frozenset[str], int] = {}
        for number, cells in lines:
            try:
                first = seen.setdefault(frozenset(cells[4].split(";")), number)
                if first != number:
                    raise LexiconError(f"same lemma and conditions as line {first}")
                yield _row(cells, number=number, whens=self._whens, plover=self._plover())
            except LexiconError as error:
                raise LexiconError(f"{self._name} line {number}: {error}") from None


def _line(number: int, cells: list[str]) -> tuple[int, list[str]]:
    """A line whose lemma and part of speech are sound."""
    if cells[1] not in ("v", "n", "a"):
        raise LexiconError(f"unknown part of speech {cells[1]!r}")
    _forms(cells[0], cast(PartOfSpeech, cells[1]))
    return number, cells


def _priority(row: TriggerRow) -> tuple[int, int]:
    return -len(row.conditions), row.line


def _row(cells: list[str], *, number: int, whens: "_Whens", plover: Plover) -> TriggerRow:
    """One checked row of the trigger table."""
    lemma, pos, kind, mode, when, recipient, actor, flags = cells
    _check_type(kind, mode=mode, plover=plover)
    symmetric, speech, content = _flags(flags)
    return TriggerRow(
        lemma=lemma,
        pos=cast(PartOfSpeech, pos),
        type=None if kind == "-" else cast(EventType, kind),
        mode=None if mode == "-" else mode,
        conditions=whens.read(when),
        recipient=_slots(recipient, _RECIPIENT),
        actor=_slots(actor, _ACTOR),
        symmetric=symmetric,
        speech=speech,
        content=content,
        line=number,
    )


def _check_type(kind: str, *, mode: str, plover: Plover) -> None:
    """Refuse a type or a mode that the PLOVER table does not have."""
    if kind == "-" and mode != "-":
        raise LexiconError("a row without a type has no mode")
    if kind != "-" and kind not in _TYPES:
        raise LexiconError(f"unknown type {kind!r}")
    if kind != "-" and (kind, None if mode == "-" else mode) not in plover:
        raise LexiconError(f"unknown mode {mode!r} of {kind}")


@cache
def _slots(cell: str, allowed: frozenset[str]) -> tuple[str, ...]:
    """The slots of a recipient or actor cell, in order of preference."""
    slots = tuple(cell.split("|")) if cell else ()
    for slot in slots:
        if slot not in allowed:
            raise LexiconError(f"unknown slot {slot!r}")
    return slots


@cache
def _flags(cell: str) -> tuple[bool, bool, Status | None]:
    """Whether a row is symmetric, whether it is speech, and the status of its content."""
    flags = cell.split(";") if cell else []
    content = [flag.removeprefix("content:") for flag in flags if flag.startswith("content:")]
    for flag in flags:
        if flag not in ("sym", "speech") and not flag.startswith("content:"):
            raise LexiconError(f"unknown flag {flag!r}")
    if len(content) > 1 or not _STATUSES.issuperset(content):
        raise LexiconError(f"unknown or doubled status in {cell!r}")
    return "sym" in flags, "speech" in flags, cast(Status, content[0]) if content else None


@cache
def _condition_forms(lemma: str, slot: str) -> tuple[str, ...]:
    """The word forms by which a listed lemma is known in a slot."""
    if slot == "prt":
        return (lemma,)
    return (*_forms(lemma, "n"), *_forms(lemma, "v")) if slot in _VERBAL else _forms(lemma, "n")


class _Whens:
    """Reads the cells of the "when" column; what stands in many rows is read once."""

    def __init__(self, classes: Callable[[], Classes]) -> None:
        self._classes = classes
        self._cells: dict[str, tuple[Condition, ...]] = {"": ()}
        self._parts: dict[str, Condition] = {}

    def read(self, cell: str) -> tuple[Condition, ...]:
        """The checked conditions of a cell."""
        if cell not in self._cells:
            self._cells[cell] = tuple(self._condition(part) for part in cell.split(";"))
        return self._cells[cell]

    def _condition(self, part: str) -> Condition:
        """One checked condition."""
        if part not in self._parts:
            slot, colon, listed = part.partition(":")
            if slot not in (_LISTED if colon else _BARE):
                raise LexiconError(f"unknown condition {part!r}")
            self._parts[part] = self._make(slot, words=listed.split("|") if colon and listed != "*" else [])
        return self._parts[part]

    def _make(self, slot: str, *, words: list[str]) -> Condition:
        """A condition that asks for one of `words`, lemmas or @classes; for anything when there are none."""
        groups = tuple(word[1:] for word in words if word.startswith("@"))
        lemmas = tuple(word for word in words if not word.startswith("@"))
        members = self._classes().members
        for group in groups:
            if group not in members:
                raise LexiconError(f"unknown class @{group}")
        sets = [members[group] for group in groups]
        if lemmas or len(sets) != 1:
            sets.append(frozenset(form for lemma in lemmas for form in _condition_forms(lemma, slot)))
        forms = sets[0] if len(sets) == 1 else frozenset().union(*sets)
        return Condition(slot=slot, open=not words, lemmas=lemmas, classes=groups, forms=forms)


def _text(name: str) -> str:
    """One table as it stands beside this file."""
    return files("dateline.claims.lexicon").joinpath(name).read_text(encoding="utf-8")


@cache
def load_plover() -> Plover:
    """The PLOVER types and modes with quad, score and CAMEO code; read once."""
    return parse_plover(_text("plover.tsv"))


@cache
def load_classes() -> Classes:
    """The word classes; read once."""
    return parse_classes(_text("classes.tsv"))


@cache
def load_triggers() -> Triggers:
    """All frames; the table is read once, and a lemma's rows when it is first met."""
    frames = _Frames(_text("triggers.tsv"), classes=load_classes, plover=load_plover, name="triggers.tsv")
    return Triggers(rows=frames)
