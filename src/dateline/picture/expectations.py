"""What is said to come, and how it turned out."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from dateline.ids import make_id
from dateline.picture.cited import cite_all, cite_at, voices_in
from dateline.picture.index import Index, Sides, moment_of, sides_of
from dateline.records import (
    Account,
    Citation,
    Event,
    EventType,
    Expectation,
    Outcome,
    Stated,
    Telling,
    Undone,
)

_GRACE = timedelta(days=2)  # a report of what happened may be so late
_LONGEST = timedelta(days=45)  # what is told as done later is not what was expected
_ANSWERS = frozenset(
    "answer respond respons retaliat retali reveng aveng punish react hit strik attack harm repl reply".split()
)
# Seconds: of the events told in this time after the first that fits, the best is taken.
_TOGETHER = 2 * 86_400
_LATE = timedelta(days=5)  # how long after its last day a report may tell what came of it
_LEAST_NAMES = 2
# A name in no more reports than this, or than this share of them, tells one matter from others.
_FEW, _SHARE = 8, 0.25
_SLACK = timedelta(days=1)  # clocks differ, and nights belong to two days
_MEETS = frozenset(
    (
        "meet",
        "see",
        "visit",
        "travel",
        "travell",
        "receiv",
        "host",
        "arriv",
        "speak",
        "confer",
        "conferr",
        "go",
        "fly",
        "talk",
    )
)
_LIKE = 0.4  # share of the words of a sentence that says it did not come which the expectation has too


def find_expectations(
    accounts: Sequence[Account], events: Sequence[Event], *, as_of: datetime
) -> tuple[Expectation, ...]:
    """Everything told as planned, threatened, conditional or possible, in the order in which it was told.

    It has happened when a later telling of the same event, or of one with the same sides that fits its day,
    says so; it did not happen when a report says that it was called off or did not come; it has lapsed two
    days after its last day when no report says anything; else it is open.
    """
    undone = _Signs((account, sign) for account in accounts for sign in account.undone)
    stated = _Statements(accounts)
    done = (e for e in events if not e.historical and any(t.told.done for t in e.tellings))
    index = Index(done, at=lambda sides: sides.done[0].published_at)
    found = []
    for event in events:
        ahead = [t for t in event.tellings if t.told.ahead and not t.told.historical]
        if ahead and _came_first(ahead[0], event):
            found.append(_expectation(event, ahead, index, undone, stated, as_of=as_of))
    return tuple(found)


def _came_first(ahead: Telling, event: Event) -> bool:
    """Whether it was expected before anybody told it as done."""
    done = [t for t in event.tellings if t.told.done]
    return not done or (moment_of(done[0]) > moment_of(ahead) and done[0].document != ahead.document)


def _expectation(
    event: Event,
    ahead: list[Telling],
    index: Index,
    undone: "_Signs",
    stated: "_Statements",
    *,
    as_of: datetime,
) -> Expectation:
    first = ahead[0]
    horizon = _horizon(ahead)
    end = _end(event, ahead, index, undone, stated, horizon=horizon)
    if end is None:
        today = as_of.astimezone(UTC).date()  # one picture for one moment, whatever its offset
        over = horizon[1] and first.told.status != "conditional" and today - horizon[1] > _GRACE
        end = _End(outcome="lapsed" if over else "open")
    return Expectation(
        id=make_id("exp", event.id),
        event=event.id,
        status=first.told.status,
        day=horizon[0],
        last_day=horizon[1],
        voices=voices_in(ahead),
        said=cite_all(ahead),
        opened_at=first.published_at,
        outcome=end.outcome,
        evidence=end.evidence,
        closed_at=end.closed_at,
        by=end.by,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _End:
    """How an expectation turned out, and what says so."""

    outcome: Outcome
    evidence: tuple[Citation, ...] = ()
    closed_at: datetime | None = None
    by: str | None = None


def _end(
    event: Event,
    ahead: list[Telling],
    index: Index,
    undone: "_Signs",
    stated: "_Statements",
    *,
    horizon: tuple[date | None, date | None],
) -> _End | None:
    """What the reports say came of it; None where they say nothing."""
    happened = _fulfilled(event, ahead, index, horizon=horizon)
    against = next(_called_off(event, ahead, undone), None)
    if happened and (against is None or _outweighs(happened, against[0], event=event)):
        fulfilled, tellings = happened
        return _End(
            outcome="happened",
            evidence=cite_all(tellings),
            closed_at=tellings[0].published_at,
            by=fulfilled.id if fulfilled.id != event.id else None,
        )
    if against:
        return _told_end(*against, negated=True)
    if found := stated.closing(ahead, horizon=horizon):
        return _told_end(*found, negated=found[1].negated)
    later = (t for t in event.tellings if moment_of(t) > moment_of(ahead[0]))
    denied = [t for t in later if t.told.status == "denied"]
    if denied:
        closed = denied[0].published_at
        return _End(outcome="did not happen", evidence=cite_all(denied), closed_at=closed)
    return None


def _outweighs(happened: tuple[Event, list[Telling]], against: Account, *, event: Event) -> bool:
    """Whether what was told as done holds against "called off": it was told before, or is the same event."""
    fulfilled, tellings = happened
    at = against.published_at
    return fulfilled.id == event.id or at is None or moment_of(tellings[0]) <= at.timestamp()


def _told_end(account: Account, line: Undone | Stated, *, negated: bool) -> _End:
    return _End(
        outcome="did not happen" if negated else "happened",
        evidence=(cite_at(line.sentence, document=account.document),),
        closed_at=account.published_at,
    )


def _horizon(ahead: Sequence[Telling]) -> tuple[date | None, date | None]:
    """The first and last day that the first telling with one gives; a day that was over when it was told is none."""
    for telling in ahead:
        day, last, at = telling.told.day, telling.told.last_day, telling.published_at
        if day and last and (at is None or last >= at.date()):
            return day, last
    return None, None


def _fulfilled(
    event: Event, ahead: list[Telling], index: Index, *, horizon: tuple[date | None, date | None]
) -> tuple[Event, list[Telling]] | None:
    """The event that the expectation came to, and the tellings that say so: the first that fits."""
    first = ahead[0]
    done = [t for t in event.tellings if t.told.done and moment_of(t) > moment_of(first)]
    if done:
        return event, done
    expected, opened = sides_of(event), moment_of(first)
    others = index.sharing(
        expected.actors | expected.recipients,
        _types(event, ahead),
        since=opened,
        until=opened + _LONGEST.total_seconds(),
    )
    fitting: list[Sides] = []
    for other in others:
        at = moment_of(other.done[0])
        if fitting and at > moment_of(fitting[0].done[0]) + _TOGETHER:
            break
        if other.event.id != event.id and at > opened and _fits(expected, ahead, other, horizon=horizon):
            fitting.append(other)
    best = max(fitting, key=lambda other: _closeness(expected, ahead, other), default=None)
    return (best.event, best.done) if best else None


def _closeness(expected: Sides, ahead: list[Telling], other: Sides) -> tuple[int, int, int, float]:
    """How well an event fits what was expected, among several told at the same time."""
    same_word = bool({t.told.stem for t in ahead} & other.stems)
    both = bool(expected.actors & other.actors) + bool(expected.recipients & other.recipients)
    return same_word + both, other.event.origins, other.event.reports, -moment_of(other.done[0])


def _types(event: Event, ahead: list[Telling]) -> tuple[EventType, ...]:
    """The types of event that an expectation of this one may come to: who is to visit may be told to have landed."""
    if event.type == "CONSULT":
        return "CONSULT", "MOBILIZE", "AID", "COOPERATE"
    answers = any(t.told.stem in _ANSWERS for t in ahead)
    return (event.type,) if event.type == "ASSAULT" or not answers else (event.type, "ASSAULT")


def _fits(
    expected: Sides, ahead: list[Telling], other: Sides, *, horizon: tuple[date | None, date | None]
) -> bool:
    """Whether another event, told as done, is what was expected."""
    if not _same_kind(expected.event, ahead, other) or not _same_sides(expected, other):
        return False
    opened, done, place = ahead[0].published_at, other.event, expected.event.place
    if opened and done.last_day and done.last_day < opened.date():
        return False
    if horizon[0] and horizon[1] and done.day and done.last_day:
        return done.day <= horizon[1] + _SLACK and horizon[0] <= done.last_day + _SLACK
    if done.place and place and done.place.name and place.name:
        return done.place.name == place.name or "country" in (done.place.precision, place.precision)
    return True


def _same_kind(event: Event, ahead: list[Telling], other: Sides) -> bool:
    stems = {t.told.stem for t in ahead}
    if event.type == "CONSULT":
        return (
            bool(stems & other.stems)
            if other.event.type == "CONSULT" and not stems & _MEETS
            else bool(other.stems & _MEETS)
        )
    if stems & other.stems:
        return event.type == other.event.type
    if other.event.type == "ASSAULT":
        return event.type == "ASSAULT" or bool(stems & _ANSWERS)
    return False


def _same_sides(one: Sides, other: Sides) -> bool:
    """The doer is the same, and the other side too where both name one; two sides that meet may change places."""
    if one.event.type == "CONSULT":
        both = one.actors | one.recipients
        shared = both & (other.actors | other.recipients)
        return bool(shared) and len(shared) >= min(len(both), 2)
    if not one.actors & other.actors:
        return False
    return not one.recipients or not other.recipients or bool(one.recipients & other.recipients)


class _Signs:
    """The sentences that say of something expected that it did not come, by the words in them."""

    def __init__(self, signs: Iterable[tuple[Account, Undone]]) -> None:
        self._signs = [pair for pair in signs if pair[0].published_at]
        self._signs.sort(key=lambda pair: _published(pair[0]))
        self._by_word: dict[str, list[int]] = {}
        for number, (_, sign) in enumerate(self._signs):
            for word in dict.fromkeys(sign.words):
                self._by_word.setdefault(word, []).append(number)

    def with_any(self, words: Iterable[str], *, after: datetime) -> Iterator[tuple[Account, Undone, float]]:
        """Those with one of these words that came out in the time after a moment, in order, and their share of them."""
        first, last = (
            bisect_right(self._signs, passed, key=lambda pair: _published(pair[0]) - after)
            for passed in (timedelta(0), _LONGEST)
        )
        found: Counter[int] = Counter()
        for word in words:
            numbers = self._by_word.get(word, [])
            found.update(numbers[bisect_left(numbers, first) : bisect_left(numbers, last)])
        for number, shared in sorted(found.items()):
            account, sign = self._signs[number]
            yield account, sign, shared / len(sign.words)


def _called_off(event: Event, ahead: list[Telling], signs: _Signs) -> Iterator[tuple[Account, Undone]]:
    """The sentences that say of this expectation that it did not come."""
    first = ahead[0]
    sides = {key for p in (*event.actors, *event.recipients) for key in (p.country, p.code) if key}
    words = {word for telling in ahead for word in telling.told.words}
    stems = {t.told.stem for t in ahead}
    days = [(t.told.day, t.told.last_day) for t in ahead if t.told.day and t.told.last_day]
    if first.published_at is None:
        return
    for account, sign, shared in signs.with_any(words, after=first.published_at):
        if shared < _LIKE / 2:
            continue
        same_day = any(_overlaps(sign, a, b) for a, b in days)
        if sign.day and days and not same_day:
            continue
        same_word = bool(stems & set(sign.words))
        if not same_word and sign.sides and sides and not sides & set(sign.sides):
            continue
        if shared >= (_LIKE / 2 if same_word else _LIKE):
            yield account, sign


def _published(account: Account) -> datetime:
    return account.published_at or datetime.max.replace(tzinfo=UTC)


def _overlaps(sign: Undone, first: date | None, last: date | None) -> bool:
    return bool(sign.day and sign.last_day and first and last and first <= sign.last_day and sign.day <= last)


class _Statements:
    """Sentences by the names in them: what tells how an expectation turned out in words that nobody coded."""

    def __init__(self, accounts: Iterable[Account]) -> None:
        accounts = tuple(accounts)
        self._lines: list[tuple[Account, Stated]] = []
        self._by_name: dict[str, list[int]] = {}  # numbers of lines, in their order
        self._reports = len(accounts)
        self._naming: Counter[str] = Counter()
        for account in accounts:
            self._naming.update({name for line in account.stated for name in line.names})
        for account in sorted(filter(lambda a: a.published_at, accounts), key=_published):
            for line in account.stated:
                for name in line.names:
                    self._by_name.setdefault(name, []).append(len(self._lines))
                self._lines.append((account, line))

    def closing(
        self, ahead: Sequence[Telling], *, horizon: tuple[date | None, date | None]
    ) -> tuple[Account, Stated] | None:
        """The earliest sentence of a later report with two rarer names of what was expected, and the same deed."""
        first = ahead[0]
        if first.published_at is None:
            return None
        deeds = {t.told.stem for t in ahead}
        if first.told.type == "CONSULT":
            deeds |= _MEETS
        rare = sorted({name for t in ahead for name in t.told.names if self._is_rare(name)})
        if len(rare) < _LEAST_NAMES:
            return None
        start, end = self._after(first.published_at)
        shared: Counter[int] = Counter()
        for name in rare:
            numbers = self._by_name.get(name, [])
            shared.update(numbers[bisect_left(numbers, start) : bisect_left(numbers, end)])
        lines = (self._lines[number] for number, names in shared.items() if names >= _LEAST_NAMES)
        fitting = [
            (account, line)
            for account, line in lines
            if not deeds.isdisjoint(line.words) and _is_due(account, first, horizon=horizon)
        ]
        return min(fitting, key=lambda found: (found[0].published_at, found[1].sentence.start), default=None)

    def _after(self, at: datetime) -> tuple[int, int]:
        """The numbers of the sentences that came out in the time after a moment, the last one excluded."""
        start, end = (
            bisect_right(self._lines, passed, key=lambda found: _published(found[0]) - at)
            for passed in (timedelta(0), _LONGEST)
        )
        return start, end

    def _is_rare(self, name: str) -> bool:
        return self._naming[name] <= max(_FEW, self._reports * _SHARE)


def _is_due(account: Account, first: Telling, *, horizon: tuple[date | None, date | None]) -> bool:
    """Whether a report came out when what was expected should be over."""
    if account.document == first.document or account.published_at is None:
        return False
    day = account.published_at.date()
    return horizon[0] is None or horizon[1] is None or horizon[0] <= day <= horizon[1] + _LATE
