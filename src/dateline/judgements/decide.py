"""What a person wants corrected, and of which mentions → the judgements that say so."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from dateline.errors import InputError
from dateline.judgements.judgement import Decision
from dateline.judgements.targets import Mention, find_mentions
from dateline.judgements.words import NOBODY, parse_days, parse_party, parse_place, parse_speaker
from dateline.records import Account

_MOST_SHOWN = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What is to be corrected, in the words that a person writes; None or empty is left as it is.

    "-" says that nobody acts, nowhere, on no day, with no mode, in the outlet's own voice, or that a text is its
    own origin. `same_as` is another event, `origin` a report, `words` a name in a report that `stands_for` somebody.
    """

    type: str | None = None
    mode: str | None = None
    status: str | None = None
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    day: str | None = None
    place: str | None = None
    speaker: str | None = None
    kind: str | None = None
    not_an_event: bool = False
    same_as: str | None = None
    apart: bool = False
    origin: str | None = None
    words: str | None = None
    stands_for: str | None = None

    @property
    def parts(self) -> tuple[str, ...]:
        """What is asked for: "reading" for fields and speaker, which go together, and the rest, which stand alone."""
        fields = (self.type, self.mode, self.status, self.actors, self.recipients, self.day, self.place)
        asked = {
            "reading": any((*fields, self.speaker, self.kind)),
            "not an event": self.not_an_event,
            "same as": self.same_as,
            "apart": self.apart,
            "origin": self.origin,
            "stands for": self.words or self.stands_for,
        }
        return tuple(name for name, wanted in asked.items() if wanted)


def decide(
    targets: Sequence[str], correction: Correction, accounts: Sequence[Account]
) -> tuple[Decision, ...]:
    """The judgements that make the correction to the targets: ids of events, mentions, claims or reports, or places.

    An event stands for all its mentions; for its status for those alone that tell it as it is shown, so that a
    denial stays one. Raises InputError for a target that is not there, for one that a correction cannot be made to,
    and for a value that cannot stand.
    """
    if len(correction.parts) != 1:
        what = " and ".join(correction.parts) or "nothing"
        step = (
            "ask for one correction at a time; type, mode, status, sides, day, place and speaker go together"
        )
        raise InputError(", ".join(targets), cause=f"{what} is asked for", next_step=step)
    way = {
        "reading": _read_otherwise,
        "not an event": _no_event,
        "same as": _same,
        "apart": _apart,
        "origin": _origin,
        "stands for": _stands_for,
    }[correction.parts[0]]
    return tuple(way(targets, correction, accounts))


def _read_otherwise(
    targets: Sequence[str], correction: Correction, accounts: Sequence[Account]
) -> Iterator[Decision]:
    found = [find_mentions(target, accounts) for target in targets]
    every = [m for mentions in found for m in mentions]
    for field, value in _values(correction):
        shown = [m for mentions in found for m in _as_shown(mentions)] if field == "status" else every
        yield _about(shown, kind="event", field=field, value={"to": value})
    if correction.kind and not correction.speaker:
        step = "say with --speaker who it is"
        raise InputError(correction.kind, cause="a kind of speaker without a speaker", next_step=step)
    if correction.speaker:
        for mentions in found:
            _check_one_voice(mentions)
        value = {"to": parse_speaker(correction.speaker, kind=correction.kind)}
        yield _about(every, kind="speaker", value=value)


def _values(correction: Correction) -> Iterator[tuple[str, Any]]:
    if correction.type:
        yield "type", correction.type
    if correction.mode:
        yield "mode", None if correction.mode == NOBODY else correction.mode
    if correction.status:
        yield "status", correction.status
    for field, words in (("actors", correction.actors), ("recipients", correction.recipients)):
        if words:
            yield field, [] if words == (NOBODY,) else [parse_party(name) for name in words]
    if correction.day:
        yield "day", parse_days(correction.day)
    if correction.place:
        yield "place", parse_place(correction.place)


def _as_shown(mentions: Sequence[Mention]) -> list[Mention]:
    """Those that tell an event as it is shown: as done if any does, else as the latest does."""
    done = [m for m in mentions if m.told.done]
    return done or [m for m in mentions if m.told.status == mentions[-1].told.status]


def _check_one_voice(mentions: Sequence[Mention]) -> None:
    if len({m.told.voice.key for m in mentions}) > 1:
        raise InputError(
            mentions[0].event,
            cause="several voices tell it",
            next_step=f"give its mentions: {_listed(mentions)}",
        )


def _listed(mentions: Sequence[Mention]) -> str:
    more = f", … {len(mentions) - _MOST_SHOWN} more" if len(mentions) > _MOST_SHOWN else ""
    return ", ".join(f"{m.told.id} ({m.told.voice.name})" for m in mentions[:_MOST_SHOWN]) + more


def _about(
    mentions: Sequence[Mention], *, kind: str, value: dict[str, Any] | None = None, field: str | None = None
) -> Decision:
    places = list(dict.fromkeys(str(m.place) for m in mentions))
    return Decision(kind=kind, target=places[0], field=field, value={**(value or {}), "also": places[1:]})


def _no_event(
    targets: Sequence[str], correction: Correction, accounts: Sequence[Account]
) -> Iterator[Decision]:
    yield _about([m for t in targets for m in find_mentions(t, accounts)], kind="not an event")


def _same(targets: Sequence[str], correction: Correction, accounts: Sequence[Account]) -> Iterator[Decision]:
    other = find_mentions(correction.same_as or "", accounts)[0]
    for target in targets:
        first = find_mentions(target, accounts)[0]
        yield Decision(kind="merge", target=str(first.place), value={"with": str(other.place)})


def _apart(targets: Sequence[str], correction: Correction, accounts: Sequence[Account]) -> Iterator[Decision]:
    for target in targets:
        mentions = find_mentions(target, accounts)
        if target.startswith("evn_"):
            step = f"give those that are another one: {_listed(mentions)}"
            raise InputError(target, cause="an event is parted by its mentions", next_step=step)
    yield _about([m for t in targets for m in find_mentions(t, accounts)], kind="split")


def _origin(
    targets: Sequence[str], correction: Correction, accounts: Sequence[Account]
) -> Iterator[Decision]:
    other = correction.origin if correction.origin != NOBODY else None
    if other is not None:
        _report(other, accounts)
    for target in targets:
        if _report(target, accounts).document == other:
            raise InputError(
                target, cause="a report does not go back to itself", next_step="write --origin -"
            )
        yield Decision(kind="origin", target=target, value={"to": other})


def _stands_for(
    targets: Sequence[str], correction: Correction, accounts: Sequence[Account]
) -> Iterator[Decision]:
    if not correction.words or not correction.stands_for:
        step = 'write --words "the Guards" --stands-for "Revolutionary Guards (IRGC)"'
        raise InputError(", ".join(targets), cause="a name and whom it stands for are needed", next_step=step)
    for target in targets:
        _report(target, accounts)
        value = {"words": correction.words, "to": parse_party(correction.stands_for)}
        yield Decision(kind="actor", target=target, value=value)


def _report(id: str, accounts: Sequence[Account]) -> Account:
    account = next((a for a in accounts if a.document == id), None)
    if account is None:
        raise InputError(
            id,
            cause="no report of this id was read",
            next_step="give an id that `dateline search CASE WORD --json` prints (doc_…)",
        )
    return account
