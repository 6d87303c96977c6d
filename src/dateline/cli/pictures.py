"""What a case says at a moment, printed: timeline, brief, events, claims, disputes, contacts and the rest."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from dateline.cli.cases import DONE, SOME_FAILED, with_case
from dateline.cli.reports import complain
from dateline.outputs.brief import Length, make_brief
from dateline.outputs.brief_forms import Form, brief_form, timeline_form
from dateline.outputs.extracts import Texts, words_at
from dateline.outputs.json_form import picture_form
from dateline.outputs.phrases import count_words, days_words, minute_words
from dateline.outputs.printable import printable, shorten
from dateline.outputs.timeline import make_timeline
from dateline.records import (
    Actor,
    Citation,
    Contact,
    Disputed,
    Event,
    Expectation,
    Outcome,
    Party,
    Saying,
    Story,
    making_many,
)
from dateline.store import Case
from dateline.views import Filters, View, view_of

_NAME = 40
_WORDS = 150
_UNKNOWN = "–"
_ENTRIES = 5  # of each day of a timeline that is printed; the JSON has all
_DEMO_SINCE = timedelta(days=2)


def with_picture(where: str, show: Callable[[View], int], *, as_of: datetime | None) -> int:
    """The exit code of what is shown of the case as of a moment, the newest report's unless given."""

    def act(case: Case) -> int:
        from dateline.cases import undated_reports

        view = view_of(case, as_of=as_of)
        if view is None:
            complain(f"{printable(case.name)}: it holds no report that was read; add some with dateline add")
            return SOME_FAILED
        if undated := undated_reports(case):
            reports = count_words(undated, "report")
            complain(
                f"{reports} without a publication time count from their retrieval, or always where that is unknown too"
            )
        with making_many():
            return show(view)

    return with_case(where, act)


def _rows(
    view: View,
    items: Sequence[Any],
    *,
    as_json: bool,
    line: Callable[[Any], Iterable[str]],
    noun: str,
    plural: str | None = None,
) -> int:
    """Every item, a JSON object or a few lines; 1 where there is none."""
    for item in items:
        if as_json:
            print(json.dumps(picture_form(item, texts=view.texts)))
        else:
            print("\n".join(line(item)))
    if not items:
        complain(
            f"{printable(view.case.name)}: no {noun} as of {minute_words(view.as_of)} meets these filters"
        )
    elif not as_json:
        from_ = count_words(view.reports, "report")
        print(
            f"\n{count_words(len(items), noun, plural=plural)} as of {minute_words(view.as_of)}, from {from_}"
        )
    return DONE if items else SOME_FAILED


def print_events(where: str, *, filters: Filters, as_of: datetime | None, as_json: bool) -> int:
    """The events of a case, in order of their days; those that no report dates stand where they were first told."""

    def show(view: View) -> int:
        events = view.find_events(filters)
        return _rows(view, events, as_json=as_json, line=lambda e: _event_lines(e, view.texts), noun="event")

    return with_picture(where, show, as_of=as_of)


def _event_lines(event: Event, texts: Texts) -> Iterator[str]:
    kind = f"{event.type}:{event.mode}" if event.mode else event.type
    place = f" in {printable(event.place.name)}" if event.place and event.place.name else ""
    days = days_words(event.day, event.last_day) or _UNKNOWN
    reports, mentions = count_words(event.reports, "report"), count_words(event.mentions, "mention")
    counts = f"{count_words(event.origins, 'origin')}, {reports}, {mentions}"
    yield f"{days:<12} {event.status:<11} {_sides(event.actors, event.recipients)}  {kind}{place}"
    yield f"    {event.standing}: {counts}  {event.id}"
    document, sentence = event.shown_at
    here = Citation(document=document, start=sentence.start, end=sentence.end)
    yield f"    {_quote(here, texts)} — {printable(event.shown_by or 'unknown outlet')}"


def print_disputes(where: str, *, filters: Filters, as_of: datetime | None, as_json: bool) -> int:
    """What the voices do not agree on, sides under each other, with who says each and since when."""

    def show(view: View) -> int:
        disputes = view.find_disputes(filters)
        return _rows(
            view, disputes, as_json=as_json, line=lambda d: _dispute_lines(d, view.texts), noun="dispute"
        )

    return with_picture(where, show, as_of=as_of)


