"""The learned reader: a text in, a parse out.

In: text. Out: `Parse`, sentences of tokens with parts of speech, dependencies and names. Never says
what an event is or who a name stands for.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.models.reader import LearnedReader, ParsedWords, load_reader
    from dateline.models.scripted import ScriptedReader
    from dateline.models.sentences import split_sentences
    from dateline.models.tokens import split_words

__all__ = ["LearnedReader", "ParsedWords", "ScriptedReader", "load_reader", "split_sentences", "split_words"]

_ELSEWHERE = {
    "LearnedReader": "reader",
    "ParsedWords": "reader",
    "ScriptedReader": "scripted",
    "load_reader": "reader",
    "split_sentences": "sentences",
    "split_words": "tokens",
}


def __getattr__(name: str) -> object:
    """Loaded when first used: a command that shows what is kept needs no network."""
    if name not in __all__:
        raise AttributeError(f"module 'dateline.models' has no attribute {name!r}")
    found = getattr(import_module(f"dateline.models.{_ELSEWHERE[name]}"), name)
    globals()[name] = found
    return found
