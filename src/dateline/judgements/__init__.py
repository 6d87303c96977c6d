"""The judgements room: what people decided about the reading of reports → accounts that say so.

In: the active judgements of a case, and its linked accounts. Out: the accounts with every correction laid over
them, and what each judgement came to; from two readings of a report what changed between them; from corrected
accounts passages in the markup of the corpus. A correction says how words of a report are to be read, so it
holds for every moment at which the report counts, the ones before the judgement included. Events are joined and
parted as told and by nothing else: linking is not done again, so a correction moves no event that it does not
name. Never changes a reading, and never drops a judgement that finds its words no more: it says so.
"""

from dateline.judgements.apply import apply_judgements
from dateline.judgements.changes import Change, Outline, compare_outlines, outlines_of
from dateline.judgements.decide import Correction, decide
from dateline.judgements.judgement import (
    Applied,
    Codes,
    Decision,
    Effect,
    Judgement,
    Locator,
    describe,
    parse_locator,
    places_of,
)
from dateline.judgements.origins import mark_origins
from dateline.judgements.passages import Passage, make_passages, write_corpus
from dateline.judgements.regions import REGIONS, find_region
from dateline.judgements.targets import Mention, find_mentions, mentions_of
from dateline.judgements.words import parse_days, parse_party, parse_place, parse_speaker

__all__ = [
    "REGIONS",
    "Applied",
    "Change",
    "Codes",
    "Correction",
    "Decision",
    "Effect",
    "Judgement",
    "Locator",
    "Mention",
    "Outline",
    "Passage",
    "apply_judgements",
    "compare_outlines",
    "decide",
    "describe",
    "find_mentions",
    "find_region",
    "make_passages",
    "mark_origins",
    "mentions_of",
    "outlines_of",
    "parse_days",
    "parse_locator",
    "parse_party",
    "parse_place",
    "parse_speaker",
    "places_of",
    "write_corpus",
]
