"""Every route as nobody, reader, analyst and admin."""

import httpx2
import pytest
from fastapi import FastAPI

from dateline.access import ROLES, Role
from tests.api.conftest import AS

NEEDS: dict[tuple[str, str], Role] = {
    ("post", "/judgements"): "analyst",
    ("delete", "/judgements/{id}"): "analyst",
    ("post", "/reports"): "analyst",
    ("post", "/reports/files"): "analyst",
    ("post", "/jobs"): "analyst",
    ("delete", "/jobs/{id}"): "analyst",
}
"""What takes more than a reader."""


@pytest.fixture
def routes(address: str) -> list[tuple[str, str]]:
    paths = httpx2.get(f"{address}openapi.json").json()["paths"]
    return [(method, path) for path, methods in paths.items() for method in methods]


def test_every_route_asks_for_what_the_table_says(address: str, routes: list[tuple[str, str]]) -> None:
    wrong = []
    for method, path in routes:
        where = address + path.strip("/").replace("{id}", "x")
        least = ROLES.index(NEEDS.get((method, path), "reader"))
        for role in ROLES:
            status = httpx2.request(method, where, headers={AS: role}, timeout=60).status_code
            if (status == 403) == (ROLES.index(role) >= least):
                wrong.append((method, path, role, status))
    assert wrong == []


def test_nobody_gets_anything(address: str, routes: list[tuple[str, str]]) -> None:
    answers = [
        httpx2.request(method, address + path.strip("/").replace("{id}", "x")) for method, path in routes
    ]
    assert {answer.status_code for answer in answers} == {401}
    assert {answer.headers["www-authenticate"] for answer in answers} == {"Bearer"}


def test_a_reader_is_refused_before_the_body_is_looked_at(address: str) -> None:
    answer = httpx2.post(f"{address}judgements", json={"no": "such"}, headers={AS: "reader"})
    assert (answer.status_code, answer.json()["detail"]) == (403, "The role of who asks may not judge.")


def test_there_are_no_pages_that_load_scripts(client: httpx2.Client, app: FastAPI) -> None:
    assert [client.get(path).status_code for path in ("docs", "redoc")] == [404, 404]
