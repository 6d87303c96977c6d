"""spaCy pipelines without a trained model: each sets the tags, trees and names that a script gives."""

from collections.abc import Mapping

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from dateline.adapters.relations import Arc


def arcs(script: str) -> tuple[Arc, ...]:
    """Arcs written as ``form/TAG/head/label``; heads count from 1, 0 is the root."""
    rows = [word.rsplit("/", 3) for word in script.split()]
    return tuple(Arc(text=w, upos=tag, head=int(head) - 1, label=label) for w, tag, head, label in rows)


def scripted(
    script: str, *, names: Mapping[str, str] | None = None, parts: str = "tree tags names"
) -> Language:
    """A pipeline that lays such a script over every text of the same words; `parts` are those that it sets."""
    nlp = spacy.blank("en")
    words = arcs(script)

    def lay(doc: Doc) -> Doc:
        spoken = [token for token in doc if not token.is_space]
        for token, arc in zip(spoken, words, strict=True):
            if "tree" in parts:
                token.head, token.dep_ = spoken[arc.head] if arc.head >= 0 else token, arc.label
            if "tags" in parts:
                token.pos_ = arc.upos
        if "names" in parts:
            doc.set_ents([_name(doc, form, label) for form, label in (names or {}).items()])
        return doc

    Language.component(f"scripted {id(lay)}", func=lay)
    nlp.add_pipe(f"scripted {id(lay)}")
    nlp.meta["name"], nlp.meta["version"] = "by_hand", "1"
    return nlp


def _name(doc: Doc, form: str, label: str) -> Span:
    start = doc.text.index(form)
    found = doc.char_span(start, start + len(form), label=label)
    assert found is not None
    return found
