"""Corrected accounts → passages in the markup of the corpus, to learn from.

The notation is described in ``training/corpus/README.md``. A passage is the sentence of a correction with one on
either side; all that the report's reading has there is coded, as corrected.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from dateline.errors import InputError
from dateline.judgements.judgement import Judgement
from dateline.judgements.sheet import Sheet
from dateline.judgements.sides import code_of, words_for
from dateline.records import Account, Claim, Entity, EventMention, Party, Reading, Span, Told, Voice, days_of
from dateline.records.mention import NameType

_FORM = "brief"
_MOST = 999
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_VALUE = re.compile(r"(?:[\dXP][\dA-Z:.+/-]*|(?:PAST|PRESENT|FUTURE)_REF)")
_CAPITAL = re.compile(r"[A-Z]")
_SMALL = frozenset("of the and for in de al el bin van von der".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Sentences of a report with their coding in markup; `left_out` says, a sentence each, what could not be coded."""

    document: str
    published: date | None
    markup: str
    left_out: tuple[str, ...]


def make_passages(
    reading: Reading, before: Account, after: Account, *, judgements: Iterable[Judgement] = ()
) -> tuple[Passage, ...]:
    """The passages of a report around every mention that is otherwise in the corrected account.

    A corrected side is marked where its name stands, else where something of its code does in the sentence; the
    judgements tell which names in the report stand for whom.
    """
    kept = {told.id: told for told in after.told}
    changed = [told for told in before.told if told.id not in kept or _differ(told, kept[told.id])]
    windows = _windows(reading, changed)
    stands_for = dict(_stands_for(judgements, after.document))
    writers = (_Writer(reading, before, after, window=window, stands_for=stands_for) for window in windows)
    return tuple(writer.write() for writer in writers)


def _stands_for(judgements: Iterable[Judgement], document: str) -> Iterator[tuple[str, str]]:
    """The names in a report, folded, with whom they were judged to stand for."""
    for judgement in judgements:
        value = judgement.value if isinstance(judgement.value, Mapping) else {}
        party = value.get("to")
        if judgement.kind == "actor" and judgement.target == document and isinstance(party, Mapping):
            yield str(value.get("words")).casefold(), str(party.get("name"))


def _differ(one: Told, other: Told) -> bool:
    return _coding(one) != _coding(other)


def _coding(told: Told) -> tuple[object, ...]:
    place = told.place.name if told.place else None
    voice = (told.voice.name, told.voice.kind, told.voice.affiliation)
    return (
        told.type, told.mode, told.status, told.actors, told.recipients, told.day, told.last_day, place, voice,
    )  # fmt: skip


def _windows(reading: Reading, changed: Iterable[Told]) -> list[tuple[int, int]]:
    """Each changed mention's sentence with one on either side; those that share a sentence are one."""
    numbers: set[int] = set()
    for told in changed:
        at = [n for n, s in enumerate(reading.sentences) if s.start <= told.trigger.start < s.end]
        numbers.update(m for n in at for m in (n - 1, n, n + 1) if 0 <= m < len(reading.sentences))
    windows: list[tuple[int, int]] = []
    last = -2
    for n in sorted(numbers):
        sentence = reading.sentences[n]
        if n == last + 1:
            windows[-1] = (windows[-1][0], sentence.end)
        else:
            windows.append((sentence.start, sentence.end))
        last = n
    return windows


