"""A case at a moment → files of a format."""

import os
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from dateline.errors import InputError
from dateline.exports.chosen import Chosen, Length, Moment, choose
from dateline.exports.formats import FORMATS, Format


def find_format(name: str) -> Format:
    """The format of this name. Raises InputError for any other name."""
    if name not in FORMATS:
        step = f"give one of {', '.join(FORMATS)}"
        raise InputError(name, cause="Dateline writes no such format", next_step=step)
    return FORMATS[name]


def make_files(
    view: Moment,
    format: str,
    *,
    filters: Any = None,
    since: datetime | None = None,
    length: Length = "normal",
) -> dict[str, bytes]:
    """The files of a format by name, in full; empty where the case has nothing that the format can hold.

    Filters choose the events; `since` and `length` are for briefs. The same case at the same moment gives the
    same bytes. Raises InputError for an unknown format, and where a library that it needs is not installed.
    """
    found = find_format(format)
    chosen = _choose(view, found, filters=filters, since=since, length=length)
    if found.of == "events" and not _holds(found, chosen):
        return {}
    made = {name: make(chosen) for name, make in found.files}
    return made if any(made.values()) else {}


def _choose(view: Moment, format: Format, *, filters: Any, since: datetime | None, length: Length) -> Chosen:
    """What goes in; the events of the case are looked at only where they do."""
    events = None if format.of == "events" else ()
    return choose(view, filters=filters, since=since, length=length, events=events)


def _holds(format: Format, chosen: Chosen) -> int:
    """How many of the events the format can say."""
    return format.holds(chosen) if format.holds else len(chosen.events)


def count_left_out(view: Moment, format: str, *, filters: Any = None) -> int:
    """How many of the events that meet the filters the format cannot say."""
    found = find_format(format)
    if found.holds is None:
        return 0
    chosen = choose(view, filters=filters)
    return len(chosen.events) - _holds(found, chosen)


def write(
    view: Moment,
    format: str,
    path: Path,
    *,
    filters: Any = None,
    since: datetime | None = None,
    length: Length = "normal",
    force: bool = False,
) -> tuple[Path, ...]:
    """The files of a format are on the disk, each whole or not at all; their paths, none where nothing is.

    Raises InputError as `make_files` and `put_files` do.
    """
    made = make_files(view, format, filters=filters, since=since, length=length)
    return put_files(made, path, force=force)


def put_files(made: Mapping[str, bytes], path: Path, *, force: bool = False) -> tuple[Path, ...]:
    """The files are on the disk, each whole or not at all; their paths.

    A `path` that is a folder takes files under their own names; so does one for two files, and is made where it is
    missing. Any other path is the file's. Raises InputError for a file that is there already unless `force` is
    given, and for one that cannot be written.
    """
    into = path.is_dir() or len(made) > 1
    targets = {path / name if into else path: content for name, content in made.items()}
    for target in targets:
        if target.exists() and not force:
            raise InputError(
                str(target), cause="it is there already", next_step="give another path, or --force"
            )
    for target, content in targets.items():
        _put(target, content, make_folder=into)
    return tuple(targets)


def _put(target: Path, content: bytes, *, make_folder: bool) -> None:
    draft = target.with_name(f".{target.name}.part")
    try:
        if make_folder:
            target.parent.mkdir(exist_ok=True)
        draft.write_bytes(content)
        os.replace(draft, target)
    except OSError as error:
        draft.unlink(missing_ok=True)
        cause = f"it cannot be written ({error.strerror or error})"
        raise InputError(
            str(target), cause=cause, next_step="give a path in a folder that is there"
        ) from error
