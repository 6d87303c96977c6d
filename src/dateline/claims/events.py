"""Event mentions: triggers with their sides, status, time, place and the claim that carries them."""

from dataclasses import dataclass
from datetime import timedelta

from dateline.claims import slots
from dateline.claims.attribution import narrate
from dateline.claims.layers import Layers
from dateline.claims.lexicon import load_plover
from dateline.claims.phrases import Identity, Party, find_parties
from dateline.claims.status import find_status, in_condition
from dateline.claims.tree import Tree
from dateline.claims.triggers import Trigger, find_triggers
from dateline.ids import make_id
from dateline.records import Claim, EventMention, Interval, Participant, PlaceMention
from dateline.records.event import Status

_VERB_RECIPIENT = ("obj", "against", "on", "at", "with", "to", "toward", "from")
_NOUN_RECIPIENT = ("against", "on", "at", "to", "with", "toward", "of")
_PLACE_PREPOSITIONS = frozenset(
    """
        in at on near inside outside into across from around over to off along within of
    """.split()
)
_VERBAL = frozenset(("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"))
# Verbs that tell what an assault did to people.
_HARM = frozenset("kill wound injure maim slay hurt".split())
_OLD = timedelta(days=366)


@dataclass(slots=True, kw_only=True)
class _Draft:
    """An event being put together."""

    trigger: Trigger
    status: Status
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    words: tuple[int, ...]
    interval: Interval | None = None
    place: PlaceMention | None = None


def find_events(
    layers: Layers, claims: tuple[Claim, ...]
) -> tuple[tuple[EventMention, ...], tuple[Claim, ...]]:
    """The event mentions of a report, in order, and `claims` with the outlet's own that they call for."""
    events: list[EventMention] = []
    narrated: list[Claim] = []
    by_sentence = layers.claims_by_sentence(claims)
    for s in range(len(layers.trees)):
        own: Claim | None = None
        here = tuple(by_sentence.get(s, ()))
        for draft in _in_sentence(layers, s, here):
            claim = _voice(layers, draft, here)
            if claim is None:
                own = own or narrate(layers, s)
                claim = own
            events.append(_mention(layers, draft, claim))
        if own is not None:
            narrated.append(own)
    both = sorted((*claims, *narrated), key=lambda c: (c.content[0].start, c.content[0].end, c.id))
    return tuple(events), tuple(both)


def _in_sentence(layers: Layers, s: int, claims: tuple[Claim, ...]) -> list[_Draft]:
    tree = layers.trees[s]
    drafts = [_draft(layers, t, claims) for t in find_triggers(layers, s) if not in_condition(tree, t.word)]
    drafts = _join_results(tree, _join_talk(tree, drafts))
    drafts = [d for d in drafts if _is_event(tree, d)]
    _give_times(layers, s, drafts)
    for draft in drafts:
        draft.place = _place(layers, draft)
    return drafts


def _draft(layers: Layers, trigger: Trigger, claims: tuple[Claim, ...]) -> _Draft:
    s, i, row = trigger.sentence, trigger.word, trigger.row
    tree = layers.trees[s]
    verbal = tree.tokens[i].upos in ("VERB", "AUX")
    start = tree.tokens[i].start
    speaker = next(
        ((c.speaker.entity, c.speaker.affiliation) for c in reversed(claims) if _covers(c, start)), None
    )
    actors = _parties(
        layers, trigger, row.actor or (("subj",) if verbal else ("by", "poss", "nat", "light", "from")), speaker
    )
    taken = {(p.sentence, p.head) for p in actors}
    recipients = tuple(
        p
        for p in _parties(
            layers, trigger, row.recipient or (_VERB_RECIPIENT if verbal else _NOUN_RECIPIENT), speaker
        )
        if (p.sentence, p.head) not in taken
    )
    light = None if verbal else slots.light_verb(tree, i)
    return _Draft(
        trigger=trigger,
        status=find_status(layers, trigger),
        actors=tuple(p for p in actors if p.human),
        recipients=recipients,
        words=(i,) if light is None else (i, light),
    )


