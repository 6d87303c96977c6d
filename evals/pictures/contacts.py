"""Calls, meetings, visits and messages against the marked ones."""

from collections.abc import Iterator

from dateline.records import Citation, Contact, Picture
from evals.counts import Scores, balance, share
from evals.match import Pairs
from evals.pictures.marks import Marked, Row, covered, inside
from evals.pictures.pairing import assign

_SIDES = 2
_SAME_WAY = 0.01


def pair_contacts(picture: Picture, *, marked: Marked) -> Pairs:
    """Which contact of the picture answers which marked one.

    It must stand at a marked mention and name two of the marked states or bodies, on whichever side. Of several the
    one whose own words are marked goes first.
    """
    triggers = {
        event.id: tuple(inside(t.document, t.told.trigger) for t in event.tellings)
        for event in picture.events
    }

    def likeness(row: Row, contact: Contact) -> float:
        places = marked.places(row["mentions"])
        if len(_codes(contact) & set(row["who"])) < _SIDES or not covered(places, by=contact.citations):
            return 0.0
        own = covered(places, by=triggers.get(contact.event, ())) / len(places)
        return 1.0 + own + (_SAME_WAY if row["how"] == contact.way else 0.0)

    return assign(marked.gold["contacts"], picture.contacts, likeness=likeness)


def score_contacts(picture: Picture, *, marked: Marked) -> Scores:
    """F1, and how many of those found have the right way and all who are marked."""
    pairs = pair_contacts(picture, marked=marked)
    gold, found = marked.gold["contacts"], picture.contacts
    ways = sum(gold[i]["how"] == found[j].way for i, j in pairs)
    whole = sum(set(gold[i]["who"]) <= _codes(found[j]) for i, j in pairs)
    return {
        "case.contacts": balance(len(pairs), gold=len(gold), found=len(found)),
        "case.contacts.way": share(ways, of=len(pairs)),
        "case.contacts.who": share(whole, of=len(pairs)),
    }


def contact_misses(picture: Picture, *, marked: Marked) -> Iterator[str]:
    """Marked contacts not found, wrong ways, sides left out, and contacts that nobody marked."""
    pairs = pair_contacts(picture, marked=marked)
    gold, found = marked.gold["contacts"], picture.contacts
    for i, row in enumerate(gold):
        if i not in dict(pairs):
            words = "; ".join(map(marked.words, marked.places(row["mentions"])))
            yield f"not found: {row['event']} ({row['how']}, {' '.join(row['who'])}): {words}"
            yield from (f"    has {line}" for line in _near(row, picture=picture, marked=marked))
    for i, j in pairs:
        if gold[i]["how"] != found[j].way:
            yield f"wrong way: {gold[i]['event']} is {found[j].way}, should be {gold[i]['how']}"
        if left_out := set(gold[i]["who"]) - _codes(found[j]):
            yield f"left out: {' '.join(sorted(left_out))} of {gold[i]['event']}"
    for j, contact in enumerate(found):
        if j not in {n for _, n in pairs}:
            yield f"false: {_line(contact, marked=marked)}"


def _codes(contact: Contact) -> set[str]:
    return {code for p in (*contact.who, *contact.whom) for code in (p.country, p.code) if code}


def _near(row: Row, *, picture: Picture, marked: Marked) -> Iterator[str]:
    """What the picture tells at the marked places instead: contacts of others, or events that are no contact."""
    places = marked.places(row["mentions"])
    contacts = {contact.event: contact for contact in picture.contacts}
    for event in picture.events:
        here: list[Citation] = [inside(t.document, t.told.trigger) for t in event.tellings]
        if covered(places, by=here):
            sides = [" ".join(p.key for p in side) or "nobody" for side in (event.actors, event.recipients)]
            kind = "contact" if event.id in contacts else "no contact"
            yield f"{kind}: {event.type} {event.first.told.word}, {sides[0]} and {sides[1]}"


def _line(contact: Contact, *, marked: Marked) -> str:
    who, whom = (" ".join(p.key for p in side) or "nobody" for side in (contact.who, contact.whom))
    words = "; ".join(map(marked.words, contact.citations))
    return f"{contact.way} ({contact.status}), {who} and {whom}: {words}"
