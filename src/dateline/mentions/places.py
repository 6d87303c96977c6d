"""Places: the names that say where, with their state and point."""

import re
from collections import Counter
from dataclasses import dataclass

from dateline.records import Document, Name, Parse, PlaceMention
from dateline.records.mention import Precision
from dateline.register import (
    Area,
    Town,
    areas,
    areas_by_key,
    codes_of_term,
    georgia_in,
    is_role,
    key_of,
    likeliest_town,
    states,
    terms_of,
    towns_named,
)

_SIDES = (
    r"(?:(?:the|both|neighbou?ring|nearby|northern|southern|eastern|western|central|north|south|east|west|"
    r"north-?east(?:ern)?|north-?west(?:ern)?|south-?east(?:ern)?|south-?west(?:ern)?|upper|lower|occupied|mainland|"
    r"war-torn|rural|downtown|greater|post-war|all of|most of|much of|parts of|part of)\s+)*"
)
_IN = re.compile(
    r"(?:^|[^\w-])(?:in|at|near|inside|outside|across|around|throughout|within|off|into|toward|towards|through|along|"
    r"via|entered|enter|entering|left|leave|leaving|reached|reach|reaching|visited|visit|visiting|visits|toured|tour|"
    r"fled|flee|fleeing|(?:north|south|east|west) of|borders? with|"
    r"(?:city|town|village|coast|border|shores|capital|streets|skies|"
    r"airspace|region|province|parts|areas|outskirts|suburbs|centre|center|rest) (?:of|over)|airspace over|skies over|"
    rf"(?:northern|southern|eastern|western|central))\s+{_SIDES}$",
    re.IGNORECASE,
)
_TO = re.compile(
    r"\b(?:go|goes|going|gone|went|travel(?:s|l?ed|l?ing)?|trips?|visits?|flew|fly|flying|flights?|return(?:s|ed|ing)?|"
    r"mov(?:e|es|ed|ing)|deploy(?:s|ed|ing|ment)?|arriv(?:e|es|ed|al)|cross(?:es|ed|ing)?|head(?:s|ed|ing)?|came|come|comes|deport(?:ed|ing|ation)?|"
    r"ship(?:s|ped|ping|ments?)?|bound|en route|journey|routes?|road|way|back|evacuat(?:e|ed|ion)|extradit(?:e|ed|ion)|"
    rf"withdr[ae]w(?:al|n|s)?|launched|fired|fled|escaped|came)\b[^.;:,]{{0,40}}\s(?:to|from)\s+{_SIDES}$",
    re.IGNORECASE,
)
_HIT = re.compile(
    r"\b(?:(?:air)?strikes?|attacks?|raids?|shelling|bombing|bombardment|assault|missiles?|rockets?|drones?|march|advance)"
    r"\s+(?:on|of|against|at|over|in)\s+(?:the\s+)?$|"
    r"\b(?:fell|fall|rained|advanc(?:e|ed|ing)|march(?:ed|ing)?|clos(?:ed|ing) in)\s+(?:up)?on\s+(?:the\s+)?$|"
    rf"\b(?:struck|hit|shelled|bombed|pounded|shook|rocked|overran|captured|seized|retook|besieged)\s+{_SIDES}$",
    re.IGNORECASE,
)
_LAND = re.compile(
    r"(?:['\u2019]s?)?\s+(?:(?:own|northern|southern|eastern|western|north|south|east|west|sovereign|internationally|"
    r"recognised|recognized|land|sea|maritime|international|air)\s+)*"
    r"(?:territor(?:y|ies)|soil|airspace|waters|borders?|coast|coastline|capital|north|south|east|west|interior|"
    r"provinces?|regions?|cities|city|towns?|villages?|streets|islands?)\b",
    re.IGNORECASE,
)
_SOIL = re.compile(r"\s+(?:(?:sovereign|own)\s+)?(?:territory|soil|airspace|waters)\b", re.IGNORECASE)
_LIST = re.compile(r"\s*(?:,|and|or|, and|as well as|&|/)\s*(?:the\s+)?")
_REGION = re.compile(
    r"['\u2019]?s?[\s-]+(?:region|province|oblast|governorate|district|county|state|prefecture|department|raion|division)(?![\w-])",
    re.IGNORECASE,
)
_REGION_WORD = re.compile(
    r"\s(?:region|province|oblast|governorate|district|county|state|prefecture|department|raion|division)$",
    re.IGNORECASE,
)
_DATELINE = re.compile(r"(?:,[^\n(]{0,40})?\s*(?:\([A-Z]|[\u2013\u2014-]{1,2}\s)")
_NEXT = re.compile(r"\s?,\s(?:the )?")
_LEAST_SCORE = 0.5
_MAIN_SHARE = 0.6
_SITE = re.compile(
    r"\b(?:air ?base|base|airport|airfield|crossing|checkpoint|camp|prison|jail|port|plant|dam|barracks|bridge|"
    r"refinery|station|hospital|monastery|temple|mosque|square|stadium)$",
    re.IGNORECASE,
)
# Palestine Square is in Tehran, and a Paris Street in any town.
_NAMED_AFTER = re.compile(r"\b(?:square|street|avenue|boulevard|road|park|hotel|gate)$", re.IGNORECASE)
_GEORGIA = Area(
    name="Georgia",
    names=(),
    code="USA",
    type="GPE",
    precision="region",
    latitude=None,
    longitude=None,
    source="own",
)
_WORD_AFTER = re.compile(r"\s([^\W_]+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Guess:
    """What a name may stand for: state, capital's state, area, towns; all None or empty where unknown."""

    state: str | None = None
    capital: str | None = None
    area: Area | None = None
    towns: tuple[Town, ...] = ()


def find_places(document: Document, parse: Parse, names: tuple[Name, ...]) -> tuple[PlaceMention, ...]:
    """The names of a report that say where, in order of the text.

    A state or capital counts only where it is used as a place ("in Syria", "on Israel's territory",
    "a strike on Damascus"), not as an actor; other towns, regions and sites always. Of towns of one
    name the one beside which the text sets its state wins, else the text's states, then inhabitants
    decide. States and regions have no point. A name the register does not know keeps its words,
    without a point, when the reader is sure of it.
    """
    scene = _scene(document, parse=parse, names=names)
    found: list[PlaceMention] = []
    for at, name in enumerate(names):
        if name.type in ("GPE", "LOC", "FAC", "NORP") and (place := _place(scene, at, last=found[-1:])):
            found.append(place)
    return tuple(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scene:
    """One report's names with what they may stand for, and how often it speaks of each state."""

    document: Document
    names: tuple[Name, ...]
    guesses: tuple[_Guess, ...]
    spoken_of: Counter[str]
    subjects: frozenset[int]

    def before(self, name: Name) -> str:
        return self.document.text[max(0, name.span.start - 70) : name.span.start]


def _scene(document: Document, *, parse: Parse, names: tuple[Name, ...]) -> _Scene:
    american = georgia_in(document.text) == "USA"
    guesses = tuple(_guess(name, american_georgia=american) for name in names)
    spoken_of = Counter(code for name in names for code in _codes(name))
    for guess in guesses:
        if guess.state is None and len({town.code for town in guess.towns}) == 1:
            spoken_of[guess.towns[0].code] += 1
    subjects = frozenset(t.start for s in parse.sentences for t in s.tokens if t.deprel == "nsubj")
    return _Scene(document=document, names=names, guesses=guesses, spoken_of=spoken_of, subjects=subjects)


def _place(scene: _Scene, at: int, *, last: list[PlaceMention]) -> PlaceMention | None:
    name, guess = scene.names[at], scene.guesses[at]
    if name.type == "NORP":
        return _soil(scene, name)
    if any(term.kind == "body" for term in terms_of(name.span.quote)) and not guess.area:
        return None
    if guess.state or guess.capital:
        beside = guess.state is None and _state_beside(scene, at) is not None
        if not beside and not _says_where(scene, name, last=last, capital=guess.state is None):
            return None
        if guess.state:
            return _mention(name, title=states()[guess.state].name, code=guess.state, precision="country")
    if region := _region(scene, at):
        return region
    if guess.area:
        after = _WORD_AFTER.match(scene.document.text, name.span.end)
        return None if after and is_role(after[1]) else _area(name, guess.area)
    town = _choose(scene, at)
    if town:
        return _mention(name, title=town.name, code=town.code, precision="city", town=town)
    return _unknown(scene, at)


def _soil(scene: _Scene, name: Name) -> PlaceMention | None:
    """ "Iranian soil", "Syrian airspace": the state's land."""
    codes = _codes(name)
    if len(codes) != 1 or not _SOIL.match(scene.document.text, name.span.end):
        return None
    return _mention(name, title=states()[codes[0]].name, code=codes[0], precision="country")


def _says_where(scene: _Scene, name: Name, *, last: list[PlaceMention], capital: bool) -> bool:
    text, span = scene.document.text, name.span
    before = scene.before(name)
    if _IN.search(before) or _TO.search(before) or _LAND.match(text, span.end):
        return True
    if capital and _HIT.search(before):
        return True
    if capital and _opens_report(text, span.start, span.end):
        return True
    if last and last[-1].span.end <= span.start and span.start not in scene.subjects:
        between = text[last[-1].span.end : span.start]
        return len(between) < 30 and _LIST.fullmatch(between) is not None
    return False


def _opens_report(text: str, start: int, end: int) -> bool:
    """Whether a town stands where agencies put it: alone before the first dash or bracket of a line."""
    return (start == 0 or text[start - 1] == "\n") and _DATELINE.match(text, end) is not None


def _region(scene: _Scene, at: int) -> PlaceMention | None:
    """ "Kharkiv region", "Idlib province": the region around a town, which has no point."""
    name, guess = scene.names[at], scene.guesses[at]
    inside = _REGION_WORD.search(name.span.quote)
    if guess.area and guess.area.precision == "region":
        return None
    if not inside and not _REGION.match(scene.document.text, name.span.end):
        return None
    town = _choose(scene, at)
    code = town.code if town else _state_beside(scene, at)
    return _mention(name, title=name.span.quote, code=code, precision="region") if town or inside else None


def _area(name: Name, area: Area) -> PlaceMention:
    return PlaceMention(
        span=name.span,
        name=area.name,
        country=area.code,
        latitude=area.latitude,
        longitude=area.longitude,
        precision=area.precision,
    )


def _unknown(scene: _Scene, at: int) -> PlaceMention | None:
    """A place that the register lacks: no point, and the state beside it or the one that the report is about."""
    name = scene.names[at]
    if name.score < _LEAST_SCORE or (name.type == "FAC" and not _SITE.search(name.span.quote)):
        return None
    precision: Precision = "exact" if name.type == "FAC" else "region" if name.type == "LOC" else "city"
    code = _state_beside(scene, at) or _main_state(scene)
    return _mention(name, title=name.span.quote, code=code, precision=precision)


def _main_state(scene: _Scene) -> str | None:
    ((code, times),) = scene.spoken_of.most_common(1) or (("", 0),)
    alone = len(scene.spoken_of) == 1
    return code if alone or (times >= 2 and times >= _MAIN_SHARE * scene.spoken_of.total()) else None


def _mention(
    name: Name, *, title: str, code: str | None, precision: Precision, town: Town | None = None
) -> PlaceMention:
    return PlaceMention(
        span=name.span,
        name=title,
        country=code,
        admin1=town.admin1 if town else None,
        latitude=town.latitude if town else None,
        longitude=town.longitude if town else None,
        precision=precision,
    )


def _choose(scene: _Scene, at: int) -> Town | None:
    towns = scene.guesses[at].towns
    return likeliest_town(towns, spoken_of=scene.spoken_of, beside=_state_beside(scene, at))


def _state_beside(scene: _Scene, at: int) -> str | None:
    """The state set right after a place ("Tyre, Lebanon", "Paris, Texas")."""
    if at + 1 >= len(scene.names):
        return None
    name, after = scene.names[at], scene.names[at + 1]
    if not _NEXT.fullmatch(scene.document.text[name.span.end : after.span.start]):
        return None
    guess = scene.guesses[at + 1]
    if guess.state:
        alone = scene.document.text[after.span.end : after.span.end + 5]
        return guess.state if not alone.startswith(" and ") else None
    return guess.area.code if guess.area and guess.area.type == "GPE" else None


def _guess(name: Name, *, american_georgia: bool) -> _Guess:
    quote = name.span.quote
    if american_georgia and quote == "Georgia":
        return _Guess(area=_GEORGIA)
    terms = terms_of(quote) if name.type in ("GPE", "LOC", "FAC", "NORP") else ()
    state = next((str(t.refs[0]) for t in terms if t.kind == "state"), None)
    capital = next((str(t.refs[0]) for t in terms if t.kind == "capital"), None)
    number = next((int(t.refs[0]) for t in terms if t.kind == "area"), None)
    area = areas()[number] if number is not None else areas_by_key().get(key_of(quote))
    towns = () if state or name.type == "NORP" else _towns(quote, name)
    return _Guess(state=state, capital=capital, area=area, towns=towns)


def _towns(quote: str, name: Name) -> tuple[Town, ...]:
    plain = _REGION_WORD.sub("", quote)
    found = towns_named(plain) or towns_named(plain + " City")
    if found or name.type != "FAC" or _NAMED_AFTER.search(quote):
        return found
    words = quote.split()
    return next((t for n in (2, 1) if len(words) > n and (t := towns_named(" ".join(words[:n])))), ())


def _codes(name: Name) -> tuple[str, ...]:
    """The states a name speaks of."""
    return tuple(dict.fromkeys(code for term in terms_of(name.span.quote) for code in codes_of_term(term)))
