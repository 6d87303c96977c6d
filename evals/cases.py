"""Labelled cases: JSON files → gold records, with every slip named."""

import json
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar, get_args

from dateline.records.claim import Certainty, Manner, SpeakerKind
from dateline.records.event import EventType, Status
from evals.anchor import Anchor
from evals.codes import same_code
from evals.gold import (
    Case,
    CaseError,
    ClaimRef,
    GoldActor,
    GoldClaim,
    GoldDispute,
    GoldEvent,
    GoldFigure,
    GoldSpeaker,
    GoldTime,
)

CASES = Path(__file__).parent / "cases"
SPLITS = ("dev", "held")
TIERS = ("must", "should", "borderline")
MODES = {
    "CONSULT": "visit third-party multilateral phone",
    "RETREAT": "withdraw release disarm ceasefire access resign",
    "REQUEST": "assist change yield meet",
    "ACCUSE": "disapprove investigate allege",
    "REJECT": "assist change yield meet",
    "THREATEN": "restrict arrest relations expel territory violence",
    "PROTEST": "demo riot strike hunger boycott obstruct vandalize",
    "SANCTION": "convict expel withdraw discontinue",
    "MOBILIZE": "troops weapons police militia",
    "COERCE": "seize restrict censor curfew martial-law arrest deport withhold misinformation cyber",
    "ASSAULT": "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack "
    "aerial drone heavy-weapons crowd-control unconventional",
}

T = TypeVar("T")
_FIELDS = {
    "case": "name split tier form crisis published outlet text events claims times figures disputes",
    "event": "trigger or_trigger type or_type mode or_mode status or_status actors recipients place date "
    "historical claim or_claim optional",
    "actor": "words nth at country or optional",
    "claim": "speaker via told_to cue or_cue content manner or_manner certainty or_certainty optional",
    "speaker": "words nth at kind or_kind count or_count affiliation or_affiliation stands_for",
    "time": "words nth at value or_value",
    "figure": "words nth at minimum maximum vague",
    "dispute": "about sides optional",
}


def read_cases(folder: Path = CASES, *, split: str | None = None) -> tuple[Case, ...]:
    """All labelled cases of a folder, or of one split, by name."""
    cases = (read_case(path) for path in sorted(folder.glob("*.json")))
    return tuple(case for case in cases if split in (None, case.split))


def read_case(path: Path) -> Case:
    """The labelled case in a file. Raises CaseError naming the file and the item."""
    try:
        record = json.loads(path.read_text("utf-8"))
    except ValueError as error:
        raise CaseError(f"{path.name}: not JSON: {error}") from error
    case = parse_case(record, text="\n".join(record["text"]), file=path.name)
    if case.name != path.stem:
        raise CaseError(f"{path.name}: named {case.name!r}")
    return case


def parse_case(record: dict[str, Any], *, text: str, file: str) -> Case:
    """The case that a JSON record describes, its words found in `text`."""
    anchor = Anchor(text=text, item=file)
    _known(record, kind="case", anchor=anchor)
    _one_of(record["split"], allowed=SPLITS, anchor=anchor.under("split"))
    _one_of(record["tier"], allowed=TIERS, anchor=anchor.under("tier"))
    claims = _each(record, name="claims", parse=_claim, anchor=anchor)
    case = Case(
        **{name: record[name] for name in ("name", "split", "tier", "form", "crisis", "outlet")},
        published=date.fromisoformat(record["published"]),
        text=text,
        claims=claims,
        events=_each(record, name="events", parse=_event, anchor=anchor),
        times=_each(record, name="times", parse=_time, anchor=anchor),
        figures=_each(record, name="figures", parse=_figure, anchor=anchor),
        disputes=_each(record, name="disputes", parse=_dispute, anchor=anchor),
    )
    _refs_exist(case, anchor=anchor)
    return case


def _each(record: dict[str, Any], *, name: str, parse: Callable[..., T], anchor: Anchor) -> tuple[T, ...]:
    parsed = []
    for number, item in enumerate(record.get(name, [])):
        here = anchor.under(f"{name}[{number}]")
        try:
            parsed.append(parse(item, anchor=here))
        except KeyError as error:
            raise here.fail(f"{error} is missing") from error
    return tuple(parsed)


def _known(item: dict[str, Any], *, kind: str, anchor: Anchor) -> None:
    unknown = set(item) - set(_FIELDS[kind].split())
    if unknown:
        raise anchor.fail(f"unknown field {sorted(unknown)[0]!r}")


def _one_of(value: str, *, allowed: Iterable[str], anchor: Anchor) -> str:
    if value not in allowed:
        raise anchor.fail(f"{value!r} is not one of {', '.join(sorted(allowed))}")
    return value


def _answers(item: dict[str, Any], *, name: str) -> tuple[Any, ...]:
    """The value of a field, then the other values that count as right."""
    return (item[name], *item.get(f"or_{name}", ()))


