"""Manners toward the servers that are asked."""

import socket
import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler

import pytest

from dateline.documents import AnswerError, FetchedPage, Manners, Unchanged, Visits
from dateline.errors import InputError
from tests.documents.conftest import Site

HTML = "text/html; charset=utf-8"


def visits(**manners: float) -> Visits:
    return Visits(manners=Manners(**{"pause": 0.0, **manners}), allow_private=True)  # type: ignore[arg-type]


def test_robots_txt_is_asked_for_once_and_by_name(site: Site) -> None:
    asked = visits()
    for name in "ab":
        assert isinstance(asked.fetch(site.add(f"/{name}", b"x", content_type=HTML)), FetchedPage)
    assert site.paths == ["/robots.txt", "/a", "/b"]
    assert site.requests[0]["User-Agent"].endswith("robots.txt name: dateline)")


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_a_host_without_rules_permits_everything(site: Site, status: int) -> None:
    site.add("/robots.txt", status=status)
    assert visits().fetch(site.add("/a", b"x", content_type=HTML))


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_host_in_trouble_permits_nothing(site: Site, status: int) -> None:
    site.add("/robots.txt", status=status)
    with pytest.raises(InputError, match=r"its robots\.txt cannot be read"):
        visits().fetch(site.add("/a", b"x", content_type=HTML))


def test_what_the_server_said_last_time_is_sent_back(site: Site) -> None:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(304 if request.headers["If-None-Match"] == '"7"' else 200)
        request.send_header("ETag", '"7"')
        request.end_headers()

    url = site.answer("/a", answer)
    first = visits().fetch(url)
    assert isinstance(first, FetchedPage)
    assert isinstance(visits().fetch(url, etag=first.etag), Unchanged)


def test_a_retry_after_may_be_a_moment(site: Site) -> None:
    moment = format_datetime(datetime.now(UTC) + timedelta(hours=3), usegmt=True)
    with pytest.raises(AnswerError, match="try again in 3 hours") as refused:
        visits().fetch(site.add("/a", status=503, retry_after=moment))
    assert refused.value.wait is not None
    assert 3 * 3600 - 60 < refused.value.wait <= 3 * 3600


@pytest.mark.parametrize("words", ["soon", "-5", "", "１２", "Wed, 99 Apr 2024"])
def test_a_retry_after_that_says_nothing_is_not_obeyed(site: Site, words: str) -> None:
    with pytest.raises(AnswerError, match="try again later") as refused:
        visits().fetch(site.add("/a", status=503, retry_after=words.encode("utf-8").decode("latin-1")))
    assert refused.value.wait is None


def test_a_pause_lies_between_two_requests(site: Site) -> None:
    asked = visits(pause=0.2)
    url = site.add("/a", b"x", content_type=HTML)
    assert asked.seconds_until_free(url) == 0
    asked.fetch(url)
    assert 0 < asked.seconds_until_free(url) <= 0.2


def test_a_crawl_delay_is_obeyed_up_to_a_bound(site: Site) -> None:
    site.add("/robots.txt", b"User-agent: *\nCrawl-delay: 86400\n", content_type="text/plain")
    asked = visits(longest_pause=0.1)
    url = site.add("/a", b"x", content_type=HTML)
    asked.fetch(url)
    assert 0 < asked.seconds_until_free(url) <= 0.1


def test_a_host_that_sends_us_on_to_a_dead_one_is_not_taken_for_dead(site: Site) -> None:
    asked = visits(most_failures=1)
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        dead = f"http://127.0.0.1:{closed.getsockname()[1]}/a"
    with pytest.raises(InputError, match="the connection failed"):
        asked.fetch(site.add("/a", status=302, location=dead))
    with pytest.raises(InputError, match="its server could not be reached 1 "):
        asked.fetch(dead)
    assert asked.fetch(site.add("/b", b"x", content_type=HTML))


def test_a_redirect_within_a_host_waits_too(site: Site) -> None:
    asked = visits(pause=0.2)
    site.add("/b", b"x", content_type=HTML)
    began = time.monotonic()
    asked.fetch(site.add("/a", status=302, location="/b"))
    assert time.monotonic() - began >= 0.4
