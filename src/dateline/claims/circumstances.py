"""When and where an event is told to be: the times and places that hang on its words."""

from dateline.claims.cues import dated_cue
from dateline.claims.drafts import Draft
from dateline.claims.layers import Layers
from dateline.claims.tree import Tree
from dateline.records import Interval, PlaceMention, TimeMention

_LEADS = frozenset("in at on near inside outside into across from around over to off along within of".split())
# What leads a state that takes part, rather than the ground it happens on.
_SIDES = ("by", "from", "against", "to", "with", "of", "at", "on", "into")
_LASTING = frozenset(("since", "until", "till"))
_AHEAD = ("planned", "threatened", "requested", "conditional")


def give_times(layers: Layers, s: int, drafts: list[Draft]) -> None:
    """Each time of sentence `s` goes to the event it hangs on: upwards first, then down."""
    tree = layers.trees[s]
    owners = {w: d for d in drafts for w in d.words}
    for mention in layers.times_by_sentence.get(s, []):
        words = tree.find(mention.span.start, mention.span.end)
        if mention.interval is None or not words or not may_date(tree, mention, words[0]):
            continue
        cue = dated_cue(tree, tree.top(words))
        if cue is not None and cue not in owners:
            continue
        owner = owner_of(layers, tree, tree.top(words), owners, mention.interval)
        if owner is not None and owner.interval is None:
            owner.interval = mention.interval


def may_date(tree: Tree, mention: TimeMention, first: int) -> bool:
    """Whether a time can be when something happened: a known day or longer, and not how long ("since June")."""
    before = tree.lower(first - 1) if first else ""
    return mention.interval is not None and mention.type in ("DATE", "TIME") and before not in _LASTING


def owner_of(
    layers: Layers, tree: Tree, top: int, owners: dict[int, Draft], interval: Interval
) -> Draft | None:
    """The event that the time of head word `top` hangs on, if it can be at that time, else the one before."""
    owner = _above(tree, top, owners)
    if owner is None or _may_be_at(layers, owner, interval):
        return owner
    before = [d for w, d in sorted(owners.items()) if w < top and _may_be_at(layers, d, interval)]
    return before[-1] if before else None


def _may_be_at(layers: Layers, draft: Draft, interval: Interval) -> bool:
    """What is still to come cannot be at a time that was over when the report came out."""
    published = layers.document.published_at
    return not (draft.status in _AHEAD and published is not None and interval.latest <= published)


def _above(tree: Tree, i: int, owners: dict[int, Draft]) -> Draft | None:
    for at in tree.above(i):
        if at in owners:
            return owners[at]
        if tree.tokens[at].upos in ("VERB", "AUX", "ADJ"):
            return _framed(tree, at, owners)
    return None


def _framed(tree: Tree, verb: int, owners: dict[int, Draft]) -> Draft | None:
    """The event that a verb without an event of its own leads to: "is expected Thursday to visit"."""
    for c in tree.kids(verb, "xcomp", "obj", "nsubj:pass", "nsubj", "advcl"):
        if c in owners:
            return owners[c]
        if tree.tokens[c].deprel == "xcomp":
            return _framed(tree, c, owners)
    return None


def find_place(layers: Layers, draft: Draft) -> PlaceMention | None:
    """The place the event is told to be at: a name under the event, led by a preposition of place."""
    s = draft.sentence
    tree = layers.trees[s]
    best: PlaceMention | None = None
    for mention in layers.places_by_sentence.get(s, []):
        words = tree.find(mention.span.start, mention.span.end)
        finer = best is None or (best.precision == "country" and mention.precision != "country")
        if words and finer and _is_at(tree, draft, tree.top(words), mention):
            best = mention
    return best


def _is_at(tree: Tree, draft: Draft, head: int, mention: PlaceMention) -> bool:
    """True when the event is told to be at the place whose head word is `head`."""
    if tree.tokens[head].deprel in ("nmod:poss", "amod", "compound"):
        return False
    path = [head, *tree.above(head)]
    steps = next((n for n, at in enumerate(path) if at in draft.words), None)
    if steps is None or steps > 5 or any(tree.tokens[at].upos in ("VERB", "AUX") for at in path[1:steps]):
        return False
    led = any(tree.preposition(at) in _LEADS for at in path[:steps])
    return led and not _is_side(tree, draft, head, mention)


def _is_side(tree: Tree, draft: Draft, head: int, mention: PlaceMention) -> bool:
    """True for a state that only acts or is acted on: "an attack by Iran"."""
    if draft.type == "CONSULT" and draft.mode == "visit":
        return False
    if head in {p.head for p in draft.actors}:
        return True
    return mention.precision == "country" and tree.preposition(head) in _SIDES
