"""Events → a table in the shape of POLECAT, which codes PLOVER: 40 columns."""

from collections.abc import Callable, Iterable

from dateline.exports.chosen import Chosen
from dateline.exports.coded import Coded, code_strictly
from dateline.exports.codes import sector_of_party
from dateline.exports.tabs import Cell, write_tabs
from dateline.records import Party, Spot

MISSING = "None"
COLUMNS = tuple(
    "Event ID|Event Date|Event Type|Event Mode|Intensity|Quad Code|Contexts|Actor Name|Actor Country|Actor COW|"
    "Primary Actor Sector|Actor Sectors|Actor Title|Actor Name Raw|Wikipedia Actor ID|Recipient Name|"
    "Recipient Country|Recipient COW|Primary Recipient Sector|Recipient Sectors|Recipient Title|Recipient Name Raw|"
    "Wikipedia Recipient ID|Placename|City|District|Province|Country|Latitude|Longitude|GeoNames ID|Raw Placename|"
    "Feature Type|Source|Publication Date|Story People|Story Organizations|Story Locations|Language|Version".split(
        "|"
    )
)


def make_polecat(chosen: Chosen) -> bytes:
    """The events that strict PLOVER can say, one a line, several parties in one cell."""
    rows = (_row(coded, chosen) for coded in code_strictly(chosen))
    return write_tabs(COLUMNS, rows, header=True, missing=MISSING)


def _row(coded: Coded, chosen: Chosen) -> dict[str, Cell]:
    event, code, told = coded.event, coded.code, coded.event.shown
    document = chosen.document(told.document)
    return {
        "Event ID": event.id,
        "Event Date": event.day.isoformat() if event.day else None,
        "Event Type": code.type,
        "Event Mode": code.mode,
        "Intensity": code.score,
        "Quad Code": code.quad.upper(),
        **_side("Actor", event.actors),
        **_side("Recipient", event.recipients),
        **_place(event.place),
        "Source": told.outlet,
        "Publication Date": told.published_at.date().isoformat() if told.published_at else None,
        "Language": document.language,
        "Version": "Dateline",
    }


def _side(side: str, parties: Iterable[Party]) -> dict[str, Cell]:
    parties = tuple(parties)
    sectors = tuple(dict.fromkeys(filter(None, map(sector_of_party, parties))))
    return {
        f"{side} Name": _joined(parties, lambda party: party.name),
        f"{side} Country": _joined(parties, lambda party: party.country),
        f"Primary {side} Sector": sectors[0] if sectors else None,
        f"{side} Sectors": "; ".join(sectors),
        f"{side} Title": "; ".join(party.office for party in parties if party.office),
    }


def _joined(parties: Iterable[Party], part: Callable[[Party], str | None]) -> str:
    """The parts of all parties, each party's in its place: an unknown one is the word for missing."""
    found = [(part(party) or MISSING).replace(";", ",") for party in parties]
    return "; ".join(found) if any(words != MISSING for words in found) else ""


def _place(place: Spot | None) -> dict[str, Cell]:
    if place is None:
        return {}
    return {
        "Placename": place.name,
        "City": place.name if place.precision == "city" else None,
        "Country": place.country,
        "Latitude": place.latitude,
        "Longitude": place.longitude,
    }
