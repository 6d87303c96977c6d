"""A case read again: what another version of the reading changes, and which judgements that touches.

In: a case. Out: what changed in it. Never touches a judgement: it says which ones find their words no more.
"""

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from typing import Any

from dateline.cases import READING, read_case, reading_version
from dateline.errors import InputError
from dateline.judgements import Change, Effect, Outline, compare_outlines, describe, outlines_of, places_of
from dateline.judging import corrected
from dateline.records import Reading
from dateline.store import Case
from dateline.store.entries import Judgement

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

    @property
    def lost(self) -> dict[str, Effect]:
        """The judgements that no longer find all that they are about, with what they came to."""
        return {effect.judgement: effect for effect in self.effects if effect.is_lost}

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


def recode_case(case: Case, *, again: bool = False, told: Callable[[Reading | InputError], None]) -> Recoded:
    """Every report is read by this version, and what that changed; with `again` also what this version has read.

    `told` hears of each report as it is read; where it raises, what is read stays read.
    """
    version = reading_version()
    before = version if again else _version_before(case, version)
    old = _outlines(case, before) if before else {}
    if again:
        case.drop_accounts(keep="")
        case.drop(READING, version)
    read = failed = 0
    for reading in read_case(case):
        told(reading)
        failed += isinstance(reading, InputError)
        read += isinstance(reading, Reading)
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
    stages = case.counts().stages
    others = [s.version for s in stages if s.stage == READING and s.version != version and s.done]
    return max(others, key=_place_in_line, default=None)


def _place_in_line(version: str) -> list[tuple[int, str]]:
    parts = _NUMBER.split(version)
    return [(int(part), "") if part.isdigit() else (0, part) for part in parts]


def _outlines(case: Case, version: str) -> Outlines:
    """The event mentions of each report as this version read it; a form that we cannot read is passed over."""
    found: dict[str, tuple[Outline, ...]] = {}
    for id, form in case.payloads(READING, version):
        with suppress(ValueError):
            found[id] = outlines_of(form)
    return found


def recoded_form(recoded: Recoded) -> dict[str, Any]:
    """What reading a case again came to, as JSON has it."""
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
