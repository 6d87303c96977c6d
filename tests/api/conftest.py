"""A copy of the demo case behind the API alone, on a port of this machine; who asks is what a header says."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copy

import httpx2
import pytest
import uvicorn
from fastapi import FastAPI
from starlette.types import ASGIApp, Receive, Scope, Send

from dateline.access import Who, parse_role
from dateline.api import make_api
from dateline.jobs import Jobs
from dateline.store import Case, open_case
from dateline.views import Views

ROOT = "/api/v1"
AS = "x-test-role"
ADMIN = {AS: "admin"}


class _Roles:
    """Whoever says in a header which role they have is believed: this is for tests alone."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            role = dict(scope["headers"]).get(AS.encode(), b"").decode()
            who = Who(name=f"the {role}", role=parse_role(role), via="token", id="test") if role else None
            scope.setdefault("state", {})["who"] = who
        await self._app(scope, receive, send)


def make_test_app(case: Case, jobs: Jobs) -> FastAPI:
    app = FastAPI(openapi_url=None)
    app.mount(ROOT, make_api(Views(case), jobs))
    app.add_middleware(_Roles)
    return app


@contextmanager
def serving(app: FastAPI) -> Iterator[str]:
    """The address of the API while it is served."""
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", timeout_graceful_shutdown=1))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}{ROOT}/"
    finally:
        server.should_exit = True
        thread.join()
        listening.close()


@pytest.fixture(scope="module")
def case(demo_case: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    with open_case(Path(copy(demo_case, tmp_path_factory.mktemp("api") / "april.case"))) as case:
        yield case


@pytest.fixture(scope="module")
def jobs(case: Case) -> Iterator[Jobs]:
    jobs = Jobs(case)
    yield jobs
    jobs.close()


@pytest.fixture(scope="module")
def app(case: Case, jobs: Jobs) -> FastAPI:
    return make_test_app(case, jobs)


@pytest.fixture(scope="module")
def address(app: FastAPI) -> Iterator[str]:
    with serving(app) as address:
        yield address


@pytest.fixture(scope="module")
def client(address: str) -> Iterator[httpx2.Client]:
    """Asks as an admin."""
    with httpx2.Client(base_url=address, headers=ADMIN, timeout=60) as client:
        yield client
