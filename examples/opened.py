"""The case that an example shows: the one named on the command line, else the demo's, read afresh."""

import sys
import tempfile
from pathlib import Path

from dateline.cases import add_report, link_case, read_case
from dateline.demo import demo_documents
from dateline.store import Case, open_case
from dateline.views import View, view_of


def opened() -> Case:
    """An open case with reports in it."""
    if len(sys.argv) > 1:
        return open_case(sys.argv[1])
    case = open_case(Path(tempfile.mkdtemp()) / "demo.case", create=True)
    for document in demo_documents():
        add_report(case, document)
    list(read_case(case))
    link_case(case)
    return case


def view() -> View:
    """The case as of its newest report."""
    found = view_of(opened())
    if found is None:
        sys.exit("the case holds no report that was read")
    return found
