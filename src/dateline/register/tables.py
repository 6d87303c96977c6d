"""The register's tables as rows of text."""

from collections.abc import Iterator
from importlib.resources import files


def read_lines(name: str) -> list[str]:
    """The lines of a table of this package, without the comments at its head and without the line of column names."""
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    lines = text.split("\n")
    first = next(i for i, line in enumerate(lines) if not line.startswith("#"))
    return [line for line in lines[first + 1 :] if line]


def read_rows(name: str) -> Iterator[list[str]]:
    """The rows of a table, each a list of cells in the order of its columns."""
    for line in read_lines(name):
        yield line.split("\t")


def parts(cell: str) -> list[str]:
    """The entries of a cell that holds a list; none when it is empty."""
    return cell.split("|") if cell else []
