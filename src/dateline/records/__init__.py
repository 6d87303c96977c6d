"""The nouns: frozen records that every room reads and writes.

In: nothing but the leaves. Out: records. Never opens a file, a socket or a model.
"""

from dateline.records.account import (
    Account,
    Counted,
    Described,
    Join,
    Opposed,
    Party,
    Spot,
    Stated,
    Told,
    Undone,
    Voice,
    days_of,
    outlet_voice,
    outlets_of,
    side_key,
)
from dateline.records.brief import Brief, Day, Entry, Part, Sourced
from dateline.records.claim import Claim, Dispute, Speaker
from dateline.records.compact import Shelf, pack, unpack
from dateline.records.document import Document, Extent, Section, Span, make_document
from dateline.records.entity import Entity, Link, Office, Reference
from dateline.records.event import EventMention, EventType, Participant, Quad, Status
from dateline.records.form import SCHEMA
from dateline.records.happening import Event, Standing, Telling
from dateline.records.imported import Imported
from dateline.records.many import making_many
from dateline.records.mention import Figure, Name, PlaceMention, TimeMention
from dateline.records.origin import Credit, Likeness, Origin, Passage, Tie
from dateline.records.parse import Parse, Sentence, Token
from dateline.records.picture import (
    Citation,
    Contact,
    Disputed,
    Expectation,
    Missing,
    Outcome,
    Picture,
    Saga,
    Side,
    Slot,
    Story,
    Update,
    Way,
)
from dateline.records.reading import Issue, Reader, Reading
from dateline.records.shown import Actor, Changes, Saying
from dateline.records.time import Interval

__all__ = [
    "SCHEMA",
    "Account",
    "Actor",
    "Brief",
    "Changes",
    "Citation",
    "Claim",
    "Contact",
    "Counted",
    "Credit",
    "Day",
    "Described",
    "Dispute",
    "Disputed",
    "Document",
    "Entity",
    "Entry",
    "Event",
    "EventMention",
    "EventType",
    "Expectation",
    "Extent",
    "Figure",
    "Imported",
    "Interval",
    "Issue",
    "Join",
    "Likeness",
    "Link",
    "Missing",
    "Name",
    "Office",
    "Opposed",
    "Origin",
    "Outcome",
    "Parse",
    "Part",
    "Participant",
    "Party",
    "Passage",
    "Picture",
    "PlaceMention",
    "Quad",
    "Reader",
    "Reading",
    "Reference",
    "Saga",
    "Saying",
    "Section",
    "Sentence",
    "Shelf",
    "Side",
    "Slot",
    "Sourced",
    "Span",
    "Speaker",
    "Spot",
    "Standing",
    "Stated",
    "Status",
    "Story",
    "Telling",
    "Tie",
    "TimeMention",
    "Token",
    "Told",
    "Undone",
    "Update",
    "Voice",
    "Way",
    "days_of",
    "make_document",
    "making_many",
    "outlet_voice",
    "outlets_of",
    "pack",
    "side_key",
    "unpack",
]
