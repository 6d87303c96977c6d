"""The form of a case and its versions: a case is brought to the newest when it is opened."""

import sqlite3
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine, inspect, text

from dateline.errors import InputError
from dateline.store.address import APPLICATION_ID, WAIT_SECONDS
from dateline.store.refusals import refusing

if TYPE_CHECKING:
    from alembic.config import Config
    from alembic.script import ScriptDirectory

MIGRATIONS = Path(__file__).parent / "migrations"
VERSIONS = "case_version"  # a name of our own: other programs in the database may use Alembic too
_LOCK = 0x444C494E  # of PostgreSQL's advisory locks: one migration at a time


def migrate(engine: Engine, *, name: str, migrations: Path = MIGRATIONS) -> None:
    """The database holds a case of the newest form; all in one transaction, so a failure changes nothing.

    A case that is already there is left as it is. Raises InputError when a newer Dateline made it.
    """
    with refusing(name), engine.connect() as connection, connection.begin():
        if _is_newest(connection, migrations):
            return
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(migrations).replace("%", "%%"))
    scripts = ScriptDirectory.from_config(config)
    with refusing(name), engine.connect() as connection, connection.begin():
        if not _behind(connection, scripts, name=name):
            return
    with refusing(name):
        if engine.dialect.name == "sqlite":
            _set_journal(engine)
        with engine.connect().execution_options(writes=True) as connection, connection.begin():
            if engine.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
            if _behind(connection, scripts, name=name):  # another process may have been first
                _upgrade(connection, scripts, config)


def _is_newest(connection: Connection, migrations: Path) -> bool:
    """Whether the case is in the form of the last migration, by the number in that file's name.

    That is so nearly always, and loading Alembic to find it out takes longer than many a command.
    """
    if not inspect(connection).has_table(VERSIONS):
        return False
    last = max((path.stem[1:5] for path in (migrations / "versions").glob("v*.py")), default="")
    there = connection.execute(text(f"SELECT version_num FROM {VERSIONS}")).scalars().all()
    return list(there) == [last]


def _behind(connection: Connection, scripts: "ScriptDirectory", *, name: str) -> bool:
    """Whether migrations are missing here."""
    from alembic.runtime.migration import MigrationContext

    there = MigrationContext.configure(connection, opts={"version_table": VERSIONS}).get_current_heads()
    known = {script.revision for script in scripts.walk_revisions()}
    if not known.issuperset(there):
        step = "update Dateline, for example with: pip install --upgrade dateline"
        raise InputError(name, cause="a newer version of Dateline made this case", next_step=step)
    return set(there) != set(scripts.get_heads())


def _set_journal(engine: Engine) -> None:
    """The file keeps a write-ahead log; two processes that make one case at once take turns."""
    raw = engine.raw_connection()  # the journal changes only outside a transaction
    try:
        latest = time.monotonic() + WAIT_SECONDS
        while not _try_journal(raw.cursor()) and time.monotonic() < latest:
            time.sleep(0.02)
    finally:
        raw.close()


def _try_journal(cursor: Any) -> bool:
    """False when another process holds the file just now: SQLite does not wait here by itself."""
    try:
        cursor.execute("PRAGMA journal_mode=WAL")
    except sqlite3.OperationalError as error:
        if "locked" not in str(error):
            raise
        return False
    return True


def _upgrade(connection: Connection, scripts: "ScriptDirectory", config: "Config") -> None:
    from alembic.runtime.environment import EnvironmentContext

    def steps(there: Any, _context: object) -> Any:
        return scripts._upgrade_revs("head", there)

    with EnvironmentContext(config, scripts, fn=steps) as environment:
        environment.configure(connection=connection, version_table=VERSIONS)
        environment.run_migrations()
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
        if wrong := connection.exec_driver_sql("PRAGMA foreign_key_check").first():
            raise RuntimeError(f"the migration broke a link between tables: {wrong}")
