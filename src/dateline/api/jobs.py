"""Jobs: listed, begun, stopped, followed."""

import json
from collections.abc import AsyncIterator
from dataclasses import asdict
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response, StreamingResponse

from dateline.api import forms
from dateline.api.answers import answer_now, listed_now
from dateline.api.asking import Id, Which
from dateline.api.audit import note
from dateline.api.guard import Adder, Reader
from dateline.api.problems import MissingError, declared
from dateline.documents import ReadOptions, host_of
from dateline.errors import InputError
from dateline.jobs import Job, Jobs, follow
from dateline.outputs.printable import shorten

_STREAM = "text/event-stream"
_LONGEST_NUMBER = 9  # digits
_LONGEST_TARGET = 300


def make_working() -> APIRouter:
    """The routes of jobs."""
    router = APIRouter()
    router.add_api_route("/jobs", find_jobs, response_model=forms.JobList, responses=declared())
    router.add_api_route(
        "/jobs",
        make_job,
        methods=["POST"],
        status_code=202,
        response_model=forms.JobForm,
        responses=declared(429),
    )
    router.add_api_route("/jobs/{id}", find_job, response_model=forms.JobForm, responses=declared(404))
    router.add_api_route(
        "/jobs/{id}", stop_job, methods=["DELETE"], response_model=forms.JobForm, responses=declared(404)
    )
    told: dict[str, Any] = {"description": "The job, whenever it changes.", "content": {_STREAM: {}}}
    responses: dict[int | str, dict[str, Any]] = {**declared(404), 200: told}
    router.add_api_route(
        "/jobs/{id}/events", stream_job, response_class=StreamingResponse, responses=responses
    )
    return router


def jobs_of(request: Request) -> Jobs:
    """The jobs of the case that is served."""
    found: Jobs = request.app.state.jobs
    return found


def find_jobs(request: Request, who: Reader, part: Which) -> Response:
    """The last jobs of this server, newest first."""
    return listed_now(request, part, jobs_of(request).jobs(), form=job_form)


def make_job(request: Request, who: Adder, job: forms.JobIn) -> Response:
    """Web addresses are fetched and read, or the whole case is read by this version, when their turn comes."""
    jobs = jobs_of(request)
    if job.kind == "recode":
        begun, target = jobs.recode(who=who.name, again=job.again), "the case"
    else:
        _check_addresses(job.items)
        options = ReadOptions(allow_private=request.app.state.allow_private)
        begun, target = jobs.add(job.items, who=who.name, options=options), ", ".join(job.items)
    note(request, job.kind, who=who, target=shorten(target, width=_LONGEST_TARGET))
    return answer_now(request, job_form(begun), status=202)


def _check_addresses(items: list[str]) -> None:
    """Raises InputError where there is none, or one of them is none: paths are this machine's own business."""
    if not items:
        raise InputError("items", cause="there are none", next_step="give the addresses of pages and feeds")
    for item in items:
        if host_of(item) is None:
            step = "give one that begins with https://, or send the file to /reports/files"
            raise InputError(item, cause="this is no web address", next_step=step)


def find_job(request: Request, who: Reader, id: Id) -> Response:
    """How far a job is."""
    return answer_now(request, job_form(_job(request, id)))


def stop_job(request: Request, who: Adder, id: Id) -> Response:
    """The job ends after the report at hand; what was read stays read."""
    job = _job(request, id)
    stopped = jobs_of(request).stop(job.id) or job
    note(request, "stop", who=who, target=job.id)
    return answer_now(request, job_form(stopped))


def stream_job(request: Request, who: Reader, id: Id) -> Response:
    """The job as server-sent events until it is over; a `Last-Event-ID` goes on after that one."""
    job = _job(request, id)
    said = request.headers.get("last-event-id", "")
    is_number = said.isascii() and said.isdigit() and len(said) <= _LONGEST_NUMBER
    headers = {"cache-control": "no-store", "x-accel-buffering": "no"}
    told = _tell(jobs_of(request), job.id, after=int(said) if is_number else -1)
    return StreamingResponse(told, media_type=_STREAM, headers=headers)


async def _tell(jobs: Jobs, id: str, *, after: int) -> AsyncIterator[str]:
    async for job in follow(jobs, id, after=after):
        yield f"id: {job.number}\ndata: {json.dumps(job_form(job))}\n\n" if job else ": here\n\n"


def _job(request: Request, id: str) -> Job:
    job = jobs_of(request).job(id)
    if job is None:
        raise MissingError("job", id, when="")
    return job


def job_form(job: Job) -> dict[str, Any]:
    """The job in JSON."""
    ended = job.ended_at.isoformat() if job.ended_at else None
    return {**asdict(job), "made_at": job.made_at.isoformat(), "ended_at": ended}
