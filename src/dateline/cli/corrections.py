"""Corrections of a case: made, listed, withdrawn."""

import getpass
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from dateline.cli.cases import DONE, SOME_FAILED, with_case
from dateline.cli.reports import complain
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
    find_mentions,
    mentions_of,
    places_of,
)
from dateline.outputs.phrases import count_words, days_words, minute_words
from dateline.outputs.printable import printable, shorten
from dateline.records import Account, Party
from dateline.store import Case
from dateline.store.entries import Judgement

_WORDS = 150
_NAME = 40
_UNKNOWN = "–"
_MOST_SHOWN = 3


def correct(
    where: str,
    targets: Sequence[str],
    correction: Correction,
    *,
    reason: str,
    author: str | None,
    as_json: bool = False,
) -> int:
    """The correction stands in the case, and what it changed is printed; nothing of it where a part cannot be made."""

    def act(case: Case) -> int:
        by = author or _login()
        accounts = corrected(case).accounts
        decisions = _needed(decide(targets, correction, accounts), accounts)
        made = [
            case.judge(d.kind, d.target, field=d.field, value=d.value, author=by, reason=reason)
            for d in decisions
        ]
        if as_json:
            for judgement in made:
                print(json.dumps(_form(judgement, None)))
        else:
            print("\n".join(_made_lines(case, made, accounts)))
            undo = " ".join(f"--undo {judgement.id}" for judgement in made)
            print(f"to withdraw it: dateline correct {printable(where)} {undo}")
        return DONE

    return with_case(where, act)


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError) as error:
        step = "say with --author who judges"
        raise InputError("--author", cause="this machine does not say who you are", next_step=step) from error


def corrected(case: Case, *, among: Sequence[Account] | None = None) -> Applied:
    """All reports that were read, `among` where they are at hand, with all corrections; what each of these came to."""
    return _apply(case.judgements(), linked(case) if among is None else among)


def linked(case: Case) -> tuple[Account, ...]:
    """All reports that were read, as they were read."""
    from dateline.cases import account_version, link_case
    from dateline.records import unpack

    link_case(case)
    return tuple(unpack(Account, values) for _, values in case.accounts(account_version()))


def _apply(judgements: Iterable[Judgement | Decision], accounts: Iterable[Account]) -> Applied:
    from dateline.claims.lexicon import load_plover

    return apply_judgements(judgements, accounts, codes=load_plover())


def _needed(decisions: Sequence[Decision], accounts: Sequence[Account]) -> list[Decision]:
    """The decisions that change something. Raises InputError where one cannot be made, or none is needed."""
    effects = _apply(decisions, accounts).effects
    for decision, effect in zip(decisions, effects, strict=True):
        if effect.state not in ("holds", "needless") or all(e.state == "needless" for e in effects):
            said = f"{describe(decision)} at {decision.target}"
            raise InputError(said, cause=effect.why or effect.state, next_step="nothing was changed")
    return [d for d, effect in zip(decisions, effects, strict=True) if effect.state == "holds"]


def _made_lines(case: Case, made: Sequence[Judgement], before: Sequence[Account]) -> Iterator[str]:
    for judgement in made:
        yield f"{judgement.id}  {printable(describe(judgement))}"
    after = _apply(made, before).accounts
    for old, new in zip(before, after, strict=True):
        if old.origin != new.origin:
            yield f"    {_report(old)}: origin {old.origin} → {new.origin}"
    changes = list(_changes(before, after))
    for mention, now in changes[:_MOST_SHOWN]:
        yield f"    {_report(mention.account)}  {_sentence(case, mention)}"
        yield f"        {_facts(mention)}"
        yield f"      → {_facts(now) if now else 'no event'}"
    if len(changes) > _MOST_SHOWN:
        yield f"    … and {count_words(len(changes) - _MOST_SHOWN, 'more mention')}"


def _changes(before: Sequence[Account], after: Sequence[Account]) -> Iterator[tuple[Mention, Mention | None]]:
    """Every mention that is otherwise now, with what it is now."""
    for old, new in zip(before, after, strict=True):
        if old.origin == new.origin and old != new:
            kept = {mention.told.id: mention for mention in mentions_of([new])}
            for mention in mentions_of([old]):
                now = kept.get(mention.told.id)
                if now is None or (now.told, now.event) != (mention.told, mention.event):
                    yield mention, now


