"""A served case for the tests: the real command on a free port, and Debian's Chromium."""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright
from starlette.testclient import TestClient

from dateline.server import make_app
from dateline.store import Case, open_case

HOST, TOKEN = "testserver", "a token of the tests"
DATELINE = Path(sys.executable).with_name("dateline")
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@contextmanager
def serving(case: str | Path, *more: str) -> Iterator[str]:
    """The address at which ``dateline serve`` says that the case can be opened."""
    command = [DATELINE, "serve", case, "--port", "0", "--no-open", *more]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield process.stdout.readline().strip()
        finally:
            process.terminate()
            process.wait(30)


def find_browser() -> str | None:
    """The path of a browser of this machine; None where it has none."""
    return next(filter(None, map(shutil.which, BROWSERS)), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = find_browser()
    if program is None:
        pytest.skip("there is no Chromium on this machine")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def demo_address(demo_case: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The demo case, served; tests that only look share it."""
    copy = shutil.copy(demo_case, tmp_path_factory.mktemp("served") / "april.case")
    with serving(copy) as address:
        yield address


@pytest.fixture
def own_address(demo_case: str, tmp_path: Path) -> Iterator[str]:
    """The demo case, served to one test that changes it."""
    with serving(shutil.copy(demo_case, tmp_path / "april.case")) as address:
        yield address


@contextmanager
def asking(case: Case, **options: object) -> Iterator[TestClient]:
    """Somebody who was let in to the case with its token, without a browser."""
    with TestClient(make_app(case, hosts=[HOST], token=TOKEN), **options) as client:  # type: ignore[arg-type]
        client.get("/enter", params={"token": TOKEN})
        yield client


@pytest.fixture(scope="module")
def demo_client(demo_case: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """Somebody in the demo case; tests that only look share it."""
    where = shutil.copy(demo_case, tmp_path_factory.mktemp("asked") / "april.case")
    with open_case(where) as case, asking(case) as client:
        yield client


@pytest.fixture
def own_case(demo_case: str, tmp_path: Path) -> Iterator[Case]:
    """The demo case, of one test that changes it."""
    with open_case(shutil.copy(demo_case, tmp_path / "own.case")) as case:
        yield case


@pytest.fixture
def own_client(own_case: Case) -> Iterator[TestClient]:
    """Somebody in the demo case of one test."""
    with asking(own_case) as client:
        yield client


def csrf_of(client: TestClient) -> str:
    """The words that the forms of a session carry."""
    return re.search(r'name="csrf" value="(\w+)"', client.get("/add").text)[1]  # type: ignore[index]


def is_fault(message: ConsoleMessage) -> bool:
    """Whether a browser says that something is wrong; that a form was refused is none."""
    return message.type == "error" and "status of 400" not in message.text


Open = Callable[..., Page]


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Open]:
    """A new browser at an address, let in with its token; anything it says on its console fails the test."""
    contexts: list[BrowserContext] = []
    said: list[str] = []

    def opened(address: str, path: str = "", **options: object) -> Page:
        context = browser.new_context(**options)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text) if is_fault(message) else None)
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto(address)
        if path:
            page.goto(re.sub(r"/enter\?token=.*", "", address) + path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert said == []
