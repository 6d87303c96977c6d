"""The tables of an archive, and what each of their columns holds."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from dateline.exports import COLUMNS, Column, make_columns

_DOCUMENT: Final = ("document", "text", "id of the report")

_AS_EXPORTED = frozenset(
    "type mode quad score cameo status historical actors actor_codes actor_countries recipients recipient_codes "
    "recipient_countries place place_country place_admin1 latitude longitude precision".split()
)

TABLES: Mapping[str, tuple[Column, ...]] = MappingProxyType(
    {
        "documents": make_columns(
            _DOCUMENT,
            ("item", "text", "where it was found: the part, and the line, row or address in it"),
            ("title", "text", "its headline"),
            ("outlet", "text", "who published it"),
            ("url", "text", "its address"),
            ("language", "text", "its language, where that is told or shown"),
            ("published_at", "moment", "when it was published"),
            ("utc_offset", "count", "the clock it was published on: minutes ahead of UTC"),
            ("retrieved_at", "moment", "when it was fetched"),
            ("words", "count", "how many words it has, as white space parts them"),
            ("text", "text", "its text, never altered"),
            ("sentence_starts", "counts", "where its sentences begin, in characters"),
            ("sentence_ends", "counts", "where they end, exclusive, in the same order"),
            ("section_labels", "texts", 'the leads of its sections ("Why it matters:")'),
            ("section_starts", "counts", "where the sections begin, in the same order"),
            ("section_ends", "counts", "where they end, exclusive"),
            ("signature", "numbers", "the MinHash signature of its runs of eight words: 64 numbers"),
        ),
        "entities": make_columns(
            _DOCUMENT,
            ("entity", "text", "id of the person, body, state or people in that report"),
            ("name", "text", "its name"),
            ("type", "text", "PERSON, ORG, GPE, NORP, LOC, FAC, WEAPON"),
            ("country", "text", "its country (ISO 3166 alpha-3)"),
            ("code", "text", "its actor code"),
            ("sector", "text", "its PLOVER sector"),
            ("based_in", "texts", "the countries that a body without a state acts from"),
            ("roles", "texts", "what the report calls it"),
            ("offices", "texts", "offices held on the day of publication"),
            ("rule", "text", "why it is taken for who it is"),
            ("link_score", "number", "how often that rule was right on labelled names, 0 to 1"),
            ("mentions", "count", "how many words stand for it"),
            ("start", "count", "where the first of them begin, in characters"),
            ("end", "count", "where they end, exclusive"),
        ),
        "events": make_columns(
            _DOCUMENT,
            ("event", "text", "id of the mention: one happening has one in each report that tells it"),
            ("claim", "text", "id of the claim that carries it"),
            ("day", "day", "first day it may have been on; empty where the report tells none"),
            ("last_day", "day", "last such day"),
        )
        + tuple(column for column in COLUMNS if column.name in _AS_EXPORTED)
        + make_columns(
            ("voice", "text", "who says it"),
            ("voice_kind", "text", "named, unnamed, collective, outlet"),
            ("affiliation", "text", "the country or body that the voice belongs to"),
            ("via", "texts", "who relayed it, nearest the speaker first"),
            ("certainty", "text", "asserted, hedged, denied"),
            ("confidence", "number", "0 to 1"),
            ("trigger", "text", "the word that carries it"),
            ("trigger_start", "count", "where that begins, in characters"),
            ("trigger_end", "count", "where it ends, exclusive"),
            ("sentence", "text", "the sentence that tells it"),
            ("start", "count", "where the sentence begins, in characters"),
            ("end", "count", "where it ends, exclusive"),
        ),
        "claims": make_columns(
            _DOCUMENT,
            ("claim", "text", "id of the claim"),
            ("voice", "text", "who says it, in the report's words; empty for the report itself"),
            ("voice_kind", "text", "named, unnamed, collective, outlet"),
            ("entity", "text", "id of the speaker among the entities"),
            ("count", "count", "how many speakers the words give"),
            ("affiliation", "text", "the country or body that the voice belongs to"),
            ("via", "texts", "who relayed it, nearest the speaker first"),
            ("told_to", "text", "the words that name the hearer"),
            ("cue", "text", "the word of saying"),
            ("manner", "text", "direct, indirect, mixed, narrated"),
            ("certainty", "text", "asserted, hedged, denied"),
            ("content", "texts", "what is said, in its pieces"),
            ("starts", "counts", "where the pieces begin, in characters"),
            ("ends", "counts", "where they end, exclusive"),
            ("said_from", "moment", "when it was said, at the earliest"),
            ("said_to", "moment", "when it was said, at the latest, exclusive"),
        ),
        "times": make_columns(
            _DOCUMENT,
            ("quote", "text", "the words"),
            ("start", "count", "where they begin, in characters"),
            ("end", "count", "where they end, exclusive"),
            ("type", "text", "DATE, TIME, DURATION, SET"),
            ("value", "text", "TIMEX3 value"),
            ("mod", "text", "TIMEX3 modifier: START, MID, END, APPROX"),
            ("earliest", "moment", "the earliest moment it can name"),
            ("latest", "moment", "the latest, exclusive"),
        ),
        "issues": make_columns(
            ("item", "text", "where it was met: the part, and the line, row or address in it"),
            ("document", "text", "id of the report, empty where none was made"),
            ("refused", "flag", "nothing of the item was read"),
            ("what", "text", "what is wrong or not known"),
        ),
    }
)
"""The columns of each table; the metadata of its Parquet files say the same."""
