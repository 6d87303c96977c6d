"""Kept: who may come to a served case, with what, and what they did there.

Passwords come hashed and secrets as digests: nothing here has seen either. What changes a user, a token or a key is
in the audit by the same transaction.
"""

import secrets
from datetime import timedelta
from typing import Any

from sqlalchemy import Connection, Select, delete, or_, select, update

from dateline.errors import InputError
from dateline.store.entries import Deed, Done, Outcome, Role, Token, User
from dateline.store.queries import Connect, insert_into, read_clock
from dateline.store.rows import storable, storable_or_none
from dateline.store.tables import audit, keys, tokens, users

_KEY_BYTES = 32
_MOST_CHARACTERS = 300
_USED_EVERY = timedelta(minutes=1)  # a busy program must not make a write of every request
_TO_ADMIN = "make somebody else an admin first"


class People:
    """The users of a case, their tokens, and the keys that sign for them.

    `dateline.access` hashes passwords and secrets before they come here; `by` (a name) and `address` are for the audit,
    where every change stands. A user's `key` is the name folded.
    """

    def __init__(self, looking: Connect, writing: Connect) -> None:
        self._looking = looking
        self._writing = writing

    def add_user(
        self, key: str, *, name: str, password: str, role: Role, by: str, address: str | None = None
    ) -> User:
        """Somebody has an account; `key` is the name folded, `password` a hash. Raises InputError where one is there.

        So it does where the first account is not an admin's.
        """
        with self._writing() as connection:
            return add_user(connection, key, name=name, password=password, role=role, by=by, address=address)

    def users(self) -> list[User]:
        """All users, by name."""
        with self._looking() as connection:
            return find_users(connection)

    def user(self, key: str) -> User | None:
        """The user of this key, or None."""
        with self._looking() as connection:
            return find_user(connection, key)

    def change_role(self, key: str, *, role: Role, by: str, address: str | None = None) -> User:
        """The user has this role. Raises InputError for nobody known, and where no admin would be left."""
        with self._writing() as connection:
            return change_role(connection, key, role=role, by=by, address=address)

    def disable_user(self, key: str, *, disabled: bool, by: str, address: str | None = None) -> User:
        """The user may not come in any more, or may again. Raises InputError like `change_role`."""
        with self._writing() as connection:
            return disable_user(connection, key, disabled=disabled, by=by, address=address)

    def change_password(self, key: str, *, password: str | None, by: str, address: str | None = None) -> User:
        """The hash is the user's, and all sessions of before are over; None ends them alone. InputError for nobody."""
        with self._writing() as connection:
            return change_password(connection, key, password=password, by=by, address=address)

    def rehash_password(self, key: str, *, password: str, before: str) -> None:
        """The same password stands under a newer hash, unless it was changed meanwhile."""
        with self._writing() as connection:
            rehash_password(connection, key, password=password, before=before)

    def add_token(
        self,
        digest: str,
        *,
        owner: str,
        role: Role,
        label: str,
        by: str,
        lifetime: timedelta | None = None,
        address: str | None = None,
    ) -> Token:
        """A token of this digest opens the case. Raises InputError where the owner (a key) is nobody."""
        with self._writing() as connection:
            return add_token(
                connection,
                digest,
                owner=owner,
                role=role,
                label=label,
                lifetime=lifetime,
                by=by,
                address=address,
            )

    def tokens(self) -> list[Token]:
        """All tokens in the order they were made, revoked and expired ones too."""
        with self._looking() as connection:
            return find_tokens(connection)

    def use_token(self, digest: str) -> tuple[Token, User] | None:
        """The token of this digest and its owner, where neither is expired, revoked or disabled; it was used now."""
        with self._looking() as connection:
            found = find_open_token(connection, digest)
        if found is None:
            return None
        token, user, unnoted = found
        if unnoted:
            with self._writing() as connection:
                note_used(connection, token.id)
        return token, user

    def revoke_token(self, id: str, *, by: str, address: str | None = None) -> Token:
        """The token opens nothing any more. Raises InputError where there is none of this id."""
        with self._writing() as connection:
            return revoke_token(connection, id, by=by, address=address)

    def key(self, name: str) -> bytes:
        """The random key of this name, 32 bytes, made when it is first asked for."""
        with self._looking() as connection:
            found = find_key(connection, name)
        if found is not None:
            return found
        with self._writing() as connection:
            return make_key(connection, name)

    def renew_key(self, name: str, *, by: str, address: str | None = None) -> None:
        """The key is another from now on."""
        with self._writing() as connection:
            renew_key(connection, name, by=by, address=address)


