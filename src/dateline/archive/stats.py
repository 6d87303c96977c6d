"""Counts over everything that an archive's reports say, by DuckDB."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from dateline.archive.copies import has_copies
from dateline.archive.output import Output
from dateline.errors import InputError

_DONE = "status IN ('occurred', 'ongoing') AND certainty <> 'denied'"
_QUADS = ", ".join(
    f"count(*) FILTER (quad = '{quad}') AS {quad.replace(' ', '_')}"
    for quad in ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")
)
_REPORTS = "count(DISTINCT document) AS reports, count(DISTINCT origin) AS origins"
_STATS: Mapping[str, str] = MappingProxyType(
    {
        "totals": """
            SELECT (SELECT count(*) FROM documents) AS items,
                (SELECT count(DISTINCT document) FROM documents) AS reports,
                (SELECT count(DISTINCT origin) FROM texts) AS origins,
                (SELECT coalesce(sum(words), 0)::BIGINT FROM documents) AS words,
                (SELECT count(*) FROM events) AS mentions,
                (SELECT count(*) FROM claims) AS claims,
                (SELECT count(*) FROM claims WHERE voice_kind <> 'outlet') AS attributed,
                (SELECT count(*) FROM issues WHERE refused) AS refused,
                (SELECT min(published_at) FROM documents) AS first_published_at,
                (SELECT max(published_at) FROM documents) AS last_published_at
        """,
        "types": f"""
            SELECT type, count(*) AS mentions, count(*) FILTER ({_DONE}) AS done, {_REPORTS}
            FROM told GROUP BY type ORDER BY mentions DESC, type
        """,
        "sources": """
            SELECT outlet, count(DISTINCT document) AS reports, count(DISTINCT origin) AS origins,
                count(DISTINCT document) FILTER (document = origin) AS own,
                min(published_at) AS first_published_at, max(published_at) AS last_published_at
            FROM texts GROUP BY outlet ORDER BY reports DESC, outlet NULLS LAST
        """,
        "dyads": f"""
            SELECT strftime(day, '%Y-%m') AS month, actor, recipient, {_QUADS}, count(*) AS mentions, {_REPORTS}
            FROM (
                SELECT *, unnest(list_distinct(list_filter(recipient_countries, lambda c: c IS NOT NULL))) AS recipient
                FROM (
                    SELECT *, unnest(list_distinct(list_filter(actor_countries, lambda c: c IS NOT NULL))) AS actor
                    FROM told WHERE NOT historical AND {_DONE}
                )
            ) WHERE actor <> recipient
            GROUP BY month, actor, recipient ORDER BY month NULLS LAST, mentions DESC, actor, recipient
        """,
        "voices": """
            SELECT voice_kind AS kind, affiliation, count(*) AS claims, count(DISTINCT document) AS reports
            FROM claims WHERE voice_kind <> 'outlet'
            GROUP BY kind, affiliation ORDER BY claims DESC, kind, affiliation NULLS LAST
        """,
        "issues": """
            SELECT what, refused, count(*) AS times, min(item) AS for_instance
            FROM issues GROUP BY what, refused ORDER BY refused DESC, times DESC, what
        """,
    }
)
KINDS = tuple(_STATS)
"""What can be counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stats:
    """A table of counts: its columns, and its rows in order.

    `counted_origins` says whether copies were known; where not, every report counts as an origin of its own.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    counted_origins: bool


def find_stats(output: Output, kind: str, *, limit: int | None = None) -> Stats:
    """Counts of a kind: totals, types, sources, dyads (a row a month), voices or issues.

    Mentions, reports and origins are three numbers. A mention counts as done where the report tells it as
    happened or happening. Dyads count such mentions that are no background, in the month of their day. Raises
    InputError for any other kind.
    """
    if kind not in _STATS:
        raise InputError(kind, cause="that cannot be counted", next_step=f"give one of {', '.join(KINDS)}")
    counted = has_copies(output)
    with output.tables() as tables:
        origins = (
            f"read_parquet('{str(output.copies).replace(chr(39), chr(39) * 2)}')" if counted else _NOBODY
        )
        tables.execute(f"CREATE VIEW copies AS SELECT document, origin FROM {origins}")
        tables.execute(
            "CREATE VIEW texts AS SELECT DISTINCT ON (document) document, outlet, published_at, "
            "coalesce(origin, document) AS origin FROM documents LEFT JOIN copies USING (document) ORDER BY item"
        )
        tables.execute("CREATE VIEW told AS SELECT events.*, origin FROM events JOIN texts USING (document)")
        found = tables.execute(_STATS[kind] + (f" LIMIT {int(limit)}" if limit is not None else ""))
        columns = tuple(column[0] for column in found.description or ())
        return Stats(columns=columns, rows=tuple(found.fetchall()), counted_origins=counted)


_NOBODY = "(SELECT '' AS document, '' AS origin WHERE false)"
