"""Corrections of a case: made, listed, withdrawn."""

import getpass
import json
from collections.abc import Iterator, Sequence

from dateline import judging
from dateline.cli.cases import DONE, SOME_FAILED, with_case
from dateline.cli.reports import complain
from dateline.errors import InputError
from dateline.judgements import Correction, Effect, Mention, describe, find_mentions, places_of
from dateline.judging import Judged, corrected, judge, judgement_form
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
        judged = judge(case, targets, correction, author=author or _login(), reason=reason)
        if as_json:
            for judgement in judged.made:
                print(json.dumps(judgement_form(judgement, None)))
        else:
            print("\n".join(_made_lines(case, judged)))
            undo = " ".join(f"--undo {judgement.id}" for judgement in judged.made)
            print(f"to withdraw it: dateline correct {printable(where)} {undo}")
        return DONE

    return with_case(where, act)


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError) as error:
        step = "say with --author who judges"
        raise InputError("--author", cause="this machine does not say who you are", next_step=step) from error


def _made_lines(case: Case, judged: Judged) -> Iterator[str]:
    for judgement in judged.made:
        yield f"{judgement.id}  {printable(describe(judgement))}"
    for old, new in zip(judged.before, judged.after, strict=True):
        if old.origin != new.origin:
            yield f"    {_report(old)}: origin {old.origin} → {new.origin}"
    changes = judged.changes
    for mention, now in changes[:_MOST_SHOWN]:
        yield f"    {_report(mention.account)}  {_sentence(case, mention)}"
        yield f"        {_facts(mention)}"
        yield f"      → {_facts(now) if now else 'no event'}"
    if len(changes) > _MOST_SHOWN:
        yield f"    … and {count_words(len(changes) - _MOST_SHOWN, 'more mention')}"


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
            line = json.dumps(judgement_form(judgement, effect)) if as_json else None
            print(line or _line(judgement, effect))
        if not judged:
            complain(f"{printable(case.name)}: nothing was judged")
        return DONE if judged else SOME_FAILED

    return with_case(where, act)


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
        withdrawn = judging.withdraw(case, ids, by=author or _login())
        print("\n".join(_line(judgement, None) for judgement in withdrawn))
        return DONE

    return with_case(where, act)
