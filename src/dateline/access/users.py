"""Accounts of a case: added, changed, shut out. `by` is who does it and `address` where from, for the audit."""

from dateline.access.names import fold_name, parse_name
from dateline.access.passwords import hash_password
from dateline.access.sessions import KEY
from dateline.errors import InputError
from dateline.store import Case
from dateline.store.entries import Role, User

_LIST = "list the accounts with: dateline users CASE"


def has_users(case: Case) -> bool:
    """Whether there is any account in the case, whether it may come in or not."""
    return bool(case.people.users())


def check_name(case: Case, name: str, *, new: bool) -> None:
    """An account of this name can be added (`new`) or changed; known before a password is asked. Else InputError."""
    if not new:
        _key(case, name)
    elif case.people.user(_fold(parse_name(name))) is not None:
        raise InputError(name, cause="there is an account of this name", next_step="give another name")


def add_user(
    case: Case, name: str, *, password: str, role: Role, by: str, address: str | None = None
) -> User:
    """Somebody of this name may come in with this password.

    Raises InputError where the name or the password cannot be one, the name is taken in any case of letters, or the
    first account is not an admin's.
    """
    kept = parse_name(name)
    hashed = hash_password(password, name=kept)
    return case.people.add_user(_fold(kept), name=kept, password=hashed, role=role, by=by, address=address)


def change_password(case: Case, name: str, *, password: str, by: str, address: str | None = None) -> User:
    """The password is this one, and whoever came in with the one before is out.

    Raises InputError for a password that cannot be one, and where there is no such account.
    """
    key = _key(case, name)
    hashed = hash_password(password, name=name)
    return case.people.change_password(key, password=hashed, by=by, address=address)


def change_role(case: Case, name: str, *, role: Role, by: str, address: str | None = None) -> User:
    """The role holds from the next request on, for tokens too. Raises InputError where no admin would be left."""
    return case.people.change_role(_key(case, name), role=role, by=by, address=address)


def disable_user(case: Case, name: str, *, by: str, address: str | None = None) -> User:
    """No password, session or token of this user opens the case. Raises InputError where no admin would be left."""
    return case.people.disable_user(_key(case, name), disabled=True, by=by, address=address)


def enable_user(case: Case, name: str, *, by: str, address: str | None = None) -> User:
    """The user may come in again, with the same password and tokens; sessions of before stay over."""
    return case.people.disable_user(_key(case, name), disabled=False, by=by, address=address)


def end_sessions(case: Case, name: str, *, by: str, address: str | None = None) -> User:
    """The user has to log in again, wherever they are."""
    return case.people.change_password(_key(case, name), password=None, by=by, address=address)


def end_all_sessions(case: Case, *, by: str, address: str | None = None) -> None:
    """Everybody has to log in again: another key signs sessions from now on.

    The key is in the case. Whoever has a copy of the case could make sessions with it, until then.
    """
    case.people.renew_key(KEY, by=by, address=address)


def _fold(name: str) -> str:
    return fold_name(name) or ""


def _key(case: Case, name: str) -> str:
    """The key of the account of this name. Raises InputError where there is none."""
    user = case.people.user(_fold(name))
    if user is None:
        raise InputError(name, cause="there is no account of this name", next_step=_LIST)
    return user.key
