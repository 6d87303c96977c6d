"""A reader that says what it was told: for tests, and for trying rules without weights."""

from collections.abc import Mapping

from dateline.records import Name, Parse, Sentence, Span, Token
from dateline.records.mention import NameType


class ScriptedReader:
    """Parses a text by a script of its words, one line a sentence.

    A word is ``form/TAG/head/relation``; heads count from 1 within the sentence, 0 is the root. `names`
    gives the type of each name by its words; every occurrence counts.

    >>> reader = ScriptedReader("Rebels/NOUN/2/nsubj left/VERB/0/root")
    >>> [t.deprel for t in reader.parse("Rebels left").sentences[0].tokens]
    ['nsubj', 'root']
    """

    name = "scripted"
    version = "1"

    def __init__(self, script: str, *, names: Mapping[str, NameType] | None = None) -> None:
        self._lines = [line.split() for line in script.strip().splitlines() if line.strip()]
        self._names = dict(names or {})

    def parse(self, text: str) -> Parse:
        """The scripted parse laid over `text`; raises ValueError where a word of the script is missing."""
        sentences, at = [], 0
        for line in self._lines:
            tokens = []
            for index, word in enumerate(line):
                form, upos, head, relation = word.rsplit("/", 3)
                start = text.find(form, at)
                if start < 0:
                    raise ValueError(f"the text has no {form!r} after character {at}")
                at = start + len(form)
                tokens.append(
                    Token(
                        index=index, start=start, end=at, text=form, upos=upos, head=int(head) - 1, deprel=relation
                    )
                )  # fmt: skip
            sentences.append(Sentence(start=tokens[0].start, end=tokens[-1].end, tokens=tuple(tokens)))
        return Parse(sentences=tuple(sentences), names=self._find_names(text))

    def _find_names(self, text: str) -> tuple[Name, ...]:
        found = []
        for words, kind in self._names.items():
            start = text.find(words)
            while start >= 0:
                span = Span(start=start, end=start + len(words), quote=words)
                found.append(Name(span=span, type=kind))
                start = text.find(words, start + 1)
        return tuple(sorted(found, key=lambda n: n.span.start))
