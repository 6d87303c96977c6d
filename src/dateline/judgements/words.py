"""What a person writes of a party, a place, a day or a speaker → the value of a judgement.

Names and codes are looked up in the register; what may be several things is refused, never chosen.
"""

import re
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from typing import Any, get_args

from dateline.errors import InputError
from dateline.records import Party, Spot
from dateline.records.claim import SpeakerKind
from dateline.records.mention import NameType
from dateline.register import (
    Term,
    areas,
    areas_by_key,
    bodies,
    bodies_by_code,
    holders_named,
    key_of,
    states,
    terms_of,
    towns_named,
)

NOBODY = "-"
"""Written for nobody, nowhere, on no day."""

_NAMED = re.compile(r"(?P<name>[^()]*[^()\s])(?:\s*\((?P<codes>[^()]*)\))?")
_CODE = re.compile(r"[A-Z][A-Z0-9_-]{1,11}")
_MOST_DAYS = 28
_MOST_SHOWN = 6


def parse_party(words: str) -> dict[str, Any]:
    """The party that the words name: "Iran (IRN)", a code alone, "Name (CODE, COUNTRY)" for a body of its own code.

    A name without a code is looked up, and stays without one where the register does not have it. Raises
    InputError for an unknown code, and for a name that may be several.

    >>> parse_party("Hezbollah (HZB)")["country"], parse_party("gunmen")["code"]
    ('HZB', None)
    """
    name, codes = _parts(words)
    if len(codes) == 2 and _CODE.fullmatch(codes[0]):
        party = Party(name=name, code=codes[0], country=_known(codes[1]), type="ORG")
    elif len(codes) == 1:
        party = _of_code(name, _known(codes[0]))
    elif codes:
        raise InputError(
            words,
            cause="that is no code with a country",
            next_step="write Name (CODE) or Name (CODE, COUNTRY)",
        )
    else:
        party = _looked_up(name)
    return asdict(party)


def _parts(words: str) -> tuple[str, list[str]]:
    match = _NAMED.fullmatch(" ".join(words.split()))
    if match is None:
        raise InputError(
            words, cause="that names nobody", next_step="write a name, or a name and its code: Iran (IRN)"
        )
    return match["name"], [code.strip() for code in match["codes"].split(",")] if match["codes"] else []


def _known(code: str) -> str:
    if code not in states() and code not in bodies_by_code():
        raise InputError(
            code,
            cause="the register has no such code",
            next_step="find one with `dateline who NAME`, or write a new one with its country: Name (CODE, COUNTRY)",
        )
    return code


def _of_code(name: str, code: str) -> Party:
    """A name under a code: the state or body itself, its people, or somebody of it."""
    if code in bodies_by_code():
        body = bodies_by_code()[code]
        person = bool(holders_named(name))
        return Party(name=name, code=code, country=body.country or code, type="PERSON" if person else "ORG")
    kinds = {term.kind for term in terms_of(name) if code in term.refs}
    if kinds & {"state", "adjective"}:
        return Party(name=name, code=code, country=code, type="GPE")
    if "people" in kinds:
        return Party(name=name, code=code, country=code, type="NORP")
    return Party(name=name, code=None, country=code, type=_type_of(name))


def _type_of(name: str) -> NameType | None:
    if holders_named(name):
        return "PERSON"
    kinds = {term.kind for term in terms_of(name)}
    if kinds & {"capital", "seat"} or towns_named(name):
        return "GPE"
    return "ORG" if "body" in kinds else None


def _looked_up(name: str) -> Party:
    if name in states():
        return _of_code(states()[name].name, name)
    if name in bodies_by_code():
        return _of_code(bodies_by_code()[name].name, name)
    codes = dict.fromkeys(code for term in terms_of(name) if not term.shared for code in _codes_of(term))
    if len(codes) > 1:
        shown = " or ".join(f"{name} ({code})" for code in list(codes)[:_MOST_SHOWN])
        raise InputError(name, cause="the register has several of this name", next_step=f"write {shown}")
    for code in codes:
        return _of_code(name, code)
    return Party(name=name, code=None, country=None, type=None)


