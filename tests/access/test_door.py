"""Who comes in: by password, by cookie, by the local token; and who does not."""

from dataclasses import replace

import pytest
from argon2 import PasswordHasher

from dateline.access import (
    Attempts,
    Door,
    LockedError,
    Session,
    Who,
    add_user,
    change_password,
    change_role,
    disable_user,
    enable_user,
    end_all_sessions,
    end_sessions,
    is_csrf,
    make_local_token,
)
from dateline.access.passwords import is_outdated
from dateline.access.sessions import write_cookie
from dateline.store import Case, open_case
from tests.access.conftest import PASSWORD, ROLES, Clock

HERE = "10.0.0.1"
HOSTILE = [
    "",
    "\x00",
    "\ud800",
    "\u202eadA",
    "x" * 10_000,
    ".",
    "..",
    "e30.x",
    "é",
    "\x1b[2J",
    "dtl_" + "x" * 43,
]


@pytest.fixture
def door(case: Case, clock: Clock) -> Door:
    return Door(case, clock=clock)


def enter(door: Door, name: str = "Ben") -> tuple[str, Session]:
    cookie = door.log_in(name, PASSWORD, address=HERE)
    assert cookie is not None
    session = door.find_session(cookie)
    assert session is not None
    return cookie, session


# By name and password


@pytest.mark.parametrize("name", [*ROLES, "ada", "BEN"])
def test_a_user_comes_in_with_the_role_they_have(door: Door, name: str) -> None:
    _, session = enter(door, name)
    kept = name.capitalize() if name != "BEN" else "Ben"
    assert (session.who.name, session.who.role, session.who.via) == (kept, ROLES[kept], "session")


def test_a_wrong_password_and_an_unknown_name_are_answered_alike(door: Door) -> None:
    assert door.log_in("Ben", "wrong", address=HERE) is None
    assert door.log_in("nobody", PASSWORD, address=HERE) is None
    assert door.log_in("Ben", PASSWORD + " ", address=HERE) is None


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words_open_nothing(door: Door, words: str) -> None:
    assert door.log_in(words, PASSWORD, address=HERE) is None
    assert door.log_in("Ben", words, address=words) is None
    assert door.find_session(words) is None
    assert door.find_token(words) is None
    assert door.let_in(words) is None


def test_logins_stand_in_the_audit_without_what_was_typed(case: Case, door: Door) -> None:
    door.log_in(PASSWORD, "Ben", address=HERE)  # into the wrong fields
    door.log_in("Ben", "wrong wrong wrong", address=HERE)
    enter(door)
    rows = [(row.who, row.what, row.target, row.outcome) for row in reversed(case.audit(limit=3))]
    assert rows == [
        (None, "log in", None, "failed"),
        (None, "log in", "Ben", "failed"),
        ("Ben", "log in", None, "done"),
    ]
    assert PASSWORD not in repr(case.audit())


def test_who_fails_too_often_is_locked_out_with_the_right_password_too(case: Case) -> None:
    door = Door(case, attempts=Attempts(clock=lambda: 0.0))
    for _ in range(5):
        assert door.log_in("Ben", "wrong", address=HERE) is None
    for _ in range(3):
        with pytest.raises(LockedError, match="try again in 15 minutes"):
            door.log_in("Ben", PASSWORD, address=HERE)
    assert [row.outcome for row in case.audit(limit=6)] == ["locked", *["failed"] * 5]
    assert door.log_in("Ben", PASSWORD, address="10.0.0.2") is not None


def test_an_outdated_hash_is_made_anew_at_the_next_login(case: Case, door: Door) -> None:
    weak = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
    case.people.change_password("ben", password=weak, by="root")
    _, session = enter(door)
    user = case.people.user("ben")
    assert user is not None
    assert not is_outdated(user.password)
    assert door.log_in("Ben", PASSWORD, address=HERE) is not None
    assert session.who.name == "Ben"


# Sessions


def test_a_session_ends_after_8_hours_alone_and_7_days_in_all(door: Door, clock: Clock) -> None:
    cookie, session = enter(door)
    assert door.renew(session) is None
    for _ in range(23):
        clock.turn(hours=7.2)
        found = door.find_session(cookie)
        assert found is not None
        cookie = door.renew(found) or cookie
        assert found.who == session.who
    clock.turn(hours=7.2)
    assert door.find_session(cookie) is None  # 172.8 hours


def test_a_session_that_was_left_alone_is_over(door: Door, clock: Clock) -> None:
    cookie, session = enter(door)
    clock.turn(hours=7.9)
    fresh = door.renew(session)
    assert fresh is not None
    clock.turn(hours=0.1)
    assert door.find_session(cookie) is None
    assert door.find_session(fresh) is not None


@pytest.mark.parametrize(
    "deed",
    [
        lambda case: change_password(case, "ben", password="another good one", by="Ada"),
        lambda case: disable_user(case, "Ben", by="Ada"),
        lambda case: (disable_user(case, "Ben", by="Ada"), enable_user(case, "Ben", by="Ada")),
        lambda case: end_sessions(case, "Ben", by="Ada"),
    ],
    ids=["password", "disabled", "let in again", "ended"],
)
def test_what_ends_the_sessions_of_one_user_holds_from_the_next_request_on(
    case: Case, door: Door, deed: object
) -> None:
    (ben, _), (ada, _) = enter(door, "Ben"), enter(door, "Ada")
    assert callable(deed)
    deed(case)
    assert door.find_session(ben) is None
    assert door.find_session(ada) is not None


