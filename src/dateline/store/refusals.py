"""What a database means by its errors, in one sentence each."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from dateline.errors import InputError

DAMAGED = "restore the newest copy of the case"
_NOT_A_CASE = "give a case made with `dateline new`"

# SQLite tells its errors apart by words alone in some of these.
_SQLITE = (
    ("file is not a database", "this is not a case file", _NOT_A_CASE),
    ("malformed", "the file is damaged", DAMAGED),
    (
        "disk is full",
        "the disk is full",
        "make room and run the command again; what was added so far is kept",
    ),
    (
        "readonly database",
        "the file or its folder is read-only",
        "allow writing there, or copy the case elsewhere",
    ),
    ("unable to open", "the file cannot be opened or made there", "give a folder that can be written to"),
    ("disk i/o error", "the disk failed or is full", "check the disk and run the command again"),
    ("database is locked", "another process keeps writing to the case", "wait for it to end and try again"),
    (
        "no such module: fts5",
        "this Python's SQLite has no full-text index",
        "use a Python with SQLite's FTS5",
    ),
)

_NO_ROOM = ("the server's disk is full", "make room there and run the command again; what was added is kept")
_MAY_NOT = ("this user may not do that", "ask for the right to create and write tables in the database")
_UNREACHABLE = ("the server cannot be reached", "check host and port, and that the server runs")
_POSTGRESQL = {
    "53100": _NO_ROOM,
    "53300": ("the server has too many connections", "try again later"),
    "42501": _MAY_NOT,
    "25006": ("the database is read-only", "give the address of the server that accepts writing"),
    "57P01": _UNREACHABLE,
    "40P01": ("two processes waited for each other", "run the command again; nothing is half done"),
    "42P07": ("the database holds something else", "give an empty database for the case"),
    "57P03": ("the server is starting or stopping", "try again in a moment"),
}
# While connecting, the server's words are all there is.
_CONNECTING = (
    ("password", "the server refuses this user or password", "check both in the address, or set PGPASSWORD"),
    ("authentication failed", "the server refuses this user", "check user and password in the address"),
    ("no pg_hba.conf entry", "the server does not admit this user from here", "ask for access"),
    ('role "', "the server does not know this user", "check the user in the address"),
    ("too many", "the server has too many connections", "try again later"),
    ("starting up", "the server is starting", "try again in a moment"),
    ("does not exist", "the server has no such database", "create it first, for example with createdb"),
)


@contextmanager
def refusing(name: str) -> Iterator[None]:
    """Errors of the database that have a cause outside Dateline leave as InputError; `name` is the case."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        if (refusal := _explain(error, name)) is None:
            raise
        raise refusal from error


def _explain(error: Exception, name: str) -> InputError | None:
    cause = error.orig if isinstance(error, DBAPIError) else error
    words = str(cause).lower()
    if type(cause).__module__.startswith("psycopg"):
        found = _explain_postgresql(cause, words)
    else:
        found = next((row[1:] for row in _SQLITE if row[0] in words), None)
    return InputError(name, cause=found[0], next_step=found[1]) if found else None


def _explain_postgresql(cause: object, words: str) -> tuple[str, str] | None:
    state = getattr(cause, "sqlstate", None)
    if state is not None:
        return _POSTGRESQL.get(state)
    if type(cause).__name__ not in ("OperationalError", "ConnectionTimeout"):
        return None
    return next((row[1:] for row in _CONNECTING if row[0] in words), _UNREACHABLE)
