"""Judgements, reports that are sent, and jobs, over a real connection."""

import json
import tempfile
import threading
from contextlib import AsyncExitStack
from pathlib import Path

import anyio
import httpx2
import pytest

from dateline.jobs import Jobs, work
from dateline.store import Case
from tests.api.asking import ask, over
from tests.api.conftest import ADMIN

SHELLING = {
    "text": "Norway's army shelled a town in Sweden on Friday, officials in Stockholm said.",
    "title": "Shelling",
    "outlet": "Wire",
    "published": "2024-04-13",
}


def test_a_judgement_is_made_and_withdrawn(client: httpx2.Client, case: Case) -> None:
    event = ask(client, "events", type="ASSAULT")["items"][0]
    sent = {"targets": [event["tellings"][0]["id"]], "status": "denied", "reason": "the sentence denies it"}
    made = client.post("judgements", json=sent)
    assert made.status_code == 201, made.text
    (judgement,) = made.json()["items"]
    assert (judgement["author"], judgement["says"]) == ("the admin", "status → denied")
    assert ask(client, f"events/{event['id']}")["tellings"][0]["status"] == "denied"
    assert ask(client, "judgements", active=True)["items"][-1]["state"] == "holds"
    withdrawn = client.delete(f"judgements/{judgement['id']}").json()
    assert (withdrawn["withdrawn_by"], ask(client, f"events/{event['id']}")) == ("the admin", event)
    assert judgement["id"] not in [one["id"] for one in ask(client, "judgements", active=True)["items"]]
    assert [line.what for line in case.audit(limit=2)] == ["withdraw", "judge"]


def test_a_correction_that_cannot_be_made_keeps_nothing(client: httpx2.Client) -> None:
    before = ask(client, "judgements")["total"]
    for wrong in (
        {"targets": ["evn_none"], "status": "denied", "reason": "x"},
        {"targets": ["evn_none"], "reason": "nothing is asked for"},
        {"targets": ["evn_none"], "status": "denied", "apart": True, "reason": "two at once"},
    ):
        assert client.post("judgements", json=wrong).status_code == 400
    assert ask(client, "judgements")["total"] == before


def test_a_text_is_read_and_not_kept(client: httpx2.Client) -> None:
    before = ask(client, "status")
    sent = {"text": "Norway asked Sweden for help, two officials said.", "outlet": "Wire"}
    answer = client.post("read", json=sent)
    assert [event["type"] for event in answer.json()["events"]] == ["REQUEST"]
    assert answer.headers["cache-control"] == "no-store"
    assert ask(client, "status") == before
    assert client.post("read", json={"text": "word " * 20_001}).status_code == 413


@pytest.mark.parametrize(
    "wrong",
    [
        {"text": " "},
        {"text": "x", "url": "/etc/passwd"},
        {"text": "x", "url": "javascript://x"},
        {"text": "x", "published": "?"},
    ],
)
def test_a_report_that_cannot_be_one_is_refused(client: httpx2.Client, wrong: dict[str, str]) -> None:
    assert client.post("reports", json=wrong).status_code == 400


def test_a_report_is_taken_in_and_read_by_a_job(client: httpx2.Client) -> None:
    before = ask(client, "status")
    taken = client.post("reports", json=SHELLING)
    assert taken.status_code == 201
    job = over(client, taken.json()["job"])
    assert (job["state"], job["problems"], job["notes"]) == ("done", [], ["1 report read"])
    after = ask(client, "status")
    assert (after["documents"], after["unread"]) == (before["documents"] + 1, 0)
    assert ask(client, "events", dyad="NOR:SWE")["total"] >= 1
    assert client.post("reports", json=SHELLING).json()["news"] == "known"
    report = ask(client, f"reports/{taken.json()['id']}")
    assert (report["text"], report["outlet"]) == (SHELLING["text"], "Wire")
    assert ask(client, f"reports/{report['id']}/reading")["document"]["id"] == report["id"]


def test_a_file_is_taken_in_under_a_name_of_ours(client: httpx2.Client) -> None:
    sources = ask(client, "sources")["total"]
    lines = json.dumps({"text": "Chad recalled its envoy from Niger.", "url": "https://wire.example/1"})
    sent = {"file": ("../../etc/passwd.jsonl", f"{lines}\nno json".encode(), "text/plain")}
    answer = client.post("reports/files", files=sent, data={"published": "2024-04-13"})
    assert answer.status_code == 202, answer.text
    job = over(client, answer.json()["id"])
    assert job["notes"][0] == "1 new report, 0 known"
    assert job["problems"][0].startswith("../../etc/passwd.jsonl")
    assert tempfile.gettempdir() not in json.dumps(job)
    assert ask(client, "sources")["total"] == sources
    assert list(Path(tempfile.gettempdir()).glob("dateline-*/upload.jsonl")) == []


