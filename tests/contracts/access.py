"""What every store must do for who may come to a case. A store's own test gives `where` and inherits this."""

import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from dateline.errors import InputError
from dateline.records import Document
from dateline.store import Case, Role, User, open_case
from dateline.store.address import find_case, make_engine, parse_address
from dateline.store.schema import MIGRATIONS, migrate

HOSTILE = ["\x1b[2J", "a\x00b", "\ud800", "\u202eadmin", "x" * 10_000, "'; DROP TABLE users; --", ""]


def add(case: Case, name: str, *, role: Role = "admin") -> User:
    """A user whose hash is words that no hash is."""
    return case.people.add_user(name.lower(), name=name, password=f"hash of {name}", role=role, by="root")


class AccessContract:
    """The tests; `where` is a fixture of the class that inherits them, and names a new place at each test."""

    @pytest.fixture
    def case(self, where: str) -> Iterator[Case]:
        with open_case(where, create=True) as case:
            yield case
            assert case.check() == []

    # Users

    def test_a_user_comes_back_after_closing(self, where: str) -> None:
        with open_case(where, create=True) as case:
            made = add(case, "Ada")
        with open_case(where) as case:
            assert case.people.user("ada") == made
            assert case.people.users() == [made]
        assert (made.name, made.role, made.round, made.disabled_at) == ("Ada", "admin", 0, None)
        assert "hash of" not in repr(made)

    def test_a_name_is_given_once(self, case: Case) -> None:
        first = add(case, "Ada")
        with pytest.raises(InputError, match="ADA: there is an account of this name"):
            add(case, "ADA")
        assert case.people.users() == [first]
        assert len(case.audit()) == 1

    def test_two_that_add_the_same_name_at_once_add_one(self, case: Case) -> None:
        with ThreadPoolExecutor(4) as pool:
            done = list(pool.map(lambda _: _refused(lambda: add(case, "Ada")), range(8)))
        assert sorted(done) == [False] + [True] * 7
        assert len(case.people.users()) == 1

    def test_the_first_account_is_an_admin(self, case: Case) -> None:
        with pytest.raises(InputError, match="no admin yet; add the first account with --role admin"):
            add(case, "Ben", role="reader")
        assert case.people.users() == []

    def test_a_new_password_ends_a_round_and_a_role_does_not(self, case: Case) -> None:
        add(case, "Ada")
        add(case, "Ben", role="reader")
        assert case.people.change_role("ben", role="analyst", by="ada").round == 0
        changed = case.people.change_password("ben", password="other", by="ada")
        assert (changed.password, changed.round, changed.role) == ("other", 1, "analyst")
        left = case.people.change_password("ben", password=None, by="ada")
        assert (left.password, left.round) == ("other", 2)

    def test_a_disabled_user_is_kept_and_can_be_let_in_again(self, case: Case) -> None:
        add(case, "Ada")
        add(case, "Ben", role="reader")
        out = case.people.disable_user("ben", disabled=True, by="ada")
        assert (out.disabled_at is not None, out.round) == (True, 1)
        assert case.people.disable_user("ben", disabled=True, by="ada") == out
        back = case.people.disable_user("ben", disabled=False, by="ada")
        assert (back.disabled_at, back.round, back.password) == (None, 2, "hash of Ben")

    @pytest.mark.parametrize("deed", ["demote", "disable"])
    def test_the_last_admin_stays_one(self, case: Case, deed: str) -> None:
        add(case, "Ada")
        add(case, "Ben")
        case.people.disable_user("ben", disabled=True, by="ada")
        with pytest.raises(
            InputError, match="Ada: this is the only admin; make somebody else an admin first"
        ):
            _take_admin(case, "ada", deed)
        case.people.disable_user("ben", disabled=False, by="ada")
        _take_admin(case, "ada", deed)
        assert [user.name for user in case.people.users() if _is_admin(user)] == ["Ben"]

    def test_two_admins_who_demote_each_other_at_once_leave_one(self, case: Case) -> None:
        for name in ("Ada", "Ben"):
            add(case, name)
        for _ in range(10):
            deeds = [("ada", "demote"), ("ben", "disable")]
            with ThreadPoolExecutor(2) as pool:
                list(pool.map(lambda deed: _refused(lambda: _take_admin(case, *deed)), deeds))
            assert len([user for user in case.people.users() if _is_admin(user)]) == 1
            case.people.disable_user("ben", disabled=False, by="root")
            case.people.change_role("ada", role="admin", by="root")

    @pytest.mark.parametrize("name", HOSTILE)
    def test_nobody_is_nobody_whatever_the_name(self, case: Case, name: str) -> None:
        add(case, "Ada")
        assert case.people.user(name) is None
        for change in (
            lambda: case.people.change_role(name, role="admin", by="ada"),
            lambda: case.people.change_password(name, password="x", by="ada"),
            lambda: case.people.disable_user(name, disabled=True, by="ada"),
            lambda: case.people.revoke_token(name, by="ada"),
        ):
            with pytest.raises(InputError, match=r"there is no account|no such token"):
                change()
        assert case.people.use_token(name) is None

    def test_a_newer_hash_takes_the_place_of_the_one_it_was_made_from_alone(self, case: Case) -> None:
        add(case, "Ada")
        case.people.rehash_password("ada", password="newer", before="another")
        case.people.rehash_password("ada", password="newest", before="hash of Ada")
        user = case.people.user("ada")
        assert user is not None
        assert (user.password, user.round) == ("newest", 0)

    # Tokens

    def test_a_token_opens_until_it_is_revoked(self, case: Case) -> None:
        ada = add(case, "Ada")
        made = case.people.add_token("digest", owner="ada", role="reader", label="feed", by="Ada")
        assert (made.user, made.role, made.label, made.used_at) == ("Ada", "reader", "feed", None)
        found = case.people.use_token("digest")
        assert found is not None
        assert (found[0].id, found[1]) == (made.id, ada)
        (used,) = case.people.tokens()
        assert used.used_at is not None
        revoked = case.people.revoke_token(made.id, by="Ada")
        assert revoked == case.people.revoke_token(made.id, by="Ben")
        assert case.people.use_token("digest") is None
        assert case.people.tokens() == [revoked]

    def test_a_token_opens_until_it_expires_by_the_clock_of_the_database(self, case: Case) -> None:
        add(case, "Ada")
        for digest, days in (("short", 0), ("long", 1)):
            case.people.add_token(
                digest, owner="ada", role="reader", label=digest, lifetime=timedelta(days=days), by="Ada"
            )
        assert case.people.use_token("short") is None
        assert case.people.use_token("long") is not None

    def test_a_token_of_a_disabled_user_opens_nothing(self, case: Case) -> None:
        for name in ("Ada", "Ben"):
            add(case, name)
        case.people.add_token("digest", owner="ben", role="admin", label="feed", by="Ben")
        case.people.disable_user("ben", disabled=True, by="Ada")
        assert case.people.use_token("digest") is None
        case.people.disable_user("ben", disabled=False, by="Ada")
        assert case.people.use_token("digest") is not None

    def test_a_busy_token_writes_once_a_minute(self, case: Case) -> None:
        add(case, "Ada")
        case.people.add_token("digest", owner="ada", role="reader", label="feed", by="Ada")
        for _ in range(3):
            case.people.use_token("digest")
        first = case.people.tokens()
        case.people.use_token("digest")
        assert case.people.tokens() == first
        with case._writing() as connection:
            connection.execute(text(_LONG_AGO[case._engine.dialect.name]))
        case.people.use_token("digest")
        (again,), (before,) = case.people.tokens(), first
        assert again.used_at is not None
        assert before.used_at is not None
        assert again.used_at > before.used_at

    # Keys

    def test_a_key_is_made_once_and_stays(self, where: str) -> None:
        with open_case(where, create=True) as case, ThreadPoolExecutor(4) as pool:
            made = set(pool.map(lambda _: case.people.key("sessions"), range(8)))
            assert len(made) == 1
            assert case.people.key("other") not in made
        with open_case(where) as case:
            assert {case.people.key("sessions")} == made
            assert {len(key) for key in made} == {32}
            case.people.renew_key("sessions", by="ada")
            assert case.people.key("sessions") not in made

    # Audit

    def test_the_audit_comes_in_pages_newest_first(self, case: Case) -> None:
        for n in range(5):
            case.record("judge", who="ada", target=f"jdg_{n}", address="10.0.0.1")
        case.record("log in", who=None, outcome="failed")
        first = case.audit(limit=2)
        assert [(row.who, row.what, row.target, row.outcome) for row in first] == [
            (None, "log in", None, "failed"),
            ("ada", "judge", "jdg_4", "done"),
        ]
        rest = case.audit(before=first[-1].number)
        assert [row.target for row in rest] == ["jdg_3", "jdg_2", "jdg_1", "jdg_0"]
        assert case.audit(before=rest[-1].number) == case.audit(limit=0) == []

    def test_the_audit_is_only_appended_to(self, case: Case) -> None:
        case.record("judge", who="ada")
        for deed in ("UPDATE audit SET who = 'ben'", "DELETE FROM audit"):
            with pytest.raises(DBAPIError, match="only appended to"), case._writing() as connection:
                connection.execute(text(deed))
        assert [row.who for row in case.audit()] == ["ada"]

    @pytest.mark.parametrize("words", HOSTILE)
    def test_the_audit_takes_any_words_and_not_too_many(self, case: Case, words: str) -> None:
        case.record("add", who=words, target=words, address=words)
        (row,) = case.audit()
        assert row.who == row.target == row.address
        assert len(row.who or "") == min(len(words), 300)

    def test_every_change_of_users_tokens_and_keys_is_in_the_audit(self, case: Case) -> None:
        people = case.people
        add(case, "Ada")
        add(case, "Ben")
        token = people.add_token("digest", owner="ben", role="reader", label="feed", by="Ada", address="::1")
        people.revoke_token(token.id, by="Ada")
        people.change_role("ben", role="reader", by="Ada")
        people.change_password("ben", password="other", by="Ada")
        people.disable_user("ben", disabled=True, by="Ada")
        people.disable_user("ben", disabled=False, by="Ada")
        people.change_password("ben", password=None, by="Ada")
        people.renew_key("sessions", by="Ada")
        assert [(row.what, row.target) for row in reversed(case.audit())] == [
            ("add user", "Ada (admin)"),
            ("add user", "Ben (admin)"),
            ("add token", f"{token.id} (Ben, reader)"),
            ("revoke token", f"{token.id} (Ben)"),
            ("change role", "Ben (admin → reader)"),
            ("change password", "Ben"),
            ("disable user", "Ben"),
            ("enable user", "Ben"),
            ("end sessions", "Ben"),
            ("renew key", "sessions"),
        ]
        assert {row.who for row in case.audit(limit=8)} == {"Ada"}

    # The whole

    def test_who_comes_and_goes_is_no_revision_of_the_case(self, case: Case) -> None:
        before = (case.revision(), case.counts())
        add(case, "Ada")
        case.people.key("sessions")
        case.people.add_token("digest", owner="ada", role="reader", label="feed", by="Ada")
        case.people.use_token("digest")
        case.record("log in", who="Ada")
        assert (case.revision(), case.counts()) == before

    def test_a_case_of_the_form_before_keeps_what_it_held(
        self, where: str, tmp_path: Path, document: Document
    ) -> None:
        with _case_of_version_2(where, tmp_path) as case:
            case.add(document)
            with pytest.raises(DBAPIError, match="users"):
                case.people.users()
        with open_case(where) as case:
            assert list(case.documents()) == [document]
            assert case.people.users() == case.audit() == []
            add(case, "Ada")
            assert case.check() == []


_LONG_AGO = {
    "sqlite": "UPDATE tokens SET used_at = '2024-04-01T00:00:00.000000+00:00'",
    "postgresql": "UPDATE tokens SET used_at = used_at - interval '1 hour'",
}


def _refused(act: Callable[[], object]) -> bool:
    try:
        act()
    except InputError:
        return True
    return False


def _take_admin(case: Case, key: str, deed: str) -> None:
    if deed == "demote":
        case.people.change_role(key, role="reader", by="root")
    else:
        case.people.disable_user(key, disabled=True, by="root")


def _is_admin(user: User) -> bool:
    return user.role == "admin" and user.disabled_at is None


def _case_of_version_2(where: str, folder: Path) -> Case:
    """A case as the Dateline before accounts made it."""
    (folder / "versions").mkdir()
    for path in sorted((MIGRATIONS / "versions").glob("v000[12]_*.py")):
        shutil.copy(path, folder / "versions")
    address = parse_address(where)
    engine = make_engine(address)
    find_case(address, engine, create=True)
    migrate(engine, name=address.name, migrations=folder)
    return Case(engine, name=address.name)