def test_another_key_ends_all_sessions(case: Case, door: Door) -> None:
    cookies = [enter(door, name)[0] for name in ROLES]
    end_all_sessions(case, by="Ada")
    assert [door.find_session(cookie) for cookie in cookies] == [None] * 3
    enter(door)


def test_a_role_changes_at_once_and_the_session_stays(case: Case, door: Door) -> None:
    cookie, session = enter(door)
    change_role(case, "Ben", role="reader", by="Ada")
    found = door.find_session(cookie)
    assert found is not None
    assert (found.who.role, found.who.id) == ("reader", session.who.id)


def test_who_logs_out_is_out_and_others_stay(case: Case, door: Door) -> None:
    (cookie, session), (other, _) = enter(door), enter(door)
    door.log_out(session, address=HERE)
    assert door.find_session(cookie) is None
    assert door.find_session(other) is not None
    assert (case.audit(limit=1)[0].who, case.audit(limit=1)[0].what) == ("Ben", "log out")


def test_servers_of_one_case_and_restarts_share_sessions(
    where: str, case: Case, door: Door, clock: Clock
) -> None:
    cookie, session = enter(door)
    with open_case(where) as again:
        found = Door(again, clock=clock).find_session(cookie)
    assert found == session


def test_a_cookie_of_another_case_opens_nothing(
    case: Case, door: Door, clock: Clock, tmp_path: object
) -> None:
    cookie, _ = enter(door)
    with open_case(f"{tmp_path}/other.case", create=True) as other:
        for user in case.people.users():
            other.people.add_user(user.key, name=user.name, password=user.password, role="admin", by="root")
        assert Door(other, clock=clock).find_session(cookie) is None


def test_a_cookie_cannot_be_changed(door: Door) -> None:
    cookie, session = enter(door)
    ada = write_cookie(replace(session.ticket, user="ada"), key=b"a key of our own")
    assert door.find_session(ada) is None
    assert door.find_session(ada.rpartition(".")[0] + "." + cookie.rpartition(".")[2]) is None
    for at in range(len(cookie)):
        changed = cookie[:at] + ("A" if cookie[at] != "A" else "B") + cookie[at + 1 :]
        if at != len(cookie) - 1:  # two bits of the last character say nothing
            assert door.find_session(changed) is None, at


def test_a_form_is_good_in_its_session_alone(door: Door) -> None:
    (cookie, one), (_, other) = enter(door), enter(door)
    assert one.csrf != other.csrf
    assert is_csrf(one, one.csrf)
    again = door.find_session(cookie)
    assert again is not None
    assert is_csrf(again, one.csrf)
    for words in ("", other.csrf, one.csrf[:-1], one.csrf + "0", one.csrf.upper(), "\ud800", "x" * 10_000):
        assert not is_csrf(one, words)
    assert one.csrf not in repr(one)


# By the local token


def test_while_there_are_no_users_the_local_token_lets_in(empty: Case, clock: Clock) -> None:
    token = make_local_token()
    door = Door(empty, local=token, clock=clock)
    cookie = door.let_in(token)
    assert cookie is not None
    session = door.find_session(cookie)
    assert session is not None
    assert (session.who.role, session.who.via) == ("admin", "local")
    assert door.find_token(token) == Who(name=session.who.name, role="admin", via="local", id="token")
    assert is_csrf(session, session.csrf)
    clock.turn(hours=1)
    assert door.find_session(door.renew(session) or "") is not None
    door.log_out(session, address=HERE)
    assert door.find_session(cookie) is None


def test_a_local_token_is_good_for_one_run_of_a_server(empty: Case, clock: Clock) -> None:
    first, second = make_local_token(), make_local_token()
    assert first != second
    old, new = Door(empty, local=first, clock=clock), Door(empty, local=second, clock=clock)
    cookie = old.let_in(first)
    assert cookie is not None
    assert new.find_session(cookie) is None
    assert new.let_in(first) is None
    assert Door(empty).let_in("") is None
    assert Door(empty).find_session(cookie) is None


def test_with_the_first_user_the_local_token_opens_nothing_more(empty: Case, clock: Clock) -> None:
    token = make_local_token()
    door = Door(empty, local=token, clock=clock)
    cookie = door.let_in(token)
    assert not door.has_users()
    add_user(empty, "Ada", password=PASSWORD, role="admin", by="root")
    assert door.has_users()
    assert door.find_session(cookie or "") is None
    assert door.let_in(token) is None
    assert door.find_token(token) is None


def test_nothing_is_kept_of_a_local_token(where: str, empty: Case, clock: Clock) -> None:
    token = make_local_token()
    door = Door(empty, local=token, clock=clock)
    assert door.let_in(token)
    assert empty.audit() == []
    assert empty.people.tokens() == []
