"""The learned reader: a text in, a parse out.

In: text. Out: `Parse`, sentences of tokens with parts of speech, dependencies and names. Never says
what an event is or who a name stands for.
"""

from dateline.models.reader import LearnedReader, ParsedWords, load_reader
from dateline.models.scripted import ScriptedReader
from dateline.models.sentences import split_sentences
from dateline.models.tokens import split_words

__all__ = ["LearnedReader", "ParsedWords", "ScriptedReader", "load_reader", "split_sentences", "split_words"]
