"""The lexicon of triggers as hints for the network: which types a word form may carry, whatever the sentence.

A hint says nothing of the sentence it stands in; it lets the heads know words that the annotated passages do not hold.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dateline.claims.lexicon import load_triggers
from dateline.models.labels import EVENT_TYPES


@dataclass(frozen=True, slots=True, kw_only=True)
class HintTable:
    """Word forms with the numbers of their rows; a row has a 1 for each type that verbs (first half) or nouns and
    adjectives (second half) of that form may carry. Row 0 is empty."""

    numbers: Mapping[str, int]
    rows: tuple[tuple[int, ...], ...]

    def write(self, path: Path) -> None:
        """Writes the forms and their numbers as the reader reads them."""
        lines = (f"{form}\t{number}\n" for form, number in sorted(self.numbers.items()))
        path.write_text("".join(lines), encoding="utf-8")


@cache
def hint_table() -> HintTable:
    """The hints that the lexicon gives, the same on every machine."""
    types: dict[str, set[int]] = {}
    for (form, pos), rows in load_triggers().rows.items():
        half = 0 if pos == "v" else len(EVENT_TYPES)
        found = {EVENT_TYPES.index(row.type) + half for row in rows if row.type is not None}
        types.setdefault(form, set()).update(found)
    sets = sorted({tuple(sorted(found)) for found in types.values() if found})
    numbers = {found: n for n, found in enumerate(sets, start=1)}
    size = 2 * len(EVENT_TYPES)
    table = [tuple(int(i in found) for i in range(size)) for found in ((), *sets)]
    forms = {form: numbers[tuple(sorted(found))] for form, found in types.items() if found}
    return HintTable(numbers=forms, rows=tuple(table))
