"""Password → its argon2id hash, and whether a password is the one of a hash."""

import secrets
import threading
import unicodedata
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

from dateline.access.names import fold_name
from dateline.errors import InputError

SHORTEST, LONGEST = 12, 1000
# RFC 9106's second choice: 64 MiB and some 0.1 s each.
_HASHER = PasswordHasher(time_cost=3, memory_cost=65536, parallelism=4)
# Many logins at once must not take the memory of the machine.
_AT_ONCE = threading.BoundedSemaphore(2)


def hash_password(password: str, *, name: str) -> str:
    """The argon2id hash of a password that the user of this name may have.

    Raises InputError for fewer than 12 or more than 1,000 characters, one character again and again, and the name.
    """
    if why := _refuse(password, name=name):
        raise InputError(
            "the password", cause=why, next_step=f"give {SHORTEST} characters or more, such as four words"
        )
    return rehash_password(password)


def rehash_password(password: str) -> str:
    """The argon2id hash of a password that is one already, with the parameters of now."""
    with _AT_ONCE:
        return _HASHER.hash(_raw(password))


def _refuse(password: str, *, name: str) -> str | None:
    composed = unicodedata.normalize("NFKC", password)
    if min(len(password), len(composed)) < SHORTEST:
        return f"it has fewer than {SHORTEST} characters"
    if max(len(password), len(composed)) > LONGEST:
        return f"it has more than {LONGEST} characters"
    if len(set(composed)) == 1:
        return "it is one character again and again"
    return "it is the name" if composed.casefold() == fold_name(name) else None


def _raw(password: str) -> bytes:
    # Keyboards differ in how they compose a letter; the same password must be the same bytes.
    return unicodedata.normalize("NFKC", password).encode("utf-8", "surrogatepass")


def is_password(password: str, hashed: str | None) -> bool:
    """Whether it is the password of the hash; of None never, after as much work."""
    raw = _raw(password[:LONGEST])
    try:
        with _AT_ONCE:
            return _HASHER.verify(hashed or _dummy(), raw) and hashed is not None and len(password) <= LONGEST
    except (Argon2Error, InvalidHashError):
        return False


@cache
def _dummy() -> str:
    return _HASHER.hash(secrets.token_bytes(32))


def is_outdated(hashed: str) -> bool:
    """Whether the hash was made with other parameters than those of now."""
    return _HASHER.check_needs_rehash(hashed)
