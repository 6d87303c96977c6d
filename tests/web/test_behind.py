"""A case behind a proxy with TLS: what the proxy says of who asks is believed, and what anybody else says is not."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest

from dateline.access import add_user
from dateline.store import open_case
from tests.web.conftest import DATELINE, serving

PASSWORD = "four words make one"
ADA = {"name": "ada", "password": PASSWORD}


@pytest.fixture
def case(demo_case: str, tmp_path: Path) -> Path:
    where = Path(shutil.copy(demo_case, tmp_path / "april.case"))
    with open_case(where) as case:
        add_user(case, "ada", password=PASSWORD, role="admin", by="the test")
    return where


@pytest.fixture(params=["127.0.0.1", "192.0.2.7"], ids=["trusted", "untrusted"])
def served(request: pytest.FixtureRequest, case: Path) -> Iterator[tuple[bool, str]]:
    """Whether the address that the tests ask from is the proxy's, and where the case is."""
    with serving(case, "--behind", request.param) as address:
        yield request.param == "127.0.0.1", address.rstrip("/")


def said(client: str) -> dict[str, str]:
    """What a proxy adds to the request of a client, who has written more into the header."""
    return {"x-forwarded-for": f"198.51.100.1, {client}", "x-forwarded-proto": "https"}


def log_in(root: str, client: str, password: str = PASSWORD) -> httpx2.Response:
    return httpx2.post(f"{root}/login", data={**ADA, "password": password}, headers=said(client))


def test_who_tries_too_often_is_known_by_the_address_that_the_proxy_tells(
    served: tuple[bool, str], case: Path
) -> None:
    trusted, root = served
    assert [log_in(root, "203.0.113.5", "wrong").status_code for _ in range(6)] == [401] * 5 + [429]
    assert log_in(root, "203.0.113.6").status_code == (303 if trusted else 429)
    with open_case(case) as opened:
        tried = {done.address for done in opened.audit() if done.what == "log in"}
    assert tried == ({"203.0.113.5", "203.0.113.6"} if trusted else {"127.0.0.1"})


def test_the_cookie_is_for_https_where_the_proxy_says_so(served: tuple[bool, str]) -> None:
    trusted, root = served
    cookie = log_in(root, "203.0.113.5").headers["set-cookie"]
    assert ("Secure" in cookie) == trusted
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


def test_a_refusal_leads_back_to_the_page_it_came_from(served: tuple[bool, str]) -> None:
    trusted, root = served
    cookie = log_in(root, "203.0.113.5").headers["set-cookie"].partition(";")[0]
    page = root.replace("http:", "https:") + "/map?type=ASSAULT"
    headers = {**said("203.0.113.5"), "cookie": cookie, "referer": page}
    answer = httpx2.get(f"{root}/map?type=NONE", headers=headers)
    assert answer.status_code == 400
    assert (f'href="{page}">Go back' in answer.text) == trusted


@pytest.mark.parametrize("words", ["*", "0.0.0.0/0", "proxy.example.org", ""])
def test_what_is_no_address_is_refused(case: Path, words: str) -> None:
    command = [DATELINE, "serve", case, "--port", "0", "--no-open", "--behind", words]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.returncode == 2
    assert "this is no address of a proxy" in done.stderr
