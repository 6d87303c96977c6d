"""Why a name or a later word is linked, and how far each reason is to be trusted."""

from typing import Literal, get_args

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
    "only person near",
    "national named before",
    "body named before",
    "two named before",
]

# The share of links by each rule that were right on the development half of evals/sets/names.jsonl.
SCORES: dict[str, float] = dict.fromkeys((*get_args(Rule), *get_args(Taking)), 0.9)


def make_link(rule: Rule | None, *, row: str | None) -> Link | None:
    """The link by a rule; None where nothing links."""
    return None if rule is None else Link(rule=rule, row=row, score=SCORES[rule])


def make_reference(span: Span, *, rule: Taking) -> Reference:
    """Later words taken by a rule for somebody already named."""
    return Reference(span=span, rule=rule, score=SCORES[rule])
