"""Feeds of events, and the list of feeds that a case follows."""

import json

import feedparser

from dateline.documents.feeds import FeedList, parse_feed
from dateline.exports import make_files
from dateline.views import View
from tests.exports.moments import Listed, Sources, moment
from tests.tellings import line, report


def test_an_atom_feed_opens_and_begins_with_what_was_told_last(view: View) -> None:
    feed = feedparser.parse(make_files(view, "atom")["events.atom"])
    assert not feed.bozo
    assert (feed.version, len(feed.entries)) == ("atom10", len(view.find_events()))
    updated = [entry.updated for entry in feed.entries]
    assert updated == sorted(updated, reverse=True)
    assert len({entry.id for entry in feed.entries}) == len(feed.entries)


def test_a_json_feed_says_the_same(view: View) -> None:
    feed = json.loads(make_files(view, "jsonfeed")["events.feed.json"])
    atom = feedparser.parse(make_files(view, "atom")["events.atom"])
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert [item["id"] for item in feed["items"]] == [entry.id for entry in atom.entries]
    assert all(item["content_text"] for item in feed["items"])


def test_dateline_reads_its_own_feed(view: View) -> None:
    text = make_files(view, "jsonfeed")["events.feed.json"].decode("utf-8")
    found = parse_feed(text, item="events.feed.json")
    assert not isinstance(found, FeedList)
    assert len(found.entries) > 0


def test_a_list_of_feeds_comes_back_without_passwords() -> None:
    sources = Sources(
        listed=(
            Listed(address="https://b.example/feed?x=1&y=2"),
            Listed(address="https://ada:secret@a.example/feed"),
            Listed(address="https://a.example/page", kind="page"),
            Listed(address="javascript:alert(1)"),
        )
    )
    view = moment(report(line("Norland shelled Elm.", "shelled")), case=sources)
    text = make_files(view, "opml")["sources.opml"].decode("utf-8")
    found = parse_feed(text, item="sources.opml")
    assert isinstance(found, FeedList)
    assert list(found.addresses) == ["https://a.example/feed", "https://b.example/feed?x=1&y=2"]
    assert "secret" not in text


def test_a_case_without_feeds_has_no_list(view: View) -> None:
    assert make_files(view, "opml") == {}


def test_words_of_strangers_stay_words() -> None:
    sentence = 'Norland <script>alert("x")</script> & others shelled Elm\x00\x1b[2J.'
    view = moment(report(line(sentence, "shelled"), title="</title><b>", outlet="A & <B>"))
    feed = feedparser.parse(make_files(view, "atom")["events.atom"])
    assert not feed.bozo
    assert "\\x1b" in feed.entries[0].summary
