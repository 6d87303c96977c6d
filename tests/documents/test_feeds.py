"""Feeds and lists, in the dialects that outlets write them in."""

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from dateline.documents import Feed, FeedList, parse_feed, read_documents
from dateline.documents.feeds import looks_like_feed
from dateline.errors import InputError

RSS = """<?xml version="1.0" encoding="ISO-8859-1"?><!-- made by hand --><rss version="2.0"><channel>
<title>Elm Courier &amp;amp; Post</title><language>en-gb</language>
<item><title>Talks &amp; tea</title><link>/a?x=1&y=2</link><pubDate>Wed, 10 Apr 2024 09:00 EDT</pubDate></item>
<item><guid isPermaLink="true">https://elm.example/b</guid><description>Teaser.</description></item>
</channel></rss>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Wire</title></channel><item><title>One</title>
<link>https://elm.example/1</link><dc:date>2024-04-10T09:00:00+02:00</dc:date></item></rdf:RDF>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://elm.example/x/"><title>Wire</title><entry>
<title>One</title><link rel="alternate" href="c"/><updated>2024-04-11T09:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Whole text.</p></div></content></entry></feed>"""
JSON = """{"version": "https://jsonfeed.org/version/1.1", "title": "Wire", "items": [
{"url": "https://elm.example/1", "date_published": "2024-04-10T09:00:00Z", "content_text": "a < b"}, 7]}"""
OPML = """<opml version="2.0"><body><outline text="press"><outline XMLURL="https://elm.example/f?a=1&b=2&amp;c=3"/>
<outline xmlUrl="file:///etc/passwd"/><outline xmlUrl="https://elm.example/f?a=1&b=2&c=3"/></outline></body></opml>"""


def feed(text: str, *, url: str | None = None) -> Feed:
    parsed = parse_feed(text, item="the feed", url=url)
    assert isinstance(parsed, Feed)
    return parsed


def test_rss_gives_addresses_titles_and_days() -> None:
    found = feed(RSS, url="https://elm.example/feed")
    assert (found.title, found.language, found.found) == ("Elm Courier & Post", "en-gb", 2)
    first, second = found.entries
    assert (first.link, first.title) == ("https://elm.example/a?x=1&y=2", "Talks & tea")
    assert first.published_at == datetime(2024, 4, 10, 9, tzinfo=timezone(timedelta(hours=-4)))
    assert (second.link, second.html) == ("https://elm.example/b", None)


def test_in_rss_1_the_date_is_that_of_publication_and_in_atom_an_update_is_not() -> None:
    assert feed(RDF).entries[0].published_at is not None
    (entry,) = feed(ATOM).entries
    assert entry.published_at is None
    assert entry.updated_at == datetime(2024, 4, 11, 9, tzinfo=UTC)
    assert (entry.link, entry.html) == ("https://elm.example/x/c", "<p>Whole text.</p>")


def test_a_json_feed_is_read_and_what_is_no_entry_passed_over() -> None:
    found = feed(JSON)
    assert (found.title, found.found) == ("Wire", 1)
    assert found.entries[0].html == "<p>a &lt; b</p>"
    assert found.entries[0].published_at == datetime(2024, 4, 10, 9, tzinfo=UTC)


def test_a_list_names_each_feed_once_whatever_its_ampersands() -> None:
    parsed = parse_feed(OPML, item="the list")
    assert parsed == FeedList(item="the list", addresses=("https://elm.example/f?a=1&b=2&c=3",), found=1)


@pytest.mark.parametrize("text", [RSS, RDF, ATOM, JSON, OPML, "\ufeff" + RSS, "<!DOCTYPE rss [\n]>" + ATOM])
def test_a_feed_is_told_by_its_beginning(text: str) -> None:
    assert looks_like_feed(text)


@pytest.mark.parametrize(
    "text", ["", "<html>", "<?xml version='1.0'?><html/>", '{"text": "x"}', "RSS feeds rise"]
)
def test_other_texts_are_no_feeds(text: str) -> None:
    assert not looks_like_feed(text)
    with pytest.raises(InputError, match="not a feed"):
        parse_feed(text, item="a file")


def test_a_date_with_two_readings_is_left_out() -> None:
    assert feed(RSS.replace("Wed, 10 Apr 2024 09:00 EDT", "04/05/2024")).entries[0].published_at is None


def test_a_reader_of_single_reports_is_sent_to_add(tmp_path: Path) -> None:
    (tmp_path / "wire").write_text(ATOM, "utf-8")
    (refused,) = read_documents(str(tmp_path / "wire"))
    assert isinstance(refused, InputError)
    assert str(refused).endswith(
        "it is a feed, not a report; put its reports into a case with `dateline add`."
    )
