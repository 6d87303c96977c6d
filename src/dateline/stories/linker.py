"""The reports met so far, and which story the next one tells."""

import math
from collections import Counter, deque
from dataclasses import replace
from datetime import timedelta

from dateline.ids import make_id
from dateline.records import Account
from dateline.stories.likeness import compare_accounts, has_in_common

REACH = timedelta(days=7)
"""How long a story rests before a report on the same matter begins a new one."""

THRESHOLD = -0.6
_MOST_REPORTS = 6  # of each story, the latest
_MOST_STORIES = 60


class StoryLinker:
    """Which story each report tells, in one pass in order of publication; never revised.

    A report joins the story that it is likest to, by the mean over that story's latest reports, or begins
    one. A linker that is told of the reports of the last days alone (`resume`) goes on as the one that saw
    all.
    """

    def __init__(self) -> None:
        self._met: deque[Account] = deque()
        self._words: Counter[str] = Counter()

    def resume(self, account: Account) -> None:
        """An account that has its story is among those met."""
        self._forget(account)
        self._keep(account)

    def add(self, account: Account) -> Account:
        """The account with the story that it tells."""
        self._forget(account)
        scores = {id: self._score(account, told) for id, told in self._open().items()}
        best = max(scores, key=lambda id: (scores[id], id), default=None)
        joined = best is not None and scores[best] >= THRESHOLD
        linked = replace(account, story=best if joined else make_id("sty", account.document))
        self._keep(linked)
        return linked

    def _score(self, account: Account, told: list[Account]) -> float:
        found = [compare_accounts(account, other, weight=self._weight) for other in told]
        if not any(has_in_common(features) for _, features in found):
            return -math.inf
        return sum(score for score, _ in found) / len(found)

    def _open(self) -> dict[str, list[Account]]:
        found: dict[str, list[Account]] = {}
        for account in reversed(self._met):
            if account.story is None or (account.story not in found and len(found) == _MOST_STORIES):
                continue
            told = found.setdefault(account.story, [])
            if len(told) < _MOST_REPORTS:
                told.append(account)
        return found

    def _weight(self, word: str) -> float:
        return math.log((len(self._met) + 2) / (self._words[word] + 1)) + 0.1

    def _keep(self, account: Account) -> None:
        self._met.append(account)
        self._words.update(account.headwords)

    def _forget(self, account: Account) -> None:
        at = account.counts_from
        while at and self._met and ((first := self._met[0].counts_from) is None or at - first > REACH):
            self._words.subtract(self._met.popleft().headwords)
