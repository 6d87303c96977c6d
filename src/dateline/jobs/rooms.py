"""Where a file that somebody sends lies until it is read: a folder of its own, under a name of ours."""

import shutil
import tempfile
from pathlib import Path

from dateline.errors import InputError

KINDS = (".txt", ".md", ".html", ".json", ".jsonl", ".warc", ".warc.gz", ".mbox")
"""The kinds of file that can be sent."""
MOST_BYTES = 20_000_000
"""How large it may be."""


def make_room(name: str) -> Path:
    """Where a file that was sent under a name can be written: in a new folder, under a name of ours and its kind.

    Raises InputError where the kind is none of `KINDS`.
    """
    longest_first = sorted(KINDS, key=len, reverse=True)
    kind = next((kind for kind in longest_first if name.casefold().endswith(kind)), None)
    if kind is None:
        step = f"send one of {', '.join(KINDS)}"
        raise InputError(name or "the file", cause="this kind is not read", next_step=step)
    return Path(tempfile.mkdtemp(prefix="dateline-")) / f"upload{kind}"


def clear_room(folder: Path | None) -> None:
    """The folder is gone, with the file in it."""
    if folder is not None:
        shutil.rmtree(folder, ignore_errors=True)
