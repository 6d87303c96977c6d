"""How answers go over the wire: not twice, not to be kept by others, and refusals in one form."""

import json
from pathlib import Path

import httpx2
import pytest

from dateline.errors import InputError
from dateline.jobs import Jobs
from dateline.store import Case, open_case
from tests.api.asking import ask
from tests.api.conftest import ADMIN, make_test_app, serving


@pytest.mark.parametrize(
    "path", ["events", "status", "jobs", "judgements", "sources", "who?name=Iran", "brief"]
)
def test_what_did_not_change_is_not_sent_again(client: httpx2.Client, path: str) -> None:
    first = client.get(path)
    assert first.headers["cache-control"] == "private, no-cache"
    for said in (first.headers["etag"], f'W/"x", {first.headers["etag"]}', "*"):
        again = client.get(path, headers={"if-none-match": said})
        assert (again.status_code, again.content) == (304, b"")
    assert client.get(path, headers={"if-none-match": 'W/"x"'}).status_code == 200


def test_another_question_is_another_answer(client: httpx2.Client) -> None:
    tags = [client.get("events", params=query).headers["etag"] for query in ({}, {"limit": 3}, {"offset": 1})]
    tags += [client.get("brief", headers={"accept": kind}).headers["etag"] for kind in ("text/html", "*/*")]
    assert len(set(tags)) == 5


def test_a_judgement_makes_every_answer_another(client: httpx2.Client) -> None:
    before = client.get("events")
    sent = {"targets": [before.json()["items"][0]["id"]], "type": "PROTEST", "reason": "a march, it says"}
    made = client.post("judgements", json=sent).json()["items"]
    after = client.get("events", headers={"if-none-match": before.headers["etag"]})
    assert after.status_code == 200
    assert after.json()["revision"] != before.json()["revision"]
    for judgement in made:
        client.delete(f"judgements/{judgement['id']}")


@pytest.mark.parametrize(
    ("method", "path", "status", "words"),
    [
        ("GET", "events/evn_none", 404, "no event evn_none"),
        ("GET", "events/%00%ff", 422, "id"),
        ("GET", "reports/doc_none", 404, "There is no report doc_none by that moment."),
        ("GET", "brief?as_of=2020-01-01", 404, "There is no report by that moment."),
        ("GET", "reports/doc_none/reading", 404, "no report"),
        ("GET", "jobs/job_none", 404, "There is no job job_none."),
        ("GET", "jobs/job_none/events", 404, "no job"),
        ("DELETE", "jobs/job_none", 404, "no job"),
        ("DELETE", "judgements/jdg_none", 404, "no judgement"),
        ("GET", "events?as_of=yesterday-ish", 400, "yesterday-ish"),
        ("GET", "events?since=20240415", 422, "a day is written 2024-04-15"),
        ("GET", "events?limit=0", 422, "limit"),
        ("GET", "events?type=WAR", 422, "type"),
        ("GET", "events?dyad=IRN", 422, "dyad"),
        ("GET", "nothing", 404, "Not Found"),
        ("PUT", "events", 405, "Method Not Allowed"),
        ("POST", "judgements", 422, "body"),
    ],
)
def test_refusals_have_one_form(
    client: httpx2.Client, method: str, path: str, status: int, words: str
) -> None:
    answer = client.request(method, path)
    form = answer.json()
    assert answer.headers["content-type"] == "application/problem+json"
    assert (answer.status_code, form["status"], form["type"]) == (status, status, "about:blank")
    assert words in form["detail"]


@pytest.mark.parametrize(
    "moment", ["0001-01-01", "0001-01-01T00:00+14:00", "9999-12-31T23:59-14:00", "1e9", "\x00"]
)
@pytest.mark.parametrize("path", ["events", "brief", "changes", "picture", "reports", "claims"])
def test_the_ends_of_the_calendar_are_no_fault(client: httpx2.Client, path: str, moment: str) -> None:
    for query in ({"as_of": moment}, {"since": moment}, {"as_of": moment, "q": "iran"}):
        assert client.get(path, params=query).status_code in (200, 400, 404, 422)


def test_odd_characters_come_back_harmless(client: httpx2.Client) -> None:
    body = '{"targets": ["\\ud800"], "reason": "\\ud800\\u202e", "\\ud800\\u001b[2J": 1}'
    answer = client.post("judgements", content=body, headers={"content-type": "application/json"})
    assert answer.status_code == 422
    assert "\x1b" not in answer.text
    text = json.dumps({"text": "Norway asked Sweden for help.", "title": "\ud800"})
    answer = client.post("read", content=text, headers={"content-type": "application/json"})
    assert answer.status_code == 422


def test_a_fault_of_ours_shows_no_trace(case: Case, jobs: Jobs, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise RuntimeError("the words of a trace")

    app = make_test_app(case, jobs)
    with serving(app) as address:
        monkeypatch.setattr(case, "sources", fail)
        answer = httpx2.get(f"{address}sources", headers=ADMIN)
    assert answer.status_code == 500
    assert answer.headers["content-type"] == "application/problem+json"
    assert "trace" not in answer.text


def test_a_case_that_cannot_be_used_is_503_and_its_place_stays_untold(
    client: httpx2.Client, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise InputError(case.name, cause="the disk is full", next_step="make room")

    monkeypatch.setattr(case, "sources", fail)
    answer = client.get("sources")
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "30")
    assert answer.json()["detail"] == "The case cannot be used: the disk is full; make room."


def test_an_empty_case_has_empty_lists(tmp_path: Path) -> None:
    with (
        open_case(tmp_path / "empty.case", create=True) as case,
        serving(make_test_app(case, Jobs(case))) as address,
        httpx2.Client(base_url=address, headers=ADMIN) as client,
    ):
        for path in ("events", "reports", "claims", "origins", "sources", "judgements", "jobs"):
            assert ask(client, path)["items"] == [], path
        assert ask(client, "picture")["events"] == []
        assert (ask(client, "status")["as_of"], client.get("brief").status_code) == (None, 404)
