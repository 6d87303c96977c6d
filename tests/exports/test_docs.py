"""Every format has a page that names all of its columns."""

from pathlib import Path

import pytest

from dateline.exports import COLUMNS, FORMATS
from dateline.exports.acled import COLUMNS as ACLED
from dateline.exports.gdelt import EVENT_COLUMNS, MENTION_COLUMNS
from dateline.exports.icews import COLUMNS as ICEWS
from dateline.exports.polecat import COLUMNS as POLECAT

PAGES = Path(__file__).parents[2] / "docs/formats"
OURS = tuple(column.name for column in COLUMNS)
NAMES = {
    "csv": OURS,
    "parquet": OURS,
    "jsonl": OURS,
    "polecat": POLECAT,
    "icews": ICEWS,
    "gdelt": (*EVENT_COLUMNS, *MENTION_COLUMNS),
    "acled": ACLED,
}


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_has_a_page_that_says_what_is_lost_and_how_to_open_it(name: str) -> None:
    page = (PAGES / f"{name}.md").read_text("utf-8")
    assert page.startswith(f"# {name}: ")
    assert f"dateline export april.case {name} " in page
    assert "\n## What is lost\n" in page
    assert "\n## How to open it\n" in page
    assert f"]({name}.md)" in (PAGES / "README.md").read_text("utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_a_page_names_every_column(name: str) -> None:
    page = (PAGES / f"{name}.md").read_text("utf-8")
    assert [column for column in NAMES[name] if f"| `{column}` |" not in page] == []


def test_what_a_column_holds_is_what_the_table_says() -> None:
    page = (PAGES / "csv.md").read_text("utf-8")
    assert [column.name for column in COLUMNS if f"| {column.holds} |" not in page] == []
