"""A job → every state of it that is seen, until it is over."""

import time
from collections.abc import AsyncIterator
from typing import Protocol

import anyio

from dateline.jobs.job import Job

BEAT = 10.0
"""Seconds after which somebody who waits is told that nothing has changed."""
_GLANCE = 0.2  # seconds; who waits in a thread takes one of the few that answer requests


class Board(Protocol):
    """What shows a job as it stands."""

    def job(self, id: str) -> Job | None: ...


async def follow(board: Board, id: str, *, after: int = -1, beat: float = BEAT) -> AsyncIterator[Job | None]:
    """The job whenever its number is past the last one, and past `after` at first; it ends when the job is over.

    Changes within a fifth of a second are told as one. None comes after `beat` seconds without a change. It takes no
    thread, so any number may follow.
    """
    told, last = time.monotonic(), after
    while (job := board.job(id)) is not None:
        if job.number > last:
            told, last = time.monotonic(), job.number
            yield job
        elif time.monotonic() - told >= beat:
            told = time.monotonic()
            yield None
        if job.is_over:
            return
        await anyio.sleep(_GLANCE)
