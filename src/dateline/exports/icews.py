"""Events → a table in the shape of ICEWS coded event data: 20 columns, one actor and one recipient a line."""

from dateline.exports.chosen import Chosen
from dateline.exports.coded import Pair, pairs_of
from dateline.exports.codes import cameo_codes, sector_of_party, state_name
from dateline.exports.tabs import Cell, write_tabs
from dateline.records import Party

COLUMNS = tuple(
    "Event ID|Event Date|Source Name|Source Sectors|Source Country|Event Text|CAMEO Code|Intensity|Target Name|"
    "Target Sectors|Target Country|Story ID|Sentence Number|Publisher|City|District|Province|Country|Latitude|"
    "Longitude".split("|")
)
_DIGITS = 13


def make_icews(chosen: Chosen) -> bytes:
    """The events that CAMEO can say, one line for each actor with each recipient."""
    return write_tabs(COLUMNS, (_row(pair) for pair in pairs_of(chosen)), header=True)


def _row(pair: Pair) -> dict[str, Cell]:
    event, told, place = pair.event, pair.event.shown, pair.event.place
    meaning = cameo_codes()[pair.code.cameo]
    return {
        "Event ID": pair.id,
        "Event Date": event.day.isoformat() if event.day else None,
        **_side("Source", pair.actor),
        "Event Text": meaning.words,
        "CAMEO Code": pair.code.cameo,
        "Intensity": _decimal(meaning.goldstein),
        **_side("Target", pair.recipient),
        "Story ID": int(told.document.removeprefix("doc_")[:_DIGITS], 16),
        "Publisher": told.outlet,
        "City": place.name if place and place.precision == "city" else None,
        "Country": state_name(place.country) if place else None,
        "Latitude": place.latitude if place else None,
        "Longitude": place.longitude if place else None,
    }


def _side(side: str, party: Party | None) -> dict[str, Cell]:
    if party is None:
        return {}
    return {
        f"{side} Name": party.name,
        f"{side} Sectors": sector_of_party(party),
        f"{side} Country": state_name(party.country),
    }


def _decimal(value: float | None) -> str | None:
    return None if value is None else f"{value:.1f}"
