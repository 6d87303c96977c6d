"""Rows → tables with tabs, as event data of the field is kept."""

from collections.abc import Iterable, Mapping, Sequence

from dateline.exports.words import number_text, one_line

Cell = str | int | float | None


def write_tabs(
    columns: Sequence[str], rows: Iterable[Mapping[str, Cell]], *, header: bool, missing: str = ""
) -> bytes:
    """The rows with a tab between cells and a line feed at the end, in UTF-8; a cell is never quoted.

    What a row does not have, and what is None in it, is `missing`.
    """
    lines = ["\t".join(columns)] if header else []
    for row in rows:
        lines.append("\t".join(_cell(row.get(column), missing) for column in columns))
    return "".join(f"{line}\n" for line in lines).encode("utf-8")


def _cell(value: Cell, missing: str) -> str:
    if value is None or value == "":
        return missing
    return one_line(value) if isinstance(value, str) else number_text(value)
