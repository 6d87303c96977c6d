"""A job: work on a case, as it stands at one moment."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Kind = Literal["add", "recode"]
State = Literal["waiting", "running", "done", "failed", "stopped"]
OVER: tuple[State, ...] = ("done", "failed", "stopped")


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """Work on a case as it stands: `done` of `total` reports (None where it is not known), and what was met.

    `step` says what is being done, `notes` what it came to, `problems` which items failed, each in one sentence.
    `number` grows with every change.
    """

    id: str
    kind: Kind
    who: str
    state: State
    step: str
    done: int
    total: int | None
    notes: tuple[str, ...]
    problems: tuple[str, ...]
    made_at: datetime
    ended_at: datetime | None = None
    number: int = 0

    @property
    def is_over(self) -> bool:
        """Whether nothing more will come of it."""
        return self.state in OVER
