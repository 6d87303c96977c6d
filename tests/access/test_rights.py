"""Who may do what."""

from typing import get_args

import pytest

from dateline.access import ROLES, Right, Role, may, parse_role
from dateline.access.rights import lesser
from dateline.errors import InputError

TABLE = {
    #           read  judge  add    manage
    "reader": (True, False, False, False),
    "analyst": (True, True, True, False),
    "admin": (True, True, True, True),
}


@pytest.mark.parametrize("role", ROLES)
def test_every_role_may_what_the_table_says_and_nothing_else(role: Role) -> None:
    assert get_args(Right) == ("read", "judge", "add", "manage")
    assert tuple(may(role, right) for right in get_args(Right)) == TABLE[role]


def test_the_table_has_every_role() -> None:
    assert set(TABLE) == set(ROLES) == set(get_args(Role))


def test_the_lesser_of_two_roles_is_never_more_than_either() -> None:
    for one in ROLES:
        for other in ROLES:
            both = {right for right in get_args(Right) if may(one, right) and may(other, right)}
            assert {right for right in get_args(Right) if may(lesser(one, other), right)} == both


@pytest.mark.parametrize("words", ["", "Admin", "root", "admin ", "\x1b[2J"])
def test_another_role_is_refused(words: str) -> None:
    with pytest.raises(InputError, match="there is no such role; give reader, analyst or admin"):
        parse_role(words)
    assert [parse_role(role) for role in ROLES] == list(ROLES)
