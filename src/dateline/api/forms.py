"""What goes over the wire, for the OpenAPI document: the forms of the records, made from the records themselves."""

import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel, ConfigDict, Field, create_model

from dateline.records import (
    Actor,
    Brief,
    Changes,
    Citation,
    Contact,
    Day,
    Disputed,
    Event,
    Expectation,
    Missing,
    Saga,
    Saying,
    Story,
    Telling,
    Update,
    Voice,
)


class Form(BaseModel):
    """What goes over the wire: these fields and no others."""

    model_config = ConfigDict(extra="forbid")


class CitationForm(Form):
    """Where something stands: characters `start` to `end` of a report, half-open, and their words."""

    document: str
    start: int
    end: int
    quote: str


@cache
def form_of(record: type) -> type[BaseModel]:
    """The form of a record: its fields, with tuples as lists, and citations with their words."""
    if record is Citation:
        return CitationForm
    if record is Telling:
        return TellingForm
    hints = get_type_hints(record)
    parts: dict[str, Any] = {field.name: (_type(hints[field.name]), ...) for field in fields(record)}
    if record is Event:
        parts |= {name: (int, ...) for name in ("mentions", "reports", "origins")}
    summary = (record.__doc__ or "").partition("\n")[0]
    return create_model(record.__name__, __base__=Form, __doc__=summary, **parts)


def _type(hint: Any) -> Any:
    origin, parts = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return Union[tuple(_type(part) for part in parts)]  # noqa: UP007 - made at run time
    if origin is tuple:
        return list[_type(parts[0])]  # type: ignore[misc]
    if origin is Mapping:
        return dict[parts[0], _type(parts[1])]  # type: ignore[valid-type,misc]
    if origin is Literal or hint in (str, int, float, bool, date, datetime, type(None)):
        return hint
    if is_dataclass(hint) and isinstance(hint, type):
        return form_of(hint)
    return Any


class PlaceForm(Form):
    """Words of a report and where they stand in it."""

    start: int
    end: int
    quote: str


class TellingForm(Form):
    """A mention of an event: the report's words, who says so, and how surely."""

    id: str
    outlet: str | None
    published_at: datetime | None
    origin: str
    voice: form_of(Voice)  # type: ignore[valid-type]
    via: list[form_of(Voice)]  # type: ignore[valid-type]
    certainty: str
    status: str
    trigger: PlaceForm
    sentence: CitationForm


def _list_of(name: str, items: Any, what: str) -> type[BaseModel]:
    """A part of a list of the case as of a moment."""
    return create_model(
        f"{name}List",
        __base__=Form,
        __doc__=f"A part of a list of {what}.",
        as_of=(datetime | None, Field(description="The moment; null where no report was read.")),
        revision=(str, Field(description="Changes when a report, a reading or a judgement does.")),
        **_parts_of(items),
    )


def _plain_list_of(name: str, items: Any, what: str) -> type[BaseModel]:
    """A part of a list that has no moment."""
    return create_model(
        f"{name}List", __base__=Form, __doc__=f"A part of a list of {what}.", **_parts_of(items)
    )


def _parts_of(items: Any) -> dict[str, Any]:
    return {
        "total": (int, Field(description="How many there are in all.")),
        "offset": (int, ...),
        "items": (list[items], ...),
    }


class Head(Form):
    """A report without its text."""

    id: str
    title: str | None
    outlet: str | None
    published_at: datetime | None
    url: str | None


class Full(Head):
    """A report with its text, whose characters all citations count."""

    text: str
    language: str | None
    origin: str | None
    story: str | None


class SourceForm(Form):
    """An address that reports come from, and how it fares."""

    address: str
    kind: str | None
    last_tried: datetime | None
    last_good: datetime | None
    failures: int
    last_error: str | None


class OriginForm(Form):
    """One voice in writing: the reports that carry one text, earliest first."""

    id: str
    reports: list[Head]


class RowForm(Form):
    """A row of the register, with its source; `since` and `to` are days or years, `to` is the first one after it."""

    kind: Literal["state", "body", "office", "area", "town"]
    name: str
    what: str
    code: str | None
    sector: str | None
    since: str | None
    to: str | None
    table: str
    source: str


class JudgementForm(Form):
    """What somebody decided, when and why, and what it came to; withdrawn, it still stands here."""

    id: str
    kind: str
    target: str
    field: str | None
    value: Any
    author: str
    at: datetime
    reason: str
    withdrawn_at: datetime | None
    withdrawn_by: str | None
    says: str
    state: str | None = None
    why: str | None = None


