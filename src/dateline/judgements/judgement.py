"""What a judgement says: its kind, the words of a report that it is about, and what it comes to.

    kind          target          field   value
    event         mention         FIELDS  {"to": …, "also": [mention, …]}
    not an event  mention         –       {"also": [mention, …]}
    merge         mention         –       {"with": mention}: both events are one
    split         mention         –       {"also": [mention, …]}: these mentions are an event of their own
    speaker       mention         –       {"to": {"name", "kind", "affiliation", "code", "type"}, "also": [mention, …]}
    origin        report (an id)  –       {"to": report or null}: whose text it is; null for its own
    actor         report (an id)  –       {"words": …, "to": party}: whom a name in it stands for

A mention is named by its place, ``DOCUMENT:START-END``, the characters of its trigger: ids of mentions are made from
their type too, and would be lost when a report is read otherwise.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from dateline.records import Account, EventType, Quad

FIELDS = ("type", "mode", "status", "actors", "recipients", "day", "place")
"""What can be corrected of an event."""

State = Literal["holds", "holds in part", "needless", "not yet", "lost"]
_LOCATOR = re.compile(r"(?P<document>doc_[0-9a-f]+):(?P<start>\d{1,9})-(?P<end>\d{1,9})")


class Code(Protocol):
    """What follows from an event's type and mode."""

    @property
    def quad(self) -> Quad: ...

    @property
    def score(self) -> float: ...

    @property
    def cameo(self) -> str: ...


Codes = Mapping[tuple[EventType, str | None], Code]
"""Every type with each of its modes, and with none."""


class Judgement(Protocol):
    """What this room needs of a judgement."""

    @property
    def id(self) -> str: ...

    @property
    def kind(self) -> str: ...

    @property
    def target(self) -> str: ...

    @property
    def field(self) -> str | None: ...

    @property
    def value(self) -> Any: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A judgement that is not yet made: what it would say."""

    kind: str
    target: str
    field: str | None = None
    value: Mapping[str, Any]
    id: str = "jdg_pending"


@dataclass(frozen=True, slots=True, kw_only=True)
class Locator:
    """Characters `start` to `end` of a report, half-open."""

    document: str
    start: int
    end: int

    def __str__(self) -> str:
        return f"{self.document}:{self.start}-{self.end}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What a judgement came to.

    It ``holds``, or ``holds in part`` where some of its mentions are found no more; it is ``needless`` where the
    reports are read so without it, ``not yet`` where they are not among the accounts, and ``lost`` where no such
    mention is found. `why` says which, None where it holds.
    """

    judgement: str
    state: State
    why: str | None = None

    @property
    def is_lost(self) -> bool:
        """It no longer finds all that it is about."""
        return self.state in ("lost", "holds in part")


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied:
    """The accounts with all corrections, and what each judgement came to, in order."""

    accounts: tuple[Account, ...]
    effects: tuple[Effect, ...]

    @property
    def lost(self) -> tuple[Effect, ...]:
        """Those that no longer find all that they are about."""
        return tuple(effect for effect in self.effects if effect.is_lost)


def parse_locator(words: str) -> Locator:
    """The place that the words name. Raises ValueError where they name none.

    >>> str(parse_locator("doc_0f:3-9"))
    'doc_0f:3-9'
    """
    match = _LOCATOR.fullmatch(words)
    if match is None or int(match["start"]) >= int(match["end"]):
        raise ValueError(f"{words!r} is no place in a report, such as doc_0123456789abcdef:12-18")
    return Locator(document=match["document"], start=int(match["start"]), end=int(match["end"]))


def places_of(judgement: Judgement) -> tuple[Locator, ...]:
    """The mentions that a judgement names; none where it is about a whole report, or cannot be read."""
    return tuple(_places(judgement))


def _places(judgement: Judgement) -> Iterator[Locator]:
    value = judgement.value if isinstance(judgement.value, Mapping) else {}
    also = value.get("also")
    for words in (judgement.target, *(also if isinstance(also, list) else ()), value.get("with")):
        try:
            yield parse_locator(str(words))
        except ValueError:
            continue


def describe(judgement: Judgement) -> str:
    """What a judgement says, on one line: "status → denied"."""
    value = judgement.value if isinstance(judgement.value, Mapping) else {}
    more = len(value.get("also") or ())
    said = _SAID.get(judgement.kind, lambda j, v: j.kind)(judgement, value)
    return f"{said} ({more + 1} mentions)" if more else said


def _said_event(judgement: Judgement, value: Mapping[str, Any]) -> str:
    return f"{judgement.field} → {_words(value.get('to'))}"


_SAID: dict[str, Any] = {
    "event": _said_event,
    "not an event": lambda j, v: "not an event",
    "merge": lambda j, v: f"the same event as {v.get('with')}",
    "split": lambda j, v: "an event of its own",
    "speaker": lambda j, v: f"speaker → {_words(v.get('to'))}",
    "origin": lambda j, v: f"goes back to {v['to']}" if v.get("to") else "its own origin",
    "actor": lambda j, v: f"“{v.get('words')}” stands for {_words(v.get('to'))}",
}


def _words(value: Any) -> str:
    """A corrected value as people read it: "Iran (IRN)", "2024-04-13/2024-04-14", "–" for none."""
    if isinstance(value, list):
        days = value[:1] if len(value) == 2 and value[0] == value[1] else value
        joint = "/" if all(isinstance(item, str) for item in value) else ", "
        return joint.join(_words(item) for item in days) or "–"
    if isinstance(value, Mapping):
        codes = (value.get("code"), value.get("country") or value.get("affiliation"))
        known = list(dict.fromkeys(code for code in codes if code))
        kind = f", {value['kind']}" if "kind" in value else ""
        return f"{value.get('name')}" + (f" ({', '.join(known)})" if known else "") + kind
    return "–" if value is None else str(value)
