"""A reading as lines for a terminal: what happened by section, disputes, what is expected, people.

Every event is one line under the sentence it comes from: date, status, actor → recipient, type:mode,
place, who says so. A dash stands for what the report does not say.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rich.console import Console
from rich.text import Text

from dateline.outputs.clock import interval_words
from dateline.outputs.printable import printable, shorten
from dateline.records import Claim, Dispute, Entity, EventMention, Participant, Reading, Speaker

_UNKNOWN = "–"
_NAME_WIDTH = 48  # a side or a voice; longer words are cut with an ellipsis
_CONTENT_WIDTH = 160  # a claim quoted under a dispute
_STATUS_WIDTH = len("conditional")
_EXPECTED = ("planned", "threatened", "conditional", "possible")
_STATUS_STYLE = {"denied": "red", "threatened": "red", "occurred": "default"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of output: its styled words, how far in it stands, and how much further what is wrapped."""

    indent: int
    text: Text
    hang: int = 0


def reading_lines(reading: Reading) -> tuple[Line, ...]:
    """The lines that show a reading, in order. Nothing in them steers a terminal."""
    view = _View(reading)
    return (
        *_head_lines(reading),
        *_event_lines(view),
        *_dispute_lines(view),
        *_expected_lines(view),
        *_people_lines(reading.entities),
        *_issue_lines(reading),
    )


def print_lines(lines: Iterable[Line], *, console: Console) -> None:
    """Lines printed; on a terminal wrapped to its width, elsewhere each on one line however long."""
    for line in lines:
        pieces = _wrap(line, console=console) if console.is_terminal else [line.text]
        for number, piece in enumerate(pieces):
            margin = " " * (line.indent + line.hang * (number > 0))
            console.print(Text(margin) + piece, soft_wrap=True)


def _wrap(line: Line, *, console: Console) -> Iterable[Text]:
    return line.text.wrap(console, max(console.width - line.indent - line.hang, 20))


