"""Who may do what: every route of the served application, as nobody, reader, analyst and admin."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from shutil import copy

import pytest
from fastapi import FastAPI
from starlette.routing import Mount
from starlette.testclient import TestClient

from dateline.access import ROLES, Role, add_user
from dateline.server import make_app
from dateline.store import open_case

HOST = "testserver"
PASSWORD = "four words make one"
OPEN = {("GET", "/login"), ("POST", "/login"), ("GET", "/enter"), ("GET", "/static-charts.css")}
NEEDS: dict[tuple[str, str], Role] = {
    ("POST", "/logout"): "reader",
    ("GET", "/judgements"): "analyst",
    ("POST", "/reports/{id}/correct"): "analyst",
    ("POST", "/judgements/{id}/undo"): "analyst",
    ("GET", "/add"): "analyst",
    ("POST", "/add/text"): "analyst",
    ("POST", "/add/file"): "analyst",
    ("POST", "/add/addresses"): "analyst",
    ("POST", "/add/recode"): "analyst",
    ("POST", "/add/demo"): "analyst",
    ("GET", "/jobs/{id}"): "analyst",
    ("POST", "/jobs/{id}/stop"): "analyst",
    ("GET", "/people"): "admin",
    ("POST", "/people/add"): "admin",
    ("POST", "/people/change"): "admin",
    ("POST", "/people/token"): "admin",
    ("POST", "/people/revoke"): "admin",
}


@dataclass
class Served:
    app: FastAPI
    clients: dict[Role, TestClient]


@pytest.fixture(scope="module")
def served(demo_case: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    where = Path(copy(demo_case, tmp_path_factory.mktemp("rights") / "april.case"))
    with open_case(where) as case:
        for role in reversed(ROLES):
            add_user(case, role, password=PASSWORD, role=role, by="the test")
        app = make_app(case, hosts=[HOST])
        with TestClient(app) as client:
            clients: dict[Role, TestClient] = {}
            for role in ROLES:
                clients[role] = TestClient(app, cookies={})
                answer = clients[role].post("/login", data={"name": role, "password": PASSWORD})
                assert answer.status_code == 200, answer.text
            assert client
            yield Served(app, clients)


def routes(app: FastAPI) -> list[tuple[str, str]]:
    """Every method and path of the pages."""
    found = []
    for route in app.routes:
        if isinstance(route, Mount) or not hasattr(route, "methods"):
            continue
        found += [(method, route.path) for method in sorted(route.methods - {"HEAD"})]
    return found


def needed(route: tuple[str, str]) -> Role:
    return NEEDS.get(route, "reader")


def test_every_route_asks_for_what_the_table_says(served: Served) -> None:
    wrong = []
    for method, path in routes(served.app):
        if (method, path) in OPEN or path == "/mcp":
            continue
        where = re.sub(r"\{\w+\}", "x", path)
        least = ROLES.index(needed((method, path)))
        for role, client in served.clients.items():
            answer = client.request(method, where, follow_redirects=False)
            refused = answer.status_code in (401, 403) or answer.headers.get("location", "").startswith(
                "/login?"
            )
            # A form that lacks fields is refused after its sender is known to be allowed, or before.
            allowed = ROLES.index(role) >= least
            if (method == "GET" and refused == allowed) or (not allowed and answer.status_code < 400):
                wrong.append((method, path, role, answer.status_code))
    assert wrong == []


def test_nobody_sees_anything(served: Served) -> None:
    nobody = TestClient(served.app)
    let_in = []
    for method, path in routes(served.app):
        if (method, path) in OPEN:
            continue
        answer = nobody.request(method, re.sub(r"\{\w+\}", "x", path), follow_redirects=False)
        sent_away = answer.status_code == 303 and answer.headers["location"].startswith("/login")
        if not sent_away and answer.status_code != 401:
            let_in.append((method, path, answer.status_code))
    assert let_in == []


def test_a_form_without_the_words_of_its_session_does_nothing(served: Served) -> None:
    answer = served.clients["admin"].post(
        "/people/add", data={"name": "x", "password": PASSWORD, "role": "admin"}
    )
    assert answer.status_code == 403
    assert "not from your session" in answer.text


def test_another_host_name_gets_no_answer(served: Served) -> None:
    answer = served.clients["admin"].get("/", headers={"host": "evil.example"})
    assert answer.status_code == 421


def test_answers_forbid_the_browser_everything_that_is_not_ours(served: Served) -> None:
    for path in ("/", "/static/style.css", "/api/v1/status", "/nothing"):
        policy = served.clients["reader"].get(path).headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
