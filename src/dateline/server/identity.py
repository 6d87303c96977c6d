"""A request's cookie or token → who asks, written on the request; nobody known comes in."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from anyio.to_thread import run_sync
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dateline.access import Door, Session, Who, is_csrf

CSRF_HEADER = "x-csrf-token"
_SAFE = ("GET", "HEAD", "OPTIONS")
_PROGRAMS = ("/api/", "/mcp")
_OPEN = ("/login", "/enter")
_LOOKS = "/static"  # what pages look like says nothing of the case


def cookie_name(scope: Scope) -> str:
    """The name of the session's cookie: cookies do not tell ports apart, and two cases may be served on one host."""
    server = scope.get("server")
    return f"dateline_{server[1] if server else 0}"


def set_cookie(headers: MutableHeaders, scope: Scope, value: str, *, seconds: int | None = None) -> None:
    """The browser keeps this session, out of reach of scripts and of other sites; 0 seconds end it."""
    parts = [f"{cookie_name(scope)}={value}", "Path=/", "HttpOnly", "SameSite=Lax"]
    if seconds is not None:
        parts.append(f"Max-Age={seconds}")
    if scope.get("scheme") == "https":
        parts.append("Secure")
    headers.append("set-cookie", "; ".join(parts))


@dataclass(frozen=True, slots=True)
class _Asking:
    who: Who | None
    session: Session | None = None
    renewed: str | None = None


class KnownAskers:
    """Every request carries who asks: ``state.who``, ``state.session``, ``state.csrf``.

    Nobody who is not known gets farther than the door: a page sends them there, all else is 401.

    What a program sends with a session's cookie, and not with a token of its own, has to carry the session's CSRF
    token in the header ``X-CSRF-Token``: a page of another site can send the cookie and not read the token.
    """

    def __init__(self, app: ASGIApp, *, door: Door) -> None:
        self._app = app
        self._door = door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        asking = await run_sync(self._find, request)
        state: dict[str, Any] = scope.setdefault("state", {})
        session = asking.session
        state |= {"who": asking.who, "session": session, "csrf": session.csrf if session else ""}
        if asking.who is None and not _is_open(request):
            await _send_away(request)(scope, receive, send)
            return
        if session and self._is_forged(request, session):
            await _problem(403, "Forbidden", _FORGED)(scope, receive, send)
            return

        async def marked(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if asking.renewed and "set-cookie" not in headers:
                    set_cookie(headers, scope, asking.renewed)
                if session and session.who.via == "session" and not _is_open(request):
                    headers["cache-control"] = "no-store"  # or the browser shows it after the log-out
            await send(message)

        await self._app(scope, receive, marked)

    def _find(self, request: Request) -> _Asking:
        kind, _, secret = request.headers.get("authorization", "").partition(" ")
        if kind.casefold() == "bearer":
            return _Asking(self._door.find_token(secret.strip()))
        cookie = request.cookies.get(cookie_name(request.scope))
        session = self._door.find_session(cookie) if cookie else None
        if session is None:
            return _Asking(None)
        return _Asking(session.who, session, self._door.renew(session))

    def _is_forged(self, request: Request, session: Session) -> bool:
        asks = request.method not in _SAFE and request.url.path.startswith(_PROGRAMS)
        return asks and not is_csrf(session, request.headers.get(CSRF_HEADER, ""))


_FORGED = "This changes something and carries no CSRF token; send it in X-CSRF-Token, or use an API token."
_UNKNOWN = "Log in on the page, or send an API token: Authorization: Bearer TOKEN."


def _is_open(request: Request) -> bool:
    path = request.url.path
    return path in _OPEN or path == f"{_LOOKS}-charts.css" or path.startswith(f"{_LOOKS}/")


def _send_away(request: Request) -> Response:
    path = request.url.path
    if request.method in ("GET", "HEAD") and not path.startswith(_PROGRAMS) and not path.endswith(".json"):
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(f"/login?{urlencode({'back': path + query})}", status_code=303)
    return _problem(401, "Unauthorized", _UNKNOWN)


def _problem(status: int, title: str, detail: str) -> Response:
    form = {"type": "about:blank", "title": title, "status": status, "detail": detail}
    headers = {"www-authenticate": "Bearer"} if status == 401 else None
    return JSONResponse(form, status_code=status, headers=headers, media_type="application/problem+json")
