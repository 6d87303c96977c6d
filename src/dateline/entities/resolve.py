"""Names into entities."""

from dataclasses import dataclass, field

from dateline.entities.acronyms import unify_acronyms
from dateline.entities.coreference import add_coreferences, mentions_of
from dateline.entities.descriptions import Description
from dateline.entities.identity import Identity, identify, names_of_body, state_identity
from dateline.entities.later import Named, find_later
from dateline.entities.links import Taking, make_link, make_reference
from dateline.entities.near import of_person_before, owner_named, settle_states, state_near
from dateline.entities.persons import Person, gather_persons, offices_on, person_identity, roles_of
from dateline.entities.scene import Scene, make_scene
from dateline.ids import make_id
from dateline.records import Document, Entity, Name, Office, Parse
from dateline.register import states


@dataclass(slots=True, kw_only=True)
class _Draft:
    """An entity while its mentions are gathered."""

    identity: Identity
    spans: set[tuple[int, int]] = field(default_factory=set)
    roles: tuple[str, ...] = ()
    offices: tuple[Office, ...] = ()
    later: dict[tuple[int, int], Taking] = field(default_factory=dict)


class _Around:
    """What is told around a name (`persons.Around`); `last` is the person told of before."""

    def __init__(
        self, scene: Scene, plain: dict[int, Identity], *, bodies: list[Named], meant: dict[int, Identity]
    ) -> None:
        self._scene, self._plain, self._bodies = scene, plain, bodies
        self._by_id = {_id_of(identity): identity for identity in meant.values()}
        self.last: Identity | None = None

    def state(self, name: int) -> str | None:
        return state_near(self._scene, self._plain, name)

    def owner(self, description: Description) -> Identity | None:
        if of_person_before(self._scene, description):
            last = self.last
            return state_identity(last.country) if last is not None and last.country in states() else None
        body = owner_named(self._scene, self._bodies, description)
        return self._by_id[body.ident] if body is not None else None


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
    plain = unify_acronyms(scene, _identities(scene))
    sure = plain | _sure_persons(scene, persons)
    found = settle_states(scene, plain, sure=sure)
    meant: dict[int, Identity] = dict(found)
    for number, identity in found.items():
        draft = drafts.setdefault(_id_of(identity), _Draft(identity=identity))
        draft.spans.add((names[number].span.start, names[number].span.end))
    around = _Around(scene, sure, bodies=_named(scene, found), meant=found)
    for person in persons:
        identity = person_identity(scene, person, around=around)
        around.last = identity
        meant |= dict.fromkeys(person.names, identity)
        _add_person(scene, person, identity, drafts)
    for later in find_later(scene, _named(scene, meant)):
        drafts[later.ident].spans.add((later.start, later.end))
        drafts[later.ident].later[later.start, later.end] = later.rule
    made = (_entity(document, made_id, draft) for made_id, draft in drafts.items())
    return tuple(sorted(made, key=lambda entity: entity.mentions[0].start))


def _identities(scene: Scene) -> dict[int, Identity]:
    kinds = ("GPE", "NORP", "ORG", "LOC", "FAC")
    return {number: identify(scene, number) for number, name in enumerate(scene.names) if name.type in kinds}


class _Silence:
    """Tells nothing (`persons.Around`)."""

    def state(self, name: int) -> str | None:
        return None

    def owner(self, description: Description) -> Identity | None:
        return None


def _sure_persons(scene: Scene, persons: tuple[Person, ...]) -> dict[int, Identity]:
    """The persons whose state the text or the register gives, by the numbers of their names."""
    identities = ((p, person_identity(scene, p, around=_Silence())) for p in persons)
    return {n: identity for p, identity in identities if identity.country for n in p.names}


def _named(scene: Scene, meant: dict[int, Identity]) -> list[Named]:
    """The names of a report with whom they mean, in order of the text."""
    found = []
    for number, identity in sorted(meant.items()):
        place = scene.places[number]
        if place is not None:
            words = (
                f"{scene.names[number].span.quote} {identity.name} {' '.join(names_of_body(identity.row))}"
            )
            found.append(
                Named(
                    ident=_id_of(identity),
                    sentence=place.sentence,
                    word=place.head,
                    type=identity.type,
                    country=identity.country,
                    sector=identity.sector,
                    words=frozenset(words.lower().replace("-", " ").split()),
                )
            )
    return found


def _add_person(scene: Scene, person: Person, identity: Identity, drafts: dict[str, _Draft]) -> None:
    draft = drafts.setdefault(_id_of(identity), _Draft(identity=identity))
    draft.spans.update(mentions_of(person, scene))
    draft.later.update(person.extra)
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
        link=make_link(found.rule, row=found.row),
        mentions=tuple(document.span(start, end) for start, end in sorted(draft.spans)),
        references=tuple(
            make_reference(document.span(start, end), rule=rule)
            for (start, end), rule in sorted(draft.later.items())
        ),
    )
