"""How well Dateline reads: labelled cases, scores, floors.

In: labelled cases and a reader. Out: scores with counts, and a gate. Never imports a room of the
library: it sees readings only, through the library's own door.
"""
