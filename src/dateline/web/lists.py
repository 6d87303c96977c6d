"""A view → what the pages list beside the picture: dyads, origins, outlets, quotations, reasons."""

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, date
from typing import Any

from dateline.cases import READING, reading_version
from dateline.dates import parse_publication
from dateline.errors import InputError
from dateline.records import Account, Actor, Citation, Document, Event, Party
from dateline.views import View
from dateline.web.asking import Asked, parse_day

MOST_FOUND = 200
"""Reports that a search lists: the newest."""
UNKNOWN = "unknown outlet"
"""The name of the outlet of reports that do not name theirs."""
_MOST_QUOTES = 40
_MOST_JOINS = 100

Dyad = tuple[str, str]


def dyads_of(events: Iterable[Event]) -> list[tuple[Dyad, int]]:
    """The pairs of sides of the events, with how many events are between them.

    Those come first whose events weigh most: independent voices × severity.
    """
    counted: Counter[Dyad] = Counter()
    weighed: Counter[Dyad] = Counter()
    for event in events:
        if event.historical:
            continue
        pairs = {
            (min(one.home, other.home), max(one.home, other.home))
            for one in event.actors
            for other in event.recipients
            if one.home != other.home
        }
        counted.update(pairs)
        for pair in pairs:
            weighed[pair] += round(event.origins * max(1.0, abs(event.score)))
    return sorted(counted.items(), key=lambda item: (-weighed[item[0]], item[0]))


def is_on_side(event: Event, key: str, *, side: str | None = None, toward: str | None = None) -> bool:
    """Whether somebody acts or is acted on in an event, or on one `side`: "acts", "acted-on", or acts `toward` another.

    Raises InputError for another side. On one side history does not count, as where its events are counted.
    """
    if side not in (None, "acts", "acted-on"):
        raise InputError("side", cause="it is none of its values", next_step="take one of acts, acted-on")
    acts, suffers = _has(event.actors, key), _has(event.recipients, key)
    if toward is not None:
        return acts and _has(event.recipients, toward) and not event.historical
    if side is not None:
        return (acts if side == "acts" else suffers) and not event.historical
    return acts or suffers


def _has(side: Iterable[Party], key: str) -> bool:
    return any(party.key == key for party in side)


def list_reports(asked: Asked, view: View) -> list[str]:
    """The ids of the reports that the address asks for, newest first: by words, an outlet, days, published `after`."""
    outlet, words, after = asked.word("outlet"), asked.word("q"), asked.word("after")
    since, until = (parse_day(asked.word(name), name=name) for name in ("since", "until"))
    start = parse_publication(after) if after else None
    found: Iterable[Account] = reversed(view.accounts)
    if words:
        searched = asked.views.case.search(words, limit=MOST_FOUND, as_of=view.as_of)
        found = filter(None, (view.account(document.id) for document in searched))
    return [
        account.document
        for account in found
        if (outlet is None or (account.outlet or UNKNOWN) == outlet)
        and _is_of(account, since, until)
        and (start is None or ((at := account.published_at) is not None and start < at <= view.as_of))
    ]


def _is_of(account: Account, since: date | None, until: date | None) -> bool:
    day = account.counts_from.astimezone(UTC).date() if account.counts_from else None
    if day is None:
        return since is None and until is None
    return (since is None or day >= since) and (until is None or day <= until)


def unread_of(asked: Asked) -> dict[str, int]:
    """How many reports of the case nobody has read yet, and how many could not be read."""
    version = reading_version()
    stages = [s for s in asked.views.case.counts().stages if (s.stage, s.version) == (READING, version)]
    given_up = sum(stage.given_up for stage in stages)
    return {"waiting": asked.views.case.pending(READING, version), "failed": given_up}


def is_unread(asked: Asked, document: Document) -> bool:
    """Whether a report of the case has no reading of this version."""
    return asked.views.case.reading(document.id, READING, reading_version()) is None


def origin_groups(view: View) -> list[dict[str, Any]]:
    """The texts that more than one report carries, with these reports; those of most reports first."""
    groups: dict[str, list[Account]] = {}
    for account in view.accounts:
        groups.setdefault(account.origin, []).append(account)
    ranked = sorted(groups.items(), key=lambda item: (-len(item[1]), item[0]))
    return [
        {"id": id, "reports": [_facts(account) for account in accounts]}
        for id, accounts in ranked
        if len(accounts) > 1
    ]


def sources_of(view: View) -> list[dict[str, Any]]:
    """The outlets, with how many reports each has and how many of these are its own texts; the busiest first."""
    reports: Counter[str] = Counter()
    own: Counter[str] = Counter()
    met: set[str] = set()
    for account in view.accounts:
        name = account.outlet or UNKNOWN
        reports[name] += 1
        own[name] += account.origin not in met
        met.add(account.origin)
    return [
        {"outlet": name, "reports": n, "own": own[name]}
        for name, n in sorted(reports.items(), key=lambda item: (-item[1], item[0]))
    ]


def quotes_of(view: View, actor: Actor) -> list[Citation]:
    """The latest sentences in which an actor speaks, newest first."""
    found: dict[Citation, None] = {}
    for account in reversed(view.accounts):
        for told in account.told:
            voice = told.voice
            if voice.kind != "outlet" and actor.key in (voice.key, voice.name.casefold()):
                place = told.sentence
                found[Citation(document=account.document, start=place.start, end=place.end)] = None
        if len(found) >= _MOST_QUOTES:
            break
    return list(found)[:_MOST_QUOTES]


def join_reasons(view: View, event: Event) -> list[dict[str, Any]]:
    """Why the mentions of an event are taken for one, and what was kept apart from it, by score."""
    documents = {telling.document for telling in event.tellings}
    words = {t.told.id: t.told.word for t in event.tellings}
    found: list[dict[str, Any]] = [
        {"told": words.get(j.told, ""), "score": j.score, "reasons": j.reasons, "veto": j.veto}
        for account in view.accounts
        if account.document in documents
        for j in account.joins
        if j.event == event.id
    ]
    return sorted(found, key=_strength)[:_MOST_JOINS]


def _strength(join: dict[str, Any]) -> tuple[bool, float]:
    return join["veto"], -join["score"]


def _facts(account: Account) -> dict[str, Any]:
    return {
        "id": account.document,
        "title": account.title,
        "outlet": account.outlet,
        "published_at": account.published_at,
    }
