"""One spelling for the address of a page."""

import re
from urllib.parse import SplitResult, urlsplit

_TRACKING = re.compile(
    r"(?:utm|mtm|pk|piwik|matomo|hsa|gaa|guce|_branch)_\w+"
    r"|at_(?:bbc_team|campaign\w*|custom\d|format|link_\w+|medium|ptr_name|send_\w+)"
    r"|msclkid|(?:fb|g|d|y|tw|tt|rb_|li_fat_|irg)clid|gclsrc|gbraid|wbraid|srsltid|fb_(?:action|ref|source)\w*|ref_(?:src|url)"
    r"|igshid|igsh|mc_[ce]id|_ga|_gl|_hsenc|_hsmi|mkt_tok|vero_id|oly_(?:anon|enc)_id|ncid|ocid|s_cid|s_kwcid|ef_id"
    r"|wt_mc\w*|cmpid|cmp|icid|smid|smtyp|taid|xtor|ito|__twitter_impression|traffic_source|guccounter",
    re.IGNORECASE,
)
_AMP_PARAMETER = re.compile(
    r"amp(?:=(?:1|true)?)?|(?:outputType|output|view)=amp|__amp_source_origin=.*", re.I
)
_MOBILE = {"www", "m", "mobile", "amp", "touch"}
# Second levels under which names are registered: "m.co.uk" is a site, not the mobile form of "co.uk".
_REGISTRY = {"ac", "co", "com", "edu", "go", "gob", "gov", "gouv", "mil", "ne", "net", "or", "org"}
_PORTS = {"http": "80", "https": "443"}
# A segment of a path that names an article, not a section: "/tag/amp" is a page about AMP.
_ARTICLE = re.compile(r"\d|-[^-]+-|\.html?$")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_KEPT = _UNRESERVED | frozenset("!$&'()*+,;=:@/?%")
_VIEWER = re.compile(
    r"https?://(?:(?:www\.)?google\.[a-z.]+/amp|[^/]+\.cdn\.ampproject\.org/[a-z])/(s/)?(?=[^/]+\.[^/]+)",
    re.IGNORECASE,
)
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
_SPACE = " \t\r\n\f\v\x00"


def canonical_url(url: str) -> str:
    """The address in the one spelling that every form of the same page shares.

    Scheme and host in small letters, "www." and the mobile and AMP forms of the host undone, default ports, fragments
    (but not "#!"), tracking parameters and the trailing slash left out, percent-encoding in its normal form. What
    may name another page stays: other parameters and their order, the case of the path, the scheme, a user.
    An address that is not of the web, or cannot be read, comes back as it is, without outer spaces. Never raises.

    >>> canonical_url("HTTPS://www.Example.com:443/World/?utm_source=x#top")
    'https://example.com/World'
    """
    given = url.strip(_SPACE)
    try:
        parts = urlsplit(_unwrapped(given))
        host, port = _host(parts), _port(parts)
    except ValueError:
        return given
    if parts.scheme not in _PORTS or not host:
        return given
    user = parts.netloc.rpartition("@")[0]
    place = (f"{user}@" if user else "") + host + port
    query = _query(parts.query)
    bang = _encoded(parts.fragment) if parts.fragment.startswith("!") else ""
    return (
        f"{parts.scheme}://{place}{_path(parts.path)}"
        + (f"?{query}" if query else "")
        + ("#" * bool(bang) + bang)
    )


def has_own_page(url: str) -> bool:
    """Whether the address, in its canonical spelling, names a page below the front page of its site."""
    return re.fullmatch(r"https?://[^/]+/.+", url, re.DOTALL) is not None


def _unwrapped(url: str) -> str:
    """The publisher's address of a page that comes through an AMP viewer or cache."""
    while wrap := _VIEWER.match(url):
        url = f"{'https' if wrap[1] else 'http'}://{url[wrap.end() :]}"
    return url


def _host(parts: SplitResult) -> str:
    host = (parts.hostname or "").rstrip(".")
    if ":" in host:
        return f"[{host}]"
    if not host.isascii():
        host = host.encode("idna").decode("ascii").lower()
    labels = host.split(".")
    named = not all(label.isdecimal() for label in labels)
    while named and len(labels) > 2 and labels[0] in _MOBILE and not _is_registry(labels[1:]):
        labels = labels[1:]
    while named and len(labels) > 3 and labels[1] == "m" and not _is_registry(labels[2:]):
        del labels[1]  # en.m.wikipedia.org
    return ".".join(labels)


def _is_registry(labels: list[str]) -> bool:
    return len(labels) == 2 and labels[0] in _REGISTRY and len(labels[1]) == 2


def _port(parts: SplitResult) -> str:
    port = parts.port
    return "" if port is None or str(port) == _PORTS.get(parts.scheme) else f":{port}"


def _path(path: str) -> str:
    segments: list[str] = []
    for segment in _encoded(path).split("/")[1:]:
        if segment == "..":
            segments = segments[:-1]
        elif segment != ".":
            segments.append(segment)
    while segments and not segments[-1]:
        segments.pop()
    return "/" + "/".join(_without_amp(segments))


def _without_amp(segments: list[str]) -> list[str]:
    found = list(segments)
    while len(found) > 1 and found[-1].lower() in ("amp", "") and _ARTICLE.search(found[-2]):
        found.pop()
    while len(found) > 1 and found[0].lower() == "amp" and _ARTICLE.search(found[-1]):
        del found[0]
    while found and (amp := re.fullmatch(r"(.*\d.*|.+-.+-.+)\.amp(\.html?)?", found[-1], re.IGNORECASE)):
        found[-1] = amp[1] + (amp[2] or "")
    return found


def _query(query: str) -> str:
    kept = []
    for pair in query.split("&"):
        spelled = _encoded(pair)
        name = spelled.partition("=")[0]
        if spelled and not _TRACKING.fullmatch(name) and not _AMP_PARAMETER.fullmatch(spelled):
            kept.append(spelled)
    return "&".join(kept)


def _encoded(part: str) -> str:
    """Percent-encoding with capital digits, only where the standard needs it (RFC 3986, 6.2.2)."""
    return "".join(_sign(sign) for sign in _ESCAPE.sub(_decoded, re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", part)))


def _decoded(escape: re.Match[str]) -> str:
    sign = chr(int(escape[1], 16))
    return sign if sign in _UNRESERVED else escape[0].upper()


def _sign(sign: str) -> str:
    if sign in _KEPT:
        return sign
    return "".join(f"%{byte:02X}" for byte in sign.encode("utf-8", "surrogatepass"))
