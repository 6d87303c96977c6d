"""Bodies and sites named by rule: a state and the words for an organ, a place and the word for a site."""

import re
from collections.abc import Iterable

from dateline.mentions.names.spot import Spot
from dateline.records import Parse
from dateline.records.mention import NameType

_FIELDS = (
    r"(?:foreign|defen[cs]e|interior|home|health|finance|justice|energy|oil|petroleum|econom(?:y|ic)|education|"
    r"intelligence|information|culture|transport|trade|agriculture|security|unification|emergency|emergencies|"
    r"(?:foreign|external|internal|home|military|religious|strategic|veterans) affairs|public security)"
)
_ORGAN = re.compile(
    rf"\s(?:{_FIELDS} (?:ministry|department|office)|ministry of (?:the )?[a-z]+(?: (?:and|&) [a-z]+)?(?: affairs)?|"
    r"state (?:media|television|tv|radio|broadcaster|news agency)|news agency|prime minister['\u2019]s office|"
    r"presidential (?:office|palace|administration)|"
    r"(?:armed|special|security|border|ground|air defen[cs]e|defen[cs]e|naval|land|self-defen[cs]e) forces|"
    r"air force|navy|army|military|general staff|coast ?guard|national guard|border guards?|marine corps|"
    r"(?:federal |national |riot |border |military )?police|"
    r"(?:military |foreign )?intelligence(?: services?| agency| agencies)?|"
    r"(?:secret|security|spy) (?:services?|agency)|parliament|national assembly|congress|senate|legislature|"
    r"(?:supreme|high|constitutional|federal) court|central bank|presidency|judiciary|government|cabinet|regime|junta|"
    r"(?:war|security) cabinet)(?![\w-])",
    re.IGNORECASE,
)
_ORGAN_OF = re.compile(
    r"(?:[Gg]overnment|[Pp]arliament|Embassy|Consulate|National Assembly|Supreme Court|Central Bank|Armed Forces|"
    r"Ministry of (?:[A-Z][a-z]+ )?(?:(?:and |& )?[A-Z][a-z]+)) of (?:the )?$"
)
_OUTPOST = re.compile(
    r"\s(?:embassy|consulate(?: general)?|diplomatic mission|high commission)(?![\w-])", re.IGNORECASE
)
_OF = re.compile(
    r"(?<!\w)(?:Foreign|Defen[cs]e|Interior|Health|Finance|Justice|Energy|Information|Education) Ministry|"
    r"(?<!\w)Ministry of (?:the )?[A-Z][a-z]+(?: (?:and|&) [A-Z][a-z]+)?(?: Affairs)?(?![\w-])"
)
_SITE = re.compile(
    r"\s(?:international airport|military airport|airport|air ?base|airfield|military base|naval base|base|hospital|"
    r"border crossing|crossing|refugee camp|camp|prison|nuclear (?:power )?plant|power (?:plant|station)|"
    r"oil refinery|refinery|bridge|dam|seaport|port|harbou?r|(?:railway|train) station|university|stadium)(?![\w-])",
    re.IGNORECASE,
)
_MODIFIER = frozenset(("military", "intelligence", "government", "police"))


def find_bodies(text: str, *, listed: tuple[Spot, ...], parse: Parse) -> tuple[Spot, ...]:
    """Organs of states named by what they are: "Iranian foreign ministry", "Israel's military", "Foreign Ministry".

    With an adjective the name takes it in; after a possessive it is the organ's words alone, if they
    are more than one common noun. A word that only describes what follows ("military operations")
    names no body.
    """
    described = {token.start for s in parse.sentences for token in s.tokens if token.upos == "ADJ"}
    found = [Spot(start=m.start(), end=m.end(), type="ORG", score=1.0) for m in _OF.finditer(text)]
    for spot in listed:
        if spot.type in ("NORP", "GPE"):
            found += _organ_after(text, spot, described)
            found += _organ_before(text, spot)
    return tuple(found)


def _organ_after(text: str, spot: Spot, described: set[int]) -> list[Spot]:
    owned = text.startswith(("'s", "\u2019s"), spot.end)
    at = spot.end + 2 * owned
    if outpost := _OUTPOST.match(text, at):
        return [Spot(start=at + 1 if owned else spot.start, end=outpost.end(), type="FAC", score=1.0)]
    organ = _ORGAN.match(text, at)
    if organ is None:
        return []
    words = organ[0].split()
    last = organ.end() - len(words[-1])
    common = owned and len(words) == 1 and words[0].islower()
    if common or (words[-1].casefold() in _MODIFIER and last in described):
        return []
    return [Spot(start=at + 1 if owned else spot.start, end=organ.end(), type="ORG", score=1.0)]


def _organ_before(text: str, spot: Spot) -> list[Spot]:
    """ "Government of India", "Ministry of Defence of Ukraine"."""
    if spot.type != "GPE":
        return []
    at = max(0, spot.start - 60)
    organ = _ORGAN_OF.search(text[at : spot.start])
    kind: NameType = "FAC" if organ and organ[0].startswith(("Embassy", "Consulate")) else "ORG"
    return [Spot(start=at + organ.start(), end=spot.end, type=kind, score=1.0)] if organ else []


def find_sites(text: str, *, around: Iterable[Spot]) -> tuple[Spot, ...]:
    """Sites named after a place or person: "Damascus airport", "Ben Gurion airport", "Khmeimim air base"."""
    found = []
    for spot in around:
        if spot.type in ("GPE", "LOC", "PERSON", "ORG", "FAC") and (site := _SITE.match(text, spot.end)):
            state_like = spot.score == 1.0 and text[spot.end - 1] == "."
            if not state_like and text[spot.start].isupper():
                found.append(Spot(start=spot.start, end=site.end(), type="FAC", score=spot.score))
    return tuple(found)
