"""Which network addresses are out in the public internet, and which lie inside somebody's network."""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from urllib.parse import urlsplit

# The IANA special-purpose registries, written out: `ipaddress.is_global` differs between patch releases of
# Python and calls some of these global.
_REFUSED_4 = tuple(
    IPv4Network(block)
    for block in (
        "0.0.0.0/8",  # this network
        "10.0.0.0/8",  # private
        "100.64.0.0/10",  # carriers' own (CGNAT)
        "127.0.0.0/8",  # loopback
        "169.254.0.0/16",  # link-local, clouds' metadata services
        "172.16.0.0/12",  # private
        "192.0.0.0/24",  # protocol assignments
        "192.0.2.0/24",  # documentation
        "192.88.99.0/24",  # 6to4 relays, deprecated
        "192.168.0.0/16",  # private
        "198.18.0.0/15",  # benchmarks
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, broadcast
    )
)
_GLOBAL_6 = IPv6Network("2000::/3")
_REFUSED_6 = tuple(
    IPv6Network(block)
    for block in (
        "2001::/23",  # protocol assignments, Teredo, ORCHID
        "2001:db8::/32",  # documentation
        "3fff::/20",  # documentation
    )
)
_MAPPED = IPv6Network("::ffff:0:0/96")
_NAT64 = IPv6Network("64:ff9b::/96")
_SIX_TO_FOUR = IPv6Network("2002::/16")


def host_of(url: str) -> str | None:
    """The host and port of an http or https address; None for what is none.

    >>> host_of("https://example.org/a"), host_of("ftp://example.org")
    ('example.org', None)
    """
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return None
    return parts.hostname + (f":{port}" if port else "")


def is_public_address(address: str) -> bool:
    """Whether a numeric address belongs to the public internet.

    False for loopback, private, link-local, multicast, reserved, documentation and carrier-grade NAT
    blocks, for IPv6 forms that carry such an IPv4 address (mapped, 6to4, NAT64), for addresses with a
    zone (``fe80::1%eth0``), and for anything that is no address.

    >>> is_public_address("93.184.216.34"), is_public_address("::ffff:10.0.0.1")
    (True, False)
    """
    try:
        found = ip_address(address)
    except ValueError:
        return False
    if isinstance(found, IPv4Address):
        return not any(found in block for block in _REFUSED_4)
    return found.scope_id is None and _is_public_6(found)


def _is_public_6(address: IPv6Address) -> bool:
    carried = _carried(address)
    if carried is not None:
        return is_public_address(str(carried))
    return address in _GLOBAL_6 and not any(address in block for block in _REFUSED_6)


def _carried(address: IPv6Address) -> IPv4Address | None:
    """The IPv4 address that packets to this one end up at."""
    if address in _MAPPED or address in _NAT64:
        return IPv4Address(int(address) & 0xFFFF_FFFF)
    if address in _SIX_TO_FOUR:
        return IPv4Address(int(address) >> 80 & 0xFFFF_FFFF)
    return None
