"""An event being put together: a trigger with its sides and status."""

from dataclasses import dataclass

from dateline.claims import slots
from dateline.claims.layers import Layers
from dateline.claims.lexicon import TriggerRow
from dateline.claims.phrases import Identity, Party, find_parties
from dateline.claims.status import find_status
from dateline.claims.tree import Tree
from dateline.claims.triggers import Trigger
from dateline.records import Claim, Interval, PlaceMention
from dateline.records.event import EventType, Status

_VERB_ACTOR = ("subj",)
_NOUN_ACTOR = ("by", "poss", "nat", "light")
_VERB_RECIPIENT = ("obj", "against", "on", "at", "with", "to", "toward", "from")
_NOUN_RECIPIENT = ("against", "on", "at", "to", "with", "toward", "of")
# Where the thing hit or held stands, when nobody is named.
_HIT = ("obj", "on", "against", "of", "at")
_GRAVE = frozenset(
    "kill wound injure murder execute behead abduct kidnap arrest detain jail seize bomb shell".split()
)
_GUNMEN = frozenset(
    """
    gunman gunmen militant militants rebel rebels insurgent insurgents militia militias soldier soldiers troops army
    police attacker attackers assailant assailants bomber bombers terrorist terrorists looter looters gang gangs
    jihadist jihadists extremist extremists forces navy commandos hijacker hijackers
    """.split()
)
_VERBAL = frozenset(("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"))
# Ways of attack that need no word for who was hit to be told from accidents.
_ARMED = frozenset(("aerial", "drone", "heavy-weapons", "explosives", "firearms", "suicide-attack"))


@dataclass(slots=True, kw_only=True)
class Draft:
    """An event while its sentence is read. `words` are the words that tell it: times and places hang there.

    `frame` is the lexicon's frame it was read by, `historical` and `score` what the reader says of it; each is
    None where the other reads.
    """

    sentence: int
    word: int
    type: EventType
    mode: str | None
    status: Status
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    words: tuple[int, ...]
    interval: Interval | None = None
    place: PlaceMention | None = None
    frame: TriggerRow | None = None
    historical: bool = False
    score: float | None = None


def make_draft(layers: Layers, trigger: Trigger, *, claims: tuple[Claim, ...]) -> Draft:
    """The event of `trigger` as its own words tell it. `claims` are those that touch its sentence."""
    s, i, row = trigger.sentence, trigger.word, trigger.row
    tree = layers.trees[s]
    verbal = tree.tokens[i].upos in ("VERB", "AUX")
    speaker = _speaker(layers, trigger, claims)
    actors = _parties(layers, trigger, row.actor or (_VERB_ACTOR if verbal else _NOUN_ACTOR), speaker)
    if not actors and row.type == "ASSAULT" and not verbal:
        actors = _parties(layers, trigger, ("from",), speaker)
    wanted = row.recipient or (_VERB_RECIPIENT if verbal else _NOUN_RECIPIENT)
    taken = {p.head for p in actors}
    recipients = tuple(p for p in _parties(layers, trigger, wanted, speaker) if p.head not in taken)
    light = None if verbal else slots.light_verb(tree, i)
    assert row.type is not None
    return Draft(
        sentence=s,
        word=i,
        type=row.type,
        mode=row.mode,
        frame=row,
        status=find_status(layers, trigger),
        actors=tuple(p for p in actors if p.human),
        recipients=recipients,
        words=(i,) if light is None else (i, light),
    )


def is_event(draft: Draft) -> bool:
    """An event needs a political or armed side; a deed of words needs whose words they are."""
    if draft.type == "CONSULT":
        several = len(draft.actors) > 1 or any(p.plural for p in draft.actors)
        return bool(draft.actors) and (bool(draft.recipients) or several or draft.mode is not None)
    if draft.type in _VERBAL:
        return bool(draft.actors) or (bool(draft.recipients) and draft.recipients[0].country is not None)
    if draft.type == "ASSAULT" and draft.mode in _ARMED:
        return bool(draft.actors or draft.recipients)
    return any(p.human for p in (*draft.actors, *draft.recipients))


def is_violence(layers: Layers, draft: Draft) -> bool:
    """True for a deed that no match and no market knows: somebody kills, wounds, holds or robs somebody."""
    tree = layers.trees[draft.sentence]
    grave = slots.is_verb(tree, draft.word, _GRAVE)
    armed = any(layers.trees[p.sentence].lower(p.head) in _GUNMEN for p in draft.actors)
    material = draft.type in ("ASSAULT", "COERCE")
    return material and bool(draft.actors) and (armed or (grave and bool(draft.recipients)))


def covers(claim: Claim, position: int) -> bool:
    """True when the character at `position` stands in the content of `claim`."""
    return any(c.start <= position < c.end for c in claim.content)


def _is_reciprocal(tree: Tree, i: int) -> bool:
    """True for "each other" and "one another", which name nobody new."""
    return tree.lower(i) in ("other", "another") and i > 0 and tree.lower(i - 1) in ("each", "one")


def _speaker(layers: Layers, trigger: Trigger, claims: tuple[Claim, ...]) -> Identity | None:
    """Whose words the trigger stands in, for "we" and "our"."""
    start = layers.trees[trigger.sentence].tokens[trigger.word].start
    holding = (c.speaker for c in reversed(claims) if covers(c, start))
    return next(((speaker.entity, speaker.affiliation) for speaker in holding), None)


def _parties(
    layers: Layers, trigger: Trigger, wanted: tuple[str, ...], speaker: Identity | None
) -> tuple[Party, ...]:
    """The parties in the first wanted slot that holds somebody who can act, else the first thing hit."""
    s, i = trigger.sentence, trigger.word
    tree = layers.trees[s]
    hit: tuple[Party, ...] = ()
    for slot in wanted:
        filled = slots.fill(layers, s, i, slot, also=trigger.frame)
        heads = [w for f in filled for w in tree.joined(f) if w != i and not _is_reciprocal(tree, w)]
        parties = tuple(p for w in heads for p in find_parties(layers, s, w, speaker=speaker))
        if any(p.human for p in parties):
            return tuple(p for p in parties if p.human)
        if not hit and slot in _HIT and trigger.row.type in ("ASSAULT", "COERCE"):
            hit = parties[:1]
    return hit
