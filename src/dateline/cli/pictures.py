"""What a case says at a moment, printed: timeline, brief, events, claims, disputes, contacts and the rest."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any

from dateline.cli.cases import DONE, SOME_FAILED, with_case
from dateline.cli.reports import complain
from dateline.errors import InputError
from dateline.outputs.brief import Length, make_brief
from dateline.outputs.brief_forms import Form, brief_form, timeline_form
from dateline.outputs.extracts import Texts, words_at
from dateline.outputs.json_form import picture_form
from dateline.outputs.phrases import count_words, days_words, minute_words
from dateline.outputs.printable import printable, shorten
from dateline.outputs.timeline import make_timeline
from dateline.records import (
    Account,
    Citation,
    Contact,
    Disputed,
    Document,
    Event,
    Expectation,
    Party,
    Picture,
    Reading,
    Story,
    Voice,
)
from dateline.register import terms_of
from dateline.store import Case

_NAME = 40
_WORDS = 150
_UNKNOWN = "–"
_ENTRIES = 5  # of each day of a timeline that is printed; the JSON has all
_SINGLY = 40  # reports are fetched one by one; where more are asked for, all at once
_DEMO_SINCE = timedelta(days=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Which events a person wants: all that meet every filter given.

    `actor` is a code, country or part of a name on either side; `dyad` two of them, one on each side; days
    are those on which the event was, or where no report dates it, those on which it was told.
    """

    actor: str | None = None
    dyad: tuple[str, str] | None = None
    types: tuple[str, ...] = ()
    place: str | None = None
    since: date | None = None
    until: date | None = None
    statuses: tuple[str, ...] = ()
    origins: int = 0

    def let(self, event: Event) -> bool:
        """Whether the event meets all filters."""
        both = (*event.actors, *event.recipients)
        return (
            (not self.types or event.type in self.types)
            and (not self.statuses or event.status in self.statuses)
            and event.origins >= self.origins
            and (self.actor is None or any(_is(party, self.actor) for party in both))
            and (self.dyad is None or _is_between(event, self.dyad))
            and (self.place is None or _is_in(event, self.place))
            and self._in_period(event)
        )

    def _in_period(self, event: Event) -> bool:
        told = event.first.published_at
        first = event.day or (told.date() if told else None)
        last = event.last_day or first
        if first is None or last is None:
            return self.since is None and self.until is None
        return (self.since is None or last >= self.since) and (self.until is None or first <= self.until)


def _is(party: Party, words: str) -> bool:
    wanted = words.casefold()
    codes = {code.casefold() for code in (party.code, party.country) if code}
    return wanted in codes or wanted in party.name.casefold()


def _is_between(event: Event, dyad: tuple[str, str]) -> bool:
    def has(side: Iterable[Party], words: str) -> bool:
        return any(_is(party, words) for party in side)

    one, other = dyad
    return (has(event.actors, one) and has(event.recipients, other)) or (
        has(event.actors, other) and has(event.recipients, one)
    )


def _is_in(event: Event, words: str) -> bool:
    place = event.place
    if place is None:
        return False
    states = {str(ref) for term in terms_of(words) if term.kind == "state" for ref in term.refs}
    return place.country in states or words.casefold() in (
        (place.name or "").casefold(),
        (place.country or "").casefold(),
    )


@dataclass(frozen=True, kw_only=True)
class View:
    """A case at a moment: its picture, and the texts of its reports."""

    case: Case
    as_of: datetime
    accounts: tuple[Account, ...]
    texts: Texts

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """What happened; all that some views need."""
        from dateline.pipeline import find_happenings

        return find_happenings(self.accounts)

    @cached_property
    def picture(self) -> Picture:
        """All of it."""
        from dateline.pipeline import compose

        return compose(self.accounts, as_of=self.as_of)


def with_picture(where: str, show: Callable[[View], int], *, as_of: datetime | None) -> int:
    """The exit code of what is shown of the case as of a moment, the newest report's unless given."""

    def act(case: Case) -> int:
        from dateline.cases import accounts_of, latest_moment, undated_reports

        moment = as_of or latest_moment(case)
        if moment is None:
            complain(f"{printable(case.name)}: it holds no report that was read; add some with dateline add")
            return SOME_FAILED
        accounts = accounts_of(case, as_of=moment)
        if undated := undated_reports(case):
            reports = count_words(undated, "report")
            complain(
                f"{reports} without a publication time count from when they were added; name a moment with --as-of"
            )
        return show(View(case=case, as_of=moment, accounts=accounts, texts=_texts(case)))

    return with_case(where, act)


