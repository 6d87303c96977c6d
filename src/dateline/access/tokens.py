"""Tokens for programs: made, and found again by their secret."""

import hashlib
import re
import secrets
from dataclasses import dataclass, field
from datetime import timedelta

from dateline.access.names import fold_name
from dateline.access.rights import ROLES, Who, lesser
from dateline.errors import InputError
from dateline.store import Case
from dateline.store.entries import Role, Token

_BYTES = 32
_SECRET = re.compile(r"dtl_[A-Za-z0-9_-]{43}")
_LONGEST_LABEL = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeToken:
    """A token that was just made, with the secret, which the case does not keep: show it now or never."""

    token: Token
    secret: str = field(repr=False)


def add_token(
    case: Case,
    label: str,
    *,
    name: str,
    by: str,
    role: Role | None = None,
    lifetime: timedelta | None = None,
    address: str | None = None,
) -> MadeToken:
    """A program with the secret may do what the role may, and no more than the user of this name may at the time.

    The role is the user's unless given; without `lifetime` the token does not expire. Raises InputError for a label
    that cannot be printed or has over 100 characters, an unknown user, and a role above theirs.
    """
    user = case.people.user(fold_name(name) or "")
    if user is None:
        step = "list the accounts with: dateline users CASE"
        raise InputError(name, cause="there is no account of this name", next_step=step)
    role = role or user.role
    if ROLES.index(role) > ROLES.index(user.role):
        step = f"give {user.role} or a lesser role"
        raise InputError(role, cause=f"{user.name} is {user.role} and no more", next_step=step)
    secret = f"dtl_{secrets.token_urlsafe(_BYTES)}"
    token = case.people.add_token(
        _digest(secret),
        owner=user.key,
        role=role,
        label=_parse_label(label),
        lifetime=lifetime,
        by=by,
        address=address,
    )
    return MadeToken(token=token, secret=secret)


def _parse_label(words: str) -> str:
    label = words.strip()
    if not 1 <= len(label) <= _LONGEST_LABEL or not label.isprintable():
        step = f"give 1 to {_LONGEST_LABEL} characters that can be printed, such as what the token is for"
        raise InputError(label or "the label", cause="this cannot be a label", next_step=step)
    return label


def find_token(case: Case, secret: str) -> Who | None:
    """Whose token this is, where it opens the case now; it was used. None for every other words.

    What is looked up is a hash, so that the time it takes says nothing about a secret that is near.
    """
    if not _SECRET.fullmatch(secret):
        return None
    found = case.people.use_token(_digest(secret))
    if found is None:
        return None
    token, user = found
    return Who(name=user.name, role=lesser(token.role, user.role), via="token", id=token.id)


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode("ascii")).hexdigest()
