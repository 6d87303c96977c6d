"""The tables beside this file: CAMEO codes, what a status becomes, codes of states, ACLED's scheme."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dateline.records import EventType, Party, Quad, Status
from dateline.register import bodies_by_code, sector_of, states

_AHEAD = ("planned", "threatened", "conditional")
_ANY, _KEEP, _NONE = "*", "=", "-"
_DERIVED: dict[str, tuple[EventType, Quad, float]] = {
    "AGREE": ("AGREE", "verbal cooperation", 2.5),
    "THREATEN": ("THREATEN", "verbal conflict", -3.5),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cameo:
    """A CAMEO code: its PLOVER type and mode, Goldstein score, and what it says; None where the table has none."""

    code: str
    type: EventType | None
    mode: str | None
    goldstein: float | None
    words: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """What an event is coded as where no status can be said."""

    type: EventType
    mode: str | None
    quad: Quad
    score: float
    cameo: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Nation:
    """A state's codes in other lists: ISO alpha-2 and number, FIPS 10-4; None where a list has none."""

    alpha2: str | None
    number: int | None
    fips: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Class:
    """ACLED's class of an event; None where what is told does not decide it."""

    disorder_type: str
    event_type: str | None
    sub_event_type: str | None


def _rows(name: str) -> Iterator[list[str]]:
    """The rows of a table of this room, without its comments and the line of column names."""
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    lines = [line for line in text.split("\n") if line and not line.startswith("#")]
    for line in lines[1:]:
        yield line.split("\t")


@cache
def cameo_codes() -> dict[str, Cameo]:
    """Every CAMEO code of three and four digits."""
    found = {}
    for code, type, mode, _, goldstein, words in _rows("cameo.tsv"):
        found[code] = Cameo(
            code=code,
            type=type or None,  # type: ignore[arg-type]
            mode=mode or None,
            goldstein=float(goldstein) if goldstein else None,
            words=words or None,
        )
    return found


@cache
def nations() -> dict[str, Nation]:
    """The codes of states in other lists, by ISO 3166 alpha-3."""
    return {
        code: Nation(alpha2=alpha2 or None, number=int(number) if number else None, fips=fips or None)
        for code, alpha2, number, fips in _rows("countries.tsv")
    }


@cache
def _strict() -> dict[tuple[str, str, str], tuple[str, str, str]]:
    return {(s, t, m): (becomes, mode, cameo) for s, t, m, becomes, mode, cameo in _rows("strict.tsv")}


def strict_code(
    type: EventType, *, mode: str | None, status: Status, quad: Quad, score: float, cameo: str
) -> Code | None:
    """What an event of this type, mode and status is in strict PLOVER and CAMEO; None where they cannot say it.

    >>> parts = dict(quad="verbal cooperation", score=4.0, cameo="042")
    >>> strict_code("CONSULT", mode="visit", status="planned", **parts).cameo
    '036'
    >>> strict_code("CONSULT", mode="visit", status="denied", **parts) is None
    True
    """
    when = "future" if status in _AHEAD else status
    keys = ((when, type, mode or _NONE), (when, type, _ANY), (when, _ANY, _ANY))
    becomes, its_mode, its_cameo = next(_strict()[key] for key in keys if key in _strict())
    if becomes == _NONE:
        return None
    if becomes == _KEEP:
        return Code(type=type, mode=mode, quad=quad, score=score, cameo=cameo)
    new, its_quad, its_score = _DERIVED[becomes]
    return Code(
        type=new,
        mode=mode if its_mode == _KEEP else None if its_mode == _NONE else its_mode,
        quad=its_quad,
        score=score if its_mode == _KEEP else its_score,
        cameo=cameo if its_cameo == _KEEP else its_cameo,
    )


@cache
def _classes() -> dict[tuple[str, str], Class]:
    return {
        (type, mode): Class(disorder_type=disorder, event_type=event or None, sub_event_type=sub or None)
        for type, mode, disorder, event, sub in _rows("acled.tsv")
    }


def acled_class(type: EventType, *, mode: str | None) -> Class | None:
    """ACLED's class of an event of this type and mode; None for what ACLED does not code.

    >>> acled_class("ASSAULT", mode="drone").sub_event_type
    'Air/drone strike'
    """
    return _classes().get((type, mode or _NONE)) or _classes().get((type, _ANY))


def sector_of_party(party: Party) -> str | None:
    """The PLOVER sector: of a state GOV, of a body that of the register, of a person that of the office held."""
    body = bodies_by_code().get(party.code or "")
    if body and party.type in ("ORG", "NORP"):
        return body.sector
    if party.type == "GPE" and party.code and party.code in states():
        return "GOV"
    return sector_of(party.office) if party.office else None


def state_name(code: str | None) -> str | None:
    """The name of the state of this code; None for any other code."""
    state = states().get(code or "")
    return state.name if state else None
