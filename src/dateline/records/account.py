"""What one report tells, in brief: all that the picture of many reports is drawn from."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from dateline.earth import distance
from dateline.records.claim import Certainty, SpeakerKind
from dateline.records.document import Extent
from dateline.records.event import EventType, Quad, Status
from dateline.records.mention import NameType
from dateline.records.time import Interval

_OWNER = re.compile(r"^(?:the|its|their|his|her|an?) ", re.IGNORECASE)
_FAR = 50.0  # km: farther apart, two towns are two places
_LONGEST = 28  # days: "in March" and more tells no day


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Who says something, the same in every report.

    `key` is one for one voice: a body's code, a person's name, an outlet; people without a name are one voice
    within the text (origin) they speak in, and no further. `name` is for people to read, `affiliation` a
    country or body code.
    """

    key: str
    name: str
    kind: SpeakerKind
    affiliation: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Somebody on a side of an event: a name, and the code and country known for it.

    `type` is that of the entity, None where the words stand for nobody known. `office` is the title held.
    """

    name: str
    code: str | None
    country: str | None
    type: NameType | None
    office: str | None = None

    @property
    def key(self) -> str:
        """What this party is counted by: its code, else its country, else its name."""
        return self.code or self.country or self.name.casefold()

    @property
    def home(self) -> str:
        """Whose side this party is on: its country, else what it is counted by."""
        return self.country or self.key


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place of an event: name, country, where (degrees) and how exactly ("city", "country")."""

    name: str | None
    country: str | None
    admin1: str | None
    latitude: float | None
    longitude: float | None
    precision: str | None

    def is_far_from(self, other: "Spot") -> bool:
        """Whether both are points too far apart to be one place."""
        if (
            self.latitude is None
            or self.longitude is None
            or other.latitude is None
            or other.longitude is None
        ):
            return False
        return distance((self.latitude, self.longitude), (other.latitude, other.longitude)) > _FAR


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An event as one report tells it.

    `id` is that of the mention, `claim` that of the claim that carries it, `trigger` and `sentence` are
    characters of the report. `day` and `last_day` are the days it may have been on, both included, None where
    the text tells none or nothing shorter than four weeks. `stem` is the trigger without its ending, `names`
    the words of the sentence in capitals, `words` those that carry content, without endings; `anew` says that
    the text itself tells it from an earlier one ("a second strike").
    """

    id: str
    claim: str
    type: EventType
    mode: str | None
    quad: Quad
    score: float
    cameo: str
    status: Status
    historical: bool
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    place: Spot | None
    day: date | None
    last_day: date | None
    trigger: Extent
    sentence: Extent
    word: str
    stem: str
    names: tuple[str, ...]
    words: tuple[str, ...]
    anew: bool
    voice: Voice
    via: tuple[Voice, ...]
    certainty: Certainty
    confidence: float

    @property
    def done(self) -> bool:
        """The report tells it as having happened or happening, and the speaker does not deny it."""
        return self.status in ("occurred", "ongoing") and self.certainty != "denied"

    @property
    def denies(self) -> bool:
        """The report tells it as not done."""
        return self.status == "denied"

    @property
    def ahead(self) -> bool:
        """The report tells it as planned, threatened, feared or tied to a condition."""
        return self.status in ("planned", "threatened", "conditional", "possible")


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A number of people or things as one voice gives it, `minimum` to `maximum`, both included, None where open.

    `told` is the id of the mention it belongs to, None where the report ties it to none; `claim` carries it.
    """

    minimum: float | None
    maximum: float | None
    unit: str
    vague: bool
    outcome: str | None
    span: Extent
    sentence: Extent
    quote: str
    told: str | None
    claim: str | None
    voice: Voice


@dataclass(frozen=True, slots=True, kw_only=True)
class Opposed:
    """Two claims inside one report that cannot both hold: what they are about, who says each, and in which words.

    `told` is the id of the mention they dispute, None where it is none.
    """

    about: str
    one: Voice
    here: Extent
    other: Voice
    there: Extent
    told: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Undone:
    """A sentence that says of something expected that it did not come: "called off", "went by without one".

    `words` are its content words without endings, `sides` the codes of those it names, `day` to `last_day`
    the days it names.
    """

    sentence: Extent
    words: tuple[str, ...]
    sides: tuple[str, ...]
    day: date | None
    last_day: date | None
    voice: Voice


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A sentence that names somebody or something, by what it can be found again.

    `names` are its words in capitals, in small letters, without days and months; `words` those that carry
    content, without endings. `negated` says that it says of something that it is not so.
    """

    sentence: Extent
    names: tuple[str, ...]
    words: tuple[str, ...]
    negated: bool
    voice: Voice


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """What a voice says that something is, or is not: `thing` ("building"), `value` ("a military building")."""

    thing: str
    value: str
    words: tuple[str, ...]
    negated: bool
    span: Extent
    sentence: Extent
    voice: Voice


@dataclass(frozen=True, slots=True, kw_only=True)
class Join:
    """Why a mention is taken for one of an event: `score` is the odds' logarithm, `reasons` in a few words.

    `told` and `event` are ids. A `veto` keeps them apart, whatever the score.
    """

    told: str
    event: str
    score: float
    reasons: tuple[str, ...]
    veto: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What one report tells, in brief.

    `events` gives the event of each mention of `told`, in that order, and `story` the story; `joins` say why.
    All three are empty until the report has been set beside the earlier ones. `origin` is the text that the
    report goes back to.
    """

    document: str
    title: str | None
    lead: Extent
    outlet: str | None
    url: str | None
    published_at: datetime | None
    counts_from: datetime | None
    origin: str
    told: tuple[Told, ...]
    counted: tuple[Counted, ...]
    opposed: tuple[Opposed, ...]
    undone: tuple[Undone, ...]
    described: tuple[Described, ...]
    stated: tuple[Stated, ...]
    headwords: tuple[str, ...]
    events: tuple[str, ...] = ()
    joins: tuple[Join, ...] = ()
    story: str | None = None


def side_key(name: str, *, home: str) -> str:
    """What a voice without a code is known by: how it is called, without an article, under its side or its text.

    >>> side_key("the Foreign Ministry", home="IRN")
    'IRN foreign ministry'
    """
    return f"{home} {_OWNER.sub('', name).casefold()}"


def days_of(interval: Interval | None) -> tuple[date, date] | None:
    """The first and last day of an interval; None for one that is longer than four weeks."""
    if interval is None:
        return None
    first, last = interval.earliest.date(), (interval.latest - timedelta(microseconds=1)).date()
    return (first, last) if (last - first).days < _LONGEST else None


def outlet_voice(outlet: str | None, *, origin: str) -> Voice:
    """A report's own voice: that of its outlet, or where that is unknown, of the text that it goes back to."""
    key = f"outlet {outlet.casefold()}" if outlet else f"outlet {origin}"
    return Voice(key=key, name=outlet or "unknown outlet", kind="outlet", affiliation=None)


def outlets_of(accounts: Iterable[Account]) -> dict[str, Voice]:
    """Whose voice each origin's text is: that of its first report, whoever copies it. The accounts come in order."""
    voices: dict[str, Voice] = {}
    for account in accounts:
        voices.setdefault(account.origin, outlet_voice(account.outlet, origin=account.origin))
    return voices
