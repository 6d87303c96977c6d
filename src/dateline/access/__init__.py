"""The access room: a request's cookie, token or password → who asks, and what they may do.

In: words that a stranger sent, and the users, tokens and keys that the case keeps. Out: who that is, with a role, or
nobody; cookies, tokens, and lines of the audit. Never keeps or prints a password, never tells whether a name is known,
and never lets anybody in whom nobody has let in.
"""

from dateline.access.attempts import Attempts, LockedError
from dateline.access.door import Door, make_local_token
from dateline.access.rights import ROLES, Right, Who, may, parse_role
from dateline.access.sessions import Session, is_csrf
from dateline.access.tokens import MadeToken, add_token, find_token
from dateline.access.users import (
    add_user,
    change_password,
    change_role,
    check_name,
    disable_user,
    enable_user,
    end_all_sessions,
    end_sessions,
    has_users,
)
from dateline.store.entries import Role

__all__ = [
    "ROLES",
    "Attempts",
    "Door",
    "LockedError",
    "MadeToken",
    "Right",
    "Role",
    "Session",
    "Who",
    "add_token",
    "add_user",
    "change_password",
    "change_role",
    "check_name",
    "disable_user",
    "enable_user",
    "end_all_sessions",
    "end_sessions",
    "find_token",
    "has_users",
    "is_csrf",
    "make_local_token",
    "may",
    "parse_role",
]
