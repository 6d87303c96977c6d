"""What a name that is not a person's stands for."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from dateline.entities.links import Rule
from dateline.entities.scene import Scene, codes_of
from dateline.records import Name
from dateline.records.mention import NameType
from dateline.register import (
    Area,
    Body,
    Term,
    areas,
    bodies,
    find_phrases,
    is_role,
    key_of,
    likeliest_town,
    people_name,
    sector_of,
    states,
    terms_of,
    towns_named,
)

_OWNED = re.compile("(?:['\u2019]s)?\\s+")
_LINK = re.compile("^(?:['\u2019]s(?![^\\W_]))?[\\s-]*")
_GOVERNMENT = re.compile(
    r"(?:central |federal |national )?(?:government|regime|administration|authorities)$", re.IGNORECASE
)
_COMMON_ORGAN = re.compile(
    r"\b(?:Council|Court|Assembly|Department|Senate|Congress|Parliament|Ministry|Office|Cabinet|Party|Service|Agency|"
    r"Guard|Guards|Command|House|Representatives|Army|Navy|Force|Forces|Police|Bank|Staff|Union|Commission|Committee|"
    r"Front|Movement|Democrats|Republicans|Commons|Lords|Intelligence|Cross|Crescent)$"
)
# Listed under one state, but organs that many states have by this name.
_EVERYWHERE = frozenset((
    "Congress", "Senate", "House", "House of Representatives", "National Assembly", "Supreme Court", "Parliament",
    "Joint Chiefs of Staff", "Joint Chiefs", "National Guard", "Coast Guard", "Cabinet", "Central Bank",
    "National Security Council", "Constitutional Court", "Federal Police", "National Police", "Supreme Council",
))  # fmt: skip
_SECTOR_WORDS = (
    ("MED", r"news|newspaper|radio|television|tv|broadcasting|herald|gazette|tribune|daily|times|media"),
    ("EDU", r"university|college|institute|school|academy"),
    ("HLH", r"hospital|clinic|medical"),
    ("JUD", r"court|tribunal|prosecutor|prosecutors"),
    ("COP", r"police|gendarmerie"),
    ("SPY", r"intelligence|secret service"),
    ("PTY", r"party"),
    ("REB", r"liberation|resistance|mujahid(?:ee|i)n|jihad|rebels?|militia"),
    ("MIL", r"army|navy|forces?|brigade|battalion|division|regiment|command|corps|guards?|military|fleet|staff"),
    ("LEG", r"parliament|assembly|senate|congress|duma|majlis|legislature"),
    ("GOV", r"ministry|department|government|office|agency|administration|authority|cabinet|council|central bank"),
    ("BUS", r"bank|company|corp|inc|ltd|co|airlines|airways|group|industries|holdings|energy|oil|motors|systems"),
    ("NGO", r"foundation|rights|relief|association|society|watch|charity|red cross|red crescent|network|center|centre"),
)  # fmt: skip
_SECTORS = tuple((sector, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for sector, words in _SECTOR_WORDS)
_NOUN_USES = frozenset(("nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "root", "appos"))
_TALKS = frozenset(
    "message messages warning warnings pressure appeal appeals call calls demand demands sanctions signal talks "
    "ties relations response support aid arms weapons ultimatum letter proposal blow influence".split()
)
# Verbs of which a town is the ground, by how they begin.
_REACHED = (
    "left", "leav", "reach", "visit", "hit", "struck", "strik", "shell", "bomb", "captur", "seiz", "enter", "besieg",
    "tour", "shook", "shak", "rock", "retook", "retak", "overr", "attack", "pound", "fled", "flee", "surround",
    "encircl", "defend", "storm", "took", "take", "lost", "evacuat", "flood", "paraly", "target",
)  # fmt: skip
_TOWN_PARTS = frozenset(
    "suburb suburbs street streets airport mayor outskirts residents north south east west center centre population "
    "metro subway main old downtown international central skyline hospital hospitals district neighborhood port".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """What a name stands for. `key` is what makes it one and the same in every report.

    `rule` and `row` say why (`records.Link`); they do not make two identities differ.
    """

    key: tuple[str | None, ...]
    name: str
    type: NameType
    country: str | None = None
    code: str | None = None
    based_in: tuple[str, ...] = ()
    sector: str | None = None
    rule: Rule | None = field(default=None, compare=False)
    row: str | None = field(default=None, compare=False)


def identify(scene: Scene, name: int) -> Identity:
    """What a name stands for; itself alone where neither the register nor the text says more."""
    found = scene.names[name]
    makers = {"NORP": _people, "GPE": _place, "LOC": _place, "FAC": _site, "ORG": _body}
    return makers[found.type](scene, name)


def state_identity(code: str, *, rule: Rule = "name in the register") -> Identity:
    """The state under a code, as an actor: its government."""
    name = states()[code].name
    return Identity(
        key=(code,),
        name=name,
        type="GPE",
        country=code,
        code=code,
        sector="GOV",
        rule=rule,
        row=f"states.tsv: {name}",
    )


def body_identity(body: Body) -> Identity:
    """A body of the register."""
    return Identity(
        key=(body.code or body.name,),
        name=body.name,
        type="ORG",
        country=body.country,
        code=body.code,
        based_in=body.based_in,
        sector=body.sector,
        rule="name in the register",
        row=f"bodies.tsv: {body.name}",
    )


def _people(scene: Scene, name: int) -> Identity:
    quote = scene.names[name].span.quote
    for term in terms_of(quote):
        if term.kind in ("adjective", "people", "state"):
            code = _settled(scene, str(term.refs[0]), quote)
            if code is None:
                break
            return (
                _people_identity(code)
                if term.kind == "people" or _stands_alone(scene, name)
                else state_identity(code)
            )
        if term.kind == "group":
            code = str(term.refs[0]) or None
            name_ = " ".join(term.words)
            row = f"peoples.tsv: {name_}"
            return Identity(
                key=("NORP", name_),
                name=name_,
                type="NORP",
                country=code,
                rule="name in the register",
                row=row,
            )
    return _itself(scene, name)


def _people_identity(code: str) -> Identity:
    return Identity(
        key=(code, "people"),
        name=people_name(code),
        type="NORP",
        country=code,
        code=code,
        rule="name in the register",
        row=f"states.tsv: {states()[code].name}",
    )


def _stands_alone(scene: Scene, name: int) -> bool:
    """Whether an adjective is used as a noun ("the British say"): where nouns stand, and no noun after it."""
    head, place = scene.head(name), scene.places[name]
    if head is None or place is None or head.deprel not in _NOUN_USES:
        return False
    after = scene.tokens(place.sentence)[place.last + 1 : place.last + 2]
    close = bool(after) and after[0].start <= scene.names[name].span.end + 1
    return not (close and after[0].upos in ("NOUN", "PROPN", "ADJ"))


def _settled(scene: Scene, code: str, quote: str) -> str | None:
    """The state meant by a name that two share; None when it is not a state."""
    if code == "GEO" and scene.georgia == "USA":
        return None
    if (
        code == "COD"
        and quote in ("Congo", "Congolese")
        and scene.spoken_of["COG"]
        and not _says(scene, "COD", quote)
    ):
        return "COG"
    return code


def _says(scene: Scene, code: str, besides: str) -> bool:
    """Whether the report names a state otherwise than by one word."""
    return any(
        code in codes_of(name) and name.span.quote not in (besides, "Congo", "Congolese")
        for name in scene.names
    )


def _place(scene: Scene, name: int) -> Identity:
    quote = scene.names[name].span.quote
    terms = {term.kind: term for term in terms_of(quote)}
    if "state" in terms:
        code = _settled(scene, str(terms["state"].refs[0]), quote)
        return (
            state_identity(code)
            if code
            else Identity(key=("USA", quote), name=quote, type="GPE", country="USA", rule="places around it")
        )
    if "capital" in terms and _acts(scene, name):
        return state_identity(str(terms["capital"].refs[0]), rule="capital for its government")
    if "area" in terms:
        return _area_identity(areas()[int(terms["area"].refs[0])])
    if "body" in terms:
        return body_identity(_pick(scene, [bodies()[int(ref)] for ref in terms["body"].refs]))
    town = likeliest_town(towns_named(quote), spoken_of=scene.spoken_of, beside=_state_after(scene, name))
    if town:
        return Identity(
            key=("town", town.name, town.code),
            name=town.name,
            type="GPE",
            country=town.code,
            rule="town of this name",
            row=f"places.tsv: {town.name}, {town.code}",
        )
    if "capital" in terms:
        code = str(terms["capital"].refs[0])
        row = f"states.tsv: {states()[code].name}"
        return Identity(
            key=("town", quote, code), name=quote, type="GPE", country=code, rule="town of this name", row=row
        )
    if code := _of_state(quote):
        return state_identity(code, rule="state in its name")
    return _itself(scene, name, country=_state_after(scene, name), rule="state beside it")


def _acts(scene: Scene, name: int) -> bool:
    """Whether a capital is named for its government: not where it says where, nor as what is reached, left or hit."""
    head, place = scene.head(name), scene.places[name]
    if head is None or place is None:
        return False
    tokens = scene.tokens(place.sentence)
    own = head
    if head.deprel == "conj" and 0 <= head.head < len(tokens):
        head = tokens[head.head]
    after = tokens[place.last + 2].lower if place.last + 2 < len(tokens) else ""
    if place.last + 1 < len(tokens) and tokens[place.last + 1].text in ("'s", "\u2019s", "'", "\u2019"):
        return after not in _TOWN_PARTS
    governor = tokens[head.head].lower if head.head >= 0 else ""
    if head.deprel in ("nsubj", "iobj"):
        return True
    if head.deprel == "obj":
        return not governor.startswith(_REACHED)
    case = next((t.lower for t in reversed(tokens) if t.head == own.index and t.deprel == "case"), "")
    case = case or next((t.lower for t in tokens if t.head == head.index and t.deprel == "case"), "")
    if case in ("with", "between", "against", "by", "among"):
        return True
    return case in ("to", "on", "from", "of", "for") and (governor in _TALKS or is_role(governor))


def _state_after(scene: Scene, name: int) -> str | None:
    """The state set right after a place ("Tyre, Lebanon")."""
    if name + 1 >= len(scene.names) or scene.gap(name + 1) not in (", ", ","):
        return None
    after = scene.names[name + 1].span.quote
    code = next((str(t.refs[0]) for t in terms_of(after) if t.kind == "state"), None)
    return "USA" if code == "GEO" and scene.georgia == "USA" else code


def _area_identity(area: Area) -> Identity:
    return Identity(
        key=("area", area.name),
        name=area.name,
        type=area.type,
        country=area.code,
        rule="name in the register",
        row=f"areas.tsv: {area.name}",
    )


def _site(scene: Scene, name: int) -> Identity:
    quote = scene.names[name].span.quote
    area = next((areas()[int(t.refs[0])] for t in terms_of(quote) if t.kind == "area"), None)
    if area:
        return _area_identity(area)
    leading, rest = _leading_state(scene, quote)
    code = leading or _owner(scene, name)
    if code is None:
        first = " ".join(quote.split()[:-1])
        town = likeliest_town(towns_named(first), spoken_of=scene.spoken_of)
        return _itself(scene, name, country=town.code if town else None, rule="town in its name")
    sector = "GOV" if re.search(r"embassy|consulate|mission", rest, re.IGNORECASE) else None
    return Identity(
        key=("FAC", code, key_of(rest)),
        name=quote,
        type="FAC",
        country=code,
        sector=sector,
        rule="state in its name" if leading else "state beside it",
    )


def _body(scene: Scene, name: int) -> Identity:
    quote = scene.names[name].span.quote
    owner = _owner(scene, name)
    owner = owner or _seat_after(scene, name)
    listed = [body for term in terms_of(quote) if term.kind == "body" for body in _spoken_of(scene, term)]
    if listed:
        foreign = (
            owner is not None and _COMMON_ORGAN.search(quote) and not any(owner in b.homes for b in listed)
        )
        if not foreign:
            return body_identity(_pick(scene, listed, owner=owner))
    seat = next((str(t.refs[0]) for t in terms_of(quote) if t.kind in ("seat", "state", "capital")), None)
    if seat and not listed:
        return state_identity(seat)
    leading, rest = _leading_state(scene, quote)
    code = leading or owner or _of_state(quote)
    if code is None:
        return _part_of(scene, name) or _itself(scene, name, sector=sector_in(quote))
    rule: Rule = "state in its name" if leading or not owner else "state beside it"
    if _GOVERNMENT.match(rest) or quote.casefold().startswith("government of "):
        return state_identity(code, rule=rule)
    shown = quote
    if rest == quote and len(quote.split()) < 3:
        shown = f"{(states()[code].adjectives or (states()[code].name,))[0]} {quote}"
    return Identity(
        key=("ORG", code, key_of(rest)),
        name=shown,
        type="ORG",
        country=code,
        sector=sector_in(rest),
        rule=rule,
    )


def _spoken_of(scene: Scene, term: Term) -> list[Body]:
    """The bodies a name may stand for; of a shared name only those whose state the report speaks of."""
    named = [bodies()[int(ref)] for ref in term.refs]
    words = " ".join(term.words)
    if not term.shared and words not in _EVERYWHERE:
        return named
    counts = Counter(code for n in scene.names if n.span.quote != words for code in codes_of(n))
    if not term.shared:
        ours = [body for body in named if any(_leads(counts, code) for code in body.homes)]
        return ours or ([] if counts else named)
    homes = [body for body in named if any(counts[code] for code in body.homes)]
    return homes or [body for body in named if not body.homes and "".join(term.words).isupper()]


def _leads(counts: Counter[str], code: str) -> bool:
    """Whether a report speaks of one state more than of any other."""
    return counts[code] > max((n for other, n in counts.items() if other != code), default=0)


def _pick(scene: Scene, listed: Sequence[Body], *, owner: str | None = None) -> Body:
    """Of bodies that share a name, the one whose state stands before it or is spoken of most."""
    owned = [body for body in listed if owner and owner in body.homes]
    return max(owned or listed, key=lambda body: sum(scene.spoken_of[code] for code in body.homes))


def _owner(scene: Scene, name: int) -> str | None:
    """The state whose name stands right before, as owner or adjective ("Mexico's Senate", "Syrian Red Crescent")."""
    if name == 0 or not _OWNED.fullmatch(scene.gap(name)):
        return None
    before = scene.names[name - 1]
    kinds = ("state", "adjective", "capital")
    return next((str(t.refs[0]) for t in terms_of(before.span.quote) if t.kind in kinds), None)


def _seat_after(scene: Scene, name: int) -> str | None:
    """The state whose capital or own name says where an organ sits ("the Joint Chiefs of Staff in Seoul")."""
    if (
        name + 1 >= len(scene.names)
        or scene.gap(name + 1) != " in "
        or not _COMMON_ORGAN.search(scene.names[name].span.quote)
    ):
        return None
    after = scene.names[name + 1].span.quote
    return next((str(t.refs[0]) for t in terms_of(after) if t.kind in ("state", "capital")), None)


def _leading_state(scene: Scene, quote: str) -> tuple[str | None, str]:
    """The state that opens a longer name, and the rest of the name."""
    phrase = next(iter(find_phrases(quote)), None)
    if phrase is None or phrase.start != 0 or phrase.end == len(quote):
        return None, quote
    if phrase.term.kind not in ("state", "adjective", "capital"):
        return None, quote
    code = _settled(scene, str(phrase.term.refs[0]), quote)
    return code, _LINK.sub("", quote[phrase.end :]) if code else quote


def _of_state(quote: str) -> str | None:
    """The state that closes a longer name ("Ministry of Defence of Ukraine", "Bank of China")."""
    phrases = find_phrases(quote)
    last = phrases[-1] if phrases and phrases[-1].end == len(quote) else None
    return str(last.term.refs[0]) if last and last.term.kind == "state" and " of " in quote else None


def _part_of(scene: Scene, name: int) -> Identity | None:
    """A part of a listed body named with it ("Hamas political bureau"): its state and sector are the body's."""
    quote = scene.names[name].span.quote
    first = next(iter(find_phrases(quote)), None)
    if first is None or first.start != 0 or first.end == len(quote) or first.term.kind != "body":
        return None
    whole = body_identity(_pick(scene, [bodies()[int(ref)] for ref in first.term.refs]))
    return replace(
        whole,
        key=("ORG", whole.key[0], key_of(quote)),
        name=quote,
        code=None,
        rule="part of a body in the register",
    )


