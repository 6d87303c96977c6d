"""One real thing behind several mentions."""

from dataclasses import dataclass
from datetime import date

from dateline.records.document import Span
from dateline.records.mention import NameType


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """An office held: its title, of which state or body (code), from and to which day.

    `to` is exclusive, and None while the office is held or its end is unknown.
    """

    title: str
    of: str
    since: date | None
    to: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A person, body, state or people that the report speaks of.

    `country` is ISO 3166 alpha-3; `code` the actor code (a state's is its country code, other
    bodies have their own, such as HZB or UNO); `based_in` the countries a non-state body acts from;
    `sector` the PLOVER sector (GOV, MIL, …); `roles` the words the report gives; `offices` what
    the register of offices knows for the day of publication. None or empty: not known.
    """

    id: str
    name: str
    type: NameType
    country: str | None
    code: str | None
    based_in: tuple[str, ...]
    sector: str | None
    roles: tuple[str, ...]
    offices: tuple[Office, ...]
    mentions: tuple[Span, ...]
