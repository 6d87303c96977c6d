import gzip
import ssl
import time
import zlib
from collections.abc import Callable
from datetime import UTC
from functools import partial
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
import trustme

from dateline.documents import FetchLimits, fetch_page
from dateline.documents.connection import Deadline, Permit
from dateline.documents.fetch import fetch_permitted
from dateline.errors import InputError
from tests.documents.conftest import Site

fetch = partial(fetch_page, allow_private=True)
HTML = "text/html; charset=utf-8"


def refusal(url: str, *, allow_private: bool = True, limits: FetchLimits | None = None) -> InputError:
    with pytest.raises(InputError) as refused:
        fetch_page(url, allow_private=allow_private, limits=limits or FetchLimits())
    assert "\n" not in str(refused.value)
    return refused.value


def test_a_page_comes_with_what_its_header_says(site: Site) -> None:
    url = site.add("/a?x=1", b"<p>caf\xe9</p>", content_type='Text/HTML; Charset="ISO-8859-1"')
    page = fetch(url + "#part")
    assert (page.url, page.body) == (url, b"<p>caf\xe9</p>")
    assert (page.content_type, page.charset) == ("text/html", "ISO-8859-1")
    assert page.retrieved_at.tzinfo is UTC


def test_a_request_names_dateline_and_carries_no_cookie(site: Site) -> None:
    site.add("/a", status=302, location="/b", set_cookie="id=1")
    site.add("/b", b"x", content_type=HTML, set_cookie="id=2")
    fetch(f"http://localhost:{site.port}/a")
    first, second = site.requests
    assert first["User-Agent"].startswith("dateline/")
    assert first["Host"] == f"localhost:{site.port}"
    assert "Cookie" not in second


def test_proxies_of_the_environment_are_not_used(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    assert fetch(site.add("/a", b"x", content_type=HTML)).body == b"x"


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_followed(site: Site, status: int) -> None:
    site.add("/b/c", b"there", content_type=HTML)
    page = fetch(site.add("/b/a", status=status, location="c"))
    assert (page.url, page.body) == (f"{site.url}/b/c", b"there")


def test_a_loop_of_redirects_ends_after_five(site: Site) -> None:
    url = site.add("/loop", status=302, location="/loop")
    assert refusal(url).cause == "it redirects more than 5 times"
    assert len(site.requests) == 6


@pytest.mark.parametrize(
    ("location", "cause"),
    [
        ("file:///etc/passwd", "it is not an http or https address"),
        ("ftp://127.0.0.1/a", "it is not an http or https address"),
        ("http://ada:secret@127.0.0.1/", "it carries a user name or password"),
        ("http://[::", "it redirects to what is not a web address"),
    ],
)
def test_every_redirect_is_checked(site: Site, location: str, cause: str) -> None:
    assert cause in refusal(site.add("/a", status=302, location=location)).cause


def test_a_redirect_to_an_address_not_permitted_is_refused(site: Site) -> None:
    site.add("/secret", b"secret", content_type=HTML)
    url = site.add("/a", status=302, location=f"http://127.0.0.2:{site.port}/secret")
    permit = Permit(
        item=url, deadline=Deadline(10), most_bytes=10**6, may_connect=lambda address: address == "127.0.0.1"
    )
    with pytest.raises(InputError, match=r"127\.0\.0\.2 is not an address of the public internet"):
        fetch_permitted(url, permit=permit, limits=FetchLimits())
    assert len(site.requests) == 1


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "0x7f.1", "2130706433", "[::1]", "[::ffff:127.0.0.1]"]
)
def test_private_addresses_are_refused_before_anything_is_sent(site: Site, host: str) -> None:
    refused = refusal(f"http://{host}:{site.port}/a", allow_private=False)
    assert "is not an address of the public internet" in refused.cause
    assert "--allow-private" in refused.next_step
    assert site.requests == []


