"""The command that answers language models."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from mcp import Client, StdioServerParameters
from typer.testing import CliRunner, Result

from dateline.cli import load_app
from tests.mcp.asking import CALLS, ask, process_of


def dateline(*words: str) -> Result:
    return CliRunner().invoke(load_app(), list(words), catch_exceptions=False)


def test_the_config_is_ready_to_paste_and_what_it_names_runs(
    demo_case: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(Path(demo_case).parent)
    done = dateline("mcp", Path(demo_case).name, "--print-config")
    assert (done.exit_code, done.stderr) == (0, "")
    server = json.loads(done.stdout)["mcpServers"]["dateline"]
    assert server["args"] == ["mcp", demo_case]
    assert Path(server["command"]).is_absolute()

    async def act(client: Client) -> int:
        return len((await client.list_tools()).tools)

    assert ask(StdioServerParameters(**server), act) == 9


@pytest.mark.parametrize("option", [(), ("--print-config",)])
def test_a_case_that_cannot_be_opened_is_told_on_standard_error(
    tmp_path: Path, option: tuple[str, ...]
) -> None:
    where = str(tmp_path / "none.case")
    done = dateline("mcp", where, *option)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == f"dateline: {where}: there is no such file; make a case with `dateline new`.\n"


def test_standard_output_carries_nothing_but_the_protocol(demo_case: str) -> None:
    client = {
        "protocolVersion": "2025-06-18",
        "capabilities": {},
        "clientInfo": {"name": "t", "version": "1"},
    }
    calls: list[dict[str, Any]] = [
        {"id": n, "method": "tools/call", "params": {"name": name, "arguments": arguments}}
        for n, (name, arguments) in enumerate(CALLS.items(), start=1)
    ]
    messages: list[dict[str, Any]] = [
        {"id": 0, "method": "initialize", "params": client},
        {"method": "notifications/initialized"},
        *calls,
    ]
    process = process_of(demo_case)
    with subprocess.Popen(
        [process.command, *process.args], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as running:
        assert running.stdin
        assert running.stdout
        for message in messages:
            running.stdin.write(json.dumps({"jsonrpc": "2.0", **message}) + "\n")
            running.stdin.flush()
        answers = [json.loads(running.stdout.readline()) for _ in range(10)]
        running.stdin.close()
        assert running.stdout.read() == ""
    assert running.returncode == 0
    assert sorted(answer["id"] for answer in answers) == list(range(10))
    assert all("result" in answer for answer in answers)


def test_other_commands_do_not_wait_for_it() -> None:
    ask_for_help = (
        "import sys; from dateline.cli import load_app; app = load_app()\n"
        "try: app(['events', '--help'])\n"
        "except SystemExit: print('mcp' in sys.modules, 'starlette' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", ask_for_help], capture_output=True, text=True, check=True)
    assert done.stdout.endswith("False False\n")
