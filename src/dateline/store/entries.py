"""What a case holds beside the documents themselves."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from dateline.records import Document

News = Literal["new", "known", "new version"]
Role = Literal["reader", "analyst", "admin"]
Deed = Literal[
    "log in",
    "log out",
    "judge",
    "withdraw",
    "add",
    "recode",
    "stop",
    "add user",
    "change password",
    "change role",
    "disable user",
    "enable user",
    "end sessions",
    "add token",
    "revoke token",
    "renew key",
]
Outcome = Literal["done", "failed", "refused", "locked"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What adding a document came to: it was new, already known, or a new version of `replaces`."""

    id: str
    news: News
    replaces: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A document as it stands in the case: where it came from, when, and which version it replaces.

    `source` is the address that it was found through (a feed, a folder), `canonical_url` the one address
    that all versions of the page share.
    """

    document: Document
    canonical_url: str | None
    source: str | None
    added_at: datetime
    replaces: str | None

    @property
    def counts_from(self) -> datetime | None:
        """The moment from which the document counts; None, for always, where its times are unknown."""
        return self.document.counts_from


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """An address that documents come from, and its health.

    `failures` counts the tries since it last answered; `etag` and `last_modified` are what it said then.
    """

    address: str
    kind: str | None
    etag: str | None
    last_modified: str | None
    last_tried: datetime | None
    last_good: datetime | None
    failures: int
    last_error: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """Something met and not understood while the case was filled: where, what, when."""

    where: str
    what: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What somebody decided about a part of the picture, when and why; withdrawn, it still stands here.

    `value` is anything that JSON can say.
    """

    id: str
    kind: str
    target: str
    field: str | None
    value: Any
    author: str
    at: datetime
    reason: str
    withdrawn_at: datetime | None = None
    withdrawn_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A document that a stage could not finish: how often it was tried, and the last error."""

    document: str
    attempts: int
    error: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StageCount:
    """How far a stage has come in a version: documents done, to do (those leased included), given up."""

    stage: str
    version: str
    done: int
    pending: int
    given_up: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How much a case holds. `replaced` documents have a newer version; they count among `documents` too."""

    documents: int
    replaced: int
    sources: int
    issues: int
    judgements: int
    withdrawn: int
    stages: tuple[StageCount, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    """Somebody with an account in the case.

    `key` is the name folded, `password` its hash, which is not printed with the rest. `round` counts what ended
    the sessions of before: a new password, disabling, leaving everywhere.
    """

    key: str
    name: str
    password: str = field(repr=False)
    role: Role
    round: int
    made_at: datetime
    disabled_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A token for programs, without its secret. `user` is the name of whose it is; `used_at` is true to the minute."""

    id: str
    user: str
    role: Role
    label: str
    made_at: datetime
    used_at: datetime | None
    expires_at: datetime | None
    revoked_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What somebody did to a served case, or tried: when, to what, from where, and how it ended.

    `who` is None where nobody is known, `number` the place in the audit.
    """

    number: int
    at: datetime
    who: str | None
    what: Deed
    target: str | None
    address: str | None
    outcome: Outcome