def _texts(case: Case) -> Texts:
    held: dict[str, Document] = {}

    def text(id: str) -> Document:
        if id not in held and len(held) == _SINGLY:
            held.update((document.id, document) for document in case.documents())
        if id not in held:
            document = case.document(id)
            if document is None:
                raise InputError(case.name, cause=f"it holds no report {id}", next_step="run dateline check")
            held[id] = document
        return held[id]

    return text


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
        from_ = count_words(len(view.accounts), "report")
        print(
            f"\n{count_words(len(items), noun, plural=plural)} as of {minute_words(view.as_of)}, from {from_}"
        )
    return DONE if items else SOME_FAILED


def print_events(where: str, *, filters: Filters, as_of: datetime | None, as_json: bool) -> int:
    """The events of a case, in order of their days; those that no report dates stand where they were first told."""

    def show(view: View) -> int:
        events = sorted(filter(filters.let, view.events), key=_place_in_time)
        return _rows(view, events, as_json=as_json, line=lambda e: _event_lines(e, view.texts), noun="event")

    return with_picture(where, show, as_of=as_of)


def _place_in_time(event: Event) -> tuple[str, str]:
    told = event.first.published_at
    day = event.day or (told.date() if told else None)
    return (day.isoformat() if day else "9999", event.id)


def _event_lines(event: Event, texts: Texts) -> Iterator[str]:
    kind = f"{event.type}:{event.mode}" if event.mode else event.type
    place = f" in {printable(event.place.name)}" if event.place and event.place.name else ""
    days = days_words(event.day, event.last_day) or _UNKNOWN
    reports, mentions = count_words(event.reports, "report"), count_words(event.mentions, "mention")
    counts = f"{count_words(event.origins, 'origin')}, {reports}, {mentions}"
    yield f"{days:<12} {event.status:<11} {_sides(event.actors, event.recipients)}  {kind}{place}"
    yield f"    {event.standing}: {counts}  {event.id}"
    shown = next((t for t in event.tellings if t.told.status == event.status), event.first)
    sentence = shown.told.sentence
    here = Citation(document=shown.document, start=sentence.start, end=sentence.end)
    yield f"    {_quote(here, texts)} — {printable(shown.outlet or 'unknown outlet')}"


