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
class Link:
    """Why an entity is taken for who it is.

    `rule` says it in a few words ("role in the text"), `row` names the row of the register that it rests on
    ("people.tsv: Sergei Lavrov, Foreign Minister of RUS"), None where the text alone says so. `score` is the share of
    links by this rule that were right on labelled names (evals/sets, development half), 0 to 1.
    """

    rule: str
    row: str | None
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """Later words taken for an entity already named ("he", "the minister"), by which rule and how surely."""

    span: Span
    rule: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A person, body, state or people that the report speaks of.

    `country` is ISO 3166 alpha-3; `code` the actor code (a state's is its country code, other
    bodies have their own, such as HZB or UNO); `based_in` the countries a non-state body acts from;
    `sector` the PLOVER sector (GOV, MIL, …); `roles` the words the report gives; `offices` what
    the register of offices knows for the day of publication. `link` says why it is taken for all that,
    None where nothing but its words is known. `mentions` are all words for it; those of them that are not
    its name stand among `references` too. None or empty: not known.
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
    link: Link | None = None
    mentions: tuple[Span, ...]
    references: tuple[Reference, ...] = ()
