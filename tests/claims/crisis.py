"""Sentences of an invented border crisis with their trees, and the layers over them."""

from dateline.claims import Layers
from dateline.ids import make_id
from dateline.models import ScriptedReader
from dateline.records import Entity, make_document
from dateline.records.mention import NameType

SIDES: dict[str, tuple[NameType, str | None]] = {
    "Sudmark": ("GPE", "SDM"),
    "Norland": ("GPE", "NRL"),
    "Berg": ("PERSON", "NRL"),
    "the Courier": ("ORG", None),
    "Elm": ("GPE", None),
}


def layers(text: str, script: str) -> Layers:
    """The layers over `text` with the trees of `script` and the sides of the crisis as entities."""
    document = make_document(text)
    parse = ScriptedReader(script, names={name: kind for name, (kind, _) in SIDES.items()}).parse(text)
    entities = []
    for name, (kind, country) in SIDES.items():
        mentions = tuple(n.span for n in parse.names if n.span.quote == name)
        if mentions:
            entities.append(_entity(name, kind, country, mentions))
    return Layers(document=document, parse=parse, entities=tuple(entities))


def _entity(name: str, kind: NameType, country: str | None, mentions: tuple) -> Entity:  # type: ignore[type-arg]
    return Entity(
        id=make_id("ent", name),
        name=name,
        type=kind,
        country=country,
        code=country,
        based_in=(),
        sector=None,
        roles=(),
        offices=(),
        mentions=mentions,
    )
