"""A case filled from its pages, in a real browser; and the same server asked by a language model's client."""

import asyncio
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx2
import pytest
from mcp import Client
from mcp.client.streamable_http import streamable_http_client
from playwright.sync_api import Page, expect

from dateline.store import open_case
from tests.web.conftest import Open, serving

TEXT = "Norway's army shelled a town in Sweden on Friday, two officials in Stockholm said."


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[str]:
    open_case(tmp_path / "new.case", create=True).close()
    with serving(tmp_path / "new.case") as address:
        yield address


def wait_until_read(page: Page) -> None:
    """The page of a job says by itself that the job is done."""
    page.wait_for_url("**/jobs/job_*")
    expect(page.locator("[data-state]")).to_contain_text("done", timeout=60_000)


def test_the_first_screen_of_an_empty_case_offers_the_demo(empty: str, open_page: Open) -> None:
    page = open_page(empty)
    expect(page.locator("main")).to_contain_text("holds no report yet")
    page.get_by_role("button", name="Put the demo reports").click()
    wait_until_read(page)
    page.get_by_role("link", name="To the picture").click()
    assert "36 reports" in page.locator(".rests").inner_text()


def test_a_pasted_text_is_read_and_stands_on_the_pages(empty: str, open_page: Open) -> None:
    page = open_page(empty, "/add")
    page.get_by_label("Text").fill(TEXT)
    page.get_by_label("Published", exact=True).fill("2024-04-13")
    page.get_by_role("button", name="Add the text").click()
    wait_until_read(page)
    page.get_by_role("link", name="Timeline").click()
    expect(page.locator(".day")).to_contain_text("shelled a town")


def test_a_file_is_read(empty: str, open_page: Open, tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(TEXT, "utf-8")
    page = open_page(empty, "/add")
    page.locator("input[type=file]").set_input_files(tmp_path / "report.txt")
    page.get_by_role("button", name="Add the file").click()
    wait_until_read(page)
    page.get_by_role("link", name="Reports", exact=True).click()
    assert page.locator(".rows li").count() == 1


def test_an_address_inside_the_own_network_is_refused(empty: str, open_page: Open) -> None:
    page = open_page(empty, "/add")
    page.get_by_label("Addresses").fill(empty.partition("/enter")[0])
    page.get_by_role("button", name="Fetch and add").click()
    wait_until_read(page)
    assert page.locator("[data-problems] li").count() == 1


@pytest.mark.parametrize("words", ["/etc/passwd", "file:///etc/passwd", "javascript:alert(1)"])
def test_what_is_no_web_address_is_refused(demo_address: str, open_page: Open, words: str) -> None:
    page = open_page(demo_address, "/add")
    page.on("console", lambda message: None)
    page.get_by_label("Addresses").fill(words)
    answer = page.request.post(
        page.url + "/addresses",
        form={"addresses": words, "csrf": page.locator("input[name=csrf]").first.input_value()},
    )
    assert (answer.status, "no web address" in answer.text()) == (400, True)


def test_a_language_model_asks_the_same_server(demo_address: str) -> None:
    root, _, token = demo_address.partition("/enter?token=")

    async def ask() -> tuple[set[str], int]:
        headers = {"authorization": f"Bearer {token}"}
        async with httpx2.AsyncClient(headers=headers) as http:
            transport = streamable_http_client(f"{root}/mcp", http_client=http)
            async with Client(transport) as client:
                tools = {tool.name for tool in (await client.list_tools()).tools}
                found = await client.call_tool("disputes", {})
                return tools, found.structured_content["total"]

    with ThreadPoolExecutor() as threads:  # the browser has the loop of this one
        tools, total = threads.submit(asyncio.run, ask()).result()
    assert {"search", "picture", "timeline", "read"} <= tools
    assert total > 0
    assert httpx2.post(f"{root}/mcp", json={}).status_code == 401
