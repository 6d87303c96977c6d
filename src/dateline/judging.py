"""Judgements made on a case: a correction asked for, decided, kept, withdrawn, and what it came to.

In: a case and what a person wants corrected. Out: the judgements that stand in it. Never keeps half of a correction.
"""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from dateline.cases import linked_accounts
from dateline.claims.lexicon import load_plover
from dateline.errors import InputError
from dateline.judgements import (
    Applied,
    Correction,
    Decision,
    Effect,
    Mention,
    apply_judgements,
    decide,
    describe,
    mentions_of,
)
from dateline.records import Account
from dateline.store import Case
from dateline.store.entries import Judgement


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """The judgements that a correction came to, and the accounts of the reports before and after it."""

    made: tuple[Judgement, ...]
    before: tuple[Account, ...]
    after: tuple[Account, ...]

    @property
    def changes(self) -> tuple[tuple[Mention, Mention | None], ...]:
        """Every mention that is otherwise now, with what it is now; None where it is none any more."""
        found: list[tuple[Mention, Mention | None]] = []
        for old, new in zip(self.before, self.after, strict=True):
            if old.origin != new.origin or old == new:
                continue
            kept = {mention.told.id: mention for mention in mentions_of([new])}
            for mention in mentions_of([old]):
                now = kept.get(mention.told.id)
                if now is None or (now.told, now.event) != (mention.told, mention.event):
                    found.append((mention, now))
        return tuple(found)


def judge(case: Case, targets: Sequence[str], correction: Correction, *, author: str, reason: str) -> Judged:
    """The correction stands in the case.

    Raises InputError, and keeps nothing, where a part of it cannot be made or none of it is needed; see `decide`.
    """
    before = corrected(case).accounts
    decisions = _needed(decide(targets, correction, before), before)
    made = tuple(
        case.judge(d.kind, d.target, field=d.field, value=d.value, author=author, reason=reason)
        for d in decisions
    )
    return Judged(made=made, before=before, after=_apply(made, before).accounts)


def corrected(case: Case, *, among: Sequence[Account] | None = None) -> Applied:
    """All reports that were read, `among` where they are at hand, with all corrections; what each of these came to."""
    return _apply(case.judgements(), linked_accounts(case) if among is None else among)


def withdraw(case: Case, ids: Sequence[str], *, by: str) -> tuple[Judgement, ...]:
    """The judgements hold no longer; each is kept, with who withdrew it.

    Raises InputError where the case does not hold one of them; then none is withdrawn.
    """
    held = {judgement.id for judgement in case.judgements(active=False)}
    for id in ids:
        if id not in held:
            step = "give an id that `dateline correct CASE --list` prints; nothing was withdrawn"
            raise InputError(id, cause="the case holds no such judgement", next_step=step)
    return tuple([case.withdraw(id, by=by) for id in ids])


def judgement_form(judgement: Judgement, effect: Effect | None) -> dict[str, Any]:
    """The judgement as JSON has it, with what it came to where that is known."""
    form: dict[str, Any] = asdict(judgement)
    for name in ("at", "withdrawn_at"):
        form[name] = form[name].isoformat() if form[name] else None
    found = {"state": effect.state, "why": effect.why} if effect else {}
    return {**form, "says": describe(judgement), **found}


def _apply(judgements: Iterable[Judgement | Decision], accounts: Iterable[Account]) -> Applied:
    return apply_judgements(judgements, accounts, codes=load_plover())


def _needed(decisions: Sequence[Decision], accounts: Sequence[Account]) -> list[Decision]:
    """The decisions that change something. Raises InputError where one cannot be made, or none is needed."""
    effects = _apply(decisions, accounts).effects
    for decision, effect in zip(decisions, effects, strict=True):
        if effect.state not in ("holds", "needless") or all(e.state == "needless" for e in effects):
            said = f"{describe(decision)} at {decision.target}"
            raise InputError(said, cause=effect.why or effect.state, next_step="nothing was changed")
    return [d for d, effect in zip(decisions, effects, strict=True) if effect.state == "holds"]
