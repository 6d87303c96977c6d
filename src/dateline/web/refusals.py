"""What a page says when it cannot be shown."""

from http import HTTPStatus
from typing import Any

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response

from dateline.web.asking import Asked
from dateline.web.guard import DeniedError, ForgedError, is_allowed
from dateline.web.showing import render

_NEEDS = {
    "read": "see this case",
    "judge": "correct the coding",
    "add": "add reports",
    "manage": "manage accounts",
}


def show_denied(request: Request, error: Exception) -> Response:
    """Somebody is told what their role may not do."""
    if isinstance(error, ForgedError):
        return _answer(
            request, "This form is not from your session: open the page again and send it anew.", status=403
        )
    what = _NEEDS[error.right] if isinstance(error, DeniedError) else "do this"
    return _answer(request, f"Your role may not {what}: ask an admin of this case.", status=403)


def show_refused(request: Request, error: Exception) -> Response:
    """What was asked for or sent cannot be used, in its one sentence."""
    return _answer(request, str(error), status=400)


def show_invalid(request: Request, error: Exception) -> Response:
    """A form misses a field, or one is too long."""
    found: list[Any] = list(error.errors()) if isinstance(error, RequestValidationError) else []
    fields = ", ".join(str(part["loc"][-1]) for part in found) or "the form"
    return _answer(request, f"{fields}: missing or too long; fill it in and send it again.", status=422)


def show_lost(request: Request, error: Exception) -> Response:
    """There is no such page."""
    return _answer(request, "There is no such page.", status=404)


def show_failed(request: Request, error: Exception) -> Response:
    """A fault of ours; its trace is in the terminal and not on the page."""
    return _answer(request, "This page failed. This is a fault in Dateline, please report it.", status=500)


def _answer(request: Request, sentence: str, *, status: int) -> Response:
    path = request.url.path
    if path.endswith(".json") or path.startswith(("/api/", "/mcp")) or not is_allowed(request, "read"):
        form = {
            "type": "about:blank",
            "title": HTTPStatus(status).phrase,
            "status": status,
            "detail": sentence,
        }
        return JSONResponse(form, status_code=status, media_type="application/problem+json")
    back = request.headers.get("referer", "")
    own = str(request.base_url)
    return render(
        Asked(request=request, bare=True),
        "problem.html",
        title="This cannot be done",
        status=status,
        sentence=sentence,
        back=back if back.startswith(own) else "/",
    )
