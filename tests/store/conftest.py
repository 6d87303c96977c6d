"""One PostgreSQL server for all tests of the store."""

from collections.abc import Iterator

import pytest

from tests.contracts.server import Server, find_programs, run_server


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    programs = find_programs()
    if programs is None:
        pytest.skip("needs PostgreSQL, and initdb is not found")
    with run_server(programs) as server:
        yield server
