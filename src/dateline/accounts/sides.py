"""The sides of an event under names that hold across reports, and the other side of a talk that was not coded."""

import re
from collections.abc import Iterator

from dateline.records import Entity, EventMention, Extent, Participant, Party, Reading

_MUTUAL = frozenset(("CONSULT",))
_LED = re.compile(r"\b(?:with|to)\s+(?P<between>[^.;:]*)$")
_CLAUSE = re.compile(
    r"\b(?:and|but|that|who|which|on|in|at|about|after|before|as|for|from|said|says)\b|[.;:–—]"
)
_NEAR = 80  # characters between the word for the talk and the name of the other side
_TALKERS = frozenset(("PERSON", "GPE", "ORG"))


def parties_of(participants: tuple[Participant, ...], entities: dict[str, Entity]) -> tuple[Party, ...]:
    """Who stands on a side, each once."""
    once: dict[tuple[str, str], Party] = {}
    for participant in participants:
        party = _party(participant, entities.get(participant.entity or ""))
        once.setdefault((party.key, party.name), party)
    return tuple(once.values())


def _party(participant: Participant, entity: Entity | None) -> Party:
    name = entity.name if entity else participant.span.quote
    return _named(" ".join(name.split()), entity, country=participant.country)


def _named(name: str, entity: Entity | None, *, country: str | None) -> Party:
    return Party(
        name=name,
        code=entity.code if entity else None,
        country=country or (entity.country if entity else None),
        type=entity.type if entity else None,
        office=entity.offices[0].title if entity and entity.offices else None,
    )


def other_side(reading: Reading, event: EventMention, sentence: Extent) -> tuple[Party, ...]:
    """With whom somebody talks, where one side alone was coded: the next one named after "with" or "to".

    Only those of another country than the side that is known; empty where nobody is.
    """
    sides = (*event.actors, *event.recipients)
    known = {participant.country for participant in sides if participant.country}
    if event.type not in _MUTUAL or len(known) != 1:
        return ()
    text, end = reading.document.text, event.trigger.end
    for start, entity in sorted(_named_after(reading, end, sentence), key=lambda found: found[0]):
        led = _LED.search(text[end:start]) if start - end <= _NEAR else None
        if entity.country not in known and led and not _CLAUSE.search(led["between"]):
            return (_named(" ".join(entity.name.split()), entity, country=entity.country),)
    return ()


def _named_after(reading: Reading, start: int, sentence: Extent) -> Iterator[tuple[int, Entity]]:
    for entity in reading.entities:
        if entity.country and entity.type in _TALKERS:
            for span in entity.mentions:
                if start < span.start < sentence.end:
                    yield span.start, entity
