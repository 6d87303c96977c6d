"""The annotated corpus as labelled cases, so that the same scores are counted on it."""

from collections.abc import Iterable
from datetime import date

from dateline.claims.attribution import manner_of
from dateline.quotes import find_quotations
from dateline.records import Extent, Span
from evals.codes import same_code
from evals.days import days_of
from evals.gold import Case, GoldActor, GoldClaim, GoldEvent, GoldSpeaker, GoldTime
from training.markup import Chars, CodedClaim, CodedEvent, CodedPassage
from training.stats import read_split

# Passages without a day of publication are read as of this one; their times are not scored.
_UNDATED = date(2000, 1, 1)


def corpus_cases(split: str) -> tuple[Case, ...]:
    """The passages of one split, in order."""
    return tuple(case_of(p, split=split) for f in read_split(split) for p in f.passages)


def case_of(passage: CodedPassage, *, split: str) -> Case:
    """A passage as a labelled case. Figures and disputes are not annotated and so not scored."""
    return Case(
        name=passage.ident,
        split=split,
        tier="must",
        form=passage.form,
        crisis=passage.crisis,
        published=passage.published or _UNDATED,
        outlet="Corpus",
        text=passage.text,
        events=tuple(_event(passage, e) for e in passage.events),
        claims=tuple(_claim(passage, c) for c in passage.claims),
        times=tuple(_times(passage)),
        figures=(),
        disputes=(),
    )


def _at(passage: CodedPassage, number: int) -> Extent:
    return Extent(start=passage.marks[number].start, end=passage.marks[number].end)


def _event(passage: CodedPassage, event: CodedEvent) -> GoldEvent:
    return GoldEvent(
        triggers=(_at(passage, event.trigger),),
        types=(event.type,),
        modes=(event.mode,) if event.mode else (),
        statuses=(event.status,),
        actors=tuple(a for n in event.actors for a in _actors(passage, n)),
        recipients=tuple(a for n in event.recipients for a in _actors(passage, n)),
        place=_at(passage, event.places[0]) if event.places else None,
        date=_date(passage, event),
        historical=event.historical,
        claims=(_carrier(passage, event),),
        optional=False,
    )


def _date(passage: CodedPassage, event: CodedEvent) -> str | None:
    """The day, week, month or year of an event; "any" where its time is none of these."""
    values = [v for n in event.times if (v := passage.marks[n].value) is not None]
    if not values:
        return None
    day = values[0].split("T")[0]
    try:
        days_of(day)
    except ValueError:
        return "any"
    return day if passage.published is not None else "any"


def _actors(passage: CodedPassage, number: int) -> Iterable[GoldActor]:
    """One for each code; words without a code neither fit nor spoil."""
    mark = passage.marks[number]
    codes = [same_code(c) for c in mark.codes or ()]
    at = _at(passage, number)
    if not codes:
        yield GoldActor(at=at, codes=(None,), optional=True)
    for code in codes:
        yield GoldActor(at=at, codes=(code,), optional=False)


def _carrier(passage: CodedPassage, event: CodedEvent) -> int | None:
    """The number of the innermost claim whose content holds the trigger."""
    at = passage.marks[event.trigger].start
    holding = [
        (sum(e - s for s, e in c.content), i)
        for i, c in enumerate(passage.claims)
        if _holds(c.content, at) and not c.cue[0] <= at < c.cue[1]
    ]
    return min(holding)[1] if holding else None


def _holds(content: Iterable[Chars], at: int) -> bool:
    return any(start <= at < end for start, end in content)


def _claim(passage: CodedPassage, claim: CodedClaim) -> GoldClaim:
    speaker = _speaker(passage, claim)
    return GoldClaim(
        speaker=speaker,
        via=tuple(_relayer(passage, n) for n in claim.via),
        told_to=None if claim.told_to is None else _at(passage, claim.told_to),
        cues=(Extent(start=claim.cue[0], end=claim.cue[1]),),
        content=tuple(Extent(start=s, end=e) for s, e in claim.content),
        manners=(_manner(passage, claim),),
        certainties=(claim.certainty,),
        optional=claim.speaker is None,
    )


def _speaker(passage: CodedPassage, claim: CodedClaim) -> GoldSpeaker:
    """The voice; a cue without a speaker stands for itself, and its claim is optional."""
    if claim.speaker is None:
        at = Extent(start=claim.cue[0], end=claim.cue[1])
        return GoldSpeaker(at=at, kinds=("unnamed",), counts=(None,), affiliations=(None,), stands_for=None)
    mark = passage.marks[claim.speaker]
    first = mark
    while first.same is not None:
        first = passage.marks[first.same]
    return GoldSpeaker(
        at=_at(passage, claim.speaker),
        kinds=(str(claim.kind),),
        counts=(claim.count,),
        affiliations=(same_code(mark.codes[0]) if mark.codes and len(mark.codes) == 1 else None,),
        stands_for=None if mark.same is None else Extent(start=first.start, end=first.end),
    )


def _relayer(passage: CodedPassage, number: int) -> GoldSpeaker:
    codes = passage.marks[number].codes or (None,)
    return GoldSpeaker(
        at=_at(passage, number),
        kinds=(),
        counts=(None,),
        affiliations=(same_code(codes[0]),),
        stands_for=None,
    )


def _manner(passage: CodedPassage, claim: CodedClaim) -> str:
    """From the quotation marks, as the codebook has it."""
    content = tuple(Span(start=s, end=e, quote=passage.text[s:e]) for s, e in claim.content)
    return manner_of(content, find_quotations(passage.text))


def _times(passage: CodedPassage) -> Iterable[GoldTime]:
    if passage.published is None:
        return
    for number, mark in sorted(passage.marks.items()):
        if mark.value is not None and "X" not in mark.value:
            yield GoldTime(at=_at(passage, number), values=(mark.value,))
