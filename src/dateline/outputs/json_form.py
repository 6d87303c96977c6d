"""Records of a picture as plain dicts for JSON, every citation with its words."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from dateline.outputs.extracts import Texts
from dateline.records import Citation, Event, Telling


def picture_form(record: Any, *, texts: Texts) -> Any:
    """The record as dicts, lists, strings and numbers; times are ISO 8601, citations carry the words they cite.

    Events carry the three counts (mentions, reports, origins) beside their tellings.
    """
    if isinstance(record, Citation):
        quote = texts(record.document).text[record.start : record.end]
        return {"document": record.document, "start": record.start, "end": record.end, "quote": quote}
    if isinstance(record, Telling):
        return _telling(record, texts=texts)
    if is_dataclass(record) and not isinstance(record, type):
        form = {
            field.name: picture_form(getattr(record, field.name), texts=texts) for field in fields(record)
        }
        if isinstance(record, Event):
            counts = {"mentions": record.mentions, "reports": record.reports, "origins": record.origins}
            return {**form, **counts}
        return form
    if isinstance(record, Mapping):
        return {name: picture_form(value, texts=texts) for name, value in record.items()}
    if isinstance(record, tuple | list):
        return [picture_form(item, texts=texts) for item in record]
    return record.isoformat() if isinstance(record, date) else record


def _telling(telling: Telling, *, texts: Texts) -> dict[str, Any]:
    told = telling.told
    place = Citation(document=telling.document, start=told.sentence.start, end=told.sentence.end)
    return {
        "id": told.id,
        "outlet": telling.outlet,
        "published_at": telling.published_at.isoformat() if telling.published_at else None,
        "origin": telling.origin,
        "voice": picture_form(telling.voice, texts=texts),
        "via": picture_form(told.via, texts=texts),
        "certainty": told.certainty,
        "status": told.status,
        "trigger": {"start": told.trigger.start, "end": told.trigger.end, "quote": told.word},
        "sentence": picture_form(place, texts=texts),
    }
