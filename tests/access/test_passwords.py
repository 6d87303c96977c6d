"""Passwords: hashed with argon2id, found again, refused where they are silly."""

import pytest
from argon2 import PasswordHasher, extract_parameters
from argon2.low_level import Type

from dateline.access.passwords import hash_password, is_outdated, is_password
from dateline.errors import InputError
from tests.access.conftest import PASSWORD


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("", "fewer than 12"),
        ("elevenchars", "fewer than 12"),
        ("\ufb03" * 6, "fewer than 12"),  # a ligature of three letters: six signs, typed as six
        ("x" * 1001, "more than 1000"),
        ("\ufdfa" * 60, "more than 1000"),
        ("aaaaaaaaaaaaaa", "one character again and again"),
        ("Ada.Berg@Desk", "it is the name"),
        ("ADA.BERG@DESK", "it is the name"),
    ],
)
def test_a_silly_password_is_refused_without_being_told(password: str, why: str) -> None:
    with pytest.raises(InputError, match=f"the password: it .*{why}|the password: {why}") as refusal:
        hash_password(password, name="ada.berg@desk")
    assert not password or password not in str(refusal.value)


def test_a_hash_is_argon2id_of_this_password_alone(hashed: str) -> None:
    found = extract_parameters(hashed)
    assert (found.type, found.memory_cost, found.time_cost) == (Type.ID, 65536, 3)
    assert PASSWORD not in hashed
    assert is_password(PASSWORD, hashed)
    assert not is_outdated(hashed)
    for other in ("", PASSWORD + " ", PASSWORD.upper(), PASSWORD + "x" * 2000, "\ud800", "\x00"):
        assert not is_password(other, hashed)


def test_nothing_is_the_password_of_nobody_or_of_a_damaged_hash() -> None:
    for hashed in (None, "", "x", "$argon2id$v=19$m=8,t=1,p=1$"):
        assert not is_password(PASSWORD, hashed)


@pytest.mark.parametrize(
    "password", ["Ångström-Straße", "paſsword\ud800 of halves", "密码密码密码密码密码密码x"]
)
def test_a_password_of_any_script_is_found_however_it_is_composed(password: str) -> None:
    import unicodedata

    hashed = hash_password(password, name="ada")
    assert is_password(unicodedata.normalize("NFD", password), hashed)


def test_a_hash_of_other_parameters_is_outdated_and_still_good() -> None:
    weak = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
    assert is_outdated(weak)
    assert is_password(PASSWORD, weak)