def print_disputes(where: str, *, filters: Filters, as_of: datetime | None, as_json: bool) -> int:
    """What the voices do not agree on, sides under each other, with who says each and since when."""

    def show(view: View) -> int:
        events = {event.id: event for event in view.picture.events}

        def wanted(disputed: Disputed) -> bool:
            event = events.get(disputed.event or "")
            return filters.let(event) if event else filters == Filters()

        disputes = [d for d in view.picture.disputes if wanted(d)]
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
    where: str, *, filters: Filters, as_of: datetime | None, outcomes: tuple[str, ...], as_json: bool
) -> int:
    """What is expected, and how it turned out."""

    def show(view: View) -> int:
        events = {event.id: event for event in view.picture.events}
        found = [
            e
            for e in view.picture.expectations
            if (not outcomes or e.outcome in outcomes) and filters.let(events[e.event])
        ]
        found.sort(key=lambda e: (e.last_day is None, e.last_day or date.max, e.id))
        return _rows(
            view,
            found,
            as_json=as_json,
            line=lambda e: _expected_lines(e, events[e.event], view.texts),
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
        events = {event.id: event for event in view.picture.events}
        contacts = [c for c in view.picture.contacts if filters.let(events[c.event])]
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
            view.picture.stories,
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
        actors = _actors(filter(filters.let, view.events))
        if as_json:
            for actor in actors:
                print(json.dumps(actor))
            return DONE if actors else SOME_FAILED
        return _rows(view, actors, as_json=False, line=_actor_lines, noun="actor")

    return with_picture(where, show, as_of=as_of)


def _actors(events: Iterable[Event]) -> list[dict[str, Any]]:
    parties: dict[str, Party] = {}
    does: Counter[str] = Counter()
    suffers: Counter[str] = Counter()
    toward: dict[str, Counter[str]] = {}
    for event in events:
        if event.historical:
            continue
        for party in event.actors:
            parties.setdefault(party.key, party)
            does[party.key] += 1
            toward.setdefault(party.key, Counter()).update({other.key for other in event.recipients})
        for party in event.recipients:
            parties.setdefault(party.key, party)
            suffers[party.key] += 1
    ranked = sorted(parties, key=lambda key: (-does[key] - suffers[key], key))
    return [
        {
            "key": key,
            "name": parties[key].name,
            "country": parties[key].country,
            "type": parties[key].type,
            "office": parties[key].office,
            "acts": does[key],
            "is_acted_on": suffers[key],
            "toward": dict(toward.get(key, Counter()).most_common(5)),
        }
        for key in ranked
    ]


def _actor_lines(actor: dict[str, Any]) -> Iterator[str]:
    toward = ", ".join(f"{printable(key)} {n}" for key, n in actor["toward"].items())
    office = f", {printable(actor['office'])}" if actor["office"] else ""
    country = f" ({printable(actor['country'])})" if actor["country"] else ""
    acts = f"acts {actor['acts']}, acted on {actor['is_acted_on']}"
    yield f"{shorten(actor['name'], width=_NAME)}{country}{office}: {acts}" + (
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
        from dateline.cases import corrected_voices, latest_moment, readings_of

        moment = as_of or latest_moment(case)
        voices = corrected_voices(case, as_of=moment) if moment else {}
        found = 0
        for reading in readings_of(case, as_of=moment, since=since) if moment else ():
            for form in _claims(reading, voices, speaker=speaker, about=about):
                found += 1
                print(json.dumps(form) if as_json else "\n".join(_claim_lines(form)))
        if not found:
            complain(f"{printable(case.name)}: no claim meets these filters")
        return DONE if found else SOME_FAILED

    return with_case(where, act)


def _claims(
    reading: Reading, voices: Mapping[str, Voice], *, speaker: str | None, about: str | None
) -> Iterator[dict[str, Any]]:
    names = {entity.id: entity.name for entity in reading.entities}
    document = reading.document
    for claim in reading.claims:
        if claim.speaker.kind == "outlet" or claim.speaker.span is None:
            continue
        voice = voices.get(claim.id)
        name = voice.name if voice else names.get(claim.speaker.entity or "", claim.speaker.span.quote)
        kind = voice.kind if voice else claim.speaker.kind
        belongs = voice.affiliation if voice else claim.speaker.affiliation
        content = [span.quote for span in claim.content]
        affiliation = belongs or ""
        if speaker and speaker.casefold() not in (
            affiliation.casefold(),
            *name.casefold().split(),
            name.casefold(),
        ):
            continue
        if about and about.casefold() not in " ".join(content).casefold():
            continue
        yield {
            "id": claim.id,
            "document": document.id,
            "outlet": document.outlet,
            "published_at": document.published_at.isoformat() if document.published_at else None,
            "speaker": name,
            "kind": kind,
            "affiliation": belongs,
            "count": claim.speaker.count,
            "via": [relayer.span.quote for relayer in claim.via if relayer.span],
            "cue": claim.cue.quote if claim.cue else None,
            "manner": claim.manner,
            "certainty": claim.certainty,
            "content": [{"start": s.start, "end": s.end, "quote": s.quote} for s in claim.content],
        }


def _claim_lines(form: dict[str, Any]) -> Iterator[str]:
    via = f" via {', '.join(map(printable, form['via']))}" if form["via"] else ""
    affiliation = f" ({printable(form['affiliation'])})" if form["affiliation"] else ""
    at = (form["published_at"] or _UNKNOWN)[:16].replace("T", " ")
    yield f"{at}  {shorten(form['speaker'], width=_NAME)}{affiliation}{via}, {form['kind']}, {form['certainty']}"
    content = " … ".join(part["quote"] for part in form["content"])
    yield f"    {shorten(content, width=_WORDS)} — {printable(form['outlet'] or 'unknown outlet')}"


def print_timeline(
    where: str, *, filters: Filters, as_of: datetime | None, most: int | None, form: Form, as_json: bool
) -> int:
    """The days of a case and what happened on each."""

    def show(view: View) -> int:
        events = filter(filters.let, view.events)
        entries = None if as_json else _ENTRIES
        days = make_timeline(events, texts=view.texts, most=most, entries=entries)
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
        from dateline.cases import readings_of

        picture = view.picture
        if not picture.reports:
            complain(
                f"{printable(view.case.name)}: no report had been published by {minute_words(picture.as_of)}"
            )
            return SOME_FAILED
        start = since or picture.as_of - timedelta(days=1)
        if start >= picture.as_of:
            raise InputError("--since", cause="it is not before --as-of", next_step="give an earlier moment")
        readings = readings_of(view.case, as_of=picture.as_of, since=start)
        brief = make_brief(picture, texts=view.texts, readings=readings, since=since, length=length)
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
