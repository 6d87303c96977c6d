"""Users, tokens, keys and the audit, in a file and on a server."""

from pathlib import Path

import pytest

from tests.contracts.access import AccessContract
from tests.contracts.server import Server


class TestSqlite(AccessContract):
    @pytest.fixture
    def where(self, tmp_path: Path) -> str:
        return str(tmp_path / "elm ?#%.case")


class TestPostgresql(AccessContract):
    @pytest.fixture
    def where(self, server: Server) -> str:
        return server.make_database()
