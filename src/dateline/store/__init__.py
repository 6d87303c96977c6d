"""The case on disk: what was observed, what was judged, what was derived, kept apart; and who may come to it.

In: documents, judgements, derived readings, users with hashes of their passwords. Out: the same, as of any moment, and
which document is still to be read. Never changes a document once it is in, never erases a judgement or a line of the
audit, and never reads a report.
"""

from dateline.store.case import Case, open_case
from dateline.store.entries import (
    Added,
    Counts,
    Deed,
    Done,
    Entry,
    Failure,
    Judgement,
    Noted,
    Outcome,
    Role,
    Source,
    StageCount,
    Token,
    User,
)
from dateline.store.tables import ALWAYS

__all__ = [
    "ALWAYS",
    "Added",
    "Case",
    "Counts",
    "Deed",
    "Done",
    "Entry",
    "Failure",
    "Judgement",
    "Noted",
    "Outcome",
    "Role",
    "Source",
    "StageCount",
    "Token",
    "User",
    "open_case",
]