@pytest.mark.parametrize(
    ("name", "content", "status"),
    [("report.exe", b"MZ", 400), ("a", b"x", 400), ("large.txt", b"x" * 20_000_001, 413)],
)
def test_a_file_of_another_kind_or_too_large_is_refused(
    client: httpx2.Client, name: str, content: bytes, status: int
) -> None:
    answer = client.post("reports/files", files={"file": (name, content, "text/plain")})
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")


def test_every_change_of_a_job_is_streamed(client: httpx2.Client) -> None:
    job = client.post("jobs", json={"kind": "recode"}).json()
    answer = client.get(f"jobs/{job['id']}/events")
    assert answer.headers["content-type"].startswith("text/event-stream")
    told = [json.loads(line.partition("data: ")[2]) for line in answer.text.split("\n\n") if "data: " in line]
    assert (told[-1]["state"], told[-1]["kind"]) == ("done", "recode")
    assert [part["number"] for part in told] == sorted({part["number"] for part in told})
    last = client.get(f"jobs/{job['id']}/events", headers={"last-event-id": str(told[-1]["number"] - 1)}).text
    assert last.count("data: ") == 1
    done = client.get(f"jobs/{job['id']}/events", headers={"last-event-id": str(told[-1]["number"])}).text
    assert done == ""


def test_many_can_follow_a_job_while_others_ask(
    address: str, jobs: Jobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = threading.Event()
    monkeypatch.setattr(work, "read_again", lambda *_, **__: go_on.wait(60))
    job = jobs.recode(who="Ada")

    async def follow_and_ask() -> int:
        async with AsyncExitStack() as streams:
            limits = httpx2.Limits(max_connections=None)
            client = httpx2.AsyncClient(base_url=address, headers=ADMIN, timeout=60, limits=limits)
            await streams.enter_async_context(client)
            for _ in range(60):  # more than there are threads to answer in
                stream = client.stream("GET", f"jobs/{job.id}/events")
                await streams.enter_async_context(stream)
            return (await client.get("status")).status_code

    status = anyio.run(follow_and_ask)
    go_on.set()
    assert status == 200


@pytest.mark.parametrize("item", ["/etc/passwd", "file:///etc/passwd", "-", "../x.txt", "ftp://a.example/"])
def test_paths_of_the_server_are_no_items(client: httpx2.Client, item: str) -> None:
    answer = client.post("jobs", json={"kind": "add", "items": [item]})
    assert (answer.status_code, answer.json()["title"]) == (400, "Bad Request")


def test_private_addresses_are_not_fetched(client: httpx2.Client, address: str) -> None:
    job = client.post("jobs", json={"kind": "add", "items": [address]}).json()
    (problem,) = over(client, job["id"])["problems"]
    assert "private" in problem or "own network" in problem, problem


def test_a_job_that_is_over_stays_as_it_was(client: httpx2.Client) -> None:
    job = over(client, client.post("jobs", json={"kind": "recode"}).json()["id"])
    assert client.delete(f"jobs/{job['id']}").json() == job
    assert ask(client, "jobs", limit=1)["items"] == [job]


def test_a_report_of_a_day_to_come_is_taken_and_noted_and_counts_from_now(
    client: httpx2.Client, case: Case
) -> None:
    sent = client.post("reports", json={**SHELLING, "title": "Ahead", "published": "2199-01-01"})
    over(client, sent.json()["job"])
    assert case.issues()[-1].what.endswith("which is still to come; check the date")
    document = case.document(sent.json()["id"])
    assert document is not None
    assert document.counts_from == document.retrieved_at
    assert ask(client, "status")["as_of"] < "2199"


def test_a_text_in_another_language_is_refused(client: httpx2.Client) -> None:
    words = "Der Sprecher der Regierung sagte am Montag, dass die Verhandlungen nicht weitergehen. "
    refused = client.post("reports", json={"text": words * 5})
    assert (refused.status_code, "not in English" in refused.json()["detail"]) == (400, True)


def test_the_audit_names_the_addresses_of_a_job_and_none_may_hold_a_password(
    client: httpx2.Client, case: Case
) -> None:
    items = ["http://127.0.0.1:9/a", "http://127.0.0.1:9/b"]
    over(client, client.post("jobs", json={"kind": "add", "items": items}).json()["id"])
    assert [done.target for done in case.audit(limit=1)] == [", ".join(items)]
    refused = client.post("jobs", json={"kind": "add", "items": ["http://ada:secret@127.0.0.1:9/"]})
    assert (refused.status_code, "secret" in refused.text) == (400, False)
