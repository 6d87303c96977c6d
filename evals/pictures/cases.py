"""The cases of many reports that have gold: the demo and August 2008. Rules were set and weights fitted on both."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from dateline.demo import demo_documents
from dateline.records import Document, Picture, Reading
from evals.august import GOLD as AUGUST
from evals.august import august_documents
from evals.counts import Scores
from evals.demo import GOLD as DEMO
from evals.demo import read_gold, score_origins
from evals.pictures import score_picture

Draw = Callable[..., Picture]


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureCase:
    """A case: its reports, its gold, the moment that the gold is of, and what scores on it are good for."""

    name: str
    role: str
    documents: Callable[[], tuple[Document, ...]]
    path: Path
    as_of: datetime


PICTURE_CASES: Mapping[str, PictureCase] = {
    case.name: case
    for case in (
        PictureCase(
            name="demo",
            role="rules were set and weights fitted on it",
            documents=demo_documents,
            path=DEMO,
            as_of=datetime(2024, 4, 20, 21, tzinfo=UTC),
        ),
        PictureCase(
            name="august",
            role="rules were set and weights fitted on it",
            documents=august_documents,
            path=AUGUST,
            as_of=datetime(2008, 8, 28, tzinfo=UTC),
        ),
    )
    if case.path.exists()
}


def score_picture_case(case: PictureCase, *, read: Callable[[Document], Reading], draw: Draw) -> Scores:
    """The scores of what `read` and `draw` make of a case's reports."""
    documents, picture, gold = open_case(case, read=read, draw=draw)
    origins = score_origins(documents, gold=gold)
    return origins | score_picture(documents, picture=picture, gold=gold)


def open_case(
    case: PictureCase, *, read: Callable[[Document], Reading], draw: Draw
) -> tuple[tuple[Document, ...], Picture, dict[str, Any]]:
    """The reports of a case, the picture drawn of them at its moment, and its gold."""
    readings = [read(document) for document in case.documents()]
    documents = tuple(reading.document for reading in readings)
    return documents, draw(readings, as_of=case.as_of), read_gold(case.path)
