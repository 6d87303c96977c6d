"""The archive room: 10⁵ and more reports → Parquet tables of what they say.

In: a folder of parts (Parquet, lines, web archives). Out: for each part a folder of tables, whole or not there at all;
groups of texts that are copies; counts over everything. Never keeps state anywhere else: what is done is what
exists, so a run that was killed, on whatever engine, is finished by running it again.
"""

from dateline.archive.columns import TABLES
from dateline.archive.copies import find_copies
from dateline.archive.output import Output, open_output
from dateline.archive.run import Engine, Progress, Summary, read_archive
from dateline.archive.selection import find_selected
from dateline.archive.shards import Shard, find_shards
from dateline.archive.stats import Stats, find_stats
from dateline.archive.work import Done, Failed, Order, read_shard

__all__ = [
    "TABLES",
    "Done",
    "Engine",
    "Failed",
    "Order",
    "Output",
    "Progress",
    "Shard",
    "Stats",
    "Summary",
    "find_copies",
    "find_selected",
    "find_shards",
    "find_stats",
    "open_output",
    "read_archive",
    "read_shard",
]
