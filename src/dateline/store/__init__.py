"""The case on disk: what was observed, what was judged, what was derived, kept apart.

In: documents, judgements and derived readings. Out: the same, as of any moment, and which document is
still to be read. Never changes a document once it is in, never erases a judgement, and never reads a report.
"""

from dateline.store.case import Case, open_case
from dateline.store.entries import Added, Counts, Entry, Failure, Judgement, Noted, Source, StageCount

__all__ = [
    "Added",
    "Case",
    "Counts",
    "Entry",
    "Failure",
    "Judgement",
    "Noted",
    "Source",
    "StageCount",
    "open_case",
]
