"""Where the surfaces meet: pages, HTTP API and MCP of one case, behind one door."""

from collections.abc import AsyncIterator, Collection
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from starlette.staticfiles import StaticFiles

from dateline import web
from dateline.access import Door
from dateline.api import make_api
from dateline.charts import chart_styles
from dateline.errors import InputError
from dateline.jobs import Jobs
from dateline.mcp import make_http_app, make_server
from dateline.server.identity import KnownAskers, set_cookie
from dateline.server.protection import Headless, OurHosts, SafeAnswers, SmallBodies
from dateline.store import Case
from dateline.views import Views

_STATIC = Path(web.__file__).with_name("static")
_API = "/api/v1"


def make_app(
    case: Case, *, hosts: Collection[str], token: str | None = None, allow_private: bool = False
) -> FastAPI:
    """An application that serves the case under the names of `hosts`.

    Until the case has accounts, whoever shows the `token` may do everything; nobody can come in without one. With
    `allow_private`, pages and feeds may be fetched from private addresses too.
    """
    views, door = Views(case), Door(case, local=token)
    jobs = Jobs(case, then=lambda: web.prepare(app))
    protocol = make_http_app(make_server(views))

    @asynccontextmanager
    async def running(_: FastAPI) -> AsyncIterator[None]:
        async with AsyncExitStack() as stack:
            await stack.enter_async_context(protocol.router.lifespan_context(protocol))
            yield
            jobs.close()

    app = FastAPI(lifespan=running, openapi_url=None, docs_url=None, redoc_url=None)
    app.state.views, app.state.jobs, app.state.door = views, jobs, door
    app.state.set_cookie = set_cookie
    app.state.allow_private = allow_private
    app.mount("/static", StaticFiles(directory=_STATIC))
    for router in web.make_routers():
        app.include_router(router)
    app.add_api_route("/static-charts.css", _chart_styles, methods=["GET"])
    app.mount(_API, make_api(views, jobs, allow_private=allow_private))
    app.router.routes.extend(protocol.routes)
    app.add_exception_handler(web.DeniedError, web.show_denied)
    app.add_exception_handler(InputError, web.show_refused)
    app.add_exception_handler(RequestValidationError, web.show_invalid)
    app.add_exception_handler(404, web.show_lost)
    app.add_exception_handler(500, web.show_failed)
    app.add_middleware(KnownAskers, door=door)
    app.add_middleware(SmallBodies)
    app.add_middleware(SafeAnswers)
    app.add_middleware(OurHosts, hosts=hosts)
    app.add_middleware(Headless)
    return app


def _chart_styles() -> Response:
    return Response(chart_styles(), media_type="text/css", headers={"cache-control": "private, max-age=3600"})
