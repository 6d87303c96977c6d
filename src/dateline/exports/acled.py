"""Events → a table in the shape of ACLED's: 31 columns."""

from collections.abc import Iterator

from dateline.exports.chosen import Chosen
from dateline.exports.codes import acled_class, nations, sector_of_party, state_name
from dateline.exports.tables import guarded, write_csv
from dateline.exports.words import number_text, one_line
from dateline.records import Event, Party

COLUMNS = tuple(
    "event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1 "
    "inter1 actor2 assoc_actor_2 inter2 interaction civilian_targeting iso region country admin1 admin2 admin3 "
    "location latitude longitude geo_precision source source_scale notes fatalities tags timestamp".split()
)
_NUMBERS = frozenset("year time_precision iso latitude longitude geo_precision fatalities timestamp".split())
_INTER = {"MIL": "State forces", "REB": "Rebel group", "CIV": "Civilians"}
_GEO = {"exact": 1, "city": 1, "region": 2, "country": 3}
_KILLED = "killed"


def make_acled(chosen: Chosen) -> bytes:
    """The violence, demonstrations and strategic developments told as done, one a line."""
    return write_csv(COLUMNS, _rows(chosen))


def _rows(chosen: Chosen) -> Iterator[list[str]]:
    for event in chosen.events:
        if event.status in ("occurred", "ongoing") and event.standing != "retracted":
            row = _row(event, chosen)
            if row:
                yield [_cell(row.get(column), column) for column in COLUMNS]


def count_acled(chosen: Chosen) -> int:
    """How many of the events have a place in it."""
    return sum(1 for _ in _rows(chosen))


def _cell(value: str | float | None, column: str) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return one_line(value) if column in _NUMBERS else guarded(one_line(value))
    return number_text(value)


def _row(event: Event, chosen: Chosen) -> dict[str, str | float | None] | None:
    kind = acled_class(event.type, mode=event.mode)
    if kind is None:
        return None
    place, told = event.place, event.shown
    nation = nations().get((place.country if place else None) or "")
    moments = [t.published_at for t in event.tellings if t.published_at]
    violence = kind.event_type == "Violence against civilians"
    return {
        "event_id_cnty": event.id,
        "event_date": event.day.isoformat() if event.day else None,
        "year": event.day.year if event.day else None,
        "time_precision": _time_precision(event),
        "disorder_type": kind.disorder_type,
        "event_type": kind.event_type,
        "sub_event_type": kind.sub_event_type,
        **_side(1, event.actors),
        **_side(2, event.recipients),
        "civilian_targeting": "Civilian targeting" if violence else None,
        "iso": nation.number if nation else None,
        "country": state_name(place.country) if place else None,
        "location": place.name if place else None,
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
        "geo_precision": _GEO.get(place.precision or "") if place else None,
        "source": "; ".join(dict.fromkeys(t.outlet for t in event.tellings if t.outlet)),
        "notes": chosen.sentence(told),
        "fatalities": _killed(event, chosen),
        "timestamp": int(max(moments).timestamp()) if moments else None,
    }


def _side(n: int, parties: tuple[Party, ...]) -> dict[str, str | float | None]:
    if not parties:
        return {}
    first, *others = parties
    return {
        f"actor{n}": first.name,
        f"assoc_actor_{n}": "; ".join(party.name for party in others),
        f"inter{n}": _INTER.get(sector_of_party(first) or ""),
    }


def _time_precision(event: Event) -> int | None:
    """1 for a day, 2 for a week or less, 3 for more."""
    if event.day is None or event.last_day is None:
        return None
    days = (event.last_day - event.day).days
    return 1 if not days else 2 if days <= 7 else 3


def _killed(event: Event, chosen: Chosen) -> float | None:
    """How many were killed where all reports give one exact number for the event; else None."""
    ids = {telling.told.id for telling in event.tellings}
    counts = {
        None if counted.vague or counted.minimum != counted.maximum else counted.minimum
        for document in dict.fromkeys(telling.document for telling in event.tellings)
        for counted in (chosen.accounts[document].counted if document in chosen.accounts else ())
        if counted.told in ids and counted.unit == _KILLED
    }
    return counts.pop() if len(counts) == 1 else None
