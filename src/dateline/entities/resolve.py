"""Names into entities."""

from dataclasses import dataclass, field

from dateline.entities.acronyms import unify_acronyms
from dateline.entities.coreference import add_coreferences, mentions_of
from dateline.entities.identity import Identity, identify
from dateline.entities.persons import Person, gather_persons, offices_on, person_identity, roles_of
from dateline.entities.scene import Scene, make_scene
from dateline.ids import make_id
from dateline.records import Document, Entity, Name, Office, Parse


@dataclass(slots=True, kw_only=True)
class _Draft:
    """An entity while its mentions are gathered."""

    identity: Identity
    spans: set[tuple[int, int]] = field(default_factory=set)
    roles: tuple[str, ...] = ()
    offices: tuple[Office, ...] = ()


def resolve_entities(document: Document, parse: Parse, names: tuple[Name, ...]) -> tuple[Entity, ...]:
    """The entities of a report in order of first mention, each with all its mentions.

    What the text says of a name (apposition, title, adjective) goes before what the register knows for
    the day of publication. A state and its adjective are one entity; its people ("the Iranians") are
    another. An entity's id depends on what it is, not on where it stands, so one state has one id in
    every report. Weapons are left out: they are mentions only, found as arms.
    """
    scene = make_scene(document, parse=parse, names=names)
    persons = gather_persons(scene)
    add_coreferences(scene, persons)
    drafts: dict[str, _Draft] = {}
    for number, identity in unify_acronyms(scene, _identities(scene)).items():
        draft = drafts.setdefault(_id_of(identity), _Draft(identity=identity))
        draft.spans.add((names[number].span.start, names[number].span.end))
    for person in persons:
        _add_person(scene, person, drafts)
    made = (_entity(document, made_id, draft) for made_id, draft in drafts.items())
    return tuple(sorted(made, key=lambda entity: entity.mentions[0].start))


def _identities(scene: Scene) -> dict[int, Identity]:
    kinds = ("GPE", "NORP", "ORG", "LOC", "FAC")
    return {number: identify(scene, number) for number, name in enumerate(scene.names) if name.type in kinds}


def _add_person(scene: Scene, person: Person, drafts: dict[str, _Draft]) -> None:
    identity = person_identity(scene, person)
    draft = drafts.setdefault(_id_of(identity), _Draft(identity=identity))
    draft.spans.update(mentions_of(person, scene))
    draft.roles = tuple(dict.fromkeys((*draft.roles, *roles_of(person))))
    draft.offices = tuple(dict.fromkeys((*draft.offices, *offices_on(person.holders, scene.day))))


def _id_of(identity: Identity) -> str:
    return make_id("ent", *identity.key)


def _entity(document: Document, made_id: str, draft: _Draft) -> Entity:
    found = draft.identity
    return Entity(
        id=made_id,
        name=found.name,
        type=found.type,
        country=found.country,
        code=found.code,
        based_in=found.based_in,
        sector=found.sector,
        roles=draft.roles,
        offices=draft.offices,
        mentions=tuple(document.span(start, end) for start, end in sorted(draft.spans)),
    )
