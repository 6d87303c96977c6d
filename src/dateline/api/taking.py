"""Reports sent here: a text, or a file of them."""

import shutil
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, File, Form, Request, UploadFile
from fastapi.responses import Response

from dateline.api import forms
from dateline.api.answers import answer_now
from dateline.api.asking import views_of
from dateline.api.audit import note
from dateline.api.guard import Adder
from dateline.api.jobs import job_form, jobs_of
from dateline.api.problems import TooLargeError, declared
from dateline.api.reports import document_of
from dateline.dates import parse_publication
from dateline.documents import ReadOptions, is_english
from dateline.errors import InputError
from dateline.intake import take_in
from dateline.jobs import MOST_BYTES, clear_room, make_room
from dateline.outputs.printable import shorten

_NAME = 100


def make_taking() -> APIRouter:
    """The routes that reports are sent to."""
    router = APIRouter()
    router.add_api_route(
        "/reports",
        take_report,
        methods=["POST"],
        status_code=201,
        response_model=forms.Taken,
        responses=declared(413, 429),
    )
    router.add_api_route(
        "/reports/files",
        take_file,
        methods=["POST"],
        status_code=202,
        response_model=forms.JobForm,
        responses=declared(413, 429),
    )
    return router


def take_report(request: Request, who: Adder, report: forms.ReportIn) -> Response:
    """The report is in the case, and a job reads it. One that is there already changes nothing."""
    document, case = document_of(report), views_of(request).case
    if not is_english(document.text):
        cause = "it is not in English, and Dateline reads English only"
        raise InputError("text", cause=cause, next_step="send an English report")
    added, odd = take_in(case, document)
    if odd:
        case.note_issue(document.url or added.id, odd)
    note(request, "add", who=who, target=added.id)
    job = jobs_of(request).add([], who=who.name)
    return answer_now(request, {"id": added.id, "news": added.news, "job": job.id}, status=201)


def take_file(
    request: Request,
    who: Adder,
    file: Annotated[UploadFile, File(description="At most 20 MB; its name says only what kind it is.")],
    published: Annotated[str | None, Form(max_length=100)] = None,
    outlet: Annotated[str | None, Form(max_length=500)] = None,
) -> Response:
    """A file with reports is taken in by a job: text, page, JSON, JSON lines, web archive or mailbox."""
    options = ReadOptions(
        published=parse_publication(published) if published else None, outlet=outlet or None
    )
    if file.size is None or file.size > MOST_BYTES:
        raise TooLargeError("The file has more than 20 MB; add it with dateline add.")
    where = _keep(file)
    name = shorten(file.filename or "the file", width=_NAME)
    job = jobs_of(request).add([str(where)], who=who.name, options=options, folder=where.parent, name=name)
    note(request, "add", who=who, target=name)
    return answer_now(request, job_form(job), status=202)


def _keep(file: UploadFile) -> Path:
    """The file lies where a job can read it."""
    where = make_room(file.filename or "")
    try:
        with where.open("wb") as kept:
            shutil.copyfileobj(file.file, kept)
    except BaseException:
        clear_room(where.parent)
        raise
    return where
