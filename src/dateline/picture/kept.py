"""A picture without its events → a blob that a case keeps, and the same again."""

import json
import zlib
from dataclasses import replace

from dateline.records import Event, Party, Picture, Shelf, Voice

_QUICK = 1  # of zlib
_SHELVED = (Party, Voice)


def pack_rest(picture: Picture) -> bytes:
    """All of the picture but its events."""
    shelf = Shelf(*_SHELVED)
    values = shelf.pack(replace(picture, events=()))
    words = json.dumps([values, shelf.lists()], separators=(",", ":"))
    return zlib.compress(words.encode("ascii"), _QUICK)


def unpack_rest(rest: bytes, *, events: tuple[Event, ...]) -> Picture:
    """The picture of these events, with the rest that was packed. Raises ValueError where the bytes are none."""
    try:
        values, lists = json.loads(zlib.decompress(rest))
        picture = Shelf(*_SHELVED, lists=lists).unpack(Picture, values)
    except (zlib.error, TypeError) as error:
        raise ValueError(f"no packed picture: {error}") from error
    return replace(picture, events=events)