def _dispute_lines(disputed: Disputed, texts: Texts) -> Iterator[str]:
    yield f"{printable(disputed.about)}  ({disputed.slot})"
    for side in disputed.sides:
        earlier = f", before that {', '.join(side.earlier)}" if side.earlier else ""
        voices = ", ".join(printable(voice.name) for voice in side.voices)
        since = f", since {minute_words(side.since)}" if side.since else ""
        yield f"  {printable(side.value) + earlier + ': ' if side.value else ''}{voices}{since}"
        yield f"      {_quote(side.citations[0], texts)}"


def print_expected(
    where: str, *, filters: Filters, as_of: datetime | None, outcomes: tuple[Outcome, ...], as_json: bool
) -> int:
    """What is expected, and how it turned out."""

    def show(view: View) -> int:
        found = view.find_expectations(filters, outcomes=outcomes)
        return _rows(
            view,
            found,
            as_json=as_json,
            line=lambda e: _expected_lines(e, view.events_by_id[e.event], view.texts),
            noun="expectation",
        )

    return with_picture(where, show, as_of=as_of)


def _expected_lines(expectation: Expectation, event: Event, texts: Texts) -> Iterator[str]:
    days = days_words(expectation.day, expectation.last_day) or _UNKNOWN
    sides = _sides(event.actors, event.recipients)
    yield f"{expectation.outcome:<14} {days:<12} {expectation.status:<11} {sides}  {event.type}"
    voices = ", ".join(printable(voice.name) for voice in expectation.voices[:4])
    yield f"    {_quote(expectation.said[0], texts)} — {voices}"
    for citation in expectation.evidence[:2]:
        yield f"    → {_quote(citation, texts)}"


def print_contacts(where: str, *, filters: Filters, as_of: datetime | None, as_json: bool) -> int:
    """Who met, called, hosted or messaged whom, through whom, when, and who says so."""

    def show(view: View) -> int:
        contacts = view.find_contacts(filters)
        return _rows(
            view, contacts, as_json=as_json, line=lambda c: _contact_lines(c, view.texts), noun="contact"
        )

    return with_picture(where, show, as_of=as_of)


def _contact_lines(contact: Contact, texts: Texts) -> Iterator[str]:
    days = days_words(contact.day, contact.last_day) or _UNKNOWN
    via = f" through {_names(contact.via)}" if contact.via else ""
    disputed = ", disputed" if contact.disputed else ""
    yield f"{days:<12} {contact.way:<8} {contact.status}{disputed}  {_sides(contact.who, contact.whom)}{via}"
    voices = ", ".join(printable(voice.name) for voice in contact.voices[:4])
    yield f"    {_quote(contact.citations[0], texts)} — {voices}"


def print_stories(where: str, *, as_of: datetime | None, as_json: bool) -> int:
    """The stories of a case with their reports, and the sagas that they make."""

    def show(view: View) -> int:
        return _rows(
            view,
            view.stories,
            as_json=as_json,
            line=lambda s: _story_lines(s, view),
            noun="story",
            plural="stories",
        )

    return with_picture(where, show, as_of=as_of)


def _story_lines(story: Story, view: View) -> Iterator[str]:
    first, last = (at.date().isoformat() if at else _UNKNOWN for at in (story.first_at, story.last_at))
    counts = f"{count_words(len(story.documents), 'report')}, {count_words(story.origins, 'origin')}"
    sagas = [printable(" and ".join(saga.dyad)) for saga in view.picture.sagas if story.id in saga.stories]
    saga = f"  (saga {', '.join(sagas)})" if sagas else ""
    yield f"{first} to {last}  {shorten(story.title, width=_WORDS)}  {counts}{saga}"
    for id in story.documents:
        document = view.texts(id)
        outlet = printable(document.outlet or "unknown outlet")
        yield f"    {outlet}: {shorten(document.title or document.text[:80], width=_WORDS)}"


def print_actors(where: str, *, filters: Filters, as_of: datetime | None, as_json: bool) -> int:
    """Who acts and is acted on: how often, toward whom, with which office."""

    def show(view: View) -> int:
        actors = view.find_actors(filters)
        return _rows(view, actors, as_json=as_json, line=_actor_lines, noun="actor")

    return with_picture(where, show, as_of=as_of)


def _actor_lines(actor: Actor) -> Iterator[str]:
    toward = ", ".join(f"{printable(key)} {n}" for key, n in actor.toward.items())
    office = f", {printable(actor.office)}" if actor.office else ""
    country = f" ({printable(actor.country)})" if actor.country else ""
    acts = f"acts {actor.acts}, acted on {actor.is_acted_on}"
    yield f"{shorten(actor.name, width=_NAME)}{country}{office}: {acts}" + (
        f"; toward {toward}" if toward else ""
    )


