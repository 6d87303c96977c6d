"""Which words carry events: frames of the lexicon tried against the tree."""

from dataclasses import dataclass

from dateline.claims import slots
from dateline.claims.layers import Layers
from dateline.claims.lexicon import Condition, PartOfSpeech, TriggerRow, load_triggers
from dateline.claims.moods import NEGATIONS
from dateline.claims.phrases import measured
from dateline.claims.tree import Tree
from dateline.records import Entity

_POS: dict[str, PartOfSpeech] = {"VERB": "v", "NOUN": "n", "PROPN": "n", "ADJ": "a"}
_PERSONAL = frozenset("i we us me they them he him she her who whom both some others".split())
_CLASS_OF_TYPE = {
    "PERSON": ("person", "actor"), "ORG": ("actor",), "GPE": ("actor", "place"), "NORP": ("actor",),
    "LOC": ("place",), "FAC": ("place", "target"), "WEAPON": ("arms",),
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """A word that carries an event, with the frame that holds there and further words of the frame."""

    sentence: int
    word: int
    row: TriggerRow
    frame: tuple[int, ...] = ()


def find_triggers(layers: Layers, s: int) -> list[Trigger]:
    """The triggers of sentence `s`, in order; a noun that is part of a verb's frame is not one."""
    tree = layers.trees[s]
    found: list[Trigger] = []
    taken: set[int] = set()
    for token in tree.tokens:
        row = find_row(layers, s, token.index)
        if row is None:
            continue
        frame = _nouns_of_frame(layers, s, token.index, row)
        deed = _deed_of_light_verb(layers, s, token.index, row, frame)
        taken.update(frame - {deed})
        if row.type is not None and deed is None:
            found.append(Trigger(sentence=s, word=token.index, row=row, frame=tuple(sorted(frame))))
    return [t for t in found if t.word not in taken]


def _deed_of_light_verb(layers: Layers, s: int, i: int, row: TriggerRow, frame: set[int]) -> int | None:
    """The noun that carries the event when the verb only lends it a subject: "attack" of "launched an attack"."""
    tree = layers.trees[s]
    for noun in sorted(frame):
        light = slots.is_verb(tree, i, slots.LIGHTEST) and slots.light_verb(tree, noun) == i
        own = find_row(layers, s, noun) if light else None
        if own is not None and own.type == row.type:
            return noun
    return None


def find_row(layers: Layers, s: int, i: int) -> TriggerRow | None:
    """The frame that word `i` opens: the most specific one whose conditions hold."""
    tree = layers.trees[s]
    token = tree.tokens[i]
    pos = _POS.get(token.upos)
    if pos is None:
        return None
    frames, joined = load_triggers(), _joined_form(tree, i)
    rows = (joined and frames.of(joined, pos=pos)) or frames.of(tree.lower(i), pos=pos)
    if not rows and token.upos == "PROPN" and token.head < 0:
        rows = frames.of(tree.lower(i), pos="v")
    if not rows or _is_modifier(layers, s, i):
        return None
    return next((row for row in rows if all(holds(layers, s, i, c) for c in row.conditions)), None)


def _joined_form(tree: Tree, i: int) -> str:
    """The word with what a hyphen ties to its front: "test-fired"; "" where there is no hyphen."""
    if i < 2 or tree.tokens[i - 1].text != "-" or tree.tokens[i - 2].end != tree.tokens[i].start - 1:
        return ""
    return f"{tree.lower(i - 2)}-{tree.lower(i)}"


def _is_modifier(layers: Layers, s: int, i: int) -> bool:
    """True for words inside names and in front of nouns: "attack helicopter", "Strike Command"."""
    tree = layers.trees[s]
    token = tree.tokens[i]
    if token.deprel in ("compound", "amod", "flat", "nmod:desc", "fixed", "case", "det", "nummod"):
        return True
    known = layers.by_word.get((s, i))
    return known is not None and token.upos == "PROPN" and known[0].type != "NORP"


def holds(layers: Layers, s: int, i: int, condition: Condition) -> bool:
    """True when one condition of a frame holds at word `i`."""
    tree = layers.trees[s]
    slot = condition.slot
    if slot == "noobj":
        return not slots.patients(tree, i)
    if slot == "neg":
        return any(tree.lower(c) in NEGATIONS for c in tree.children[i])
    if slot == "light":
        return slots.light_verb(tree, i) is not None or slots.happens(tree, i)
    fillers = _fillers(layers, s, i, slot)
    if condition.open:
        return bool(fillers)
    return any(_fits(layers, s, f, condition) for f in fillers)


def _fillers(layers: Layers, s: int, i: int, slot: str) -> list[int]:
    tree = layers.trees[s]
    if slot == "prt":
        return tree.kids(i, "compound:prt", "advmod", "case")
    if slot in ("xcomp", "ccomp"):
        found = tree.kids(i, slot)
        if slot == "xcomp" and not found:
            found = [c for c in tree.kids(i, "advcl", "acl", "ccomp") if _is_infinitive(layers, s, c)]
        return found
    if slot == "mod":
        return tree.kids(i, "amod", "compound", "nmod:poss", "advmod", "nummod", "nmod:desc")
    found = [f for f in slots.fill(layers, s, i, slot) if (s, f) not in layers.time_words]
    if slot == "obj" and slots.is_passive(tree, i):
        found += tree.kids(i, "obj")
    return [w for f in found for w in tree.joined(f)]


def _is_infinitive(layers: Layers, s: int, i: int) -> bool:
    tree = layers.trees[s]
    return any(tree.lower(c) == "to" for c in tree.kids(i, "mark"))


def _fits(layers: Layers, s: int, i: int, condition: Condition) -> bool:
    tree = layers.trees[s]
    i = measured(tree, i)
    if tree.lower(i) in condition.forms or _joined_form(tree, i) in condition.forms:
        return True
    known = layers.by_word.get((s, i))
    if known is not None and any(c in condition.classes for c in classes_of(known[0])):
        return True
    if tree.lower(i) in _PERSONAL and known is None:
        return "actor" in condition.classes or "person" in condition.classes
    return False


def classes_of(entity: Entity) -> tuple[str, ...]:
    """The word classes of the lexicon that a known entity belongs to."""
    found = _CLASS_OF_TYPE.get(entity.type, ())
    return (*found, "force") if entity.sector in ("MIL", "REB", "COP", "UAF") else found


def _nouns_of_frame(layers: Layers, s: int, i: int, row: TriggerRow) -> set[int]:
    """Nouns that fill a listed condition of the frame: they tell the same event."""
    taken: set[int] = set()
    for condition in row.conditions:
        if condition.open or condition.slot in ("noobj", "neg", "light", "subj", "mod", "xcomp", "ccomp"):
            continue
        for f in _fillers(layers, s, i, condition.slot):
            if layers.trees[s].lower(f) in condition.forms:
                taken.add(f)
    return taken
