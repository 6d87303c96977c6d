"""Work is done beside the event loop, not on it."""

import threading
from datetime import datetime
from pathlib import Path

import anyio
from mcp import Client
from mcp.types import CallToolResult

from dateline.mcp import make_server
from dateline.store import open_case
from dateline.views import View, Views


class Waiting(Views):
    """Gives no view before it is told to."""

    def __init__(self, views: Views) -> None:
        super().__init__(views.case)
        self.asked, self.told = threading.Event(), threading.Event()

    def at(self, as_of: datetime | None = None) -> View | None:
        self.asked.set()
        assert self.told.wait(60)
        return super().at(as_of)


def test_a_long_answer_keeps_nobody_waiting(tmp_path: Path) -> None:
    with open_case(tmp_path / "a.case", create=True) as case:
        views = Waiting(Views(case))

        async def run() -> list[str]:
            done: list[str] = []

            async def slow(client: Client) -> None:
                answer: CallToolResult = await client.call_tool("events", {})
                assert answer.is_error
                done.append("events")

            async with Client(make_server(views)) as client, anyio.create_task_group() as group:
                group.start_soon(slow, client)
                await anyio.to_thread.run_sync(views.asked.wait)
                await client.list_tools()
                done.append("list")
                views.told.set()
            return done

        assert anyio.run(run) == ["list", "events"]


def test_a_fault_is_told_without_its_words(tmp_path: Path) -> None:
    class Broken(Views):
        def at(self, as_of: datetime | None = None) -> View | None:
            raise RuntimeError("words that only the log may have")

    async def run() -> CallToolResult:
        with open_case(tmp_path / "a.case", create=True) as case:
            async with Client(make_server(Broken(case))) as client:
                return await client.call_tool("events", {})

    answer = anyio.run(run)
    assert answer.is_error
    (content,) = answer.content
    assert content.type == "text"
    assert content.text == "events: a fault in Dateline (RuntimeError); please report it."
