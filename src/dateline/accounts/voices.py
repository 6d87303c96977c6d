"""Who speaks, under one key in every report."""

from dateline.records import Claim, Document, Entity, Speaker, Voice, outlet_voice, side_key

_LEAST_NAME = 2  # words: a surname alone may be somebody else's


class Voices:
    """The voices of one report. Outlets and named speakers are one voice everywhere, the nameless one in their text."""

    def __init__(self, document: Document, entities: tuple[Entity, ...], *, origin: str) -> None:
        self._document = document
        self._entities = {entity.id: entity for entity in entities}
        self._origin = origin

    def of(self, claim: Claim) -> Voice:
        """Whose claim it is."""
        return self.speaking(claim.speaker)

    def through(self, claim: Claim) -> tuple[Voice, ...]:
        """Who passed the claim on, nearest the speaker first."""
        return tuple(self.speaking(speaker) for speaker in claim.via)

    def speaking(self, speaker: Speaker) -> Voice:
        """The voice of a speaker."""
        if speaker.kind == "outlet" or speaker.span is None:
            return self.outlet
        entity = self._entities.get(speaker.entity or "")
        named = speaker.kind == "named" and entity is not None
        words = speaker.stands_for.quote if speaker.stands_for else speaker.span.quote
        name = " ".join((entity.name if named and entity else words).split())
        if named and entity and (own := key_of(entity)):
            key = own
        elif speaker.kind in ("named", "collective") and speaker.affiliation:
            key = side_key(name, home=speaker.affiliation)
        else:
            key = f"{self._origin} {name.casefold()}"
        return Voice(key=key, name=name, kind=speaker.kind, affiliation=speaker.affiliation)

    def named(self, entity: Entity, name: str) -> Voice:
        """The voice of somebody who is called `name`."""
        name = " ".join(name.split())
        affiliation = entity.country or entity.code
        own = key_of(entity) if name == entity.name else None
        key = own or side_key(name, home=affiliation or self._origin)
        return Voice(key=key, name=name, kind="named", affiliation=affiliation)

    @property
    def outlet(self) -> Voice:
        """The report's own voice."""
        return outlet_voice(self._document.outlet, origin=self._origin)


def key_of(entity: Entity) -> str | None:
    """One key for one body or person: the code, the whole name; None for words that are no name."""
    if entity.code:
        return entity.code
    if entity.type == "PERSON" and len(entity.name.split()) >= _LEAST_NAME and entity.name[:1].isupper():
        return entity.name.casefold()
    return None
