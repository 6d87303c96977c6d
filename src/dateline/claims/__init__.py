"""Who says what, and what happens in what they say.

In: the layers of one report (parse, entities, times, places). Out: claims, event mentions and
disputes, each with the words it rests on. Never decides whether a claim is true, and never looks at a
second report.
"""

from dateline.claims.counts import tie_figures
from dateline.claims.disputes import find_disputes
from dateline.claims.layers import Layers
from dateline.claims.reading import find_claims, find_events
from dateline.claims.speakers import find_unnamed

__all__ = ["Layers", "find_claims", "find_disputes", "find_events", "find_unnamed", "tie_figures"]
