"""What requests and answers go through: the host is ours, the body small, the browser told what it may do."""

import re
from collections.abc import Collection
from contextlib import suppress
from http import HTTPStatus

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
_HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "x-frame-options": "DENY",
}
MOST_BYTES = 21 * 2**20
"""What a request may carry: a report of 20 MB and the words around it."""


def refusal(scope: Scope, status: int, words: str, *, close: bool = False) -> Response:
    """The refusal in one sentence: for the API in its form, else as plain text."""
    headers = {"connection": "close"} if close else None
    if not scope.get("path", "").startswith("/api/"):
        return PlainTextResponse(f"{words}\n", status_code=status, headers=headers)
    form = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": words}
    return JSONResponse(form, status_code=status, headers=headers, media_type="application/problem+json")


class OurHosts:
    """Only requests to a host that we serve under get an answer: another name may be a page that points at us."""

    def __init__(self, app: ASGIApp, *, hosts: Collection[str]) -> None:
        self._app = app
        self._hosts = {host.casefold() for host in hosts}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] in ("http", "websocket"):
            host = Headers(scope=scope).get("host", "")
            if _without_port(host).casefold() not in self._hosts:
                words = "This server does not answer under this name; start it with --name HOST to make it."
                await refusal(scope, 421, words)(scope, receive, send)
                return
        await self._app(scope, receive, send)


def _without_port(host: str) -> str:
    found = _HOST.fullmatch(host)
    return (found["v6"] or found["name"]) if found else ""


_HOST = re.compile(r"(?:\[(?P<v6>[0-9A-Fa-f:.]+)\]|(?P<name>[^:@/\[\]]+))(?::[0-9]{1,5})?")


class SafeAnswers:
    """Every answer tells the browser to run, load and frame nothing but what is ours."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers[name] = value
                if "cache-control" not in headers:
                    headers["cache-control"] = "private, no-cache"
            await send(message)

        await self._app(scope, receive, guarded if scope["type"] == "http" else send)


class TooLargeError(Exception):
    """A request carries more than is taken."""


class SmallBodies:
    """A request that carries too much is refused, at its header or as soon as it has sent too much."""

    def __init__(self, app: ASGIApp, *, most: int = MOST_BYTES) -> None:
        self._app = app
        self._most = most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        said = Headers(scope=scope).get("content-length", "0")
        met, begun = 0, False

        async def counted() -> Message:
            nonlocal met
            message = await receive()
            met += len(message.get("body", b""))
            if met > self._most:
                raise TooLargeError
            return message

        async def noted(message: Message) -> None:
            nonlocal begun
            if begun or met <= self._most:  # else what was made of half a body, in place of the refusal
                begun = True
                await send(message)

        too_large = not said.isdecimal() or len(said) > 18 or int(said) > self._most
        if not too_large:
            with suppress(TooLargeError):
                await self._app(scope, counted, noted)
            too_large = met > self._most
        if too_large and not begun:
            words = f"This carries more than {self._most // 2**20} MB; send less at a time."
            await refusal(scope, 413, words, close=True)(scope, receive, send)


class Headless:
    """HEAD is answered as GET is, without the body: so a server can be asked whether it is well."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self._app(scope, receive, send)
            return
        ended = False

        async def bare(message: Message) -> None:
            nonlocal ended
            if message["type"] == "http.response.start":
                await send(message)
            elif not ended:
                ended = True
                await send({"type": "http.response.body", "body": b""})
            if ended and message.get("more_body"):
                raise _EndedError  # or a stream would go on and on for nobody

        with suppress(_EndedError):
            await self._app({**scope, "method": "GET"}, receive, bare)


class _EndedError(Exception):
    """Of an answer nothing more is wanted."""
