"""A case in a file."""

import os
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import event

from dateline.errors import InputError
from dateline.records import Document
from dateline.store import open_case
from tests.contracts.store import StoreContract, report


class TestSqlite(StoreContract):
    @pytest.fixture
    def where(self, tmp_path: Path) -> str:
        return str(tmp_path / "elm ?#%.case")


@pytest.fixture
def made(tmp_path: Path, document: Document) -> Path:
    """A case with one report, closed."""
    path = tmp_path / "elm.case"
    with open_case(path, create=True) as case:
        case.add(document)
    return path


def test_a_closed_case_is_one_file(made: Path, document: Document) -> None:
    assert [path.name for path in made.parent.iterdir()] == ["elm.case"]
    copy = shutil.copy(made, made.with_name("copy.case"))
    with open_case(copy) as case:
        assert list(case.documents()) == [document]


def test_any_sqlite_tool_can_read_a_case(made: Path, document: Document) -> None:
    connection = sqlite3.connect(made)
    try:
        row = connection.execute("SELECT text, published_at, published_offset FROM documents").fetchone()
        assert row == (document.text, "2024-04-10T09:30:00.000000+00:00", 0)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    finally:
        connection.close()


def test_a_missing_file_is_refused_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no\.case: there is no such file; make a case"):
        open_case(tmp_path / "no.case")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("create", [True, False])
def test_a_file_that_is_no_case_is_refused_and_left_alone(tmp_path: Path, create: bool) -> None:
    path = tmp_path / "notes.txt"
    path.write_text(
        "These are notes, and more of them than the header of a database has bytes.\n" * 20, "utf-8"
    )
    before = path.read_bytes()
    with pytest.raises(InputError, match=r"notes\.txt: this is not a case file"):
        open_case(path, create=create)
    assert path.read_bytes() == before


@pytest.mark.parametrize("create", [True, False])
def test_another_database_is_refused_and_left_alone(tmp_path: Path, create: bool) -> None:
    path = tmp_path / "other.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE documents (id)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(InputError, match="this is a database, but not a case"):
        open_case(path, create=create)
    assert path.read_bytes() == before


def test_an_empty_file_is_refused_unless_a_case_is_to_be_made(tmp_path: Path) -> None:
    path = tmp_path / "empty.case"
    path.touch()
    with pytest.raises(InputError, match="the file is empty"):
        open_case(path)
    open_case(path, create=True).close()
    open_case(path).close()


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="this is a folder"):
        open_case(tmp_path, create=True)


def test_a_place_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="its folder does not exist"):
        open_case(tmp_path / "no" / "elm.case", create=True)


@pytest.mark.parametrize("name", ["a\x00b", "x" * 300])
def test_a_name_that_no_file_can_have_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError):
        open_case(tmp_path / name, create=True)


@pytest.mark.skipif(
    sys.platform != "linux", reason="needs /proc, where nobody can make a file, root included"
)
def test_a_folder_that_nothing_can_be_written_to_is_refused() -> None:
    with pytest.raises(
        InputError, match=r"elm\.case: the file cannot be opened or made there; give a folder"
    ):
        open_case("/proc/elm.case", create=True)


@pytest.fixture
def closed_folder() -> Iterator[Path]:
    """A folder with a case that may be read and not written, root included: root becomes nobody for the test."""
    folder = Path(tempfile.mkdtemp(dir="/tmp"))
    with open_case(folder / "elm.case", create=True) as case:
        case.add(report("One."))
    (folder / "elm.case").chmod(0o444)
    folder.chmod(0o555)
    user = os.geteuid()
    if user == 0:
        os.seteuid(65534)
    yield folder
    os.seteuid(user)
    folder.chmod(0o755)
    shutil.rmtree(folder)


def test_a_read_only_folder_is_refused(closed_folder: Path) -> None:
    with pytest.raises(
        InputError, match=r"new\.case: the file cannot be opened or made there; give a folder"
    ):
        open_case(closed_folder / "new.case", create=True)
    with pytest.raises(InputError, match=r"elm\.case: the file or its folder is read-only; allow writing"):
        open_case(closed_folder / "elm.case")


def test_a_case_that_another_process_keeps_writing_to_is_a_clear_sentence(made: Path) -> None:
    other = sqlite3.connect(made, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        with open_case(made) as case:
            event.listen(
                case._engine, "connect", lambda connection, _: connection.execute("PRAGMA busy_timeout=50")
            )
            case._engine.dispose()
            assert case.counts().documents == 1  # to read is always possible
            with pytest.raises(InputError, match="another process keeps writing to the case; wait"):
                case.add(report("One."))
    finally:
        other.close()


def test_a_full_disk_is_a_clear_sentence_and_what_was_added_is_kept(made: Path) -> None:
    with open_case(made) as case:
        # The error of a full disk, without filling one.
        event.listen(
            case._engine, "connect", lambda connection, _: connection.execute("PRAGMA max_page_count=40")
        )
        case._engine.dispose()
        reports = [report(f"Report {n}. " * 100) for n in range(1000)]
        with pytest.raises(InputError, match=r"the disk is full; make room and run the command again"):
            list(map(case.add, reports))
    with open_case(made) as case:
        assert case.counts().documents > 1
        assert case.check() == []


def test_a_damaged_file_is_a_clear_sentence(made: Path) -> None:
    whole = made.read_bytes()
    made.write_bytes(whole[:8192] + b"\xff" * 65536 + whole[73728:])
    with open_case(made) as case:
        assert "the file is damaged" in "\n".join(case.check())
        with pytest.raises(InputError, match=r"elm\.case: the file is damaged; restore"):
            list(case.documents())


def test_a_database_of_another_kind_is_refused() -> None:
    with pytest.raises(InputError, match="a case is a file or a PostgreSQL database"):
        open_case("mysql://ada:secret@desk/elm")


def test_a_case_can_be_used_from_several_threads(made: Path) -> None:
    from concurrent.futures import ThreadPoolExecutor

    with open_case(made) as case, ThreadPoolExecutor(4) as pool:
        added = list(pool.map(lambda n: case.add(report(f"Report {n}.")).news, range(40)))
        assert added == ["new"] * 40
