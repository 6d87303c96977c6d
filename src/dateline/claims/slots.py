"""What fills the slots around a word that carries an event: subject, object, prepositions, possessor.

Control, passives, relative clauses and light verbs are seen through, so that the agent of "is expected
to visit" and of "carried out a strike" is found where it stands.
"""

from collections.abc import Container, Mapping
from typing import TypeVar

from dateline.claims.layers import Layers
from dateline.claims.lexicon import lemmatize_verb
from dateline.claims.tree import Tree

_T = TypeVar("_T")

# Verbs that lend their subject to the noun they take: "launched an attack" is the launcher's attack.
_LIGHT = frozenset(
    """
        make take hold have give launch conduct stage mount begin start issue carry deliver send
        offer pay open commit perform execute undertake sign reach impose wage hold host convene
        lead join attend resume continue plan order announce declare complete finish end intensify
        pursue threaten prepare unleash deal do place pass extend express voice release publish put
        set file lodge level organize organise arrange direct repeat step renew seek propose promise
        schedule cancel halt suspend postpone stop
    """.split()
)
# Of these the lightest say nothing themselves: the noun is the deed.
LIGHTEST = frozenset(
    "make take hold have give launch conduct stage mount carry perform execute undertake wage do".split()
)
_REVERSED = frozenset(
    """
        receive face suffer undergo sustain get endure repel survive meet await expect anticipate
        fear withstand intercept
    """.split()
)
_LIGHT_PHRASE = frozenset(("engage", "take", "carry", "participate", "agree"))
_HAPPEN = frozenset(
    """
        occur happen begin continue break take come erupt follow start end resume unfold last ensue
    """.split()
)
# A raised subject: in "X promised Y to go" it is X who goes.
_SUBJECT_CONTROL = frozenset(["promise", "threaten", "vow", "pledge", "swear", "agree", "offer", "refuse"])
_VARIANTS = {
    "towards": "toward",
    "upon": "on",
    "alongside": "with",
    "amongst": "among",
    "onto": "on",
    "outside": "near",
}


def is_verb(tree: Tree, i: int, lemmas: Container[str]) -> bool:
    """True when verb `i` may be a form of one of `lemmas`."""
    return any(lemma in lemmas for lemma in lemmatize_verb(tree.lower(i)))


def look_up(tree: Tree, i: int, table: Mapping[str, _T]) -> _T | None:
    """What `table` says of the base form of verb `i`, None when it has no row."""
    return next((table[lemma] for lemma in lemmatize_verb(tree.lower(i)) if lemma in table), None)


def is_passive(tree: Tree, i: int) -> bool:
    if tree.kid(i, "nsubj:pass", "aux:pass", "obl:agent") is not None:
        return True
    token = tree.tokens[i]
    if token.deprel == "conj" and token.head >= 0 and tree.kid(i, "nsubj", "obj", "aux") is None:
        return (
            tree.tokens[token.head].upos == "VERB"
            and not token.text.lower().endswith("ing")
            and is_passive(tree, token.head)
        )
    return (
        token.deprel == "acl"
        and not token.text.lower().endswith("ing")
        and tree.kid(i, "mark", "obj") is None
    )


