"""The tools: what a model asks of a case → answers with citations."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Annotated, TypeVar

from mcp.types import CallToolResult, TextContent
from pydantic import Field

from dateline.accounts import make_account
from dateline.documents import is_english
from dateline.errors import InputError
from dateline.mcp import answers, asked
from dateline.mcp.answers import Answer
from dateline.mcp.forms import Citing
from dateline.mcp.passages import find_passages
from dateline.mcp.words import answer_text
from dateline.outputs.brief import Length
from dateline.outputs.sayings import find_sayings
from dateline.pipeline import read_or_fail
from dateline.records import Document, Saying, make_document
from dateline.views import View, Views

_T = TypeVar("_T")
_LONGEST = 100_000  # characters of a text to read: a long article many times over
_MOST_FOUND = 1000  # reports found that are counted
_A_DAY = timedelta(days=1)

Text = Annotated[
    str,
    Field(
        min_length=1, max_length=_LONGEST, description="The text of a news report in English, headline first."
    ),
]
Stated = Annotated[str | None, Field(max_length=500)]


class Tools:
    """The tools over the views of a case. Each may be called from any thread; none changes a report or a judgement."""

    def __init__(self, views: Views) -> None:
        self._views = views

    def _at(self, as_of: str | None) -> View:
        view = self._views.at(asked.parse_moment(as_of))
        if view is None:
            cause = "it holds no report that was read"
            raise InputError(self._views.case.name, cause=cause, next_step="add some with dateline add")
        return view

    def search(
        self,
        words: asked.Words,
        as_of: asked.AsOf = None,
        limit: asked.Limit = 20,
        offset: asked.Offset = 0,
        citations: asked.Quotes = 3,
    ) -> Annotated[CallToolResult, answers.Search]:
        """The newest reports that hold all the words in title or text, with the passages that hold them.

        Case, accents and plurals do not matter. Read a whole report at its resource.
        """
        view = self._at(as_of)
        found = view.case.search(words, limit=_MOST_FOUND + 1, as_of=view.as_of)
        shown, citing = found[:_MOST_FOUND][offset : offset + limit], Citing(view.texts, most=citations)
        answer = answers.Search(
            as_of=view.as_of,
            total=min(len(found), _MOST_FOUND),
            offset=offset,
            more=len(found) > _MOST_FOUND,
            items=[citing.found(d, find_passages(d.text, words, most=citations)) for d in shown],
        )
        return _result(answer, noun="report")

    def picture(
        self,
        as_of: asked.AsOf = None,
        since: Annotated[
            str | None,
            Field(
                max_length=200, description="When you last looked, ISO 8601. Default: a day before `as_of`."
            ),
        ] = None,
        length: Annotated[
            Length, Field(description="How many lines each part has at most: 3, 6, 15.")
        ] = "normal",
        citations: asked.Quotes = 3,
    ) -> Annotated[CallToolResult, answers.Overview]:
        """The state of the crisis in brief: what is new, why it matters, what is disputed, expected and unknown.

        Every line is words of a report. Begin here.
        """
        view, start = self._at(as_of), asked.parse_moment(since)
        if start is not None and start >= view.as_of:
            raise InputError("since", cause="it is not before `as_of`", next_step="give an earlier moment")
        brief = view.make_brief(since=start, length=length)
        citing, picture = Citing(view.texts, most=citations), view.picture
        lines = [citing.line(line, part=part.title) for part in brief.parts for line in part.lines]
        answer = answers.Overview(
            as_of=view.as_of,
            total=len(lines),
            offset=0,
            since=start or view.as_of - _A_DAY,
            counts=answers.Counts(
                reports=brief.reports,
                origins=brief.origins,
                fresh=brief.fresh,
                events=len(picture.events),
                disputes=len(picture.disputes),
                expectations=len(picture.expectations),
                open=sum(e.outcome == "open" for e in picture.expectations),
                contacts=len(picture.contacts),
                stories=len(picture.stories),
            ),
            items=lines,
            missing=[citing.gap(missing) for missing in picture.missing],
        )
        return _result(answer, noun="line")

    def timeline(
        self,
        actor: asked.Actor = None,
        dyad: asked.Dyad = None,
        type: asked.Types = None,
        place: asked.Place = None,
        since: asked.Since = None,
        until: asked.Until = None,
        origins: asked.Origins = 0,
        days: Annotated[
            int | None, Field(ge=1, description="Only so many days, those that weigh most. Default: all.")
        ] = None,
        per_day: Annotated[int, Field(ge=1, le=50, description="At most so many events of a day.")] = 5,
        as_of: asked.AsOf = None,
        limit: asked.Limit = 20,
        offset: asked.Offset = 0,
        citations: asked.Quotes = 3,
    ) -> Annotated[CallToolResult, answers.Timeline]:
        """What happened on each day, the weightiest first. An event that no report dates is on no day."""
        view = self._at(as_of)
        filters = asked.make_filters(
            actor=actor, dyad=dyad, types=type, place=place, since=since, until=until, origins=origins
        )
        found = view.make_timeline(filters, most=days, entries=per_day)
        entries = [(day, entry) for day in found for entry in day.entries]
        citing = Citing(view.texts, most=citations)
        answer = answers.Timeline(
            as_of=view.as_of,
            total=len(entries),
            offset=offset,
            days=len(found),
            items=[citing.entry(entry, day=day) for day, entry in entries[offset : offset + limit]],
        )
        return _result(answer, noun="entry", plural="entries")

    def events(
        self,
        actor: asked.Actor = None,
        dyad: asked.Dyad = None,
        type: asked.Types = None,
        place: asked.Place = None,
        since: asked.Since = None,
        until: asked.Until = None,
        status: asked.Statuses = None,
        origins: asked.Origins = 0,
        as_of: asked.AsOf = None,
        limit: asked.Limit = 20,
        offset: asked.Offset = 0,
        citations: asked.Quotes = 3,
    ) -> Annotated[CallToolResult, answers.Events]:
        """Every event once, in order of its day: who did what to whom, how well it stands, and who says so."""
        view = self._at(as_of)
        filters = asked.make_filters(
            actor=actor,
            dyad=dyad,
            types=type,
            place=place,
            since=since,
            until=until,
            statuses=status,
            origins=origins,
        )
        found, citing = view.find_events(filters), Citing(view.texts, most=citations)
        items = [citing.event(event) for event in found[offset : offset + limit]]
        answer = answers.Events(as_of=view.as_of, total=len(found), offset=offset, items=items)
        return _result(answer, noun="event")

    def claims(
        self,
        speaker: Annotated[
            str | None,
            Field(
                max_length=200,
                description="Only by this speaker: a name, a word of it, or the code of a side.",
            ),
        ] = None,
        about: Annotated[
            str | None, Field(max_length=200, description="Only where these words stand in what is said.")
        ] = None,
        since: Annotated[
            str | None, Field(max_length=200, description="Only in reports from this day on (2024-04-13).")
        ] = None,
        as_of: asked.AsOf = None,
        limit: asked.Limit = 20,
        offset: asked.Offset = 0,
        citations: asked.Quotes = 3,
    ) -> Annotated[CallToolResult, answers.Claims]:
        """Who says what, in order of publication, in their words; what outlets say in their own voice is left out."""
        view, day = self._at(as_of), asked.parse_day(since)
        found = [
            saying
            for saying in (view.find_sayings(since=day) if day else _sayings(view))
            if (not speaker or saying.is_by(speaker)) and (not about or saying.is_about(about))
        ]
        citing = Citing(view.texts, most=citations)
        items = [citing.saying(saying) for saying in found[offset : offset + limit]]
        answer = answers.Claims(as_of=view.as_of, total=len(found), offset=offset, items=items)
        return _result(answer, noun="claim")

    def disputes(
        self,
        actor: asked.Actor = None,
        dyad: asked.Dyad = None,
        type: asked.Types = None,
        place: asked.Place = None,
        since: asked.Since = None,
        until: asked.Until = None,
        as_of: asked.AsOf = None,
        limit: asked.Limit = 20,
        offset: asked.Offset = 0,
        citations: asked.Quotes = 3,
    ) -> Annotated[CallToolResult, answers.Disputes]:
        """What voices do not agree on, side beside side with who says each; no side is held right."""
        view = self._at(as_of)
        filters = asked.make_filters(
            actor=actor, dyad=dyad, types=type, place=place, since=since, until=until
        )
        found, citing = view.find_disputes(filters), Citing(view.texts, most=citations)
        items = [citing.dispute(disputed) for disputed in found[offset : offset + limit]]
        answer = answers.Disputes(as_of=view.as_of, total=len(found), offset=offset, items=items)
        return _result(answer, noun="dispute")

    def expected(
        self,
        outcome: asked.Outcomes = None,
        actor: asked.Actor = None,
        dyad: asked.Dyad = None,
        type: asked.Types = None,
        place: asked.Place = None,
        since: asked.Since = None,
        until: asked.Until = None,
        as_of: asked.AsOf = None,
        limit: asked.Limit = 20,
        offset: asked.Offset = 0,
        citations: asked.Quotes = 3,
    ) -> Annotated[CallToolResult, answers.Expected]:
        """What is planned, threatened, conditional or possible, by when, and how it turned out."""
        view = self._at(as_of)
        filters = asked.make_filters(
            actor=actor, dyad=dyad, types=type, place=place, since=since, until=until
        )
        found = view.find_expectations(filters, outcomes=outcome or ())
        citing = Citing(view.texts, most=citations)
        items = [
            citing.expectation(e, event=view.events_by_id[e.event]) for e in found[offset : offset + limit]
        ]
        answer = answers.Expected(as_of=view.as_of, total=len(found), offset=offset, items=items)
        return _result(answer, noun="expectation")

    def contacts(
        self,
        actor: asked.Actor = None,
        dyad: asked.Dyad = None,
        place: asked.Place = None,
        since: asked.Since = None,
        until: asked.Until = None,
        status: asked.Statuses = None,
        as_of: asked.AsOf = None,
        limit: asked.Limit = 20,
        offset: asked.Offset = 0,
        citations: asked.Quotes = 3,
    ) -> Annotated[CallToolResult, answers.Contacts]:
        """Who met, called, hosted or messaged whom, through whom, on what day, and who says so."""
        view = self._at(as_of)
        filters = asked.make_filters(
            actor=actor, dyad=dyad, place=place, since=since, until=until, statuses=status
        )
        found, citing = view.find_contacts(filters), Citing(view.texts, most=citations)
        items = [citing.contact(contact) for contact in found[offset : offset + limit]]
        answer = answers.Contacts(as_of=view.as_of, total=len(found), offset=offset, items=items)
        return _result(answer, noun="contact")

    def read(
        self,
        text: Text,
        title: Stated = None,
        published: Annotated[
            str | None,
            Field(
                max_length=200,
                description="When it was published; without it relative dates stay unresolved.",
            ),
        ] = None,
        outlet: Stated = None,
    ) -> Annotated[CallToolResult, answers.Given]:
        """What one article tells, given as text: its events and claims with the words that say so. Nothing is kept."""
        published_at = asked.parse_moment(published)
        _refuse_unreadable(text)
        document = make_document(text, title=title or None, outlet=outlet or None, published_at=published_at)
        return _result(_read(document), noun="event")


def _read(document: Document) -> answers.Given:
    reading = read_or_fail(document)
    if isinstance(reading, InputError):
        raise reading
    citing = Citing(lambda _: reading.document, most=50)
    items = [citing.told(told, document=document.id) for told in make_account(reading).told]
    return answers.Given(
        as_of=document.published_at,
        total=len(items),
        offset=0,
        items=items,
        claims=[citing.saying(saying) for saying in find_sayings(reading, voices={})],
        issues=[f"{issue.where}: {issue.what}" for issue in reading.issues],
    )


def _refuse_unreadable(text: str) -> None:
    if not any(mark.isalpha() for mark in text):
        raise InputError("text", cause="there are no words in it", next_step="give the text of a news report")
    if not is_english(text):
        cause = "it is not in English, and Dateline reads English only"
        raise InputError("text", cause=cause, next_step="give an English report")


def _sayings(view: View) -> Sequence[Saying]:
    """All of them; kept, because every reading has to be looked at."""
    return view.keep("sayings", lambda: tuple(view.find_sayings()))


def _result(answer: Answer, *, noun: str, plural: str | None = None) -> CallToolResult:
    return CallToolResult(
        content=[TextContent(type="text", text=answer_text(answer, noun=noun, plural=plural))],
        structured_content=answer.model_dump(mode="json"),
    )
