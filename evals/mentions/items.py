"""Labelled passages of one layer: JSON Lines, one passage a line, its labels located by their words."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from dateline.dates import parse_publication
from dateline.records import Document, Extent, make_document
from evals.gold import CaseError

SETS = Path(__file__).parent.parent / "sets"


@dataclass(frozen=True, kw_only=True)
class Item:
    """One passage with its day of publication; `labels` are the layer's own fields as written."""

    name: str
    split: str
    published: datetime
    text: str
    labels: dict[str, list[dict[str, Any]]]

    @cached_property
    def document(self) -> Document:
        return make_document(self.text, outlet="Set", language="en", published_at=self.published)

    def place(self, label: dict[str, Any]) -> Extent:
        """Where a label's words stand in the text."""
        return locate(self.text, words=label["at"], nth=label.get("nth", 1), item=self.name)


def read_items(name: str, *, split: str | None = None) -> Iterator[Item]:
    """The passages of one set, in order. Raises CaseError for a line that cannot be read, or words not in its text."""
    path = SETS / f"{name}.jsonl"
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        item = _item(line, where=f"{path.name}:{number}")
        if split in (None, item.split):
            yield item


def locate(text: str, *, words: str, nth: int = 1, item: str) -> Extent:
    """The `nth` place where words stand in a text. Raises CaseError where they do not."""
    at = -1
    for _ in range(nth):
        at = text.find(words, at + 1)
        if at < 0:
            raise CaseError(f"{item}: {words!r} does not stand {nth} times in the text")
    return Extent(start=at, end=at + len(words))


def _item(line: str, *, where: str) -> Item:
    try:
        form = json.loads(line)
        item = Item(
            name=form["name"],
            split=form["split"],
            published=parse_publication(form["published"]),
            text=form["text"],
            labels={key: value for key, value in form.items() if isinstance(value, list)},
        )
    except (ValueError, KeyError) as error:
        raise CaseError(f"{where}: {error}") from None
    for labels in item.labels.values():
        for label in labels:
            item.place(label)
    return item
