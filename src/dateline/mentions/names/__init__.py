"""Names: what the learned reader found, corrected and completed by the register.

In: a document and its parse. Out: names in order, none overlapping. Never says which real thing a
name stands for.
"""

from dateline.mentions.names.find import find_names

__all__ = ["find_names"]
