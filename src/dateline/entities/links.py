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
    "name in the register": (278, 284),
    "capital for its government": (43, 44),
    "state in its name": (19, 19),
    "state beside it": (7, 7),
    "town of this name": (105, 107),
    "town in its name": (0, 0),
    "places around it": (2, 2),
    "part of a body in the register": (0, 0),
    "words of its name": (4, 4),
    "same body named in full": (0, 0),
    "role in the text": (111, 114),
    "office in the register": (82, 83),
    "office and state of the surname": (5, 5),
    "only state near": (53, 56),
    "pronoun in its sentence": (10, 13),
    "pronoun for the subject before": (18, 20),
    "subject of the clause above": (59, 61),
    "subject of the sentence before": (2, 3),
    "role named before": (18, 18),
    "national named before": (3, 3),
    "body named before": (15, 16),
    "two named before": (38, 40),
}
# The share that was right, drawn toward a half where few were met (Laplace's rule of succession).
SCORES = {rule: round((right + 1) / (met + 2), 2) for rule, (right, met) in _MEASURED.items()}


def make_link(rule: Rule | None, *, row: str | None) -> Link | None:
    """The link by a rule; None where nothing links."""
    return None if rule is None else Link(rule=rule, row=row, score=SCORES[rule])


def make_reference(span: Span, *, rule: Taking) -> Reference:
    """Later words taken by a rule for somebody already named."""
    return Reference(span=span, rule=rule, score=SCORES[rule])
