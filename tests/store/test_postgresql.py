"""A case on a server. These tests need PostgreSQL's own programs (Debian: postgresql) and start a server themselves."""

import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import text

from dateline.errors import InputError
from dateline.store import open_case
from dateline.store.derived import Step, finish_document
from tests.contracts.server import Server
from tests.contracts.store import StoreContract, report


class TestPostgresql(StoreContract):
    kills = 6

    @pytest.fixture
    def where(self, server: Server) -> str:
        return server.make_database()


def test_an_empty_database_is_refused_unless_a_case_is_to_be_made(server: Server) -> None:
    with pytest.raises(InputError, match="the database holds no case; make one"):
        open_case(server.make_database())


def test_a_wrong_password_is_refused_and_never_shown(server: Server) -> None:
    with pytest.raises(InputError, match="the server refuses this user or password") as refusal:
        open_case(server.where("postgres", password="hunter2"))
    assert "hunter2" not in str(refusal.value)


def test_a_missing_database_is_refused(server: Server) -> None:
    with pytest.raises(InputError, match="the server has no such database; create it first"):
        open_case(server.where("nowhere"), create=True)


def test_a_server_out_of_reach_is_refused() -> None:
    with pytest.raises(InputError, match="the server cannot be reached"):
        open_case("postgresql://ada@127.0.0.1:1/elm")


def test_another_encoding_is_refused(server: Server) -> None:
    where = server.make_database("ENCODING SQL_ASCII LC_COLLATE 'C' LC_CTYPE 'C'")
    with pytest.raises(InputError, match="the database's encoding is not UTF8"):
        open_case(where, create=True)


def test_a_database_of_something_else_is_refused_and_left_alone(server: Server) -> None:
    import psycopg

    where = server.make_database()
    with psycopg.connect(where) as connection:
        connection.execute("CREATE TABLE documents (id text)")
    with pytest.raises(InputError, match="the database holds something else"):
        open_case(where, create=True)


def test_a_database_that_others_use_too_is_refused_where_names_clash(server: Server) -> None:
    import psycopg

    where = server.make_database()
    with psycopg.connect(where) as connection:
        connection.execute("CREATE TABLE alembic_version (version_num text)")
        connection.execute("CREATE TABLE issues (id text)")
    with pytest.raises(InputError, match="the database holds something else"):
        open_case(where, create=True)


def test_a_server_that_went_away_and_came_back_is_found_again(server: Server) -> None:
    import psycopg

    where = server.make_database()
    with open_case(where, create=True) as case:
        case.add(report("Before."))
        with psycopg.connect(where, autocommit=True) as connection:
            connection.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        case.add(report("After."))
        assert case.counts().documents == 2


def test_a_server_that_goes_away_in_the_middle_is_a_clear_sentence(server: Server) -> None:
    where = server.make_database()
    with (
        open_case(where, create=True) as case,
        pytest.raises(InputError, match="the server cannot be reached"),
        case._looking() as connection,
    ):
        connection.exec_driver_sql("SELECT pg_terminate_backend(pg_backend_pid())")


def test_who_finishes_late_and_who_claims_again_do_not_wait_for_each_other(server: Server) -> None:
    with open_case(server.make_database(), create=True) as case, ThreadPoolExecutor() as pool:
        case.add(report("Slow."))
        (one,) = case.claim("read", "1", owner="late", lease=timedelta(0))
        with case._writing() as connection:
            connection.execute(text("UPDATE ledger SET error = 'on its way'"))
            claimed = pool.submit(case.claim, "read", "1", owner="again")
            time.sleep(0.3)  # until it waits for this row
            step = Step(stage="read", version="1")
            assert finish_document(connection, one.id, step, owner="late", payload="done")
        assert claimed.result() == []
        assert case.check() == []


def test_a_user_who_may_only_look_is_refused_in_one_sentence(server: Server) -> None:
    import psycopg

    where = server.make_database()
    with psycopg.connect(where) as connection:
        connection.execute("CREATE ROLE guest LOGIN PASSWORD 'guest'")
    guest = server.where(where.split("/")[3].split("?")[0], user="guest", password="guest")
    with pytest.raises(InputError, match="this user may not do that"):
        open_case(guest, create=True)


def test_without_psycopg_the_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(InputError, match=r"psycopg is not installed; install it with: pip install"):
        open_case("postgresql://desk/elm")


def test_an_address_that_cannot_be_read_is_refused_without_its_password() -> None:
    with pytest.raises(InputError, match="the address cannot be read") as refusal:
        open_case("postgresql://ada:hunter2@desk:port/elm")
    assert "hunter2" not in str(refusal.value)
