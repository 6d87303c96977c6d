"""In and out: the token in an address, the login form, the way out."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response
from starlette.datastructures import MutableHeaders

from dateline.access import LockedError
from dateline.web.asking import Asked
from dateline.web.forms import own_path
from dateline.web.guard import address_of, demand_form, door_of
from dateline.web.showing import render

_LONGEST = 1000
Words = Annotated[str, Form(max_length=_LONGEST)]
_WRONG = "This does not let you in: look at it again."
_CLOSED = "This case has accounts now, and the address of before lets nobody in: log in with your name."


def make_entrance() -> APIRouter:
    """The routes by which people come in and leave."""
    router = APIRouter(include_in_schema=False)
    router.add_api_route("/login", ask_who, methods=["GET"])
    router.add_api_route("/login", log_in, methods=["POST"])
    router.add_api_route("/enter", enter, methods=["GET"])
    router.add_api_route("/logout", log_out, methods=["POST"])
    return router


def enter(request: Request, token: str = "") -> Response:
    """Whoever has the token in the address is let in, and the address is left without it."""
    door = door_of(request)
    if cookie := door.let_in(token[:_LONGEST]):
        return _inside(request, cookie, to="/")
    return _outside(request, sentence=_CLOSED if door.has_users() else _WRONG)


def ask_who(request: Request) -> Response:
    """The form that asks for a name and a password, or for the token while there are no accounts."""
    return _outside(request)


def log_in(
    request: Request, name: Words = "", password: Words = "", token: Words = "", back: Words = "/"
) -> Response:
    """Whoever gives the right words has a session; a page of another site can send nothing here."""
    if _is_from_elsewhere(request):
        return _outside(request, sentence="This form was sent from another site.", status=403)
    door = door_of(request)
    try:
        if door.has_users():
            cookie = door.log_in(name, password, address=address_of(request))
        else:
            cookie = door.let_in(token.strip())
    except LockedError as error:
        return _outside(request, sentence=str(error), status=429, wait=error.seconds)
    return _inside(request, cookie, to=own_path(back)) if cookie else _outside(request, sentence=_WRONG)


def _is_from_elsewhere(request: Request) -> bool:
    """Whether a page of another site sent the form; older browsers say so by the origin alone."""
    said = request.headers.get("origin")
    strange = said is not None and said.partition("://")[2].casefold() != request.headers["host"].casefold()
    return strange or request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none")


def log_out(request: Request, csrf: Words = "") -> Response:
    """The browser forgets the session, and the pages that it has shown."""
    demand_form(request, "read", csrf=csrf)
    door_of(request).log_out(request.state.session, address=address_of(request))
    answer = RedirectResponse("/login", status_code=303)
    answer.headers["clear-site-data"] = '"cache"'
    _set_cookie(answer, request, "", seconds=0)
    return answer


def _inside(request: Request, cookie: str, *, to: str) -> Response:
    answer = RedirectResponse(to, status_code=303)
    _set_cookie(answer, request, cookie)
    return answer


def _set_cookie(answer: Response, request: Request, value: str, *, seconds: int | None = None) -> None:
    headers = MutableHeaders(raw=answer.raw_headers)
    request.app.state.set_cookie(headers, request.scope, value, seconds=seconds)


def _outside(
    request: Request, *, sentence: str = "", status: int | None = None, wait: int | None = None
) -> Response:
    asked = Asked(request=request, bare=True)
    answer = render(
        asked,
        "login.html",
        title="Log in",
        status=status or (401 if sentence else 200),
        sentence=sentence,
        accounts=door_of(request).has_users(),
        back=own_path(asked.word("back") or "/"),
    )
    if wait:
        answer.headers["retry-after"] = str(wait)
    return answer
