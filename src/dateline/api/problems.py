"""Refusals, all in the one form of RFC 9457."""

from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException

from dateline.api.guard import DeniedError, UnknownError
from dateline.errors import InputError, printable
from dateline.jobs import FullError
from dateline.outputs.printable import shorten

_NEEDS = {"read": "see this case", "judge": "judge", "add": "add reports", "manage": "manage accounts"}
_TYPE = "application/problem+json"
_WIDTH = 300
_A_WHILE = "30"  # seconds after which to try again


class MissingError(Exception):
    """There is no such thing; of what the reports say, not by the moment that was asked for."""

    def __init__(self, noun: str, id: str = "", *, when: str = " by that moment") -> None:
        name = f" {shorten(id, width=80)}" if id else ""
        super().__init__(f"There is no {noun}{name}{when}.")


class TooLargeError(Exception):
    """What was sent is larger than what is taken."""


def problem(status: int, detail: str, *, headers: dict[str, str] | None = None) -> Response:
    """The refusal in JSON."""
    form = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": detail}
    kept = {"cache-control": "no-store", **(headers or {})}
    return JSONResponse(form, status_code=status, media_type=_TYPE, headers=kept)


def declared(*codes: int) -> dict[int | str, dict[str, Any]]:
    """What a route declares of its refusals; any may give some of them."""
    content = {_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    always = (400, 401, 403, 422, 503)
    return {code: {"description": HTTPStatus(code).phrase, "content": content} for code in (*always, *codes)}


def tell_problems(app: FastAPI) -> None:
    """Everything that goes wrong is told in this form."""
    for kind, tell in (
        (UnknownError, _unknown),
        (DeniedError, _denied),
        (InputError, _refused),
        (FullError, _full),
        (MissingError, _missing),
        (TooLargeError, _too_large),
        (RequestValidationError, _invalid),
        (HTTPException, _other),
        (Exception, _failed),
    ):
        app.add_exception_handler(kind, tell)


def _unknown(_: Request, error: Exception) -> Response:
    words = "Nobody knows who asks; send an API token: Authorization: Bearer TOKEN."
    return problem(401, words, headers={"www-authenticate": "Bearer"})


def _denied(_: Request, error: Exception) -> Response:
    what = _NEEDS[error.right] if isinstance(error, DeniedError) else "do this"
    return problem(403, f"The role of who asks may not {what}.")


def _refused(request: Request, error: Exception) -> Response:
    """Where the case itself cannot be used, its place is the server's own business."""
    if isinstance(error, InputError) and error.item == printable(request.app.state.views.case.name):
        words = f"The case cannot be used: {error.cause}; {error.next_step}."
        return problem(503, words, headers={"retry-after": _A_WHILE})
    return problem(400, str(error))


def _full(_: Request, error: Exception) -> Response:
    return problem(429, str(error), headers={"retry-after": _A_WHILE})


def _missing(_: Request, error: Exception) -> Response:
    return problem(404, str(error))


def _too_large(_: Request, error: Exception) -> Response:
    return problem(413, str(error))


def _invalid(_: Request, error: Exception) -> Response:
    found: list[Any] = list(error.errors()) if isinstance(error, RequestValidationError) else []
    said = "; ".join(f"{'.'.join(str(p) for p in part['loc'])}: {part['msg']}" for part in found[:5])
    return problem(422, shorten(said or "the request cannot be read", width=_WIDTH))


def _other(request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        return _failed(request, error)
    return problem(error.status_code, f"{error.detail}.", headers=dict(error.headers or {}))


def _failed(_: Request, error: Exception) -> Response:
    return problem(500, "This is a fault in Dateline, please report it.")
