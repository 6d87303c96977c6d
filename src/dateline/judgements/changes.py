"""Two readings of one report, of this version and an older one → what became of each event mention."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

Kind = Literal["added", "removed", "retyped", "changed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """An event mention as a kept reading has it, in whatever form: trigger, type and the rest in words."""

    start: int
    end: int
    word: str
    type: str
    mode: str | None
    status: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    place: str | None
    day: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A mention that one reading has and the other has not, or has otherwise; `before` or `now` is None."""

    document: str
    kind: Kind
    before: Outline | None
    now: Outline | None

    def touches(self, start: int, end: int) -> bool:
        """Whether it is about these characters."""
        there = [outline for outline in (self.before, self.now) if outline]
        return any(outline.start < end and start < outline.end for outline in there)

    def __str__(self) -> str:
        if self.before is None or self.now is None:
            outline = self.now or self.before
            return f"{self.kind} “{outline.word}” {outline.type}" if outline else self.kind
        parts = [
            f"{name} {_words(old)} → {_words(new)}"
            for name in ("type", "mode", "status", "actors", "recipients", "place", "day")
            if (old := getattr(self.before, name)) != (new := getattr(self.now, name))
        ]
        return f"“{self.now.word}” {', '.join(parts) or 'in other words'}"


def _words(value: str | tuple[str, ...] | None) -> str:
    return (", ".join(value) if isinstance(value, tuple) else value) or "–"


def outlines_of(form: Any) -> tuple[Outline, ...]:
    """The event mentions of a reading's JSON form, of this or an older version, in order. What it lacks is empty.

    Raises ValueError for what is no such form.
    """
    try:
        found = [_outline(event) for event in form["events"]]
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"not the form of a reading: {error}") from error
    return tuple(sorted(found, key=lambda o: (o.start, o.end, o.type)))


def _outline(event: Mapping[str, Any]) -> Outline:
    trigger, place, interval = event["trigger"], event.get("place"), event.get("interval")
    return Outline(
        start=trigger["start"],
        end=trigger["end"],
        word=trigger["quote"],
        type=event["type"],
        mode=event.get("mode"),
        status=event["status"],
        actors=tuple(_side(event.get("actors", ()))),
        recipients=tuple(_side(event.get("recipients", ()))),
        place=place["name"] if place else None,
        day=interval["earliest"][:10] if interval else None,
    )


def _side(participants: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    for participant in participants:
        country = participant.get("country")
        yield participant["quote"] + (f" ({country})" if country else "")


def compare_outlines(document: str, before: Sequence[Outline], now: Sequence[Outline]) -> tuple[Change, ...]:
    """What is another mention in the newer reading: one is the same where its trigger shares a character."""
    left = list(now)
    changes: list[Change] = []
    for old in before:
        new = _same(old, left)
        if new is not None:
            left.remove(new)
        if new != old:
            kind: Kind = "removed" if new is None else "retyped" if new.type != old.type else "changed"
            changes.append(Change(document=document, kind=kind, before=old, now=new))
    changes += (Change(document=document, kind="added", before=None, now=new) for new in left)
    return tuple(changes)


def _same(old: Outline, among: Sequence[Outline]) -> Outline | None:
    near = [new for new in among if new.start < old.end and old.start < new.end]
    exact = [new for new in near if (new.start, new.end) == (old.start, old.end)]
    return min(exact or near, key=lambda new: (new.type != old.type, new.start), default=None)
