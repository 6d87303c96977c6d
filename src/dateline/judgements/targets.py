"""Ids and places that a person names → mentions of events."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dateline.errors import InputError
from dateline.judgements.judgement import Locator, parse_locator
from dateline.records import Account, Told


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A mention, the report that it stands in and the event that it is of."""

    account: Account
    told: Told
    event: str

    @property
    def place(self) -> Locator:
        """The characters of its trigger."""
        trigger = self.told.trigger
        return Locator(document=self.account.document, start=trigger.start, end=trigger.end)


def index_at(account: Account, place: Locator) -> int | None:
    """Which mention of a report has its trigger at a place: the exact one, else the one that shares a word with it."""
    spans = [(told.trigger.start, told.trigger.end) for told in account.told]
    if (place.start, place.end) in spans:
        return spans.index((place.start, place.end))
    near = [n for n, (start, end) in enumerate(spans) if start < place.end and place.start < end]
    return near[0] if len(near) == 1 else None


def mentions_of(accounts: Iterable[Account]) -> Iterator[Mention]:
    """Every mention, in the order of the reports."""
    for account in accounts:
        for told, event in zip(account.told, account.events, strict=True):
            yield Mention(account=account, told=told, event=event)


def find_mentions(target: str, accounts: Sequence[Account]) -> tuple[Mention, ...]:
    """The mentions that a target names: those of an event or a claim, the one of an id or at a place.

    Raises InputError where there are none.
    """
    kind = target.partition("_")[0]
    if kind == "doc":
        found = _at(target, accounts)
    elif kind in ("evn", "evt", "clm"):
        found = tuple(m for m in mentions_of(accounts) if target in (m.event, m.told.id, m.told.claim))
    else:
        raise InputError(
            target,
            cause="that names neither an event nor a mention",
            next_step="give an id of `dateline events` (evn_…; with --json also evt_…), or a place DOCUMENT:START-END",
        )
    if not found:
        raise InputError(
            target,
            cause="no report that was read tells it",
            next_step="give an id that `dateline events CASE --json` prints",
        )
    return found


def _at(target: str, accounts: Sequence[Account]) -> tuple[Mention, ...]:
    try:
        place = parse_locator(target)
    except ValueError as error:
        raise InputError(
            target, cause=str(error), next_step="give the characters of the word that tells the event"
        ) from error
    account = next((a for a in accounts if a.document == place.document), None)
    index = index_at(account, place) if account else None
    if account is None or index is None:
        return ()
    return (Mention(account=account, told=account.told[index], event=account.events[index]),)