def _codes_of(term: Term) -> Iterator[str]:
    """The codes of all that a term may stand for."""
    for ref in term.refs:
        if term.kind == "body":
            body = bodies()[int(ref)]
            yield from filter(None, (body.code or body.country,))
        elif term.kind == "area":
            yield from filter(None, (areas()[int(ref)].code,))
        elif term.kind == "person":
            yield from (holder.of for holder in holders_named(str(ref)))
        elif ref:
            yield str(ref)


def parse_place(words: str) -> dict[str, Any] | None:
    """The place that the words name: "Damascus (SYR)", a state, an area; None for "-".

    A name that the register does not have is kept with its country and no point. Raises InputError where towns of
    several countries bear the name and none is given.
    """
    if words.strip() == NOBODY:
        return None
    name, codes = _parts(words)
    if len(codes) > 1:
        raise InputError(words, cause="a place has one country", next_step="write Name (COUNTRY)")
    return asdict(_spot(name, _known(codes[0]) if codes else None))


def _spot(name: str, code: str | None) -> Spot:
    named = {str(ref) for term in terms_of(name) if term.kind == "state" for ref in term.refs}
    if len(named) == 1 and code in (None, *named):
        (state,) = named
        return _area(states()[state].name, country=state, precision="country")
    area = areas_by_key().get(key_of(name))
    if area is not None and code in (None, area.code):
        point = (area.latitude, area.longitude)
        return _area(area.name, country=area.code, precision=area.precision, point=point)
    towns = [town for town in towns_named(name) if code in (None, town.code)]
    homes = dict.fromkeys(town.code for town in sorted(towns, key=lambda t: -t.population))
    if len(homes) > 1:
        shown = ", ".join(list(homes)[:_MOST_SHOWN])
        raise InputError(
            name,
            cause=f"there are towns of this name in {shown}",
            next_step=f"write {name} ({next(iter(homes))})",
        )
    if not towns:
        return _area(name, country=code, precision=None)
    town = max(towns, key=lambda t: t.population)
    return Spot(
        name=town.name,
        country=town.code,
        admin1=town.admin1,
        latitude=town.latitude,
        longitude=town.longitude,
        precision="city",
    )


def _area(
    name: str,
    *,
    country: str | None,
    precision: str | None,
    point: tuple[float | None, float | None] = (None, None),
) -> Spot:
    return Spot(
        name=name, country=country, admin1=None, latitude=point[0], longitude=point[1], precision=precision
    )


def parse_days(words: str) -> list[str] | None:
    """The first and last day that the words name: "2024-04-13", "2024-04-13/2024-04-14"; None for "-".

    >>> parse_days("2024-04-13")
    ['2024-04-13', '2024-04-13']
    """
    if words.strip() == NOBODY:
        return None
    first, _, last = words.strip().partition("/")
    try:
        days = date.fromisoformat(first), date.fromisoformat(last or first)
    except ValueError as error:
        raise InputError(
            words, cause="that is no day", next_step="write 2024-04-13, or 2024-04-13/2024-04-14"
        ) from error
    if not 0 <= (days[1] - days[0]).days < _MOST_DAYS:
        raise InputError(
            words,
            cause="the last day is not within four weeks of the first",
            next_step="give the days more closely",
        )
    return [day.isoformat() for day in days]


def parse_speaker(words: str, *, kind: str | None) -> dict[str, Any]:
    """The speaker that the words name, ``named`` unless a kind is given; "-" is the outlet itself."""
    if words.strip() == NOBODY or kind == "outlet":
        return {"name": "", "kind": "outlet", "affiliation": None, "code": None, "type": None}
    if kind not in (None, *get_args(SpeakerKind)):
        allowed = ", ".join(get_args(SpeakerKind))
        raise InputError(str(kind), cause="that is no kind of speaker", next_step=f"give one of: {allowed}")
    party = parse_party(words)
    return {
        "name": party["name"],
        "kind": kind or "named",
        "affiliation": party["country"] or party["code"],
        "code": party["code"],
        "type": party["type"],
    }
