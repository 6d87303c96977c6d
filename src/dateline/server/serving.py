"""A case served on an address, until it is stopped."""

import ipaddress
import socket
import webbrowser
from collections.abc import Callable
from dataclasses import dataclass

import uvicorn
from fastapi import FastAPI

from dateline.errors import InputError

_LOOPBACK = ("127.0.0.1", "::1", "localhost")
_MOST_WAITING = 128


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where a case is served: `host` and `port` to listen on, `names` of the host that are answered to beside it.

    `behind` are addresses of proxies: what these say of who asks, and whether by https, is believed, and no others.
    """

    host: str = "127.0.0.1"
    port: int = 8321
    names: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()

    @property
    def is_loopback(self) -> bool:
        """Whether nobody but this machine can reach it."""
        return self.host in _LOOPBACK

    @property
    def proxies(self) -> list[str]:
        """The addresses of proxies as a socket may tell them. Raises InputError for what is no address."""
        found = [_parse_proxy(words) for words in self.behind]
        return [str(ip) for ip in found] + [f"::ffff:{ip}" for ip in found if ip.version == 4]

    @property
    def hosts(self) -> tuple[str, ...]:
        """Every name that a request may call the server by; the address itself unless it stands for all."""
        own = () if self.host in ("0.0.0.0", "::") else (self.host,)
        return (*own, *self.names, *_LOOPBACK)

    def url(self, *, port: int, token: str | None = None) -> str:
        """What a browser opens; with the token that lets it in, where there is one."""
        host = self.names[0] if self.names else ("127.0.0.1" if self.host in ("0.0.0.0", "::") else self.host)
        host = f"[{host}]" if ":" in host else host
        return f"http://{host}:{port}/" + (f"enter?token={token}" if token else "")


def serve(
    app: FastAPI, address: Address, *, tell: Callable[[str], None], token: str | None, open_page: bool
) -> None:
    """The application answers at the address until the process is interrupted; `tell` hears the address first.

    Port 0 takes any that is free. Raises InputError where the address cannot be had, or a proxy's is none.
    """
    proxies = address.proxies
    listening = _listen(address)
    with listening:
        url = address.url(port=listening.getsockname()[1], token=token)
        tell(url)
        if open_page:
            webbrowser.open(url)
        config = uvicorn.Config(
            app,
            log_level="warning",
            access_log=False,
            server_header=False,
            proxy_headers=bool(proxies),
            forwarded_allow_ips=proxies,
            backlog=_MOST_WAITING,
            timeout_graceful_shutdown=5,
        )
        uvicorn.Server(config).run(sockets=[listening])


def _parse_proxy(words: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address:
    try:
        return ipaddress.ip_address(words)
    except ValueError as error:
        step = "give the one that the proxy's requests come from, such as 127.0.0.1"
        raise InputError(words, cause="this is no address of a proxy", next_step=step) from error


def _listen(address: Address) -> socket.socket:
    family = socket.AF_INET6 if ":" in address.host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((address.host, address.port))
        listening.listen(_MOST_WAITING)
    except (OSError, OverflowError) as error:
        listening.close()
        where = f"{address.host}:{address.port}"
        step = "take another with --port (0 takes any that is free) or --host"
        raise InputError(where, cause=f"it cannot be listened on ({error})", next_step=step) from error
    return listening
