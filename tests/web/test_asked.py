"""What an address asks for is what its page shows, what its form keeps and what its citation says."""

import re
from html import unescape

import pytest
from starlette.testclient import TestClient

from dateline.views import Filters, View
from dateline.web import drawings


def view_of(client: TestClient) -> View:
    found: View = client.app.state.views.at(None)  # type: ignore[attr-defined]
    return found


def links(page: str, path: str) -> list[tuple[str, str]]:
    """Where the links to a path lead, and what each says."""
    found = re.findall(rf'<a [^>]*href="({re.escape(path)}\?[^"]*)"[^>]*>(.*?)</a>', page, re.DOTALL)
    return [(unescape(href), re.sub(r"<[^>]*>", " ", words)) for href, words in found]


def total(client: TestClient, href: str) -> int:
    path, _, query = href.partition("?")
    found: int = client.get(f"{path}.json?{query}").json()["total"]
    return found


def test_a_timeline_is_of_all_its_filters_whatever_was_asked_before(demo_client: TestClient) -> None:
    two = demo_client.get("/timeline.json?type=CONSULT&type=ASSAULT").json()
    one = demo_client.get("/timeline.json?type=ASSAULT").json()
    assert {e["type"] for day in one["days_shown"] for e in day["entries"]} == {"ASSAULT"}
    assert {e["type"] for day in two["days_shown"] for e in day["entries"]} == {"ASSAULT", "CONSULT"}


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "20240413", "2024-W15", "soon"])
def test_a_day_that_is_none_is_refused(demo_client: TestClient, day: str) -> None:
    assert demo_client.get("/", params={"day": day}).status_code == 400
    assert demo_client.get("/events", params={"since": day}).status_code == (
        400 if "-" not in day or "W" in day else 200
    )


@pytest.mark.parametrize("named", [40, 1])
@pytest.mark.parametrize("query", ["", "?status=occurred", "?type=ASSAULT&type=CONSULT"])
def test_every_number_of_the_map_leads_to_as_many_events(
    own_client: TestClient, query: str, named: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drawings, "_MOST_NAMED", named)
    found = re.findall(r'href="(/events[^"]*)">(\d+) events?<', own_client.get(f"/map{query}").text)
    assert len(found) > 3
    assert {"mark=" in href for href, _ in found if "/evn_" not in href} <= {named == 1}
    for href, number in found:
        assert int(number) == (1 if "/evn_" in href else total(own_client, unescape(href)))


def test_a_bar_of_many_events_leads_to_these_alone(
    own_client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = own_client.get("/?dyad=IRN:ISR").text
    monkeypatch.setattr(drawings, "_MOST_NAMED", 1)
    named = {href for href, _ in links(few, "/events") if "ids=" in href}
    marked = [
        href
        for href, _ in links(own_client.get("/?dyad=IRN:ISR&day=2030-01-01").text, "/events")
        if "mark=" in href
    ]
    assert sorted(total(own_client, href) for href in marked) == sorted(
        total(own_client, href) for href in named
    )
    assert own_client.get("/events?drawn=dyad&dyad=IRN:ISR&mark=mrk_0").status_code == 400


def test_the_moment_can_be_moved_without_losing_what_was_asked(demo_client: TestClient) -> None:
    page = demo_client.get("/events?type=ASSAULT&type=THREATEN&day=2024-04-14&ids=evn_1,evn_2").text
    form = page.partition('class="asof"')[2].partition("</form>")[0]
    kept = re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form)
    assert kept == [("type", "ASSAULT"), ("type", "THREATEN"), ("ids", "evn_1,evn_2")]
    assert 'href="/events?type=ASSAULT&amp;type=THREATEN&amp;ids=evn_1%2Cevn_2">Newest' in form


def test_a_page_is_cited_with_its_filters_and_its_exact_moment(demo_client: TestClient) -> None:
    page = demo_client.get("/timeline?day=2024-04-10&type=ASSAULT&type=THREATEN").text
    cited = unescape(re.search(r'class="address">([^<]*)', page)[1])  # type: ignore[index]
    assert cited == "/timeline?type=ASSAULT&type=THREATEN&as_of=2024-04-10T23:59:59.999999%2B00:00"
    same = demo_client.get(cited)
    assert links(same.text, "/reports")[0][1] == links(page, "/reports")[0][1]
    assert (
        demo_client.get(cited.replace("/timeline", "/timeline.json")).json()["days_shown"]
        == demo_client.get("/timeline.json?day=2024-04-10&type=ASSAULT&type=THREATEN").json()["days_shown"]
    )


def test_every_number_of_the_outlets_and_actors_leads_to_as_many(demo_client: TestClient) -> None:
    reports = links(demo_client.get("/sources").text, "/reports")
    outlets = [(href, words) for href, words in reports if "outlet=" in href]
    assert len(outlets) == 8
    page = demo_client.get("/actors?type=ASSAULT&type=CONSULT").text
    found = re.findall(r'href="(/actors/[^"]*(?:side|toward)=[^"]*)">(\d+)<', page)
    assert len(found) > 20
    for href, number in (*outlets, *((unescape(href), number) for href, number in found)):
        assert total(demo_client, href) == int(number), href


def test_reports_of_the_last_day_are_linked(demo_client: TestClient) -> None:
    page = demo_client.get("/?day=2024-04-14").text
    (href, words) = next(link for link in links(page, "/reports") if "after=" in link[0])
    assert total(demo_client, href) == int(words.split()[0])


def test_the_dyads_of_a_body_are_its_own_and_not_its_countrys(demo_client: TestClient) -> None:
    page = demo_client.get("/actors/IRGC").text
    own = sum("IRGC" in {p.key for p in (*e.actors, *e.recipients)} for e in view_of(demo_client).events)
    numbers = [int(words.split()[0]) for href, words in links(page, "/events") if "dyad=" in href]
    assert numbers
    assert max(numbers) <= own


def test_the_choice_of_two_sides_counts_what_its_page_lists(demo_client: TestClient) -> None:
    page = demo_client.get("/").text
    found = re.findall(r'<option value="([A-Z]+):([A-Z]+)"[^>]*>[^<]* \((\d+)\)<', page)
    assert found
    for one, other, number in found:
        assert len(view_of(demo_client).find_events(Filters(dyad=(one, other)))) == int(number)


def test_a_part_past_the_end_says_so(demo_client: TestClient) -> None:
    page = demo_client.get("/timeline?offset=99999").text
    assert "The list ends before this part" in page
    assert "No event that meets" not in page


def test_a_search_that_finds_as_many_as_it_lists_says_the_newest(
    demo_client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dateline.web.lists.MOST_FOUND", 3)
    monkeypatch.setattr("dateline.web.pages.MOST_FOUND", 3)
    assert "the newest 3, there may be more" in demo_client.get("/reports?q=iran").text


@pytest.mark.parametrize("at", ["1-" + "9" * 5000, "0-99999999", "2-1", "x", "\u0661-\u0662"])
def test_a_place_that_is_none_is_refused(demo_client: TestClient, at: str) -> None:
    id = view_of(demo_client).accounts[0].document
    assert demo_client.get(f"/reports/{id}", params={"at": at}).status_code in (200, 400)
