"""A small case: the first reports of the demo, read, in a real file."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.records import Reading
from dateline.store import Case, open_case
from tests.filling import keep_readings


@pytest.fixture
def case(demo_readings: tuple[Reading, ...], tmp_path: Path) -> Iterator[Case]:
    with open_case(tmp_path / "small.case", create=True) as case:
        keep_readings(case, demo_readings[:4])
        yield case
        assert case.check() == []
