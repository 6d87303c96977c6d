"""Why a name or a later word is linked, and how far each reason is to be trusted."""

from typing import Literal

from dateline.records import Link, Reference, Span

Rule = Literal[
    "name in the register",
    "capital for its government",
    "state in its name",
    "state beside it",
    "town of this name",
    "town in its name",
    "places around it",
    "part of a body in the register",
    "words of its name",
    "same body named in full",
    "role in the text",
    "office in the register",
    "office and state of the surname",
    "only state near",
]
Taking = Literal[
    "pronoun in its sentence",
    "pronoun for the subject before",
    "subject of the clause above",
    "subject of the sentence before",
    "role named before",
    "national named before",
    "body named before",
    "two named before",
]

# Links by each rule on the development half of evals/sets/names.jsonl: how many were right of how many.
_MEASURED: dict[str, tuple[int, int]] = {
    "name in the register": (163, 168),
    "capital for its government": (37, 37),
    "state in its name": (8, 8),
    "state beside it": (5, 5),
    "town of this name": (64, 67),
    "town in its name": (0, 0),
    "places around it": (1, 1),
    "part of a body in the register": (0, 0),
    "words of its name": (1, 1),
    "same body named in full": (0, 0),
    "role in the text": (72, 75),
    "office in the register": (51, 52),
    "office and state of the surname": (3, 3),
    "only state near": (26, 31),
    "pronoun in its sentence": (4, 7),
    "pronoun for the subject before": (6, 6),
    "subject of the clause above": (43, 44),
    "subject of the sentence before": (0, 1),
    "role named before": (8, 9),
    "national named before": (3, 3),
    "body named before": (9, 9),
    "two named before": (16, 18),
}
# The share that was right, drawn toward a half where few were met (Laplace's rule of succession).
SCORES = {rule: round((right + 1) / (met + 2), 2) for rule, (right, met) in _MEASURED.items()}


def make_link(rule: Rule | None, *, row: str | None) -> Link | None:
    """The link by a rule; None where nothing links."""
    return None if rule is None else Link(rule=rule, row=row, score=SCORES[rule])


def make_reference(span: Span, *, rule: Taking) -> Reference:
    """Later words taken by a rule for somebody already named."""
    return Reference(span=span, rule=rule, score=SCORES[rule])
