"""What a judgement changes in one account."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

from dateline.judgements.values import voice_key
from dateline.records import Account, Opposed, Party, Told, Voice

_SENTENCES = ("undone", "described", "stated")
"""What an account keeps of sentences, each with its voice."""


def is_named(account: Account, name: str) -> bool:
    """Whether somebody of this name is on a side in the report, or speaks."""
    return _plain(name) in {_plain(other) for other in names_in(account)}


def names_in(account: Account) -> Iterator[str]:
    """The names of all sides and speakers of a report."""
    for told in account.told:
        yield from (party.name for party in (*told.actors, *told.recipients))
    yield from (voice.name for voice in _voices(account) if voice.kind != "outlet")


def _voices(account: Account) -> Iterator[Voice]:
    for told in account.told:
        yield from (told.voice, *told.via)
    yield from (counted.voice for counted in account.counted)


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()


def without(account: Account, index: int) -> Account:
    """The account without one of its mentions; numbers and disputes that were tied to it are tied to none."""
    gone = account.told[index].id
    return replace(
        account,
        told=(*account.told[:index], *account.told[index + 1 :]),
        events=(*account.events[:index], *account.events[index + 1 :]),
        joins=tuple(join for join in account.joins if join.told != gone),
        counted=tuple(replace(c, told=None) if c.told == gone else c for c in account.counted),
        opposed=tuple(replace(o, told=None) if o.told == gone else o for o in account.opposed),
    )


def voiced(account: Account, told: Told, voice: Voice) -> Account:
    """The account with the claim of a mention, and what else its voice says in that sentence, in another voice."""
    old, sentence = told.voice, told.sentence

    def opposed(part: Opposed) -> Opposed:
        one = voice if part.one == old and part.here == sentence else part.one
        other = voice if part.other == old and part.there == sentence else part.other
        return replace(part, one=one, other=other)

    def told_by(part: Any) -> Any:
        return replace(part, voice=voice) if part.claim == told.claim else part

    def said_in(part: Any) -> Any:
        return replace(part, voice=voice) if (part.voice, part.sentence) == (old, sentence) else part

    account = _with_each(account, ("told", "counted"), told_by)
    return replace(_with_each(account, _SENTENCES, said_in), opposed=tuple(map(opposed, account.opposed)))


def _with_each(account: Account, names: Iterable[str], changed: Callable[[Any], Any]) -> Account:
    """The account with every part under these names changed."""
    parts: dict[str, Any] = {name: tuple(map(changed, getattr(account, name))) for name in names}
    return replace(account, **parts)


def traced(account: Account, origin: str) -> Account:
    """The account under another origin, and so the voices that are known in one text alone."""
    old = account.origin

    def moved(voice: Voice) -> Voice:
        if voice.key == f"outlet {old}":
            return replace(voice, key=f"outlet {origin}")
        own = voice.key.startswith(f"{old} ")
        return replace(voice, key=origin + voice.key.removeprefix(old)) if own else voice

    return replace(_with_voices(account, moved), origin=origin)


def _with_voices(account: Account, changed: Callable[[Voice], Voice]) -> Account:
    """The account with every voice in it changed."""

    def spoken(part: Any) -> Any:
        return replace(part, voice=changed(part.voice))

    account = _with_each(account, ("told", "counted", *_SENTENCES), spoken)
    return replace(
        account,
        told=tuple(replace(t, via=tuple(map(changed, t.via))) for t in account.told),
        opposed=tuple(replace(o, one=changed(o.one), other=changed(o.other)) for o in account.opposed),
    )


def named(account: Account, name: str, party: Party) -> Account:
    """The account with everybody of this name, on a side or speaking, taken for the party."""
    words = _plain(name)

    def side(parties: tuple[Party, ...]) -> tuple[Party, ...]:
        found = (party if _plain(other.name) == words else other for other in parties)
        return tuple(dict.fromkeys(found))

    def speaking(voice: Voice) -> Voice:
        if voice.kind == "outlet" or _plain(voice.name) != words:
            return voice
        home = party.country or party.code
        key = voice_key(party.name, kind=voice.kind, affiliation=home, code=party.code, type=party.type)
        own = f"{account.origin} {party.name.casefold()}"
        return Voice(key=key or own, name=party.name, kind=voice.kind, affiliation=home)

    account = replace(
        account,
        told=tuple(replace(t, actors=side(t.actors), recipients=side(t.recipients)) for t in account.told),
    )
    return _with_voices(account, speaking)
