"""Stories → the sagas that they make: weeks between the same two sides."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta

from dateline.ids import make_id
from dateline.records import Account, Saga, Story
from dateline.stories.likeness import actors_of

_REST = timedelta(days=21)  # a dyad that rests longer begins a new saga
_SIDES = 2


def make_sagas(stories: Sequence[Story], accounts: Iterable[Account]) -> tuple[Saga, ...]:
    """Every saga: the stories whose two most frequent sides are the same, no more than three weeks apart."""
    by_id = {account.document: account for account in accounts}
    open_: dict[tuple[str, ...], list[Story]] = {}
    done: list[tuple[tuple[str, ...], list[Story]]] = []
    for story in stories:
        dyad = _dyad(story, by_id)
        if len(dyad) < _SIDES:
            continue
        told = open_.get(dyad)
        if told is not None and _rested(told[-1], story):
            told = None
        if told is None:
            told = open_[dyad] = []
            done.append((dyad, told))
        told.append(story)
    return tuple(_saga(dyad, told) for dyad, told in done)


def _rested(one: Story, other: Story) -> bool:
    return bool(one.last_at and other.first_at and other.first_at - one.last_at > _REST)


def _dyad(story: Story, accounts: Mapping[str, Account]) -> tuple[str, ...]:
    counted: Counter[str] = Counter()
    for document in story.documents:
        counted.update({key: int(n) for key, n in actors_of(accounts[document]).items()})
    leading = sorted(counted.items(), key=lambda item: (-item[1], item[0]))[:_SIDES]
    return tuple(sorted(key for key, _ in leading))


def _saga(dyad: tuple[str, ...], stories: list[Story]) -> Saga:
    dated = [at for story in stories for at in (story.first_at, story.last_at) if at]
    return Saga(
        id=make_id("sag", *dyad, stories[0].id),
        dyad=dyad,
        stories=tuple(story.id for story in stories),
        first_at=min(dated, default=None),
        last_at=max(dated, default=None),
    )
