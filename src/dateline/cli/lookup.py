"""The register's rows under a name, on standard output."""

import json
import sys
from dataclasses import asdict
from datetime import date

from dateline.outputs.printable import printable
from dateline.register import Row, look_up

FOUND = 0
NOT_FOUND = 1


def print_rows(name: str, *, on: date | None, as_json: bool) -> int:
    """Prints the rows under a name, and gives the exit code: 1 where there are none."""
    rows = look_up(name, on=on)
    for row in rows:
        print(json.dumps(asdict(row)) if as_json else _line(row))
    if not rows:
        when = f" on {on.isoformat()}" if on else ""
        print(
            f"dateline: the register has no {printable(name)!r}{when}: try the full name, or leave --on out",
            file=sys.stderr,
        )
    return FOUND if rows else NOT_FOUND


def _line(row: Row) -> str:
    code = " ".join(part for part in (row.code, row.sector) if part) or "–"
    return f"{row.name}  ·  {row.what}  ·  {code}{_dates(row)}  ·  {row.table}, source: {row.source}"


def _dates(row: Row) -> str:
    if row.since is None and row.to is None:
        return ""
    return f"  ·  from {row.since or 'an unknown day'}" + (f" to {row.to}" if row.to else "")
