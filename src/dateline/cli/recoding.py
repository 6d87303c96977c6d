"""A case read again, as a person sees it."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence

from dateline.cli.cases import DONE, SOME_FAILED, with_case
from dateline.cli.reports import complain
from dateline.errors import InputError
from dateline.judgements import Change, describe
from dateline.outputs.phrases import count_words
from dateline.outputs.printable import printable
from dateline.recoding import Recoded, recode_case, recoded_form
from dateline.records import Reading
from dateline.store import Case

_KINDS = ("added", "removed", "retyped", "changed")
_MOST_SHOWN = 3


def print_recoded(where: str, *, again: bool, as_json: bool) -> int:
    """Every report is read by this version, and what that changed is printed; 1 where a report or judgement is lost."""

    def act(case: Case) -> int:
        recoded = recode_case(case, again=again, told=_complain_of)
        print(json.dumps(recoded_form(recoded)) if as_json else "\n".join(_lines(recoded)))
        if recoded.held:
            complain(f"{recoded.held} reports are with another process: run the command again")
        return SOME_FAILED if recoded.failed or recoded.held or recoded.lost else DONE

    return with_case(where, act)


def _complain_of(reading: Reading | InputError) -> None:
    if isinstance(reading, InputError):
        complain(str(reading))


def _lines(recoded: Recoded) -> Iterator[str]:
    yield f"{count_words(recoded.read, 'report')} read by {recoded.version}"
    if recoded.before is None:
        yield "there is no other reading to compare with"
    else:
        kinds = Counter[str](change.kind for change in recoded.changes)
        yield f"compared with {recoded.before if recoded.before != recoded.version else 'its reading before'}:"
        said = ", ".join(f"{kinds[kind]} {kind}" for kind in _KINDS)
        yield f"  events: {recoded.counts[0]} before, {recoded.counts[1]} now: {said}"
        yield from (f"    {line}" for line in _type_lines(recoded.changes))
    yield from _judged_lines(recoded)


def _type_lines(changes: Sequence[Change]) -> Iterator[str]:
    """A line for each type of which mentions came, went, or became or were another type."""
    counted: dict[str, Counter[str]] = {}
    for change in changes:
        old, new = change.before, change.now
        if change.kind == "retyped" and old and new:
            counted.setdefault(old.type, Counter())[f"now {new.type}"] += 1
        else:
            outline = new or old
            counted.setdefault(outline.type if outline else "", Counter())[change.kind] += 1
    for type in sorted(counted):
        yield f"{type:<10} " + ", ".join(f"{n} {what}" for what, n in sorted(counted[type].items()))


def _judged_lines(recoded: Recoded) -> Iterator[str]:
    touched, lost = recoded.touched(), recoded.lost
    active = count_words(len(recoded.judgements), "judgement")
    yield f"{active}: {len(touched)} about words that are read otherwise, {len(lost)} without all their words"
    for judgement in recoded.judgements:
        effect = lost.get(judgement.id)
        if judgement.id not in touched and effect is None:
            continue
        yield f"  {judgement.id}  {printable(describe(judgement))} at {judgement.target}"
        yield from (f"      {printable(str(c))}" for c in touched.get(judgement.id, [])[:_MOST_SHOWN])
        if effect is not None:
            yield f"      {effect.state}: {printable(effect.why or '')}"
