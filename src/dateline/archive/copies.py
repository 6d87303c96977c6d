"""Texts of an archive that are copies of each other: MinHash signatures, and the groups that they make.

Two texts are copies where their signatures agree in at least half of their numbers, which estimates that at least half
of their runs of eight words are the same (Broder 1997). Pairs are found by bands of four numbers (Leskovec,
Rajaraman and Ullman 2014, chapter 3), in DuckDB, which goes to disk where memory ends.
"""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from dateline.exports import load_extra

if TYPE_CHECKING:
    from dateline.archive.output import Output

NUMBERS, BAND, ALIKE = 64, 4, 0.5
_MULTIPLIERS = np.random.default_rng(20240410).integers(1, 2**64, size=NUMBERS, dtype=np.uint64) | np.uint64(
    1
)
_PAIRS = f"""
WITH texts AS (
    SELECT document, any_value(signature) AS signature, min(published_at) AS published
    FROM documents WHERE len(signature) > 0 GROUP BY document
), keyed AS (
    SELECT document, published, signature, band, list_slice(signature, band * {BAND} + 1, (band + 1) * {BAND}) AS key
    FROM texts, range({NUMBERS // BAND}) AS bands(band)
), met AS (
    SELECT document, signature,
        first_value(document) OVER first AS other,
        first_value(signature) OVER first AS theirs
    FROM keyed WINDOW first AS (PARTITION BY band, key ORDER BY published NULLS LAST, document)
)
SELECT DISTINCT document, other,
    list_count(list_filter(list_zip(signature, theirs), lambda pair: pair[1] = pair[2])) / {NUMBERS} AS alike
FROM met WHERE document <> other AND alike >= {ALIKE}
"""


def make_signature(runs: NDArray[np.uint64]) -> NDArray[np.uint32]:
    """The signature of a text by the hashes of its runs of words; empty for a text without words."""
    if not len(runs):
        return np.zeros(0, np.uint32)
    mixed = runs[:, None] * _MULTIPLIERS[None, :]  # arrays wrap around at 64 bits
    mixed ^= mixed >> np.uint64(32)
    mixed *= np.uint64(0x9E3779B97F4A7C15)
    return np.asarray((mixed >> np.uint64(32)).min(axis=0), dtype=np.uint32)


def find_copies(output: "Output") -> dict[str, int]:
    """The groups of copies are in ``copies.parquet``; how many groups, and how many texts are in them.

    Columns: `document`, and `origin`, the earliest text of its group, which has a row of its own. A text that
    nobody copies has none. Alike texts of one origin may be found through a third.
    """
    arrow, parquet = load_extra("pyarrow", extra="archive"), load_extra("pyarrow.parquet", extra="archive")
    with output.tables() as tables:
        order = "SELECT document, min(published_at) FROM documents GROUP BY document ORDER BY 2 NULLS LAST, 1"
        pairs = tables.execute(_PAIRS).fetchall()
        met = {document for pair in pairs for document in pair[:2]}
        rank = {
            id: n for n, (id, _) in enumerate(row for row in _rows(tables.execute(order)) if row[0] in met)
        }
    groups = _grouped(((one, other) for one, other, _ in pairs), rank=rank)
    rows = sorted(groups.items())
    table = arrow.table(
        {"document": [document for document, _ in rows], "origin": [origin for _, origin in rows]},
        schema=arrow.schema([("document", arrow.string()), ("origin", arrow.string())]),
    )
    draft = output.copies.with_name(f".{output.copies.name}.{os.getpid()}")
    parquet.write_table(table.replace_schema_metadata({"of": output.state}), draft, compression="zstd")
    os.replace(draft, output.copies)
    return {"groups": len(set(groups.values())), "texts": len(groups)}


def _rows(result: Any) -> Iterable[tuple[str, Any]]:
    while rows := result.fetchmany(10_000):
        yield from rows


def _grouped(pairs: Iterable[tuple[str, str]], *, rank: dict[str, int]) -> dict[str, str]:
    """For each text the earliest of all that it is tied to, by however many steps."""
    above: dict[str, str] = {}

    def top(text: str) -> str:
        while (over := above.setdefault(text, text)) != text:
            above[text] = text = above[over]
        return text

    for one, other in pairs:
        earlier, later = sorted((top(one), top(other)), key=rank.__getitem__)
        above[later] = earlier
    return {text: top(text) for text in above}


def has_copies(output: "Output") -> bool:
    """Whether the groups of copies are those of the readings as they are."""
    if not Path(output.copies).is_file():
        return False
    parquet = load_extra("pyarrow.parquet", extra="archive")
    return (parquet.read_schema(output.copies).metadata or {}).get(b"of") == output.state.encode()