class _View:
    """A reading with its claims, entities and sentences looked up."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.claims = {claim.id: claim for claim in reading.claims}
        self.names = {entity.id: entity.name for entity in reading.entities}
        self.events = sorted(reading.events, key=lambda event: (event.trigger.start, event.trigger.end))
        self.section_starts = [section.start for section in reading.document.sections]
        self.date_width = max((len(_date_words(event)) for event in self.events), default=0)


def _head_lines(reading: Reading) -> Iterator[Line]:
    document = reading.document
    headline = document.title or document.text.lstrip().partition("\n")[0]
    at = document.published_at
    published = at.isoformat(" ", "minutes") if at else "publication time unknown"
    counts = (
        _count(reading.events, noun="event"),
        _count(reading.claims, noun="claim"),
        _count(reading.disputes, noun="dispute"),
    )
    yield Line(indent=0, text=Text(printable(headline), style="bold"))
    source = " · ".join([printable(document.outlet or "unknown outlet"), published, *counts])
    yield Line(indent=0, text=Text(source, style="dim"))


def _count(things: tuple[object, ...], *, noun: str) -> str:
    return f"{len(things)} {noun}" if len(things) == 1 else f"{len(things)} {noun}s"


def _event_lines(view: _View) -> Iterator[Line]:
    """Sections, in each the sentences that mention events, under each its events."""
    section: str | None = None
    for sentence, events in _events_by_sentence(view).items():
        label = _section_label(view, at=sentence[0])
        if label != section:
            yield from _heading(label)
            section = label
        words = printable(view.reading.document.text[slice(*sentence)])
        yield Line(indent=2, text=Text(words.removeprefix(f"{label}:").lstrip()))
        for event in events:
            yield Line(indent=4, text=_event_text(event, view=view), hang=4)


def _events_by_sentence(view: _View) -> dict[tuple[int, int], list[EventMention]]:
    """Events under the sentence that holds their trigger, or under the trigger if none does."""
    sentences = sorted((sentence.start, sentence.end) for sentence in view.reading.sentences)
    grouped: dict[tuple[int, int], list[EventMention]] = defaultdict(list)
    for event in view.events:
        trigger = (event.trigger.start, event.trigger.end)
        place = bisect_right(sentences, (trigger[0], len(view.reading.document.text) + 1)) - 1
        held = place >= 0 and trigger[0] < sentences[place][1]
        grouped[sentences[place] if held else trigger].append(event)
    return grouped


def _section_label(view: _View, *, at: int) -> str:
    """The lead of the section that holds the character, "" outside all sections."""
    place = bisect_right(view.section_starts, at) - 1
    if place < 0 or at >= view.reading.document.sections[place].end:
        return ""
    return printable(view.reading.document.sections[place].label).rstrip(":")


def _heading(words: str) -> Iterator[Line]:
    yield Line(indent=0, text=Text())
    if words:
        yield Line(indent=0, text=Text(words, style="bold cyan"))


def _event_text(event: EventMention, *, view: _View) -> Text:
    kind = f"{event.type}:{event.mode}" if event.mode else event.type
    text = Text()
    text.append(_date_words(event).ljust(view.date_width), style="cyan")
    text.append("  " + event.status.ljust(_STATUS_WIDTH), style=_STATUS_STYLE.get(event.status, "yellow"))
    text.append("  " + _sides_words(event, view=view), style="bold")
    text.append(f"  {kind}", style="red" if event.quad.endswith("conflict") else "green")
    if event.place:
        text.append("  in " + shorten(event.place.span.quote, width=_NAME_WIDTH))
    if event.historical:
        text.append("  (background)", style="dim")
    text.append("  — " + _claim_voice(view.claims.get(event.claim), view=view), style="italic")
    return text


def _date_words(event: EventMention) -> str:
    return interval_words(event.interval) if event.interval else _UNKNOWN


def _sides_words(event: EventMention, *, view: _View) -> str:
    actors = _participants_words(event.actors, view=view) or _UNKNOWN
    recipients = _participants_words(event.recipients, view=view)
    return f"{actors} → {recipients}" if recipients else actors


def _participants_words(participants: tuple[Participant, ...], *, view: _View) -> str:
    return ", ".join(_participant_words(participant, view=view) for participant in participants)


def _participant_words(participant: Participant, *, view: _View) -> str:
    name = view.names.get(participant.entity or "", participant.span.quote)
    country = f" ({printable(participant.country)})" if participant.country else ""
    return shorten(name, width=_NAME_WIDTH) + country


def _claim_voice(claim: Claim | None, *, view: _View) -> str:
    """Who says so, through whom, and how sure they sound."""
    if claim is None:
        return _UNKNOWN
    words = _speaker_words(claim.speaker, view=view)
    if claim.via:
        words += " via " + ", ".join(_speaker_words(relayer, view=view) for relayer in claim.via)
    return words if claim.certainty == "asserted" else f"{words} ({claim.certainty})"


def _speaker_words(speaker: Speaker, *, view: _View) -> str:
    if speaker.span is None:
        return printable(view.reading.document.outlet or "the report")
    name = view.names.get(speaker.entity or "", speaker.span.quote)
    return shorten(name, width=_NAME_WIDTH)


def _dispute_lines(view: _View) -> Iterator[Line]:
    if view.reading.disputes:
        yield from _heading("Disputed")
    for dispute in view.reading.disputes:
        yield Line(indent=2, text=Text(printable(dispute.about)))
        yield from _side_lines(dispute, view=view)


def _side_lines(dispute: Dispute, *, view: _View) -> Iterator[Line]:
    for side in dispute.sides:
        for claim in (view.claims[name] for name in side if name in view.claims):
            content = " … ".join(span.quote for span in claim.content)
            text = Text(_claim_voice(claim, view=view) + ": ", style="italic")
            text.append(f"“{shorten(content, width=_CONTENT_WIDTH)}”", style="not italic")
            yield Line(indent=4, text=text)


def _expected_lines(view: _View) -> Iterator[Line]:
    """Events planned, threatened, conditional or possible: those with a time first, soonest first."""
    expected = [event for event in view.events if event.status in _EXPECTED and not event.historical]
    if expected:
        yield from _heading("Expected")
    for event in sorted(expected, key=_horizon):
        yield Line(indent=2, text=_event_text(event, view=view), hang=4)


def _horizon(event: EventMention) -> tuple[bool, float]:
    return (False, event.interval.earliest.timestamp()) if event.interval else (True, 0.0)


def _people_lines(entities: tuple[Entity, ...]) -> Iterator[Line]:
    """People of whom more is known than how they are called."""
    people = [entity for entity in entities if entity.type == "PERSON" and _is_known(entity)]
    if people:
        yield from _heading("People")
    width = max((len(shorten(person.name, width=_NAME_WIDTH)) for person in people), default=0)
    for person in people:
        text = Text(shorten(person.name, width=_NAME_WIDTH).ljust(width), style="bold")
        text.append("  " + printable(person.country or _UNKNOWN).ljust(3), style="cyan")
        text.append("  " + _role_words(person), style="not bold")
        yield Line(indent=2, text=text)


def _is_known(person: Entity) -> bool:
    return bool(person.country or person.roles or person.offices)


def _role_words(person: Entity) -> str:
    """The roles the report gives, else the offices the register knows."""
    offices = [f"{office.title} ({office.of})" for office in person.offices]
    return printable("; ".join(person.roles or offices)) or _UNKNOWN


def _issue_lines(reading: Reading) -> Iterator[Line]:
    if reading.issues:
        yield from _heading("Issues")
    for issue in reading.issues:
        yield Line(indent=2, text=Text(printable(f"{issue.where}: {issue.what}"), style="dim"))
