"""The documents room: the world → Document.

In: what a user names: files, web addresses, standard input. Out: Documents, with their text as found, and an
InputError in words for everything that cannot be read. Never alters a text, never guesses a date, and never
judges what a report says.
"""

from dateline.documents.addresses import is_public_address
from dateline.documents.fetch import FetchedPage, FetchLimits, fetch_page
from dateline.documents.files import ReadOptions, read_documents
from dateline.documents.language import is_english
from dateline.documents.prepare import prepare
from dateline.documents.sections import find_sections, find_title

__all__ = [
    "FetchLimits",
    "FetchedPage",
    "ReadOptions",
    "fetch_page",
    "find_sections",
    "find_title",
    "is_english",
    "is_public_address",
    "prepare",
    "read_documents",
]
