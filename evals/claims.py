"""Scores of the claims and disputes in a reading."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.records import Claim, Dispute, Reading, Speaker
from evals.codes import same_code
from evals.counts import Count, Scores, balance, share
from evals.gold import Case, ClaimRef, GoldClaim, GoldDispute, GoldSpeaker
from evals.match import Pairs, any_overlap, overlap, pair, words_of

ENOUGH = 0.3
"""The share of words two contents must have in common to be taken for the same claim."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A required claim of the case with the claim that answers it, or None."""

    gold: GoldClaim
    found: Claim | None


def score_claims(case: Case, *, reading: Reading) -> Scores:
    """All scores of claims: found, speaker, cue, content, and who is linked to what."""
    found = attributed(case, reading=reading)
    pairs = pair_claims(case, found=found)
    by_gold = {i: found[j] for i, j in pairs}
    answers = [
        Answer(gold=claim, found=by_gold.get(i)) for i, claim in enumerate(case.claims) if not claim.optional
    ]
    return {
        "claims.found": _found(case, found=found, pairs=pairs),
        "claims.content": _content(case, found=found, pairs=pairs),
        **_speaker_scores(answers),
        **_detail_scores(answers, text=case.text, reading=reading),
    }


def attributed(case: Case, *, reading: Reading) -> tuple[Claim, ...]:
    """The claims that the reading attributes to somebody.

    A claim whose cue is the trigger of a marked event and that answers no marked claim ("urged",
    "threatened") is left out: such an act is scored as an event, and as a claim neither way.
    """
    acts = [trigger for event in case.events for trigger in event.triggers]
    claims = [c for c in reading.claims if c.speaker.kind != "outlet" and c.manner != "narrated"]
    return tuple(c for c in claims if _wanted(c, case=case) or not (c.cue and any_overlap([c.cue], acts)))


def _wanted(claim: Claim, *, case: Case) -> bool:
    return any(_likeness(case.text, gold=gold, found=claim) > 0 for gold in case.claims)


def pair_claims(case: Case, *, found: Sequence[Claim]) -> Pairs:
    """Which claim found answers which claim marked: by cue, content and speaker together."""

    def likeness(gold: GoldClaim, claim: Claim) -> float:
        return _likeness(case.text, gold=gold, found=claim)

    return pair(case.claims, found, likeness=likeness)


def _likeness(text: str, *, gold: GoldClaim, found: Claim) -> float:
    common = _common(words_of(text, places=gold.content), words_of(text, places=found.content))
    cue = found.cue is not None and any_overlap(gold.cues, [found.cue])
    if not cue and common < ENOUGH:
        return 0
    return common + cue + _same_words(gold.speaker, found=found.speaker) / 2