_ORGANS = frozenset(("GOV", "MIL", "LEG", "JUD", "COP", "SPY", "LAB", "PTY"))


def is_organ(identity: Identity) -> bool:
    """Whether a body that the register does not know is by its name an organ of some state."""
    return identity.type == "ORG" and identity.sector in _ORGANS


def names_of_body(row: str | None) -> tuple[str, ...]:
    """All names of the body in a row of the register; none for other rows."""
    return _names_by_row().get(row or "", ())


@cache
def _names_by_row() -> dict[str, tuple[str, ...]]:
    return {f"bodies.tsv: {body.name}": (body.name, *body.names) for body in bodies()}


def sector_in(words: str) -> str | None:
    """The sector that a body's own name tells."""
    return next((sector for sector, found in _SECTORS if found.search(words)), None) or sector_of(words)


def _itself(
    scene: Scene,
    name: int,
    *,
    country: str | None = None,
    sector: str | None = None,
    rule: Rule | None = None,
) -> Identity:
    """A name that the register does not know; `rule` says where its state comes from, if it has one."""
    found: Name = scene.names[name]
    return Identity(
        key=(found.type, key_of(found.span.quote) or found.span.quote, country),
        name=found.span.quote,
        type=found.type,
        country=country,
        sector=sector,
        rule=rule if country else "words of its name" if sector else None,
    )
