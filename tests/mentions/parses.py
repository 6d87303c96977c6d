"""Parses for tests, made without a reader."""

import re

from dateline.records import Name, Parse, Sentence, Token


def flat(text: str, *names: Name, upos: str = "X") -> Parse:
    """A parse without heads or parts of speech, the worst a reader can hand over; a line is a sentence."""
    sentences = []
    for line in re.finditer(r"[^\n]+", text):
        places = [(line.start() + m.start(), m.group()) for m in re.finditer(r"\w+|[^\w\s]", line.group())]
        tokens = tuple(
            Token(index=i, start=at, end=at + len(word), text=word, upos=upos, head=-1, deprel="dep")
            for i, (at, word) in enumerate(places)
        )
        if tokens:
            sentences.append(Sentence(start=tokens[0].start, end=tokens[-1].end, tokens=tokens))
    return Parse(sentences=tuple(sentences), names=names)


def tree(words: str) -> Sentence:
    """A sentence from ``word/UPOS/head/deprel`` items; heads count from 1, 0 is the root."""
    tokens, at = [], 0
    for i, item in enumerate(words.split()):
        word, upos, head, deprel = item.rsplit("/", 3)
        tokens.append(
            Token(
                index=i, start=at, end=at + len(word), text=word, upos=upos, head=int(head) - 1, deprel=deprel
            )
        )
        at += len(word) + 1
    return Sentence(start=0, end=at - 1, tokens=tuple(tokens))
