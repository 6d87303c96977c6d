import io
import json
import os
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.documents import ReadOptions, read_documents
from dateline.errors import InputError
from dateline.records import Document
from tests.documents.conftest import Site, Write

REPORT = (
    "Norland closes strait\r\n\r\nThe strait was closed on Monday, two officials said.\r\n"
    "Why it matters: The price of grain is up.\r\n"
)
PAGE = (
    '<html lang="en"><head><meta property="article:published_time" content="2024-04-10T17:00-04:00">'
    '<meta property="og:site_name" content="The Harbor Post"></head><body><article>'
    "<h1>Norland closes strait</h1><p>The strait was closed on Monday, two officials of the port said.</p>"
    "</article></body></html>"
)


def one(item: str, *, options: ReadOptions | None = None) -> Document:
    (document,) = read_documents(item, options=options or ReadOptions())
    assert isinstance(document, Document), str(document)
    return document


def refusal(item: str) -> InputError:
    (refused,) = read_documents(item)
    assert isinstance(refused, InputError)
    return refused


@pytest.mark.parametrize("name", ["a.txt", "a.TXT", "a.md", "a"])
def test_a_plain_file_is_read_as_it_is(write: Write, name: str) -> None:
    document = one(write(name, REPORT))
    assert document.text == REPORT
    assert document.title == "Norland closes strait"
    assert [section.label for section in document.sections] == ["Why it matters"]
    assert (document.url, document.outlet, document.published_at, document.retrieved_at) == (None,) * 4


def test_markdown_is_kept_and_its_heading_is_the_title(write: Write) -> None:
    text = (
        "intro\n# Norland closes *strait*\n\n**Why it matters:** grain is dear.\n\n## Background\n\nA war.\n"
    )
    document = one(write("a.md", text))
    assert document.text == text
    assert document.title == "Norland closes *strait*"
    assert [section.label for section in document.sections] == ["Why it matters", "Background"]


@pytest.mark.parametrize("name", ["a.html", "a.htm", "a"])
def test_a_page_gives_its_article_and_what_it_declares(write: Write, name: str) -> None:
    document = one(write(name, PAGE))
    assert document.text.startswith("Norland closes strait\n\nThe strait was closed")
    assert document.outlet == "The Harbor Post"
    assert document.published_at == datetime(2024, 4, 10, 21, tzinfo=UTC)
    assert document.language == "en"


def test_what_the_user_says_goes_before_what_the_page_says(write: Write) -> None:
    day = datetime(2024, 5, 1, tzinfo=UTC)
    document = one(write("a.html", PAGE), options=ReadOptions(published=day, outlet="Another"))
    assert (document.published_at, document.outlet) == (day, "Another")


def test_the_clock_the_user_gives_must_have_an_offset() -> None:
    with pytest.raises(ValueError, match="no offset"):
        ReadOptions(published=datetime(2024, 5, 1))  # noqa: DTZ001


def test_records_are_read_one_by_one(write: Write) -> None:
    records = [
        {"text": REPORT, "outlet": "A"},
        {"text": "Otra vez el estrecho está cerrado para los barcos."},
    ]
    good, bad = read_documents(write("a.json", json.dumps(records)))
    assert isinstance(good, Document)
    assert (good.text, good.outlet) == (REPORT, "A")
    assert str(bad).endswith(
        "record 2: it is not in English, and Dateline reads English only; give an English report."
    )


def test_a_bad_line_does_not_stop_the_others(write: Write) -> None:
    good = json.dumps({"text": REPORT}).encode()
    path = write("a.jsonl", b"\n".join((good, b"oops", b"\xff\xfe\x00", good)))
    kinds = [type(found) for found in read_documents(path)]
    assert kinds == [Document, InputError, InputError, Document]


@pytest.mark.parametrize(
    ("content", "count"),
    [
        (REPORT, 1),
        (PAGE, 1),
        ("\n " + PAGE, 1),
        (json.dumps({"text": REPORT}), 1),
        (json.dumps({"text": REPORT}, indent=2), 1),
        (json.dumps([{"text": REPORT}] * 3), 3),
        ((json.dumps({"text": REPORT}) + "\n") * 3, 3),
    ],
)
def test_standard_input_is_told_by_its_content(
    monkeypatch: pytest.MonkeyPatch, content: str, count: int
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content.encode())))
    documents = list(read_documents("-"))
    assert [type(document) for document in documents] == [Document] * count


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.txt", b"", "it is empty; give the text of a news report."),
        ("a.txt", b"\xef\xbb\xbf", "it is empty; give the text of a news report."),
        ("a.txt", b"%PDF-1.7", "it is a PDF, not text; save its words as a .txt file."),
        ("a.txt", b"\0\1\2\3", "it holds binary data, not text; give a text, web page or JSON file."),
        ("a.json", b"{", "it is not valid JSON (line 1, column 2: "),
        ("a.jsonl", b"", 'it holds no records; write each report as an object such as {"text": "'),
        ("a.html", b"<p>", "no article was found in the page; save the words of the report as a .txt file."),
        (
            "a.pdf",
            b"%PDF-1.7",
            "files that end in .pdf are not read; "
            "give a .txt, .md, .html, .json, .jsonl, .parquet, .warc or .mbox file.",
        ),
        ("a.txt", b"x" * 20_000_001, "it is larger than 20 MB; give a file with a single report."),
    ],
)
def test_what_cannot_be_read_is_told_in_one_sentence(
    write: Write, name: str, content: bytes, sentence: str
) -> None:
    path = write(name, content)
    assert str(refusal(path)).removeprefix(f"{path}: ").startswith(sentence)


