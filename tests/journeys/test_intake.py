"""Reports come into a case from feeds, lists, archives, mailboxes and patterns, once, and with manners."""

import gzip
import time
from http.server import BaseHTTPRequestHandler
from itertools import pairwise
from pathlib import Path

from tests.journeys.conftest import Case, Site, Write

HTML = "text/html; charset=utf-8"
RSS = "application/rss+xml"
SENTENCE = "Norland closed the strait of Elm on Monday, two officials of the port said."
LONG = " ".join(
    f"<p>The envoy of Sudmark said in town number {number} that talks would go on.</p>"
    for number in range(20)
)


def page(title: str, *, day: str = "2024-04-10", outlet: str = "The Harbor Post") -> bytes:
    head = f'<meta property="article:published_time" content="{day}T17:00Z">'
    name = f'<meta property="og:site_name" content="{outlet}">' if outlet else ""
    body = f"<article><h1>{title}</h1><p>{title}: {SENTENCE}</p></article>"
    return f'<html lang="en"><head>{head}{name}</head><body>{body}</body></html>'.encode()


def feed(*items: str, title: str = "Elm Courier") -> bytes:
    return f'<rss version="2.0"><channel><title>{title}</title>{"".join(items)}</channel></rss>'.encode()


def item(link: str, *, text: str = "") -> str:
    content = f"<content:encoded><![CDATA[{text}]]></content:encoded>" if text else ""
    date = "<pubDate>Wed, 10 Apr 2024 09:00:00 GMT</pubDate>"
    return f"<item><title>Talks in Elm</title><link>{link}</link>{date}{content}</item>"


def record(url: str, body: bytes, *, headers: str = "") -> bytes:
    http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{headers}\r\n".encode() + body
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-04-11T00:00:00Z\r\n"
    kind = f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    return (head + kind).encode() + http + b"\r\n\r\n"


def test_the_pages_of_a_feed_are_fetched_once(case: Case, site: Site) -> None:
    links = [site.add(f"/{name}", page(f"Report {name}"), content_type=HTML) for name in "ab"]
    address = site.add("/feed", feed(*map(item, links)), content_type=RSS, etag='"1"')
    assert case.add(address).out == "2 new reports, 0 new versions, 0 known, 0 failed, 2 read\n"
    assert site.paths == ["/robots.txt", "/feed", "/a", "/b"]
    assert case.add(address).out == "0 new reports, 0 new versions, 2 known, 0 failed, 0 read\n"
    assert site.paths[4:] == ["/robots.txt", "/feed"]
    assert site.requests[-1]["If-None-Match"] == '"1"'


def test_a_feed_that_did_not_change_is_not_sent_again(case: Case, site: Site) -> None:
    def answer(request: BaseHTTPRequestHandler) -> None:
        same = request.headers["If-Modified-Since"] == "Wed, 10 Apr 2024 09:00:00 GMT"
        request.send_response(304 if same else 200)
        request.send_header("Last-Modified", "Wed, 10 Apr 2024 09:00:00 GMT")
        request.end_headers()
        request.wfile.write(b"" if same else feed(item(link)))

    link = site.add("/a", page("Talks"), content_type=HTML)
    address = site.answer("/feed", answer)
    assert case.add(address).code == 0
    assert case.add(address).out == "0 new reports, 0 new versions, 0 known, 0 failed, 0 read, 1 unchanged\n"
    assert f"feed {address}: answered " in case.run("status", case.where).out


def test_what_a_page_does_not_say_its_feed_says(case: Case, site: Site) -> None:
    plain = f"<html><body><article><h1>Talks</h1><p>{SENTENCE}</p></article></body></html>".encode()
    link = site.add("/a", plain, content_type=HTML)
    case.add(site.add("/feed", feed(item(link)), content_type="text/xml"))
    (document,) = case.documents()
    assert (document.outlet, document.published_at.isoformat()) == (
        "Elm Courier",
        "2024-04-10T09:00:00+00:00",
    )


def test_a_feed_gives_the_text_of_a_page_that_cannot_be_fetched(case: Case, site: Site) -> None:
    gone, teaser = f"{site.url}/gone", f"{site.url}/teaser"
    done = case.add(site.add("/feed", feed(item(gone, text=LONG), item(teaser, text="<p>Short.</p>"))))
    assert done.code == 1
    assert done.out == "1 new report, 0 new versions, 0 known, 1 failed, 1 read, 1 noted\n"
    assert (
        f"{gone}: the page was not read (the server answered 404 (Not Found)); the text in the feed"
        in done.err
    )
    (document,) = case.documents()
    assert document.url == gone
    assert document.text.startswith("Talks in Elm\n\nThe envoy of Sudmark said in town number 0")


