import json

import pytest
from trafilatura import load_html

from dateline.documents.draft import Facts
from dateline.documents.metadata import find_facts

BODY = "<body><article><p>The strait was closed on Monday.</p></article><p>More.</p></body>"


def facts(head: str = "", *, body: str = BODY, url: str | None = None, lang: str = "") -> Facts:
    return find_facts(load_html(f"<html {lang}><head>{head}</head>{body}</html>"), url=url)


def linked(**node: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


def meta(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{content}">'


def published(head: str = "", *, body: str = BODY, url: str | None = None) -> str | None:
    moment = facts(head, body=body, url=url).published_at
    return moment.isoformat() if moment else None


def test_a_page_that_declares_nothing_gives_nothing() -> None:
    assert facts() == Facts()


def test_linked_data_keeps_the_clock_of_publication() -> None:
    article = {"@type": ["NewsArticle"], "datePublished": "2024-04-10T17:20:00-04:00"}
    head = linked(**{"@graph": [{"@type": "WebSite", "datePublished": "2001-01-01"}, article]})
    assert (
        published(meta("article:published_time", "2024-04-11T00:00:00Z") + head)
        == "2024-04-10T17:20:00-04:00"
    )


def test_a_time_goes_before_a_day() -> None:
    head = linked(**{"@type": "NewsArticle", "datePublished": "2024-04-10"})
    assert (
        published(head + meta("article:published_time", "2024-04-10T17:20Z")) == "2024-04-10T17:20:00+00:00"
    )
    assert published(head) == "2024-04-10T00:00:00+00:00"


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ('<meta name="parsely-pub-date" content="2024-04-10">', BODY),
        ('<meta name="DC.date.issued" content="10 April 2024">', BODY),
        ('<meta itemprop="datePublished" content="2024-04-10">', BODY),
        ("", '<body><div><span itemprop="datePublished" content="2024-04-10">x</span></div><p>a</p></body>'),
        ("", '<body><article><time datetime="2024-04-10">today</time></article><p>a</p></body>'),
        ('<link rel="canonical" href="https://example.org/world/2024/04/10/strait">', BODY),
    ],
)
def test_a_day_is_found_wherever_it_is_declared(head: str, body: str) -> None:
    assert published(head, body=body) == "2024-04-10T00:00:00+00:00"


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (meta("article:published_time", "04/05/2024"), BODY),
        (meta("article:published_time", "0001-01-01T00:00:00Z"), BODY),
        (meta("article:modified_time", "2024-04-10"), BODY),
        (linked(**{"@type": "NewsArticle", "datePublished": 1712764800}), BODY),
        ("", "<body><p>The war of 2019 began on 3 May 2019.</p><p>Updated 10 April 2024</p></body>"),
        (
            "",
            '<article><time datetime="2024-04-10">a</time><time datetime="2024-04-11">b</time></article>',
        ),
    ],
)
def test_no_date_is_guessed(head: str, body: str) -> None:
    assert published(head, body=body) is None


def test_days_to_come_are_read_like_others() -> None:
    assert published(meta("article:published_time", "2131-05-06")) == "2131-05-06T00:00:00+00:00"


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<title>Strait closed | The Post</title>" + meta("og:site_name", "The Post"), BODY, "Strait closed"),
        ("<title>Strait closed - a - b</title>", BODY, "Strait closed - a - b"),
        (meta("og:title", "Strait &amp;amp; sea"), BODY, "Strait & sea"),
        (linked(**{"@type": "NewsArticle", "headline": "Strait\n closed"}), BODY, "Strait closed"),
        ("<title>x</title>", "<body><h1> Strait <b>closed</b></h1><p>a</p></body>", "Strait closed"),
        (
            "<title>Strait</title>" + meta("og:site_name", "Post"),
            "<body><h1>Post</h1><p>a</p></body>",
            "Strait",
        ),
    ],
)
def test_the_headline_comes_without_the_name_of_the_outlet(head: str, body: str, title: str) -> None:
    assert facts(head, body=body).title == title


@pytest.mark.parametrize(
    "publisher", ["The Post", {"name": "The Post"}, [{"@type": "Org", "name": "The Post"}]]
)
def test_the_outlet_is_the_publisher(publisher: object) -> None:
    assert facts(linked(**{"@type": "NewsArticle", "publisher": publisher})).outlet == "The Post"


def test_the_canonical_address_counts_on_its_own_host_only() -> None:
    head = '<link rel="canonical" href="/a"><meta property="og:url" content="https://other.example/a">'
    assert facts(head, url="https://www.example.org/a?utm=1").url == "https://www.example.org/a"
    other = '<link rel="canonical" href="https://other.example/a">'
    assert facts(other, url="https://example.org/a?utm=1").url == "https://example.org/a?utm=1"
    assert facts(other).url == "https://other.example/a"


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "/a", "", "https://a b/", "https://[::", "\x1b[2J"]
)
def test_what_is_no_web_address_is_not_taken(address: str) -> None:
    assert facts(f'<link rel="canonical" href="{address}">').url is None


@pytest.mark.parametrize(
    ("lang", "tag"), [('lang="en-GB"', "en-GB"), ('lang="en_US"', "en-US"), ('lang="?"', None)]
)
def test_the_language_is_a_tag(lang: str, tag: str | None) -> None:
    assert facts(lang=lang).language == tag


@pytest.mark.parametrize(
    "script", ["{", "[" * 100_000, "9" * 10_000, "null", '"x"', "", "[[[{}]]]", '{"@type": 5}']
)
def test_broken_linked_data_is_passed_over(script: str) -> None:
    assert facts(f'<script type="application/ld+json">{script}</script>') == Facts()
