"""One happening behind several mentions."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from dateline.records.account import Party, Spot, Told, Voice
from dateline.records.document import Extent
from dateline.records.event import EventType, Quad, Status

Standing = Literal["corroborated", "single-origin", "disputed", "retracted", "not told as done"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A mention of an event, and the report it stands in.

    `voice` is who tells it: for a report's own words the outlet that the text goes back to, so that a copy
    has its original's voice.
    """

    told: Told
    voice: Voice
    document: str
    origin: str
    outlet: str | None
    published_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One happening, as many reports tell it.

    `status` is what the reports say of it by then, and `sides`, place and days what most of them say; what
    they do not agree on stands among the disputes. `day` to `last_day` are the days it may have been on.
    `mentions`, `reports` and `origins` are three numbers: words that tell it, reports with such words, and
    independent voices that say it happened: forty copies of one wire are one, a spokesman quoted by ten
    outlets is one. `voices` are those, `deniers` who says that it did not happen.
    """

    id: str
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
    tellings: tuple[Telling, ...]
    voices: tuple[Voice, ...]
    deniers: tuple[Voice, ...]
    standing: Standing

    @property
    def mentions(self) -> int:
        """How many words of reports tell it."""
        return len(self.tellings)

    @property
    def reports(self) -> int:
        """How many reports tell it."""
        return len({telling.document for telling in self.tellings})

    @property
    def origins(self) -> int:
        """How many independent voices say that it happened."""
        return len(self.voices)

    @property
    def first(self) -> Telling:
        """The earliest telling."""
        return self.tellings[0]

    @property
    def first_at(self) -> datetime | None:
        """When the first report that tells it was published."""
        return self.tellings[0].published_at

    @property
    def latest_at(self) -> datetime | None:
        """When the latest report that tells it was published."""
        return max((t.published_at for t in self.tellings if t.published_at), default=None)

    @property
    def datings(self) -> int:
        """How many texts (origins) give it a day."""
        return len({telling.origin for telling in self.tellings if telling.told.day})

    @property
    def shown(self) -> Telling:
        """The first telling of it as what it is taken for: the one to show where there is room for one."""
        return next((t for t in self.tellings if t.told.status == self.status), self.tellings[0])

    @property
    def shown_at(self) -> tuple[str, Extent]:
        """The report and the sentence of that telling."""
        return self.shown.document, self.shown.told.sentence

    @property
    def shown_by(self) -> str | None:
        """The outlet of that report."""
        return self.shown.outlet
