"""Accounts with stories → what each story is."""

from collections import Counter
from collections.abc import Iterable

from dateline.records import Account, Story

_UNTITLED = "(no title)"


def make_stories(accounts: Iterable[Account]) -> tuple[Story, ...]:
    """Every story that the accounts tell, in the order in which they began; its title is that of its best report.

    The best report is the one that tells most of what the others tell too, the earliest of several.
    """
    told: dict[str, list[Account]] = {}
    for account in accounts:
        if account.story:
            told.setdefault(account.story, []).append(account)
    return tuple(_story(id, found) for id, found in told.items())


def _story(id: str, accounts: list[Account]) -> Story:
    counted: Counter[str] = Counter(event for account in accounts for event in dict.fromkeys(account.events))
    best = max(accounts, key=lambda a: sum(counted[e] > 1 for e in set(a.events)))
    dated = [account.published_at for account in accounts if account.published_at]
    return Story(
        id=id,
        title=best.title or _UNTITLED,
        documents=tuple(account.document for account in accounts),
        origins=len({account.origin for account in accounts}),
        events=tuple(event for event, _ in counted.most_common()),
        first_at=dated[0] if dated else None,
        last_at=dated[-1] if dated else None,
    )
