"""The MCP server as an ASGI application, for another application to carry."""

from typing import Any
from urllib.parse import urlsplit

from mcp.server import MCPServer
from mcp.server.transport_security import TransportSecuritySettings
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

_MOST_BYTES = 2 * 2**20  # holds a text of 100,000 characters, however JSON writes them


def make_http_app(server: MCPServer[Any], *, path: str = "/mcp") -> Starlette:
    """An application that answers MCP over streamable HTTP at `path`, without sessions: each POST is answered alone.

    It works only inside its lifespan, which can be entered once: an application that takes over its `routes`
    enters ``app.router.lifespan_context(app)`` in its own. Who may come in, and under which host
    names, is for the application around it to say. What a page of another origin sends is refused with 403, a
    body over 2 MB with 413.
    """
    inner = server.streamable_http_app(
        streamable_http_path=path,
        stateless_http=True,
        json_response=True,
        max_request_body_size=_MOST_BYTES,
        transport_security=TransportSecuritySettings(enable_dns_rebinding_protection=False),
    )
    manager = server.session_manager
    return Starlette(
        routes=[Route(path, endpoint=_SameOrigin(inner), methods=["POST"])],
        lifespan=lambda _: manager.run(),
    )


class _SameOrigin:
    """Only requests without an origin, or of the host that they are sent to, get an answer."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = Headers(scope=scope)
        if scope["type"] == "http" and (origin := headers.get("origin")) is not None:
            host = headers.get("host", "")
            if not host or _host(origin) != host.casefold():
                words = "A page of another origin may not ask this server.\n"
                await PlainTextResponse(words, status_code=403)(scope, receive, send)
                return
        await self._app(scope, receive, send)


def _host(origin: str) -> str | None:
    try:
        return urlsplit(origin).netloc.casefold()
    except ValueError:
        return None
