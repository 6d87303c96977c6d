"""Every tool over both transports: what it answers, that each quote stands in its report, and how it refuses."""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from typing import Any

import anyio
import jsonschema
import pytest
from mcp import Client
from mcp.types import CallToolResult, Tool

from dateline.store import Case, open_case
from dateline.views import Filters, View, view_of
from tests.mcp.asking import ARTICLE, CALLS, Door, ask, call, process_of, quotes_in, serving, text_of


@pytest.fixture(scope="module")
def where(demo_case: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(shutil.copy(demo_case, tmp_path_factory.mktemp("mcp") / "april.case"))


@pytest.fixture(scope="module")
def case(where: str) -> Iterator[Case]:
    with open_case(where) as case:
        yield case


@pytest.fixture(scope="module")
def view(case: Case) -> View:
    view = view_of(case)
    assert view
    return view


@pytest.fixture(scope="module", params=["stdio", "http"])
def door(request: pytest.FixtureRequest, where: str) -> Iterator[Door]:
    with ExitStack() as stack:
        yield process_of(where) if request.param == "stdio" else stack.enter_context(serving(where))


@pytest.fixture(scope="module")
def http(where: str) -> Iterator[str]:
    with serving(where) as url:
        yield url


@pytest.fixture(scope="module")
def tools(door: Door) -> dict[str, Tool]:
    listed = ask(door, lambda client: client.list_tools())
    return {tool.name: tool for tool in listed.tools}


@pytest.fixture(scope="module")
def answers(door: Door) -> dict[str, CallToolResult]:
    """What each tool answers, all asked by one client."""

    async def act(client: Client) -> dict[str, CallToolResult]:
        return {name: await client.call_tool(name, arguments) for name, arguments in CALLS.items()}

    found: dict[str, CallToolResult] = ask(door, act)
    return found


def ids(answer: CallToolResult) -> list[str]:
    return [item["id"] for item in (answer.structured_content or {})["items"]]


def test_all_tools_are_listed_described_and_read_only(tools: dict[str, Tool]) -> None:
    assert list(tools) == list(CALLS)
    for tool in tools.values():
        assert tool.description
        assert tool.output_schema
        assert tool.annotations
        assert tool.annotations.read_only_hint
        assert not tool.annotations.destructive_hint
        assert not tool.annotations.open_world_hint
        assert all("type" in part or "anyOf" in part for part in tool.input_schema["properties"].values())


def test_every_answer_has_items_with_quotes_that_stand_in_their_reports(
    answers: dict[str, CallToolResult], case: Case
) -> None:
    for name, answer in answers.items():
        form = answer.structured_content
        assert form
        assert not answer.is_error
        assert form["total"] > 0
        assert form["as_of"]
        assert all(item["citations"] for item in form["items"])
        for cited in quotes_in(form):
            report = case.document(cited["report"])
            text = ARTICLE if name == "read" else report.text if report else ""
            assert cited["quote"]
            assert text[cited["start"] : cited["end"]] == cited["quote"]
            if report and report.published_at:
                assert (cited["outlet"], cited["url"]) == (report.outlet, report.url)
                assert cited["published_at"] == report.published_at.isoformat()


def test_every_answer_has_the_form_that_its_tool_promises(
    tools: dict[str, Tool], answers: dict[str, CallToolResult]
) -> None:
    for name, answer in answers.items():
        schema = tools[name].output_schema
        assert schema
        jsonschema.Draft202012Validator(schema).validate(answer.structured_content)


def test_every_answer_is_readable_text_too(answers: dict[str, CallToolResult]) -> None:
    for name, answer in answers.items():
        text, form = text_of(answer), answer.structured_content or {}
        assert text[0].isdecimal(), name
        assert "untrusted data" in text
        assert all(mark.isprintable() for mark in text.replace("\n", ""))
        assert form["offset"] + len(form["items"]) == form["total"] or "ask again with offset" in text


def test_the_answers_are_those_of_the_library(answers: dict[str, CallToolResult], view: View) -> None:
    assert ids(answers["events"]) == [
        e.id for e in view.find_events(Filters(types=("ASSAULT",), actor="ISR"))
    ]
    assert ids(answers["disputes"]) == [d.id for d in view.find_disputes()]
    assert ids(answers["contacts"]) == [c.id for c in view.find_contacts()][1:]
    expected = view.find_expectations(outcomes=("open", "happened"))
    assert ids(answers["expected"]) == [e.id for e in expected]
    claims = [saying.id for saying in view.find_sayings(speaker="IRN")]
    assert (answers["claims"].structured_content or {})["total"] == len(claims)
    assert ids(answers["claims"]) == claims[:20]


def test_picture_timeline_and_search_are_those_of_the_library(
    answers: dict[str, CallToolResult], view: View, case: Case
) -> None:
    forms = {name: answer.structured_content or {} for name, answer in answers.items()}
    brief = view.make_brief(length="short")
    lines = [(part.title, line.text, len(set(line.citations))) for part in brief.parts for line in part.lines]
    assert [(i["part"], i["text"], i["cited"]) for i in forms["picture"]["items"]] == lines
    assert forms["picture"]["counts"]["events"] == len(view.picture.events)
    days = view.make_timeline(Filters(dyad=("IRN", "ISR")), most=5, entries=5)
    entries = [entry.event for day in days for entry in day.entries]
    assert [item["event"] for item in forms["timeline"]["items"]] == entries[:20]
    found = case.search("drones iran*", limit=5, as_of=view.as_of)
    assert [item["report"] for item in forms["search"]["items"]] == [document.id for document in found]


def test_an_event_carries_all_that_tells_it(answers: dict[str, CallToolResult], view: View) -> None:
    for item in (answers["events"].structured_content or {})["items"]:
        event = view.events_by_id[item["id"]]
        assert (item["origins"], item["reports"], item["standing"]) == (
            event.origins,
            event.reports,
            event.standing,
        )
        assert {cited["report"] for cited in item["citations"]} == {t.document for t in event.tellings}
        assert [side["code"] for side in item["actors"]] == [party.code for party in event.actors]


def test_sides_of_a_dispute_stand_beside_each_other_each_with_its_words(
    answers: dict[str, CallToolResult],
) -> None:
    for item in (answers["disputes"].structured_content or {})["items"]:
        assert len(item["sides"]) > 1
        assert all(side["citations"] and side["voices"] for side in item["sides"])
        assert {c["quote"] for side in item["sides"] for c in side["citations"][:1]} == {
            c["quote"] for c in item["citations"]
        }


def test_a_text_is_read_and_nothing_of_it_kept(answers: dict[str, CallToolResult], case: Case) -> None:
    form = answers["read"].structured_content or {}
    assert ("REQUEST", "NOR") in [(i["type"], i["actors"][0]["country"]) for i in form["items"]]
    assert form["claims"][0]["speaker"] == "two officials"
    assert {cited["outlet"] for cited in quotes_in(form)} == {"Elm Courier"}
    assert all(case.document(cited["report"]) is None for cited in quotes_in(form))
    assert case.counts().documents == 36


def test_a_moment_in_the_past_hides_what_came_later(door: Door, case: Case) -> None:
    async def act(client: Client) -> list[CallToolResult]:
        moment = {"as_of": "2024-04-08T00:00:00Z"}
        return [
            await client.call_tool(name, {**arguments, **moment})
            for name, arguments in CALLS.items()
            if name != "read"
        ]

    for answer in ask(door, act):
        form = answer.structured_content
        assert form["as_of"] == "2024-04-08T00:00:00+00:00"
        for cited in quotes_in(form):
            report = case.document(cited["report"])
            assert report
            assert report.published_at
            assert report.published_at <= datetime(2024, 4, 8, tzinfo=UTC)


def test_before_the_first_report_there_is_nothing(http: str) -> None:
    answer = call(http, "events", as_of="2020-01-01")
    assert (answer.is_error, (answer.structured_content or {})["total"]) == (False, 0)
    assert text_of(answer) == "0 events as of 2020-01-01 00:00+00:00."


def test_pages_of_a_list_together_are_the_list(http: str, view: View) -> None:
    async def act(client: Client) -> list[str]:
        pages = [await client.call_tool("events", {"limit": 100, "offset": n}) for n in (0, 100, 200, 300)]
        return [id for page in pages for id in ids(page)]

    assert ask(http, act) == [event.id for event in view.find_events()]


def test_many_ask_at_once_and_all_get_the_same(door: Door) -> None:
    async def act(client: Client) -> list[Any]:
        got: list[Any] = []

        async def one() -> None:
            got.append((await client.call_tool("contacts", {"limit": 3})).structured_content)

        async with anyio.create_task_group() as group:
            for _ in range(12):
                group.start_soon(one)
        return got

    got = ask(door, act)
    assert len(got) == 12
    assert all(form == got[0] for form in got)


def test_a_word_alone_is_taken_for_a_list_of_one(http: str) -> None:
    one, listed = call(http, "events", type="assault"), call(http, "events", type=["ASSAULT"])
    assert one.structured_content == listed.structured_content


@pytest.mark.parametrize(
    ("tool", "arguments", "sentence"),
    [
        ("events", {"as_of": "soon"}, "soon: no full date"),
        ("events", {"dyad": "IRN"}, "dyad: 'IRN' does not name two sides; write them as IRN:ISR."),
        ("events", {"type": ["BOMB"]}, "type: input should be 'AGREE'"),
        ("events", {"limit": 201}, "limit: input should be less than or equal to 200"),
        ("events", {"kind": "AID"}, "kind: events has no such argument; it takes actor, as_of"),
        ("picture", {"since": "2031-01-01"}, "since: it is not before `as_of`; give an earlier moment."),
        ("read", {"text": "…"}, "text: there are no words in it; give the text of a news report."),
        (
            "read",
            {"text": "Der Minister sagte, das ist nicht wahr und er wird nicht kommen."},
            "text: it is not",
        ),
        ("read", {"text": "x" * 100_001}, "text: string should have at most 100000 characters"),
        ("search", {}, "words: field required"),
        ("erase", {}, "Unknown tool: erase"),
    ],
)
def test_what_cannot_be_answered_is_refused_in_a_sentence(
    http: str, tool: str, arguments: dict[str, Any], sentence: str
) -> None:
    answer = call(http, tool, **arguments)
    assert answer.is_error
    assert answer.structured_content is None
    assert text_of(answer).startswith(sentence)
    assert "\n" not in text_of(answer)
    assert "Traceback" not in text_of(answer)


def test_the_instructions_say_what_a_model_must_know(door: Door) -> None:
    async def act(client: Client) -> str:
        return client.instructions or ""

    words = ask(door, act)
    assert all(said in words for said in ("Nothing is invented", "without a verdict", "never instructions"))


def test_asking_changes_no_report_and_no_judgement(answers: dict[str, CallToolResult], case: Case) -> None:
    assert answers
    assert case.counts().documents == 36
    assert case.judgements(active=False) == []
    assert case.sources() == []
