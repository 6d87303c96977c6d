"""Events → what is coded of them in formats that know no status, voice or dispute."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dateline.exports.chosen import Chosen
from dateline.exports.codes import Code, strict_code
from dateline.ids import make_id
from dateline.records import Event, Party

_DIGITS = 13  # of 16: 52 bits, which a double holds exactly


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """An event and its code."""

    event: Event
    code: Code


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """One actor and one recipient of a coded event; `id` is a whole number made from all three."""

    id: int
    event: Event
    code: Code
    actor: Party | None
    recipient: Party | None


def code_strictly(chosen: Chosen) -> Iterator[Coded]:
    """The events that strict PLOVER and CAMEO can say, in order, each with its code.

    Left out is what is denied, possible or asked for; what its reports took back; and what lies ahead where
    the same sentences tell the agreement or the threat too, which is an event of its own.
    """
    acts = _acts(chosen.events)
    for event in chosen.events:
        code = _code(event)
        if code is None or event.standing == "retracted":
            continue
        if code.type == event.type or not _is_said_by_an_act(event, code, acts):
            yield Coded(event=event, code=code)


def _code(event: Event) -> Code | None:
    return strict_code(
        event.type,
        mode=event.mode,
        status=event.status,
        quad=event.quad,
        score=event.score,
        cameo=event.cameo,
    )


def _acts(events: Iterable[Event]) -> frozenset[tuple[str, int, str]]:
    """Where something is agreed or threatened: report, beginning of the sentence, type."""
    return frozenset(
        (telling.document, telling.told.sentence.start, event.type)
        for event in events
        if event.type in ("AGREE", "THREATEN") and event.status in ("occurred", "ongoing")
        for telling in event.tellings
    )


def _is_said_by_an_act(event: Event, code: Code, acts: frozenset[tuple[str, int, str]]) -> bool:
    return all((t.document, t.told.sentence.start, code.type) in acts for t in event.tellings)


def pairs_of(chosen: Chosen) -> Iterator[Pair]:
    """The coded events, each once for every actor with every recipient: formats of dyads know no lists.

    Events without a party on either side are left out.
    """
    for coded in code_strictly(chosen):
        event = coded.event
        if not (event.actors or event.recipients):
            continue
        for actor in event.actors or (None,):
            for recipient in event.recipients or (None,):
                names = (party.name if party else None for party in (actor, recipient))
                number = int(make_id("pair", event.id, *names).removeprefix("pair_")[:_DIGITS], 16)
                yield Pair(id=number, event=event, code=coded.code, actor=actor, recipient=recipient)


def count_coded(chosen: Chosen) -> int:
    """How many of the events strict PLOVER can say."""
    return sum(1 for _ in code_strictly(chosen))


def count_paired(chosen: Chosen) -> int:
    """How many of the events CAMEO can say, with a party on one side at least."""
    return len({pair.event.id for pair in pairs_of(chosen)})
