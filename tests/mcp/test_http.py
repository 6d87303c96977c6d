"""The server behind HTTP: which requests get an answer."""

from collections.abc import Iterator

import httpx2
import pytest
from mcp import Client

from tests.mcp.asking import ask, serving

LIST = {"jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": {}}
HEADERS = {"accept": "application/json, text/event-stream", "mcp-protocol-version": "2025-06-18"}


@pytest.fixture(scope="module")
def url(demo_case: str) -> Iterator[str]:
    with serving(demo_case) as url:
        yield url


def post(url: str, **headers: str) -> httpx2.Response:
    return httpx2.post(url, json=LIST, headers={**HEADERS, **headers})


def test_clients_of_earlier_protocols_get_the_same(url: str) -> None:
    async def act(client: Client) -> list[str]:
        assert not (await client.call_tool("contacts", {"limit": 1})).is_error
        return [tool.name for tool in (await client.list_tools()).tools]

    assert ask(url, act, mode="legacy") == ask(url, act)


def test_a_request_needs_no_session(url: str) -> None:
    answer = post(url)
    assert answer.status_code == 200
    assert "mcp-session-id" not in answer.headers
    assert len(answer.json()["result"]["tools"]) == 9


@pytest.mark.parametrize("origin", ["https://elsewhere.example", "null", "http://127.0.0.1", "http://["])
def test_a_page_of_another_origin_gets_no_answer(url: str, origin: str) -> None:
    answer = post(url, origin=origin)
    assert (answer.status_code, answer.text) == (403, "A page of another origin may not ask this server.\n")


def test_our_own_pages_do_under_any_name_that_we_are_reached_by(url: str) -> None:
    assert post(url, origin=url.removesuffix("/mcp")).status_code == 200
    assert post(url, host="desk.example", origin="https://desk.example").status_code == 200


def test_nothing_stays_open_and_nothing_large_is_taken(url: str) -> None:
    assert httpx2.get(url, headers=HEADERS).status_code == 405
    assert httpx2.delete(url, headers=HEADERS).status_code == 405
    large = httpx2.post(
        url, content=b" " * (2 * 2**20 + 1), headers={**HEADERS, "content-type": "application/json"}
    )
    assert large.status_code == 413


def test_what_is_no_message_is_refused(url: str) -> None:
    answer = httpx2.post(url, content=b"{", headers={**HEADERS, "content-type": "application/json"})
    assert answer.status_code == 400
    assert answer.json()["error"]["code"] == -32700
