"""Long work on a served case, in the background: reports added, a case read again; its progress, and its end.

In: a case and what is to be done. Out: jobs, each as it stands now. Never does two at once, and never loses what was
read before a job was stopped.
"""

from dateline.jobs.following import follow
from dateline.jobs.job import OVER, Job, Kind, State
from dateline.jobs.line import FullError, Jobs
from dateline.jobs.rooms import KINDS, MOST_BYTES, clear_room, make_room
from dateline.jobs.work import MOST_CHARACTERS

__all__ = [
    "KINDS",
    "MOST_BYTES",
    "MOST_CHARACTERS",
    "OVER",
    "FullError",
    "Job",
    "Jobs",
    "Kind",
    "State",
    "clear_room",
    "follow",
    "make_room",
]