def _parties(
    layers: Layers, trigger: Trigger, wanted: tuple[str, ...], speaker: Identity | None
) -> tuple[Party, ...]:
    """The parties in the first wanted slot that holds somebody who can act, else in the first filled."""
    tree = layers.trees[trigger.sentence]
    fallback: tuple[Party, ...] = ()
    for slot in wanted:
        heads = [w for f in slots.fill(layers, trigger.sentence, trigger.word, slot, also=trigger.frame) for w in tree.joined(f)]
        parties = tuple(
            p
            for w in heads
            if w != trigger.word
            for p in find_parties(layers, trigger.sentence, w, speaker=speaker)
        )
        if any(p.human for p in parties):
            return tuple(p for p in parties if p.human)
        if (
            parties
            and not fallback
            and slot in ("obj", "on", "against", "of", "at")
            and trigger.row.type in ("ASSAULT", "COERCE")
        ):
            fallback = parties[:1]
    return fallback


def _is_event(tree: Tree, draft: _Draft) -> bool:
    """An event needs a political or armed side; a deed of words needs whose words they are."""
    if draft.trigger.row.type in _VERBAL:
        return bool(draft.actors) or (bool(draft.recipients) and draft.recipients[0].country is not None)
    human = any(p.human for p in (*draft.actors, *draft.recipients))
    return human and (bool(draft.actors) or any(p.country or p.human for p in draft.recipients))


def _join_talk(tree: Tree, drafts: list[_Draft]) -> list[_Draft]:
    """"Spoke with X and discussed Y" is one contact: the joined verb without a hearer of its own goes."""
    talking = {d.trigger.word for d in drafts if d.trigger.row.type == "CONSULT"}
    return [
        d
        for d in drafts
        if not (
            d.trigger.row.type == "CONSULT"
            and not d.recipients
            and tree.tokens[d.trigger.word].deprel == "conj"
            and tree.tokens[d.trigger.word].head in talking
        )
    ]


def _join_results(tree: Tree, drafts: list[_Draft]) -> list[_Draft]:
    """A killing inside a strike is the strike: one event, with the dead as its recipients."""
    by_word = {d.trigger.word: d for d in drafts}
    kept: list[_Draft] = []
    for draft in drafts:
        cause = _cause(tree, draft, by_word)
        if cause is None or cause is draft:
            kept.append(draft)
            continue
        victims = tuple(p for p in draft.recipients if p.human) or draft.recipients
        joined = tree.tokens[draft.trigger.word].deprel == "conj"
        cause.recipients = (*cause.recipients, *victims) if joined else victims or cause.recipients
        cause.actors = cause.actors or tuple(p for p in draft.actors if p.head != cause.trigger.word)
        cause.status = draft.status if cause.status == "occurred" else cause.status
        cause.words = (*cause.words, *draft.words)
    return kept


def _cause(tree: Tree, draft: _Draft, by_word: dict[int, _Draft]) -> _Draft | None:
    """The assault whose outcome another assault's verb tells: "a strike killed", "killed in a strike"."""
    i = draft.trigger.word
    if draft.trigger.row.type != "ASSAULT" or tree.tokens[i].upos != "VERB":
        return None
    near = slots.agents(tree, i) + [
        c
        for c in tree.kids(i, "obl", "obl:agent")
        if tree.preposition(c) in ("in", "by", "during", "with", "after", "from")
    ]
    if tree.tokens[i].deprel in ("acl:relcl", "acl"):
        near.append(tree.tokens[i].head)
    if tree.tokens[i].deprel in ("conj", "advcl") and slots.is_verb(tree, i, _HARM) and tree.kid(i, "nsubj", "mark") is None:
        near.append(tree.tokens[i].head)
    for word in near:
        other = by_word.get(word)
        if other is not None and other.trigger.row.type == "ASSAULT" and word != i:
            return other
    return None


def _give_times(layers: Layers, s: int, drafts: list[_Draft]) -> None:
    """Each time of the sentence goes to the event it hangs on: upwards first, then down."""
    tree = layers.trees[s]
    owners = {w: d for d in drafts for w in d.words}
    for mention in layers.times_by_sentence.get(s, []):
        words = tree.find(mention.span.start, mention.span.end)
        if mention.interval is None or mention.type not in ("DATE", "TIME") or not words:
            continue
        owner = _time_owner(tree, tree.top(words), owners)
        if owner is not None and owner.interval is None:
            owner.interval = mention.interval


