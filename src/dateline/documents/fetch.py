"""An address → the bytes of the page behind it.

In: an http or https address. Out: a FetchedPage. Never keeps cookies, uses a proxy, or connects to an address
inside a private network unless told to.
"""

import math
import re
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from dateline.documents.addresses import is_public_address
from dateline.errors import InputError

if TYPE_CHECKING:
    import httpx2

    from dateline.documents.connection import Permit

# Bytes on the wire beside the body: headers, chunk sizes, the handshake of TLS.
_MARGIN = 1_000_000

ROBOT = "dateline"
"""The name under which robots.txt speaks of us."""

PAGES = ("text/html", "application/xhtml+xml", "text/plain", "application/json")
FEEDS = (
    "application/rss+xml",
    "application/atom+xml",
    "application/rdf+xml",
    "application/feed+json",
    "application/xml",
    "text/xml",
    "text/x-opml",
    "text/x-opml+xml",
    "application/opml+xml",
)
_CODINGS = ("", "identity", "gzip", "x-gzip", "deflate")
_CHARSET = re.compile(r"""charset\s*=\s*["']?([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_LONGEST_VALIDATOR = 1000
_REDIRECTS = (301, 302, 303, 307, 308)

_SAVE_IT = "save the page from a browser and give that file"
_TRY_LATER = "try again later"
_CHECK_ADDRESS = "check the address"
_CHECK_OR_LATER = "check the address, or try again later"
_NEXT_STEPS = {
    **dict.fromkeys((401, 402, 403, 451), _SAVE_IT),
    **dict.fromkeys((408, 425, 429), _TRY_LATER),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchLimits:
    """How much one fetch may take: bytes of the page as unpacked, seconds for all of it, redirects."""

    most_bytes: int = 20_000_000
    seconds: float = 30.0
    redirects: int = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchedPage:
    """A page as it came: the address it came from after redirects, its bytes, and what the header says.

    `content_type` is in lower case without parameters, and empty when the header has none. `etag` and
    `last_modified` are as the server wrote them, for the next time.
    """

    url: str
    body: bytes
    charset: str | None
    content_type: str
    retrieved_at: datetime
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unchanged:
    """The server's word that nothing changed since its `Asking.etag` or `Asking.last_modified`."""

    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """What is asked for: which types of content are taken (None takes all), and what was known last time."""

    types: tuple[str, ...] | None = PAGES
    etag: str | None = None
    last_modified: str | None = None


class UnreachableError(InputError):
    """No answer came: no such host, no connection, or too slow."""


class AnswerError(InputError):
    """The server answered that there is no page. `status` says how, `wait` for how many seconds to stay away."""

    def __init__(self, item: str, *, cause: str, next_step: str, status: int, wait: float | None) -> None:
        super().__init__(item, cause=cause, next_step=next_step)
        self.status = status
        self.wait = wait


DEFAULT_LIMITS = FetchLimits()
DEFAULT_ASKING = Asking()


def fetch_page(url: str, *, allow_private: bool = False, limits: FetchLimits = DEFAULT_LIMITS) -> FetchedPage:
    """The page behind an address, following redirects and checking each of them.

    Raises InputError for every failure: an address that is not http or https, that carries a password, whose
    host has an address inside a private network (unless `allow_private`), or that cannot be reached; an
    answer that is an error, too large, too slow, or neither a web page, plain text nor JSON.
    """
    permit = make_permit(url, allow_private=allow_private, limits=limits)
    page = fetch_permitted(url, permit=permit, limits=limits)
    assert isinstance(page, FetchedPage)  # nothing was known before, so nothing can be unchanged
    return page


def make_permit(item: str, *, allow_private: bool, limits: FetchLimits) -> "Permit":
    """A permit for one fetch that begins now."""
    from dateline.documents.connection import Deadline, Permit

    return Permit(
        item=item,
        deadline=Deadline(limits.seconds),
        most_bytes=limits.most_bytes + _MARGIN,
        may_connect=_anywhere if allow_private else is_public_address,
    )


def _anywhere(address: str) -> bool:
    return True


def fetch_permitted(
    url: str,
    *,
    permit: "Permit",
    limits: FetchLimits,
    asking: Asking = DEFAULT_ASKING,
    before_redirect: Callable[[str], None] | None = None,
) -> FetchedPage | Unchanged:
    """The page behind an address, fetched within the permit; raises InputError like `fetch_page`.

    `before_redirect` is called with each address that the server sends us on to, and may raise InputError.
    """
    with _failures_told(permit.item, limits=limits):
        address = _checked(url, item=permit.item)
        for hop in range(limits.redirects + 1):
            if hop and before_redirect:
                before_redirect(str(address))
            answer = _answer(address, permit=permit, limits=limits, asking=asking)
            if isinstance(answer, FetchedPage | Unchanged):
                return answer
            address = answer
    cause = f"it redirects more than {limits.redirects} times"
    raise InputError(permit.item, cause=cause, next_step=_CHECK_ADDRESS)


def _answer(
    address: "httpx2.URL", *, permit: "Permit", limits: FetchLimits, asking: Asking
) -> "FetchedPage | Unchanged | httpx2.URL":
    """What the server sends: a page, the word that it is the same, or the address that it sends us on to."""
    import httpx2

    from dateline.documents.connection import PermittedTransport

    request = httpx2.Request("GET", address, headers=_headers(asking))
    with PermittedTransport(permit) as transport:
        response = transport.handle_request(request)
        try:
            if response.status_code in _REDIRECTS and "location" in response.headers:
                return _checked(str(address.join(response.headers["location"])), item=permit.item)
            if response.status_code == 304 and (asking.etag or asking.last_modified):
                return Unchanged(url=str(address))
            _refuse_answer(response, item=permit.item, types=asking.types)
            body = _body(response, item=permit.item, limits=limits)
        finally:
            response.close()
    return _page(response, url=str(address.copy_with(fragment=None)), body=body)


def _page(response: "httpx2.Response", *, url: str, body: bytes) -> FetchedPage:
    header = response.headers.get("content-type", "")
    charset = _CHARSET.search(header)
    return FetchedPage(
        url=url,
        body=body,
        charset=charset.group(1) if charset else None,
        content_type=_content_type(header),
        retrieved_at=datetime.now(UTC),
        etag=_validator(response.headers.get("etag")),
        last_modified=_validator(response.headers.get("last-modified")),
    )


def _validator(words: str | None) -> str | None:
    """The words when they can be sent back in a header of their own."""
    fits = words and len(words) <= _LONGEST_VALIDATOR and words.isascii() and words.isprintable()
    return words if fits else None


def _checked(url: str, *, item: str) -> "httpx2.URL":
    """The address, when it is one that may be asked for."""
    import httpx2

    try:
        address = httpx2.URL(url.strip())
    except httpx2.InvalidURL:
        raise InputError(item, cause="it is not a web address", next_step=_CHECK_ADDRESS) from None
    if address.scheme not in ("http", "https") or not address.host:
        cause = "it is not an http or https address with the name of a host"
        raise InputError(item, cause=cause, next_step=_CHECK_ADDRESS)
    if address.userinfo:
        cause = "it carries a user name or password"
        shown = re.sub(r"//.*@", "//…@", item)
        raise InputError(shown, cause=cause, next_step="give the address without what stands before the @")
    return address


def _headers(asking: Asking) -> dict[str, str]:
    headers = {
        "User-Agent": _user_agent(),
        "Accept": ", ".join(asking.types) if asking.types else "*/*",
        "Accept-Encoding": "gzip, deflate",
        "Accept-Language": "en, *;q=0.1",
        "Connection": "close",
    }
    if asking.etag:
        headers["If-None-Match"] = asking.etag
    if asking.last_modified:
        headers["If-Modified-Since"] = asking.last_modified
    return headers


def _user_agent() -> str:
    """The program, its version, and what it does: so that who runs a site knows whom robots.txt has to name."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        number = version("dateline")
    except PackageNotFoundError:
        number = "0"
    return f"{ROBOT}/{number} (reads the news reports that its user names; robots.txt name: {ROBOT})"


def _refuse_answer(response: "httpx2.Response", *, item: str, types: tuple[str, ...] | None) -> None:
    status = response.status_code
    if not 200 <= status < 300:
        wait = _parse_wait(response.headers.get("retry-after")) if status in (429, 503) else None
        step = _NEXT_STEPS.get(status, _TRY_LATER if status >= 500 else _CHECK_ADDRESS)
        cause = f"the server answered {status} {_phrase(status)}".rstrip()
        raise AnswerError(
            item,
            cause=cause,
            next_step=step if wait is None else try_again_in(wait),
            status=status,
            wait=wait,
        )
    kind = _content_type(response.headers.get("content-type", ""))
    if kind and types is not None and kind not in types:
        cause = f"it is of type {kind}, not a web page, plain text or JSON"
        step = "save its words as a .txt file"
        if kind in FEEDS:
            cause, step = "it is a feed, not a report", "put its reports into a case with `dateline add`"
        raise InputError(item, cause=cause, next_step=step)
    # One coding only: a bomb inside a bomb would unpack in the middle layer, out of sight of the limit.
    coding = response.headers.get("content-encoding", "").strip().lower()
    if coding not in _CODINGS:
        raise InputError(item, cause=f"it is packed as {coding}, which was not asked for", next_step=_SAVE_IT)


def _parse_wait(words: str | None) -> float | None:
    """The seconds that a Retry-After asks for, given as a number or as a moment; None where it says neither."""
    from email.utils import parsedate_to_datetime

    line = (words or "").strip()
    if line.isascii() and line.isdigit():
        return float(line[:12])
    try:
        moment = parsedate_to_datetime(line)
    except ValueError:
        return None
    ahead = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (ahead - datetime.now(UTC)).total_seconds())


def try_again_in(seconds: float) -> str:
    """What to do when a server asks to be left alone.

    >>> try_again_in(3600), try_again_in(5)
    ('try again in 60 minutes', 'try again in 5 seconds')
    """
    minutes = math.ceil(seconds / 60)
    if seconds < 100:
        return f"try again in {math.ceil(seconds)} seconds"
    return (
        f"try again in {minutes} minutes"
        if minutes < 100
        else f"try again in {math.ceil(minutes / 60)} hours"
    )


def _phrase(status: int) -> str:
    from http import HTTPStatus

    try:
        return f"({HTTPStatus(status).phrase})"
    except ValueError:
        return ""


def _content_type(header: str) -> str:
    return header.split(";")[0].strip().lower()


def _body(response: "httpx2.Response", *, item: str, limits: FetchLimits) -> bytes:
    """The body, unpacked piece by piece and counted on the way; a packed body that breaks off is refused."""
    coding = response.headers.get("content-encoding", "").strip().lower()
    announced = response.headers.get("content-length", "")
    if announced.isdigit() and int(announced[:18]) > limits.most_bytes:
        raise _too_large(item, limits=limits)
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 32) if coding in ("gzip", "x-gzip") else None
    parts: list[bytes] = []
    size = 0
    for part in response.iter_raw() if unpacker else response.iter_bytes():
        for piece in _unpacked(part, unpacker=unpacker, most=limits.most_bytes) if unpacker else (part,):
            size += len(piece)
            if size > limits.most_bytes:
                raise _too_large(item, limits=limits)
            parts.append(piece)
    if unpacker is not None and parts and not unpacker.eof:
        raise InputError(item, cause="the page broke off before its end", next_step=_TRY_LATER)
    return b"".join(parts)


def _unpacked(part: bytes, *, unpacker: "zlib._Decompress", most: int) -> Iterator[bytes]:
    """What a packed part holds, at most `most` bytes at a time, so that no bomb goes off in memory."""
    while part:
        yield unpacker.decompress(part, most + 1)
        part = unpacker.unconsumed_tail


def _too_large(item: str, *, limits: FetchLimits) -> InputError:
    cause = f"it is larger than {limits.most_bytes / 1_000_000:g} MB"
    return InputError(item, cause=cause, next_step="give the address or file of a single report")


@contextmanager
def _failures_told(item: str, *, limits: FetchLimits) -> Iterator[None]:
    """Failures of the network as InputError, in words a reader of news understands."""
    import httpcore2
    import httpx2

    from dateline.documents.connection import TooManyBytesError

    try:
        yield
    except TooManyBytesError:
        raise _too_large(item, limits=limits) from None
    except (TimeoutError, httpcore2.TimeoutException) as error:
        cause = f"it could not be read within {limits.seconds:g} seconds"
        raise UnreachableError(item, cause=cause, next_step=_TRY_LATER) from error
    except httpx2.InvalidURL as error:
        cause = "it redirects to what is not a web address"
        raise InputError(item, cause=cause, next_step=_CHECK_ADDRESS) from error
    except (OSError, UnicodeError) as error:
        raise UnreachableError(item, cause="its host was not found", next_step=_CHECK_ADDRESS) from error
    except httpcore2.NetworkError as error:
        raise UnreachableError(item, cause=_no_connection(error), next_step=_CHECK_OR_LATER) from error
    except (httpcore2.ProtocolError, httpx2.DecodingError, zlib.error) as error:
        cause = f"the answer of the server is broken ({error})"
        raise InputError(item, cause=cause, next_step=_TRY_LATER) from error


def _no_connection(error: Exception) -> str:
    import ssl

    cause = error.args[0] if error.args else None  # httpcore2 keeps the system's own error there
    if isinstance(cause, ssl.SSLError):
        reason = getattr(cause, "verify_message", None) or cause.reason or "the handshake failed"
        return f"no secure connection could be made ({reason})"
    words = cause.strerror if isinstance(cause, OSError) and cause.strerror else str(error)
    return f"the connection failed ({words.lower() or 'no reason was given'})"
