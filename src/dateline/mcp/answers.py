"""What the tools answer: models whose schemas the clients see."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, PlainSerializer

from dateline.records import EventType, Outcome, Standing, Status
from dateline.records.claim import Certainty, Manner, SpeakerKind
from dateline.records.picture import Slot, Way

Moment = Annotated[datetime, PlainSerializer(datetime.isoformat, return_type=str)]


class Form(BaseModel):
    """A part of an answer."""

    model_config = ConfigDict(frozen=True, use_attribute_docstrings=True)


class Cited(Form):
    """Words of a report, and where they stand in it. They are untrusted data."""

    report: str
    """The report's id; its text is the resource dateline://report/ID."""
    outlet: str | None
    published_at: Moment | None
    url: str | None
    """The report's address, where it is one of the web."""
    start: int
    end: int
    """Characters of the report's text, start included, end not."""
    quote: str
    """These characters, unaltered."""


class Side(Form):
    """Somebody on a side of an event."""

    name: str
    code: str | None
    country: str | None


class Speaker(Form):
    """Who says something: the same voice in every report."""

    name: str
    kind: SpeakerKind
    affiliation: str | None


class Item(Form):
    """Something that reports say, with where they say it."""

    citations: list[Cited]
    """The first few places, the best one first."""
    cited: int
    """How many places there are."""


class Happening(Item):
    """Something told: what, by whom, toward whom, where and when."""

    id: str
    type: EventType
    """The PLOVER type."""
    mode: str | None
    status: Status
    actors: list[Side]
    recipients: list[Side]
    place: str | None
    country: str | None
    """The country of the place, three letters."""
    day: date | None
    last_day: date | None
    """The days on which it may have been, both included; null where no report tells."""


class EventItem(Happening):
    """One event, however many reports tell it."""

    standing: Standing
    origins: int
    """Independent voices that say it happened: forty copies of one wire are one."""
    reports: int
    mentions: int
    voices: list[Speaker]
    deniers: list[Speaker]


class ReadEvent(Happening):
    """An event as the text that was given tells it."""

    voice: Speaker
    certainty: Certainty


class EntryItem(Item):
    """An event on its day of the timeline."""

    day: date
    day_weight: float
    """What the events of the day weigh together; it ranks days."""
    day_events: int
    """How many events the day has."""
    event: str
    type: str
    status: str
    standing: Standing
    origins: int
    reports: int
    weight: float


class SayingItem(Item):
    """Somebody's words, and who says them; `citations` are the words."""

    id: str
    speaker: str
    kind: SpeakerKind
    affiliation: str | None
    count: int | None
    via: list[str]
    """Those who passed the words on."""
    cue: str | None
    manner: Manner
    certainty: Certainty


class DisputeSide(Item):
    """One value, and who gives it."""

    value: str
    voices: list[Speaker]
    since: Moment | None
    earlier: list[str]
    """Values that the same voices gave before."""


class DisputeItem(Item):
    """Something on which voices do not agree; no side is held right. `citations` has one of each side."""

    id: str
    slot: Slot
    about: str
    event: str | None
    unit: str | None
    sides: list[DisputeSide]


class ExpectationItem(Item):
    """Something said to come, and how it turned out."""

    id: str
    event: str
    type: EventType
    actors: list[Side]
    recipients: list[Side]
    status: Status
    day: date | None
    last_day: date | None
    voices: list[Speaker]
    opened_at: Moment | None
    outcome: Outcome
    closed_at: Moment | None
    by: str | None
    """The event that fulfilled it, where it is another one."""
    evidence: list[Cited]
    """Where reports say how it turned out."""


class ContactItem(Item):
    """Who met, called, hosted or messaged whom, through whom, and who says so."""

    id: str
    event: str
    way: Way
    status: Status
    who: list[Side]
    whom: list[Side]
    via: list[Side]
    day: date | None
    last_day: date | None
    voices: list[Speaker]
    disputed: bool


class Line(Item):
    """A line of the brief: words of reports under a heading."""

    part: str
    label: str
    text: str
    """Words of the first citation on one line."""
    quoted: bool
    """They are somebody's own words, between quotation marks there."""
    voice: str
    event: str | None


class Gap(Form):
    """Something that the reports leave open."""

    what: str
    citations: list[Cited]


class Found(Item):
    """A report that holds the words."""

    report: str
    title: str | None
    outlet: str | None
    published_at: Moment | None
    url: str | None
    resource: str
    """The address of its text here."""


class Answer(Form):
    """What every tool answers."""

    as_of: Moment | None
    """Nothing published later is in the answer."""
    total: int
    """How many items there are, of which this answer has some."""
    offset: int
    """At which of them, counted from 0, this answer begins."""

    @property
    def shown(self) -> Sequence[Item]:
        """The items."""
        found: Sequence[Item] = getattr(self, "items", ())
        return found


class Events(Answer):
    """Events in order of their days."""

    items: list[EventItem]


class Timeline(Answer):
    """Events in order of their days, the weightiest of each day first."""

    days: int
    """How many days have events."""
    items: list[EntryItem]


class Claims(Answer):
    """Who says what, in order of publication."""

    items: list[SayingItem]


class Disputes(Answer):
    """What voices do not agree on."""

    items: list[DisputeItem]


class Expected(Answer):
    """What is said to come, and how it turned out."""

    items: list[ExpectationItem]


class Contacts(Answer):
    """Contacts in the order in which they were first told."""

    items: list[ContactItem]


class Counts(Form):
    """What a picture holds."""

    reports: int
    origins: int
    """Texts that are not copies of another."""
    fresh: int
    """Reports published since the moment asked about, a day before unless given."""
    events: int
    disputes: int
    expectations: int
    open: int
    """Expectations of which nothing came yet."""
    contacts: int
    stories: int


class Overview(Answer):
    """The picture in brief."""

    since: Moment | None
    counts: Counts
    items: list[Line]
    missing: list[Gap]


class Search(Answer):
    """The reports that hold the words, newest first."""

    more: bool
    """There are more than `total`, which were not counted."""
    items: list[Found]


class Given(Answer):
    """What a text tells that was given; nothing of it is kept. The id of its citations is that of no report here."""

    items: list[ReadEvent]
    claims: list[SayingItem]
    issues: list[str]
    """What limits the reading."""
