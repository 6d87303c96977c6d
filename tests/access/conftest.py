"""A case with three users, and a clock that a test turns."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dateline.access.passwords import hash_password
from dateline.store import Case, Role, open_case

PASSWORD = "correct horse battery"
ROLES: dict[str, Role] = {"Ada": "admin", "Ben": "analyst", "Cleo": "reader"}


@dataclass
class Clock:
    """A clock that stands still until it is turned."""

    now: datetime = datetime(2024, 4, 14, 12, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def turn(self, *, hours: float) -> None:
        self.now += timedelta(hours=hours)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="session")
def hashed() -> str:
    """The hash of PASSWORD, which takes a while to make."""
    return hash_password(PASSWORD, name="anybody")


@pytest.fixture
def where(tmp_path: Path) -> str:
    return str(tmp_path / "elm.case")


@pytest.fixture
def empty(where: str) -> Iterator[Case]:
    """A case without users."""
    with open_case(where, create=True) as case:
        yield case


@pytest.fixture
def case(empty: Case, hashed: str) -> Case:
    """A case with Ada the admin, Ben the analyst and Cleo the reader, all with PASSWORD."""
    for name, role in ROLES.items():
        empty.people.add_user(name.casefold(), name=name, password=hashed, role=role, by="root")
    return empty
