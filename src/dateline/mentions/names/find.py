"""Names of a report: learned and listed ones, merged."""

from collections.abc import Iterable
from itertools import pairwise

from dateline.mentions.names.built import find_bodies, find_sites
from dateline.mentions.names.corrected import correct_types
from dateline.mentions.names.learned import trim_learned
from dateline.mentions.names.listed import codes_in, find_listed
from dateline.mentions.names.persons import find_again, find_titled
from dateline.mentions.names.spot import Spot
from dateline.records import Document, Name, Parse
from dateline.register import find_phrases


def find_names(document: Document, parse: Parse) -> tuple[Name, ...]:
    """The names of a report with their types, in order, none overlapping another.

    States, capitals, nationalities, listed bodies and areas are found by the register, whatever the
    reader says; where the reader has a longer name, that stands ("Bank of China", "Michael
    Jordan"). Spans carry no article, title, possessive or quotation mark. A register name scores 1.
    """
    text = document.text
    phrases = find_phrases(text)
    learned = trim_learned(text, names=parse.names, phrases=phrases)
    listed = find_listed(text, phrases=phrases, learned=learned)
    learned = correct_types(text, learned=learned, parse=parse, spoken_of=codes_in(phrases))
    sites = find_sites(text, around=(*listed, *learned))
    built = find_bodies(text, listed=listed, parse=parse)
    known = merge(sites, built, listed, _unswallowed(text, learned=learned, listed=listed))
    known = merge(known, find_titled(text, known=known))
    known = merge(known, find_again(text, known=known))
    return tuple(
        Name(span=document.span(spot.start, spot.end), type=spot.type, score=spot.score) for spot in known
    )


def merge(*layers: Iterable[Spot]) -> tuple[Spot, ...]:
    """All spots without overlap: the longest first, of equal ones the earlier layer's, in order of the text."""
    ranked = sorted(
        ((spot.start - spot.end, rank, spot) for rank, layer in enumerate(layers) for spot in layer),
        key=lambda entry: (entry[0], entry[1], entry[2].start),
    )
    taken: set[int] = set()
    kept: list[Spot] = []
    for _, _, spot in ranked:
        if spot.start in taken or spot.end - 1 in taken:
            continue
        taken.update(range(spot.start, spot.end))
        kept.append(spot)
    return tuple(sorted(kept, key=lambda spot: spot.start))


def _unswallowed(text: str, *, learned: tuple[Spot, ...], listed: tuple[Spot, ...]) -> tuple[Spot, ...]:
    """Learned names that may stand beside the listed ones: not those that cut across one, nor those
    that are made of two ("White House Middle East")."""
    kept: list[Spot] = []
    at = 0
    for spot in learned:
        while at < len(listed) and listed[at].end <= spot.start:
            at += 1
        over = at
        while over < len(listed) and listed[over].start < spot.end:
            over += 1
        inside = listed[at:over]
        crossed = any(other.start < spot.start or spot.end < other.end for other in inside)
        if not crossed and not _is_made_of(spot, inside, text=text):
            kept.append(spot)
    return tuple(kept)


def _is_made_of(spot: Spot, inside: tuple[Spot, ...], *, text: str) -> bool:
    """Whether listed names say all that a learned one says: they fill it up, "and" stands between them, or
    nothing else in it has a capital."""
    if not inside:
        return False
    filled = sum(other.end - other.start for other in inside)
    several = len(inside) > 1 and spot.end - spot.start - filled <= 2 * len(inside)
    joined = any(text[a.end : b.start] in (" and ", ", ") for a, b in pairwise(inside))
    alone = len(inside) == 1 and inside[0].type == "PERSON" and spot.type != "PERSON"
    rest = text[spot.start : inside[0].start] + text[inside[-1].end : spot.end]
    plain = len(inside) == 1 and not any(c.isupper() for c in rest) and spot.type != "PERSON"
    return several or joined or alone or plain
