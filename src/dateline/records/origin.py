"""Whose text a report is: agency credits, ties between texts, and the origins they make."""

from dataclasses import dataclass
from typing import Literal

from dateline.records.document import Span

CreditKind = Literal["line", "byline", "reporting", "source", "copyright", "cited", "agencies"]
TieRule = Literal["same text", "copied text", "rewritten agency text", "new version of the page", "judged"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """Words by which a report says whose text or news it carries.

    `agency` is the name in one spelling, or None where the words name nobody ("With agencies", "Reporting by
    Ann Lee"). `kind` says how it is named: ``line`` before the text ("(Reuters) -") or alone on a line, ``byline``,
    ``reporting`` ("with reporting by …"), ``source`` ("Source: …"), ``copyright``, ``agencies`` ("With agencies"),
    and ``cited`` inside the text ("according to …"), which says where news came from, not who wrote.
    """

    agency: str | None
    kind: CreditKind
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One run of words that two reports share: `here` in the one asked about, `there` in the other."""

    here: Span
    there: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """How much two texts share word for word, in runs of eight words and more.

    `of_one` and `of_other` are the shares, 0 to 1, of the words of each that stand in the other; words between
    quotation marks count a tenth. `jaccard` is that of the two sets of shingles. `longest_run` is in words.
    `passages` are the shared runs in the order of the one.
    """

    of_one: float
    of_other: float
    jaccard: float
    longest_run: int
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """Why a report goes back to an earlier one; `document` and `earlier` are ids.

    `score` is the share, 0 to 1, of the report's own words that the rule rests on, or of the earlier one's where an
    outlet or agency carries its own text on; 1 where a person ``judged``. `passages` are the shared runs, `credit`
    the words that name the agency of the earlier one, where there are any. `partial` says that the report carries
    words of the earlier one in a text otherwise its own: it stays its own origin.
    """

    document: str
    earlier: str
    rule: TieRule
    score: float
    partial: bool = False
    passages: tuple[Passage, ...] = ()
    credit: Credit | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """One voice in writing: a text and all reports that copy, rewrite or renew it.

    `documents` are ids in the order of publication. `agency` is the agency that the earliest of them to name one
    gives as the writer. `ties` holds at most one whole tie for each document after the first, and the partial ties of
    all of them, which lead to other origins.
    """

    id: str
    documents: tuple[str, ...]
    agency: str | None = None
    ties: tuple[Tie, ...] = ()

    @property
    def first(self) -> str:
        """The id of the earliest report of this origin."""
        return self.documents[0]
