"""Who acts, and who says what: what many records together come to, as it is listed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from dateline.records.claim import Certainty, Manner, SpeakerKind
from dateline.records.document import Span
from dateline.records.mention import NameType


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Somebody who acts or is acted on: in how many events, and toward whom most (key → number of events).

    `key` is what the party is counted by: its code, else its country, else its name.
    """

    key: str
    name: str
    country: str | None
    type: NameType | None
    office: str | None
    acts: int
    is_acted_on: int
    toward: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """Somebody's words in a report, and who says them; `via` are those who passed them on, in the report's words.

    `id` is that of the claim, `count` how many speak, `content` the characters of what is said.
    """

    id: str
    document: str
    outlet: str | None
    published_at: datetime | None
    speaker: str
    kind: SpeakerKind
    affiliation: str | None
    count: int | None
    via: tuple[str, ...]
    cue: str | None
    manner: Manner
    certainty: Certainty
    content: tuple[Span, ...]

    def is_by(self, words: str) -> bool:
        """Whether a person who writes these words, a code or a part of a name, means the speaker."""
        name = self.speaker.casefold()
        return words.casefold() in ((self.affiliation or "").casefold(), *name.split(), name)

    def is_about(self, words: str) -> bool:
        """Whether the words stand in what is said."""
        return words.casefold() in " ".join(span.quote for span in self.content).casefold()


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What a picture says and did not say at an earlier moment, as ids.

    `events` nobody had told as done by then; `corroborated` had one voice; `disputes` had one side; `opened`
    and `closed` are expectations.
    """

    since: datetime
    events: tuple[str, ...]
    corroborated: tuple[str, ...]
    disputes: tuple[str, ...]
    opened: tuple[str, ...]
    closed: tuple[str, ...]
