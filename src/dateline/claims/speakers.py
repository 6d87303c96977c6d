"""Who speaks: the phrase before or after a cue made into a speaker."""

from dateline.claims.cues import BODIES, COLLECTIVE, NUMBERS, UNNAMED
from dateline.claims.layers import Layers
from dateline.claims.lexicon import load_classes
from dateline.claims.phrases import Party, find_parties
from dateline.claims.tree import Tree
from dateline.records import Speaker
from dateline.records.claim import SpeakerKind

OUTLET = Speaker(kind="outlet", span=None, entity=None, count=None, affiliation=None)


def make_speaker(layers: Layers, s: int, i: int, *, before: tuple[Speaker, ...]) -> Speaker:
    """The speaker that the phrase of word `i` in sentence `s` stands for.

    `before` are the earlier speakers of the report, for pronouns and "the official".
    """
    parties = find_parties(layers, s, i)
    party = parties[0]
    tree = layers.trees[s]
    kind = _kind(layers, party)
    count = _count(tree, party, kind)
    affiliation = party.country if len({p.country for p in parties}) == 1 else None
    earlier = _earlier(tree, party, kind, before)
    if earlier is not None:
        kind = earlier.kind
        count = earlier.count if count in (None, 1) or tree.tokens[party.head].upos == "PRON" else count
        affiliation = affiliation or earlier.affiliation
        party_entity = party.entity or earlier.entity
    else:
        party_entity = party.entity
    named = kind in ("named", "collective") or tree.tokens[party.head].upos == "PRON"
    return Speaker(
        kind=kind,
        span=party.span,
        entity=party_entity if named else None,
        count=count,
        affiliation=affiliation,
    )


def may_speak(layers: Layers, s: int, i: int) -> bool:
    """True when the phrase of word `i` can be somebody who says something."""
    tree = layers.trees[s]
    form = tree.lower(i)
    if (s, i) in layers.by_word or form in UNNAMED | BODIES | COLLECTIVE:
        return True
    if tree.tokens[i].upos == "PRON":
        return form in ("he", "she", "they", "who", "we", "i", "some", "others", "many", "both", "it")
    return (
        form in load_classes().members["person"]
        or form in load_classes().members["actor"]
        or tree.tokens[i].upos == "PROPN"
    )


def _kind(layers: Layers, party: Party) -> SpeakerKind:
    tree, head = layers.trees[party.sentence], party.head
    form, token = tree.lower(head), tree.tokens[head]
    known = layers.by_word.get((party.sentence, head))
    plural = form.endswith("s") and token.upos in ("NOUN", "PROPN") and form not in BODIES
    if known is not None:
        if known[0].type == "NORP":
            return "collective"
        return "named" if form not in UNNAMED or known[0].type == "PERSON" else "unnamed"
    if _beside_person(layers, party):
        return "named"
    if form in COLLECTIVE and not (form in UNNAMED and plural):
        return "collective"
    if form in BODIES:
        return "named" if not plural else "collective"
    if form in UNNAMED or token.upos in ("NOUN", "NUM", "DET"):
        return "collective" if plural and form not in UNNAMED else "unnamed"
    return "named"


def _beside_person(layers: Layers, party: Party) -> bool:
    """True when a person's name stands in the phrase or in apposition to it."""
    tree = layers.trees[party.sentence]
    around = tree.kids(party.head, "appos", "flat", "compound", "nmod:desc")
    known = (layers.by_word.get((party.sentence, c)) for c in around)
    return any(k is not None and k[0].type == "PERSON" for k in known)


def _count(tree: Tree, party: Party, kind: SpeakerKind) -> int | None:
    """How many speak: a number word, one for a singular phrase without a name, None when open."""
    head = party.head
    number = tree.kid(head, "nummod")
    if number is not None:
        word = tree.lower(number)
        return NUMBERS.get(word) or (int(word) if word.isdecimal() and len(word) < 5 else None)
    form = tree.lower(head)
    if form in NUMBERS:
        return NUMBERS[form]
    det = tree.kid(head, "det")
    if (
        kind == "unnamed"
        and (det is not None and tree.lower(det) in ("a", "an", "another", "one", "the", "this"))
        and not form.endswith("s")
    ):
        return 1
    if kind == "named" and tree.tokens[head].upos in ("PROPN", "NOUN") and not tree.kids(head, "conj"):
        return 1
    return None


def _earlier(tree: Tree, party: Party, kind: SpeakerKind, before: tuple[Speaker, ...]) -> Speaker | None:
    """The earlier speaker that a pronoun or a definite phrase takes up, else None."""
    head = party.head
    form = tree.lower(head)
    if tree.tokens[head].upos == "PRON" and party.entity is None:
        plural = form in ("they", "we", "both")
        for speaker in reversed(before):
            many = speaker.kind == "collective" or speaker.count != 1
            if speaker.span is not None and many == plural and speaker.kind != "outlet":
                return speaker
        return None
    det = tree.kid(head, "det")
    if det is None or tree.lower(det) not in ("the", "both") or kind == "named":
        return None
    forms = {form, form.removesuffix("s"), f"{form}s"}
    for speaker in reversed(before):
        said = set() if speaker.span is None else set(speaker.span.quote.lower().split())
        if forms & said and (party.country is None or speaker.affiliation in (None, party.country)):
            return speaker
    return None
