"""Accounts, API tokens and the audit, for admins."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from dateline.access import (
    ROLES,
    add_token,
    add_user,
    change_role,
    disable_user,
    enable_user,
    parse_role,
)
from dateline.errors import InputError
from dateline.web.asking import Asked
from dateline.web.guard import address_of, demand, demand_form, door_of
from dateline.web.showing import render

_LONGEST = 1000
_MOST_DONE = 200
Words = Annotated[str, Form(max_length=_LONGEST)]


def make_people() -> APIRouter:
    """The routes of accounts, tokens and the audit."""
    router = APIRouter(include_in_schema=False)
    router.add_api_route("/people", show_people, methods=["GET"])
    for path, act in (
        ("/people/add", add),
        ("/people/change", change),
        ("/people/token", make_token),
        ("/people/revoke", revoke),
    ):
        router.add_api_route(path, act, methods=["POST"])
    return router


def show_people(request: Request) -> Response:
    """Who may come in, by what, and what was done."""
    demand(request, "manage")
    return _page(request)


def _page(request: Request, *, secret: str | None = None) -> Response:
    asked = Asked(request=request)
    case = asked.views.case
    return render(
        asked,
        "people.html",
        title="People",
        users=case.people.users(),
        tokens=case.people.tokens(),
        audit=case.audit(limit=_MOST_DONE),
        roles=ROLES,
        secret=secret,
    )


def add(request: Request, name: Words, password: Words, role: Words, csrf: Words = "") -> Response:
    """Somebody has an account."""
    who = demand_form(request, "manage", csrf=csrf)
    case, is_first = request.app.state.views.case, not door_of(request).has_users()
    add_user(case, name, password=password, role=parse_role(role), by=who.name, address=address_of(request))
    return RedirectResponse("/login?notice=accounts&back=/people", status_code=303) if is_first else _back()


def change(request: Request, name: Words, what: Words, role: Words = "", csrf: Words = "") -> Response:
    """An account has another role, is shut out, or let in again."""
    who = demand_form(request, "manage", csrf=csrf)
    case, place = request.app.state.views.case, address_of(request)
    if what == "role":
        change_role(case, name, role=parse_role(role), by=who.name, address=place)
    elif what in ("disable", "enable"):
        act = disable_user if what == "disable" else enable_user
        act(case, name, by=who.name, address=place)
    else:
        raise InputError(what, cause="this is nothing that can be done", next_step="use a button of the page")
    return _back()


def make_token(request: Request, label: Words, name: Words, role: Words = "", csrf: Words = "") -> Response:
    """A program has a token; the page shows its secret this once."""
    who = demand_form(request, "manage", csrf=csrf)
    made = add_token(
        request.app.state.views.case,
        label,
        name=name,
        role=parse_role(role) if role else None,
        by=who.name,
        address=address_of(request),
    )
    answer = _page(request, secret=made.secret)
    answer.headers["cache-control"] = "no-store"
    return answer


def revoke(request: Request, id: Words, csrf: Words = "") -> Response:
    """A token opens nothing any more."""
    who = demand_form(request, "manage", csrf=csrf)
    request.app.state.views.case.people.revoke_token(id, by=who.name, address=address_of(request))
    return _back()


def _back() -> Response:
    return RedirectResponse("/people", status_code=303)
