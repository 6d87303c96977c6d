"""Reports sent from a page, and the work that follows."""

import json
from collections.abc import AsyncIterator
from typing import Annotated
from urllib.parse import quote

import anyio
from anyio.to_thread import run_sync
from fastapi import APIRouter, File, Form, HTTPException, Request, UploadFile
from fastapi.responses import RedirectResponse, Response, StreamingResponse

from dateline.cases import add_report
from dateline.dates import parse_publication
from dateline.demo import demo_documents
from dateline.documents import ReadOptions, is_english
from dateline.errors import InputError
from dateline.intake import take_in
from dateline.jobs import KINDS, MOST_BYTES, MOST_CHARACTERS, Job, Jobs, clear_room, follow, make_room
from dateline.outputs.printable import shorten
from dateline.records import Document, make_document
from dateline.web.asking import Asked
from dateline.web.guard import demand, demand_form, note
from dateline.web.showing import render, web_address

_MOST_ADDRESSES = 200
_LONGEST_TEXT = MOST_CHARACTERS
_NAME, _LONGEST_TARGET = 100, 300
_A_PIECE = 2**20
Words = Annotated[str, Form(max_length=2000)]


def make_adding() -> APIRouter:
    """The routes that reports are sent to, and those that show how far the work is."""
    router = APIRouter(include_in_schema=False)
    router.add_api_route("/add", show_forms, methods=["GET"])
    for path, act in (
        ("/add/text", add_text),
        ("/add/file", add_file),
        ("/add/addresses", add_addresses),
        ("/add/recode", recode),
        ("/add/demo", add_demo),
        ("/jobs/{id}/stop", stop),
    ):
        router.add_api_route(path, act, methods=["POST"])
    router.add_api_route("/jobs/{id}", show_job, methods=["GET"])
    router.add_api_route("/jobs/{id}/progress", stream_job, methods=["GET"])
    return router


def _jobs(request: Request) -> Jobs:
    found: Jobs = request.app.state.jobs
    return found


def show_forms(request: Request) -> Response:
    """The ways in which reports come in, and the work of late."""
    demand(request, "add")
    return _forms(request)


def _forms(request: Request, *, typed: dict[str, str] | None = None, refusal: str = "") -> Response:
    """The forms, with what was typed and why it was refused."""
    return render(
        Asked(request=request),
        "add.html",
        title="Add reports",
        status=400 if refusal else 200,
        here="/add",
        kinds=KINDS,
        jobs=_jobs(request).jobs(),
        typed=dict.fromkeys(("text", "title", "outlet", "published", "url", "addresses"), "") | (typed or {}),
        refusal=refusal,
    )


def add_text(
    request: Request,
    text: Annotated[str, Form(max_length=_LONGEST_TEXT)] = "",
    title: Words = "",
    outlet: Words = "",
    published: Words = "",
    url: Words = "",
    csrf: Words = "",
) -> Response:
    """A pasted text is in the case, and is read; or the form is shown again with what was typed, and why not."""
    who = demand_form(request, "add", csrf=csrf)
    try:
        document = _document(text, title=title, outlet=outlet, published=published, url=url)
    except InputError as refused:
        typed = {"text": text, "title": title, "outlet": outlet, "published": published, "url": url}
        return _forms(request, typed=typed, refusal=str(refused))
    case = request.app.state.views.case
    added, odd = take_in(case, document)
    if odd:
        case.note_issue(document.url or added.id, odd)
    note(request, "add", target=added.id)
    return _follow(_jobs(request).add([], who=who.name), odd=bool(odd))


def _document(text: str, *, title: str, outlet: str, published: str, url: str) -> Document:
    """The report that was typed. Raises InputError where it is none."""
    if not text.strip():
        raise InputError("the text", cause="it is empty", next_step="paste the words of the report")
    if not is_english(text):
        cause = "it is not in English, and Dateline reads English only"
        raise InputError("the text", cause=cause, next_step="paste an English report")
    if url.strip() and web_address(url.strip()) is None:
        raise InputError(url, cause="this is no web address", next_step="give one that begins with https://")
    return make_document(
        text.replace("\r\n", "\n"),
        title=title.strip() or None,
        outlet=outlet.strip() or None,
        url=url.strip() or None,
        published_at=parse_publication(published) if published.strip() else None,
    )


