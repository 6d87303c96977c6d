"""What people send from a page: corrections and their withdrawal."""

from typing import Annotated
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from dateline.errors import InputError
from dateline.judgements import Correction
from dateline.judging import corrected, judge, judgement_form, withdraw
from dateline.web.asking import Asked
from dateline.web.guard import demand, demand_form, note
from dateline.web.showing import render

_LONGEST = 500
Words = Annotated[str, Form(max_length=_LONGEST)]


def make_forms() -> APIRouter:
    """The routes that corrections are sent to."""
    router = APIRouter(include_in_schema=False)
    router.add_api_route("/judgements", show_judgements, methods=["GET"])
    router.add_api_route("/reports/{id}/correct", correct, methods=["POST"])
    router.add_api_route("/judgements/{id}/undo", undo, methods=["POST"])
    return router


def correct(
    request: Request,
    id: str,
    target: Words,
    reason: Words,
    csrf: Words = "",
    type: Words = "",
    status: Words = "",
    actors: Words = "",
    recipients: Words = "",
    day: Words = "",
    place: Words = "",
    speaker: Words = "",
    same_as: Words = "",
    not_an_event: Words = "",
    apart: Words = "",
) -> RedirectResponse:
    """The coding is corrected, and the report shown again with a way to undo it."""
    who = demand_form(request, "judge", csrf=csrf)
    if not reason.strip():
        raise InputError("reason", cause="it is empty", next_step="say why the coding is wrong")
    correction = Correction(
        type=type or None,
        status=status or None,
        actors=_several(actors),
        recipients=_several(recipients),
        day=day.strip() or None,
        place=place.strip() or None,
        speaker=speaker.strip() or None,
        same_as=same_as.strip() or None,
        not_an_event=bool(not_an_event),
        apart=bool(apart),
    )
    case = Asked(request=request).views.case
    judged = judge(case, [target], correction, author=who.name, reason=reason.strip())
    ids = ",".join(judgement.id for judgement in judged.made)
    note(request, "judge", target=target)
    said = {"notice": "The coding is corrected; brief, timeline and all counts follow.", "undo": ids}
    return _back(f"/reports/{quote(id, safe='')}", said, anchor=target)


def show_judgements(request: Request) -> Response:
    """What people decided, newest first, with what it came to; `withdraw` on each."""
    demand(request, "judge")
    asked = Asked(request=request)
    case = asked.views.case
    effects = {effect.judgement: effect for effect in corrected(case).effects}
    listed = [
        {
            **judgement_form(judgement, effects.get(judgement.id)),
            "at": judgement.at,
            "withdrawn_at": judgement.withdrawn_at,
            "document": judgement.target.partition(":")[0],
            "why": getattr(effects.get(judgement.id), "why", None),
        }
        for judgement in reversed(case.judgements(active=False))
    ]
    return render(asked, "judgements.html", title="Judgements", judgements=listed)


def _several(words: str) -> tuple[str, ...]:
    return tuple(part for part in (part.strip() for part in words.split(";")) if part)


def undo(request: Request, id: str, csrf: Words = "", back: Words = "/judgements") -> RedirectResponse:
    """The judgement is withdrawn; it stays on the list with who withdrew it."""
    who = demand_form(request, "judge", csrf=csrf)
    withdraw(Asked(request=request).views.case, [id], by=who.name)
    note(request, "withdraw", target=id)
    return _back(own_path(back), {"notice": "The judgement is withdrawn."})


def own_path(words: str) -> str:
    """The path where it is one of this site; else the first page: nobody is sent elsewhere."""
    fine = words.startswith("/") and not words.startswith(("//", "/\\")) and "\\" not in words
    return words if fine and words.isprintable() else "/"


def _back(path: str, said: dict[str, str], *, anchor: str = "") -> RedirectResponse:
    mark = f"#{quote(anchor, safe='')}" if anchor else ""
    return RedirectResponse(f"{path}?{urlencode(said)}{mark}", status_code=303)
