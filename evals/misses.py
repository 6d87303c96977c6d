"""What was missed, wrong or spurious, in words: for those who write the rules, on the dev split only."""

from collections.abc import Iterator

from dateline.records import EventMention, Extent, Participant, Reading
from evals.claims import attributed, pair_claims
from evals.events import is_right, pair_events
from evals.gold import Case, GoldActor, GoldEvent


def miss_lines(case: Case, *, reading: Reading) -> Iterator[str]:
    """One line for each event missed, wrong or spurious, and each claim missed. Not for held cases."""
    if case.split != "dev":
        raise ValueError(f"{case.name} is held out: its misses are not shown")
    yield f"== {case.name}"
    yield from wrong_lines(case, reading=reading)


def wrong_lines(case: Case, *, reading: Reading) -> Iterator[str]:
    """The same for any case."""
    yield from _event_lines(case, reading=reading)
    yield from _claim_lines(case, reading=reading)


def _event_lines(case: Case, *, reading: Reading) -> Iterator[str]:
    answers = dict(pair_events(case, reading=reading))
    for number, gold in enumerate(case.events):
        found = reading.events[answers[number]] if number in answers else None
        if gold.optional:
            continue
        if found is None:
            yield f"missed    {_gold_words(case, gold=gold)}"
        elif not is_right(gold, found=found, reading=reading):
            yield f"wrong     {_gold_words(case, gold=gold)}\n  read as {_found_words(found)}"
    for number in sorted(set(range(len(reading.events))) - set(answers.values())):
        yield f"spurious  {_found_words(reading.events[number])}"


def _claim_lines(case: Case, *, reading: Reading) -> Iterator[str]:
    found = attributed(case, reading=reading)
    answers = dict(pair_claims(case, found=found))
    for number, gold in enumerate(case.claims):
        if number not in answers and not gold.optional:
            yield f"unclaimed {_at(case, gold.speaker.at)!r} {_at(case, gold.cues[0])!r}"
    for number in sorted(set(range(len(found))) - set(answers.values())):
        span, cue = found[number].speaker.span, found[number].cue
        yield f"no claim  {span.quote if span else None!r} {cue.quote if cue else None!r}"


def _at(case: Case, place: Extent) -> str:
    return case.text[place.start : place.end]


def _gold_words(case: Case, *, gold: GoldEvent) -> str:
    kind = f"{'|'.join(gold.types)} {'|'.join(gold.statuses)}"
    sides = " > ".join(
        ", ".join(_gold_actor(case, actor=a) for a in side) for side in (gold.actors, gold.recipients)
    )
    return f"{_at(case, gold.triggers[0])!r} {kind}: {sides}"


def _gold_actor(case: Case, *, actor: GoldActor) -> str:
    return f"{_at(case, actor.at)}={'/'.join(map(str, actor.codes))}{'?' if actor.optional else ''}"


def _found_words(found: EventMention) -> str:
    sides = " > ".join(", ".join(map(_found_actor, side)) for side in (found.actors, found.recipients))
    return f"{found.trigger.quote!r} {found.type} {found.status}: {sides}"


def _found_actor(participant: Participant) -> str:
    return f"{participant.span.quote}={participant.country}"
