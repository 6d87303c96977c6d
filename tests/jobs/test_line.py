"""Jobs in the background: one at a time, stopped between reports, closed with the server."""

import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from dateline.cases import READING, add_report, latest_moment, reading_version
from dateline.demo import demo_documents
from dateline.documents import ReadOptions
from dateline.errors import InputError
from dateline.jobs import FullError, Job, Jobs, make_room
from dateline.jobs import line as line_module
from dateline.jobs.work import Teller
from dateline.store import Case, open_case

TEXT = "Norway asked Sweden for help, two officials said."


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with open_case(tmp_path / "new.case", create=True) as case:
        yield case


@pytest.fixture
def jobs(case: Case) -> Iterator[Jobs]:
    jobs = Jobs(case)
    yield jobs
    jobs.close()


def over(jobs: Jobs, job: Job) -> Job:
    """The job when it is over."""
    while not job.is_over:
        found = jobs.wait(job.id, after=job.number, seconds=60)
        assert found is not None
        job = found
    return job


class Gate:
    """Work that begins and waits until it is let go on."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.begun, self.open = threading.Semaphore(0), threading.Semaphore(0)
        monkeypatch.setattr(line_module.work, "read_unread", self._read)

    def _read(self, case: Case, *, teller: Teller) -> None:
        self.begun.release()
        assert self.open.acquire(timeout=60)
        teller.go_on()


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Gate:
    return Gate(monkeypatch)


def test_a_file_is_taken_in_and_read(case: Case, jobs: Jobs, tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text(TEXT, "utf-8")
    job = over(jobs, jobs.add([str(report)], who="Ada"))
    assert (job.state, job.who, job.problems) == ("done", "Ada", ())
    undated = "1 report without a publication time: days such as “Tuesday” stay unknown there"
    assert job.notes == ("1 new report, 0 known", "1 report read", undated)
    assert (job.done, job.total) == (1, 1)
    assert job.ended_at is not None
    assert case.pending(READING, reading_version()) == 0


def test_what_cannot_be_read_is_a_problem_and_the_rest_goes_on(jobs: Jobs, tmp_path: Path) -> None:
    report, empty = tmp_path / "report.txt", tmp_path / "empty.txt"
    report.write_text(TEXT, "utf-8")
    empty.write_text("", "utf-8")
    job = over(jobs, jobs.add([str(empty), str(report)], who="Ada"))
    assert (job.state, job.notes[0]) == ("done", "1 new report, 0 known")
    assert job.problems[0].startswith(str(empty))


def test_a_sent_file_goes_when_it_is_read_and_its_place_is_not_told(case: Case, jobs: Jobs) -> None:
    where = make_room("../a/report.JSONL")
    where.write_text(f'{{"text": "{TEXT}"}}\nbroken', "utf-8")
    job = over(jobs, jobs.add([str(where)], who="Ada", folder=where.parent, name="report.JSONL"))
    assert job.notes[0] == "1 new report, 0 known"
    assert job.problems[0].startswith("report.JSONL")
    assert not where.parent.exists()
    assert case.sources() == []
    assert [issue.where.startswith("report.JSONL") for issue in case.issues()] == [True]


def sent(jobs: Jobs, words: str, *, name: str = "sent.txt", **options: Any) -> Job:
    where = make_room(name)
    where.write_text(words, "utf-8")
    added = jobs.add([str(where)], who="Ada", folder=where.parent, name=name, options=ReadOptions(**options))
    return over(jobs, added)


def test_a_report_that_is_far_too_long_is_refused(case: Case, jobs: Jobs) -> None:
    job = sent(jobs, " " * 1_000_001 + "x")
    assert "more than 1,000,000 characters" in job.problems[0]
    assert case.counts().documents == 0


def test_a_report_of_a_day_to_come_is_told_and_counts_from_now(case: Case, jobs: Jobs) -> None:
    ahead = datetime.now(UTC) + timedelta(days=999)
    job = sent(jobs, TEXT, published=ahead)
    assert "which is still to come; check the date" in job.problems[0]
    (document,) = case.documents()
    assert document.published_at == ahead
    assert document.counts_from == document.retrieved_at
    assert latest_moment(case) == document.retrieved_at


def test_an_address_with_a_password_is_refused_and_not_told(jobs: Jobs) -> None:
    with pytest.raises(
        InputError, match=r"^(?i:http)://127.0.0.1:9/a: the address .* name or password"
    ) as refused:
        jobs.add(["HTTP://ada:secret@127.0.0.1:9/a"], who="Ada")
    assert "secret" not in str(refused.value)


def test_a_sent_feed_is_not_followed(jobs: Jobs) -> None:
    where = make_room("feed.html")
    where.write_text(
        '<rss version="2.0"><channel><title>Wire</title><link>http://127.0.0.1/</link>'
        "<item><title>A</title><link>http://127.0.0.1:9/a</link></item></channel></rss>",
        "utf-8",
    )
    job = over(jobs, jobs.add([str(where)], who="Ada", folder=where.parent, name="feed.html"))
    assert len(job.problems) == 1
    assert "127.0.0.1" not in job.problems[0]


def test_private_addresses_are_refused_unless_allowed(jobs: Jobs) -> None:
    refused = over(jobs, jobs.add(["http://127.0.0.1:9/"], who="Ada"))
    asked = over(jobs, jobs.add(["http://127.0.0.1:9/"], who="Ada", options=ReadOptions(allow_private=True)))
    assert refused.problems != asked.problems


def test_one_runs_and_the_others_wait(jobs: Jobs, gate: Gate) -> None:
    first, second = jobs.add([], who="Ada"), jobs.recode(who="Ben")
    assert gate.begun.acquire(timeout=60)
    states = {job.id: job.state for job in jobs.jobs()}
    assert states == {first.id: "running", second.id: "waiting"}
    gate.open.release()
    assert [over(jobs, job).state for job in (first, second)] == ["done", "done"]


def test_those_who_wait_for_reading_share_a_job(jobs: Jobs, gate: Gate) -> None:
    jobs.add([], who="Ada")
    assert gate.begun.acquire(timeout=60)
    waiting = jobs.add([], who="Ada")
    assert jobs.add([], who="Ben").id == waiting.id
    assert len(jobs.jobs()) == 2
    gate.open.release(2)


def test_a_stopped_job_ends_after_the_report_at_hand(case: Case, jobs: Jobs) -> None:
    for document in demo_documents():
        add_report(case, document)
    job = jobs.add([], who="Ada")
    while (now := jobs.job(job.id)) is not None and now.done == 0:
        jobs.wait(job.id, after=now.number, seconds=60)
    jobs.stop(job.id)
    assert over(jobs, job).state == "stopped"
    left = case.pending(READING, reading_version())
    assert 0 < left < 36
    again = over(jobs, jobs.add([], who="Ada"))
    assert (again.state, again.done, case.pending(READING, reading_version())) == ("done", left, 0)


def test_what_waits_is_stopped_at_once_and_its_file_goes(jobs: Jobs, gate: Gate) -> None:
    jobs.add([], who="Ada")
    assert gate.begun.acquire(timeout=60)
    where = make_room("a.txt")
    waiting = jobs.add([str(where)], who="Ada", folder=where.parent)
    stopped = jobs.stop(waiting.id)
    assert stopped is not None
    assert (stopped.state, where.parent.exists()) == ("stopped", False)
    gate.open.release()


def test_the_line_has_an_end(jobs: Jobs, gate: Gate) -> None:
    jobs.add([], who="Ada")
    assert gate.begun.acquire(timeout=60)
    for _ in range(20):
        jobs.recode(who="Ada")
    where = make_room("a.txt")
    with pytest.raises(FullError, match="too many jobs are waiting"):
        jobs.add([str(where)], who="Ada", folder=where.parent)
    assert not where.parent.exists()
    gate.open.release()


def test_a_fault_of_ours_fails_the_job_and_the_line_goes_on(
    jobs: Jobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("the words of a trace")

    monkeypatch.setattr(line_module.work, "read_again", fail)
    job = over(jobs, jobs.recode(who="Ada"))
    assert (job.state, "RuntimeError" in job.problems[0]) == ("failed", True)
    assert "trace" not in job.problems[0]
    assert over(jobs, jobs.add([], who="Ada")).state == "done"


def test_where_the_case_lies_is_not_told(case: Case, jobs: Jobs, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise InputError(case.name, cause="the disk is full", next_step="make room")

    monkeypatch.setattr(line_module.work, "read_again", fail)
    job = over(jobs, jobs.recode(who="Ada"))
    assert (job.state, job.problems) == ("failed", ("The case cannot be used: the disk is full; make room.",))


def test_the_last_fifty_are_kept(jobs: Jobs) -> None:
    made = [over(jobs, jobs.add([], who="Ada")) for _ in range(53)]
    assert [job.id for job in jobs.jobs()] == [job.id for job in reversed(made[3:])]
    assert jobs.job(made[0].id) is None


def test_closing_stops_what_runs_and_what_waits(case: Case, gate: Gate) -> None:
    jobs = Jobs(case)
    made = [jobs.add([], who="Ada"), jobs.recode(who="Ada")]
    assert gate.begun.acquire(timeout=60)
    gate.open.release()
    jobs.close()
    assert {job.state for job in map(lambda job: jobs.job(job.id), made) if job} <= {"done", "stopped"}
    with pytest.raises(FullError, match="the server is closing"):
        jobs.recode(who="Ada")


def test_every_report_is_read_again(demo_case: str, tmp_path: Path) -> None:
    where = tmp_path / "april.case"
    where.write_bytes(Path(demo_case).read_bytes())
    with open_case(where) as case:
        jobs = Jobs(case)
        none, all_of_them = jobs.recode(who="Ada"), jobs.recode(who="Ada", again=True)
        assert over(jobs, none).notes[0].startswith("0 reports read")
        job = over(jobs, all_of_them)
        jobs.close()
    assert (job.done, job.total, job.notes[1].startswith("0 changes")) == (36, 36, True)
