"""Judgements: listed, made, withdrawn."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from dateline.api import forms
from dateline.api.answers import answer_now, listed_now
from dateline.api.asking import Id, Which, views_of
from dateline.api.audit import note
from dateline.api.guard import Judge, Reader
from dateline.api.problems import MissingError, declared
from dateline.errors import InputError
from dateline.judgements import Correction, Effect
from dateline.judging import corrected, judge, judgement_form, withdraw

Effects = dict[str, Effect]


def make_judging() -> APIRouter:
    """The routes of judgements."""
    router = APIRouter()
    router.add_api_route(
        "/judgements", find_judgements, response_model=forms.JudgementList, responses=declared()
    )
    router.add_api_route(
        "/judgements",
        make_judgements,
        methods=["POST"],
        status_code=201,
        response_model=forms.JudgementList,
        responses=declared(),
    )
    router.add_api_route(
        "/judgements/{id}",
        withdraw_judgement,
        methods=["DELETE"],
        response_model=forms.JudgementForm,
        responses=declared(404),
    )
    return router


def find_judgements(
    request: Request,
    who: Reader,
    part: Which,
    active: Annotated[bool, Query(description="Only those that nobody has withdrawn.")] = False,
) -> Response:
    """What people decided, in order, with what it came to."""
    case = views_of(request).case
    judged = case.judgements(active=active)
    effects = _effects(request) if any(j.withdrawn_at is None for j in judged) else {}
    return listed_now(request, part, judged, form=lambda j: judgement_form(j, effects.get(j.id)))


def _effects(request: Request) -> Effects:
    """What each judgement came to, found once for each state of the case."""
    case, kept = views_of(request).case, request.app.state.effects
    found: Effects = kept.give(case.revision(), lambda: {e.judgement: e for e in corrected(case).effects})
    return found


def make_judgements(request: Request, who: Judge, correction: forms.CorrectionIn) -> Response:
    """The correction stands in the case, or nothing of it does."""
    parts: dict[str, Any] = correction.model_dump(exclude={"targets", "reason"})
    sides = {name: tuple(parts[name]) for name in ("actors", "recipients")}
    case = views_of(request).case
    try:
        asked = Correction(**{**parts, **sides})
        made = judge(case, correction.targets, asked, author=who.name, reason=correction.reason).made
    except ValueError as error:
        raise InputError("the correction", cause=str(error), next_step="nothing was changed") from error
    for judgement in made:
        note(request, "judge", who=who, target=judgement.target)
    form = {"total": len(made), "offset": 0, "items": [judgement_form(j, None) for j in made]}
    return answer_now(request, form, status=201)


def withdraw_judgement(request: Request, who: Judge, id: Id) -> Response:
    """The judgement holds no longer; it stays on the list."""
    case = views_of(request).case
    if id not in {judgement.id for judgement in case.judgements(active=False)}:
        raise MissingError("judgement", id, when="")
    (judgement,) = withdraw(case, [id], by=who.name)
    note(request, "withdraw", who=who, target=id)
    return answer_now(request, judgement_form(judgement, None))
