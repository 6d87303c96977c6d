"""The folder that an archive's readings are in: what is done, which of it counts, and the tables over all of it."""

import json
import os
import secrets
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.archive.columns import TABLES
from dateline.errors import InputError
from dateline.exports import load_extra
from dateline.ids import make_id

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_LIST = "archive.json"
_FORM = "dateline.archive/1"
_SHARDS, _DRAFTS, _COPIES = "shards", ".drafts", "copies.parquet"
_TALLY = "tally"


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """The folder of an archive's readings.

    `shards` are those that count: the name of each part, and the folder of its tables. Others that lie there belong
    to an earlier version of Dateline, or to parts that have changed or gone.
    """

    path: Path
    version: str
    shards: tuple[tuple[str, str], ...]

    @property
    def copies(self) -> Path:
        """The table of texts that are copies, which `find_copies` makes."""
        return self.path / _COPIES

    @property
    def state(self) -> str:
        """A digest of which shards count."""
        return make_id("arc", self.version, *(id for _, id in self.shards))

    def files(self, table: str) -> list[str]:
        """The Parquet files of a table."""
        return [str(self.path / _SHARDS / id / f"{table}.parquet") for _, id in self.shards]

    @contextmanager
    def tables(self) -> "Iterator[DuckDBPyConnection]":
        """A connection to DuckDB in which each table is a view; it can read this folder and nothing else.

        Moments are in UTC, without saying so: the clock of the machine plays no part.
        """
        duckdb = load_extra("duckdb", extra="archive")
        with tempfile.TemporaryDirectory() as scratch, duckdb.connect() as connection:
            connection.execute(f"SET temp_directory = {_quoted(scratch)}")
            connection.execute(f"SET allowed_directories = [{_quoted(str(self.path.absolute()))}]")
            connection.execute("SET enable_external_access = false")
            connection.execute("SET lock_configuration = true")
            for table, columns in TABLES.items():
                names = ", ".join(map(_quoted, self.files(table)))
                moments = (
                    f"make_timestamp(epoch_us({c.name})) AS {c.name}" for c in columns if c.kind == "moment"
                )
                plain = f"* REPLACE ({found})" if (found := ", ".join(moments)) else "*"
                connection.execute(f"CREATE VIEW {table} AS SELECT {plain} FROM read_parquet([{names}])")
            yield connection


def _quoted(words: str) -> str:
    return "'" + words.replace("'", "''") + "'"


def open_output(path: str) -> Output:
    """The readings of an archive. Raises InputError where none are."""
    step = "read an archive into it with: dateline archive read"
    try:
        form = json.loads((Path(path) / _LIST).read_text("utf-8"))
    except OSError as error:
        raise InputError(path, cause="no readings of an archive are in it", next_step=step) from error
    except ValueError as error:
        raise InputError(f"{path}/{_LIST}", cause="it is damaged", next_step=step) from error
    shards = tuple((str(shard["name"]), str(shard["tables"])) for shard in form["shards"])
    here = Path(path).absolute()
    missing = next((name for name, id in shards if not shard_folder(path, id).is_dir()), None)
    if missing or not shards:
        cause = f"the readings of {missing} are gone" if missing else "no part of the archive was read"
        raise InputError(path, cause=cause, next_step="run dateline archive read again")
    return Output(path=here, version=str(form["version"]), shards=shards)


def make_output(path: str) -> None:
    """The folder is there. Raises InputError where it cannot be, or holds something else."""
    folder = Path(path)
    try:
        strangers = folder.is_dir() and any(folder.iterdir()) and not (folder / _SHARDS).is_dir()
        if strangers:
            step = "give a folder that is new or empty"
            raise InputError(path, cause="it holds other files than an archive's readings", next_step=step)
        (folder / _SHARDS).mkdir(parents=True, exist_ok=True)
        (folder / _DRAFTS).mkdir(exist_ok=True)
    except OSError as error:
        cause = f"nothing can be written there ({error.strerror or error})"
        raise InputError(path, cause=cause, next_step="give a folder that you may write to") from error


def list_shards(path: str, *, version: str, shards: Iterable[tuple[str, str]]) -> None:
    """These shards count from now on; who reads the list meanwhile sees the old one or the new one."""
    form = {
        "form": _FORM,
        "version": version,
        "shards": [{"name": name, "tables": id} for name, id in sorted(shards)],
    }
    draft = Path(path) / f".{_LIST}.{os.getpid()}"
    draft.write_text(json.dumps(form, indent=1, ensure_ascii=False) + "\n", "utf-8")
    os.replace(draft, Path(path) / _LIST)


def shard_folder(path: str, id: str) -> Path:
    """Where the tables of a shard are, once they are whole."""
    return Path(path) / _SHARDS / id


def make_draft(path: str, id: str, *, run: str) -> Path:
    """A new folder for the tables of a shard while they are written in this run."""
    draft = Path(path) / _DRAFTS / f"{id}.{run}.{secrets.token_hex(4)}"
    draft.mkdir()
    return draft


def finish(draft: Path, *, path: str, id: str) -> None:
    """The tables of a shard are in their place, whole; where another process was faster, its are kept."""
    (draft / _TALLY).unlink(missing_ok=True)
    for file in draft.iterdir():
        with file.open("rb") as written:
            os.fsync(written.fileno())
    try:
        os.rename(draft, shard_folder(path, id))
    except OSError:
        if not shard_folder(path, id).is_dir():
            raise
        shutil.rmtree(draft, ignore_errors=True)


def remove_drafts(path: str, ids: Iterable[str]) -> None:
    """What killed processes left of shards that are done is gone."""
    done = set(ids)
    for draft in (Path(path) / _DRAFTS).iterdir():
        if draft.name.partition(".")[0] in done:
            shutil.rmtree(draft, ignore_errors=True)


def note_tally(draft: Path, reports: int) -> None:
    """How many reports of a shard were read so far, for who looks on."""
    with suppress(OSError):
        (draft / _TALLY).write_text(str(reports), "utf-8")


def read_tally(path: str, *, run: str) -> int:
    """How many reports were read so far in the shards that this run is reading."""
    total = 0
    for note in (Path(path) / _DRAFTS).glob(f"*.{run}.*/{_TALLY}"):
        with suppress(OSError, ValueError):
            total += int(note.read_text("utf-8") or 0)
    return total