class JobForm(Form):
    """Work on a case as it stands."""

    id: str
    kind: Literal["add", "recode"]
    who: str
    state: Literal["waiting", "running", "done", "failed", "stopped"]
    step: str
    done: int
    total: int | None
    notes: list[str]
    problems: list[str]
    made_at: datetime
    ended_at: datetime | None
    number: int = Field(description="Grows with every change.")


class StatusForm(Form):
    """How much the case holds."""

    version: str
    case: str
    revision: str
    as_of: datetime | None
    reports: int = Field(description="Those that the picture at the moment rests on.")
    unread: int = Field(description="Those that nobody has read yet.")
    documents: int
    replaced: int
    sources: int
    issues: int
    judgements: int
    withdrawn: int


class PictureForm(Form):
    """All that the reports say at a moment. Large for a large case: ask for its parts page by page instead."""

    as_of: datetime | None
    revision: str
    reports: int
    origins: int
    events: list[form_of(Event)]  # type: ignore[valid-type]
    disputes: list[form_of(Disputed)]  # type: ignore[valid-type]
    updates: list[form_of(Update)]  # type: ignore[valid-type]
    expectations: list[form_of(Expectation)]  # type: ignore[valid-type]
    contacts: list[form_of(Contact)]  # type: ignore[valid-type]
    stories: list[form_of(Story)]  # type: ignore[valid-type]
    sagas: list[form_of(Saga)]  # type: ignore[valid-type]
    missing: list[form_of(Missing)]  # type: ignore[valid-type]


class Problem(Form):
    """What went wrong, after RFC 9457."""

    type: str
    title: str
    status: int
    detail: str


class ReportIn(Form):
    """A report to take in or to read; `published` is ISO 8601 or plain English, an address must be http or https."""

    text: str = Field(min_length=1, max_length=1_000_000)
    title: str | None = Field(default=None, max_length=1000)
    outlet: str | None = Field(default=None, max_length=500)
    url: str | None = Field(default=None, max_length=2000)
    published: str | None = Field(default=None, max_length=100)


class Taken(Form):
    """What taking a report in came to, and the job that reads it."""

    id: str
    news: Literal["new", "known", "new version"]
    job: str


Word = Annotated[str, Field(min_length=1, max_length=300)]


class CorrectionIn(Form):
    """A correction: of which events, mentions or claims (ids), to what, and why. Empty fields stay as they are.

    "-" says that nobody acts, nowhere, on no day, with no mode, in the outlet's own voice, or that a text is its own.
    """

    targets: list[Word] = Field(min_length=1, max_length=50)
    reason: str = Field(min_length=1, max_length=1000)
    type: Word | None = None
    mode: Word | None = None
    status: Word | None = None
    actors: list[Word] = Field(default=[], max_length=20)
    recipients: list[Word] = Field(default=[], max_length=20)
    day: Word | None = None
    place: Word | None = None
    speaker: Word | None = None
    kind: Word | None = None
    not_an_event: bool = False
    same_as: Word | None = None
    apart: bool = False
    origin: Word | None = None
    words: Word | None = None
    stands_for: Word | None = None


class JobIn(Form):
    """Work to be done: web addresses to add, or the whole case to read by this version.

    With `again`, the reports that this version has read are read once more.
    """

    kind: Literal["add", "recode"]
    items: list[Annotated[str, Field(min_length=1, max_length=2000)]] = Field(default=[], max_length=200)
    again: bool = False


EventList = _list_of("Event", form_of(Event), "events")
DayList = _list_of("Day", form_of(Day), "days")
SayingList = _list_of("Saying", form_of(Saying), "claims")
DisputedList = _list_of("Disputed", form_of(Disputed), "disputes")
UpdateList = _list_of("Update", form_of(Update), "new figures")
ExpectationList = _list_of("Expectation", form_of(Expectation), "expectations")
ContactList = _list_of("Contact", form_of(Contact), "contacts")
ActorList = _list_of("Actor", form_of(Actor), "actors")
StoryList = _list_of("Story", form_of(Story), "stories")
SagaList = _list_of("Saga", form_of(Saga), "sagas")
MissingList = _list_of("Missing", form_of(Missing), "what is left open")
OriginList = _list_of("Origin", OriginForm, "origins")
ReportList = _list_of("Report", Head, "reports")
ChangesForm = form_of(Changes)
JobList = _plain_list_of("Job", JobForm, "jobs")
JudgementList = _plain_list_of("Judgement", JudgementForm, "judgements")
RowList = _plain_list_of("Row", RowForm, "rows of the register")
SourceList = _plain_list_of("Source", SourceForm, "sources")
BriefForm = form_of(Brief)
