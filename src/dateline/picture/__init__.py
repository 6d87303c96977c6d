"""The picture room: Events → the Picture at a moment.

In: accounts with their events and stories, all published by the moment. Out: what is corroborated,
single-origin or disputed, what is expected and how it turned out, who was in touch with whom, and what the
reports leave open. Never takes a side.
"""

from dateline.picture.contacts import find_contacts
from dateline.picture.disputes import find_contested, find_disputed, find_occurrences
from dateline.picture.expectations import find_expectations
from dateline.picture.figures import find_numbers
from dateline.picture.kept import pack_rest, unpack_rest
from dateline.picture.missing import find_missing

__all__ = [
    "find_contacts",
    "find_contested",
    "find_disputed",
    "find_expectations",
    "find_missing",
    "find_numbers",
    "find_occurrences",
    "pack_rest",
    "unpack_rest",
]
