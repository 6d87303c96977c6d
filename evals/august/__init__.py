"""The case of August 2008: 22 synthetic reports of seven outlets on the war between Georgia and Russia, and their gold.

In: nothing. Out: the reports as Documents, in order. The rules for events told more than once, disputes, expectations
and contacts are set on this case, so that the demo case stays a check. Never history.
"""

from datetime import datetime
from pathlib import Path

from dateline.records import Document, make_document

GOLD = Path(__file__).parent / "gold.json"


def august_documents() -> tuple[Document, ...]:
    """The reports of the case, in order of publication. A report's credit stands as its last line.

    >>> [document.outlet for document in august_documents()][:2]
    ['Northgate News Agency', 'Kartli Tribune']
    """
    paths = sorted((Path(__file__).parent / "reports").glob("*.md"))
    return tuple(_document(path.read_text("utf-8")) for path in paths)


def _document(report: str) -> Document:
    """Lines of ``name: value``, an empty line, the text: as `dateline.demo` reads its own."""
    head, _, body = report.partition("\n\n")
    said = dict(line.split(": ", 1) for line in head.splitlines())
    credit = f"\n\nSource: {said['credit']}" if "credit" in said else ""
    return make_document(
        body.rstrip("\n") + credit,
        title=said["title"],
        url=said["url"],
        outlet=said["outlet"],
        published_at=datetime.fromisoformat(said["published"]),
    )


__all__ = ["GOLD", "august_documents"]
