"""Who speaks: the phrase before or after a cue made into a speaker."""

from collections.abc import Iterable

from dateline.claims.cues import BODIES, COLLECTIVE, NUMBERS, UNNAMED
from dateline.claims.layers import Layers
from dateline.claims.lexicon import load_classes
from dateline.claims.phrases import Party, find_parties, is_actor, person_beside
from dateline.claims.tree import Tree
from dateline.ids import make_id
from dateline.records import Claim, Entity, Speaker
from dateline.records.claim import SpeakerKind
from dateline.records.parse import Word
from dateline.register import sector_of

_PRONOUNS = frozenset("he she it they we i who both some others many".split())
_LINKS = frozenset(("of", "in", "to", "at", "from", "with", "for", "on", "who", "which", "that"))
# Rules that tell whose side somebody is on, not who it is.
_WHOSE = frozenset(("owner or adjective", "only state", "place", "name the reader leads to"))
OUTLET = Speaker(kind="outlet", span=None, entity=None, count=None, affiliation=None)


def make_speaker(layers: Layers, s: int, i: int, *, before: tuple[Speaker, ...]) -> Speaker:
    """The speaker that the phrase of word `i` in sentence `s` stands for.

    `before` are the earlier speakers of the report, for pronouns and "the official".
    """
    parties = find_parties(layers, s, i)
    party = parties[0]
    if (meant := _subject_meant(layers, party)) is not None:
        return _for_subject(layers, party, meant)
    tree = layers.trees[s]
    kind = _kind(layers, party)
    count = _count(tree, party, kind)
    affiliation = party.country if len({p.country for p in parties}) == 1 else None
    earlier = _earlier(tree, party, kind, before)
    if earlier is not None:
        kind = earlier.kind
        count = earlier.count if count in (None, 1) or tree.tokens[party.head].upos == "PRON" else count
        affiliation = affiliation or earlier.affiliation
    return Speaker(
        kind=kind,
        span=party.span,
        entity=_entity(layers, party, kind, earlier),
        count=count,
        affiliation=affiliation,
        rule=party.rule or (None if earlier is None else "speaker before"),
        stands_for=None if earlier is None else earlier.stands_for or earlier.span,
    )


def _subject_meant(layers: Layers, party: Party) -> Word | None:
    """The noun that "he", "she" or "they" takes up: the subject of the clause above, else of the sentence before."""
    s, i = party.sentence, party.head
    tree = layers.trees[s]
    form = tree.lower(i)
    if form not in ("he", "she", "they") or (s, i) in layers.by_word:
        return None
    above = _subject_above(tree, i)
    if above is not None:
        return (s, above) if _may_be(layers, s, above, form) else None
    if s == 0 or not _is_main(tree, i):
        return None
    root = next((t.index for t in layers.trees[s - 1].tokens if t.head < 0), None)
    subject = None if root is None else layers.trees[s - 1].kid(root, "nsubj", "nsubj:pass")
    return (s - 1, subject) if subject is not None and _may_be(layers, s - 1, subject, form) else None


def _subject_above(tree: Tree, i: int) -> int | None:
    for at in tree.above(i):
        subject = tree.kid(at, "nsubj", "nsubj:pass")
        if subject is not None and subject != i:
            return subject if subject < i else None
    return None


def _is_main(tree: Tree, i: int) -> bool:
    """Whether a word is the subject of the main clause, or of the clause that reports the whole sentence."""
    verb = tree.tokens[i].head
    return verb >= 0 and (tree.tokens[verb].head < 0 or tree.tokens[verb].deprel == "parataxis")


def _may_be(layers: Layers, s: int, i: int, form: str) -> bool:
    """Whether a noun is somebody, one or several as the pronoun has it: without a name, or with one set beside it."""
    tree = layers.trees[s]
    if (s, i) in layers.by_word or tree.tokens[i].upos != "NOUN" or tree.kids(i, "conj"):
        return False
    if person_beside(layers, s, i) is not None:
        return form != "they"
    if not is_actor(tree, i):
        return False
    many = tree.lower(i).endswith("s") and tree.lower(i) not in BODIES
    return many == (form == "they") and tree.lower(i) not in BODIES


def _for_subject(layers: Layers, party: Party, meant: Word) -> Speaker:
    """A pronoun that stands for a noun: kind, number and side are the noun's."""
    named = find_parties(layers, *meant)[0]
    kind = _kind(layers, named)
    return Speaker(
        kind=kind,
        span=party.span,
        entity=named.entity if named.rule == "name beside it" else _entity(layers, named, kind, None),
        count=_count(layers.trees[named.sentence], named, kind),
        affiliation=named.country,
        rule="subject before",
        stands_for=named.span,
    )


def _entity(layers: Layers, party: Party, kind: SpeakerKind, earlier: Speaker | None) -> str:
    """Who speaks, as an entity: a known one, that of the earlier speaker taken up, or one of this report alone."""
    if earlier is not None and earlier.entity is not None:
        return party.entity if kind == "named" and party.entity is not None else earlier.entity
    itself = layers.by_word.get((party.sentence, party.head)) is not None
    if party.entity is not None and (itself or (kind == "named" and party.rule not in _WHOSE)):
        return party.entity
    return make_id("ent", layers.document.id, party.span.start, party.span.end)


def find_unnamed(claims: Iterable[Claim], *, known: Iterable[Entity]) -> tuple[Entity, ...]:
    """The speakers that no register and no name knows, one entity each with every phrase that stands for it."""
    ids = {entity.id for entity in known}
    groups: dict[str, list[Speaker]] = {}
    for claim in claims:
        for speaker in (claim.speaker, *claim.via):
            if speaker.entity is not None and speaker.entity not in ids and speaker.span is not None:
                groups.setdefault(speaker.entity, []).append(speaker)
    return tuple(_unnamed(ident, group) for ident, group in groups.items())


def _unnamed(ident: str, group: list[Speaker]) -> Entity:
    said = {s.span for s in group if s.span is not None} | {
        s.stands_for for s in group if s.stands_for is not None
    }
    spans = sorted(said, key=lambda s: s.start)
    naming = [s for s in spans if s.quote.lower() not in _PRONOUNS] or spans
    country = next((s.affiliation for s in group if s.affiliation is not None), None)
    return Entity(
        id=ident,
        name=naming[0].quote,
        type="ORG" if _head_word(naming[0].quote) in BODIES else "PERSON",
        country=country if country is None or len(country) == 3 else None,
        code=None,
        based_in=(),
        sector=sector_of(naming[0].quote),
        roles=(),
        offices=(),
        mentions=tuple(spans),
    )


def _head_word(phrase: str) -> str:
    """The last word in front of the first preposition: "mission" of "the mission to the U.N."."""
    words = phrase.lower().split()
    end = next((i for i, word in enumerate(words) if i and word in _LINKS), len(words))
    return words[end - 1]


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
    return None


def _earlier(tree: Tree, party: Party, kind: SpeakerKind, before: tuple[Speaker, ...]) -> Speaker | None:
    """The earlier speaker that a pronoun or a definite phrase takes up, else None."""
    head = party.head
    form = tree.lower(head)
    if tree.tokens[head].upos == "PRON" and (party.entity is None or form in ("it", "they")):
        plural = form in ("they", "we", "both")
        for speaker in reversed(before):
            many = speaker.kind == "collective" or (speaker.kind == "unnamed" and speaker.count != 1)
            if (
                speaker.span is not None
                and (many == plural or speaker.kind == "named")
                and speaker.kind != "outlet"
            ):
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
