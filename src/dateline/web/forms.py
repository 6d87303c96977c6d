"""What people send from a page: corrections and their withdrawal."""

import re
from typing import Annotated
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from dateline.errors import InputError
from dateline.judgements import Correction
from dateline.judging import corrected, judge, judgement_form, withdraw
from dateline.web.asking import Asked
from dateline.web.guard import demand, demand_form, note
from dateline.web.reports import FIELDS, show_report
from dateline.web.showing import render

_LONGEST = 500
_EVENT = re.compile(r"(?:https?://[^?#]*)?/events/(evn_[0-9a-f]+)(?:[?#].*)?")
_TOLD_ONCE = ("notice", "undo", "coding", "correct")
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
    reason: Words = "",
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
) -> Response:
    """The coding is corrected, and the report shown again with a way to undo it; or why not, with what was typed."""
    who = demand_form(request, "judge", csrf=csrf)
    asked, case = Asked(request=request), request.app.state.views.case
    correction = Correction(
        type=type or None,
        status=status or None,
        actors=_several(actors),
        recipients=_several(recipients),
        day=day.strip() or None,
        place=place.strip() or None,
        speaker=speaker.strip() or None,
        same_as=_EVENT.sub(r"\1", same_as.strip()) or None,
        not_an_event=bool(not_an_event),
        apart=bool(apart),
    )
    try:
        if not reason.strip():
            raise InputError("reason", cause="it is empty", next_step="say why the coding is wrong")
        judged = judge(case, [target], correction, author=who.name, reason=reason.strip())
    except InputError as refusal:
        said = (type, status, actors, recipients, day, place, speaker, same_as, not_an_event, apart, reason)
        typed = dict(zip(FIELDS, said, strict=True))
        return _redrawn(asked, id, target=target, typed=typed, refusal=refusal)
    note(request, "judge", target=target)
    news = {"coding": target, "notice": "corrected", "undo": ",".join(made.id for made in judged.made)}
    return _back(f"/reports/{quote(id, safe='')}{asked.query}", news, anchor=target)


def _redrawn(asked: Asked, id: str, *, target: str, typed: dict[str, str], refusal: InputError) -> Response:
    """The page of the report with the form as it was sent, and why it was refused."""
    view = asked.view
    found = show_report(asked, view, id, correct=target) if view else None
    if found is None or target not in {coding["told"].id for coding in found[1]["codings"]}:
        raise refusal
    title, data, more = found
    shown = {
        **data,
        **more,
        "here": f"/reports/{quote(id, safe='')}",
        "typed": typed,
        "refusal": str(refusal),
    }
    return render(asked, "report.html", title=title, status=400, **shown)


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
    """The judgements, several with commas, are withdrawn; they stay on the list with who withdrew them."""
    who = demand_form(request, "judge", csrf=csrf)
    ids = [part for part in id.split(",") if part]
    withdraw(Asked(request=request).views.case, ids, by=who.name)
    for one in ids:
        note(request, "withdraw", target=one)
    return _back(own_path(back), {"notice": "withdrawn"})


def own_path(words: str) -> str:
    """The path where it is one of this site; else the first page: nobody is sent elsewhere."""
    fine = words.startswith("/") and not words.startswith(("//", "/\\")) and "\\" not in words
    return words if fine and words.isprintable() else "/"


def _back(path: str, said: dict[str, str], *, anchor: str = "") -> RedirectResponse:
    """To the page that the form was on, as it was asked for, with what there is to say."""
    parts = urlsplit(path)
    asked = [pair for pair in parse_qsl(parts.query) if pair[0] not in _TOLD_ONCE]
    mark = f"#{quote(anchor, safe='')}" if anchor else ""
    return RedirectResponse(f"{parts.path}?{urlencode([*asked, *said.items()])}{mark}", status_code=303)
