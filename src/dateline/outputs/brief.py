"""A picture → the brief: what a desk needs to know, in the words of the reports."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Literal

from dateline.outputs.extracts import Texts, citation_of, state, voice_words, whole_quotation, words_at
from dateline.outputs.phrases import count_words, days_words
from dateline.outputs.timeline import weight_of
from dateline.records import (
    Brief,
    Citation,
    Claim,
    Contact,
    Disputed,
    Event,
    Expectation,
    Part,
    Picture,
    Reading,
    Side,
    Sourced,
    Telling,
    Update,
)

Length = Literal["short", "normal", "long"]

_LINES: dict[Length, int] = {"short": 3, "normal": 6, "long": 15}
_FRESH = timedelta(days=1)  # what counts as new where no last time is given
_MATTERS = re.compile(
    r"why (?:it|this) matters|what(?:'s|’s| is) at stake|the stakes|analysis", re.IGNORECASE
)
_LEADS_TO = "lead draw drag pull widen trigger spark risk bring cut push force mean".replace(" ", "|")
_CONSEQUENCE = re.compile(
    rf"\b(?:could|would|may|might) (?:\w+ )?(?:{_LEADS_TO}|set off)\b"
    r"|\b(?:raises?|raised|stoke[sd]?|fuel(?:s|led)?|amid) (?:\w+ )?(?:fears?|concerns?|the risk)\b"
    r"|\brisks? (?:a|an|of)\b",
    re.IGNORECASE,
)
_QUOTE = re.compile(r"[“\"][^“”\"]{25,240}[”\"]")
_LEAST_WORDS = 5
_PRONOUNS = frozenset("he she they it we i you".split())
_APPOSITION = 60  # characters between a speaker and "said": a title, a town
_TAIL = 60  # characters by which two sentences are known to be one, whatever dateline stands before them


def make_brief(
    picture: Picture,
    *,
    texts: Texts,
    readings: Iterable[Reading],
    since: datetime | None = None,
    length: Length = "normal",
) -> Brief:
    """The brief of a picture: what is new, why it matters, what drives it, and what is disputed, expected and unknown.

    `since` is when the last brief was written, the day before `picture.as_of` unless given; `readings` are
    those of the reports published since. Every line is a sentence or quotation of a report with the places
    where it stands; the labels before it are coded fields. Parts without a line are left out. No line is
    printed twice.
    """
    start = since or picture.as_of - _FRESH
    fresh = tuple(r for r in readings if (at := r.document.published_at) and start < at <= picture.as_of)
    desk = _Desk(picture, texts=texts, fresh=fresh, start=start, most=_LINES[length])
    parts = (
        ("What is new", desk.news()),
        ("Why it matters", desk.stakes()),
        ("Driving the news", desk.drivers()),
        ("Catch up quick", desk.background()),
        ("Behind the scenes", desk.contacts()),
        ("What they are saying", desk.quotes()),
        ("New figures", desk.figures()),
        ("Disputed", desk.disputes()),
        ("Expected next", desk.expected()),
        ("How earlier expectations turned out", desk.closed()),
        ("What we could not establish", desk.unknown()),
    )
    return Brief(
        as_of=picture.as_of,
        since=since,
        reports=picture.reports,
        origins=picture.origins,
        fresh=len(fresh),
        parts=tuple(Part(title=title, lines=lines) for title, lines in parts if lines),
    )


class _Desk:
    """The parts of a brief, written one after the other; a sentence that stands in one is not said again."""

    def __init__(
        self, picture: Picture, *, texts: Texts, fresh: Sequence[Reading], start: datetime, most: int
    ) -> None:
        self._picture = picture
        self._texts = texts
        self._fresh = fresh
        self._start = start
        self._recent = {reading.document.id for reading in fresh}
        self._most = most
        self._said: set[str] = set()
        self._events = {event.id: event for event in picture.events}
        self._closings = {e.event: e.outcome for e in picture.expectations if e.outcome != "open"}

    def news(self) -> tuple[Sourced, ...]:
        """What was first told since, weightiest first."""
        new = [e for e in self._done() if self._is_since(e.first_at)]
        return self._states(sorted(new, key=_rank))

    def drivers(self) -> tuple[Sourced, ...]:
        """What most voices told since, though it is not new."""
        told = [(self._times_told(e), e) for e in self._done() if self._is_since(e.latest_at)]
        again = [e for n, e in sorted(told, key=lambda pair: (-pair[0], _rank(pair[1]))) if n]
        return self._states(again)

    def background(self) -> tuple[Sourced, ...]:
        """The weightiest events told before."""
        old = [e for e in self._done() if not self._is_since(e.first_at)]
        kept = sorted(old, key=lambda e: (-weight_of(e), _rank(e)))[: self._most]
        return self._states(sorted(kept, key=lambda e: (e.day is None, e.day, e.id)))

    def stakes(self) -> tuple[Sourced, ...]:
        """The consequences that the reports themselves state: under a lead that says so, else in words that do."""
        return self._taken(self._consequences())

    def _consequences(self) -> Iterator[Sourced]:
        for reading in reversed(self._fresh):
            document = reading.document
            leads = [s for s in document.sections if _MATTERS.search(s.label)]
            for sentence in reading.sentences:
                text = document.text[sentence.start : sentence.end]
                if len(text.split()) < _LEAST_WORDS:
                    continue  # the lead itself
                led = any(s.start <= sentence.start < s.end for s in leads)
                if led or (not leads and _CONSEQUENCE.search(text)):
                    place = Citation(document=document.id, start=sentence.start, end=sentence.end)
                    voice = document.outlet or "unknown outlet"
                    yield Sourced(text=words_at(place, texts=self._texts), citations=(place,), voice=voice)

    def contacts(self) -> tuple[Sourced, ...]:
        """Who was in touch with whom since."""
        recent = [c for c in self._picture.contacts if any(self._cites_fresh(p) for p in c.citations)]
        return self._taken(self._contact(contact) for contact in reversed(recent))

    def _contact(self, contact: Contact) -> Sourced:
        event = self._events[contact.event]
        days = days_words(contact.day, contact.last_day)
        status: str = "disputed" if contact.disputed else contact.status
        if contact.status != "occurred" and contact.event in self._closings:
            status = f"{contact.status}, {self._closings[contact.event]}"
        return state(event, texts=self._texts, label=" · ".join(filter(None, (contact.way, status, days))))

    def quotes(self) -> tuple[Sourced, ...]:
        """What named and unnamed speakers say in their own words."""
        return self._taken(self._quotations())

    def _quotations(self) -> Iterator[Sourced]:
        for reading in reversed(self._fresh):
            for claim in reading.claims:
                if claim.speaker.kind != "outlet" and claim.manner in ("direct", "mixed"):
                    yield from self._quotation(claim, reading)

    def _quotation(self, claim: Claim, reading: Reading) -> Iterator[Sourced]:
        """The words between quotation marks in what a speaker says, and the words for the speaker beside them."""
        document, span = reading.document, claim.speaker.span
        if span is None:
            return
        text = document.text
        # What is said ends before its last mark, and the quotation mark stands after that: “No,” he said.
        pieces = [(max(0, s.start - 1), min(len(text), s.end + 2)) for s in claim.content]
        for found in (f for start, end in pieces for f in _QUOTE.finditer(text, start, end)):
            if len(found[0].split()) < _LEAST_WORDS:
                continue
            inside = [s for s in reading.sentences if s.start < found.end() and found.start() < s.end]
            if not _is_said_by(text, found.span(), claim):
                continue
            named = [s for s in reading.sentences if s.start <= span.start < s.end]
            places = [Citation(document=document.id, start=s.start, end=s.end) for s in (*inside, *named)]
            yield Sourced(
                text=" ".join(found[0].strip('“”"').split()),
                citations=tuple(dict.fromkeys(places)),
                voice=f"{' '.join(span.quote.split())}, in {document.outlet or 'unknown outlet'}",
                quoted=True,
            )
            return

    def disputes(self) -> tuple[Sourced, ...]:
        """Both sides of each dispute, side by side."""
        lines: list[Sourced] = []
        for disputed in self._ranked_disputes()[: self._most]:
            lines += [self._side(disputed, side) for side in disputed.sides]
        return tuple(lines)

    def _ranked_disputes(self) -> list[Disputed]:
        def rank(disputed: Disputed) -> tuple[bool, float, str]:
            recent = any(self._cites_fresh(c) for side in disputed.sides for c in side.citations)
            event = self._events.get(disputed.event or "")
            return not recent, -weight_of(event) if event else 0.0, disputed.id

        return sorted(self._picture.disputes, key=rank)

    def _side(self, disputed: Disputed, side: Side) -> Sourced:
        earlier = f" (before: {', '.join(side.earlier)})" if side.earlier else ""
        value = f"{side.value}{earlier}" if side.value else ""
        label = " · ".join(filter(None, (disputed.about, value)))
        voices = ", ".join(voice.name for voice in side.voices)
        first = whole_quotation(side.citations[0], texts=self._texts)
        text = words_at(first, texts=self._texts)
        return Sourced(
            text=text,
            citations=tuple(dict.fromkeys((first, *side.citations))),
            label=label,
            voice=voices,
            event=disputed.event,
        )

    def expected(self) -> tuple[Sourced, ...]:
        """What is open, that with a day first, soonest first."""
        today = self._picture.as_of.astimezone(UTC).date()
        still = [
            e for e in self._picture.expectations if e.outcome == "open" and (e.last_day or today) >= today
        ]
        dated = sorted((e for e in still if e.last_day), key=lambda e: (e.last_day, e.id))
        undated = sorted((e for e in still if not e.last_day), key=_opened, reverse=True)
        return self._taken((self._expected(e) for e in (*dated, *undated)), again=True)

    def closed(self) -> tuple[Sourced, ...]:
        """What was expected and came out one way or the other since."""
        recent = [
            e
            for e in self._picture.expectations
            if e.outcome in ("happened", "did not happen") and e.closed_at and e.closed_at > self._start
        ]
        return self._taken((line for e in recent for line in self._closed(e)), again=True)

    def _expected(self, expectation: Expectation) -> Sourced:
        event = self._events[expectation.event]
        telling = next(t for t in event.tellings if t.told.ahead)
        label = " · ".join(
            filter(None, (expectation.status, days_words(expectation.day, expectation.last_day)))
        )
        return self._line(telling, expectation.said, event=event, label=label)

    def _closed(self, expectation: Expectation) -> Iterator[Sourced]:
        """What was said, and what says how it turned out."""
        event = self._events[expectation.event]
        telling = next(t for t in event.tellings if t.told.ahead)
        places = tuple(dict.fromkeys((*expectation.said[:1], *expectation.evidence[:2])))
        label = f"{expectation.status} · {expectation.outcome}"
        yield self._line(telling, places, event=event, label=label)
        for place in expectation.evidence[:1]:
            proof = whole_quotation(place, texts=self._texts)
            outlet = self._texts(place.document).outlet or "unknown outlet"
            text = words_at(proof, texts=self._texts)
            yield Sourced(text=text, citations=(proof,), label=expectation.outcome, voice=outlet)

    def figures(self) -> tuple[Sourced, ...]:
        """The figures that a voice has renewed since, the latest one in its sentence."""
        recent = [u for u in self._picture.updates if self._cites_fresh(u.citations[-1])]
        return self._taken((self._update(update) for update in recent), again=True)

    def _update(self, update: Update) -> Sourced:
        place = whole_quotation(update.citations[-1], texts=self._texts)
        citations = tuple(dict.fromkeys((place, *update.citations)))
        label = f"{update.unit} · {', then '.join(update.values)}"
        text = words_at(place, texts=self._texts)
        return Sourced(
            text=text, citations=citations, label=label, voice=update.voice.name, event=update.event
        )

    def _line(self, telling: Telling, places: Sequence[Citation], *, event: Event, label: str) -> Sourced:
        here = whole_quotation(citation_of(telling), texts=self._texts)
        citations = tuple(dict.fromkeys((here, *places)))
        text = words_at(here, texts=self._texts)
        return Sourced(
            text=text, citations=citations, label=label, voice=voice_words(telling), event=event.id
        )

    def unknown(self) -> tuple[Sourced, ...]:
        """What the reports leave open, beside the sentence that leaves it open."""
        lines = [
            self._unknown(m.what, whole_quotation(m.citations[0], texts=self._texts))
            for m in self._picture.missing
            if m.citations
        ]
        return tuple(lines[: self._most])

    def _unknown(self, what: str, place: Citation) -> Sourced:
        return Sourced(text=words_at(place, texts=self._texts), citations=(place,), label=what)

    def _states(self, events: Iterable[Event]) -> tuple[Sourced, ...]:
        return self._taken(state(e, texts=self._texts, label=_standing(e)) for e in events)

    def _taken(self, lines: Iterable[Sourced], *, again: bool = False) -> tuple[Sourced, ...]:
        """The first lines that say something not said yet; with `again`, not said yet in this part."""
        kept: list[Sourced] = []
        said: set[str] = set() if again else self._said
        for line in lines:
            if len(kept) == self._most:
                break
            if line.text and line.text[-_TAIL:] not in said:
                said.add(line.text[-_TAIL:])
                kept.append(line)
        return tuple(kept)

    def _done(self) -> list[Event]:
        return [e for e in self._picture.events if e.voices and not e.historical]

    def _times_told(self, event: Event) -> int:
        return sum(self._is_since(telling.published_at) for telling in event.tellings)

    def _is_since(self, at: datetime | None) -> bool:
        return at is not None and at > self._start

    def _cites_fresh(self, citation: Citation) -> bool:
        return citation.document in self._recent


def _is_said_by(text: str, quoted: tuple[int, int], claim: Claim) -> bool:
    """Whether the speaker and the word for saying stand right beside a quotation: anybody else's are worse than none.

    A speaker who is only a pronoun there does not count.
    """
    span, cue = claim.speaker.span, claim.cue
    if span is None or cue is None or span.quote.casefold() in _PRONOUNS:
        return False
    start, end = min(span.start, cue.start), max(span.end, cue.end)
    between = text[quoted[1] : start] if start >= quoted[1] else text[end : quoted[0]]
    together = text[min(span.end, cue.end) : max(span.start, cue.start)]
    return not between.strip(" ,:–—-") and "“" not in together and len(together) <= _APPOSITION


def _standing(event: Event) -> str:
    origins = count_words(event.origins, "origin")
    return " · ".join(filter(None, (days_words(event.day, event.last_day), event.standing, origins)))


def _rank(event: Event) -> tuple[float, int, str]:
    return -event.origins * max(1.0, abs(event.score)), -event.reports, event.id


def _opened(expectation: Expectation) -> tuple[float, str]:
    return (expectation.opened_at.timestamp() if expectation.opened_at else 0.0), expectation.id
