"""A reader that answers every labelled case as it is marked: what the scorer must call right."""

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta

import pytest

from dateline.records import (
    Claim,
    Dispute,
    Entity,
    EventMention,
    Extent,
    Figure,
    Interval,
    Participant,
    PlaceMention,
    Reader,
    Reading,
    Span,
    Speaker,
    TimeMention,
)
from evals.cases import parse_case
from evals.days import days_of
from evals.gold import Case, ClaimRef, GoldActor, GoldClaim, GoldEvent, GoldSpeaker
from evals.score import document_of

TEXT = """Two Norland officials said Sudmark shelled Elm on Monday.
Sudmark denied the shelling. "Our guns were silent," its spokesman said.
Norland asked the United Nations to send at least 12 monitors."""

RECORD = {
    "name": "elm",
    "split": "dev",
    "tier": "must",
    "form": "wire flash",
    "crisis": None,
    "published": "2024-04-10",
    "outlet": "Elm Courier",
    "text": TEXT.split("\n"),
    "events": [
        {
            "trigger": "shelled",
            "type": "ASSAULT",
            "mode": "heavy-weapons",
            "status": "occurred",
            "actors": [{"words": "Sudmark", "nth": 1, "country": "XSM"}],
            "recipients": [{"words": "Elm", "country": "XNL", "optional": True}],
            "place": "Elm",
            "date": "2024-04-08",
            "claim": 0,
        },
        {
            "trigger": "shelling",
            "type": "ASSAULT",
            "status": "denied",
            "actors": [{"words": "Sudmark", "nth": 2, "country": "XSM"}],
            "recipients": [],
            "claim": 1,
        },
        {
            "trigger": "asked",
            "type": "REQUEST",
            "or_type": ["CONSULT"],
            "status": "occurred",
            "actors": [{"words": "Norland", "nth": 2, "country": "XNL"}],
            "recipients": [{"words": "United Nations", "country": "UNO"}],
        },
        {
            "trigger": "send",
            "type": "AID",
            "status": "requested",
            "actors": [{"words": "United Nations", "country": "UNO"}],
            "recipients": [],
            "optional": True,
        },
    ],
    "claims": [
        {
            "speaker": {
                "words": "Two Norland officials",
                "kind": "unnamed",
                "count": 2,
                "affiliation": "XNL",
            },
            "cue": {"words": "said", "nth": 1},
            "content": ["Sudmark shelled … Monday"],
            "manner": "indirect",
            "certainty": "asserted",
        },
        {
            "speaker": {"words": "Sudmark", "nth": 2, "kind": "named", "count": None, "affiliation": "XSM"},
            "cue": "denied",
            "content": ["the shelling"],
            "manner": "indirect",
            "certainty": "denied",
        },
        {
            "speaker": {
                "words": "its spokesman",
                "kind": "unnamed",
                "count": 1,
                "affiliation": "XSM",
                "stands_for": {"words": "Sudmark", "nth": 2},
            },
            "cue": {"words": "said", "nth": 2},
            "content": ["Our guns were silent,"],
            "manner": "direct",
            "certainty": "asserted",
        },
    ],
    "times": [{"words": "Monday", "value": "2024-04-08"}],
    "figures": [{"words": "at least 12", "minimum": 12, "maximum": None, "vague": False}],
    "disputes": [{"about": "the shelling of Elm", "sides": [[0], [1, 2]]}],
}


@pytest.fixture
def case() -> Case:
    return parse_case(RECORD, text=TEXT, file="elm.json")


@pytest.fixture
def perfect() -> Callable[[Case], Reading]:
    return perfect_reading


