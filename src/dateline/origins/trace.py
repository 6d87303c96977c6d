"""Whose text each of many reports is."""

from collections.abc import Iterable

from dateline.origins.trail import Traced, Trail, order_of
from dateline.records.document import Document
from dateline.records.origin import Origin


def trace_origins(documents: Iterable[Document]) -> tuple[Origin, ...]:
    """Every report belongs to exactly one origin; the origins come in the order of their first reports.

    A report goes back to an earlier one when most of its words stand there, when it names the same agency
    and says much the same, or when it is a later state of the same page; its ties say which, and prove it.
    Reports count from publication, else from retrieval, else after all others. The order in which they are
    given does not matter, the same report twice counts once, and a later report never changes the origin of an
    earlier one. Time and memory grow with the number of reports.
    """
    trail = Trail()
    once = {document.id: document for document in sorted(documents, key=_full_order, reverse=True)}
    traced = [trail.add(document) for document in sorted(once.values(), key=order_of)]
    groups: dict[str, list[Traced]] = {}
    for report in traced:
        groups.setdefault(report.origin, []).append(report)
    return tuple(
        Origin(
            id=origin,
            documents=tuple(report.document for report in reports),
            agency=next((report.agency for report in reports if report.agency), None),
            ties=tuple(tie for report in reports for tie in report.ties),
        )
        for origin, reports in groups.items()
    )


def _full_order(document: Document) -> tuple[object, ...]:
    """An order also among reports with one id, which may differ in title and time of retrieval."""
    retrieved = document.retrieved_at.timestamp() if document.retrieved_at else float("inf")
    return *order_of(document), retrieved, document.title or "", document.language or ""
