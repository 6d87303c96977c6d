"""``python -m training.agreement``: how far two annotators who worked apart coded the same passages alike.

`recoded/` holds second codings of passages in train, dev and test. For each layer an F1 of the two codings, the first
taken as gold: which of them is right is not asked. Cohen's kappa where both chose among labels for the same item.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from evals.counts import Count, balance, share
from training.markup import Chars, CodedClaim, CodedEvent, CodedPassage
from training.stats import CORPUS, SPLITS, read_paths, read_split

Pair = tuple[CodedPassage, CodedPassage]


def coded_twice() -> list[Pair]:
    """First and second coding of every passage that has both. Raises ValueError where the texts differ."""
    first = {p.ident: p for s in SPLITS for f in read_split(s) for p in f.passages}
    pairs = []
    for corpus_file in read_paths(sorted((CORPUS / "recoded").glob("*.txt"))):
        for passage in corpus_file.passages:
            if first[passage.ident].text != passage.text:
                raise ValueError(f"{passage.path}:{passage.line}: the text differs from the first coding's")
            pairs.append((first[passage.ident], passage))
    return pairs


def agreement(pairs: Sequence[Pair]) -> dict[str, Count]:
    """For each layer how many items both coded, and how many each."""
    total: dict[str, Count] = {}
    for one, other in pairs:
        for name, count in _layers(one, other).items():
            total[name] = total[name] + count if name in total else count
    return total


def kappas(pairs: Sequence[Pair]) -> dict[str, float]:
    """Cohen's kappa of types and statuses of events that both coded, and of the kinds of speakers."""
    types, statuses, kinds = [], [], []
    for one, other in pairs:
        for a, b in _same_events(one, other):
            types.append((a.type, b.type))
            statuses.append((a.status, b.status))
        kinds += [(a.kind, b.kind) for a, b in _same_claims(one, other)]
    return {"type": kappa(types), "status": kappa(statuses), "kind of speaker": kappa(kinds)}


def kappa(choices: Sequence[tuple[str | None, str | None]]) -> float:
    """Agreement beyond chance of two annotators' labels (Cohen 1960); 1.0 when there was nothing to choose."""
    if not choices:
        return 1.0
    alike = sum(a == b for a, b in choices) / len(choices)
    ones, others = Counter(a for a, _ in choices), Counter(b for _, b in choices)
    chance = sum(ones[k] * others[k] for k in ones) / len(choices) ** 2
    return 1.0 if chance == 1 else (alike - chance) / (1 - chance)


def _layers(one: CodedPassage, other: CodedPassage) -> dict[str, Count]:
    events, claims = _same_events(one, other), _same_claims(one, other)
    sides = [_same_sides(one, a, other, b) for a, b in events]
    found = {
        "trigger": balance(len(events), gold=len(one.events), found=len(other.events)),
        "trigger and type": balance(
            sum(a.type == b.type for a, b in events), gold=len(one.events), found=len(other.events)
        ),
        "type, sides and status": balance(
            sum(
                s and a.type == b.type and a.status == b.status
                for s, (a, b) in zip(sides, events, strict=True)
            ),
            gold=len(one.events),
            found=len(other.events),
        ),
        "type of shared triggers": share(sum(a.type == b.type for a, b in events), of=len(events)),
        "status of shared triggers": share(sum(a.status == b.status for a, b in events), of=len(events)),
        "codes of both sides of shared triggers": share(sum(sides), of=len(events)),
        "cue": balance(len(claims), gold=len(one.claims), found=len(other.claims)),
        "content, characters": _words(one, other, claims),
        "speaker of shared cues": share(
            sum(_speakers_overlap(one, a, other, b) for a, b in claims), of=len(claims)
        ),
        "kind of speaker of shared cues": share(sum(a.kind == b.kind for a, b in claims), of=len(claims)),
        "names, exact": balance(
            len({*one.names} & {*other.names}), gold=len(one.names), found=len(other.names)
        ),
        "times with value": balance(
            len(_times(one) & _times(other)), gold=len(_times(one)), found=len(_times(other))
        ),
        "quiet or not": share(int(bool(one.events) == bool(other.events)), of=1),
    }
    return found


def _same_events(one: CodedPassage, other: CodedPassage) -> list[tuple[CodedEvent, CodedEvent]]:
    """Events whose triggers share a character, each once."""
    return _paired(
        one.events,
        other.events,
        alike=lambda a, b: _overlap(_place(one, a.trigger), _place(other, b.trigger)),
    )


def _same_claims(one: CodedPassage, other: CodedPassage) -> list[tuple[CodedClaim, CodedClaim]]:
    return _paired(one.claims, other.claims, alike=lambda a, b: _overlap(a.cue, b.cue))


def _paired(
    ones: Iterable[Any], others: Iterable[Any], *, alike: Callable[[Any, Any], bool]
) -> list[tuple[Any, Any]]:
    left = list(others)
    pairs = []
    for one in ones:
        match = next((o for o in left if alike(one, o)), None)
        if match is not None:
            left.remove(match)
            pairs.append((one, match))
    return pairs


def _place(passage: CodedPassage, number: int) -> Chars:
    return passage.marks[number].start, passage.marks[number].end


def _overlap(one: Chars, other: Chars) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _same_sides(one: CodedPassage, a: CodedEvent, other: CodedPassage, b: CodedEvent) -> bool:
    return all(
        _codes(one, getattr(a, side)) == _codes(other, getattr(b, side)) for side in ("actors", "recipients")
    )


def _codes(passage: CodedPassage, numbers: Iterable[int]) -> frozenset[str]:
    return frozenset(c for n in numbers for c in passage.marks[n].codes or ())


def _speakers_overlap(one: CodedPassage, a: CodedClaim, other: CodedPassage, b: CodedClaim) -> bool:
    if a.speaker is None or b.speaker is None:
        return a.speaker is b.speaker
    return _overlap(_place(one, a.speaker), _place(other, b.speaker))


def _words(one: CodedPassage, other: CodedPassage, claims: list[tuple[CodedClaim, CodedClaim]]) -> Count:
    """Characters of content that both gave to the same cue."""
    both = sum(len(_inside(a) & _inside(b)) for a, b in claims)
    return balance(
        both, gold=sum(len(_inside(c)) for c in one.claims), found=sum(len(_inside(c)) for c in other.claims)
    )


def _inside(claim: CodedClaim) -> set[int]:
    return {i for s, e in claim.content for i in range(s, e)}


def _times(passage: CodedPassage) -> set[tuple[int, str]]:
    return {(m.end, m.value) for m in passage.marks.values() if m.value is not None}


def agreement_lines(pairs: Sequence[Pair]) -> Iterator[str]:
    """A line for each layer, with its counts."""
    yield f"{len(pairs)} passages coded twice"
    for name, count in agreement(pairs).items():
        yield f"{name}: {count.value or 0:.1f}  {count.words}"
    for name, value in kappas(pairs).items():
        yield f"kappa of {name}: {value:.2f}"


if __name__ == "__main__":
    print("\n".join(agreement_lines(coded_twice())))
