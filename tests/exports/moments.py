"""Cases at a moment made of reports that were built by hand: what an export needs, without a database."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any

from dateline.outputs.brief import make_brief
from dateline.pipeline import compose, link
from dateline.records import Account, Brief, Document, Picture, Saying
from tests.tellings import MORNING


@dataclass(frozen=True, kw_only=True)
class Listed:
    """A feed, or another source."""

    address: str
    kind: str | None = "feed"


@dataclass(frozen=True, kw_only=True)
class Sources:
    """A case that knows nothing but its sources."""

    listed: tuple[Listed, ...] = ()

    def sources(self) -> tuple[Listed, ...]:
        return self.listed


@dataclass(frozen=True, kw_only=True)
class Small:
    """Reports that somebody built, at a moment."""

    reports: tuple[tuple[Document, Account], ...]
    as_of: datetime = MORNING + timedelta(days=30)
    case: Sources = Sources()

    @cached_property
    def accounts(self) -> tuple[Account, ...]:
        return tuple(link(account for _, account in self.reports))

    @cached_property
    def picture(self) -> Picture:
        return compose(self.accounts, as_of=self.as_of)

    @property
    def texts(self) -> Callable[[str], Document]:
        return {document.id: document for document, _ in self.reports}.__getitem__

    def find_events(self, filters: Any = None) -> list[Any]:
        return list(self.picture.events)

    def find_sayings(self) -> Iterator[Saying]:
        return iter(())

    def make_brief(self, *, since: datetime | None = None, length: Any = "normal") -> Brief:
        return make_brief(self.picture, texts=self.texts, readings=(), since=since, length=length)


def moment(*reports: tuple[Document, Account], **parts: Any) -> Small:
    """The moment of these reports, which come in order of time."""
    return Small(reports=reports, **parts)