def _report(account: Account) -> str:
    at = account.published_at
    when = minute_words(at) if at else "undated"
    return f"{when}  {printable(account.outlet or 'unknown outlet')}"


def _sentence(case: Case, mention: Mention) -> str:
    document = case.document(mention.account.document)
    sentence = mention.told.sentence
    words = document.text[sentence.start : sentence.end] if document else ""
    return f"“{shorten(words, width=_WORDS)}”"


def _facts(mention: Mention) -> str:
    told = mention.told
    kind = f"{told.type}:{told.mode}" if told.mode else told.type
    days = days_words(told.day, told.last_day) or _UNKNOWN
    place = f" in {printable(told.place.name)}" if told.place and told.place.name else ""
    sides = f"{_names(told.actors) or _UNKNOWN} → {_names(told.recipients) or _UNKNOWN}"
    said = f"— {shorten(told.voice.name, width=_NAME)}, {told.voice.kind}"
    return f"{days}  {told.status}  {sides}  {kind}{place}  {said}  {mention.event}"


def _names(parties: Sequence[Party]) -> str:
    return ", ".join(
        shorten(p.name, width=_NAME) + (f" ({printable(code)})" if (code := p.code or p.country) else "")
        for p in parties
    )


def print_mentions(where: str, targets: Sequence[str]) -> int:
    """The mentions that the targets name, with what is read there and what was judged of it."""

    def act(case: Case) -> int:
        accounts = corrected(case).accounts
        judged = case.judgements()
        for mention in (m for target in targets for m in find_mentions(target, accounts)):
            print(f"{mention.told.id}  {mention.place}  {_report(mention.account)}")
            print(f"    {_facts(mention)}")
            print(f"    {_sentence(case, mention)}")
            for judgement in judged:
                if mention.place in places_of(judgement):
                    print(f"    {_line(judgement, None)}")
        return DONE

    return with_case(where, act)


def print_judgements(where: str, *, every: bool, as_json: bool) -> int:
    """The judgements of the case, in order; with `every` those withdrawn too; 1 where there is none."""

    def act(case: Case) -> int:
        judged = case.judgements(active=not every)
        effects = {effect.judgement: effect for effect in corrected(case).effects}
        for judgement in judged:
            effect = effects.get(judgement.id)
            line = json.dumps(_form(judgement, effect)) if as_json else None
            print(line or _line(judgement, effect))
        if not judged:
            complain(f"{printable(case.name)}: nothing was judged")
        return DONE if judged else SOME_FAILED

    return with_case(where, act)


def _form(judgement: Judgement, effect: Effect | None) -> Mapping[str, Any]:
    form: dict[str, Any] = asdict(judgement)
    for name in ("at", "withdrawn_at"):
        form[name] = form[name].isoformat() if form[name] else None
    found = {"state": effect.state, "why": effect.why} if effect else {}
    return {**form, "says": describe(judgement), **found}


def _line(judgement: Judgement, effect: Effect | None) -> str:
    at = minute_words(judgement.at)
    said = f"{printable(describe(judgement))} at {printable(judgement.target)}"
    state = f"; {effect.state}: {printable(effect.why or '')}" if effect and effect.why else ""
    if judgement.withdrawn_at:
        back = minute_words(judgement.withdrawn_at)
        state = f"; withdrawn {back} by {printable(judgement.withdrawn_by or '')}"
    return (
        f"{judgement.id}  {at}  {printable(judgement.author)}  {said}  “{printable(judgement.reason)}”{state}"
    )


def withdraw(where: str, ids: Sequence[str], *, author: str | None) -> int:
    """The judgements hold no longer; each is kept, with who withdrew it."""

    def act(case: Case) -> int:
        by = author or _login()
        held = {judgement.id for judgement in case.judgements(active=False)}
        for id in ids:
            if id not in held:
                step = "give an id that `dateline correct CASE --list` prints; nothing was withdrawn"
                raise InputError(id, cause="the case holds no such judgement", next_step=step)
        withdrawn = [case.withdraw(id, by=by) for id in ids]  # all of them before a closed pipe can end us
        print("\n".join(_line(judgement, None) for judgement in withdrawn))
        return DONE

    return with_case(where, act)
