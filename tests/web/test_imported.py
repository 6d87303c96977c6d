"""Event data of others on the pages: listed, and where they are asked for, grey beside ours."""

import io
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from shutil import copy

import pytest
from starlette.testclient import TestClient

from dateline.exports import make_files, read_imports
from dateline.records import Imported
from dateline.server import make_app
from dateline.store import open_case
from dateline.views import view_of

HOST, TOKEN = "testserver", "a token of the tests"


@pytest.fixture(scope="module")
def client(demo_case: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The demo case served, with its own events taken in as if others had coded them, in each shape."""
    with open_case(copy(demo_case, tmp_path_factory.mktemp("imported") / "april.case")) as case:
        view = view_of(case)
        assert view is not None
        for format in ("polecat", "icews", "gdelt"):
            table = next(iter(make_files(view, format).values()))
            found = read_imports(io.BytesIO(table), format=format, name=format)
            case.keep_imported([row for row in found if isinstance(row, Imported)])
        with TestClient(make_app(case, hosts=[HOST], token=TOKEN)) as client:
            client.get("/enter", params={"token": TOKEN})
            yield client


def marks(page: str) -> list[tuple[str, int]]:
    """Where the marks of imported rows lead, and how many rows each says that it is."""
    found = re.findall(r'href="(/imported\?[^"]*)"[^>]*><title>([^<]*)', page)
    return [(unescape(href), int(re.search(r"(\d+) rows?", title)[1])) for href, title in found]  # type: ignore[index]


@pytest.mark.parametrize("path", ["/?dyad=IRN:ISR", "/map?type=ASSAULT"])
@pytest.mark.parametrize("asked", ["polecat", "icews", "gdelt", "all"])
def test_every_mark_leads_to_the_rows_it_counts(path: str, asked: str, client: TestClient) -> None:
    found = marks(client.get(f"{path}&imported={asked}").text)
    assert found
    for href, number in found:
        listed = client.get(href.replace("/imported?", "/imported.json?", 1)).json()
        assert listed["total"] == number, href
    formats = {"polecat", "icews", "gdelt"} if asked == "all" else {asked}
    assert {re.search(r"imported=(\w+)", href)[1] for href, _ in found} == formats  # type: ignore[index]


@pytest.mark.parametrize("path", ["/?dyad=IRN:ISR", "/map?"])
def test_unless_they_are_asked_for_they_are_in_no_chart_and_never_in_a_count(
    path: str, client: TestClient
) -> None:
    def numbers(page: str) -> list[str]:
        return re.findall(r"\d[\d,]* (?:event|report|origin)s?\b", page)

    alone, both = (client.get(f"{path}&imported={asked}").text for asked in ("", "all"))
    assert marks(alone) == []
    assert "imported: ICEWS" not in alone
    assert numbers(alone) == numbers(both)
    events = client.app.state.views.at(None).events  # type: ignore[attr-defined]
    assert client.get("/events.json").json()["total"] == len(events)


def test_the_list_is_by_day_in_parts_and_says_whose_they_are(client: TestClient) -> None:
    first = client.get("/imported.json").json()
    later = client.get("/imported.json?offset=50").json()
    assert first["total"] == later["total"] > 100
    days = [row["day"] for row in first["rows"] + later["rows"]]
    assert days == sorted(days)
    page = client.get("/imported?imported=icews&actor=IRN").text
    assert "imported: ICEWS" in page
    assert "imported: GDELT" not in page


@pytest.mark.parametrize("query", ["imported=icwes", "at=here", "at=1", "dyad=IRN", "offset=-1"])
def test_what_cannot_be_asked_for_is_refused_in_a_sentence(query: str, client: TestClient) -> None:
    answer = client.get(f"/imported?{query}")
    assert 400 <= answer.status_code < 500
    assert "Traceback" not in answer.text


def test_a_case_without_imported_rows_offers_none(demo_case: str, tmp_path: Path) -> None:
    with (
        open_case(copy(demo_case, tmp_path / "april.case")) as case,
        TestClient(make_app(case, hosts=[HOST], token=TOKEN)) as client,
    ):
        client.get("/enter", params={"token": TOKEN})
        for path in ("/", "/map"):
            assert 'name="imported"' not in client.get(path).text
        assert "Nothing was imported into this case" in client.get("/imported?imported=all").text
