"""Names in context: states, sectors, roles; pronouns and descriptions; links that are wrong."""

import re
from typing import Any

from dateline.records import Entity, Extent, Reading, Span
from evals.codes import same_code
from evals.counts import Scores, share
from evals.match import overlap
from evals.mentions.items import Item, locate
from evals.score import Read

_WORD = re.compile(r"[^\W_]+")
_EMPTY = frozenset("of the for to and in s at on a an his her its their country nation top senior".split())


def score_names(item: Item, read: Read) -> Scores:
    """Of all names labelled: state right, sector right, persons with state and role; of later words, who is meant.

    A wrong link is an answer that is none of the right ones, also where the right answer is none.
    """
    reading = read(item.document)
    named = [(label, entity_at(reading, item.place(label))) for label in item.labels.get("names", [])]
    actors = [(label, entity) for label, entity in named if label["what"] != "town"]
    states = [_state(label, entity) for label, entity in actors]
    sectors = [(label, entity) for label, entity in actors if "sector" in label]
    roles = [(label, entity) for label, entity in actors if "role" in label]
    refers = [(label, _meant(item, reading, label)) for label in item.labels.get("refers", [])]
    towns = [_state(label, entity) for label, entity in named if label["what"] == "town"]
    wrong = sum(s == "wrong" for s in (*states, *towns)) + sum(found == "wrong" for _, found in refers)
    return {
        "set.names.country": share(states.count("right"), of=len(states)),
        "set.names.sector": share(sum(_sector_fits(g, e) for g, e in sectors), of=len(sectors)),
        "set.names.role": share(sum(_role_fits(g, e) for g, e in roles), of=len(roles)),
        "set.names.refers": share(sum(found == "right" for _, found in refers), of=len(refers)),
        "set.names.wrong": share(wrong, of=len(named) + len(refers)),
    }


def entity_at(reading: Reading, at: Extent) -> Entity | None:
    """The entity mentioned there: by exactly these words, else by words that overlap them most."""
    found = [
        (min(m.end, at.end) - max(m.start, at.start), entity)
        for entity in reading.entities
        for m in entity.mentions
        if overlap(m, at)
    ]
    return max(found, key=lambda pair: pair[0])[1] if found else None


def _state(label: dict[str, Any], entity: Entity | None) -> str:
    """ "right", "wrong" or "none"."""
    wanted = {
        same_code(label.get("code") or label.get("country")),
        *map(same_code, label.get("or_country", [])),
    }
    codes = set() if entity is None else {same_code(c) for c in (entity.country, entity.code) if c}
    if label.get("country") == "?":
        return "wrong" if codes else "right"
    if wanted == {None}:
        return "right" if entity is not None and entity.country is None else "wrong" if codes else "none"
    if codes & wanted or (entity is not None and set(entity.based_in) & wanted):
        return "right"
    return "wrong" if codes else "none"


def _sector_fits(label: dict[str, Any], entity: Entity | None) -> bool:
    return entity is not None and entity.sector in (label["sector"], *label.get("or_sector", []))


def _role_fits(label: dict[str, Any], entity: Entity | None) -> bool:
    """The state is right, and one of the roles kept has the words of the role given, or the last word and no other."""
    if entity is None or _state(label, entity) != "right":
        return False
    wanted = _content(label["role"])
    return any(
        wanted <= _content(role) or (wanted & _content(role) and _content(role) <= wanted)
        for role in entity.roles
    )


def _content(words: str) -> frozenset[str]:
    return frozenset(w.lower().replace("defence", "defense") for w in _WORD.findall(words)) - _EMPTY


def _meant(item: Item, reading: Reading, label: dict[str, Any]) -> str:
    """Whether later words were taken for the one they mean: "right", "wrong" or "none"."""
    found = ids_at(reading, item.place(label))
    targets = label["to"] if isinstance(label["to"], list) else [label["to"]]
    if targets == [None]:
        return "wrong" if found else "right"
    if not found:
        return "none"
    wanted = [ids_at(reading, locate(item.text, words=words, item=item.name)) for words in targets]
    return "right" if all(found & ids for ids in wanted) else "wrong"


def ids_at(reading: Reading, at: Extent) -> set[str]:
    """Who words stand for: ids of entities mentioned there, of who speaks, of who takes part. Whose side somebody is on
    ("owner or adjective") does not say who it is."""
    named = {e.id for e in reading.entities for m in e.mentions if _is_same(m, at)}
    if named:
        return named
    voices = [s for c in reading.claims for s in (c.speaker, *c.via) if s.span and overlap(s.span, at)]
    parties = [p for e in reading.events for p in (*e.actors, *e.recipients) if overlap(p.span, at)]
    found = {v.entity for v in voices if v.entity} or {
        p.entity for p in parties if p.entity and p.rule in _IDENTIFY
    }
    return {ident for ident in found if ident}


def _is_same(mention: Span, at: Extent) -> bool:
    """Whether a mention is about as long as the words, not a name inside them or a phrase around them."""
    common = min(mention.end, at.end) - max(mention.start, at.start)
    longest = max(mention.end - mention.start, at.end - at.start)
    return 2 * common >= longest


_IDENTIFY = frozenset(
    ("name", "name beside it", "pronoun", "group named before", "same words before", "who speaks")
)