def _named(item: dict[str, Any], *, name: str, allowed: Iterable[str], anchor: Anchor) -> tuple[str, ...]:
    here = anchor.under(name)
    return tuple(_one_of(value, allowed=allowed, anchor=here) for value in _answers(item, name=name))


def _place(item: dict[str, Any], *, anchor: Anchor) -> Any:
    return anchor.find(item.get("at", item))


def _event(item: dict[str, Any], *, anchor: Anchor) -> GoldEvent:
    _known(item, kind="event", anchor=anchor)
    types = _named(item, name="type", allowed=get_args(EventType), anchor=anchor)
    place = item.get("place")
    return GoldEvent(
        triggers=tuple(anchor.under("trigger").find(w) for w in _answers(item, name="trigger")),
        types=types,
        modes=_modes(item, types=types, anchor=anchor),
        statuses=_named(item, name="status", allowed=get_args(Status), anchor=anchor),
        actors=_each(item, name="actors", parse=_actor, anchor=anchor),
        recipients=_each(item, name="recipients", parse=_actor, anchor=anchor),
        place=None if place is None else anchor.under("place").find(place),
        date=item.get("date"),
        historical=item.get("historical", False),
        claims=tuple(_ref(c) for c in _answers({"claim": "outlet", **item}, name="claim")),
        optional=item.get("optional", False),
    )


def _modes(item: dict[str, Any], *, types: tuple[str, ...], anchor: Anchor) -> tuple[str, ...]:
    if item.get("mode") is None:
        return ()
    allowed = {mode for name in types for mode in MODES.get(name, "").split()}
    return _named(item, name="mode", allowed=allowed, anchor=anchor)


def _actor(item: dict[str, Any], *, anchor: Anchor) -> GoldActor:
    _known(item, kind="actor", anchor=anchor)
    codes = (item["country"], *item.get("or", ()))
    return GoldActor(
        at=_place(item, anchor=anchor),
        codes=tuple(map(same_code, codes)),
        optional=item.get("optional", False),
    )


def _speaker(item: dict[str, Any], *, anchor: Anchor) -> GoldSpeaker:
    _known(item, kind="speaker", anchor=anchor)
    stands_for = item.get("stands_for")
    return GoldSpeaker(
        at=_place(item, anchor=anchor),
        kinds=_named(item, name="kind", allowed=get_args(SpeakerKind), anchor=anchor),
        counts=_answers(item, name="count"),
        affiliations=tuple(map(same_code, _answers(item, name="affiliation"))),
        stands_for=None if stands_for is None else anchor.under("stands_for").find(stands_for),
    )


def _claim(item: dict[str, Any], *, anchor: Anchor) -> GoldClaim:
    _known(item, kind="claim", anchor=anchor)
    told_to = item.get("told_to")
    return GoldClaim(
        speaker=_speaker(item["speaker"], anchor=anchor.under("speaker")),
        via=_each(item, name="via", parse=_speaker, anchor=anchor),
        told_to=None if told_to is None else anchor.under("told_to").find(told_to),
        cues=tuple(anchor.under("cue").find(w) for w in _answers(item, name="cue")),
        content=tuple(anchor.under("content").find(w) for w in item["content"]),
        manners=_named(item, name="manner", allowed=get_args(Manner), anchor=anchor),
        certainties=_named(item, name="certainty", allowed=get_args(Certainty), anchor=anchor),
        optional=item.get("optional", False),
    )


def _time(item: dict[str, Any], *, anchor: Anchor) -> GoldTime:
    _known(item, kind="time", anchor=anchor)
    return GoldTime(at=_place(item, anchor=anchor), values=_answers(item, name="value"))


def _figure(item: dict[str, Any], *, anchor: Anchor) -> GoldFigure:
    _known(item, kind="figure", anchor=anchor)
    return GoldFigure(
        at=_place(item, anchor=anchor),
        minimum=item["minimum"],
        maximum=item["maximum"],
        vague=item["vague"],
    )


def _dispute(item: dict[str, Any], *, anchor: Anchor) -> GoldDispute:
    _known(item, kind="dispute", anchor=anchor)
    one, other = (tuple(_ref(c) for c in side) for side in item["sides"])
    return GoldDispute(about=item["about"], sides=(one, other), optional=item.get("optional", False))


def _ref(value: Any) -> ClaimRef:
    return None if value == "outlet" else int(value)


def _refs_exist(case: Case, *, anchor: Anchor) -> None:
    refs = [("events", n, event.claims) for n, event in enumerate(case.events)]
    refs += [("disputes", n, side) for n, dispute in enumerate(case.disputes) for side in dispute.sides]
    for name, number, claims in refs:
        for claim in claims:
            if claim is not None and not 0 <= claim < len(case.claims):
                raise anchor.under(f"{name}[{number}]").fail(f"there is no claim {claim}")
