"""Events → who acts and is acted on in them."""

from collections import Counter
from collections.abc import Iterable

from dateline.records import Actor, Event, Party

_MOST_TOWARD = 5


def make_actors(events: Iterable[Event]) -> tuple[Actor, ...]:
    """Everybody on a side of an event, those of most events first; history does not count."""
    parties: dict[str, Party] = {}
    does: Counter[str] = Counter()
    suffers: Counter[str] = Counter()
    toward: dict[str, Counter[str]] = {}
    for event in events:
        if event.historical:
            continue
        for party in event.actors:
            parties.setdefault(party.key, party)
            does[party.key] += 1
            toward.setdefault(party.key, Counter()).update({other.key for other in event.recipients})
        for party in event.recipients:
            parties.setdefault(party.key, party)
            suffers[party.key] += 1
    ranked = sorted(parties, key=lambda key: (-does[key] - suffers[key], key))
    return tuple(
        Actor(
            key=key,
            name=parties[key].name,
            country=parties[key].country,
            type=parties[key].type,
            office=parties[key].office,
            acts=does[key],
            is_acted_on=suffers[key],
            toward=_most(toward.get(key, Counter())),
        )
        for key in ranked
    )


def _most(counted: Counter[str]) -> dict[str, int]:
    ranked = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    return dict(ranked[:_MOST_TOWARD])
