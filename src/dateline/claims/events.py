"""Event mentions: triggers with their sides, status, time, place and the claim that carries them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import NamedTuple

from dateline.claims.anchors import anchor_times
from dateline.claims.attribution import narrate
from dateline.claims.circumstances import find_place, give_times
from dateline.claims.drafts import Draft, covers, is_event, is_violence, make_draft
from dateline.claims.joins import join_drafts
from dateline.claims.layers import Layers
from dateline.claims.lexicon import load_plover
from dateline.claims.status import HARM, in_condition
from dateline.claims.subject import Subject
from dateline.claims.triggers import find_triggers
from dateline.ids import make_id
from dateline.records import Claim, EventMention, Interval, Issue, Participant, TimeMention

# The codebook's "background older than a year".
_OLD = timedelta(days=366)


class Coded(NamedTuple):
    """The event mentions of a report, in order; its claims, with the outlet's own that the events call for; its
    times, with those that are counted from an event; and what was left out on purpose."""

    events: tuple[EventMention, ...]
    claims: tuple[Claim, ...]
    times: tuple[TimeMention, ...]
    issues: tuple[Issue, ...]


def find_events(layers: Layers, claims: tuple[Claim, ...]) -> Coded:
    """The events that the lexicon's frames find, each carried by one of `claims` or by the outlet itself."""

    def drafts_of(s: int, here: tuple[Claim, ...]) -> list[Draft]:
        return drafts_by_rules(layers, s, here)

    return collect_events(layers, claims, drafts_of=drafts_of, mention_of=_read_by_rules)


def collect_events(
    layers: Layers,
    claims: tuple[Claim, ...],
    *,
    drafts_of: Callable[[int, tuple[Claim, ...]], list[Draft]],
    mention_of: Callable[[Layers, Draft, Claim], EventMention],
) -> Coded:
    """The events of all sentences: `drafts_of` a sentence and the claims that touch it, made records by `mention_of`.

    In a passage about sport, markets, the arts or weather only violence between people is taken; an issue
    says where something else was left out.
    """
    events: list[EventMention] = []
    narrated: dict[int, Claim] = {}
    counted: dict[TimeMention, TimeMention] = {}
    issues: list[Issue] = []
    by_sentence = layers.claims_by_sentence(claims)
    subject = Subject(layers)
    for s in range(len(layers.trees)):
        here = tuple(by_sentence.get(s, ()))
        drafts = drafts_of(s, here)
        if drafts and subject.is_other(s):
            kept = [d for d in drafts if is_violence(layers, d)]
            issues += [_left_out(layers, s)] if len(kept) < len(drafts) else []
            drafts = kept
        counted |= anchor_times(layers, s, drafts, events)
        for draft in drafts:
            claim = find_voice(layers, draft, here)
            if claim is None:
                claim = narrated.setdefault(s, narrate(layers, s))
            events.append(mention_of(layers, draft, claim))
    both = sorted((*claims, *narrated.values()), key=lambda c: (c.content[0].start, c.content[0].end, c.id))
    times = tuple(counted.get(time, time) for time in layers.times)
    return Coded(tuple(events), tuple(both), times, tuple(issues))


def _left_out(layers: Layers, s: int) -> Issue:
    """Says where something that reads like an event was passed over."""
    sentence = layers.parse.sentences[s]
    where = f"characters {sentence.start} to {sentence.end}"
    return Issue(where=where, what="read as sport, markets, the arts or weather, so no event was taken here")


def drafts_by_rules(layers: Layers, s: int, claims: tuple[Claim, ...]) -> list[Draft]:
    """The events of one sentence as the lexicon's frames tell them, joined, timed and placed."""
    tree = layers.trees[s]
    triggers = [t for t in find_triggers(layers, s) if not in_condition(tree, t.word)]
    drafts = join_drafts(tree, [make_draft(layers, t, claims=claims) for t in triggers])
    drafts = [d for d in drafts if is_event(d)]
    give_times(layers, s, drafts)
    for draft in drafts:
        draft.place = find_place(layers, draft)
    return drafts


def find_voice(layers: Layers, draft: Draft, claims: tuple[Claim, ...]) -> Claim | None:
    """The innermost claim whose content holds the trigger."""
    start = layers.trees[draft.sentence].tokens[draft.word].start
    holding = [c for c in claims if covers(c, start) and not (c.cue and c.cue.start <= start < c.cue.end)]
    return min(holding, key=lambda c: (sum(x.end - x.start for x in c.content), c.id), default=None)


def make_mention(layers: Layers, draft: Draft, claim: Claim) -> EventMention:
    """The record of an event that `claim` carries."""
    entry = load_plover().get((draft.type, draft.mode)) or load_plover()[draft.type, None]
    trigger = layers.span(draft.sentence, draft.word, draft.word + 1)
    return EventMention(
        id=make_id("evt", layers.document.id, trigger.start, trigger.end, draft.type),
        type=draft.type,
        mode=draft.mode,
        quad=entry.quad,
        score=entry.score,
        cameo=entry.cameo,
        trigger=trigger,
        actors=tuple(p.participant() for p in draft.actors),
        recipients=tuple(p.participant() for p in draft.recipients),
        place=draft.place,
        interval=draft.interval,
        status=draft.status,
        historical=draft.historical or _historical(layers, draft.interval),
        claim=claim.id,
        confidence=_confidence(draft) if draft.score is None else round(draft.score, 3),
    )


def _read_by_rules(layers: Layers, draft: Draft, claim: Claim) -> EventMention:
    mention = make_mention(layers, draft, claim)
    if claim.certainty == "denied" and draft.status == "occurred":
        mention = replace(mention, status="denied")
    return _threat_of_speaker(mention, claim)


def _threat_of_speaker(mention: EventMention, claim: Claim) -> EventMention:
    """ "They must be punished", says a leader: harm that nobody is named for is threatened by who says it."""
    speaker = claim.speaker
    bare = mention.type in HARM and mention.status in ("requested", "threatened") and not mention.actors
    if not bare or speaker.span is None or speaker.affiliation is None or speaker.kind == "unnamed":
        return mention
    doer = Participant(
        span=speaker.span, entity=speaker.entity, country=speaker.affiliation, rule="who speaks"
    )
    return replace(mention, actors=(doer,), status="threatened")


def _historical(layers: Layers, interval: Interval | None) -> bool:
    published = layers.document.published_at
    return interval is not None and published is not None and interval.latest < published - _OLD


def _confidence(draft: Draft) -> float:
    """A plain count of what speaks for the coding; the learned heads give a calibrated value."""
    known = sum(bool(side) and side[0].country is not None for side in (draft.actors, draft.recipients))
    return round(
        0.45
        + 0.15 * known
        + 0.1 * bool(draft.frame and draft.frame.conditions)
        + 0.05 * bool(draft.interval),
        2,
    )
