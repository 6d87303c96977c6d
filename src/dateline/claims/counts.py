"""Which event a figure counts: the dead of a strike, the drones of a barrage."""

from collections.abc import Sequence
from dataclasses import replace

from dateline.claims.layers import Layers
from dateline.claims.tree import Tree
from dateline.records import EventMention, Figure
from dateline.records.parse import Word

# What is told of people when force is used on them.
_HARM = frozenset(("killed", "wounded", "missing", "captured", "abducted", "casualties"))


def tie_figures(
    layers: Layers, figures: Sequence[Figure], events: Sequence[EventMention]
) -> tuple[Figure, ...]:
    """The figures, each with the event of its sentence that it counts, where there is one.

    It is the event above the counted words in the tree or told by one of them; for people harmed, else the one use
    of force in the sentence.
    """
    at: dict[Word, EventMention] = {}
    by_sentence: dict[int, list[EventMention]] = {}
    for event in events:
        for word in layers.words(event.trigger.start, event.trigger.end):
            at[word] = event
            by_sentence.setdefault(word[0], []).append(event)
    return tuple(_with_event(layers, figure, at, by_sentence) for figure in figures)


def _with_event(
    layers: Layers, figure: Figure, at: dict[Word, EventMention], by_sentence: dict[int, list[EventMention]]
) -> Figure:
    words = list(layers.words(figure.span.start, figure.span.end))
    if not words:
        return figure
    s = words[0][0]
    event = _above(layers.trees[s], s, [i for t, i in words if t == s], at)
    if event is None and figure.unit in _HARM:
        force = [e for e in by_sentence.get(s, ()) if e.type == "ASSAULT"]
        event = force[0] if len(force) == 1 else None
    return figure if event is None else replace(figure, event=event.id)


def _above(tree: Tree, s: int, words: list[int], at: dict[Word, EventMention]) -> EventMention | None:
    """The event that one of the words tells, else the first above them."""
    top = tree.top(words)
    for word in (*words, *tree.above(top)):
        if (s, word) in at:
            return at[s, word]
    return None
