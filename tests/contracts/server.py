"""A PostgreSQL server for the tests, on a socket in a folder of its own."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

USER, PASSWORD = "dateline", "not a secret"


@dataclass(frozen=True)
class Server:
    """A running server, and where it can be reached."""

    folder: Path
    numbers: Iterator[int]

    def where(self, database: str, *, user: str = USER, password: str = PASSWORD) -> str:
        """The address of a database."""
        return f"postgresql://{user}:{password.replace(' ', '%20')}@/{database}?host={self.folder}"

    def make_database(self, options: str = "") -> str:
        """The address of a new, empty database."""
        import psycopg

        name = f"case_{next(self.numbers)}"
        with psycopg.connect(self.where("postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE template0 {options}".encode())
        return self.where(name)


def find_programs() -> Path | None:
    """The folder of initdb and pg_ctl: on the PATH, or the newest of Debian's."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return folders[-1].parent if folders else None


@contextmanager
def run_server(programs: Path) -> Iterator[Server]:
    """A server runs, as somebody who is not root, until the end of the block; nothing of it is left then."""
    folder = Path(
        tempfile.mkdtemp(prefix="dateline-postgresql-", dir="/tmp")
    )  # a socket's path must be short
    (folder / "password").write_text(PASSWORD, "utf-8")
    as_user = _find_user(folder)
    try:
        data, secret = f"--pgdata={folder}/data", f"--pwfile={folder}/password"
        initdb = [programs / "initdb", data, secret, f"--username={USER}", "--auth=scram-sha-256"]
        _run([*as_user, *initdb, "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"], folder)
        options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off"
        start = [programs / "pg_ctl", data, "--wait", f"--log={folder}/log", f"--options={options}", "start"]
        _run([*as_user, *start], folder)
        try:
            yield Server(folder=folder, numbers=count(1))
        finally:
            _run([*as_user, programs / "pg_ctl", data, "--mode=immediate", "stop"], folder)
    finally:
        shutil.rmtree(folder)


def _find_user(folder: Path) -> list[str]:
    """The beginning of a command that runs as somebody who is not root, and owns the folder."""
    if os.geteuid() != 0:
        return []
    names = {entry.pw_name for entry in pwd.getpwall()}
    name = "postgres" if "postgres" in names else "nobody"
    for path in (folder, folder / "password"):
        shutil.chown(path, name)
    return ["runuser", "-u", name, "--"]


def _run(command: list[str | Path], folder: Path) -> None:
    with (folder / "output").open("ab") as output:
        done = subprocess.run(command, stdout=output, stderr=output, cwd=folder, check=False)
    if done.returncode:
        raise RuntimeError(f"{command}: {(folder / 'output').read_text('utf-8', 'replace')}")
