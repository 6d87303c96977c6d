"""The case that an example shows: the one that is named, else the demo's, read afresh."""

import sys
import tempfile
from pathlib import Path

from dateline.cases import add_report, link_case, read_case
from dateline.demo import demo_documents
from dateline.views import Case, View, open_case


def opened(where: str | None = None) -> Case:
    """An open case with reports in it."""
    if where is not None:
        return open_case(where)
    case = open_case(Path(tempfile.mkdtemp()) / "demo.case", create=True)
    for document in demo_documents():
        add_report(case, document)
    list(read_case(case))
    link_case(case)
    return case


def view() -> View:
    """The case that the command line names, or the demo's, as of its newest report."""
    return opened(*sys.argv[1:2]).at()
