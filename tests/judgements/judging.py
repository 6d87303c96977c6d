"""Judgements on a case as a person makes them."""

from datetime import UTC, datetime
from typing import Any

from dateline.cases import accounts_of, draw_case
from dateline.judgements import Correction, Mention, decide, mentions_of
from dateline.records import Account, Event, Picture
from dateline.store import Case
from dateline.store.entries import Judgement

END = datetime(2024, 4, 4, tzinfo=UTC)


def accounts(case: Case) -> tuple[Account, ...]:
    return accounts_of(case, as_of=END)


def picture(case: Case, *, as_of: datetime = END) -> Picture:
    return draw_case(case, as_of=as_of)


def mention(case: Case, word: str, *, nth: int = 0) -> Mention:
    """The nth mention that this word tells."""
    return [m for m in mentions_of(accounts(case)) if m.told.word == word][nth]


def event(case: Case, id: str) -> Event:
    found = picture(case).event(id)
    assert found is not None
    return found


def judge(case: Case, *targets: str, **wanted: Any) -> tuple[Judgement, ...]:
    """The correction stands in the case."""
    decisions = decide(targets, Correction(**wanted), accounts(case))
    return tuple(
        case.judge(d.kind, d.target, field=d.field, value=d.value, author="ada", reason="I read it again")
        for d in decisions
    )
