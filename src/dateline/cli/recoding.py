"""A case read again: what another version of the reading changes, and which judgements that touches."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from typing import Any

from dateline.cli.cases import DONE, SOME_FAILED, with_case
from dateline.cli.corrections import corrected
from dateline.cli.reports import complain
from dateline.errors import InputError
from dateline.judgements import Change, Effect, Outline, compare_outlines, describe, outlines_of, places_of
from dateline.outputs.phrases import count_words
from dateline.outputs.printable import printable
from dateline.store import Case
from dateline.store.entries import Judgement

_KINDS = ("added", "removed", "retyped", "changed")
_MOST_SHOWN = 3
_NUMBER = re.compile(r"(\d+)")

Outlines = Mapping[str, tuple[Outline, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recoded:
    """What reading a case again came to. `before` is the version that it is compared with, None where there is none."""

    version: str
    before: str | None
    read: int
    failed: int
    held: int
    counts: tuple[int, int]
    changes: tuple[Change, ...]
    judgements: tuple[Judgement, ...]
    effects: tuple[Effect, ...]

    def touched(self) -> dict[str, list[Change]]:
        """The changes at the words that each judgement is about, by its id; those without any are left out."""
        changed: dict[str, list[Change]] = {}
        for change in self.changes:
            changed.setdefault(change.document, []).append(change)
        found = {
            judgement.id: [
                change
                for place in places_of(judgement)
                for change in changed.get(place.document, ())
                if change.touches(place.start, place.end)
            ]
            for judgement in self.judgements
        }
        return {id: changes for id, changes in found.items() if changes}


def recode_case(where: str, *, again: bool, as_json: bool) -> int:
    """Every report is read by this version, and what that changed is printed; 1 where a report or judgement is lost."""

    def act(case: Case) -> int:
        recoded = _recode(case, again=again)
        print(json.dumps(_form(recoded)) if as_json else "\n".join(_lines(recoded)))
        if recoded.held:
            complain(f"{recoded.held} reports are with another process: run the command again")
        return SOME_FAILED if recoded.failed or recoded.held or _lost(recoded) else DONE

    return with_case(where, act)


def _recode(case: Case, *, again: bool) -> Recoded:
    from dateline.cases import READING, read_case, reading_version

    version = reading_version()
    before = version if again else _version_before(case, version)
    old = _outlines(case, before) if before else {}
    if again:
        case.drop_accounts(keep="")
        case.drop(READING, version)
    read = failed = 0
    for reading in read_case(case):
        if isinstance(reading, InputError):
            failed += 1
            complain(str(reading))
        else:
            read += 1
    new = _outlines(case, version)
    both = [id for id in new if id in old]
    return Recoded(
        version=version,
        before=before if old else None,
        read=read,
        failed=failed,
        held=case.pending(READING, version),
        counts=(sum(len(old[id]) for id in both), sum(len(new[id]) for id in both)),
        changes=tuple(change for id in both for change in compare_outlines(id, old[id], new[id])),
        judgements=tuple(case.judgements()),
        effects=corrected(case).effects,
    )


def _version_before(case: Case, version: str) -> str | None:
    """The latest of the other versions that the case was read by, by the numbers in their names."""
    from dateline.cases import READING

    stages = case.counts().stages
    others = [s.version for s in stages if s.stage == READING and s.version != version and s.done]
    return max(others, key=_place_in_line, default=None)


def _place_in_line(version: str) -> list[tuple[int, str]]:
    parts = _NUMBER.split(version)
    return [(int(part), "") if part.isdigit() else (0, part) for part in parts]


def _outlines(case: Case, version: str) -> Outlines:
    """The event mentions of each report as this version read it; a form that we cannot read is passed over."""
    from dateline.cases import READING

    found: dict[str, tuple[Outline, ...]] = {}
    for id, form in case.payloads(READING, version):
        with suppress(ValueError):
            found[id] = outlines_of(form)
    return found


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
    touched, lost = recoded.touched(), _lost(recoded)
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


def _lost(recoded: Recoded) -> dict[str, Effect]:
    """The judgements that no longer find all that they are about, with what they came to."""
    return {effect.judgement: effect for effect in recoded.effects if effect.is_lost}


def _form(recoded: Recoded) -> dict[str, Any]:
    touched = recoded.touched()
    return {
        "version": recoded.version,
        "compared_with": recoded.before,
        "read": recoded.read,
        "failed": recoded.failed,
        "held": recoded.held,
        "events": {"before": recoded.counts[0], "now": recoded.counts[1]},
        "changes": [asdict(change) for change in recoded.changes],
        "judgements": [
            {
                "id": judgement.id,
                "says": describe(judgement),
                "touched_by": [str(change) for change in touched.get(judgement.id, ())],
                "state": effect.state,
                "why": effect.why,
            }
            for judgement, effect in zip(recoded.judgements, recoded.effects, strict=True)
        ],
    }
