"""The nouns of a picture: what is asked for over a real connection is what the library says."""

import json
from datetime import timedelta
from typing import Any
from urllib.parse import urljoin

import httpx2
import pytest

from dateline.outputs.changes import find_changes
from dateline.outputs.json_form import picture_form
from dateline.store import Case
from dateline.views import View, view_of
from tests.api.asking import ask

WITH_MOMENT = (
    "events timeline claims disputes updates expectations contacts actors stories sagas missing origins reports"
).split()
LISTS = [*WITH_MOMENT, "sources", "judgements", "jobs"]
NOUNS = ("events", "disputes", "updates", "expectations", "contacts", "stories", "sagas", "missing")


@pytest.fixture
def view(case: Case) -> View:
    found = view_of(case)
    assert found is not None
    return found


@pytest.mark.parametrize("path", LISTS)
def test_every_list_comes_in_parts_that_make_the_whole(client: httpx2.Client, path: str) -> None:
    whole = ask(client, path, limit=500)
    first = client.get(path, params={"limit": 2})
    assert first.json()["items"] == whole["items"][:2]
    assert whole["total"] == len(whole["items"]) or whole["total"] > 500
    if whole["total"] > 2:
        following = client.get(urljoin(str(first.url), first.links["next"]["url"]))
        assert following.json()["items"] == whole["items"][2:4]
    assert "link" not in client.get(path, params={"offset": whole["total"]}).headers


@pytest.mark.parametrize("path", WITH_MOMENT)
def test_a_list_names_its_moment_and_the_state_of_the_case(
    client: httpx2.Client, case: Case, path: str
) -> None:
    said = ask(client, path, as_of="2024-04-15T12:00:00Z", limit=1)
    assert (said["as_of"], said["revision"]) == ("2024-04-15T12:00:00+00:00", case.revision())


def test_the_picture_is_what_the_library_says(client: httpx2.Client, view: View) -> None:
    said = ask(client, "picture")
    for noun in NOUNS:
        form = picture_form(getattr(view.picture, noun), texts=view.texts)
        assert said[noun] == json.loads(json.dumps(form))


def test_the_next_part_keeps_the_filters(client: httpx2.Client) -> None:
    first = client.get("events", params={"type": ["ASSAULT", "COERCE"], "limit": 1, "as_of": "2024-04-15"})
    following = client.get(urljoin(str(first.url), first.links["next"]["url"])).json()
    assert following["total"] == first.json()["total"]
    assert following["as_of"] == first.json()["as_of"]


@pytest.mark.parametrize(
    ("path", "query", "meets"),
    [
        ("events", {"type": ["ASSAULT"]}, lambda e: e["type"] == "ASSAULT"),
        ("events", {"origins": 2}, lambda e: e["origins"] >= 2),
        ("events", {"status": ["planned", "denied"]}, lambda e: e["status"] in ("planned", "denied")),
        ("events", {"since": "2024-04-15"}, lambda e: (e["last_day"] or "9999") >= "2024-04-15"),
        ("events", {"until": "2024-04-02"}, lambda e: (e["day"] or "2024-04-02") <= "2024-04-02"),
        ("events", {"actor": "Kurilla"}, lambda e: "Kurilla" in json.dumps(e["actors"] + e["recipients"])),
        ("expectations", {"outcome": "happened"}, lambda e: e["outcome"] == "happened"),
        ("claims", {"speaker": "IRN"}, lambda c: c["affiliation"] == "IRN"),
        ("claims", {"about": "missiles"}, lambda c: "missiles" in json.dumps(c["content"]).casefold()),
        ("reports", {"outlet": "meridian"}, lambda r: r["outlet"] == "Meridian Press Agency"),
        ("reports", {"q": "consulate denied"}, lambda r: r["title"]),
        ("reports", {"since": "2024-04-15"}, lambda r: r["published_at"] >= "2024-04-15"),
        ("reports", {"until": "2024-04-02"}, lambda r: r["published_at"] < "2024-04-03"),
    ],
)
def test_filters_let_through_what_meets_them(
    client: httpx2.Client, path: str, query: Any, meets: Any
) -> None:
    found, whole = ask(client, path, **query, limit=500), ask(client, path, limit=500)
    assert 0 < found["total"] < whole["total"]
    assert all(meets(item) for item in found["items"])


def test_filters_hold_for_all_that_hangs_on_events(client: httpx2.Client, view: View) -> None:
    for path in ("contacts", "disputes", "expectations"):
        assert ask(client, path, dyad="USA:ISR")["total"] < ask(client, path)["total"], path
    assert ask(client, "actors", place="ISR")["total"] < ask(client, "actors")["total"]


def test_a_moment_before_shows_nothing_later(client: httpx2.Client) -> None:
    then = ask(client, "reports", as_of="2024-04-10", limit=500)
    assert 0 < then["total"] < 36
    assert all(report["published_at"] < "2024-04-10T12" for report in then["items"])
    early = ask(client, "events", as_of="2020-01-01")
    assert (early["total"], early["items"]) == (0, [])


def test_one_event_has_every_telling(client: httpx2.Client, view: View) -> None:
    event = max(view.events, key=lambda event: event.mentions)
    said = ask(client, f"events/{event.id}")
    assert len(said["tellings"]) == event.mentions
    assert said["tellings"][0]["sentence"]["quote"] in view.texts(event.tellings[0].document).text


def test_origins_hold_every_report_once(client: httpx2.Client) -> None:
    groups = ask(client, "origins", limit=500)["items"]
    reports = [report["id"] for group in groups for report in group["reports"]]
    assert (len(groups), len(reports), len(set(reports))) == (29, 36, 36)


def test_changes_are_those_since_a_moment(client: httpx2.Client, view: View) -> None:
    said = ask(client, "changes")
    changes = find_changes(view.picture, since=view.as_of - timedelta(days=1))
    assert said["events"] == list(changes.events)
    assert client.get("changes", params={"since": "2030-01-01"}).status_code == 400


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("text/markdown", "text/markdown"),
        ("text/html,application/xhtml+xml,*/*;q=0.8", "text/html"),
        ("application/json, text/html;q=0.5", "application/json"),
        ("*/*", "application/json"),
        ("image/png", "application/json"),
    ],
)
def test_the_brief_comes_as_it_is_asked_for(client: httpx2.Client, accept: str, kind: str) -> None:
    answer = client.get("brief", headers={"accept": accept})
    assert answer.status_code == 200
    assert answer.headers["content-type"].partition(";")[0] == kind
    assert answer.headers["vary"] == "accept"


def test_the_brief_before_any_report_is_none(client: httpx2.Client) -> None:
    assert client.get("brief", params={"as_of": "2020-01-01"}).status_code == 404
    late = client.get("brief", params={"since": "2030-01-01"})
    assert (late.status_code, "not before as_of" in late.json()["detail"]) == (400, True)


def test_the_register_knows_who_holds_an_office(client: httpx2.Client) -> None:
    rows = ask(client, "who", name="Kurilla", on="2024-04-10")
    assert [row["what"] for row in rows["items"]] == ["Commander of CENTCOM"]
    assert [row["since"] for row in ask(client, "who", name="Hezbollah")["items"]] == ["1982"]
