"""Ways to a server: the real process over its standard streams, and a real HTTP server on loopback."""

import contextlib
import shutil
import socket
import sysconfig
import threading
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from typing import Any

import anyio
import uvicorn
from mcp import Client, StdioServerParameters
from mcp.types import CallToolResult
from starlette.applications import Starlette

from dateline.mcp import make_http_app, make_server
from dateline.store import open_case
from dateline.views import Views

ARTICLE = (
    "Norway asked Sweden for help, two officials said on Monday. "
    "Sweden denied that it had attacked a Norwegian ship, its foreign ministry told the Elm Courier."
)
CALLS: dict[str, dict[str, Any]] = {
    "search": {"words": "drones iran*", "limit": 5},
    "picture": {"length": "short"},
    "timeline": {"dyad": "IRN:ISR", "days": 5},
    "events": {"type": ["ASSAULT"], "actor": "ISR", "limit": 200, "citations": 50},
    "claims": {"speaker": "IRN"},
    "disputes": {"limit": 200},
    "expected": {"outcome": ["open", "happened"], "limit": 200},
    "contacts": {"limit": 200, "offset": 1},
    "read": {"text": ARTICLE, "published": "2024-04-10T12:00Z", "outlet": "Elm Courier"},
}
Door = StdioServerParameters | str


def process_of(where: str) -> StdioServerParameters:
    """The command that serves a case."""
    command = shutil.which("dateline", path=sysconfig.get_path("scripts"))
    assert command
    return StdioServerParameters(command=command, args=["mcp", where])


def ask(door: Door, act: Callable[[Client], Awaitable[Any]], *, mode: str = "auto") -> Any:
    """What comes of an act with a client that is let in."""

    async def run() -> Any:
        async with Client(door, mode=mode) as client:
            return await act(client)

    return anyio.run(run)


def call(door: Door, tool: str, **arguments: Any) -> CallToolResult:
    """The tool's answer."""
    found: CallToolResult = ask(door, lambda client: client.call_tool(tool, arguments))
    return found


def text_of(answer: CallToolResult) -> str:
    """The readable part of an answer."""
    (content,) = answer.content
    assert content.type == "text"
    return content.text


def quotes_in(form: Any) -> Iterator[dict[str, Any]]:
    """Every citation in an answer, however deep."""
    if isinstance(form, dict):
        if "quote" in form:
            yield form
        for part in form.values():
            yield from quotes_in(part)
    elif isinstance(form, list):
        for part in form:
            yield from quotes_in(part)


@contextlib.contextmanager
def serving(where: str) -> Iterator[str]:
    """The address under which the case is served, as another application would carry it."""
    with open_case(where) as case:
        inner = make_http_app(make_server(Views(case)))

        @contextlib.asynccontextmanager
        async def lifespan(app: Starlette) -> AsyncIterator[None]:
            async with inner.router.lifespan_context(inner):
                yield

        outer = Starlette(lifespan=lifespan)
        outer.router.routes.extend(inner.routes)
        with _running(outer) as port:
            yield f"http://127.0.0.1:{port}/mcp"


@contextlib.contextmanager
def _running(app: Starlette) -> Iterator[int]:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", ws="none"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [door]})
        thread.start()
        while not server.started and thread.is_alive():
            time.sleep(0.01)
        try:
            yield door.getsockname()[1]
        finally:
            server.should_exit = True
            thread.join()
