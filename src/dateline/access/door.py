"""The door of a served case: what a request brings → who asks."""

import getpass
import hashlib
import hmac
import secrets
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache

from dateline.access import tokens
from dateline.access.attempts import Attempts, LockedError
from dateline.access.names import fold_name
from dateline.access.passwords import is_outdated, is_password, rehash_password
from dateline.access.rights import Who
from dateline.access.sessions import (
    KEY,
    LONGEST,
    Session,
    Ticket,
    begin_ticket,
    make_csrf,
    read_cookie,
    write_cookie,
)
from dateline.access.users import has_users
from dateline.store import Case
from dateline.store.entries import Outcome, User


def make_local_token() -> str:
    """A token that lets in whoever is shown it, for one run of a server; it is kept nowhere."""
    return secrets.token_urlsafe(32)


def _now() -> datetime:
    return datetime.now(UTC)


class Door:
    """Who comes in to a case: users by password or token; while there is no user, whoever has the `local` token.

    Users are looked up at every request, so that a change holds from the next one on. The failed logins are counted
    here, and sessions are signed with a key that the case keeps.
    """

    def __init__(
        self,
        case: Case,
        *,
        local: str | None = None,
        attempts: Attempts | None = None,
        clock: Callable[[], datetime] = _now,
    ) -> None:
        self._case = case
        self._local = None if local is None else local.encode("utf-8", "replace")
        self._attempts = attempts or Attempts()
        self._clock = clock
        self._left: dict[str, datetime] = {}

    def has_users(self) -> bool:
        """Whether people log in by name and password, rather than come in by the local token."""
        return has_users(self._case)

    # By name and password

    def log_in(self, name: str, password: str, *, address: str) -> str | None:
        """The cookie of a new session, or None where no such user has this password; both stand in the audit.

        Of a failed login the audit has the name only where it is a user's: people type passwords into the wrong field.
        Raises LockedError after too many failures.
        """
        user = self._case.people.user(fold_name(name) or "")
        target = user.name if user else None
        try:
            self._attempts.admit(name, address=address)
        except LockedError as error:
            if error.begins:
                self._record_login(None, target=target, address=address, outcome="locked")
            raise
        good = is_password(password, user.password if user else None)
        if not good or user is None or user.disabled_at is not None:
            self._record_login(None, target=target, address=address, outcome="failed")
            return None
        self._attempts.forgive(name, address=address)
        self._renew_hash(user, password)
        self._record_login(user.name, target=None, address=address, outcome="done")
        ticket = begin_ticket(user.key, round=user.round, now=self._clock())
        return write_cookie(ticket, key=self._case.people.key(KEY))

    def _record_login(self, who: str | None, *, target: str | None, address: str, outcome: Outcome) -> None:
        self._case.record("log in", who=who, target=target, address=address, outcome=outcome)

    def _renew_hash(self, user: User, password: str) -> None:
        if is_outdated(user.password):
            fresh = rehash_password(password)
            self._case.people.rehash_password(user.key, password=fresh, before=user.password)

    # By the local token

    def let_in(self, token: str) -> str | None:
        """The cookie of a new session for who shows the local token, or None; there is none once there are users."""
        if not self._is_local(token):
            return None
        ticket = begin_ticket(_LOCAL, round=0, now=self._clock())
        return write_cookie(ticket, key=self._local_key())

    def _is_local(self, token: str) -> bool:
        if self._local is None or not hmac.compare_digest(self._local, token.encode("utf-8", "replace")):
            return False
        return not self.has_users()

    def _local_key(self) -> bytes:
        """Made of the token, so that such sessions end with the run of the server."""
        return hashlib.sha256(b"dateline local " + (self._local or secrets.token_bytes(32))).digest()

    # At every request

    def find_session(self, cookie: str) -> Session | None:
        """Whose session this is, with the role they have now.

        None for a cookie that was not signed here, 8 hours after it was written, 7 days after the session began, and
        once the user is disabled, has another password or ended all sessions.
        """
        if self.has_users():
            key = self._case.people.key(KEY)
            ticket = self._read(cookie, key=key)
            who = ticket and self._find_who(ticket)
        else:
            key = self._local_key()
            ticket = self._read(cookie, key=key)
            who = ticket and _local_who(ticket.nonce)
        return Session(who=who, csrf=make_csrf(ticket, key=key), ticket=ticket) if ticket and who else None

    def _read(self, cookie: str, *, key: bytes) -> Ticket | None:
        ticket = read_cookie(cookie, key=key)
        over = ticket is None or ticket.is_over(self._clock()) or ticket.nonce in self._left
        return None if over else ticket

    def _find_who(self, ticket: Ticket) -> Who | None:
        user = self._case.people.user(ticket.user)
        if user is None or user.disabled_at is not None or user.round != ticket.round:
            return None
        return Who(name=user.name, role=user.role, via="session", id=ticket.nonce)

    def renew(self, session: Session) -> str | None:
        """The cookie to set in place of the old one, so that the 8 hours count from now; None for one of 5 minutes."""
        now = self._clock()
        if not session.ticket.is_due(now):
            return None
        key = self._local_key() if session.who.via == "local" else self._case.people.key(KEY)
        return write_cookie(replace(session.ticket, seen_at=now), key=key)

    def log_out(self, session: Session, *, address: str) -> None:
        """The session is over, for this server: a copy of its cookie opens nothing here either. See `end_sessions`."""
        now = self._clock()
        self._left = {nonce: at for nonce, at in self._left.items() if now - at < LONGEST}
        self._left[session.ticket.nonce] = now
        self._case.record("log out", who=session.who.name, address=address)

    def find_token(self, secret: str) -> Who | None:
        """Whose token a program shows: one that the case keeps, or the local one while there are no users."""
        if self._is_local(secret):
            return _local_who("token")
        return tokens.find_token(self._case, secret)


_LOCAL = ""  # no user has this key


def _local_who(id: str) -> Who:
    """Whoever started the server: the case is theirs, so they may do everything."""
    return Who(name=_login(), role="admin", via="local", id=id)


@cache
def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "local"
