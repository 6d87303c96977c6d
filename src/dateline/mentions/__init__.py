"""Mentions: what a report names and counts: names, places, times, arms, figures.

In: a document and its parse. Out: mentions, in order of the text. Never says which real thing a
mention stands for.
"""

from dateline.mentions.arms import find_arms
from dateline.mentions.figures import find_figures
from dateline.mentions.names import find_names
from dateline.mentions.places import find_places
from dateline.mentions.times import find_times

__all__ = ["find_arms", "find_figures", "find_names", "find_places", "find_times"]
