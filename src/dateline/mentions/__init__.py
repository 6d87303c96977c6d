"""Mentions: what a report names and counts: names, places, times, arms, figures.

In: a document and its parse. Out: mentions, in order of the text. Never says which real thing a
mention stands for.
"""

from dateline.mentions.names import find_names

__all__ = ["find_names"]
