"""The state that is meant where none is said: "the interior ministry", "a village" in a report on one state."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from dateline.entities.descriptions import Description
from dateline.entities.identity import Identity, is_organ
from dateline.entities.later import NOUNS, Named, body_called
from dateline.entities.scene import Scene

# How many names, and what share of all, speak of the state that a report is mainly about.
_MAIN_MENTIONS, _MAIN_SHARE = 3, 0.7
_AFTER_DATELINE = re.compile(r"(?:,[^\n(]{0,30})?\s*(?:\([A-Z][^)]*\)\s*)?[\u2013\u2014-]{1,2}\s")
_SPOKE = frozenset("said says told tells announced declared warned spoke added".split())
_SUBJECTS = ("nsubj", "nsubj:pass")


def settle_states(
    scene: Scene, found: Mapping[int, Identity], *, sure: Mapping[int, Identity]
) -> dict[int, Identity]:
    """The identities, where organs of a state and towns that say nothing of theirs are given the one state near; for a
    town it must be the only one of the report. `sure` are all names, persons' too, whose state the text or the register
    gives."""
    settled = dict(found)
    only = _only_state(sure)
    for number, identity in found.items():
        if identity.country is not None or identity.code is not None or identity.based_in:
            continue
        code = (
            only
            if identity.type == "GPE"
            else state_near(scene, found, number)
            if is_organ(identity)
            else None
        )
        if code is not None:
            key = (*identity.key[:2], code)
            settled[number] = replace(identity, key=key, country=code, rule="only state near")
    return settled


def state_near(scene: Scene, found: Mapping[int, Identity], number: int) -> str | None:
    """The one state of a report; in one on several, that of its dateline, else the state that acts before a name in its
    sentence or as the subject of the sentence before, else the one that most names speak of."""
    place = scene.places[number]
    only = _only_state(found)
    if only is not None or place is None:
        return only
    if (dateline := _dateline(scene, found)) is not None:
        return dateline
    if (seat := _spoken_in(scene, found, number)) is not None:
        return seat
    for sentence in (place.sentence, place.sentence - 1):
        before = (n for n in range(number - 1, -1, -1) if n in found and found[n].type != "PERSON")
        acting = [found[n].country for n in before if _acts(scene, n, sentence)]
        if acting:
            return acting[0] if len(set(acting)) == 1 else None
    return _main_state(found)


def _spoken_in(scene: Scene, found: Mapping[int, Identity], number: int) -> str | None:
    """The state of the town in which somebody is told to speak ("the commander told reporters in Suva")."""
    place = scene.places[number]
    assert place is not None
    tokens = scene.tokens(place.sentence)
    verb = tokens[place.head].head
    if tokens[place.head].deprel not in _SUBJECTS or verb < 0 or tokens[verb].lower not in _SPOKE:
        return None
    for n, other in enumerate(scene.places):
        if other is None or other.sentence != place.sentence or n not in found or found[n].type != "GPE":
            continue
        led = other.first > 0 and tokens[other.first - 1].lower == "in"
        if led and tokens[other.head].head in (
            verb,
            *(t.index for t in tokens if t.head == verb and t.deprel == "obj"),
        ):
            return found[n].country
    return None


def _dateline(scene: Scene, found: Mapping[int, Identity]) -> str | None:
    """The state of the town that the report is written from ("RIYADH —")."""
    first = found.get(0)
    if first is None or scene.names[0].span.start > 2:
        return None
    after = scene.document.text[scene.names[0].span.end : scene.names[0].span.end + 40]
    return first.country if _AFTER_DATELINE.match(after) else None


def _main_state(found: Mapping[int, Identity]) -> str | None:
    codes = Counter(identity.country for identity in found.values() if identity.country is not None)
    ((code, times),) = codes.most_common(1) or ((None, 0),)
    return code if times >= _MAIN_MENTIONS and times >= _MAIN_SHARE * codes.total() else None


def owner_named(scene: Scene, named: Sequence[Named], description: Description) -> Named | None:
    """The body that a description takes up without its name: "its spokesman", "head of the mission"."""
    if description.at is None:
        return None
    s, start, end = description.at
    tokens = scene.tokens(s)
    for at in range(max(0, start - 1), end):
        noun = tokens[at].lower
        led = at > 0 and tokens[at - 1].lower == "the"
        if noun in ("its", "their") or (noun in NOUNS and led and (s, at) not in scene.name_at):
            return body_called(named, noun, s, at)
    return None


def of_person_before(scene: Scene, description: Description) -> bool:
    """Whether a role is that of somebody's country told before: "his defence minister", "her Kenyan counterpart"."""
    if description.at is None:
        return False
    s, start, _ = description.at
    tokens = scene.tokens(s)
    return start < len(tokens) and any(
        t.lower in ("his", "her") for t in tokens[max(0, start - 1) : start + 1]
    )


def _only_state(found: Mapping[int, Identity]) -> str | None:
    codes = {identity.country for identity in found.values() if identity.country is not None}
    return next(iter(codes)) if len(codes) == 1 else None


def _acts(scene: Scene, name: int, sentence: int) -> bool:
    """Whether a name in a sentence is, or owns, its subject."""
    place = scene.places[name]
    if place is None or place.sentence != sentence:
        return False
    tokens = scene.tokens(sentence)
    head = tokens[place.head]
    for _ in range(3):
        if head.deprel in _SUBJECTS:
            return True
        if head.deprel not in ("amod", "nmod:poss", "compound", "nmod", "nmod:desc", "conj") or head.head < 0:
            return False
        head = tokens[head.head]
    return False
