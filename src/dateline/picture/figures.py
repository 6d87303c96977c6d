"""How many, by whom: numbers that voices give of one event, where they part and where one is renewed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.ids import make_id
from dateline.picture.cited import cite_at
from dateline.records import Account, Citation, Counted, Disputed, Event, Side, Update, Voice, outlets_of

_CLOSE = 0.1  # two rounded numbers nearer than this share are one
_LEAST_SIDES = 2
_TOLLS = ("killed", "wounded", "missing", "displaced", "detained")
_TOLL = 15  # a count of so many may be a toll
_LEAST_STEP, _MOST_STEP = 0.6, 5.0  # tolls grow and are corrected so much


@dataclass(frozen=True, slots=True, kw_only=True)
class _Number:
    account: Account
    counted: Counted
    voice: Voice

    @property
    def citation(self) -> Citation:
        return cite_at(self.counted.sentence, document=self.account.document)


_Key = tuple[str, str, str | None]


def find_numbers(
    accounts: Iterable[Account], events: Sequence[Event]
) -> tuple[tuple[Disputed, ...], tuple[Update, ...]]:
    """The numbers on which voices do not agree, and the new figures of one voice.

    Numbers are of one thing when they belong to one event and count the same unit with the same outcome. Each
    voice stands for the last figure it gave; earlier ones are kept beside it. Copies of a text give nothing
    of their own.
    """
    by_key: dict[_Key, list[_Number]] = {}
    for key, number in _numbers(tuple(accounts), {event.id for event in events}):
        by_key.setdefault(key, []).append(number)
    disputed: list[Disputed] = []
    for key, numbers in by_key.items():
        voices = _by_voice(numbers)
        sides = _sides(voices)
        if key[0] and len(sides) >= _LEAST_SIDES:
            event, unit, outcome = key
            about = f"how many {unit}" + (f" {outcome}" if outcome else "")
            id = make_id("dsp", "number", event, unit, outcome)
            disputed.append(
                Disputed(id=id, slot="number", about=about, event=event, unit=unit, sides=tuple(sides))
            )
    return tuple(disputed), tuple(_updates(by_key))


def _numbers(accounts: Sequence[Account], known: set[str]) -> Iterator[tuple[_Key, _Number]]:
    outlets = outlets_of(accounts)
    for account in accounts:
        events = dict(zip((t.id for t in account.told), account.events, strict=True))
        for counted in account.counted:
            event = events.get(counted.told or "") or _event_near(account, counted)
            if (event in known or counted.unit in _TOLLS) and (
                counted.minimum is not None or counted.maximum is not None
            ):
                voice = outlets[account.origin] if counted.voice.kind == "outlet" else counted.voice
                number = _Number(account=account, counted=counted, voice=voice)
                yield (event, counted.unit, counted.outcome), number


def _event_near(account: Account, counted: Counted) -> str:
    """The event that the sentence of a number tells, else the one before it told as an attack; "" for none."""
    dead = counted.unit in ("killed", "wounded", "missing")
    best = ""
    for told, event in zip(account.told, account.events, strict=True):
        if told.trigger.start > counted.sentence.end:
            break
        here = counted.sentence.start <= told.trigger.start < counted.sentence.end
        if here and (not dead or told.type == "ASSAULT"):
            return event
        if dead and told.type == "ASSAULT" and told.done and not told.historical:
            best = event
    return best


def _place_in_time(number: _Number) -> tuple[float, str, int]:
    """Where a number stands: by its report's publication, then by its place in the text."""
    account, at = number.account, number.account.published_at
    return (at.timestamp() if at else float("inf")), account.document, number.counted.span.start


def _by_voice(numbers: Sequence[_Number]) -> dict[str, list[_Number]]:
    found: dict[str, list[_Number]] = {}
    for number in numbers:
        found.setdefault(number.voice.key, []).append(number)
    return found


def _updates(by_key: Mapping[_Key, Sequence[_Number]]) -> Iterator[Update]:
    """The numbers that one voice has renewed: of one event, or a toll that it goes on counting."""
    series: dict[tuple[str, str, str | None], list[tuple[str, _Number]]] = {}
    for (event, unit, outcome), numbers in by_key.items():
        for number in numbers:
            series.setdefault((number.voice.key, unit, outcome), []).append((event, number))
    for (_, unit, _), counted in series.items():
        counted.sort(key=lambda entry: _place_in_time(entry[1]))
        for run in _runs(counted) if unit in _TOLLS else _of_each_event(counted):
            numbers = [number for _, number in run]
            values = _values(numbers)
            if len(values) > 1:
                yield Update(
                    event=run[0][0] or None,
                    unit=unit,
                    voice=numbers[0].voice,
                    values=values,
                    citations=tuple(dict.fromkeys(n.citation for n in numbers)),
                )


