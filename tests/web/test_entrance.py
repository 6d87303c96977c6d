"""At the door: forms of other sites, odd hosts, large bodies, HEAD, tokens, the first account, the way out."""

import re
from collections.abc import Iterator

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from dateline.access import add_user
from dateline.server import make_app
from dateline.store import Case
from tests.web.conftest import HOST, TOKEN, asking, csrf_of

PASSWORD = "four words make one"
ADMIN = {"name": "ada", "password": PASSWORD, "role": "admin"}


@pytest.fixture
def app(own_case: Case) -> FastAPI:
    """The case, with an admin."""
    add_user(own_case, "ada", password=PASSWORD, role="admin", by="the test")
    return make_app(own_case, hosts=[HOST, "::1"])


@pytest.fixture
def ada(app: FastAPI) -> Iterator[TestClient]:
    with TestClient(app) as client:
        client.post("/login", data={"name": "ada", "password": PASSWORD})
        yield client


@pytest.mark.parametrize(
    ("origin", "status"), [("http://testserver", 303), ("http://evil.example", 403), ("null", 403)]
)
def test_a_login_from_another_site_is_refused_by_its_origin_alone(
    app: FastAPI, origin: str, status: int
) -> None:
    with TestClient(app, follow_redirects=False) as client:
        sent = {"name": "ada", "password": PASSWORD}
        assert client.post("/login", data=sent, headers={"origin": origin}).status_code == status


@pytest.mark.parametrize(
    "host", ["testserver:8703@evil", "[::1]evil", "testserver:evil.com", "testserver:", ""]
)
def test_a_host_that_is_none_gets_no_answer(app: FastAPI, host: str) -> None:
    with TestClient(app) as client:
        assert client.get("/login", headers={"host": host}).status_code == 421
        assert client.get("/login", headers={"host": "TestServer:8703"}).status_code == 200
        assert client.get("/login", headers={"host": "[::1]:8703"}).status_code == 200


@pytest.mark.parametrize("path", ["/login", "/add/text", "/api/v1/reports"])
def test_a_body_that_is_too_large_and_does_not_say_so_is_413(ada: TestClient, path: str) -> None:
    def much() -> Iterator[bytes]:
        yield b"name="
        for _ in range(22):
            yield b"x" * 2**20

    headers = {"content-type": "application/x-www-form-urlencoded", "x-csrf-token": csrf_of(ada)}
    assert ada.post(path, content=much(), headers=headers).status_code == 413


@pytest.mark.parametrize(
    "path", ["/", "/timeline.json", "/static/page.js", "/api/v1/status", "/login", "/none"]
)
def test_head_is_answered_as_get_without_the_body(ada: TestClient, path: str) -> None:
    got, head = ada.get(path), ada.head(path)
    assert (head.status_code, head.content) == (got.status_code, b"")
    for name in ("content-type", "content-length", "cache-control", "content-security-policy"):
        assert head.headers.get(name) == got.headers.get(name)


def test_the_progress_of_no_job_is_not_found_and_of_a_job_has_a_head(ada: TestClient) -> None:
    assert ada.get("/jobs/nope/progress").status_code == 404
    job = ada.post("/add/recode", data={"csrf": csrf_of(ada)}).url.path
    assert ada.head(f"{job}/progress").headers["content-type"].startswith("text/event-stream")


def test_a_token_is_shown_once_and_the_page_lives_on(ada: TestClient) -> None:
    made = ada.post("/people/token", data={"csrf": csrf_of(ada), "label": "cron", "name": "ada"})
    assert re.search(r"<code>dtl_[\w-]{43}</code>", made.text)
    page = ada.get("/people").text
    assert "for ada, made" in page
    assert "dtl_" not in page
    (id,) = re.findall(r'name="id" value="([^"]*)"', page)
    assert ", revoked" in ada.post("/people/revoke", data={"csrf": csrf_of(ada), "id": id}).text


def test_the_first_account_is_an_admins_and_says_that_all_log_in_now(own_client: TestClient) -> None:
    page = own_client.get("/people").text
    assert re.findall(r"<option>(\w+)</option>", page) == ["admin"]
    answer = own_client.post("/people/add", data={**ADMIN, "csrf": csrf_of(own_client)})
    assert (answer.url.path, "from now on everybody logs in" in answer.text) == ("/login", True)
    old = own_client.get("/enter", params={"token": TOKEN})
    assert (old.status_code, "has accounts now" in old.text) == (401, True)


def test_a_page_kept_for_a_token_has_no_way_out_and_one_for_a_session_has(own_case: Case) -> None:
    with asking(own_case) as client:
        client.cookies, cookies = {}, dict(client.cookies)  # type: ignore[assignment]
        bare = client.get("/map", headers={"authorization": f"Bearer {TOKEN}"}).text
        client.cookies = cookies  # type: ignore[assignment]
        assert ("/logout" in bare, "/logout" in client.get("/map").text) == (False, True)


def test_what_an_account_has_seen_is_not_kept_by_the_browser(ada: TestClient) -> None:
    for path in ("/reports", "/reports.json", "/add", "/api/v1/reports"):
        assert ada.get(path).headers["cache-control"] == "no-store"
    assert "no-store" not in ada.get("/static/page.js").headers["cache-control"]
    out = ada.post("/logout", data={"csrf": csrf_of(ada)}, follow_redirects=False)
    assert out.headers["clear-site-data"] == '"cache"'


def test_what_is_added_and_stopped_on_a_page_stands_in_the_audit(ada: TestClient, own_case: Case) -> None:
    csrf = csrf_of(ada)
    file = {"file": ("wire of today.txt", b"Norway asked Sweden for help.")}
    job = ada.post("/add/file", data={"csrf": csrf}, files=file).url.path
    ada.post("/add/addresses", data={"csrf": csrf, "addresses": "http://127.0.0.1:9/a\nhttp://127.0.0.1:9/b"})
    ada.post(f"{job}/stop", data={"csrf": csrf})
    done = [(d.what, d.target) for d in own_case.audit() if d.who == "ada" and d.what in ("add", "stop")]
    assert done[::-1] == [
        ("add", "wire of today.txt"),
        ("add", "http://127.0.0.1:9/a, http://127.0.0.1:9/b"),
        ("stop", job.removeprefix("/jobs/")),
    ]


def test_an_address_with_a_password_is_refused_and_shown_to_who_typed_it_alone(ada: TestClient) -> None:
    sent = {"csrf": csrf_of(ada), "addresses": "http://ada:secret@127.0.0.1:9/"}
    assert "has a name or password in it" in ada.post("/add/addresses", data=sent).text
    assert "secret" not in ada.get("/api/v1/jobs").text
