"""The line of jobs of one case: one runs, the others wait; each as it stands, the last ones kept."""

import logging
import re
import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from secrets import token_hex
from typing import Any

from dateline.documents import ReadOptions
from dateline.errors import InputError, printable
from dateline.jobs import work
from dateline.jobs.job import OVER, Job, Kind, State
from dateline.jobs.rooms import clear_room
from dateline.store import Case

_MOST_KEPT = 50
_MOST_WAITING = 20
_MOST_PROBLEMS = 200
_LONGEST_CLOSING = 60.0  # seconds; longer than a page is waited for
_log = logging.getLogger(__name__)


class FullError(InputError):
    """So many jobs wait already that no other is taken."""


class _StoppedError(Exception):
    """Somebody has stopped the job."""


_Do = Callable[["_Teller"], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Turn:
    """A job in the line: what it does, and the folder that goes when it is over. `only_reads`: it takes nothing in."""

    id: str
    do: _Do
    folder: Path | None = None
    only_reads: bool = False


class Jobs:
    """The jobs of one case in this process: one runs at a time, the others wait in line. Threads may share it.

    The last 50 are kept as long as the process lives. At most 20 wait. `then` is done at the end of each that was
    done, before anybody hears that it is over.
    """

    def __init__(self, case: Case, *, then: Callable[[], None] | None = None) -> None:
        self._case = case
        self._then = then
        self._changed = threading.Condition()
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._stopping: set[str] = set()
        self._line: list[_Turn] = []
        self._thread: threading.Thread | None = None
        self._closed = False

    def add(
        self,
        items: Sequence[str],
        *,
        who: str,
        options: ReadOptions | None = None,
        folder: Path | None = None,
        name: str = "the file",
    ) -> Job:
        """The items are taken in and read, when their turn comes; without items, what the case holds is read.

        With a `folder`, the items are files in it that somebody sent and calls `name`; it goes when the job is over.
        Of jobs that only read, one waits for all who ask. Raises FullError where too many jobs wait, and InputError for
        an address with a password in it: everybody who may see the case sees what became of a job.
        """
        if folder is None:
            _refuse_secrets(items)
        options = options or ReadOptions()

        def do(teller: _Teller) -> None:
            if folder is not None:
                for item in items:
                    sent = work.SentFile(where=Path(item), name=name)
                    work.take_file(self._case, sent, options=options, teller=teller)
            elif items:
                work.take_items(self._case, items, options=options, teller=teller)
            work.read_unread(self._case, teller=teller)

        return self._begin("add", do, who=who, folder=folder, only_reads=not items)

    def recode(self, *, who: str, again: bool = False) -> Job:
        """Every report is read by this version, when its turn comes; with `again` also what it has read.

        Raises FullError where too many jobs wait.
        """
        return self._begin(
            "recode", lambda teller: work.read_again(self._case, again=again, teller=teller), who=who
        )

    def jobs(self) -> list[Job]:
        """The last ones, newest first."""
        with self._changed:
            return list(reversed(self._jobs.values()))

    def job(self, id: str) -> Job | None:
        """The job of this id; None where there is none, or it was long ago."""
        with self._changed:
            return self._jobs.get(id)

    def wait(self, id: str, *, after: int, seconds: float) -> Job | None:
        """The job as soon as its number is past `after`, or when the seconds are over; None where there is none."""
        with self._changed:
            self._changed.wait_for(lambda: self._is_past(id, after), timeout=seconds)
            return self._jobs.get(id)

    def _is_past(self, id: str, after: int) -> bool:
        job = self._jobs.get(id)
        return job is None or job.number > after

    def stop(self, id: str) -> Job | None:
        """The job ends after the report at hand; what was read stays read. None where there is none."""
        with self._changed:
            job = self._jobs.get(id)
            if job is not None and not job.is_over:
                self._stopping.add(id)
                self._leave_line(id)
            return self._jobs.get(id)

    def _leave_line(self, id: str) -> None:
        """A job that waits is stopped at once."""
        for turn in [turn for turn in self._line if turn.id == id]:
            self._line.remove(turn)
            clear_room(turn.folder)
            self._change(id, state="stopped")

    def close(self) -> None:
        """Whatever runs or waits is stopped, and has ended, or does within a minute of the page it waits for."""
        with self._changed:
            self._closed = True
            self._stopping.update(self._jobs)
            for id in [turn.id for turn in self._line]:
                self._leave_line(id)
            self._changed.notify_all()
            thread = self._thread
        if thread is not None:
            thread.join(_LONGEST_CLOSING)

    # The line

    def _begin(
        self, kind: Kind, do: _Do, *, who: str, folder: Path | None = None, only_reads: bool = False
    ) -> Job:
        with self._changed:
            if only_reads and (turn := next((t for t in self._line if t.only_reads), None)):
                return self._jobs[turn.id]
            if self._closed or len(self._line) >= _MOST_WAITING:
                clear_room(folder)
                cause = "the server is closing" if self._closed else "too many jobs are waiting"
                raise FullError(kind, cause=cause, next_step="try again when some are done")
            job = _make_job(kind, who=who)
            self._jobs[job.id] = job
            self._line.append(_Turn(id=job.id, do=do, folder=folder, only_reads=only_reads))
            self._forget()
            self._start()
            self._changed.notify_all()
            return job

    def _start(self) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="dateline jobs", daemon=True)
            self._thread.start()

    def _forget(self) -> None:
        over = [id for id, job in self._jobs.items() if job.is_over]
        for id in over[: max(0, len(self._jobs) - _MOST_KEPT)]:
            del self._jobs[id]
            self._stopping.discard(id)

    def _work(self) -> None:
        while turn := self._next():
            state = self._do(turn)
            clear_room(turn.folder)  # before anybody hears that it is over
            self._change(turn.id, state=state)

    def _next(self) -> _Turn | None:
        """The first in line, as soon as there is one; it runs from now on. None when the jobs are closed."""
        with self._changed:
            self._changed.wait_for(lambda: bool(self._line) or self._closed)
            if not self._line:
                return None
            turn = self._line.pop(0)
            self._change(turn.id, state="running")
            return turn

    def _do(self, turn: _Turn) -> State:
        """How the job ended."""
        teller = _Teller(self, turn.id)
        try:
            teller.go_on()
            turn.do(teller)
            if self._then is not None:
                self._then()
        except _StoppedError:
            return "stopped"
        except InputError as error:
            teller.fail(self._say(error))
            return "failed"
        except Exception as error:
            _log.exception("job %s failed", turn.id)
            teller.fail(f"This is a fault in Dateline, please report it ({type(error).__name__}).")
            return "failed"
        return "done"

    def _say(self, error: InputError) -> str:
        """The sentence of an error; where the case lies is the server's own business."""
        if error.item == printable(self._case.name):
            return f"The case cannot be used: {error.cause}; {error.next_step}."
        return str(error)

    def _change(self, id: str, **parts: Any) -> None:
        with self._changed:
            job = self._jobs.get(id)
            if job is not None:
                if parts.get("state") in OVER:
                    parts["ended_at"] = datetime.now(UTC)
                self._jobs[id] = replace(job, **parts, number=job.number + 1)
                self._changed.notify_all()

    def _is_stopping(self, id: str) -> bool:
        with self._changed:
            return id in self._stopping


