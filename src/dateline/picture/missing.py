"""What the reports leave open: what a reader would ask and the picture cannot say."""

from collections.abc import Iterator, Sequence

from dateline.picture.cited import cite
from dateline.records import Account, Event, Missing

_MOST = 12
_LEAST_REPORTS = 2
_SEVERE = -5.0  # score on the conflict-cooperation scale


def find_missing(accounts: Sequence[Account], events: Sequence[Event]) -> tuple[Missing, ...]:
    """What the picture cannot say of its weightiest events, and which reports it could not date; most severe first."""
    undated = sum(account.published_at is None for account in accounts)
    found = list(_open_ends(events))
    if undated:
        reports = "report has" if undated == 1 else "reports have"
        found.append(
            Missing(what=f"{undated} {reports} no publication time, so relative dates in them are unresolved")
        )
    return tuple(found)


def _open_ends(events: Sequence[Event]) -> Iterator[Missing]:
    weighty = [
        e
        for e in events
        if e.voices and not e.historical and (e.score <= _SEVERE or e.reports >= _LEAST_REPORTS)
    ]
    weighty.sort(key=lambda e: (e.score - e.origins, e.id))
    for event in weighty[:_MOST]:
        word = event.first.told.word
        where = (cite(event.first),)
        if event.type == "ASSAULT" and not event.actors:
            yield Missing(what=f"who did it: no report names the side behind “{word}”", citations=where)
        elif event.standing == "single-origin" and event.score <= _SEVERE:
            voice = event.voices[0].name
            yield Missing(what=f"whether “{word}” holds: only {voice} says so", citations=where)
        elif event.day is None and event.score <= _SEVERE:
            yield Missing(what=f"on what day: no report dates “{word}”", citations=where)
