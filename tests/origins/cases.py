"""Invented reports for the tests of origins; `pairs.json` holds the labelled pairs."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from dateline.records import Document, make_document

MORNING = datetime(2031, 4, 8, 10, tzinfo=UTC)


def report(text: str, outlet: str | None = None, *, hours: float = 0, url: str | None = None) -> Document:
    """A report published some hours after the morning of 8 April 2031."""
    return make_document(text, outlet=outlet, url=url, published_at=MORNING + timedelta(hours=hours))


def load_pairs() -> dict[str, Any]:
    """The labelled pairs, with the paragraphs and reports that they name."""
    found: dict[str, Any] = json.loads((Path(__file__).parent / "pairs.json").read_text(encoding="utf-8"))
    return found


def build(cases: dict[str, Any], name: str) -> Document:
    """One report of the labelled pairs: headline, top, paragraphs, end."""
    row = cases["reports"][name]
    body = row.get("top", "") + "\n\n".join(cases["paragraphs"][key] for key in row["body"])
    parts = [row.get("title"), body, row.get("end")]
    return make_document(
        "\n\n".join(part for part in parts if part),
        title=row.get("title"),
        outlet=row["outlet"],
        published_at=datetime.fromisoformat(row["at"]),
    )
