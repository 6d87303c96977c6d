"""Did it happen? The status of an event, seen from the text (FactBank's question, the codebook's answers)."""

from dateline.claims import slots
from dateline.claims.layers import Layers
from dateline.claims.moods import DESCRIBING, EMBEDDING, FACING, FOREBODING, LENDING, NEGATIONS
from dateline.claims.tree import Tree
from dateline.claims.triggers import Trigger, find_row
from dateline.records.event import Status

# Types whose deed to come is a threat; other deeds to come are plans.
HARM = frozenset(("ASSAULT", "COERCE", "SANCTION"))
_WILL = frozenset(("will", "'ll", "’ll", "shall", "wo"))
_MAY = frozenset(("may", "might", "could", "can", "ca", "would"))
_MUST = frozenset(("must", "should", "ought"))
_UNLESS = frozenset(("if", "unless", "should", "provided", "once"))
_CASES = frozenset(("case", "event", "scenario"))

_UNREAL = frozenset(("deny", "demand", "insist", "doubt", "fear"))
_ASK = frozenset(("ask", "request", "inquire", "enquire"))
_PROMISE = frozenset(("promise", "pledge"))


def find_status(layers: Layers, trigger: Trigger) -> Status:
    """The status of the event that `trigger` carries, from its own clause and what governs it."""
    s, i = trigger.sentence, trigger.word
    tree = layers.trees[s]
    if tree.tokens[i].upos in ("VERB", "AUX"):
        return _of_verb(layers, s, i, harm=trigger.row.type in HARM)
    return _of_noun(layers, s, i, harm=trigger.row.type in HARM)


def in_condition(tree: Tree, i: int) -> bool:
    """True when word `i` stands in an if-clause."""
    for at in (i, *tree.above(i)):
        if tree.tokens[at].deprel != "advcl":
            continue
        if any(tree.lower(c) in ("if", "unless") for c in tree.kids(at, "mark", "advmod")) or _inverted(
            tree, at
        ):
            return True
    return False


def _inverted(tree: Tree, i: int) -> bool:
    """True for "had Sudmark attacked", "should talks fail": the auxiliary opens the clause, before its subject."""
    subject = tree.kid(i, "nsubj", "nsubj:pass")
    opening = tree.kid(i, "aux", "aux:pass", "cop")
    return (
        subject is not None
        and opening is not None
        and opening < subject
        and tree.lower(opening) in ("had", "should", "were")
        and tree.kid(i, "mark") is None
    )


def _of_verb(layers: Layers, s: int, i: int, *, harm: bool, depth: int = 0) -> Status:
    tree = layers.trees[s]
    negated = any(
        tree.lower(c) in NEGATIONS and tree.tokens[c].deprel in ("advmod", "det", "cc", "mark")
        for c in tree.children[i]
    )
    negated = negated or any(
        tree.lower(d) == "no" for c in tree.kids(i, "nsubj", "nsubj:pass", "obj") for d in tree.kids(c, "det")
    )
    auxiliaries = {tree.lower(c) for c in tree.kids(i, "aux", "aux:pass")}
    if auxiliaries & _MAY and _asked_whether(tree, i):
        return "requested"
    told_later = "would" in auxiliaries and tree.tokens[i].deprel == "ccomp"
    if auxiliaries & _WILL or told_later or _going_to(tree, i):
        if negated:
            return "denied"
        return "conditional" if has_condition(tree, i) else "threatened" if harm else "planned"
    if auxiliaries & _MAY:
        if negated and not auxiliaries & {"may", "might"}:
            return "denied"
        return "conditional" if has_condition(tree, i) else "possible"
    if negated:
        return "denied"
    if auxiliaries & _MUST:
        return "requested"
    return _from_above(layers, s, i, harm=harm, depth=depth)


def _asked_whether(tree: Tree, i: int) -> bool:
    """True for "asked the U.S. if it could help": put as a question, meant as a request."""
    token = tree.tokens[i]
    if token.deprel not in ("ccomp", "advcl") or token.head < 0:
        return False
    whether = any(tree.lower(c) in ("if", "whether") for c in tree.kids(i, "mark"))
    return whether and slots.is_verb(tree, token.head, _ASK)


