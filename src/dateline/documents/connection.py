"""Connections that go only where they may, and only so long and so far.

The name is resolved, every address it has is checked, and the connection is made to an address that was
checked: a second answer of the name server is never asked for. The name itself still goes into the Host
header and into TLS, whose certificate must be the name's. Importing this module loads httpx2.
"""

import queue
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import httpcore2
import httpx2

from dateline.errors import InputError


class Deadline:
    """A moment by which everything must be done."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """Seconds left; raises TimeoutError when there are none."""
        seconds = self._end - time.monotonic()
        if seconds <= 0:
            raise TimeoutError
        return seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Permit:
    """What one fetch may do: for which item, until when, how many bytes of each answer, and to whom.

    `may_connect` judges numeric addresses.
    """

    item: str
    deadline: Deadline
    most_bytes: int
    may_connect: Callable[[str], bool]


class TooManyBytesError(Exception):
    """More bytes came than the permit allows."""


class PermittedTransport(httpx2.BaseTransport):
    """An HTTP/1.1 transport whose connections keep to a permit; it holds no cookies and uses no proxy."""

    def __init__(self, permit: Permit) -> None:
        self._pool = httpcore2.ConnectionPool(
            ssl_context=httpx2.create_ssl_context(),
            max_keepalive_connections=0,
            network_backend=_PermittedNetwork(permit),
        )

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        url = request.url
        target = httpcore2.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
        response = self._pool.handle_request(
            httpcore2.Request(request.method, target, headers=request.headers.raw, content=b"")
        )
        return httpx2.Response(response.status, headers=response.headers, stream=_Stream(response))

    def close(self) -> None:
        self._pool.close()


class _Stream(httpx2.SyncByteStream):
    """The body of a response as it arrives."""

    def __init__(self, response: httpcore2.Response) -> None:
        self._response = response

    def __iter__(self) -> Iterator[bytes]:
        yield from self._response.iter_stream()

    def close(self) -> None:
        self._response.close()


class _PermittedNetwork(httpcore2.NetworkBackend):
    """Connects to checked addresses only."""

    def __init__(self, permit: Permit) -> None:
        self._permit = permit
        self._network = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        """A connection to the first address of the host that answers."""
        failure: Exception = httpcore2.ConnectError("the name has no address")
        for address in _checked_addresses(host, port=port, permit=self._permit):
            try:
                stream = self._network.connect_tcp(
                    address, port, timeout=self._permit.deadline.left(), socket_options=socket_options
                )
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failure = error
            else:
                return _PermittedStream(stream, permit=self._permit)
        raise failure


def _checked_addresses(host: str, *, port: int, permit: Permit) -> tuple[str, ...]:
    """All addresses of the host; refused as a whole when one of them is refused."""
    addresses = _resolved(host, port=port, seconds=permit.deadline.left())
    inside = next((address for address in addresses if not permit.may_connect(address)), None)
    if inside is not None:
        where = host if host == inside else f"{host} ({inside})"
        raise InputError(
            permit.item,
            cause=f"{where} is not an address of the public internet",
            next_step="allow private addresses (--allow-private) if you trust it",
        )
    return addresses


def _resolved(host: str, *, port: int, seconds: float) -> tuple[str, ...]:
    """The addresses of a host in order; asked in a thread, because the resolver knows no time limit."""
    answers: queue.SimpleQueue[tuple[str, ...] | Exception] = queue.SimpleQueue()

    def ask() -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            answers.put(tuple(dict.fromkeys(str(entry[4][0]) for entry in found)))
        except (OSError, UnicodeError) as error:
            answers.put(error)

    threading.Thread(target=ask, daemon=True).start()
    try:
        answer = answers.get(timeout=seconds)
    except queue.Empty:
        raise TimeoutError from None
    if isinstance(answer, Exception):
        raise answer
    return answer


class _PermittedStream(httpcore2.NetworkStream):
    """A connection whose every read and write counts against the permit."""

    def __init__(self, stream: httpcore2.NetworkStream, *, permit: Permit) -> None:
        self._stream = stream
        self._permit = permit
        self._received = 0

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        part = self._stream.read(max_bytes, self._permit.deadline.left())
        self._received += len(part)
        if self._received > self._permit.most_bytes:
            raise TooManyBytesError
        return part

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._permit.deadline.left())

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        inner = self._stream.start_tls(ssl_context, server_hostname, self._permit.deadline.left())
        return _PermittedStream(inner, permit=self._permit)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
