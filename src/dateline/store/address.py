"""Where a case is: a file (SQLite) or a database of a server (PostgreSQL), and the way in."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

from dateline.errors import InputError
from dateline.store.refusals import refusing

# "DLIN" in the header of the file: `file case.db` and every SQLite tool can tell it from other databases.
APPLICATION_ID = 0x444C494E
WAIT_SECONDS = 30
_OLDEST_SERVER = (15,)
_SERVERS = ("postgresql", "postgres")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*)://", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """A case's place: `name` as it may be printed (no password), and the file, if it is one."""

    name: str
    url: URL
    path: Path | None


def parse_address(where: str | Path) -> Address:
    """The place that `where` names. Raises InputError for the address of anything but PostgreSQL.

    >>> parse_address("postgresql://ada:secret@desk/elm").name
    'postgresql://ada:***@desk/elm'
    """
    scheme = _SCHEME.match(where) if isinstance(where, str) else None
    if scheme is None:
        path = Path(where)
        return Address(name=str(path), url=URL.create("sqlite", database=str(path.absolute())), path=path)
    try:
        url = make_url(str(where))
    except (ArgumentError, ValueError):
        shown = re.sub(r"//[^/@]*@", "//***@", str(where))
        raise InputError(shown, cause="the address cannot be read", next_step=_like_this()) from None
    name = url.render_as_string(hide_password=True)
    if scheme.group(1).lower().split("+")[0] not in _SERVERS:
        raise InputError(name, cause="a case is a file or a PostgreSQL database", next_step=_like_this())
    return Address(name=name, url=url.set(drivername="postgresql+psycopg"), path=None)


def _like_this() -> str:
    return "give a path or postgresql://user@host/database"


def make_engine(address: Address) -> Engine:
    """An engine whose transactions begin as the store needs them; nothing is opened yet.

    Raises InputError when psycopg is not installed.
    """
    return _make_sqlite(address) if address.path else _make_postgresql(address)


def _make_sqlite(address: Address) -> Engine:
    engine = create_engine(address.url, connect_args={"timeout": WAIT_SECONDS})

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # transactions begin where we say, not where the driver guesses
        for pragma in ("foreign_keys=ON", "synchronous=FULL", "trusted_schema=OFF"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        # A writer that begins as a reader can be refused when it comes to write, without any waiting.
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _make_postgresql(address: Address) -> Engine:
    try:
        engine = create_engine(address.url, pool_pre_ping=True, connect_args=_connect_args(address.url))
    except ImportError as error:
        step = "install it with: pip install 'dateline[postgres]'"
        raise InputError(address.name, cause="psycopg is not installed", next_step=step) from error

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _record: object) -> None:
        connection.execute("SET TIME ZONE 'UTC'")
        connection.commit()

    return engine


def _connect_args(url: URL) -> dict[str, Any]:
    given: dict[str, Any] = {
        "connect_timeout": WAIT_SECONDS,
        "application_name": "dateline",
        "client_encoding": "utf8",
    }
    return {name: value for name, value in given.items() if name not in url.query}


def find_case(address: Address, engine: Engine, *, create: bool) -> bool:
    """Whether a case is there, True, or an empty place for one, False.

    Raises InputError for a missing place unless `create`, for anything that is there and is no case, and for
    a server that is out of reach or too old.
    """
    if address.path:
        return _find_file(address, address.path, engine, create=create)
    return _find_database(address, engine, create=create)


def _find_file(address: Address, path: Path, engine: Engine, *, create: bool) -> bool:
    _refuse_place(address, path, create=create)
    with refusing(address.name), engine.connect() as connection:
        mark = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
        if mark == APPLICATION_ID:
            return True
        tables = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one()
    if mark or tables or not create:
        empty = not mark and not tables
        cause = "the file is empty" if empty else "this is a database, but not a case"
        raise InputError(address.name, cause=cause, next_step="give a case made with `dateline new`")
    return False


def _refuse_place(address: Address, path: Path, *, create: bool) -> None:
    if "\x00" in str(path):
        raise InputError(address.name, cause="no file can have this name", next_step="give another path")
    try:
        if path.is_dir():
            cause, step = "this is a folder", "give the file of a case"
        elif path.exists() or (create and path.absolute().parent.is_dir()):
            return
        elif create:
            cause, step = "its folder does not exist", "make the folder first"
        else:
            cause, step = "there is no such file", "make a case with `dateline new`"
    except OSError as error:
        cause, step = f"the system refuses it ({error.strerror})", "give another path"
    raise InputError(address.name, cause=cause, next_step=step)


def _find_database(address: Address, engine: Engine, *, create: bool) -> bool:
    with refusing(address.name), engine.connect() as connection:
        if (engine.dialect.server_version_info or ()) < _OLDEST_SERVER:
            cause, step = "the server is older than PostgreSQL 15", "give a newer server"
            raise InputError(address.name, cause=cause, next_step=step)
        if connection.exec_driver_sql("SHOW server_encoding").scalar_one() != "UTF8":
            cause, step = (
                "the database's encoding is not UTF8",
                "create it with createdb -E UTF8 -T template0",
            )
            raise InputError(address.name, cause=cause, next_step=step)
        ours = connection.exec_driver_sql("SELECT to_regclass('case_version')").scalar_one()
        others = connection.exec_driver_sql("SELECT to_regclass('documents')").scalar_one()
    if ours is None and (others is not None or not create):
        cause = "the database holds no case" if others is None else "the database holds something else"
        raise InputError(
            address.name, cause=cause, next_step="make one in an empty database with `dateline new`"
        )
    return ours is not None