def add_user(
    connection: Connection, key: str, *, name: str, password: str, role: Role, by: str, address: str | None
) -> User:
    """The user is there. Raises InputError where the key is taken, or nobody is an admin and this is none either."""
    if role != "admin" and not _lock_admins(connection):
        step = "add the first account with --role admin"
        raise InputError(name, cause="the case has no admin yet", next_step=step)
    row = {"key": key, "name": name, "password": password, "role": role, "made_at": read_clock(connection)}
    statement = insert_into(connection, users).values(row).on_conflict_do_nothing(index_elements=["key"])
    if connection.execute(statement.returning(users.c.key)).scalar() is None:
        raise InputError(name, cause="there is an account of this name", next_step="give another name")
    add_done(connection, "add user", who=by, target=f"{name} ({role})", address=address, outcome="done")
    return _find_user(connection, key, name=name)


def find_users(connection: Connection) -> list[User]:
    """All users, by name."""
    return [User(**row) for row in connection.execute(select(users).order_by(users.c.key)).mappings()]


def find_user(connection: Connection, key: str) -> User | None:
    """The user of this key, or None."""
    row = connection.execute(select(users).where(users.c.key == storable(key))).mappings().first()
    return User(**row) if row else None


def _find_user(connection: Connection, key: str, *, name: str) -> User:
    if (user := find_user(connection, key)) is None:
        step = "list the accounts with: dateline users CASE"
        raise InputError(name, cause="there is no account of this name", next_step=step)
    return user


def _lock_admins(connection: Connection) -> list[str]:
    """The keys of the admins who are not disabled; two that take one away at once wait for each other here."""
    query = select(users.c.key).where(users.c.role == "admin", users.c.disabled_at.is_(None))
    return list(connection.execute(query.order_by(users.c.key).with_for_update()).scalars())


def change_role(connection: Connection, key: str, *, role: Role, by: str, address: str | None) -> User:
    """The user has this role. Raises InputError for nobody known, and where no admin would be left."""
    admins, user = _lock_admins(connection), _find_user(connection, key, name=key)
    if role != "admin" and admins == [key]:
        raise InputError(user.name, cause="this is the only admin", next_step=_TO_ADMIN)
    connection.execute(update(users).where(users.c.key == key).values(role=role))
    target = f"{user.name} ({user.role} → {role})"
    add_done(connection, "change role", who=by, target=target, address=address, outcome="done")
    return _find_user(connection, key, name=key)


def disable_user(connection: Connection, key: str, *, disabled: bool, by: str, address: str | None) -> User:
    """The user may not come in any more, or may again; the sessions of before are over. Refuses like `change_role`."""
    admins, user = _lock_admins(connection), _find_user(connection, key, name=key)
    if disabled and admins == [key]:
        raise InputError(user.name, cause="this is the only admin", next_step=_TO_ADMIN)
    if disabled != (user.disabled_at is not None):
        at = read_clock(connection) if disabled else None
        change = update(users).where(users.c.key == key).values(disabled_at=at, round=users.c.round + 1)
        connection.execute(change)
        deed: Deed = "disable user" if disabled else "enable user"
        add_done(connection, deed, who=by, target=user.name, address=address, outcome="done")
    return _find_user(connection, key, name=key)


def change_password(
    connection: Connection, key: str, *, password: str | None, by: str, address: str | None
) -> User:
    """The hash is the user's, unless None, and all sessions of before are over. Raises InputError for nobody known."""
    user = _find_user(connection, key, name=key)
    change = {"round": users.c.round + 1} | ({} if password is None else {"password": password})
    connection.execute(update(users).where(users.c.key == key).values(change))
    deed: Deed = "end sessions" if password is None else "change password"
    add_done(connection, deed, who=by, target=user.name, address=address, outcome="done")
    return _find_user(connection, key, name=key)


def rehash_password(connection: Connection, key: str, *, password: str, before: str) -> None:
    """The same password stands under a newer hash, unless somebody changed it meanwhile. Sessions go on."""
    same = (users.c.key == key) & (users.c.password == before)
    connection.execute(update(users).where(same).values(password=password))


def add_token(
    connection: Connection,
    digest: str,
    *,
    owner: str,
    role: Role,
    label: str,
    lifetime: timedelta | None,
    by: str,
    address: str | None,
) -> Token:
    """The token opens the case from now on. Raises InputError where the owner (a key) is nobody."""
    user, now = _find_user(connection, owner, name=owner), read_clock(connection)
    row = {
        "id": f"tok_{secrets.token_hex(8)}",
        "digest": digest,
        "owner": owner,
        "role": role,
        "label": storable(label),
        "made_at": now,
        "expires_at": None if lifetime is None else now + lifetime,
    }
    connection.execute(tokens.insert().values(row))
    target = f"{row['id']} ({user.name}, {role})"
    add_done(connection, "add token", who=by, target=target, address=address, outcome="done")
    return _find_token(connection, str(row["id"]))


