"""Accounts and tokens as people make them: refused where they would give more than somebody has."""

from datetime import timedelta
from pathlib import Path

import pytest

from dateline.access import add_token, add_user, change_password, change_role, disable_user, find_token
from dateline.errors import InputError
from dateline.store import Case, Role
from tests.access.conftest import PASSWORD


def test_a_program_may_what_its_token_may(case: Case) -> None:
    made = add_token(case, "feed", name="ben", by="Ada")
    who = find_token(case, made.secret)
    assert who is not None
    assert (who.name, who.role, who.via, who.id) == ("Ben", "analyst", "token", made.token.id)
    assert made.secret not in repr(made)
    assert made.secret.startswith("dtl_")
    lesser = add_token(case, "page", name="Ben", role="reader", by="Ada")
    found = find_token(case, lesser.secret)
    assert found is not None
    assert found.role == "reader"


@pytest.mark.parametrize(("name", "role"), [("Ben", "admin"), ("Cleo", "analyst"), ("Cleo", "admin")])
def test_a_token_above_its_user_is_refused(case: Case, name: str, role: Role) -> None:
    with pytest.raises(InputError, match=rf"{role}: {name} is .* and no more; give .* or a lesser role"):
        add_token(case, "feed", name=name, role=role, by="Ada")
    assert case.people.tokens() == []


def test_a_token_falls_with_its_user(case: Case) -> None:
    secret = add_token(case, "feed", name="Ben", by="Ada").secret
    change_role(case, "Ben", role="reader", by="Ada")
    who = find_token(case, secret)
    assert who is not None
    assert who.role == "reader"
    disable_user(case, "Ben", by="Ada")
    assert find_token(case, secret) is None


def test_other_words_are_no_token(case: Case) -> None:
    made = add_token(case, "feed", name="Ben", lifetime=timedelta(days=1), by="Ada")
    secret = made.secret
    assert made.token.expires_at == made.token.made_at + timedelta(days=1)
    others = ("", secret[:-1], secret + "A", secret.upper(), secret.swapcase(), secret + "\n", f" {secret}")
    assert [find_token(case, words) for words in others] == [None] * len(others)
    assert find_token(case, made.token.id) is None


@pytest.mark.parametrize("label", ["", "  ", "x" * 101, "a\nb", "\x1b[2J", "\u202efeed", "\ud800"])
def test_a_label_that_cannot_be_printed_is_refused(case: Case, label: str) -> None:
    with pytest.raises(InputError, match="this cannot be a label; give 1 to 100 characters"):
        add_token(case, label, name="Ben", by="Ada")


def test_a_token_of_nobody_is_refused(case: Case) -> None:
    for name in ("nobody", "", "\x00", "x" * 10_000):
        with pytest.raises(InputError, match="there is no account of this name; list the accounts"):
            add_token(case, "feed", name=name, by="Ada")


def test_neither_token_nor_password_stands_anywhere_in_the_file(empty: Case, where: str) -> None:
    add_user(empty, "Ada", password=PASSWORD, role="admin", by="root")
    change_password(empty, "Ada", password="another good one", by="Ada")
    secret = add_token(empty, "feed", name="Ada", by="Ada").secret
    assert find_token(empty, secret) is not None
    said = repr((empty.audit(), empty.people.users(), empty.people.tokens()))
    files = b"".join(path.read_bytes() for path in Path(where).parent.iterdir())
    assert b"SQLite" in files
    assert b"feed" in files
    for words in (PASSWORD, "another good one", secret, secret.removeprefix("dtl_")):
        assert words.encode() not in files
        assert words not in said


def test_a_user_without_a_name_or_a_good_password_is_not_added(empty: Case) -> None:
    for name, password in (
        ("", PASSWORD),
        ("\u202eadA", PASSWORD),
        ("x" * 10_000, PASSWORD),
        ("Ada", "short"),
    ):
        with pytest.raises(InputError):
            add_user(empty, name, password=password, role="admin", by="root")
    assert empty.people.users() == []


@pytest.mark.parametrize("name", ["nobody", "", "\x1b[2J", "\ud800"])
def test_the_password_of_nobody_cannot_be_changed(case: Case, name: str) -> None:
    with pytest.raises(InputError, match="there is no account of this name"):
        change_password(case, name, password=PASSWORD, by="Ada")
