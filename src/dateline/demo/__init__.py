"""The demo case: 36 reports of eight outlets on April 2024, from the strike in Damascus to the days after Isfahan.

In: nothing. Out: the reports as Documents, in order. The reports are synthetic, written for this project after the
public record; outlets, unnamed officials and witnesses are invented. Never history: they are to
try Dateline on.
"""

from datetime import datetime
from importlib.resources import files
from importlib.resources.abc import Traversable

from dateline.records import Document, make_document


def demo_documents() -> tuple[Document, ...]:
    """The reports of the demo case, in order of publication. A report's credit stands as its last line.

    >>> [document.outlet for document in demo_documents()][:2]
    ['Meridian Press Agency', 'Negev Herald']
    """
    return read_reports(files("dateline.demo") / "reports")


def read_reports(folder: Traversable) -> tuple[Document, ...]:
    """The reports in a folder of ``.md`` files written like those of the demo, by name of file."""
    paths = sorted(
        (path for path in folder.iterdir() if path.name.endswith(".md")), key=lambda path: path.name
    )
    return tuple(parse_report(path.read_text("utf-8")) for path in paths)


def parse_report(report: str) -> Document:
    """The report: lines of ``name: value`` (title, url, outlet, published, maybe credit), an empty line, the text."""
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


__all__ = ["demo_documents", "parse_report", "read_reports"]