def _refuse_secrets(items: Sequence[str]) -> None:
    for item in items:
        if found := _SECRET.match(item):
            cause = "the address that was given has a name or password in it"
            raise InputError(f"{found[1]}{item[found.end() :]}", cause=cause, next_step="give it without")


_SECRET = re.compile(r"\s*(https?://)[^/?#]*@", re.IGNORECASE)


def _make_job(kind: Kind, *, who: str) -> Job:
    return Job(
        id=f"job_{token_hex(8)}",
        kind=kind,
        who=who,
        state="waiting",
        step="",
        done=0,
        total=None,
        notes=(),
        problems=(),
        made_at=datetime.now(UTC),
    )


class _Teller:
    """Writes how far a job is into the line; see `work.Teller`."""

    def __init__(self, jobs: Jobs, id: str) -> None:
        self._jobs = jobs
        self._id = id

    def go_on(self) -> None:
        if self._jobs._is_stopping(self._id):
            raise _StoppedError

    def tell(self, step: str) -> None:
        self._jobs._change(self._id, step=step)

    def count(self, done: int, *, total: int | None) -> None:
        self._jobs._change(self._id, done=done, total=total)

    def note(self, words: str) -> None:
        job = self._jobs.job(self._id)
        if job is not None:
            self._jobs._change(self._id, notes=(*job.notes, words))

    def fail(self, words: str) -> None:
        job = self._jobs.job(self._id)
        if job is not None and len(job.problems) < _MOST_PROBLEMS:
            self._jobs._change(self._id, problems=(*job.problems, words))
