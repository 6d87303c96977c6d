"""What is said to come, and how it turned out."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from dateline.ids import make_id
from dateline.picture.cited import cite_all, voices_in
from dateline.records import Account, Citation, Event, Expectation, Outcome, Telling, Undone

_GRACE = timedelta(days=2)  # a report of what happened may be so late
_LONGEST = timedelta(days=45)  # what is told as done later is not what was expected
_ANSWERS = frozenset(
    "answer respond response retaliat reveng aveng punish react hit strik attack harm repl repli reply".split()
)
_FORCE = frozenset(("ASSAULT", "MOBILIZE", "COERCE"))
_MEETS = frozenset(
    ("meet", "see", "visit", "travel", "receiv", "host", "arriv", "speak", "confer", "go", "fly", "talk")
)
_LIKE = 0.3  # share of the words of a sentence that says it did not come which the expectation has too


def find_expectations(
    accounts: Sequence[Account], events: Sequence[Event], *, as_of: datetime
) -> tuple[Expectation, ...]:
    """Everything told as planned, threatened, conditional or possible, in the order in which it was told.

    It has happened when a later telling of the same event, or of one with the same sides that fits its day,
    says so; it did not happen when a report says that it was called off or did not come; it has lapsed two
    days after its last day when no report says anything; else it is open.
    """
    undone = [(account, sign) for account in accounts for sign in account.undone]
    found = []
    for event in events:
        ahead = [t for t in event.tellings if t.told.ahead and not t.told.historical]
        if ahead and _came_first(ahead[0], event):
            found.append(_expectation(event, ahead, events, undone, as_of=as_of))
    return tuple(found)


def _came_first(ahead: Telling, event: Event) -> bool:
    """Whether it was expected before anybody told it as done."""
    done = [t for t in event.tellings if t.told.done]
    return not done or (_moment(done[0]) > _moment(ahead) and done[0].document != ahead.document)


def _moment(telling: Telling) -> float:
    return telling.published_at.timestamp() if telling.published_at else float("inf")


def _expectation(
    event: Event,
    ahead: list[Telling],
    events: Sequence[Event],
    undone: Sequence[tuple[Account, Undone]],
    *,
    as_of: datetime,
) -> Expectation:
    first = ahead[0]
    horizon = next(((t.told.day, t.told.last_day) for t in ahead if t.told.day), (None, None))
    outcome: Outcome = "open"
    evidence: tuple[Citation, ...] = ()
    closed: datetime | None = None
    by: str | None = None
    happened = _fulfilled(event, ahead, events, horizon=horizon)
    against = next(_called_off(event, ahead, undone), None)
    if happened and not (
        against and against[0].published_at and _moment(happened[1][0]) > against[0].published_at.timestamp()
    ):
        fulfilled, tellings = happened
        outcome, evidence, closed = "happened", cite_all(tellings), tellings[0].published_at
        by = fulfilled.id if fulfilled.id != event.id else None
    elif against:
        account, sign = against
        place = Citation(document=account.document, start=sign.sentence.start, end=sign.sentence.end)
        outcome, evidence, closed = "did not happen", (place,), account.published_at
    elif denied := [t for t in event.tellings if t.told.status == "denied" and _moment(t) > _moment(first)]:
        outcome, evidence, closed = "did not happen", cite_all(denied), denied[0].published_at
    elif horizon[1] and as_of.date() - horizon[1] > _GRACE:
        outcome = "lapsed"
    return Expectation(
        id=make_id("exp", event.id),
        event=event.id,
        status=first.told.status,
        day=horizon[0],
        last_day=horizon[1],
        voices=voices_in(ahead),
        said=cite_all(ahead),
        opened_at=first.published_at,
        outcome=outcome,
        evidence=evidence,
        closed_at=closed,
        by=by,
    )


def _fulfilled(
    event: Event, ahead: list[Telling], events: Sequence[Event], *, horizon: tuple[date | None, date | None]
) -> tuple[Event, list[Telling]] | None:
    """The event that the expectation came to, and the tellings that say so."""
    first = ahead[0]
    done = [t for t in event.tellings if t.told.done and _moment(t) > _moment(first)]
    if done:
        return event, done
    for other in events:
        if other.id == event.id or other.historical or not other.voices:
            continue
        told = [t for t in other.tellings if t.told.done]
        if not told or _moment(told[0]) <= _moment(first) or not _within(told[0], first):
            continue
        if _fits(event, ahead, other, horizon=horizon):
            return other, told
    return None


def _within(done: Telling, first: Telling) -> bool:
    a, b = done.published_at, first.published_at
    return a is None or b is None or a - b <= _LONGEST


def _fits(
    event: Event, ahead: list[Telling], other: Event, *, horizon: tuple[date | None, date | None]
) -> bool:
    """Whether another event, told as done, is what was expected."""
    if not _same_kind(event, ahead, other) or not _same_sides(event, other):
        return False
    opened = ahead[0].published_at
    if opened and other.last_day and other.last_day < opened.date():
        return False
    if horizon[0] and horizon[1] and other.day and other.last_day:
        slack = timedelta(days=1)
        return other.day <= horizon[1] + slack and horizon[0] <= other.last_day + slack
    if other.place and event.place and other.place.name and event.place.name:
        return other.place.name == event.place.name or "country" in (
            other.place.precision,
            event.place.precision,
        )
    return True


def _same_kind(event: Event, ahead: list[Telling], other: Event) -> bool:
    stems = {t.told.stem for t in ahead}
    others = {t.told.stem for t in other.tellings if t.told.done}
    if stems & others:
        return event.type == other.type
    if event.type in _FORCE and other.type == "ASSAULT":
        return event.type == "ASSAULT" or bool(stems & _ANSWERS)
    if stems & _ANSWERS and other.type == "ASSAULT":
        return True
    return event.type == other.type == "CONSULT" and bool(stems & _MEETS and others & _MEETS)


def _same_sides(event: Event, other: Event) -> bool:
    """The doer is the same, and the other side too where both name one; two sides that meet may change places."""
    one, two = _keys(event)
    a, b = _keys(other)
    if event.type == other.type == "CONSULT":
        shared = (one | two) & (a | b)
        return len(shared) >= min(len(one | two), 2) and bool(shared)
    if not one or not a or not one & a:
        return False
    return not two or not b or bool(two & b)


def _keys(event: Event) -> tuple[set[str], set[str]]:
    return {p.country or p.key for p in event.actors}, {p.country or p.key for p in event.recipients}


def _called_off(
    event: Event, ahead: list[Telling], undone: Sequence[tuple[Account, Undone]]
) -> Iterator[tuple[Account, Undone]]:
    """The sentences that say of this expectation that it did not come."""
    first = ahead[0]
    sides = {
        key for party in (*event.actors, *event.recipients) for key in (party.country, party.code) if key
    }
    words = {word for telling in ahead for word in telling.told.words}
    stems = {t.told.stem for t in ahead}
    days = [(t.told.day, t.told.last_day) for t in ahead if t.told.day and t.told.last_day]
    for account, sign in undone:
        if not account.published_at or not first.published_at or account.published_at <= first.published_at:
            continue
        if account.published_at - first.published_at > _LONGEST or account.document == first.document:
            continue
        same_day = any(
            sign.day and sign.last_day and a <= sign.last_day and sign.day <= b for a, b in days if a and b
        )
        if sign.day and days and not same_day:
            continue
        shared = len(words & set(sign.words)) / max(1, len(set(sign.words)))
        named = not sign.sides or not sides or bool(sides & set(sign.sides))
        if named and (stems & set(sign.words) or (same_day and shared > 0) or shared >= _LIKE):
            yield account, sign
