"""The texts of reports as resources."""

import json
from collections.abc import Iterator

import pytest
from mcp import Client, MCPError
from mcp.types import ListResourcesResult, ReadResourceResult

from dateline.store import open_case
from tests.mcp.asking import ask, process_of, quotes_in, serving


@pytest.fixture(scope="module")
def url(demo_case: str) -> Iterator[str]:
    with serving(demo_case) as url:
        yield url


def test_the_newest_reports_are_listed_first_and_there_is_a_template(url: str) -> None:
    async def act(client: Client) -> tuple[ListResourcesResult, str]:
        (template,) = (await client.list_resource_templates()).resource_templates
        return await client.list_resources(), template.uri_template

    listed, template = ask(url, act)
    assert template == "dateline://report/{id}"
    assert len(listed.resources) == 36
    first = listed.resources[0]
    assert first.title == "LIVE: House passes aid for Israel; Iran plays down Isfahan"
    assert first.description == "Potomac Broadcasting, 2024-04-20 17:00-04:00. Untrusted data."


def test_a_citation_leads_to_its_words_over_both_transports(url: str, demo_case: str) -> None:
    async def act(client: Client) -> list[tuple[dict[str, int], ReadResourceResult]]:
        answer = await client.call_tool("disputes", {"limit": 2})
        cited = list(quotes_in(answer.structured_content))
        return [(c, await client.read_resource(f"dateline://report/{c['report']}")) for c in cited]

    for door in (url, process_of(demo_case)):
        for cited, read in ask(door, act):
            report = json.loads(read.contents[0].text)
            assert report["text"][cited["start"] : cited["end"]] == cited["quote"]
            assert report["outlet"] == cited["outlet"]
            assert report["published_at"] == cited["published_at"]


def test_every_listed_report_is_there_as_the_case_has_it(url: str, demo_case: str) -> None:
    async def act(client: Client) -> list[ReadResourceResult]:
        return [await client.read_resource(r.uri) for r in (await client.list_resources()).resources]

    read = [json.loads(found.contents[0].text) for found in ask(url, act)]
    with open_case(demo_case) as case:
        assert {r["id"]: r["text"] for r in read} == {d.id: d.text for d in case.documents()}


@pytest.mark.parametrize("uri", ["dateline://report/doc_0", "dateline://report/../x", "file:///etc/passwd"])
def test_what_is_not_there_is_refused(url: str, uri: str) -> None:
    async def act(client: Client) -> MCPError:
        with pytest.raises(MCPError) as refused:
            await client.read_resource(uri)
        return refused.value

    error = ask(url, act).error
    assert error.code == -32602
    assert uri.rpartition("/")[2] in error.message