def test_a_feed_is_asked_whole_again_until_all_its_pages_came_in(case: Case, site: Site) -> None:
    address = site.add("/feed", feed(item(f"{site.url}/late")), etag='"1"')
    assert case.add(address).code == 1
    site.add("/late", page("Late"), content_type=HTML)
    assert case.add(address).out.startswith("1 new report, ")
    assert "If-None-Match" not in site.requests[-2]


def test_a_page_that_failed_three_times_is_given_up(case: Case, site: Site) -> None:
    address = site.add("/feed", feed(item(f"{site.url}/gone")))
    for _ in range(3):
        assert case.add(address).code == 1
    done = case.add(address)
    assert (done.code, done.out.endswith("0 read, 1 given up\n")) == (0, True)
    assert "1 page named by feeds could not be read" in case.run("status", case.where).out
    (page_health,) = (source for source in case.status()["health"] if source["kind"] == "page")
    assert page_health["failures"] == 3


def test_a_list_of_feeds_is_followed_and_one_bad_feed_costs_only_itself(
    case: Case, site: Site, write: Write
) -> None:
    good = site.add("/feed?a=1&b=2", feed(item(site.add("/a", page("Talks"), content_type=HTML))))
    bad = site.add("/page", page("No feed"), content_type=HTML)
    outlines = f'<outline><outline xmlUrl="{good}"/></outline><outline xmlurl="{bad}"/><outline xmlUrl="file:///etc/passwd"/>'
    done = case.add(write("feeds.opml", f"<opml><body>{outlines}</body></opml>"))
    assert done.out == "1 new report, 0 new versions, 0 known, 1 failed, 1 read\n"
    assert f"{bad}: it is a web page, not a feed; " in done.err
    kinds = {source["address"]: source["failures"] for source in case.status()["health"]}
    assert kinds == {good: 0, bad: 1}


def test_json_feeds_and_feeds_in_files_are_read(case: Case, site: Site, write: Write) -> None:
    link = site.add("/a", page("Talks"), content_type=HTML)
    form = '{"version": "https://jsonfeed.org/version/1.1", "title": "Wire", "items": [{"url": "%s"}]}'
    assert case.add(write("wire.json", form % link)).out.startswith("1 new report")
    atom = '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><entry><link href="%s"/></entry></feed>'
    assert case.add(write("wire.atom", atom % link)).out.startswith("0 new reports, 0 new versions, 1 known")


def test_archives_mailboxes_and_patterns_are_read(case: Case, write: Write, tmp_path: Path) -> None:
    write(
        "web.warc.gz",
        b"".join(gzip.compress(record(f"https://elm.example/{n}", page(f"Report {n}"))) for n in "ab"),
    )
    write(
        "box.mbox",
        "From elm@example.org Wed Apr 10 09:00:00 2024\nFrom: Elm Courier <elm@example.org>\nSubject: Talks\n"
        f"Date: Wed, 10 Apr 2024 09:00:00 +0200\n\n{SENTENCE}\n",
    )
    done = case.add(tmp_path / "*.warc.gz", tmp_path / "box.m?ox")
    assert done.out == "3 new reports, 0 new versions, 0 known, 0 failed, 3 read\n"
    mail = next(document for document in case.documents() if document.outlet == "Elm Courier")
    assert (mail.title, mail.published_at.isoformat()) == ("Talks", "2024-04-10T09:00:00+02:00")
    captured = [document for document in case.documents() if document.url]
    assert [document.retrieved_at.isoformat() for document in captured] == ["2024-04-11T00:00:00+00:00"] * 2


def test_one_host_is_asked_with_pauses(case: Case, site: Site) -> None:
    site.add("/robots.txt", b"User-agent: *\nCrawl-delay: 0.3\n", content_type="text/plain")
    times: list[float] = []

    def answer(request: BaseHTTPRequestHandler) -> None:
        times.append(time.monotonic())
        request.send_response(200)
        request.send_header("Content-Type", HTML)
        request.end_headers()
        request.wfile.write(page(f"Report {request.path}"))

    case.add(*(site.answer(f"/{name}", answer) for name in "abc"))
    assert len(times) == 3
    assert all(later - earlier >= 0.3 for earlier, later in pairwise(times))


def test_a_short_retry_after_is_waited_for(case: Case, site: Site) -> None:
    def busy(request: BaseHTTPRequestHandler) -> None:
        site.add("/a", page("Talks"), content_type=HTML)
        request.send_response(503)
        request.send_header("Retry-After", "1")
        request.end_headers()

    began = time.monotonic()
    assert case.add(site.answer("/a", busy)).out.startswith("1 new report")
    assert time.monotonic() - began >= 1
