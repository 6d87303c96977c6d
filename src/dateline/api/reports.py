"""The reports of a case: listed, searched, read; and what can be asked without a case."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response

from dateline.api import forms
from dateline.api.answers import answer, answer_now, head_of, in_json, listed, listed_now
from dateline.api.asking import At, Day, Id, Which
from dateline.api.guard import demand
from dateline.api.problems import MissingError, TooLargeError, declared
from dateline.cases import reading_of
from dateline.dates import parse_publication
from dateline.documents import host_of
from dateline.errors import InputError
from dateline.pipeline import read
from dateline.records import Account, Document, make_document
from dateline.register import look_up
from dateline.views import View

_MOST_FOUND = 1000
_MOST_READ = 100_000  # characters of a text that is read while who asks waits


def make_reports() -> APIRouter:
    """The routes of reports, and of what can be asked without a case."""
    router = APIRouter(dependencies=[Depends(demand("read"))])
    router.add_api_route("/reports", find_reports, response_model=forms.ReportList, responses=declared())
    router.add_api_route("/reports/{id}", find_report, response_model=forms.Full, responses=declared(404))
    router.add_api_route(
        "/reports/{id}/reading", find_reading, response_model=dict[str, Any], responses=declared(404)
    )
    router.add_api_route(
        "/read", read_text, methods=["POST"], response_model=dict[str, Any], responses=declared(413)
    )
    router.add_api_route("/who", find_who, response_model=forms.RowList, responses=declared())
    return router


def find_reports(
    moment: At,
    part: Which,
    q: Annotated[
        str | None,
        Query(max_length=200, description="Words that all stand in it; iran* finds what begins so."),
    ] = None,
    outlet: Annotated[str | None, Query(max_length=200, description="Part of an outlet's name.")] = None,
    since: Annotated[Day | None, Query(description="Only those of this day on.")] = None,
    until: Annotated[Day | None, Query(description="Only those up to this day.")] = None,
) -> Response:
    """The reports, newest first; with `q` of the newest 1,000 that have the words."""

    def find(view: View) -> Sequence[Any]:
        found: Sequence[Account | Document] = view.accounts[::-1]
        if q and q.strip():
            searched = moment.views.case.search(q, limit=_MOST_FOUND, as_of=view.as_of)
            found = [document for document in searched if view.account(document.id)]
        return [_id_of(one) for one in found if _is_from(one, outlet) and _is_in(one, since, until)]

    return listed(moment, part, find, form=lambda id, view: head_of(view.texts(id)))


def _id_of(one: Account | Document) -> str:
    return one.document if isinstance(one, Account) else one.id


def _is_from(one: Account | Document, outlet: str | None) -> bool:
    return not outlet or outlet.casefold() in (one.outlet or "").casefold()


def _is_in(one: Account | Document, since: date | None, until: date | None) -> bool:
    day = one.published_at.date() if one.published_at else None
    if day is None:
        return since is None and until is None
    return (since is None or day >= since) and (until is None or day <= until)


def find_report(moment: At, id: Id) -> Response:
    """One report with its text."""

    def form() -> dict[str, Any]:
        view, account = _report(moment.view, id)
        document = view.texts(id)
        more = {"text": document.text, "language": document.language}
        return {**head_of(document), **more, "origin": account.origin, "story": account.story}

    return answer(moment, lambda: in_json(form()))


def find_reading(moment: At, id: Id) -> Response:
    """What one report says, as it was read: the form ``dateline.reading/2``, without corrections."""

    def form() -> dict[str, Any]:
        _report(moment.view, id)
        return reading_of(moment.views.case, id).to_dict()

    return answer(moment, lambda: in_json(form()))


def _report(view: View | None, id: str) -> tuple[View, Account]:
    account = view.account(id) if view else None
    if view is None or account is None:
        raise MissingError("report", id)
    return view, account


def read_text(request: Request, report: forms.ReportIn) -> Response:
    """What a text says that is sent here: the form ``dateline.reading/2``. Nothing of it is kept."""
    if len(report.text) > _MOST_READ:
        raise TooLargeError(f"text has more than {_MOST_READ:,} characters; add it to the case instead.")
    return answer_now(request, read(document_of(report)).to_dict())


def document_of(report: forms.ReportIn) -> Document:
    """The report as a document. Raises InputError for an empty one, a wrong date and a wrong address."""
    if not report.text.strip():
        raise InputError("text", cause="it is empty", next_step="send the words of a report")
    if report.url is not None and host_of(report.url) is None:
        step = "give one that begins with https://"
        raise InputError(report.url, cause="this is no web address", next_step=step)
    try:
        return make_document(
            report.text,
            title=report.title,
            outlet=report.outlet,
            url=report.url,
            published_at=parse_publication(report.published) if report.published else None,
        )
    except ValueError as error:
        raise InputError("the report", cause=str(error), next_step="send it as Unicode text") from error


def find_who(
    request: Request,
    part: Which,
    name: Annotated[str, Query(min_length=1, max_length=200, description="A person, body, state or place.")],
    on: Annotated[str | None, Query(max_length=60, description="Only rows in force on that day.")] = None,
) -> Response:
    """The rows of the register under a name, with dates and sources."""
    moment = parse_publication(on) if on else None
    rows = look_up(name, on=moment.date() if moment else None)
    return listed_now(request, part, rows, form=asdict)