def agents(tree: Tree, i: int, *, depth: int = 0) -> list[int]:
    """The words for who does what verb `i` tells, as near as the tree knows."""
    if is_passive(tree, i):
        found = tree.kids(i, "obl:agent") or [c for c in tree.kids(i, "obl") if tree.preposition(c) == "by"]
        return found[:1]
    own = tree.kid(i, "nsubj")
    if own is not None:
        return [own]
    token = tree.tokens[i]
    if token.head < 0 or depth > 6:
        return []
    if token.deprel == "acl":
        return _acl_agents(tree, i, depth)
    if token.deprel == "acl:relcl":
        return [token.head] if not _has_object_relative(tree, i) else []
    charged = token.deprel == "advcl" and any(
        tree.lower(c) in ("of", "for") for c in tree.kids(i, "mark", "case")
    )
    controller = (
        tree.kid(token.head, "obj", "iobj") if token.deprel in ("xcomp", "ccomp") or charged else None
    )
    controls = tree.tokens[token.head].upos == "VERB" and not is_verb(tree, token.head, _SUBJECT_CONTROL)
    if controller is not None and controls:
        return [controller]
    if token.deprel in ("xcomp", "advcl", "conj") or (
        token.deprel == "ccomp"
        and tree.kid(i, "mark") is not None
        and tree.lower(tree.kids(i, "mark")[0]) == "to"
    ):
        if is_passive(tree, token.head) and token.deprel != "conj":
            return patients(tree, token.head)
        if token.deprel == "conj" and tree.tokens[token.head].upos not in ("VERB", "AUX", "ADJ"):
            return []
        return agents(tree, token.head, depth=depth + 1)
    return []


def _acl_agents(tree: Tree, i: int, depth: int) -> list[int]:
    """Of "troops firing": the troops. Of "threat to launch": whose threat it is."""
    noun = tree.tokens[i].head
    if tree.lower(i).endswith("ing") and tree.kid(i, "mark") is None:
        return [noun]
    owner = tree.kid(noun, "nmod:poss")
    if owner is not None:
        return [owner]
    nation = [
        c for c in tree.kids(noun, "amod", "compound") if c < noun and tree.tokens[c].text[:1].isupper()
    ]
    if nation:
        return nation[:1]
    above = tree.tokens[noun].head
    if (
        tree.tokens[noun].deprel in ("obj", "nsubj:pass", "obl", "xcomp")
        and above >= 0
        and tree.tokens[above].upos in ("VERB", "AUX")
    ):
        return agents(tree, above, depth=depth + 1)
    return [noun]


def _has_object_relative(tree: Tree, i: int) -> bool:
    return any(tree.lower(c) in ("which", "that", "whom") for c in tree.kids(i, "obj", "obl"))


def patients(tree: Tree, i: int) -> list[int]:
    """The words for whom or what verb `i` is done to."""
    if is_passive(tree, i):
        own = tree.kids(i, "nsubj:pass", "nsubj")
        token = tree.tokens[i]
        if not own and token.deprel == "conj":
            return patients(tree, token.head)
        if not own and token.deprel in ("acl", "acl:relcl"):
            return [token.head]
        if not own and token.deprel in ("xcomp", "advcl"):
            return patients(tree, token.head) if is_passive(tree, token.head) else agents(tree, token.head)
        return own[:1]
    found = tree.kids(i, "obj")
    if not found and tree.tokens[i].deprel == "conj" and tree.tokens[i].head >= 0:
        later = tree.kids(tree.tokens[i].head, "obj")
        return [c for c in later if c > i][:1]
    return found[:1]


def light_verb(tree: Tree, i: int) -> int | None:
    """The verb that noun `i` leans on: "launched" of "launched an attack"; None when there is none."""
    token = tree.tokens[i]
    if token.deprel == "conj":
        return light_verb(tree, token.head) if tree.tokens[token.head].upos in ("NOUN", "PROPN") else None
    above = token.head
    if above < 0 or tree.tokens[above].upos != "VERB":
        return None
    if token.deprel in ("obj", "nsubj:pass") and is_verb(tree, above, _LIGHT | _REVERSED):
        return above
    if (
        token.deprel == "obl"
        and tree.preposition(i) in ("in", "out", "to")
        and is_verb(tree, above, _LIGHT_PHRASE)
    ):
        return above
    return None


def is_reversed(tree: Tree, verb: int) -> bool:
    """True for "received", "faced": the subject is on the receiving side of the noun."""
    return is_verb(tree, verb, _REVERSED)


def happens(tree: Tree, i: int) -> bool:
    """True for the subject of "took place", "broke out"."""
    token = tree.tokens[i]
    return token.deprel in ("nsubj", "nsubj:pass") and token.head >= 0 and is_verb(tree, token.head, _HAPPEN)


