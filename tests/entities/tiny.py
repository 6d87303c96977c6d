"""Parses for tests, made by a few lists of words instead of a model.

Braces mark what the learned reader would call a person: "spokesman {Igor Petrov} said".
"""

import re
from datetime import UTC, datetime

from dateline.entities import resolve_entities
from dateline.mentions.names import find_names
from dateline.records import Document, Entity, Name, Parse, Sentence, Token, make_document

TAGS = {
    "DET": "the a an this that these those his",
    "ADP": "of in at on to for with by from near against after over into between under",
    "AUX": "is was are were be been has have had will would",
    "PRON": "he she it they who him her himself",
    "CCONJ": "and or but",
    "VERB": "said says told met spoke visited accused denied vowed killed warned urged fled struck hit called backed "
    "ordered resigned arrived rejected blamed fired led held announced condemned",
    "PUNCT": ', . ; : ( ) \u201c \u201d " - \u2013',
    "PART": "'s \u2019s",
}
TAG_OF = {word: tag for tag, words in TAGS.items() for word in words.split()}
WORD = re.compile(r"['\u2019]s\b|(?:[A-Z]\.)+|[A-Z][a-z]{1,3}\.(?= [A-Z])|[^\W_]+|[^\w\s]")


def tiny(marked: str, *, day: str | None = None) -> tuple[Document, Parse]:
    """A document and its parse: persons in braces, the noun before a sentence's first verb as its subject."""
    text = marked.replace("{", "").replace("}", "")
    published = datetime.fromisoformat(day).replace(tzinfo=UTC) if day else None
    document = make_document(text, published_at=published)
    persons = []
    for number, match in enumerate(re.finditer(r"\{([^}]*)\}", marked)):
        start = match.start() - 2 * number
        persons.append(Name(span=document.span(start, start + len(match[1])), type="PERSON", score=0.9))
    lines = re.finditer(
        r"\S[^\n]*?(?:(?<!Gen)(?<!Col)(?<!Lt)(?<![A-Z])[.!?]\u201d?(?=\s[A-Z\u201c]|$)|$)", text
    )
    sentences = tuple(sentence(line.start(), line[0], persons) for line in lines if line[0].strip())
    return document, Parse(sentences=sentences, names=tuple(persons))


def sentence(at: int, text: str, persons: list[Name]) -> Sentence:
    words = [(at + m.start(), m[0]) for m in WORD.finditer(text)]
    tags = [tag_of(word, start) for start, word in words]
    verb = next((i for i, tag in enumerate(tags) if tag in ("VERB", "AUX")), None)
    nouns = [
        i for i, tag in enumerate(tags) if tag in ("NOUN", "PROPN", "PRON") and (verb is None or i < verb)
    ]
    first = {start: i for i, (start, _) in enumerate(words)}
    tokens = []
    for i, (start, word) in enumerate(words):
        inside = next((p for p in persons if p.span.start < start < p.span.end), None)
        head, deprel = (
            (first[inside.span.start], "flat")
            if inside
            else (-1 if verb is None or i == verb else verb, "dep")
        )
        if not inside and nouns and verb is not None and i == head_of(nouns[-1], words, persons, first):
            deprel = "nsubj"
        tokens.append(
            Token(
                index=i, start=start, end=start + len(word), text=word, upos=tags[i], head=head, deprel=deprel
            )
        )
    return Sentence(start=at, end=at + len(text), tokens=tuple(tokens))


def head_of(noun: int, words: list[tuple[int, str]], persons: list[Name], first: dict[int, int]) -> int:
    start = words[noun][0]
    person = next((p for p in persons if p.span.start <= start < p.span.end), None)
    return first[person.span.start] if person else noun


def tag_of(word: str, start: int) -> str:
    if tag := TAG_OF.get(word.casefold()):
        return tag
    if word.isdigit():
        return "NUM"
    return "PROPN" if word[0].isupper() and start else "NOUN" if word[0].isalpha() else "PUNCT"


def entities_in(marked: str, *, day: str | None = None) -> tuple[Entity, ...]:
    document, parse = tiny(marked, day=day)
    return resolve_entities(document, parse, find_names(document, parse))


def entity(marked: str, words: str, *, day: str | None = None) -> Entity:
    """The entity that has a mention of exactly these words."""
    found = [e for e in entities_in(marked, day=day) if any(m.quote == words for m in e.mentions)]
    assert found, f"nothing is mentioned by {words!r}: {entities_in(marked, day=day)}"
    return found[0]
