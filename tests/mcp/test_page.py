"""The page on the server says what is so."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from mcp import Client

from tests.mcp.asking import ask, serving

PAGE = (Path(__file__).parents[2] / "docs/reference/mcp.md").read_text("utf-8")


def test_its_client_runs(demo_case: str, tmp_path: Path) -> None:
    shutil.copy(demo_case, tmp_path / "april.case")
    (script,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=tmp_path,
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        check=True,
    )
    assert len(done.stdout.splitlines()) > 2


def test_every_tool_and_argument_is_on_it(demo_case: str) -> None:
    async def act(client: Client) -> dict[str, set[str]]:
        return {tool.name: set(tool.input_schema["properties"]) for tool in (await client.list_tools()).tools}

    with serving(demo_case) as url:
        tools = ask(url, act)
    shared = {"as_of", "limit", "offset", "citations"}
    for name, arguments in tools.items():
        (row,) = re.findall(rf"^\| `{name}` \|.*$", PAGE, re.MULTILINE)
        said = set(re.findall(r"`(\w+)`", row.split("|")[3]))
        assert said | (shared if "those of lists" in row else set()) == arguments
