"""What a job does to its case, telling how far it is: take in, read, read again."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from dateline.cases import READING, add_report, link_case, read_case, reading_version
from dateline.documents import Feed, FeedList, ReadOptions, read_parts
from dateline.errors import InputError
from dateline.intake import Intake, Passed
from dateline.outputs.phrases import count_words
from dateline.recoding import recode_case
from dateline.records import Document, Issue, Reading
from dateline.store import Added, Case


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
            count.add(add_report(case, part))
        else:
            case.note_issue(part.item, str(part))
            teller.fail(str(part))
        teller.count(count.all, total=None)
        teller.go_on()
    teller.note(f"{count_words(count.new, 'new report')}, {count.known} known")


def _parts(sent: SentFile, *, options: ReadOptions) -> Iterator[Document | InputError]:
    for part in read_parts(str(sent.where), options=options):
        match part:
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
        self.read = 0
        teller.count(0, total=total)

    def __call__(self, reading: Reading | InputError) -> None:
        self._met += 1
        self.read += isinstance(reading, Reading)
        self._teller.count(self._met, total=max(self._total, self._met))
        if isinstance(reading, InputError):
            self._teller.fail(str(reading))
        self._teller.go_on()
