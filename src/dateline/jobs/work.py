"""What a job does to its case, telling how far it is: take in, read, read again."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from dateline.cases import READING, link_case, read_case, reading_version
from dateline.documents import Feed, FeedList, ReadOptions, read_parts
from dateline.errors import InputError
from dateline.intake import Intake, Passed, take_in
from dateline.outputs.phrases import count_words
from dateline.recoding import recode_case
from dateline.records import Document, Issue, Reading
from dateline.store import Added, Case

MOST_CHARACTERS = 1_000_000
"""How long a report may be that somebody sends: to read one of that length takes a minute."""


class Teller(Protocol):
    """How a job says how far it is, and hears that it shall stop."""

    def go_on(self) -> None:
        """Raises where somebody has stopped the job."""

    def tell(self, step: str) -> None:
        """What is being done now."""

    def count(self, done: int, *, total: int | None) -> None:
        """How far it is."""

    def note(self, words: str) -> None:
        """What it came to."""

    def fail(self, words: str) -> None:
        """An item failed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SentFile:
    """A file that somebody sent: where it lies, and what they call it."""

    where: Path
    name: str


@dataclass(slots=True)
class _Count:
    """How many reports were new, and how many known."""

    new: int = 0
    known: int = 0

    def add(self, taken: Added | Passed) -> None:
        is_known = isinstance(taken, Passed) or taken.news == "known"
        self.known += is_known
        self.new += not is_known

    @property
    def all(self) -> int:
        return self.new + self.known


def take_items(case: Case, items: Sequence[str], *, options: ReadOptions, teller: Teller) -> None:
    """The reports of the items are in the case, unread."""
    intake, count = Intake(case, options=options), _Count()
    teller.tell("Taking in")
    for taken in intake.take(items):
        if isinstance(taken, InputError):
            teller.fail(str(taken))
        elif isinstance(taken, Issue):
            teller.fail(f"{taken.where}: {taken.what}.")
        else:
            count.add(taken)
        teller.count(count.all, total=count.all + intake.waiting)
        teller.go_on()
    teller.note(f"{count_words(count.new, 'new report')}, {count.known} known")


def take_file(case: Case, sent: SentFile, *, options: ReadOptions, teller: Teller) -> None:
    """The reports in a file are in the case, unread; nothing that it names is fetched, nor its place here kept."""
    count = _Count()
    teller.tell("Taking in")
    for part in _parts(sent, options=options):
        if isinstance(part, Document):
            added, odd = take_in(case, part)
            count.add(added)
            if odd:
                case.note_issue(sent.name, odd)
                teller.fail(f"{sent.name}: {odd}.")
        else:
            case.note_issue(part.item, str(part))
            teller.fail(str(part))
        teller.count(count.all, total=None)
        teller.go_on()
    teller.note(f"{count_words(count.new, 'new report')}, {count.known} known")


def _parts(sent: SentFile, *, options: ReadOptions) -> Iterator[Document | InputError]:
    for part in read_parts(str(sent.where), options=options):
        match part:
            case Document() if len(part.text) > MOST_CHARACTERS:
                cause = f"a report in it has more than {MOST_CHARACTERS:,} characters"
                yield InputError(sent.name, cause=cause, next_step="add it with dateline add")
            case Document():
                yield part
            case InputError():
                item, cause = (words.replace(str(sent.where), sent.name) for words in (part.item, part.cause))
                yield InputError(item, cause=cause, next_step=part.next_step)
            case Feed() | FeedList():
                step = "give its address, and its pages are asked for too"
                yield InputError(sent.name, cause="this is a feed", next_step=step)


def read_unread(case: Case, *, teller: Teller) -> None:
    """Every report that nobody has read is read, and set beside the earlier ones."""
    teller.tell("Reading")
    told = _Told(teller, total=case.pending(READING, reading_version()))
    for reading in read_case(case):
        told(reading)
    teller.tell("Setting beside the earlier reports")
    link_case(case)
    teller.note(f"{count_words(told.read, 'report')} read")
    if told.undated:
        which = f"{count_words(told.undated, 'report')} without a publication time"
        teller.note(f"{which}: days such as “Tuesday” stay unknown there")


def read_again(case: Case, *, again: bool, teller: Teller) -> None:
    """Every report is read by this version, with `again` also what it has read; what that changed is noted."""
    teller.tell("Reading")
    version = reading_version()
    total = case.counts().documents if again else case.pending(READING, version)
    recoded = recode_case(case, again=again, told=_Told(teller, total=total))
    teller.note(f"{count_words(recoded.read, 'report')} read by {recoded.version}")
    if recoded.before:
        teller.note(f"{count_words(len(recoded.changes), 'change')} against {recoded.before}")
    for id, effect in recoded.lost.items():
        teller.fail(f"Judgement {id}: {effect.state}: {effect.why or ''}")


class _Told:
    """Hears of each report as it is read."""

    def __init__(self, teller: Teller, *, total: int) -> None:
        self._teller = teller
        self._total = total
        self._met = 0
        self.read = self.undated = 0
        teller.count(0, total=total)

    def __call__(self, reading: Reading | InputError) -> None:
        self._met += 1
        if isinstance(reading, Reading):
            self.read += 1
            self.undated += reading.document.published_at is None
        self._teller.count(self._met, total=max(self._total, self._met))
        if isinstance(reading, InputError):
            self._teller.fail(str(reading))
        self._teller.go_on()
