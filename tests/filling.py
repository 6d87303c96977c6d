"""Cases filled with readings that are there already: no report is read twice for the tests."""

from collections.abc import Iterable

from dateline.cases import READING, add_report, reading_version
from dateline.records import Reading
from dateline.store import Case

_OWNER = "the tests"


def keep_readings(case: Case, readings: Iterable[Reading], *, known: Iterable[Reading] = ()) -> None:
    """The reports are in the case, and read.

    Where others fill the case at the same time, `known` are the readings of their reports too: whoever comes first
    is handed them.
    """
    mine = tuple(readings)
    by_id = {reading.document.id: reading for reading in (*known, *mine)}
    for reading in mine:
        add_report(case, reading.document)
    for document in case.claim(READING, reading_version(), owner=_OWNER, limit=1000):
        case.finish(document.id, READING, reading_version(), owner=_OWNER, payload=by_id[document.id])
