"""The nouns: frozen records that every room reads and writes.

In: nothing but the leaves. Out: records. Never opens a file, a socket or a model.
"""

from dateline.records.claim import Claim, Dispute, Speaker
from dateline.records.document import Document, Extent, Section, Span, make_document
from dateline.records.entity import Entity, Link, Office, Reference
from dateline.records.event import EventMention, Participant
from dateline.records.form import SCHEMA
from dateline.records.mention import Figure, Name, PlaceMention, TimeMention
from dateline.records.origin import Credit, Likeness, Origin, Passage, Tie
from dateline.records.parse import Parse, Sentence, Token
from dateline.records.reading import Issue, Reader, Reading
from dateline.records.time import Interval

__all__ = [
    "SCHEMA",
    "Claim",
    "Credit",
    "Dispute",
    "Document",
    "Entity",
    "EventMention",
    "Extent",
    "Figure",
    "Interval",
    "Issue",
    "Likeness",
    "Link",
    "Name",
    "Office",
    "Origin",
    "Parse",
    "Participant",
    "Passage",
    "PlaceMention",
    "Reader",
    "Reading",
    "Reference",
    "Section",
    "Sentence",
    "Span",
    "Speaker",
    "Tie",
    "TimeMention",
    "Token",
    "make_document",
]