def with_preposition(tree: Tree, i: int, wanted: str, *, verbs: tuple[int, ...] = ()) -> list[int]:
    """Heads that preposition `wanted` ties to word `i`, or to a light verb in `verbs`."""
    found = []
    for at in (i, *verbs):
        for c in tree.kids(at, "obl", "nmod", "obl:agent", "advcl", "advmod", "nmod:unmarked"):
            preposition = tree.preposition(c)
            if preposition is not None and _VARIANTS.get(preposition, preposition) == wanted:
                found.append(c)
    return found


def _deeper(tree: Tree, i: int, wanted: str, verbs: tuple[int, ...]) -> list[int]:
    """One step further down, where parsers hang it: "spoke on the phone with", "a call on trade with"."""
    if wanted not in ("with", "to", "against"):
        return []
    below = [c for at in (i, *verbs) for c in tree.kids(at, "obl", "nmod", "obj")]
    return [w for c in below for w in with_preposition(tree, c, wanted)][:1]


def fill(layers: Layers, s: int, i: int, slot: str, *, also: tuple[int, ...] = ()) -> list[int]:
    """The words in slot `slot` of word `i`, as `lexicon/triggers.tsv` names the slots.

    `also` are words of the same frame under which a preposition may stand ("imposed sanctions on").
    """
    tree = layers.trees[s]
    verbal = tree.tokens[i].upos in ("VERB", "AUX")
    light = None if verbal else light_verb(tree, i)
    if slot == "subj":
        return agents(tree, i) if verbal else _noun_agents(layers, s, i, light)
    if slot == "obj":
        return patients(tree, i) if verbal else []
    if slot == "iobj":
        return tree.kids(i, "iobj")
    if slot == "xsubj":
        return (
            tree.kids(i, "obj", "iobj")[:1]
            or with_preposition(tree, i, "on")
            or with_preposition(tree, i, "for")
        )
    if slot == "poss":
        return tree.kids(i, "nmod:poss")[:1] or _nationality(layers, s, i)
    if slot == "nat":
        return _nationality(layers, s, i)
    if slot == "light":
        if light is None or is_reversed(tree, light):
            return []
        return agents(tree, light)
    if slot == "none":
        return []
    verbs = also if light is None else (*also, light)
    if not verbal and happens(tree, i):
        verbs = (*verbs, tree.tokens[i].head)
    found = with_preposition(tree, i, slot, verbs=verbs) or _deeper(tree, i, slot, verbs)
    if (
        not found
        and light is not None
        and is_reversed(tree, light)
        and slot in ("against", "on", "to", "with")
    ):
        return agents(tree, light)
    return found


def _noun_agents(layers: Layers, s: int, i: int, light: int | None) -> list[int]:
    tree = layers.trees[s]
    verbs = () if light is None else (light,)
    found = (
        with_preposition(tree, i, "by", verbs=verbs)
        or tree.kids(i, "nmod:poss")[:1]
        or _nationality(layers, s, i)
    )
    if not found and light is not None and not is_reversed(tree, light):
        return agents(tree, light)
    return found


def _nationality(layers: Layers, s: int, i: int) -> list[int]:
    """Words before noun `i` that name a state, people, body or person: "Israeli strike"."""
    tree = layers.trees[s]
    found = []
    for c in tree.kids(i, "amod", "compound", "nmod:desc", "nmod"):
        known = layers.by_word.get((s, c))
        if (
            c < i
            and known
            and known[0].type in ("NORP", "GPE", "ORG", "PERSON")
            and tree.preposition(c) is None
        ):
            found.append(c)
    return (
        found[:1]
        or [
            c
            for c in tree.kids(i, "amod", "compound")
            if tree.lower(c)
            in (
                "rebel",
                "militant",
                "police",
                "government",
                "army",
                "militia",
                "insurgent",
                "separatist",
                "opposition",
            )
        ][:1]
    )
