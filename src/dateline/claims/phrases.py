"""Who a phrase stands for: participants and their countries."""

from dataclasses import dataclass

from dateline.claims.cues import NUMBERS
from dateline.claims.layers import Layers
from dateline.claims.lexicon import lemmatize_verb, load_classes
from dateline.claims.tree import Tree
from dateline.records import Entity, Participant, Span
from dateline.records.parse import Word

# Who somebody is: (id of the entity, country), each None where unknown.
Identity = tuple[str | None, str | None]
NOBODY: Identity = (None, None)
_RELATIVE = frozenset(("who", "whom", "which", "that", "whose"))
_THIRD = frozenset(
    """
it its itself they them their themselves he him his himself she her herself
""".split()
)
_FIRST = frozenset(["we", "us", "our", "ours", "ourselves", "i", "me", "my", "mine", "myself"])
_MODIFIERS = ("amod", "compound", "nmod:poss", "nmod:desc", "flat", "appos", "nmod")
_TIES = frozenset(("of", "from", "for", "on", "in", "at", "with"))
# Who belongs where they are: "rebels in Chad" are of Chad, "diplomats in Geneva" need not be of Switzerland.
_LOCALS = frozenset(
    """
    official officials authorities police government army resident residents villager villagers local locals doctor
    doctors protester protesters demonstrator demonstrators rebel rebels militant militants activist activists
    opposition soldier soldiers troop troops force forces people civilian civilians gang gangs prisoner prisoners
    worker workers rescuer rescuers court prosecutor prosecutors judge judges parliament lawmaker lawmakers
    """.split()
)
_UN_ORGANS = frozenset(("UNSC", "UNGA"))
SETS = frozenset(
    """
    countries nations sides states governments leaders parties capitals neighbours neighbors powers presidents
    ministers delegations armies allies
    """.split()
)
_HOME = frozenset(
    """
    government army military police troops soldiers forces junta parliament president premier ministry
    minister cabinet authorities opposition protesters demonstrators prosecutors court navy militias officers
    generals king emir regime lawmakers council rebels police officials
    """.split()
)
_NESTED = frozenset(("nmod:poss", "nmod", "appos", "compound"))
_PARTS_OF_NAME = ("flat", "nmod:desc")
_STATE_LIKE = frozenset(("GPE", "NORP", "ORG"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A phrase that takes part: its head word, its words, and who it stands for where that is known.

    `human` is true for somebody who can act: a person, body, state, force or people; `plural` for more than one;
    `rule` how it is known whom the phrase stands for.
    """

    sentence: int
    head: int
    span: Span
    entity: str | None
    country: str | None
    human: bool
    plural: bool = False
    rule: str | None = None

    def participant(self) -> Participant:
        return Participant(span=self.span, entity=self.entity, country=self.country, rule=self.rule)


def find_parties(layers: Layers, s: int, i: int, *, speaker: Identity | None = None) -> tuple[Party, ...]:
    """The parties that the phrase of word `i` in sentence `s` stands for.

    One, or several over the same words where it names several states ("U.S. and Israeli officials").
    `speaker` is whoever says the words, for "we" and "our".
    """
    tree = layers.trees[s]
    head = antecedent(tree, named_word(tree, i))
    span = layers.span(s, *tree.phrase(head))
    counted = measured(tree, head)
    rule, who = _who(layers, s, counted, speaker)
    actor = is_actor(tree, counted)
    form = tree.lower(counted)
    known = layers.by_word.get((s, counted))
    many = known is not None and known[0].type == "ORG" and known[0].sector == "IGO"
    plural = (
        many or (form.endswith("s") and tree.tokens[head].upos == "NOUN") or form in ("they", "we", "both")
    )
    return tuple(
        Party(
            sentence=s,
            head=head,
            span=span,
            entity=e,
            country=c,
            human=actor or e is not None or c is not None,
            plural=plural,
            rule=rule if e or c else None,
        )
        for e, c in who or (NOBODY,)
    )


def antecedent(tree: Tree, i: int) -> int:
    """What a relative pronoun stands for; any other word stands for itself."""
    if tree.lower(i) not in _RELATIVE or tree.tokens[i].upos not in ("PRON", "SCONJ", "DET"):
        return i
    for at in tree.above(i):
        if tree.tokens[at].deprel == "acl:relcl":
            return tree.tokens[at].head
    return i


def measured(tree: Tree, i: int) -> int:
    """What a word of quantity counts: "protesters" of "dozens of protesters"; any other word itself."""
    if tree.lower(i) in load_classes().members["quantity"]:
        return next((c for c in tree.kids(i, "nmod") if tree.preposition(c) == "of"), i)
    return i


def is_actor(tree: Tree, i: int) -> bool:
    """True when the head word alone tells of somebody who can act."""
    form = tree.lower(i)
    return (
        any(form in load_classes().members[c] for c in ("actor", "person", "force", "civ")) or form in _FIRST
    )


def _who(
    layers: Layers, s: int, i: int, speaker: Identity | None, *, depth: int = 0
) -> tuple[str | None, tuple[Identity, ...]]:
    """By which rule it is known whom the phrase of word `i` stands for, and whom; nobody where nothing tells."""
    tree = layers.trees[s]
    known = layers.by_word.get((s, i))
    if known and (country := country_of(known[0])):
        return _rule_of(known), ((known[0].id, country),)
    form = tree.lower(i)
    if form in _FIRST:
        return "who speaks", (speaker,) if speaker else ()
    if form in _RELATIVE and (named := antecedent(tree, i)) != i:
        return _who(layers, s, named, speaker, depth=depth + 1) if depth < 3 else (None, ())
    if form in _THIRD and known is None:
        word = _stands_for(layers, s, i)
        return "pronoun", _who(layers, *word, speaker, depth=depth + 1)[1] if word and depth < 3 else ()
    found = _modifiers(layers, s, i, speaker, depth=depth)
    person = None if known else person_beside(layers, s, i)
    if person is not None:
        return "name beside it", ((person.id, country_of(person) or (found[0][1] if found else None)),)
    place = layers.places_by_word.get((s, i))
    if known:
        code = found[0][1] if found else place.country if place else None
        return _rule_of(known), ((known[0].id, code),)
    if found:
        return "owner or adjective", found
    if place is not None and place.country is not None:
        return "place", ((None, place.country),)
    ways = (
        ("group named before", _set_before),
        ("same words before", _same_noun_before),
        ("only state", _at_home),
    )
    told = ((rule, way(layers, s, i)) for rule, way in ways)
    return next(((rule, who) for rule, who in told if who), (None, ()))


def named_word(tree: Tree, i: int) -> int:
    """The name that a title or a part of the name stands at ("minister" and "Gallant" of "minister Yoav Gallant")."""
    while tree.tokens[i].deprel in _PARTS_OF_NAME and tree.tokens[i].head >= 0:
        i = tree.tokens[i].head
    return i


def person_beside(layers: Layers, s: int, i: int) -> Entity | None:
    """The person whose name is set beside a role ("the foreign minister, Hossein Amir-Abdollahian")."""
    for c in layers.trees[s].kids(i, "appos", "flat", "nmod:desc"):
        known = layers.by_word.get((s, c))
        if known is not None and known[0].type == "PERSON":
            return known[0]
    return None


def _rule_of(known: tuple[Entity, Span]) -> str:
    """How a mention is known to be its entity's: by its name, or by the rule that took it for one."""
    entity, span = known
    return next((r.rule for r in entity.references if r.span == span), "name")


def country_of(entity: Entity) -> str | None:
    """The country an entity acts for; the one it is based in, or its own code, where it is no state's."""
    if entity.code in _UN_ORGANS:
        return "UNO"
    return entity.country or entity.code or (entity.based_in[0] if len(entity.based_in) == 1 else None)


def _modifiers(
    layers: Layers, s: int, i: int, speaker: Identity | None, *, depth: int = 0
) -> tuple[Identity, ...]:
    """Nationalities, states, bodies or possessors that modify the head, or the names set beside it."""
    tree = layers.trees[s]
    for relation in _MODIFIERS:
        found: list[Identity] = []
        for c in (w for k in tree.kids(i, relation) for w in tree.joined(k)):
            if relation == "nmod" and not _ties(tree, i, c):
                continue
            found += _modifier(layers, s, c, speaker, inner=relation in _NESTED and depth < 3, depth=depth)
        if found:
            return tuple(dict.fromkeys(found))
    return ()


def _ties(tree: Tree, i: int, c: int) -> bool:
    """True when the preposition of `c` says whose the head is."""
    preposition = tree.preposition(c)
    if preposition in ("in", "at", "on", "near", "outside"):
        return tree.lower(i) in _LOCALS or not is_actor(tree, i)
    return preposition in _TIES


def _modifier(
    layers: Layers, s: int, c: int, speaker: Identity | None, *, inner: bool, depth: int
) -> tuple[Identity, ...]:
    known = layers.by_word.get((s, c))
    if known and (country := country_of(known[0])):
        return ((known[0].id, country),)
    place = layers.places_by_word.get((s, c))
    if place is not None and place.country is not None:
        return ((known[0].id if known else None, place.country),)
    if layers.trees[s].lower(c) in _FIRST | _THIRD | {"whose"}:
        return _who(layers, s, c, speaker, depth=depth + 1)[1]
    return _modifiers(layers, s, c, speaker, depth=depth + 1) if inner else ()


def _stands_for(layers: Layers, s: int, i: int) -> Word | None:
    """The word that "it", "they" or an unresolved "he" takes up: the subject of the clause above, when it is
    somebody who can act and of the same number, else the nearest name before it, else the subject before."""
    tree = layers.trees[s]
    form = tree.lower(i)
    plural = form in ("they", "them", "their", "themselves")
    personal = form in ("he", "him", "his", "himself", "she", "her", "herself")
    told_of = tree.tokens[i].deprel in ("obj", "iobj", "obl") and not form.endswith(("self", "selves"))
    own = _clauses_of(tree, tree.tokens[i].head) if told_of else frozenset()
    for at in (i, *tree.above(i)):
        if at in own:
            continue
        asked = (
            tree.kid(at, "obj", "iobj")
            if at != i and lemmatize_verb(tree.lower(at))[:1] == ("ask",)
            else None
        )
        if asked is not None and asked < i and _agrees(layers, s, asked, plural=plural, personal=personal):
            return s, asked
        for c in tree.kids(at, "nsubj", "nsubj:pass"):
            if (
                c < i
                and tree.lower(c) not in _THIRD
                and _agrees(layers, s, c, plural=plural, personal=personal)
            ):
                return s, c
    candidates = [(s, j) for j in range(i - 1, -1, -1)]
    if s > 0 and i < 5:
        before = layers.trees[s - 1].tokens
        candidates += [(s - 1, t.index) for t in before if t.deprel in ("nsubj", "nsubj:pass")]
    for word in candidates:
        known = layers.by_word.get(word)
        if (
            known
            and (known[0].type == "PERSON") == personal
            and not plural
            and known[0].type in _STATE_LIKE | {"PERSON"}
        ):
            return word
        if plural and word[0] != s and _agrees(layers, *word, plural=True, personal=False):
            return word
    return None


def _clauses_of(tree: Tree, i: int) -> frozenset[int]:
    """Verb `i` and those above that share its subject, which none of its objects can be."""
    found = {i}
    while tree.tokens[i].deprel in ("xcomp", "conj", "advcl") and tree.kid(i, "nsubj", "nsubj:pass") is None:
        i = tree.tokens[i].head
        found.add(i)
    return frozenset(found)


def _agrees(layers: Layers, s: int, c: int, *, plural: bool, personal: bool) -> bool:
    """True when word `c` can be taken up by a pronoun of this number and kind."""
    tree = layers.trees[s]
    known = layers.by_word.get((s, c))
    if personal:
        return known is not None and known[0].type == "PERSON"
    many = (tree.lower(c).endswith("s") and tree.tokens[c].upos == "NOUN") or bool(tree.kids(c, "conj"))
    if plural:
        return (many and is_actor(tree, c)) or (known is not None and known[0].type in ("NORP", "ORG"))
    return known is not None and known[0].type in _STATE_LIKE and not many


def _set_before(layers: Layers, s: int, i: int) -> tuple[Identity, ...]:
    """For "the two countries", "both sides", "the four states": the latest group of so many named together."""
    tree = layers.trees[s]
    if tree.lower(i) not in SETS:
        return ()
    words = [tree.lower(c) for c in tree.kids(i, "nummod", "det", "det:predet", "amod")]
    size = next((NUMBERS[w] for w in words if NUMBERS.get(w, 0) > 1), 2 if "both" in words else 0)
    if not size:
        return ()
    for back in range(s, max(-1, s - 8), -1):
        other = layers.trees[back]
        for token in other.tokens[: i if back == s else None]:
            group = other.joined(token.index) if token.deprel != "conj" else []
            found = [n for w in group for n in _modifier(layers, back, w, None, inner=True, depth=2)]
            if len(dict.fromkeys(c for _, c in found)) == size:
                return tuple(dict.fromkeys(found))
    return layers.two_states if size == 2 else ()


def _at_home(layers: Layers, s: int, i: int) -> tuple[Identity, ...]:
    """ "The government", "soldiers" in a report about one state are that state's, where nothing says otherwise."""
    tree = layers.trees[s]
    words = [i, *tree.kids(i, "compound", "nmod:poss")]
    at_home = any(tree.lower(w) in _HOME for w in words) and layers.setting != NOBODY
    return (layers.setting,) if at_home else ()


def _same_noun_before(layers: Layers, s: int, i: int) -> tuple[Identity, ...]:
    """For "the officials", "the general": who the latest phrase with the same head stood for."""
    tree = layers.trees[s]
    det = tree.kid(i, "det")
    if (
        det is None
        or tree.lower(det) not in ("the", "this", "that", "these", "those", "both")
        or not is_actor(tree, i)
    ):
        return ()
    form = tree.lower(i)
    for back in range(s, max(-1, s - 6), -1):
        other = layers.trees[back]
        for token in reversed(other.tokens[: i if back == s else None]):
            if token.text.lower() == form:
                found = _modifiers(layers, back, token.index, None, depth=1)
                if found:
                    return found
    return ()