def perfect_reading(case: Case) -> Reading:
    """The reading in which everything stands as marked."""
    return Reading(
        reader=Reader(name="as marked", version="1"),
        document=document_of(case),
        sentences=(),
        entities=tuple(_entity(case, number=n) for n, c in enumerate(case.claims) if c.speaker.stands_for),
        times=tuple(
            TimeMention(span=_span(case, t.at), type="DATE", value=t.values[0], interval=None)
            for t in case.times
        ),
        places=(),
        arms=(),
        figures=tuple(
            Figure(span=_span(case, f.at), minimum=f.minimum, maximum=f.maximum, unit=None, vague=f.vague)
            for f in case.figures
        ),
        claims=(*(_claim(case, number=n, claim=c) for n, c in enumerate(case.claims)), _narrated(case)),
        events=tuple(_event(case, number=n, event=e) for n, e in enumerate(case.events)),
        disputes=tuple(
            Dispute(about=d.about, sides=(_ids(d.sides[0]), _ids(d.sides[1]))) for d in case.disputes
        ),
        issues=(),
    )


def _span(case: Case, at: Extent) -> Span:
    return Span(start=at.start, end=at.end, quote=case.text[at.start : at.end])


def _id(ref: ClaimRef) -> str:
    return "clm_outlet" if ref is None else f"clm_{ref}"


def _ids(refs: tuple[ClaimRef, ...]) -> tuple[str, ...]:
    return tuple(map(_id, refs))


def _event(case: Case, *, number: int, event: GoldEvent) -> EventMention:
    place = event.place and _span(case, event.place)
    return EventMention(
        id=f"evt_{number}",
        type=event.types[0],
        mode=event.modes[0] if event.modes else None,
        quad="verbal cooperation",
        score=0.0,
        cameo="000",
        trigger=_span(case, event.triggers[0]),
        actors=tuple(_participant(case, actor=a) for a in event.actors),
        recipients=tuple(_participant(case, actor=a) for a in event.recipients),
        place=place
        and PlaceMention(
            span=place, name=place.quote, country=None, latitude=None, longitude=None, precision="city"
        ),
        interval=_interval(event.date),
        status=event.statuses[0],
        historical=bool(event.historical),
        claim=_id(event.claims[0]),
        confidence=1.0,
    )


def _participant(case: Case, *, actor: GoldActor) -> Participant:
    return Participant(span=_span(case, actor.at), entity=None, country=actor.codes[0])


def _interval(value: str | None) -> Interval | None:
    if value in (None, "any"):
        return None
    first, last = (datetime.combine(day, time(), tzinfo=UTC) for day in days_of(value))
    return Interval(earliest=first, latest=last + timedelta(days=1), granularity="day", basis="relative")


def _claim(case: Case, *, number: int, claim: GoldClaim) -> Claim:
    return Claim(
        id=_id(number),
        speaker=_speaker(case, speaker=claim.speaker, entity=f"ent_{number}"),
        via=tuple(_speaker(case, speaker=s, entity=None) for s in claim.via),
        told_to=claim.told_to and _span(case, claim.told_to),
        cue=_span(case, claim.cues[0]),
        content=tuple(_span(case, c) for c in claim.content),
        manner=claim.manners[0],
        certainty=claim.certainties[0],
        said=None,
    )


def _speaker(case: Case, *, speaker: GoldSpeaker, entity: str | None) -> Speaker:
    return Speaker(
        kind=speaker.kinds[0],
        span=_span(case, speaker.at),
        entity=entity,
        count=speaker.counts[0],
        affiliation=speaker.affiliations[0],
    )


def _narrated(case: Case) -> Claim:
    outlet = Speaker(kind="outlet", span=None, entity=None, count=None, affiliation=None)
    whole = Span(start=0, end=len(case.text), quote=case.text)
    return Claim(
        id=_id(None),
        speaker=outlet,
        via=(),
        told_to=None,
        cue=None,
        content=(whole,),
        manner="narrated",
        certainty="asserted",
        said=None,
    )


def _entity(case: Case, *, number: int) -> Entity:
    named = case.claims[number].speaker.stands_for
    assert named is not None
    span = _span(case, named)
    return Entity(
        id=f"ent_{number}",
        name=span.quote,
        type="PERSON",
        country=None,
        code=None,
        based_in=(),
        sector=None,
        roles=(),
        offices=(),
        mentions=(span,),
    )
