"""Events → two tables in the shape of GDELT 2.0: events (61 columns) and mentions (16), without a header."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

from dateline.exports.chosen import Chosen
from dateline.exports.coded import Pair, pairs_of
from dateline.exports.codes import cameo_codes, nations, sector_of_party, state_name
from dateline.exports.tabs import Cell, write_tabs
from dateline.exports.words import web_address
from dateline.records import Party, Quad, Spot, Telling


def _actor(n: int) -> list[str]:
    parts = "Code Name CountryCode KnownGroupCode EthnicCode Religion1Code Religion2Code Type1Code Type2Code Type3Code"
    return [f"Actor{n}{part}" for part in parts.split()]


def _geo(of: str) -> list[str]:
    parts = "Type FullName CountryCode ADM1Code ADM2Code Lat Long FeatureID"
    return [f"{of}Geo_{part}" for part in parts.split()]


EVENT_COLUMNS = (
    *"GLOBALEVENTID SQLDATE MonthYear Year FractionDate".split(),
    *_actor(1),
    *_actor(2),
    *"IsRootEvent EventCode EventBaseCode EventRootCode QuadClass GoldsteinScale".split(),
    *"NumMentions NumSources NumArticles AvgTone".split(),
    *_geo("Actor1"),
    *_geo("Actor2"),
    *_geo("Action"),
    *"DATEADDED SOURCEURL".split(),
)
MENTION_COLUMNS = tuple(
    "GLOBALEVENTID EventTimeDate MentionTimeDate MentionType MentionSourceName MentionIdentifier SentenceID "
    "Actor1CharOffset Actor2CharOffset ActionCharOffset InRawText Confidence MentionDocLen MentionDocTone "
    "MentionDocTranslationInfo Extras".split()
)
_QUADS: dict[Quad, int] = {
    "verbal cooperation": 1,
    "material cooperation": 2,
    "verbal conflict": 3,
    "material conflict": 4,
}
_CIVILIAN = {"CIV": "CVL"}  # CAMEO's word for PLOVER's
_WEB, _CITATION = 1, 2
_NOWHERE, _COUNTRY, _US_STATE, _US_CITY, _WORLD_CITY, _WORLD_STATE = 0, 1, 2, 3, 4, 5


def make_gdelt_events(chosen: Chosen) -> bytes:
    """The events that CAMEO can say, one line for each actor with each recipient."""
    return write_tabs(EVENT_COLUMNS, (_row(pair, chosen) for pair in pairs_of(chosen)), header=False)


def make_gdelt_mentions(chosen: Chosen) -> bytes:
    """Every word of a report that tells one of those, under the same numbers."""
    return write_tabs(MENTION_COLUMNS, _mentions(chosen), header=False)


def _row(pair: Pair, chosen: Chosen) -> dict[str, Cell]:
    event, cameo = pair.event, pair.code.cameo
    goldstein = cameo_codes()[cameo].goldstein
    source = chosen.document(event.shown.document)
    return {
        "GLOBALEVENTID": pair.id,
        **_days(event.day),
        **_side(1, pair.actor),
        **_side(2, pair.recipient),
        "IsRootEvent": int(any(_is_in_lead(telling, chosen) for telling in event.tellings)),
        "EventCode": cameo,
        "EventBaseCode": cameo[:3],
        "EventRootCode": cameo[:2],
        "QuadClass": _QUADS[pair.code.quad],
        "GoldsteinScale": None if goldstein is None else f"{goldstein:.1f}",
        "NumMentions": event.mentions,
        "NumSources": len({telling.outlet for telling in event.tellings}),
        "NumArticles": event.reports,
        "Actor1Geo_Type": _NOWHERE,
        "Actor2Geo_Type": _NOWHERE,
        **_place(event.place),
        "DATEADDED": _stamp(event.first.published_at),
        "SOURCEURL": source.url or source.id,
    }


def _days(day: date | None) -> dict[str, Cell]:
    if day is None:
        return {}
    return {
        "SQLDATE": f"{day:%Y%m%d}",
        "MonthYear": f"{day:%Y%m}",
        "Year": f"{day:%Y}",
        "FractionDate": f"{day.year + ((day.month - 1) * 30 + day.day) / 365:.4f}",
    }


def _side(n: int, party: Party | None) -> dict[str, Cell]:
    if party is None:
        return {}
    sector = sector_of_party(party)
    kind = _CIVILIAN.get(sector, sector) if sector else None
    country = party.country if state_name(party.country) else None
    return {
        f"Actor{n}Code": f"{country or ''}{kind or ''}",
        f"Actor{n}Name": party.name.upper(),
        f"Actor{n}CountryCode": country,
        f"Actor{n}Type1Code": kind,
    }


def _place(place: Spot | None) -> dict[str, Cell]:
    if place is None:
        return {"ActionGeo_Type": _NOWHERE}
    nation = nations().get(place.country or "")
    country = state_name(place.country)
    name = ", ".join(dict.fromkeys(part for part in (place.name, country) if part))
    return {
        "ActionGeo_Type": _kind(place),
        "ActionGeo_FullName": name,
        "ActionGeo_CountryCode": nation.fips if nation else None,
        "ActionGeo_Lat": place.latitude,
        "ActionGeo_Long": place.longitude,
    }


def _kind(place: Spot) -> int:
    american = place.country == "USA"
    if place.precision == "country":
        return _COUNTRY
    if place.precision == "region":
        return _US_STATE if american else _WORLD_STATE
    return _US_CITY if american else _WORLD_CITY


def _is_in_lead(telling: Telling, chosen: Chosen) -> bool:
    account = chosen.accounts.get(telling.document)
    return account is not None and telling.told.sentence.start < account.lead.end


def _mentions(chosen: Chosen) -> Iterator[dict[str, Cell]]:
    for pair in pairs_of(chosen):
        first = _stamp(pair.event.first.published_at)
        for telling in pair.event.tellings:
            document = chosen.document(telling.document)
            yield {
                "GLOBALEVENTID": pair.id,
                "EventTimeDate": first,
                "MentionTimeDate": _stamp(telling.published_at),
                "MentionType": _WEB if web_address(document.url) else _CITATION,
                "MentionSourceName": telling.outlet,
                "MentionIdentifier": document.url or document.id,
                "ActionCharOffset": telling.told.trigger.start,
                "Confidence": round(100 * telling.told.confidence),
                "MentionDocLen": len(document.text),
            }


def _stamp(at: datetime | None) -> str | None:
    return at.astimezone(UTC).strftime("%Y%m%d%H%M%S") if at else None