async def add_file(
    request: Request,
    file: Annotated[UploadFile, File()],
    published: Words = "",
    outlet: Words = "",
    csrf: Words = "",
) -> Response:
    """A file is taken in under a name of ours: theirs only says what kind it is."""
    who = demand_form(request, "add", csrf=csrf)
    options = ReadOptions(
        published=parse_publication(published) if published.strip() else None,
        outlet=outlet.strip() or None,
    )
    where = make_room(file.filename or "")
    size = 0
    async with await anyio.open_file(where, "wb") as kept:
        while piece := await file.read(_A_PIECE):
            size += len(piece)
            if size > MOST_BYTES:
                clear_room(where.parent)
                raise InputError(
                    "the file", cause="it has more than 20 MB", next_step="add it with dateline add"
                )
            await kept.write(piece)
    name = shorten(file.filename or "a file", width=_NAME)
    job = await run_sync(
        lambda: _jobs(request).add(
            [str(where)], who=who.name, options=options, folder=where.parent, name=name
        )
    )
    await run_sync(lambda: note(request, "add", target=name))
    return _follow(job)


def add_addresses(
    request: Request, addresses: Annotated[str, Form(max_length=20_000)] = "", csrf: Words = ""
) -> Response:
    """Pages and feeds are fetched and taken in; paths of this machine are refused."""
    who = demand_form(request, "add", csrf=csrf)
    options = ReadOptions(allow_private=request.app.state.allow_private)
    try:
        items = _items(addresses)
        job = _jobs(request).add(items, who=who.name, options=options)
    except InputError as refused:
        return _forms(request, typed={"addresses": addresses}, refusal=str(refused))
    note(request, "add", target=shorten(", ".join(items), width=_LONGEST_TARGET))
    return _follow(job)


def _items(addresses: str) -> list[str]:
    """The addresses, one a line. Raises InputError where one is none, and for none or too many."""
    items = [line.strip() for line in addresses.splitlines() if line.strip()]
    for item in items:
        if web_address(item) is None:
            raise InputError(
                item, cause="this is no web address", next_step="give one that begins with https://"
            )
    if not 1 <= len(items) <= _MOST_ADDRESSES:
        step = f"give 1 to {_MOST_ADDRESSES} at a time"
        raise InputError("the addresses", cause=f"there are {len(items)}", next_step=step)
    return items


def recode(request: Request, csrf: Words = "") -> Response:
    """Every report is read by this version."""
    who = demand_form(request, "add", csrf=csrf)
    note(request, "recode")
    return _follow(_jobs(request).recode(who=who.name))


def add_demo(request: Request, csrf: Words = "") -> Response:
    """The bundled demo reports are in the case, and are read."""
    who = demand_form(request, "add", csrf=csrf)
    for document in demo_documents():
        add_report(request.app.state.views.case, document)
    note(request, "add", target="the demo reports")
    return _follow(_jobs(request).add([], who=who.name))


def stop(request: Request, id: str, csrf: Words = "") -> Response:
    """The job ends after the report at hand."""
    demand_form(request, "add", csrf=csrf)
    if _jobs(request).stop(id) is not None:
        note(request, "stop", target=id)
    return RedirectResponse(f"/jobs/{quote(id, safe='')}", status_code=303)


def show_job(request: Request, id: str) -> Response:
    """How far a job is."""
    demand(request, "add")
    asked = Asked(request=request)
    job = _jobs(request).job(id)
    if job is None:
        raise InputError(
            id, cause="there is no such job here", next_step="look at the list under Add reports"
        )
    return render(
        asked,
        "job.html",
        title="Adding reports" if job.kind == "add" else "Reading again",
        job=job,
        running=not job.is_over,
        stream=f"/jobs/{quote(id, safe='')}/progress",
    )


def stream_job(request: Request, id: str) -> Response:
    """Every change of a job as a server-sent event, until it is over."""
    demand(request, "add")
    jobs = _jobs(request)
    if jobs.job(id) is None:
        raise HTTPException(404)  # so that a browser does not ask again and again

    async def told() -> AsyncIterator[str]:
        async for job in follow(jobs, id):
            yield _event(job) if job else ": still there\n\n"

    headers = {"cache-control": "no-store", "x-accel-buffering": "no"}
    return StreamingResponse(told(), media_type="text/event-stream", headers=headers)


def _event(job: Job) -> str:
    parts = ("state", "step", "done", "total", "notes", "problems")
    form = {name: getattr(job, name) for name in parts}
    return f"id: {job.number}\ndata: {json.dumps(form)}\n\n"


def _follow(job: Job, *, odd: bool = False) -> Response:
    said = "?notice=odd-date" if odd else ""
    return RedirectResponse(f"/jobs/{quote(job.id, safe='')}{said}", status_code=303)
