"""Roles, and what each may do."""

from dataclasses import dataclass
from typing import Literal, get_args

from dateline.errors import InputError
from dateline.store.entries import Role

Right = Literal["read", "judge", "add", "manage"]
Via = Literal["session", "token", "local"]

ROLES: tuple[Role, ...] = get_args(Role)
"""From the least to the most."""

_RIGHTS: dict[Role, tuple[Right, ...]] = {
    "reader": ("read",),
    "analyst": ("read", "judge", "add"),
    "admin": ("read", "judge", "add", "manage"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """Somebody who was let in: the name, the role they have now, and by what (`id`: of the session or token)."""

    name: str
    role: Role
    via: Via
    id: str


def may(role: Role, right: Right) -> bool:
    """Whether the role has the right.

    >>> may("reader", "judge"), may("analyst", "judge"), may("analyst", "manage")
    (False, True, False)
    """
    return right in _RIGHTS[role]


def lesser(one: Role, other: Role) -> Role:
    """The role of the two that may do less."""
    return min(one, other, key=ROLES.index)


def parse_role(words: str) -> Role:
    """The role of this name. Raises InputError for anything else."""
    for role in ROLES:
        if words == role:
            return role
    raise InputError(
        words, cause="there is no such role", next_step=f"give {', '.join(ROLES[:-1])} or {ROLES[-1]}"
    )
