"""A view → what the pages list beside the picture: dyads, origins, outlets, quotations, reasons."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from dateline.records import Account, Actor, Citation, Event
from dateline.views import View

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
        name = account.outlet or "unknown outlet"
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