def _is_ranked(tree: Tree, i: int) -> bool:
    """True under "the first to …", "the most senior … to be killed": told as done."""
    noun = tree.tokens[i].head
    return any(
        tree.lower(c) in ("first", "last", "only", "latest", "second", "third")
        or tree.lower(c).endswith("est")
        or (tree.kids(c, "advmod") and tree.lower(tree.kids(c, "advmod")[0]) == "most")
        for c in (noun, *tree.kids(noun, "amod"))
    )


def _from_above(layers: Layers, s: int, i: int, *, harm: bool, depth: int) -> Status:
    """What the governing clause makes of a verb without a modal of its own."""
    tree = layers.trees[s]
    token = tree.tokens[i]
    above = token.head
    infinitive = any(tree.lower(c) == "to" for c in tree.kids(i, "mark"))
    # "is due to fly": parsers take "due to" for a conjunction.
    due = any(tree.lower(c) == "due" for c in tree.kids(i, "mark"))
    if due or (infinitive and token.deprel == "root"):
        return "planned"
    if token.deprel == "acl" and infinitive and _is_ranked(tree, i):
        return "occurred"
    if above >= 0 and depth < 6:
        if token.deprel in ("xcomp", "ccomp", "advcl", "acl", "csubj") or (
            token.deprel == "conj" and not _finite(tree, i)
        ):
            given = _embedded(layers, s, i, infinitive=infinitive, harm=harm)
            if given is not None:
                return given
        if (
            token.deprel == "conj"
            and tree.tokens[above].upos in ("VERB", "AUX")
            and not tree.kids(i, "aux", "nsubj")
        ):
            return _of_verb(layers, s, above, harm=harm, depth=depth + 1)
        if token.deprel == "xcomp" and tree.tokens[above].upos in ("VERB", "AUX"):
            return _of_verb(layers, s, above, harm=harm, depth=depth + 1)
    return "ongoing" if _progressive(tree, i) else "occurred"


def _embedded(layers: Layers, s: int, i: int, *, infinitive: bool, harm: bool) -> Status | None:
    tree = layers.trees[s]
    token = tree.tokens[i]
    if token.deprel == "conj" and tree.tokens[token.head].head < 0:
        return None
    above = tree.tokens[token.head].head if token.deprel == "conj" else token.head
    link = tree.tokens[token.head].deprel if token.deprel == "conj" else token.deprel
    if _finite(tree, i) and link == "ccomp" and not slots.is_verb(tree, above, _UNREAL):
        return "possible" if _negated(tree, above) else None
    verbal = tree.tokens[above].upos in ("VERB", "AUX")
    row = find_row(layers, s, above)
    given = row.content if row is not None and row.content and link in ("xcomp", "ccomp", "acl") else None
    if given is None:
        given = slots.look_up(tree, above, EMBEDDING) if verbal else EMBEDDING.get(tree.lower(above))
    if link == "advcl" and any(
        tree.lower(c) in ("until", "till", "before", "unless") for c in tree.kids(i, "mark")
    ):
        governing = _of_verb(layers, s, above, harm=harm, depth=3)
        return None if governing in ("occurred", "ongoing") else "conditional"
    if link == "advcl":
        return _purpose(layers, s, i, above, infinitive=infinitive, harm=harm)
    if link == "acl" and infinitive and given is None:
        given = "planned"
    if given is not None and _negated(tree, above):
        return "occurred" if given == "denied" else "denied"
    if given == "planned" and harm and verbal and slots.is_verb(tree, above, _PROMISE):
        return "threatened"
    return given


def _purpose(layers: Layers, s: int, i: int, above: int, *, infinitive: bool, harm: bool) -> Status | None:
    """An aim ("to meet …") is planned where its deed is, and no more than planned where that is done."""
    tree = layers.trees[s]
    if not infinitive:
        means = any(tree.lower(c) in ("by", "through") for c in tree.kids(i, "mark", "case"))
        return _of_verb(layers, s, above, harm=harm, depth=3) if means else None
    if tree.tokens[above].upos not in ("VERB", "AUX"):
        return "planned"
    governing = _of_verb(layers, s, above, harm=harm, depth=3)
    return "planned" if governing in ("occurred", "ongoing") else governing


def _negated(tree: Tree, i: int) -> bool:
    return any(tree.lower(c) in NEGATIONS for c in tree.kids(i, "advmod"))