def _of_each_event(counted: Sequence[tuple[str, _Number]]) -> Iterable[list[tuple[str, _Number]]]:
    """The numbers of a voice that belong to one event, in order."""
    runs: dict[str, list[tuple[str, _Number]]] = {}
    for entry in counted:
        runs.setdefault(entry[0], []).append(entry)
    return runs.values()


def _runs(counted: Sequence[tuple[str, _Number]]) -> Iterable[list[tuple[str, _Number]]]:
    """The tolls of a voice that count one thing, in order."""
    runs: list[list[tuple[str, _Number]]] = []
    for entry in counted:
        fitting = next((run for run in reversed(runs) if _goes_on(run[-1], entry)), None)
        if fitting is None:
            runs.append([entry])
        else:
            fitting.append(entry)
    return runs


def _goes_on(earlier: tuple[str, _Number], later: tuple[str, _Number]) -> bool:
    """Whether the later number counts what the earlier one does: the same event, or a toll that has been renewed."""
    if earlier[0] and earlier[0] == later[0]:
        return True
    one, other = earlier[1], later[1]
    a, b = _size(one.counted), _size(other.counted)
    apart = one.account.document != other.account.document
    return apart and min(a, b) >= _TOLL and _LEAST_STEP <= b / a <= _MOST_STEP


def _size(counted: Counted) -> float:
    return counted.minimum or counted.maximum or 0.0


def _values(numbers: Sequence[_Number]) -> tuple[str, ...]:
    """The values that a voice gave, in the order in which they replaced each other."""
    kept: list[_Number] = []
    for number in numbers:
        if not kept or not _agree(kept[-1].counted, number.counted):
            kept.append(number)
    return tuple(dict.fromkeys(said_as(number.counted) for number in kept))


def _sides(voices: Mapping[str, Sequence[_Number]]) -> list[Side]:
    """The values that stand against each other, each with its voices; none where some number fits all."""
    last = {key: numbers[-1] for key, numbers in voices.items()}
    groups: list[list[str]] = []
    for key in last:
        for group in groups:
            if all(_agree(last[key].counted, last[other].counted) for other in group):
                group.append(key)
                break
        else:
            groups.append([key])
    apart = [g for g in groups if any(_apart_from(g, h, last) for h in groups if h is not g)]
    return [_side(group, voices) for group in apart]


def _apart_from(one: Sequence[str], other: Sequence[str], last: Mapping[str, _Number]) -> bool:
    return all(not _agree(last[a].counted, last[b].counted) for a in one for b in other)


def _side(keys: Sequence[str], voices: Mapping[str, Sequence[_Number]]) -> Side:
    numbers = [number for key in keys for number in voices[key]]
    now = said_as(voices[keys[0]][-1].counted)
    last = {key: said_as(voices[key][-1].counted) for key in keys}
    replaced = [value for key in keys for value in _values(voices[key]) if value not in (now, last[key])]
    current = [number for number in numbers if said_as(number.counted) == now]
    dated = [n.account.published_at for n in current if n.account.published_at]
    return Side(
        value=now,
        voices=tuple(voices[key][0].voice for key in keys),
        since=min(dated, default=None),
        citations=tuple(dict.fromkeys(n.citation for n in (*current, *numbers))),
        earlier=tuple(dict.fromkeys(replaced)),
    )


def said_as(counted: Counted) -> str:
    """The number in figures: "13", "more than 300" as "at least 300", "12 to 15".

    >>> from dateline.records import Extent, Voice
    >>> voice = Voice(key="x", name="x", kind="outlet", affiliation=None)
    >>> place = Extent(start=0, end=1)
    >>> parts = {"vague": False, "outcome": None, "span": place, "sentence": place, "told": None, "claim": None}
    >>> said_as(Counted(minimum=300, maximum=None, unit="drones", quote="300", voice=voice, **parts))
    'at least 300'
    """
    low, high = counted.minimum, counted.maximum
    about = "about " if counted.vague and low == high else ""
    if low is not None and high is not None:
        return f"{about}{_in_full(low)}" if low == high else f"{_in_full(low)} to {_in_full(high)}"
    return f"at least {_in_full(low)}" if low is not None else f"up to {_in_full(high or 0)}"


def _in_full(value: float) -> str:
    """Every digit: "%g" makes 1.2e+06 of a million."""
    return f"{value:.0f}" if value == int(value) else f"{value:g}"


def _agree(one: Counted, other: Counted) -> bool:
    """Whether some number fits both."""
    low, high = -float("inf"), float("inf")
    a = (low if one.minimum is None else one.minimum, high if one.maximum is None else one.maximum)
    b = (low if other.minimum is None else other.minimum, high if other.maximum is None else other.maximum)
    slack = _CLOSE * max(abs(x) for x in (*a, *b) if abs(x) != high) if one.vague or other.vague else 0.0
    return a[0] <= b[1] + slack and b[0] <= a[1] + slack