def test_a_missing_file_an_empty_folder_and_no_name_are_told(tmp_path: Path) -> None:
    assert refusal(str(tmp_path / "no.txt")).cause == "there is no such file"
    assert refusal(str(tmp_path)).cause == "no report is in this folder"
    assert refusal("").cause == "it names nothing"
    assert refusal("www.example.org").next_step == "write https:// in front of it if it is an address"
    assert refusal("a\0b.txt").cause == "it cannot be opened (it is not the name of a file)"
    assert refusal("x" * 5000).cause == "it cannot be opened (File name too long)"


def test_a_folder_gives_its_reports_by_name_without_hidden_files_and_links(
    tmp_path: Path, write: Write
) -> None:
    outside = write("outside.txt", b"Norway closed its embassy in Sweden on Monday.")
    folder = tmp_path / "folder"
    (folder / ".git").mkdir(parents=True)
    (folder / "below").mkdir()
    for name in (".git/config.txt", ".hidden.txt", "photo.jpg", "b.txt", "below/c.md", "a.TXT"):
        (folder / name).write_text(f"The report called {name} is here.", "utf-8")
    (folder / "link.txt").symlink_to(outside)
    (folder / "way.txt").symlink_to(tmp_path)
    found = [document for document in read_documents(str(folder)) if isinstance(document, Document)]
    assert [document.text.split()[3] for document in found] == ["a.TXT", "b.txt", "below/c.md"]


@pytest.fixture
def nobody() -> Iterator[None]:
    """A user who is not root, since root may read everything."""
    was = os.geteuid()
    if was == 0:
        os.seteuid(65534)
    yield
    os.seteuid(was)


def test_a_file_without_permission_is_told(nobody: None) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.txt"
        path.write_text(REPORT, encoding="utf-8")
        path.chmod(0)
        assert refusal(str(path)).cause == "you are not permitted to read it"


def test_escape_codes_in_a_name_are_not_echoed() -> None:
    assert str(refusal("\x1b[31mred\x07.txt")).startswith("\\x1b[31mred\\x07.txt: there is no such file")


def test_an_address_gives_its_article(site: Site) -> None:
    url = site.add("/2024/strait", PAGE.encode(), content_type="text/html")
    document = one(url, options=ReadOptions(allow_private=True))
    assert (document.url, document.outlet) == (url, "The Harbor Post")
    assert document.retrieved_at is not None


def test_the_header_tells_the_charset_of_a_page(site: Site) -> None:
    body = PAGE.replace("Norland", "Łódź").encode("iso-8859-2")
    url = site.add("/a", body, content_type="text/html; charset=iso-8859-2")
    assert one(url, options=ReadOptions(allow_private=True)).title == "Łódź closes strait"


def test_a_page_may_tell_its_charset_itself(site: Site) -> None:
    body = PAGE.replace("<head>", '<head><meta charset="windows-1250">').replace("Norland", "Łódź")
    url = site.add("/a", body.encode("cp1250"), content_type="text/html")
    assert one(url, options=ReadOptions(allow_private=True)).title == "Łódź closes strait"


@pytest.mark.parametrize(
    ("path", "kind", "body"),
    [
        ("/a", "text/plain", REPORT),
        ("/a.md", "text/plain", REPORT),
        ("/a", "application/json", json.dumps({"text": REPORT})),
        ("/a.jsonl", "text/plain", json.dumps({"text": REPORT}) + "\n"),
    ],
)
def test_plain_text_and_records_come_from_addresses_too(site: Site, path: str, kind: str, body: str) -> None:
    url = site.add(path, body.encode(), content_type=kind)
    assert one(url, options=ReadOptions(allow_private=True)).text == REPORT


def test_a_private_address_is_refused_unless_allowed(site: Site) -> None:
    assert "--allow-private" in refusal(site.add("/a", PAGE.encode(), content_type="text/html")).next_step


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(exclude_categories=("Cs", "Cc"))))
def test_the_text_of_a_file_is_never_altered(write: Write, tail: str) -> None:
    text = REPORT + tail + "\r\n\tthe end"
    assert one(write("a.txt", text)).text == text.removeprefix("\ufeff")


@given(st.text())
def test_the_text_of_a_record_is_never_altered(tail: str) -> None:
    record = json.dumps({"text": REPORT + tail})
    (document,) = read_from_input(record)
    assert isinstance(document, Document)
    assert document.text == REPORT + tail


def read_from_input(content: str) -> list[Document | InputError]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content.encode())))
        return list(read_documents("-"))
