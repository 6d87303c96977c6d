"""A picture as a case keeps it: all but its events."""

from datetime import UTC, datetime

import pytest

from dateline.picture import pack_rest, unpack_rest
from dateline.pipeline import draw
from dateline.records import Reading

LAST = datetime(2024, 4, 22, tzinfo=UTC)


def test_a_picture_comes_back_equal_with_its_events(demo_readings: tuple[Reading, ...]) -> None:
    picture = draw(demo_readings, as_of=LAST)
    assert unpack_rest(pack_rest(picture), events=picture.events) == picture


def test_an_empty_picture_comes_back_equal() -> None:
    picture = draw((), as_of=LAST)
    assert unpack_rest(pack_rest(picture), events=()) == picture


@pytest.mark.parametrize("rest", [b"", b"no zlib", b"x\x9c\x8b\x8e\x05\x00\x01\x15\x00\xb9"])
def test_bytes_that_hold_no_picture_are_refused(rest: bytes) -> None:
    with pytest.raises(ValueError, match="no"):
        unpack_rest(rest, events=())
