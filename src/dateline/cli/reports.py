"""Items read one after another: readings to standard output, complaints to standard error."""

import io
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from dateline.dates import parse_publication
from dateline.errors import InputError
from dateline.records import Document, Reading

if TYPE_CHECKING:
    from dateline.documents import ReadOptions

ALL_READ = 0
SOME_FAILED = 1

Read = Callable[[Document], Reading]
Show = Callable[[Reading], None]


def make_options(published: str | None, *, outlet: str | None, allow_private: bool) -> "ReadOptions":
    """What the command line says about its items. Raises InputError when the date cannot be read."""
    from dateline.documents import ReadOptions

    published_at = parse_publication(published) if published is not None else None
    return ReadOptions(published=published_at, outlet=outlet, allow_private=allow_private)


def print_items(items: Sequence[str], *, options: "ReadOptions", show: Show) -> int:
    """Every report in the items shown, and the exit code."""
    from dateline.documents import read_documents
    from dateline.pipeline import read  # loads the reader, which a wrong command should not wait for

    documents = (found for item in progress(items) for found in read_documents(item, options=options))
    return print_readings(documents, read=read, show=show)


def print_readings(documents: Iterable[Document | InputError], *, read: Read, show: Show) -> int:
    """Each document read and shown as it comes, and the exit code.

    A document that fails is told on standard error and never stops the rest. So is, once at the
    end, that reports carry no publication time.
    """
    from dateline.pipeline import read_or_fail

    failed = undated = 0
    for found in documents:
        reading = found if isinstance(found, InputError) else read_or_fail(found, read=read)
        if isinstance(reading, InputError):
            failed += 1
            complain(str(reading))
            continue
        undated += reading.document.published_at is None
        show(reading)
    if undated:
        which = f"publication time unknown ({undated} of the reports)"
        complain(f"{which}: relative dates stay unresolved; give --published.")
    return SOME_FAILED if failed else ALL_READ


def make_show(*, as_json: bool, color: bool | None) -> Show:
    """How a reading is put on standard output: as a line of JSON, or as text.

    JSON is plain ASCII, so that no locale can spoil it and nothing in it steers a terminal.
    """
    return _show_form if as_json else _make_show_text(color=color)


def _show_form(reading: Reading) -> None:
    print(json.dumps(reading.to_dict()), flush=True)


def _make_show_text(*, color: bool | None) -> Show:
    from rich.console import Console

    from dateline.outputs import print_lines, reading_lines

    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a locale without arrows must not end the run
    plain = color is None and bool(os.environ.get("NO_COLOR"))
    console = Console(force_terminal=False if plain else color, highlight=False)

    def show(reading: Reading) -> None:
        print_lines(reading_lines(reading), console=console)
        console.print()

    return show


def complain(sentence: str) -> None:
    print(f"dateline: {sentence}", file=sys.stderr, flush=True)


def progress(items: Sequence[str]) -> Iterator[str]:
    """The items, with a progress bar on standard error when there are several and a person looks on."""
    if len(items) < 2 or not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import Progress

    # Readings go above the bar when they go to the same terminal, and past it when they do not.
    bar = Progress(console=Console(stderr=True), transient=True, redirect_stdout=sys.stdout.isatty())
    with bar:
        yield from bar.track(items, description="Reading")
