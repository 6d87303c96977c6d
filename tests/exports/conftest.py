"""The demo case at its newest report, opened once."""

import shutil
from collections.abc import Iterator

import pytest

from dateline.store import open_case
from dateline.views import View, view_of


@pytest.fixture(scope="session")
def view(demo_case: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    where = str(shutil.copy(demo_case, tmp_path_factory.mktemp("exports") / "april.case"))
    with open_case(where) as case:
        found = view_of(case)
        assert found is not None
        yield found