@pytest.mark.parametrize(
    "url",
    ["ftp://example.org/", "http://", "https:///a", "file:///etc/passwd", "http:a", "gopher://example.org"],
)
def test_only_http_and_https_are_asked_for(url: str) -> None:
    assert refusal(url).cause == "it is not an http or https address with the name of a host"


def test_a_password_in_an_address_is_refused_and_not_repeated() -> None:
    refused = refusal("https://ada:secret@example.org/a")
    assert refused.cause == "it carries a user name or password"
    assert "secret" not in str(refused)


@pytest.mark.parametrize("url", ["http://exa\nmple.org/", "http://[::", "http://a:port/"])
def test_what_is_no_address_is_refused(url: str) -> None:
    assert refusal(url).cause == "it is not a web address"


def test_an_unknown_host_is_told(site: Site) -> None:
    assert refusal("http://nowhere.invalid/").cause == "its host was not found"


def test_a_refused_connection_is_told(site: Site) -> None:
    site.server.server_close()
    assert refusal(site.url).cause == "the connection failed (connection refused)"


@pytest.mark.parametrize(
    ("status", "cause", "next_step"),
    [
        (404, "the server answered 404 (Not Found)", "check the address"),
        (403, "the server answered 403 (Forbidden)", "save the page from a browser"),
        (429, "the server answered 429 (Too Many Requests)", "try again later"),
        (503, "the server answered 503 (Service Unavailable)", "try again later"),
        (799, "the server answered 799", "try again later"),
        (304, "the server answered 304 (Not Modified)", "check the address"),
    ],
)
def test_an_error_of_the_server_is_told(site: Site, status: int, cause: str, next_step: str) -> None:
    refused = refusal(site.add("/a", status=status))
    assert refused.cause == cause
    assert refused.next_step.startswith(next_step)


@pytest.mark.parametrize("kind", ["text/html", "application/xhtml+xml", "text/plain", "application/json"])
def test_pages_text_and_json_are_taken(site: Site, kind: str) -> None:
    assert fetch(site.add("/a", b"x", content_type=kind)).content_type == kind


@pytest.mark.parametrize("kind", ["application/pdf", "image/png", "video/mp4", "text/css"])
def test_other_types_are_refused_by_name(site: Site, kind: str) -> None:
    assert f"it is of type {kind}, not" in refusal(site.add("/a", b"x", content_type=kind)).cause


def test_a_page_over_the_limit_is_refused(site: Site) -> None:
    limits = FetchLimits(most_bytes=2_000_000)
    within, over = b"x" * 2_000_000, b"x" * 2_000_001
    assert fetch(site.add("/a", within, content_type=HTML), limits=limits).body == within
    assert refusal(site.add("/b", over, content_type=HTML), limits=limits).cause == "it is larger than 2 MB"


@pytest.mark.parametrize(("coding", "pack"), [("gzip", gzip.compress), ("deflate", zlib.compress)])
def test_a_bomb_is_refused_while_it_is_unpacked(
    site: Site, coding: str, pack: Callable[[bytes], bytes]
) -> None:
    bomb = pack(b"\0" * 60_000_000)
    assert len(bomb) < 100_000
    refused = refusal(site.add("/a", bomb, content_type=HTML, content_encoding=coding))
    assert refused.cause == "it is larger than 20 MB"


def test_a_packed_page_is_unpacked(site: Site) -> None:
    url = site.add("/a", gzip.compress(b"hello"), content_type=HTML, content_encoding="gzip")
    assert fetch(url).body == b"hello"


@pytest.mark.parametrize("coding", ["gzip, gzip", "br", "zstd", "rot13"])
def test_codings_not_asked_for_are_refused(site: Site, coding: str) -> None:
    url = site.add("/a", b"x", content_type=HTML, content_encoding=coding)
    assert refusal(url).cause == f"it is packed as {coding}, which was not asked for"


def test_broken_packing_is_told(site: Site) -> None:
    url = site.add("/a", b"not gzip", content_type=HTML, content_encoding="gzip")
    assert "the answer of the server is broken" in refusal(url).cause


