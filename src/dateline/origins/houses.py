"""Who wrote a text and whom it names as its source: agencies and outlets as keys."""

import re
from dataclasses import dataclass

from dateline.origins.agencies import agency_of_outlet, is_agency, key_of_agency
from dateline.records.document import Document
from dateline.records.origin import Credit, CreditKind

# Credits that say whose text it is. The others say who helped, or where a piece of news came from.
_WRITER: frozenset[CreditKind] = frozenset(("line", "byline", "source", "copyright"))


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """`outlet` is the key of who publishes; `writers` those of the agencies whose text it is said to be; `named` adds
    those that are only cited, where nobody is said to be the writer. `agency` is the writer's name."""

    outlet: str | None
    writers: frozenset[str]
    named: frozenset[str]
    agency: str | None


def read_house(document: Document, credits: tuple[Credit, ...]) -> House:
    """The agencies behind a report: the outlet where it is one, those in its credit lines, those it cites."""
    outlet = _key_of_outlet(document.outlet)
    own = agency_of_outlet(document.outlet) if document.outlet else None
    stated = tuple(c.agency for c in credits if c.agency and _is_writer(c, c.agency, outlet=outlet))
    writers = (own,) if own else tuple(dict.fromkeys(stated))
    named = writers or tuple(c.agency for c in credits if c.agency and _key_of_outlet(c.agency) != outlet)
    return House(
        outlet=outlet,
        writers=frozenset(map(key_of_agency, writers)),
        named=frozenset(map(key_of_agency, named)),
        agency=writers[0] if writers else None,
    )


def credit_of(credits: tuple[Credit, ...], agencies: frozenset[str]) -> Credit | None:
    """The first credit that names one of these agencies, a credit line before a citation."""
    found = [c for c in credits if c.agency and key_of_agency(c.agency) in agencies]
    return min(found, key=lambda c: c.kind not in _WRITER, default=None)


def _is_writer(credit: Credit, agency: str, *, outlet: str | None) -> bool:
    """Whether a credit names an agency as the writer: not the outlet itself, nor the owner of the site at its foot."""
    own = _key_of_outlet(agency) == outlet or (credit.kind == "copyright" and not is_agency(agency))
    return credit.kind in _WRITER and not own


def _key_of_outlet(outlet: str | None) -> str | None:
    words = re.sub(r"^the |[.](?:com|org|net)$", "", " ".join((outlet or "").casefold().split()))
    return words or None