def print_claims(
    where: str,
    *,
    speaker: str | None,
    about: str | None,
    since: date | None,
    as_of: datetime | None,
    as_json: bool,
) -> int:
    """Who says what, in order of publication: the claims of all reports but the outlets' own."""

    def act(case: Case) -> int:
        view = view_of(case, as_of=as_of)
        found = 0
        if view is not None:
            for saying in view.find_sayings(speaker=speaker, about=about, since=since):
                found += 1
                form = picture_form(saying, texts=view.texts)
                print(json.dumps(form) if as_json else "\n".join(_saying_lines(saying)))
        if not found:
            complain(f"{printable(case.name)}: no claim meets these filters")
        return DONE if found else SOME_FAILED

    return with_case(where, act)


def _saying_lines(saying: Saying) -> Iterator[str]:
    via = f" via {', '.join(map(printable, saying.via))}" if saying.via else ""
    affiliation = f" ({printable(saying.affiliation)})" if saying.affiliation else ""
    at = minute_words(saying.published_at) if saying.published_at else _UNKNOWN
    yield f"{at}  {shorten(saying.speaker, width=_NAME)}{affiliation}{via}, {saying.kind}, {saying.certainty}"
    content = " … ".join(span.quote for span in saying.content)
    yield f"    {shorten(content, width=_WORDS)} — {printable(saying.outlet or 'unknown outlet')}"


def print_timeline(
    where: str, *, filters: Filters, as_of: datetime | None, most: int | None, form: Form, as_json: bool
) -> int:
    """The days of a case and what happened on each."""

    def show(view: View) -> int:
        days = view.make_timeline(filters, most=most, entries=None if as_json else _ENTRIES)
        if as_json:
            for day in days:
                print(json.dumps(picture_form(day, texts=view.texts)))
        elif days:
            print(timeline_form(days, texts=view.texts, form=form), end="")
        if not days:
            complain(f"{printable(view.case.name)}: no event that meets these filters has a day")
        return DONE if days else SOME_FAILED

    return with_picture(where, show, as_of=as_of)


def print_brief(
    where: str, *, since: datetime | None, as_of: datetime | None, length: Length, form: Form, as_json: bool
) -> int:
    """The brief of a case."""

    def show(view: View) -> int:
        if not view.reports:
            complain(
                f"{printable(view.case.name)}: no report had been published by {minute_words(view.as_of)}"
            )
            return SOME_FAILED
        brief = view.make_brief(since=since, length=length)
        if as_json:
            print(json.dumps(picture_form(brief, texts=view.texts)))
        else:
            print(brief_form(brief, texts=view.texts, form=form), end="")
        return DONE

    return with_picture(where, show, as_of=as_of)


def print_demo(*, as_json: bool) -> int:
    """The picture of the bundled case at its end: brief, timeline, disputes, expectations and contacts."""
    from dateline.demo import demo_documents
    from dateline.pipeline import draw, read

    documents = {document.id: document for document in demo_documents()}
    readings = [read(document) for document in documents.values()]
    as_of = max(document.published_at for document in documents.values() if document.published_at)
    picture = draw(readings, as_of=as_of)
    texts = documents.__getitem__
    if as_json:
        print(json.dumps(picture_form(picture, texts=texts)))
        return DONE
    since = as_of - _DEMO_SINCE
    brief = make_brief(picture, texts=texts, readings=readings, since=since, length="short")
    print(brief_form(brief, texts=texts))
    print(timeline_form(make_timeline(picture.events, texts=texts, most=8), texts=texts, most=3))
    events = {event.id: event for event in picture.events}
    blocks: tuple[tuple[str, Iterable[Iterable[str]]], ...] = (
        ("Disputed", (_dispute_lines(d, texts) for d in picture.disputes)),
        ("Expected", (_expected_lines(e, events[e.event], texts) for e in picture.expectations)),
        ("Contacts", (_contact_lines(c, texts) for c in picture.contacts)),
    )
    for title, items in blocks:
        print("\n".join([title, *(f"  {line}" for lines in items for line in lines), ""]))
    return DONE


def _sides(actors: Sequence[Party], recipients: Sequence[Party]) -> str:
    left = _names(actors) or _UNKNOWN
    return f"{left} → {_names(recipients)}" if recipients else left


def _names(parties: Sequence[Party]) -> str:
    return ", ".join(
        shorten(p.name, width=_NAME) + (f" ({p.country})" if p.country and p.country != p.name else "")
        for p in parties
    )


def _quote(citation: Citation, texts: Texts) -> str:
    return f"“{shorten(words_at(citation, texts=texts), width=_WORDS)}”"