def _time_owner(tree: Tree, i: int, owners: dict[int, _Draft]) -> _Draft | None:
    for at in tree.above(i):
        if at in owners:
            return owners[at]
        if tree.tokens[at].upos in ("VERB", "AUX", "ADJ"):
            return _framed(tree, at, owners)
    return None


def _framed(tree: Tree, verb: int, owners: dict[int, _Draft]) -> _Draft | None:
    """The event that a verb without an event of its own leads to: "is expected Thursday to visit"."""
    for c in tree.kids(verb, "xcomp", "obj", "nsubj:pass", "nsubj", "advcl"):
        if c in owners:
            return owners[c]
        if tree.tokens[c].deprel == "xcomp":
            return _framed(tree, c, owners)
    return None


def _place(layers: Layers, draft: _Draft) -> PlaceMention | None:
    """The place the event is told to be at: a place name under the event, led by a preposition of place."""
    s = draft.trigger.sentence
    tree = layers.trees[s]
    best: PlaceMention | None = None
    for mention in layers.places_by_sentence.get(s, []):
        words = tree.find(mention.span.start, mention.span.end)
        if not words:
            continue
        head = tree.top(words)
        path = [head, *tree.above(head)]
        steps = next((n for n, at in enumerate(path) if at in draft.words), None)
        if steps is None or steps > 5 or any(tree.tokens[at].upos in ("VERB", "AUX") for at in path[1:steps]):
            continue
        if any(tree.preposition(at) in _PLACE_PREPOSITIONS for at in path[:steps]) and not _is_side(
            draft, tree, head, mention
        ):
            if best is None or (best.precision == "country" and mention.precision != "country"):
                best = mention
    return best


def _is_side(draft: _Draft, tree: Tree, head: int, mention: PlaceMention) -> bool:
    """True for a state that only acts or is acted on: "an attack by Iran"."""
    acting = {p.head for p in draft.actors}
    if draft.trigger.row.type == "CONSULT" and draft.trigger.row.mode == "visit":
        return False
    return head in acting or (
        mention.precision == "country"
        and tree.preposition(head) in ("by", "from", "against", "to", "with", "of")
    )


def _covers(claim: Claim, position: int) -> bool:
    return any(c.start <= position < c.end for c in claim.content)


def _voice(layers: Layers, draft: _Draft, claims: tuple[Claim, ...]) -> Claim | None:
    """The innermost claim whose content holds the trigger."""
    start = layers.trees[draft.trigger.sentence].tokens[draft.trigger.word].start
    holding = [c for c in claims if _covers(c, start) and not (c.cue and c.cue.start <= start < c.cue.end)]
    return min(holding, key=lambda c: (sum(x.end - x.start for x in c.content), c.id), default=None)


def _mention(layers: Layers, draft: _Draft, claim: Claim) -> EventMention:
    s, i, row = draft.trigger.sentence, draft.trigger.word, draft.trigger.row
    assert row.type is not None
    entry = load_plover().get((row.type, row.mode)) or load_plover()[row.type, None]
    trigger = layers.span(s, i, i + 1)
    return EventMention(
        id=make_id("evm", layers.document.id, trigger.start, trigger.end, row.type),
        type=row.type,
        mode=row.mode,
        quad=entry.quad,
        score=entry.score,
        cameo=entry.cameo,
        trigger=trigger,
        actors=_participants(draft.actors),
        recipients=_participants(draft.recipients),
        place=draft.place,
        interval=draft.interval,
        status="denied" if claim.certainty == "denied" and draft.status == "occurred" else draft.status,
        historical=_historical(layers, draft.interval),
        claim=claim.id,
        confidence=_confidence(draft),
    )


def _participants(parties: tuple[Party, ...]) -> tuple[Participant, ...]:
    return tuple(p.participant() for p in parties)


def _historical(layers: Layers, interval: Interval | None) -> bool:
    published = layers.document.published_at
    return interval is not None and published is not None and interval.latest < published - _OLD


def _confidence(draft: _Draft) -> float:
    """A plain count of what speaks for the coding; a calibrated value comes with the learned heads."""
    known = sum(bool(side) and side[0].country is not None for side in (draft.actors, draft.recipients))
    return round(
        0.45 + 0.15 * known + 0.1 * bool(draft.trigger.row.conditions) + 0.05 * bool(draft.interval), 2
    )
