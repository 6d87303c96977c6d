"""Events → who acts and is acted on in them."""

from collections import Counter
from collections.abc import Iterable

from dateline.records import Actor, Event, Party
from dateline.register import bodies_by_code, states

_MOST_TOWARD = 5


def make_actors(events: Iterable[Event]) -> tuple[Actor, ...]:
    """Everybody on a side of an event, those of most events first; history does not count.

    A state or body of the register has its own name, whoever of it is told to act. Words that are no name ("they",
    "18 people", "a moment") are nobody, and not listed.
    """
    parties: dict[str, Party] = {}
    does: Counter[str] = Counter()
    suffers: Counter[str] = Counter()
    toward: dict[str, Counter[str]] = {}
    for event in events:
        if event.historical:
            continue
        acting, met = _named(event.actors), _named(event.recipients)
        for key, party in (acting | met).items():
            parties.setdefault(key, party)
        does.update(acting.keys())
        suffers.update(met.keys())
        for key in acting:
            toward.setdefault(key, Counter()).update(met.keys())
    ranked = sorted(parties, key=lambda key: (-does[key] - suffers[key], key))
    return tuple(
        _actor(
            key, parties[key], does=does[key], suffers=suffers[key], toward=_most(toward.get(key, Counter()))
        )
        for key in ranked
    )


def _actor(key: str, party: Party, *, does: int, suffers: int, toward: dict[str, int]) -> Actor:
    state, body = states().get(key), bodies_by_code().get(key)
    return Actor(
        key=key,
        name=state.name if state else body.name if body else party.name,
        country=key if state else party.country,
        type="GPE" if state else "ORG" if body else party.type,
        office=None if state or body else party.office,
        acts=does,
        is_acted_on=suffers,
        toward=toward,
    )


def _named(parties: Iterable[Party]) -> dict[str, Party]:
    """Those of a side who are somebody, each once, by what they are counted by."""
    found: dict[str, Party] = {}
    for party in parties:
        if party.code or party.country or party.type or _is_name(party.name):
            found.setdefault(party.key, party)
    return found


def _is_name(words: str) -> bool:
    """Whether words that stand for nobody known are a name all the same: only small words in it have small letters."""
    first, *rest = [word for word in words.split() if word.casefold() not in _SMALL] or [""]
    capitals = first[:1].isalpha() and not any(word[:1].islower() for word in (first, *rest))
    return capitals and first.casefold() not in _NOBODY


_SMALL = {"a", "al", "an", "and", "bin", "de", "for", "in", "of", "on", "the", "von"}
_NOBODY = frozenset(
    "all another any anybody anyone both each either everybody everyone few fewer half he her hers him his i it its "
    "less many me more most much my neither nobody none nothing one others our ours several she some somebody someone "
    "something such that their theirs them these they this those two us we what which who whoever you your".split()
)


def _most(counted: Counter[str]) -> dict[str, int]:
    ranked = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    return dict(ranked[:_MOST_TOWARD])
