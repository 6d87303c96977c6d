"""A case at a moment in the formats of the field: tables, event data, feeds, graphs, documents.

In: a case at a moment, and which of its events are wanted. Out: files, the same bytes every time.
Never a value that the picture does not hold: what a format asks for and nobody knows stays empty.
"""

from dateline.exports.chosen import Chosen, Length, Moment, choose
from dateline.exports.extras import load_extra
from dateline.exports.files import count_left_out, find_format, make_files, put_files, write
from dateline.exports.formats import FORMATS, Format
from dateline.exports.imports import IMPORTS, find_imports, is_placed, read_imports, write_imports
from dateline.exports.rows import COLUMNS, Column, event_rows, make_columns
from dateline.exports.tables import arrow_schema, read_csv

__all__ = [
    "COLUMNS",
    "FORMATS",
    "IMPORTS",
    "Chosen",
    "Column",
    "Format",
    "Length",
    "Moment",
    "arrow_schema",
    "choose",
    "count_left_out",
    "event_rows",
    "find_format",
    "find_imports",
    "is_placed",
    "load_extra",
    "make_columns",
    "make_files",
    "put_files",
    "read_csv",
    "read_imports",
    "write",
    "write_imports",
]
