"""The words that carry events: what comes in is a word form, what leaves is the frames it may open.

Comes in: three tables kept beside this file (`triggers.tsv`, `classes.tsv`, `plover.tsv`; the first lines
of each say what its columns mean). Leaves: `Triggers`, `Classes` and the PLOVER entries, checked line by
line. It never reads a report, never decides which frame holds in a sentence, and never codes an event.
"""

from dateline.claims.lexicon.forms import (
    inflect_noun,
    inflect_verb,
    lemmatize_noun,
    lemmatize_verb,
    spellings,
)
from dateline.claims.lexicon.tables import (
    Classes,
    Condition,
    LexiconError,
    PartOfSpeech,
    Plover,
    PloverEntry,
    TriggerRow,
    Triggers,
    load_classes,
    load_plover,
    load_triggers,
    parse_classes,
    parse_plover,
    parse_triggers,
)

__all__ = [
    "Classes",
    "Condition",
    "LexiconError",
    "PartOfSpeech",
    "Plover",
    "PloverEntry",
    "TriggerRow",
    "Triggers",
    "inflect_noun",
    "inflect_verb",
    "lemmatize_noun",
    "lemmatize_verb",
    "load_classes",
    "load_plover",
    "load_triggers",
    "parse_classes",
    "parse_plover",
    "parse_triggers",
    "spellings",
]