def test_half_a_packed_page_is_not_read_as_a_whole_one(site: Site) -> None:
    packed = gzip.compress(b"<p>The strait was closed.</p>" * 200)
    url = site.add("/a", packed[: len(packed) // 2], content_type=HTML, content_encoding="gzip")
    assert refusal(url).cause == "the page broke off before its end"


def endless_body(request: BaseHTTPRequestHandler) -> None:
    request.send_response(200)
    request.send_header("Content-Type", HTML)
    request.end_headers()
    while True:
        request.wfile.write(b"x" * 100_000)


def slow_body(request: BaseHTTPRequestHandler) -> None:
    request.send_response(200)
    request.send_header("Content-Type", HTML)
    request.end_headers()
    drip(request, b"x")


def slow_header(request: BaseHTTPRequestHandler) -> None:
    request.wfile.write(b"HTTP/1.1 200 OK\r\n")
    drip(request, b"X: 1\r\n")


def drip(request: BaseHTTPRequestHandler, part: bytes) -> None:
    for _ in range(100):
        request.wfile.write(part)
        request.wfile.flush()
        time.sleep(0.05)


def trailing_bytes(request: BaseHTTPRequestHandler) -> None:
    request.send_response(200)
    request.send_header("Content-Type", HTML)
    request.send_header("Content-Encoding", "gzip")
    request.end_headers()
    request.wfile.write(gzip.compress(b"short"))
    while True:
        request.wfile.write(b"x" * 100_000)


@pytest.mark.parametrize("answer", [endless_body, trailing_bytes])
def test_a_body_without_end_is_refused(site: Site, answer: Callable[[BaseHTTPRequestHandler], None]) -> None:
    limits = FetchLimits(most_bytes=1_000_000)
    assert refusal(site.answer("/a", answer), limits=limits).cause == "it is larger than 1 MB"


@pytest.mark.parametrize("answer", [slow_body, slow_header])
def test_a_dripping_server_is_left_in_time(
    site: Site, answer: Callable[[BaseHTTPRequestHandler], None]
) -> None:
    refused = refusal(site.answer("/a", answer), limits=FetchLimits(seconds=0.3))
    assert refused.cause == "it could not be read within 0.3 seconds"


def broken_answer(request: BaseHTTPRequestHandler) -> None:
    request.wfile.write(b"\x00\x01 this is not HTTP\r\n\r\n")


def cut_short(request: BaseHTTPRequestHandler) -> None:
    request.send_response(200)
    request.send_header("Content-Type", HTML)
    request.send_header("Content-Length", "1000")
    request.end_headers()
    request.wfile.write(b"x")


@pytest.mark.parametrize("answer", [broken_answer, cut_short])
def test_an_answer_that_is_not_http_is_told(
    site: Site, answer: Callable[[BaseHTTPRequestHandler], None]
) -> None:
    assert "the answer of the server is broken" in refusal(site.answer("/a", answer)).cause


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A certificate for localhost with its key, and behind it the authority that nobody knows, in one file."""
    authority = trustme.CA()
    path = tmp_path / "localhost.pem"
    issued = authority.issue_cert("localhost")
    issued.private_key_and_cert_chain_pem.write_to_path(str(path))
    authority.cert_pem.write_to_path(str(path), append=True)
    return path


def secured(site: Site, certificate: Path) -> Site:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    site.server.socket = context.wrap_socket(site.server.socket, server_side=True)
    return site


def test_a_certificate_nobody_vouches_for_is_refused(site: Site, certificate: Path) -> None:
    secured(site, certificate).add("/a", b"x", content_type=HTML)
    cause = refusal(f"https://localhost:{site.port}/a").cause
    assert cause.startswith("no secure connection could be made (")


def test_the_certificate_must_be_the_names_not_the_addresses(
    site: Site, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    secured(site, certificate).add("/a", b"x", content_type=HTML)
    assert fetch(f"https://localhost:{site.port}/a").body == b"x"
    assert "no secure connection could be made" in refusal(f"https://127.0.0.1:{site.port}/a").cause