class _Writer:
    """One passage on the way to its markup."""

    def __init__(
        self,
        reading: Reading,
        before: Account,
        after: Account,
        *,
        window: tuple[int, int],
        stands_for: Mapping[str, str],
    ) -> None:
        self._reading = reading
        self._stands_for = stands_for
        self._text = reading.document.text
        self._entities = {entity.id: entity for entity in reading.entities}
        self._before = {told.id: told for told in before.told}
        self._after = {told.id: told for told in after.told}
        self._sheet = Sheet(self._text, start=window[0], end=window[1])
        self._left_out: list[str] = []

    def write(self) -> Passage:
        coded = list(self._coded())
        claims = list(self._claims())
        rows = [self._event_row(event) for event in coded]
        self._times()
        spoken = [row for claim, letter in claims if (row := self._claim_row(claim, letter))]
        numbers, text = self._sheet.write()
        lines = [text, *(f"|{row.format(**numbers)}" for row in (*rows, *spoken))]
        names = "; ".join(f"{words} {type}" for words, type in dict(self._names()).items())
        published = self._reading.document.published_at
        return Passage(
            document=self._reading.document.id,
            published=published.date() if published else None,
            markup="\n".join([*lines, *([f"|names {names}"] if names else [])]),
            left_out=tuple(self._left_out),
        )

    def _coded(self) -> Iterator[EventMention]:
        """The events that the passage tells, each with a trigger of its own."""
        triggers: set[str] = set()
        for event in self._reading.events:
            if event.id in self._after and self._holds(event.trigger):
                mark = self._sheet.mark(event.trigger.start, event.trigger.end)
                if mark is None or mark in triggers:
                    self._leave_out(f"a second event at “{event.trigger.quote}”", "a word tells one")
                else:
                    triggers.add(mark)
                    yield event

    def _holds(self, span: Span) -> bool:
        return self._sheet.start <= span.start and span.end <= self._sheet.end

    def _leave_out(self, what: str, why: str = "no words here stand for it") -> None:
        self._left_out.append(f"{self._reading.document.id}: {what} is left out, because {why}")

    def _event_row(self, event: EventMention) -> str:
        told = self._after[event.id]
        trigger = self._sheet.mark(event.trigger.start, event.trigger.end)
        kind = f"{told.type}.{told.mode}" if told.mode else told.type
        past = " historical" if told.historical else ""
        sides = ">".join(",".join(self._side(event, name)) for name in ("actors", "recipients"))
        place, day = self._place(event), self._day(event)
        tail = (f" @{place}" if place else "") + (f" ~{day}" if day else "")
        return f"{trigger} {kind} {told.status}{past} {sides}{tail}"

    def _side(self, event: EventMention, name: str) -> Iterator[str]:
        """The marks of a side: the reader's words, or where it was corrected those that stand for who it is now."""
        old, new = getattr(self._before[event.id], name), getattr(self._after[event.id], name)
        participants = getattr(event, name)
        found: dict[str, None] = {}
        if old == new:
            for participant in (p for p in participants if self._holds(p.span)):
                entity = self._entities.get(participant.entity or "")
                code = code_of(entity.code if entity else None, participant.country)
                mark = self._sheet.mark_party(participant.span.start, participant.span.end, code)
                found.setdefault(mark or self._leave_out_side(participant.span.quote, event))
        else:
            for party in new:
                span = self._words(party, event)
                mark = self._sheet.mark_party(*span, code_of(party.code, party.country)) if span else None
                found.setdefault(mark or self._leave_out_side(party.name, event))
        return (mark for mark in found if mark)

    def _words(self, party: Party, event: EventMention) -> tuple[int, int] | None:
        """The words for a party of a corrected side: the reader's, where it has them, else what names it."""
        for participant in (*event.actors, *event.recipients):
            entity = self._entities.get(participant.entity or "")
            name = " ".join((entity.name if entity else participant.span.quote).split())
            named = party.name in (name, self._stands_for.get(name.casefold()))
            if named and self._holds(participant.span):
                return participant.span.start, participant.span.end
        return words_for(party, self._reading, near=event.trigger, within=self._sheet.bounds)

    def _leave_out_side(self, words: str, event: EventMention) -> str:
        self._leave_out(f"“{words}” as a side of “{event.trigger.quote}”")
        return ""

    def _place(self, event: EventMention) -> str | None:
        old, new = self._before[event.id].place, self._after[event.id].place
        if new is None or new.name is None:
            return None
        if old == new and event.place is not None:
            span: tuple[int, int] | None = (event.place.span.start, event.place.span.end)
        else:
            at = self._text.find(new.name, self._sheet.start, self._sheet.end)
            span = (at, at + len(new.name)) if at >= 0 else None
        mark = self._sheet.mark(*span) if span else None
        if mark is None and old != new:
            self._leave_out(f"“{new.name}” as the place of “{event.trigger.quote}”")
        return mark

    def _day(self, event: EventMention) -> str | None:
        old, told = self._before[event.id], self._after[event.id]
        times = [t for t in self._reading.times if self._holds(t.span) and _VALUE.fullmatch(t.value)]
        if (told.day, told.last_day) == (old.day, old.last_day):
            found = [t for t in times if event.interval is not None and t.interval == event.interval]
        else:
            found = [t for t in times if told.day and days_of(t.interval) == (told.day, told.last_day)]
            if told.day and not found:
                self._leave_out(f"{told.day} as the day of “{event.trigger.quote}”")
        found.sort(key=lambda t: abs(t.span.start - event.trigger.start))
        return (
            self._sheet.mark_time(found[0].span.start, found[0].span.end, found[0].value) if found else None
        )

    def _times(self) -> None:
        for time in self._reading.times:
            if self._holds(time.span) and _VALUE.fullmatch(time.value):
                self._sheet.mark_time(time.span.start, time.span.end, time.value)

    def _claims(self) -> Iterator[tuple[Claim, str]]:
        """The claims of others than the outlet whose cue stands here, each with a letter and its cue marked."""
        letters = iter(_LETTERS)
        for claim in self._reading.claims:
            cue, voice = claim.cue, self._new_voice(claim)
            if cue is None and voice and voice.kind != "outlet" and self._holds(claim.content[0]):
                self._leave_out(f"{voice.name} as a speaker", "no word attributes it")
            if cue is None or not self._holds(cue) or (voice and voice.kind == "outlet"):
                continue
            letter = next(letters, None)
            if letter is None or not self._sheet.mark_cue(cue.start, cue.end, letter):
                self._leave_out(f"the claim at “{cue.quote}”", "the word is taken")
                continue
            yield claim, letter

    def _new_voice(self, claim: Claim) -> Voice | None:
        """Whose claim it is by a correction; None where there is none."""
        for id, told in self._after.items():
            old = self._before[id].voice
            new = told.voice
            if told.claim == claim.id and (old.name, old.kind, old.affiliation) != (
                new.name, new.kind, new.affiliation,
            ):  # fmt: skip
                return new
        return None

    def _claim_row(self, claim: Claim, letter: str) -> str | None:
        speaker = self._speaker(claim)
        pieces = [self._sheet.mark_content(piece.start, piece.end, letter) for piece in claim.content]
        if speaker is None or not any(pieces):
            self._sheet.drop(letter)
            self._leave_out(
                f"the claim at “{claim.cue.quote if claim.cue else letter}”", "its words stand elsewhere"
            )
            return None
        via = [self._voice_mark(s.span, s.affiliation) for s in claim.via if s.span]
        relayed = ",".join(mark for mark in via if mark)
        hearer = self._voice_mark(claim.told_to, None) if claim.told_to else None
        certainty = f" {claim.certainty}" if claim.certainty != "asserted" else ""
        tail = (f" via {relayed}" if relayed else "") + (f" to {hearer}" if hearer else "")
        return f"{letter} {speaker}{certainty}{tail}"

    def _speaker(self, claim: Claim) -> str | None:
        """What a row says of it, "N kind:count", "-" for nobody; None where its words stand elsewhere."""
        speaker, voice = claim.speaker, self._new_voice(claim)
        if speaker.span is None and voice is None:
            return "-"
        span = (speaker.span.start, speaker.span.end) if speaker.span else None
        if voice is not None:
            at = self._text.find(voice.name, self._sheet.start, self._sheet.end)
            span = (at, at + len(voice.name)) if at >= 0 else span
        code = code_of(None, voice.affiliation if voice else speaker.affiliation)
        mark = self._sheet.mark_party(*span, code) if span else None
        if mark is None:
            return None
        count = f":{speaker.count}" if speaker.count and voice is None else ""
        return f"{mark} {voice.kind if voice else speaker.kind}{count}"

    def _voice_mark(self, span: Span | None, affiliation: str | None) -> str | None:
        return self._sheet.mark_party(span.start, span.end, code_of(None, affiliation)) if span else None

    def _names(self) -> Iterator[tuple[str, NameType]]:
        """Proper names with their types, as they stand in the written text."""
        written = Sheet(self._text, start=self._sheet.start, end=self._sheet.end).write()[1]
        for entity in self._reading.entities:
            for span in filter(self._holds, _proper(entity)):
                words = self._sheet.plain(span.quote)
                if words in written and ";" not in words:
                    yield words, entity.type


def _proper(entity: Entity) -> Iterator[Span]:
    """The mentions of an entity that are names: all words but the small ones begin with a capital."""
    later = {reference.span for reference in entity.references}
    for span in entity.mentions:
        words = [word for word in span.quote.split() if word.lower() not in _SMALL]
        named = words and all(_CAPITAL.search(word[:2]) for word in words)
        if span not in later and named and "\n" not in span.quote:
            yield span


def write_corpus(passages: Iterable[Passage], *, title: str, region: str) -> str:
    """A file of the corpus with these passages, numbered. Raises InputError over 999, which one file cannot hold."""
    passages = tuple(passages)
    if len(passages) > _MOST:
        raise InputError(
            title,
            cause=f"{len(passages)} passages are more than one file of the corpus holds",
            next_step=_SPLIT_UP,
        )
    heads = (
        f"@ {n:03} {_FORM} {passage.published.isoformat() if passage.published else '-'}"
        for n, passage in enumerate(passages, 1)
    )
    parts = (f"{head}\n{passage.markup}\n" for head, passage in zip(heads, passages, strict=True))
    return "\n".join([f"# crisis: {' '.join(title.split())}\n# region: {region}\n", *parts])


_SPLIT_UP = "put fewer reports into a case"
