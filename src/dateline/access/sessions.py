"""Sessions: a signed cookie ↔ who came in, when, and the token that their forms carry."""

import hashlib
import hmac
import secrets
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from itsdangerous import BadData, URLSafeSerializer

from dateline.access.rights import Who

KEY = "sessions"
"""The name of the key in the case; there, so that several servers of one case and restarts share the sessions."""

IDLE = timedelta(hours=8)
LONGEST = timedelta(days=7)
_RENEW_AFTER = timedelta(minutes=5)
_LONGEST_COOKIE = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """Somebody who came in and has not left. `csrf` is what the forms of this session carry."""

    who: Who
    csrf: str = field(repr=False)
    ticket: "Ticket"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticket:
    """What a cookie says: the user's key, the round of their sessions, a nonce, when it began and was last seen."""

    user: str
    round: int
    nonce: str
    begun_at: datetime
    seen_at: datetime

    def is_over(self, now: datetime) -> bool:
        """Whether it was left alone for 8 hours, or began 7 days ago."""
        return now - self.seen_at >= IDLE or now - self.begun_at >= LONGEST

    def is_due(self, now: datetime) -> bool:
        """Whether the cookie should be written anew, so that the 8 hours count from now."""
        return now - self.seen_at >= _RENEW_AFTER


def begin_ticket(user: str, *, round: int, now: datetime) -> Ticket:
    """A session that begins now."""
    return Ticket(user=user, round=round, nonce=secrets.token_urlsafe(16), begun_at=now, seen_at=now)


def write_cookie(ticket: Ticket, *, key: bytes) -> str:
    """The cookie's value, in characters that a cookie may have, signed with HMAC-SHA-256."""
    words = _signer(key).dumps(
        [ticket.user, ticket.round, ticket.nonce, ticket.begun_at.timestamp(), ticket.seen_at.timestamp()]
    )
    return words if isinstance(words, str) else words.decode("ascii")


def read_cookie(cookie: str, *, key: bytes) -> Ticket | None:
    """What the cookie says, where this key signed it; None for everything else."""
    if len(cookie) > _LONGEST_COOKIE:
        return None
    try:
        said: Any = _signer(key).loads(cookie.encode("ascii"))
    except (BadData, UnicodeEncodeError):
        return None
    user, round, nonce, begun, seen = said
    return Ticket(user=user, round=round, nonce=nonce, begun_at=_moment(begun), seen_at=_moment(seen))


def _moment(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


def _signer(key: bytes) -> URLSafeSerializer:
    options = {"key_derivation": "hmac", "digest_method": hashlib.sha256}
    return URLSafeSerializer(key, salt="dateline session", signer_kwargs=options)


def make_csrf(ticket: Ticket, *, key: bytes) -> str:
    """The words that a form of this session carries: nobody can make them who cannot read its pages."""
    return hmac.new(key, b"dateline csrf " + ticket.nonce.encode("ascii"), hashlib.sha256).hexdigest()


def is_csrf(session: Session, words: str) -> bool:
    """Whether a form with these words was made for this session."""
    return hmac.compare_digest(session.csrf.encode("ascii"), words.encode("utf-8", "replace"))
