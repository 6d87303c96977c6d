"""The origins room: many Documents → whose text each one is.

In: reports. Out: origins, each a text with its copies, rewrites and later states, and the ties that prove it; the
agencies a report credits; how alike two texts are; one spelling for an address. Never looks at who is quoted: several
reports of one spokesman's words are several texts.
"""

from dateline.origins.credits import find_credits
from dateline.origins.likeness import compare_texts
from dateline.origins.shingles import shingles
from dateline.origins.trace import trace_origins
from dateline.origins.trail import Traced, Trail
from dateline.origins.urls import canonical_url

__all__ = ["Traced", "Trail", "canonical_url", "compare_texts", "find_credits", "shingles", "trace_origins"]
