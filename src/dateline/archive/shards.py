"""An archive → its shards, the input parts that are read one by one."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from dateline.errors import InputError

ENDINGS = (
    ".parquet",
    ".jsonl",
    ".jsonl.gz",
    ".jsonl.zst",
    ".ndjson",
    ".ndjson.gz",
    ".ndjson.zst",
    ".warc",
    ".warc.gz",
)
_CHUNK = 1 << 20
_STEP = "give a folder of .parquet, .jsonl, .jsonl.gz, .jsonl.zst, .warc or .warc.gz files"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shard:
    """A part of an archive: its name below the archive's folder, where it lies, and its size in bytes."""

    name: str
    path: str
    size: int


def find_shards(archive: str) -> tuple[Shard, ...]:
    """The parts of an archive, by name: a file is one, a folder holds those in it and below.

    Hidden files and links to elsewhere are passed over. Raises InputError where there is no part at all.
    """
    root = Path(archive)
    if root.is_file():
        if not root.name.lower().endswith(ENDINGS):
            raise InputError(archive, cause="it is no part of an archive", next_step=_STEP)
        return (_shard(root, root.parent),)
    if not root.is_dir():
        raise InputError(archive, cause="there is no such file or folder", next_step="check its name")
    found = sorted(_walk(root), key=lambda shard: shard.name)
    if not found:
        raise InputError(archive, cause="no part of an archive is in this folder", next_step=_STEP)
    return tuple(found)


def _walk(root: Path) -> list[Shard]:
    closed: list[OSError] = []
    found = []
    for place, folders, names in os.walk(root, onerror=closed.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for path in (Path(place) / name for name in names if not name.startswith(".")):
            if path.name.lower().endswith(ENDINGS) and path.is_file() and not path.is_symlink():
                found.append(_shard(path, root))
    if closed:
        name, reason = str(closed[0].filename), closed[0].strerror
        raise InputError(
            name, cause=f"it cannot be opened ({reason})", next_step="ask for permission to read it"
        )
    return found


def _shard(path: Path, root: Path) -> Shard:
    return Shard(name=path.relative_to(root).as_posix(), path=str(path.absolute()), size=path.stat().st_size)


def digest_of(path: str) -> str:
    """The SHA-256 of a file, in hex digits."""
    digest = hashlib.sha256()
    with Path(path).open("rb") as file:
        while part := file.read(_CHUNK):
            digest.update(part)
    return digest.hexdigest()
