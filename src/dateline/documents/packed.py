"""A file packed with gzip or zstd → its bytes, in parts."""

import gzip
import io
import zlib
from typing import Any, BinaryIO

from dateline.errors import InputError

PACKINGS = (".gz", ".zst")
_STEP = "the records before it are read; give a whole file"


def unpack(file: BinaryIO, *, ending: str, item: str) -> BinaryIO:
    """The bytes of a packed file, unpacked as they are read; the file itself for any other ending.

    A file that is broken or cut short raises InputError where it breaks.
    """
    if ending not in PACKINGS:
        return file
    return io.BufferedReader(_Unpacked(_unpacker(file, ending), item=item), 1 << 16)


def _unpacker(file: BinaryIO, ending: str) -> Any:
    from fastwarc.stream_io import ZstdReader

    return gzip.GzipFile(fileobj=file) if ending == ".gz" else ZstdReader(file)


class _Unpacked(io.RawIOBase):
    def __init__(self, source: Any, *, item: str) -> None:
        super().__init__()
        self._source, self._item = source, item

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            part = self._source.read(len(buffer))
        except (OSError, EOFError, zlib.error) as error:
            cause = "it is broken here or cut short"
            raise InputError(self._item, cause=cause, next_step=_STEP) from error
        buffer[: len(part)] = part
        return len(part)
