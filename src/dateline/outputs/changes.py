"""A picture and a moment before it → what changed in between."""

from datetime import datetime

from dateline.records import Changes, Disputed, Event, Picture


def find_changes(picture: Picture, *, since: datetime) -> Changes:
    """What is in the picture now and was not at an earlier moment, each in the order of the picture.

    Only dated reports tell what is new: what an undated one says is never among the changes.
    """
    done = [e for e in picture.events if e.voices and not e.historical]
    return Changes(
        since=since,
        events=tuple(e.id for e in done if _told_since(e, since)),
        corroborated=tuple(e.id for e in done if _corroborated_since(e, since)),
        disputes=tuple(d.id for d in picture.disputes if _parted_since(d, since)),
        opened=tuple(e.id for e in picture.expectations if _is_after(e.opened_at, since)),
        closed=tuple(
            e.id
            for e in picture.expectations
            if e.outcome not in ("open", "lapsed") and _is_after(e.closed_at, since)
        ),
    )


def _told_since(event: Event, since: datetime) -> bool:
    """Whether nobody had said by then that it happened."""
    return all(_is_after(t.published_at, since) for t in event.tellings if t.told.done)


def _corroborated_since(event: Event, since: datetime) -> bool:
    """Whether a second voice came since to one that was there."""
    if event.standing != "corroborated":
        return False
    before = {t.voice.key for t in event.tellings if t.told.done and not _is_after(t.published_at, since)}
    return len(before & {voice.key for voice in event.voices}) == 1


def _parted_since(disputed: Disputed, since: datetime) -> bool:
    """Whether by then all who spoke held one side."""
    return sum(not _is_after(side.since, since) for side in disputed.sides) <= 1


def _is_after(at: datetime | None, since: datetime) -> bool:
    return at is not None and at > since