def _select_tokens() -> Select[Any]:
    columns = [column for column in tokens.c if column.name not in ("number", "digest", "owner")]
    joined = tokens.join(users, users.c.key == tokens.c.owner)
    return select(users.c.name.label("user"), *columns).select_from(joined)


def _find_token(connection: Connection, id: str) -> Token:
    row = connection.execute(_select_tokens().where(tokens.c.id == storable(id))).mappings().first()
    if row is None:
        step = "list the tokens with: dateline tokens CASE"
        raise InputError(id, cause="the case has no such token", next_step=step)
    return Token(**row)


def find_tokens(connection: Connection) -> list[Token]:
    """All tokens in the order they were made, those that open nothing any more included."""
    return [Token(**row) for row in connection.execute(_select_tokens().order_by(tokens.c.number)).mappings()]


def find_open_token(connection: Connection, digest: str) -> tuple[Token, User, bool] | None:
    """The token of this digest and its owner, where both are good now, and whether to note that it was used."""
    now = read_clock(connection)
    good = (tokens.c.digest == storable(digest)) & tokens.c.revoked_at.is_(None)
    good &= or_(tokens.c.expires_at.is_(None), tokens.c.expires_at > now)
    query = _select_tokens().add_columns(users.c.key).where(good, users.c.disabled_at.is_(None))
    row = connection.execute(query).mappings().first()
    if row is None or (user := find_user(connection, row["key"])) is None:
        return None
    token = Token(**{name: value for name, value in row.items() if name != "key"})
    return token, user, token.used_at is None or token.used_at <= now - _USED_EVERY


def note_used(connection: Connection, id: str) -> None:
    """The token was used now."""
    connection.execute(update(tokens).where(tokens.c.id == id).values(used_at=read_clock(connection)))


def revoke_token(connection: Connection, id: str, *, by: str, address: str | None) -> Token:
    """The token opens nothing any more; the first time it was revoked stands. Raises InputError for one not there."""
    token = _find_token(connection, id)
    if token.revoked_at is None:
        at = read_clock(connection)
        connection.execute(update(tokens).where(tokens.c.id == token.id).values(revoked_at=at))
        target = f"{token.id} ({token.user})"
        add_done(connection, "revoke token", who=by, target=target, address=address, outcome="done")
    return _find_token(connection, id)


def find_key(connection: Connection, name: str) -> bytes | None:
    """The random key of this name, or None where it was never asked for."""
    found: bytes | None = connection.execute(select(keys.c.value).where(keys.c.name == name)).scalar()
    return found


def make_key(connection: Connection, name: str) -> bytes:
    """The random key of this name, made where there is none; who comes second gets that of the first."""
    row = {"name": name, "value": secrets.token_bytes(_KEY_BYTES), "made_at": read_clock(connection)}
    connection.execute(
        insert_into(connection, keys).values(row).on_conflict_do_nothing(index_elements=["name"])
    )
    kept: bytes = connection.execute(select(keys.c.value).where(keys.c.name == name)).scalar_one()
    return kept


def renew_key(connection: Connection, name: str, *, by: str, address: str | None) -> None:
    """The key is another from now on: what the one before has signed is worth nothing."""
    connection.execute(delete(keys).where(keys.c.name == name))
    make_key(connection, name)
    add_done(connection, "renew key", who=by, target=name, address=address, outcome="done")


def add_done(
    connection: Connection,
    what: Deed,
    *,
    who: str | None,
    target: str | None,
    address: str | None,
    outcome: Outcome,
) -> None:
    """The deed stands in the audit; of who, target and address the first 300 characters."""
    row = {
        "at": read_clock(connection),
        "who": _cut(who),
        "what": what,
        "target": _cut(target),
        "address": _cut(address),
        "outcome": outcome,
    }
    connection.execute(audit.insert().values(row))


def _cut(words: str | None) -> str | None:
    return storable_or_none(words if words is None else words[:_MOST_CHARACTERS])


def find_done(connection: Connection, *, limit: int, before: int | None) -> list[Done]:
    """The newest rows of the audit, newest first, of those before a number."""
    query = select(audit).order_by(audit.c.number.desc()).limit(max(limit, 0))
    if before is not None:
        query = query.where(audit.c.number < before)
    return [Done(**row) for row in connection.execute(query).mappings()]
