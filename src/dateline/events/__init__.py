"""The events room: many Accounts → which of their mentions are the same happening.

In: accounts, in order of publication. Out: the same with an event for each mention, and why; the events.
Never changes what an earlier report was taken for, so a later report changes no earlier picture.
"""

from dateline.events.event import add_accounts, make_events
from dateline.events.kept import (
    NOTHING,
    Happenings,
    KeptEvent,
    give_standing,
    pack_happenings,
    unpack_happenings,
)
from dateline.events.likeness import compare_told
from dateline.events.linker import WINDOW, Linker

__all__ = [
    "NOTHING",
    "WINDOW",
    "Happenings",
    "KeptEvent",
    "Linker",
    "add_accounts",
    "compare_told",
    "give_standing",
    "make_events",
    "pack_happenings",
    "unpack_happenings",
]
