"""The brief as Markdown, HTML, PDF and DOCX."""

import io
import re
from html.parser import HTMLParser

import docx
import pypdf
import pytest

from dateline.exports import make_files
from dateline.exports.chosen import choose
from dateline.exports.pages import Page, lay_out
from dateline.views import View
from tests.exports.moments import Small, moment
from tests.tellings import line, report

HOSTILE = "Norland #raw(1) *bold* <script>x()</script> [a](javascript:b) $x^2$ @ref shelled Elm."


@pytest.fixture
def page(view: View) -> Page:
    return lay_out(choose(view))


@pytest.fixture
def hostile() -> Small:
    return moment(report(line(HOSTILE, "shelled"), title="#title <b>", outlet="A & B"))


def words_of(text: str) -> str:
    return re.sub(r"\W+", "", text)


def test_markdown_has_every_line_and_every_source(view: View, page: Page) -> None:
    text = make_files(view, "md")["brief.md"].decode("utf-8")
    assert text.startswith(f"# {page.title}\n")
    lines = [text for text in text.splitlines() if text.startswith("- ")]
    assert len(lines) == sum(len(part) for _, part in page.parts)
    cited = {int(n) for n in re.findall(r"\[\^(\d+)\](?!:)", text)}
    assert cited == {int(n) for n in re.findall(r"^\[\^(\d+)\]:", text, re.MULTILINE)}


def test_html_loads_nothing_and_holds_no_words_as_marks(hostile: Small) -> None:
    text = make_files(hostile, "html")["brief.html"].decode("utf-8")
    tags: list[str] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: object) -> None:
            tags.append(tag)

    Reader().feed(text)
    assert not {"script", "img", "link", "iframe", "b"} & set(tags)
    assert "&lt;script&gt;" in text


def test_the_text_of_the_pdf_is_that_of_the_brief(view: View, page: Page) -> None:
    reader = pypdf.PdfReader(io.BytesIO(make_files(view, "pdf")["brief.pdf"]))
    text = words_of("".join(sheet.extract_text() for sheet in reader.pages))
    for title, lines in page.parts:
        assert words_of(title) in text
        assert words_of(lines[0].label) in text
    assert reader.metadata.title == page.title
    assert reader.metadata.creation_date is None


def test_markup_in_a_report_is_words_in_the_pdf(hostile: Small) -> None:
    reader = pypdf.PdfReader(io.BytesIO(make_files(hostile, "pdf")["brief.pdf"]))
    text = " ".join("".join(sheet.extract_text() for sheet in reader.pages).split())
    for part in ("#raw(1)", "*bold*", "$x^2$", "@ref", "<script>"):
        assert part in text


def test_python_docx_opens_the_document(view: View, page: Page) -> None:
    document = docx.Document(io.BytesIO(make_files(view, "docx")["brief.docx"]))
    headings = [p.text for p in document.paragraphs if p.style.name == "Heading 2"]
    assert headings == [*(title for title, _ in page.parts), "Sources"]
    bullets = [p.text for p in document.paragraphs if p.style.name == "List Bullet"]
    assert len(bullets) == sum(len(lines) for _, lines in page.parts)
    assert document.core_properties.created.replace(tzinfo=None) == view.as_of.replace(tzinfo=None)


def test_a_brief_may_be_short(view: View) -> None:
    short = make_files(view, "md", length="short")["brief.md"]
    assert len(short) < len(make_files(view, "md", length="long")["brief.md"])


def test_control_characters_end_no_document() -> None:
    view = moment(report(line("Norland\x00\x0b shelled Elm.", "shelled"), title="\x01"))
    for format in ("docx", "pdf", "md", "html"):
        assert make_files(view, format)
