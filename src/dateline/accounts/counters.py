"""Who gives a number that no claim carries: "the Observatory counted 11", "it put the dead at seven"."""

import re

from dateline.accounts.around import sentence_at
from dateline.records import Entity, Extent, Figure, Reading

_VERBS = (
    "counted counts put puts gave gives tallied recorded records reported reports listed lists estimated estimates "
    "registered confirmed announced claims claimed"
).split()
_COUNTS = rf"(?:(?:has|had|have|now|also|later|since) )*(?:{'|'.join(_VERBS)}|(?:spoke|speaks|spoken) of)"
_BY = re.compile(r"\b(?:by|according to) (?:the )?$", re.IGNORECASE)
_NAMED = re.compile(
    rf"^(?:, [^.;]{{0,80}}?,|, (?:who|which) [^.;]{{0,60}}?)?(?: on \w+)? {_COUNTS}\b[^.;]{{0,70}}$"
)
_IT = re.compile(rf"^\W*(?:it|they|he|she) {_COUNTS}\b[^.;]{{0,70}}$", re.IGNORECASE)
_BODY = re.compile(r"\b[Tt]he ((?:\w+ ){1,3}(?:in|of) )(?:the )?$")
_LEAD = 20
_ENDS = ("'s", "’s", ", ", ".")
_COUNTERS = frozenset(("ORG", "GPE", "PERSON"))


def counter_of(reading: Reading, figure: Figure) -> tuple[Entity, str] | None:
    """Who counts, by the words around a figure, and how it is called there; None where nobody is named."""
    text, at = reading.document.text, figure.span.start
    sentence = sentence_at(reading, at)
    for start, end, entity in _named_in(reading, sentence):
        if end <= at and _NAMED.search(text[end:at]):
            return entity, _called(text, sentence, start, entity)
        if _BY.search(text[max(sentence.start, start - _LEAD) : start]) and text[end : end + 2] in _ENDS:
            return entity, entity.name
    if _IT.search(text[sentence.start : at]):
        before = _named_in(reading, sentence_at(reading, max(0, sentence.start - 2)))
        return next(((entity, entity.name) for _, _, entity in before if entity.type == "ORG"), None)
    return None


def _called(text: str, sentence: Extent, start: int, entity: Entity) -> str:
    """The whole phrase where a place only says whose body it is: "health ministry in Tbilisi"."""
    body = _BODY.search(text[sentence.start : start])
    return f"{body[1]}{entity.name}" if body else entity.name


def _named_in(reading: Reading, sentence: Extent) -> list[tuple[int, int, Entity]]:
    """Those who may count, where they are named in a sentence, in order."""
    found = [
        (span.start, span.end, entity)
        for entity in reading.entities
        if entity.type in _COUNTERS
        for span in entity.mentions
        if sentence.start <= span.start < sentence.end
    ]
    return sorted(found, key=lambda place: place[:2])
