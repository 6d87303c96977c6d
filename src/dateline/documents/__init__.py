"""The documents room: the world → Document.

In: what a user names: files, folders, archives, mailboxes, web addresses, feeds, standard input. Out: Documents, with
their text as found, feeds with the addresses of theirs, and an InputError in words for everything that cannot be
read. Never alters a text, never guesses a date, and never judges what a report says.
"""

from dateline.documents.addresses import host_of, is_public_address
from dateline.documents.draft import Facts
from dateline.documents.feeds import MOST_ENTRIES, Feed, FeedEntry, FeedList, entry_facts, parse_feed
from dateline.documents.fetch import AnswerError, FetchedPage, FetchLimits, Unchanged, fetch_page
from dateline.documents.files import (
    Part,
    ReadOptions,
    is_web_address,
    make_entry_document,
    read_documents,
    read_fetched,
    read_parts,
)
from dateline.documents.language import is_english
from dateline.documents.prepare import prepare
from dateline.documents.sections import find_sections, find_title
from dateline.documents.visits import Manners, Visits

__all__ = [
    "MOST_ENTRIES",
    "AnswerError",
    "Facts",
    "Feed",
    "FeedEntry",
    "FeedList",
    "FetchLimits",
    "FetchedPage",
    "Manners",
    "Part",
    "ReadOptions",
    "Unchanged",
    "Visits",
    "entry_facts",
    "fetch_page",
    "find_sections",
    "find_title",
    "host_of",
    "is_english",
    "is_public_address",
    "is_web_address",
    "make_entry_document",
    "parse_feed",
    "prepare",
    "read_documents",
    "read_fetched",
    "read_parts",
]
