"""Judgements and origins → origins as people have marked them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from dateline.ids import make_id
from dateline.judgements.judgement import Judgement
from dateline.records import Origin, Tie


def mark_origins(
    judgements: Iterable[Judgement], origins: Sequence[Origin], *, order: Iterable[str]
) -> tuple[Origin, ...]:
    """The origins with every report where a judgement puts it, under the ids that the accounts have too.

    `order` are the reports in order of publication. A report that others go back to takes them along. Judgements
    on reports that are not there change nothing.
    """
    place = {document: n for n, document in enumerate(order)}
    for judgement in judgements:
        to = judgement.value.get("to") if isinstance(judgement.value, Mapping) else ""
        known = to is None or (isinstance(to, str) and to in place)
        if judgement.kind == "origin" and judgement.target in place and known:
            origins = _moved(origins, judgement.target, to, place=place)
    return tuple(sorted(origins, key=lambda origin: place[origin.first]))


def _moved(
    origins: Sequence[Origin], report: str, to: str | None, *, place: Mapping[str, int]
) -> tuple[Origin, ...]:
    own = make_id("ori", report)
    old = next(origin for origin in origins if report in origin.documents)
    new = next((origin for origin in origins if to in origin.documents), None)
    if old is new or (new is None and old.id == own):
        return tuple(origins)
    leaving = old.documents if old.id == own else (report,)
    ties = tuple(
        tie for tie in old.ties if tie.document in leaving and (tie.partial or tie.document != report)
    )
    left = tuple(document for document in old.documents if document not in leaving)
    stays = replace(old, documents=left, ties=tuple(tie for tie in old.ties if tie.document in left))
    into = new or Origin(id=own, documents=())
    documents = tuple(sorted((*into.documents, *leaving), key=place.__getitem__))
    joined = replace(into, documents=documents, ties=(*into.ties, *ties))
    others = (origin for origin in origins if origin is not old and origin is not new)
    return (*others, _tied(joined, report, to), *([stays] if left else []))


def _tied(origin: Origin, report: str, to: str | None) -> Origin:
    """The origin with a judged tie for each report after the first that has none."""
    whole = {tie.document for tie in origin.ties if not tie.partial}
    ends = tuple(end for end in (to, report) if end)
    judged = (
        Tie(document=document, earlier=next(end for end in ends if end != document), rule="judged", score=1.0)
        for document in origin.documents[1:]
        if document not in whole
    )
    return replace(origin, ties=(*origin.ties, *judged))
