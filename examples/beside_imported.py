"""Our events of a dyad beside imported event data, by day: the file comes from our own export here, as an example."""

import io

import pandas
from opened import opened

from dateline.exports import make_files, read_imports
from dateline.views import view_of

case = opened()
seen = view_of(case)
assert seen is not None
(table,) = make_files(seen, "icews").values()
case.keep_imported([row for row in read_imports(io.BytesIO(table), format="icews", name="icews.tab")])

ours = seen.frame()
ours = ours[ours["day"].notna()].groupby("day").size().rename("ours")
theirs = pandas.Series([row.day for row in case.imported()]).value_counts().rename("imported")
print(pandas.concat([ours, theirs], axis=1).fillna(0).astype(int).sort_index().to_string())
