import pytest

from dateline.documents import find_sections
from dateline.documents.pages import parse_page
from dateline.errors import InputError

PAGE = """<!DOCTYPE html>
<html lang="en-US"><head><title>Envoys to meet over Marrow Strait | The Harbor Post</title>
<meta property="og:site_name" content="The Harbor Post"><script>var a = "<p>not text</p>";</script>
<style>p { color: red }</style></head>
<body><header><nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav></header>
<main><article><h1>Envoys to meet over Marrow Strait</h1>
<p>Envoys from Norland and Sudria will meet on Thursday in the port
   city of <a href="/ellis">Ellis</a> to discuss the closed Marrow Strait, two officials said.</p>
<p><strong>Why it matters:</strong> The strait carries a fifth of the region's grain.</p>
<ul><li>Norland closed the strait to Sudrian ships last week after a boat was fired on.</li>
<li>Sudria has denied firing on the boat and asked for an <em>outside</em> inquiry.</li></ul>
<p><b>Driving the news</b>: Norland's minister said &quot;until the guns are <i>silent</i>.&quot;</p>
<h2>How it began</h2><p>The two states fought a short war over the strait in 2019.<br>A truce followed.</p>
<p><strong>A long quarrel</strong></p>
<p>Fishermen of both sides have met there for a hundred years and more.</p></article>
<aside><h3>Most popular</h3><ul><li><a href="/1">Ten things to do in Ellis</a></li></ul></aside></main>
<footer>Copyright 2031 The Harbor Post</footer></body></html>"""

TEXT = """Envoys to meet over Marrow Strait

Envoys from Norland and Sudria will meet on Thursday in the port city of Ellis to discuss the closed \
Marrow Strait, two officials said.

Why it matters: The strait carries a fifth of the region's grain.

- Norland closed the strait to Sudrian ships last week after a boat was fired on.
- Sudria has denied firing on the boat and asked for an outside inquiry.

Driving the news: Norland's minister said "until the guns are silent."

How it began

The two states fought a short war over the strait in 2019.

A truce followed.

A long quarrel

Fishermen of both sides have met there for a hundred years and more.
"""


def page(body: str, head: str = "") -> str:
    return f"<html><head>{head}</head><body>{body}</body></html>"


def paragraphs(count: int) -> str:
    return "".join(
        f"<p>The army of zone {n} said on Monday that it had struck {n + 3} positions near the border after "
        f"rockets were fired at town {n}, officials said.</p>"
        for n in range(count)
    )


def test_the_article_comes_as_plain_text_headline_first() -> None:
    assert parse_page(PAGE, item="a.html").text == TEXT


def test_leads_and_headings_of_a_page_are_sections() -> None:
    draft = parse_page(PAGE, item="a.html")
    sections = find_sections(draft.text, headings=draft.headings)
    labels = ["Why it matters", "Driving the news", "How it began", "A long quarrel"]
    assert [section.label for section in sections] == labels


def test_a_headline_that_stands_only_in_the_head_is_put_first() -> None:
    draft = parse_page(page(paragraphs(4), "<title>Border towns under fire</title>"), item="a.html")
    assert draft.text.startswith("Border towns under fire\n\nThe army of zone 0 said")


def test_rows_of_a_table_are_lines() -> None:
    table = (
        "<table><tr><th>Day</th><th>Event</th></tr><tr><td>1 May</td><td><p>Strait shut</p></td></tr></table>"
    )
    text = parse_page(
        page(f"<article><h1>Border fire</h1>{paragraphs(4)}{table}</article>"), item="a.html"
    ).text
    assert "\n\nDay | Event\n1 May | Strait shut\n" in text


@pytest.mark.parametrize(
    "unseen",
    [
        "<p hidden>{}</p>",
        "<template><p>{}</p></template>",
        '<p style="DISPLAY: none">{}</p>',
        "<noscript>{}</noscript>",
    ],
)
def test_what_a_page_does_not_show_is_not_read(unseen: str) -> None:
    words = "The navy of another state sank a ferry on Tuesday, nobody said."
    text = parse_page(page(f"<article>{paragraphs(4)}{unseen.format(words)}</article>"), item="a.html").text
    assert "ferry" not in text


def test_nested_items_and_struck_words() -> None:
    items = (
        "<ul><li>One party left.<ul><li>One stayed there.</li></ul></li><li><p>A third came.</p></li></ul>"
    )
    struck = "<p>The mayor of the town said that <del>four</del> five people had been hurt.</p>"
    text = parse_page(page(f"<article>{paragraphs(4)}{items}{struck}</article>"), item="a.html").text
    assert "- One party left.\n- One stayed there.\n- A third came.\n" in text
    assert "four" not in text


@pytest.mark.parametrize(
    "body",
    [
        "",
        "<div id=root></div><noscript>You need to enable JavaScript to run this app.</noscript>",
        "<h1>Before you go on</h1><p>We use cookies and data to deliver our services, and to track outages "
        "and protect against spam and abuse.</p>",
        "<p>Please verify that you are not a robot. Your address was seen too often today.</p>"
        "<p>Access denied.</p>",
        "".join(f"<h2><a href='/{n}'>Envoys to meet over strait number {n}</a></h2>" for n in range(30)),
    ],
)
def test_a_page_without_an_article_is_refused(body: str) -> None:
    with pytest.raises(InputError) as refusal:
        parse_page(page(body, "<title>News</title>"), item="a.html")
    assert str(refusal.value) == (
        "a.html: no article was found in the page; save the words of the report as a .txt file."
    )


@pytest.mark.parametrize(
    "html", ["", " ", "no tags at all", "<", "<!--", "<html>", "&#0;&#xD800;", "<?xml version='1.0'?>"]
)
def test_what_is_no_page_is_refused(html: str) -> None:
    with pytest.raises(InputError):
        parse_page(html, item="a.html")


def test_a_short_report_is_an_article() -> None:
    body = "<h1>Norland recalls envoy</h1><p>Norland recalled its envoy to Sudria on Friday.</p>"
    assert parse_page(page(f"<article>{body}</article>"), item="a.html").text == (
        "Norland recalls envoy\n\nNorland recalled its envoy to Sudria on Friday.\n"
    )


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    "hostile",
    [
        "<div>" * 200_000,
        "<p>" + "<b>" * 100_000,
        "<ul><li>x" * 50_000,
        "<table><tr><td>" * 50_000,
        "<blockquote>" * 50_000,
        "<" * 1_000_000,
        "<div " + " ".join(f"a{n}=1" for n in range(200_000)) + ">",
        "<p>" + "&#xD800;&#0;&#x1b;" * 20_000,
        "<!-- --" * 100_000,
        "<a href=x>" + "y" * 1_000_000,
    ],
)
def test_hostile_pages_end_in_a_text_or_a_refusal(hostile: str) -> None:
    html = page(f"<article><h1>Border fire</h1>{paragraphs(5)}{hostile}</article>")
    try:
        text = parse_page(html, item="a.html").text
    except InputError as refusal:
        text = str(refusal)
    assert "\0" not in text


def test_a_page_of_two_megabytes_is_read() -> None:
    draft = parse_page(page(f"<article>{paragraphs(13_000)}</article>"), item="a.html")
    assert draft.text.count("officials said.") == 13_000


def test_no_warning_reaches_the_terminal(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(InputError):
        parse_page("<html>", item="a.html")
    assert capfd.readouterr() == ("", "")
