"""Scores of the events in a reading."""

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.records import Claim, EventMention, Interval, Participant, Reading
from evals.codes import same_code
from evals.counts import Count, Scores, balance, share
from evals.days import lies_in
from evals.gold import Case, GoldActor, GoldEvent
from evals.match import Pairs, Side, any_overlap, overlap, pair, same_head

SYMMETRIC = frozenset({"AGREE", "CONSULT", "COOPERATE"})
"""Types whose two sides may both stand as actors."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched:
    """A required event of the case with the event that answers it."""

    gold: GoldEvent
    found: EventMention


def score_events(case: Case, *, reading: Reading) -> Scores:
    """All scores of events: found, typed, sided, dated, and whose words they are."""
    pairs = pair_events(case, reading=reading)
    matched = [Matched(gold=case.events[i], found=reading.events[j]) for i, j in pairs]
    matched = [m for m in matched if not m.gold.optional]
    return {
        **_found_scores(case, reading=reading, pairs=pairs),
        **_side_scores(matched, reading=reading),
        **_detail_scores(case, reading=reading, matched=matched),
        **_word_scores(case, matched=matched),
    }


def pair_events(case: Case, *, reading: Reading) -> Pairs:
    """Which event found answers which event marked: their triggers overlap; a right type goes first."""

    def likeness(gold: GoldEvent, found: EventMention) -> float:
        if not any(overlap(trigger, found.trigger) for trigger in gold.triggers):
            return 0
        right_sides = sides_fit(gold, found=found, reading=reading)
        return 1 + 2 * (found.type in gold.types) + right_sides + (not gold.optional) / 2

    return pair(case.events, reading.events, likeness=likeness)


def is_right(gold: GoldEvent, *, found: EventMention, reading: Reading) -> bool:
    """True when type, both sides and status are right."""
    fits = sides_fit(gold, found=found, reading=reading)
    return fits and found.type in gold.types and found.status in gold.statuses


def sides_fit(gold: GoldEvent, *, found: EventMention, reading: Reading) -> bool:
    """True when the codes on both sides are right; of a symmetric type both may stand as actors."""
    actors = Side(codes=codes_of(found.actors, reading=reading))
    recipients = Side(codes=codes_of(found.recipients, reading=reading))
    if actors.fits(gold.actors) and recipients.fits(gold.recipients):
        return True
    both = Side(codes=actors.codes + recipients.codes)
    all_actors = not gold.recipients or not any(recipients.codes)
    return bool(SYMMETRIC & set(gold.types)) and all_actors and both.fits(gold.actors + gold.recipients)


def codes_of(side: Sequence[Participant], *, reading: Reading) -> tuple[frozenset[str], ...]:
    """For each participant the codes it goes by: its country's, and its entity's own."""
    entities = {entity.id: entity for entity in reading.entities}
    own = [(p.country, entities[p.entity].code if p.entity in entities else None) for p in side]
    return tuple(frozenset(str(same_code(code)) for code in codes if code) for codes in own)


def _found_scores(case: Case, *, reading: Reading, pairs: Pairs) -> Scores:
    required = [i for i, _ in pairs if not case.events[i].optional]
    typed = [i for i, j in pairs if i in required and reading.events[j].type in case.events[i].types]
    right = [
        i
        for i, j in pairs
        if i in required and is_right(case.events[i], found=reading.events[j], reading=reading)
    ]
    gold = sum(not event.optional for event in case.events)
    found = len(reading.events) - (len(pairs) - len(required))
    return {
        "events.trigger": balance(len(required), gold=gold, found=found),
        "events.type": balance(len(typed), gold=gold, found=found),
        "events.right": balance(len(right), gold=gold, found=found),
        "events.spurious": share(len(reading.events) - len(pairs), of=len(reading.events)),
    }


def _side_scores(matched: list[Matched], *, reading: Reading) -> Scores:
    sided = sum(sides_fit(m.gold, found=m.found, reading=reading) for m in matched)
    status = sum(m.found.status in m.gold.statuses for m in matched)
    moded = [m for m in matched if m.gold.modes and m.found.type in m.gold.types]
    return {
        "events.sides": share(sided, of=len(matched)),
        "events.status": share(status, of=len(matched)),
        "events.mode": share(sum(m.found.mode in m.gold.modes for m in moded), of=len(moded)),
    }


def _detail_scores(case: Case, *, reading: Reading, matched: list[Matched]) -> Scores:
    placed = [m for m in matched if m.gold.place]
    dated = [m for m in matched if m.gold.date != "any"]
    aged = [m for m in matched if m.gold.historical is not None]
    past = [m for m in aged if m.gold.historical]
    claims = {claim.id: claim for claim in reading.claims}
    return {
        "events.place": share(sum(_place_right(m) for m in placed), of=len(placed)),
        "events.date": share(
            sum(date_right(m.gold.date, found=m.found.interval) for m in dated), of=len(dated)
        ),
        "events.historical": balance(
            sum(m.found.historical for m in past), gold=len(past), found=sum(m.found.historical for m in aged)
        ),
        "events.voice": share(
            sum(_voice_right(m, case=case, claim=claims.get(m.found.claim)) for m in matched), of=len(matched)
        ),
    }


def _place_right(matched: Matched) -> bool:
    gold, found = matched.gold.place, matched.found.place
    return gold is not None and found is not None and overlap(gold, found.span)


def date_right(gold: str | None, *, found: Interval | None) -> bool:
    """True when the interval lies in the marked day, week, month or year and begins with it or fills a third of it.

    No date marked: right when there is no interval.
    """
    if gold is None or found is None:
        return gold is None and found is None
    return lies_in(found, gold)


def _voice_right(matched: Matched, *, case: Case, claim: Claim | None) -> bool:
    span = None if claim is None or claim.speaker.kind == "outlet" else claim.speaker.span
    if span is None:
        return claim is not None and None in matched.gold.claims
    speakers = [case.claims[n].speaker for n in matched.gold.claims if n is not None]
    named = [speaker.stands_for for speaker in speakers if speaker.stands_for]
    return any_overlap([span], [speaker.at for speaker in speakers] + named)


def _word_scores(case: Case, *, matched: list[Matched]) -> Scores:
    sides = [("events.actor_words", m.gold.actors, m.found.actors) for m in matched]
    sides += [("events.recipient_words", m.gold.recipients, m.found.recipients) for m in matched]
    scores = {
        "events.actor_words": balance(0, gold=0, found=0),
        "events.recipient_words": balance(0, gold=0, found=0),
    }
    for name, gold, found in sides:
        scores[name] += _side_words(case.text, gold=gold, found=found)
    return scores


def _side_words(text: str, *, gold: Sequence[GoldActor], found: Sequence[Participant]) -> Count:
    def likeness(actor: GoldActor, participant: Participant) -> float:
        return float(same_head(text, gold=actor.at, found=participant.span))

    pairs = pair(gold, found, likeness=likeness)
    required = [i for i, _ in pairs if not gold[i].optional]
    extra = len(pairs) - len(required)
    return balance(len(required), gold=sum(not a.optional for a in gold), found=len(found) - extra)
