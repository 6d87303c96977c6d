"""How fast the reader is, and how much memory it takes.

In: the bundled report and the labelled cases. Out: a table on standard output. Never says how well
the reader reads; that is what evals/ is for.
"""
