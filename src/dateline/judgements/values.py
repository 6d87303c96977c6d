"""The values of judgements as a case keeps them → records."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, get_args

from dateline.judgements.judgement import Codes
from dateline.records import Account, EventType, Party, Spot, Status, Told, Voice, outlet_voice, side_key
from dateline.records.claim import SpeakerKind
from dateline.records.mention import NameType

_WHOLE_NAME = 2  # words: a surname alone may be somebody else's


def correct_told(told: Told, field: str | None, value: Any, *, codes: Codes) -> Told:
    """The mention with one field as a judgement has it. Raises ValueError for what cannot stand there."""
    way = _WAYS.get(field or "")
    if way is None:
        raise ValueError(f"an event has no field {field!r}")
    return way(told, value, codes)


def _typed(told: Told, value: Any, codes: Codes) -> Told:
    """The mode stays where the new type has it too."""
    if value not in get_args(EventType):
        raise ValueError(f"{value!r} is no type of event")
    return _coded(replace(told, type=value, mode=told.mode if (value, told.mode) in codes else None), codes)


def _moded(told: Told, value: Any, codes: Codes) -> Told:
    if (told.type, value) not in codes:
        allowed = ", ".join(sorted(mode for type, mode in codes if type == told.type and mode)) or "none"
        raise ValueError(f"{told.type} has no mode {value!r}; its modes: {allowed}")
    return _coded(replace(told, mode=value), codes)


def _coded(told: Told, codes: Codes) -> Told:
    code = codes[told.type, told.mode]
    return replace(told, quad=code.quad, score=code.score, cameo=code.cameo)


def _stated(told: Told, value: Any, codes: Codes) -> Told:
    """What is told as done is not denied in the same breath."""
    if value not in get_args(Status):
        raise ValueError(f"{value!r} is no status")
    said_done = value in ("occurred", "ongoing") and told.certainty == "denied"
    return replace(told, status=value, certainty="asserted" if said_done else told.certainty)


def _acted(told: Told, value: Any, codes: Codes) -> Told:
    return replace(told, actors=tuple(party_of(part) for part in value))


def _received(told: Told, value: Any, codes: Codes) -> Told:
    return replace(told, recipients=tuple(party_of(part) for part in value))


def _dated(told: Told, value: Any, codes: Codes) -> Told:
    first, last = (None, None) if value is None else (date.fromisoformat(part) for part in value)
    return replace(told, day=first, last_day=last)


def _placed(told: Told, value: Any, codes: Codes) -> Told:
    return replace(told, place=None if value is None else spot_of(value))


_WAYS: dict[str, Callable[[Told, Any, Codes], Told]] = {
    "type": _typed,
    "mode": _moded,
    "status": _stated,
    "actors": _acted,
    "recipients": _received,
    "day": _dated,
    "place": _placed,
}


def party_of(value: Mapping[str, Any]) -> Party:
    """The party that a value holds. Raises ValueError for anything else."""
    name, type = value["name"], value.get("type")
    if not isinstance(name, str) or type not in (None, *get_args(NameType)):
        raise ValueError(f"{dict(value)!r} is no party")
    return Party(
        name=name,
        code=_text(value.get("code")),
        country=_text(value.get("country")),
        type=type,
        office=_text(value.get("office")),
    )


def spot_of(value: Mapping[str, Any]) -> Spot:
    """The place that a value holds. Raises ValueError for anything else."""
    latitude, longitude = value.get("latitude"), value.get("longitude")
    return Spot(
        name=_text(value["name"]),
        country=_text(value.get("country")),
        admin1=_text(value.get("admin1")),
        latitude=None if latitude is None else float(latitude),
        longitude=None if longitude is None else float(longitude),
        precision=_text(value.get("precision")),
    )


def voice_of(value: Mapping[str, Any], account: Account) -> Voice:
    """The voice that a value holds, under the key that it has in every report. Raises ValueError for anything else."""
    kind = value["kind"]
    if kind not in get_args(SpeakerKind):
        raise ValueError(f"{kind!r} is no kind of speaker")
    if kind == "outlet":
        return outlet_voice(account.outlet, origin=account.origin)
    name, affiliation, code = value["name"], _text(value.get("affiliation")), _text(value.get("code"))
    if not isinstance(name, str):
        raise ValueError(f"{name!r} is no name")
    key = voice_key(name, kind=kind, affiliation=affiliation, code=code, type=value.get("type"))
    return Voice(
        key=key or f"{account.origin} {name.casefold()}", name=name, kind=kind, affiliation=affiliation
    )


def voice_key(
    name: str, *, kind: SpeakerKind, affiliation: str | None, code: str | None, type: NameType | None
) -> str | None:
    """What one voice is known by in every report, the key that the reader gives it; None where in its text alone.

    Somebody of no known type is taken for a person.
    """
    if kind == "named" and code:
        return code
    if kind == "named" and type in (None, "PERSON") and len(name.split()) >= _WHOLE_NAME:
        return name.casefold()
    if kind in ("named", "collective") and affiliation:
        return side_key(name, home=affiliation)
    return None


def _text(value: Any) -> str | None:
    if value is not None and not isinstance(value, str):
        raise ValueError(f"{value!r} is no word")
    return value
