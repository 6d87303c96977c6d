"""The case of August 2008: 22 synthetic reports of seven outlets on the war between Georgia and Russia, and their gold.

In: nothing. Out: the reports as Documents, in order. The rules for events told more than once, disputes, expectations
and contacts are set on this case and the demo's. Never history.
"""

from pathlib import Path

from dateline.demo import read_reports
from dateline.records import Document

GOLD = Path(__file__).parent / "gold.json"


def august_documents() -> tuple[Document, ...]:
    """The reports of the case, in order of publication. A report's credit stands as its last line.

    >>> [document.outlet for document in august_documents()][:2]
    ['Northgate News Agency', 'Kartli Tribune']
    """
    return read_reports(Path(__file__).parent / "reports")


__all__ = ["GOLD", "august_documents"]