def _finite(tree: Tree, i: int) -> bool:
    return tree.kid(i, "nsubj", "nsubj:pass") is not None and not any(
        tree.lower(c) == "to" for c in tree.kids(i, "mark")
    )


def _going_to(tree: Tree, i: int) -> bool:
    above = tree.tokens[i].head
    return tree.tokens[i].deprel == "xcomp" and above >= 0 and tree.lower(above) == "going"


def _progressive(tree: Tree, i: int) -> bool:
    return tree.lower(i).endswith("ing") and any(
        tree.lower(c) in ("is", "are", "'s", "'re", "’s", "’re", "been", "am") for c in tree.kids(i, "aux")
    )


def has_condition(tree: Tree, i: int) -> bool:
    """True when a condition is stated for clause `i`: an if-clause, "in such a case", "should X …"."""
    for c in tree.kids(i, "advcl"):
        if any(tree.lower(m) in _UNLESS for m in tree.kids(c, "mark", "advmod", "aux")):
            return True
    for c in tree.kids(i, "obl"):
        if tree.lower(c) in _CASES and tree.preposition(c) in ("in", "under"):
            return True
    above = tree.tokens[i].head
    if (
        tree.tokens[i].deprel in ("xcomp", "conj", "ccomp")
        and above >= 0
        and tree.tokens[i].deprel != "ccomp"
    ):
        return has_condition(tree, above)
    return False


def _of_noun(layers: Layers, s: int, i: int, *, harm: bool) -> Status:
    tree = layers.trees[s]
    for c in tree.kids(i, "amod", "compound", "advmod", "acl"):
        given = DESCRIBING.get(tree.lower(c))
        if given is not None:
            return given
    if any(tree.lower(c) == "no" for c in tree.kids(i, "det")):
        return "denied"
    unreal = _of_open_subject(tree, i)
    if unreal is not None:
        return unreal
    light = slots.light_verb(tree, i)
    if light is None and slots.happens(tree, i):
        light = tree.tokens[i].head
    if light is not None:
        return _of_light(layers, s, light, harm=harm)
    return _of_noun_above(layers, s, i, harm=harm)


def _of_open_subject(tree: Tree, i: int) -> Status | None:
    """Of "an attack could …": possible. What has a definite article is told as known."""
    token = tree.tokens[i]
    if token.deprel not in ("nsubj", "nsubj:pass") or any(
        tree.lower(c) in ("the", "this", "that") for c in tree.kids(i, "det")
    ):
        return None
    auxiliaries = {tree.lower(c) for c in tree.kids(token.head, "aux")}
    return "possible" if auxiliaries & (_MAY | _WILL) and not slots.happens(tree, i) else None


def _of_light(layers: Layers, s: int, verb: int, *, harm: bool) -> Status:
    tree = layers.trees[s]
    status = _of_verb(layers, s, verb, harm=harm)
    return slots.look_up(tree, verb, LENDING) or status if status == "occurred" else status


def _of_noun_above(layers: Layers, s: int, i: int, *, harm: bool) -> Status:
    """What the words that govern an event noun say of it: "prepare for an attack", "threat of a strike"."""
    tree = layers.trees[s]
    above = tree.tokens[i].head
    if tree.tokens[i].deprel == "conj" and above >= 0 and tree.tokens[above].upos in ("NOUN", "PROPN"):
        return _of_noun(layers, s, above, harm=harm)
    if above < 0:
        return "occurred"
    if tree.preposition(i) == "ahead" or tree.preposition(i) in ("before", "pending"):
        return "planned" if not harm else "possible"
    if tree.tokens[above].upos in ("NOUN", "PROPN"):
        return (
            "possible"
            if tree.lower(above) in FOREBODING and tree.tokens[i].deprel.startswith("nmod")
            else "occurred"
        )
    if tree.tokens[above].upos in ("VERB", "AUX") and tree.tokens[i].deprel in ("obj", "obl", "nsubj:pass"):
        given = slots.look_up(tree, above, FACING)
        if given is not None and not (
            tree.tokens[i].deprel == "obl" and tree.preposition(i) not in ("for", "of", "against", "about")
        ):
            return given
        row = find_row(layers, s, above)
        if (
            row is not None
            and row.content
            and tree.tokens[i].deprel in ("obj", "obl")
            and tree.preposition(i) in (None, "for", "of", "to")
        ):
            return row.content
    return "occurred"