def _common(one: frozenset[int], other: frozenset[int]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 0


def _same_words(gold: GoldSpeaker, *, found: Speaker) -> bool:
    return found.span is not None and overlap(gold.at, found.span)


def _found(case: Case, *, found: Sequence[Claim], pairs: Pairs) -> Count:
    required = sum(not claim.optional for claim in case.claims)
    right = sum(not case.claims[i].optional for i, _ in pairs)
    return balance(right, gold=required, found=len(found) - (len(pairs) - right))


def _content(case: Case, *, found: Sequence[Claim], pairs: Pairs) -> Count:
    """Words of content: those of an unmatched claim count as wrong, an optional one's not at all."""
    optional = {j for i, j in pairs if case.claims[i].optional}
    marked = [words_of(case.text, places=c.content) if not c.optional else frozenset() for c in case.claims]
    given = [
        words_of(case.text, places=c.content) if j not in optional else frozenset()
        for j, c in enumerate(found)
    ]
    right = sum(len(marked[i] & given[j]) for i, j in pairs)
    return balance(right, gold=sum(map(len, marked)), found=sum(map(len, given)))


def _speaker_scores(answers: list[Answer]) -> Scores:
    met = [(a.gold.speaker, a.found.speaker) for a in answers if a.found]
    named = [(gold, found) for gold, found in met if _same_words(gold, found=found)]
    return {
        "claims.speaker": share(len(named), of=len(answers)),
        "claims.kind": share(sum(found.kind in gold.kinds for gold, found in named), of=len(named)),
        "claims.count": share(sum(found.count in gold.counts for gold, found in named), of=len(named)),
        "claims.affiliation": share(
            sum(same_code(found.affiliation) in gold.affiliations for gold, found in named), of=len(named)
        ),
    }


def _detail_scores(answers: list[Answer], *, text: str, reading: Reading) -> Scores:
    met = [(a.gold, a.found) for a in answers if a.found]
    relayed = [(gold, found) for gold, found in met if gold.via]
    pronouns = [a for a in answers if a.gold.speaker.stands_for]
    cued = sum(f.cue is not None and any_overlap(g.cues, [f.cue]) for g, f in met)
    return {
        "claims.cue": share(cued, of=len(answers)),
        "claims.linked": share(sum(_linked(a, text=text) for a in answers), of=len(answers)),
        "claims.resolved": share(sum(_resolved(a, reading=reading) for a in pronouns), of=len(pronouns)),
        "claims.manner": share(sum(f.manner in g.manners for g, f in met), of=len(met)),
        "claims.certainty": share(sum(f.certainty in g.certainties for g, f in met), of=len(met)),
        "claims.via": share(sum(_relayed(g, found=f) for g, f in relayed), of=len(relayed)),
    }


def _linked(answer: Answer, *, text: str) -> bool:
    """True when at least half of the content, and not much else, is given to the right speaker."""
    if answer.found is None or not _same_words(answer.gold.speaker, found=answer.found.speaker):
        return False
    places = (answer.gold.content, answer.found.content)
    return _common(*(words_of(text, places=p) for p in places)) >= 0.5


def _resolved(answer: Answer, *, reading: Reading) -> bool:
    """True when the speaker's entity is mentioned where the one it stands for is named."""
    if answer.found is None or answer.found.speaker.entity is None:
        return False
    entity = next((e for e in reading.entities if e.id == answer.found.speaker.entity), None)
    named = answer.gold.speaker.stands_for
    return entity is not None and named is not None and any_overlap([named], entity.mentions)


def _relayed(gold: GoldClaim, *, found: Claim) -> bool:
    spans = [speaker.span for speaker in found.via if speaker.span]
    return all(any_overlap([relayer.at], spans) for relayer in gold.via)


def score_disputes(case: Case, *, reading: Reading) -> Scores:
    """How many disputes were found with their sides, and how many more were given."""
    numbers = _numbers(case, reading=reading)
    pairs = pair(
        case.disputes,
        reading.disputes,
        likeness=lambda gold, found: float(_same_dispute(gold, found=found, numbers=numbers)),
    )
    right = sum(not case.disputes[i].optional for i, _ in pairs)
    required = sum(not dispute.optional for dispute in case.disputes)
    extra = len(pairs) - right
    return {"disputes": balance(right, gold=required, found=len(reading.disputes) - extra)}


def _numbers(case: Case, *, reading: Reading) -> dict[str, ClaimRef]:
    """For each claim found the number of the claim it answers; None for the outlet's own."""
    found = attributed(case, reading=reading)
    numbers: dict[str, ClaimRef] = {c.id: None for c in reading.claims if c.manner == "narrated"}
    return numbers | {found[j].id: i for i, j in pair_claims(case, found=found)}


def _same_dispute(gold: GoldDispute, *, found: Dispute, numbers: dict[str, ClaimRef]) -> bool:
    one, other = found.sides
    return any(
        _holds(gold.sides[0], ids=a, numbers=numbers) and _holds(gold.sides[1], ids=b, numbers=numbers)
        for a, b in ((one, other), (other, one))
    )


def _holds(side: Iterable[ClaimRef], *, ids: Iterable[str], numbers: dict[str, ClaimRef]) -> bool:
    return any(numbers[i] in side for i in ids if i in numbers)
