"""Who follows a job sees it change until it is over."""

from dataclasses import replace
from datetime import UTC, datetime

import anyio

from dateline.jobs import Job, follow

WAITING = Job(
    id="job_1",
    kind="add",
    who="Ada",
    state="waiting",
    step="",
    done=0,
    total=None,
    notes=(),
    problems=(),
    made_at=datetime(2024, 4, 10, tzinfo=UTC),
)
RUNNING, DONE = (replace(WAITING, state=state, number=n) for n, state in ((3, "running"), (7, "done")))


class Board:
    """Shows one state after the other, then the last one for ever."""

    def __init__(self, *states: Job | None) -> None:
        self._states = list(states)

    def job(self, id: str) -> Job | None:
        return self._states.pop(0) if len(self._states) > 1 else self._states[0]


def seen(board: Board, *, after: int = -1, beat: float = 60) -> list[Job | None]:
    async def watch() -> list[Job | None]:
        return [job async for job in follow(board, "job_1", after=after, beat=beat)]

    return anyio.run(watch)


def test_each_state_is_told_once_and_the_end_ends_it() -> None:
    assert seen(Board(WAITING, WAITING, RUNNING, RUNNING, DONE)) == [WAITING, RUNNING, DONE]


def test_who_comes_back_goes_on_where_they_were() -> None:
    assert seen(Board(RUNNING, DONE), after=3) == [DONE]
    assert seen(Board(DONE), after=7) == []


def test_who_waits_hears_that_nothing_has_changed() -> None:
    assert seen(Board(RUNNING, RUNNING, RUNNING, DONE), beat=0) == [RUNNING, None, None, DONE]


def test_a_job_of_long_ago_is_told_no_more() -> None:
    assert seen(Board(RUNNING, None)) == [RUNNING]
