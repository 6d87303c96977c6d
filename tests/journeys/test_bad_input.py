"""What is broken, hostile or odd ends in one clear sentence, costs only itself, and shows in the exit code."""

import gzip
import json
import os
import resource
import socket
import sqlite3
import struct
import subprocess
import sys
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from tests.journeys.conftest import Case, Done, Site, Write
from tests.journeys.test_intake import HTML, RSS, feed, item, page, record

GOOD = "Norway asked Sweden for help on Monday, two officials of the ministry said.\n"
BOMB = "<!DOCTYPE lolz [<!ENTITY lol 'lol'>" + "".join(
    f"<!ENTITY lol{n} '{f'&lol{n - 1 or str()};' * 10}'>" for n in range(1, 10)
)
FRENCH = (
    "Le ministre a déclaré lundi que les pourparlers de paix avec les rebelles du nord se poursuivront dans la "
    "capitale, et que la frontière restera fermée pour les camions et les voitures pendant une semaine.\n"
)
NO_TEXT = (
    "From elm@example.org Wed Apr 10 09:00:00 2024\nFrom: elm@example.org\nMIME-Version: 1.0\n"
    "Content-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n"
)

A, B, C = (record(f"https://elm.example/{name}", page(f"Report {name}")) for name in "abc")


def told(done: Done, sentence: str, *, code: int = 1) -> None:
    """The command ended so, and one line says why, with nothing in it that a terminal would obey."""
    assert (done.code, "Traceback" in done.err) == (code, False), done
    lines = [line for line in done.err.splitlines() if sentence in line]
    assert len(lines) == 1, done.err
    assert lines[0].startswith("dateline: ")
    assert lines[0].endswith(".")
    assert lines[0].isprintable()


FILES = {
    "an empty file": ("a.txt", b"", "it is empty; give the text of a news report"),
    "spaces only": ("a.txt", b" \n\t\n", "it is empty"),
    "a binary file": ("a.txt", bytes(range(256)) * 20, "it holds binary data, not text"),
    "NUL bytes": ("a.txt", GOOD.encode() + b"\0\0\0", "it holds binary data, not text"),
    "no word": ("a.txt", b"1, 2, 3 ... 4!\n", "there are no words in it"),
    "a PDF called text": ("a.txt", b"%PDF-1.7", "it is a PDF, not text"),
    "gzip called text": ("a.txt", gzip.compress(GOOD.encode()), "it is a gzip archive, not text"),
    "another language": ("a.txt", FRENCH.encode(), "it is not in English, and Dateline reads English only"),
    "an unknown ending": ("a.docx", b"PK\x03\x04", "files that end in .docx are not read"),
    "broken JSON": ("a.json", b'{"text": "x', "it is not valid JSON (line 1, column"),
    "JSON nested too deep": ("a.json", b"[" * 100_000, "brackets nested too deep"),
    "a page without an article": (
        "a.html",
        b"<html><body><a href=x>One</a></body></html>",
        "no article was found in the page",
    ),
    "a page nested 100,000 deep": (
        "a.html",
        b"<div>" * 100_000 + b"word " * 5,
        "no article was found in the page",
    ),
    "a feed that is a page": (
        "a.rss",
        b"<!doctype html><html><body>Hello</body></html>",
        "it is a web page, not a feed",
    ),
    "XML that is no feed": ("a.xml", b"<?xml version='1.0'?><note>hello</note>", "it is not a feed"),
    "a bomb of entities in a feed": (
        "a.rss",
        (BOMB + "]><rss><channel><item><title>&lol9;</title></item></channel></rss>").encode(),
        "it declares entities of its own, which can stand for gigabytes",
    ),
    "a bomb in UTF-16": (
        "a.rss",
        ('<?xml version="1.0" encoding="utf-16"?>' + BOMB + "]><rss><channel/></rss>").encode("utf-16"),
        "it declares entities of its own",
    ),
    "a bomb of entities in a list": (
        "a.opml",
        (BOMB + ']><opml><outline xmlUrl="&lol9;"/></opml>').encode(),
        "it declares entities of its own",
    ),
    "a feed that wants a file": (
        "a.rss",
        b'<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><title>&x;</title></rss>',
        "it declares entities of its own",
    ),
    "a feed nested 300,000 deep": ("a.rss", b"<rss>" + b"<a>" * 300_000, "it has more tags, or longer ones"),
    "a tag with 50,000 attributes": (
        "a.rss",
        b"<rss " + b" ".join(b"a%d=''" % number for number in range(50_000)) + b"/>",
        "it has more tags, or longer ones",
    ),
    "a list without feeds": (
        "a.opml",
        b"<opml><outline text='hello'/></opml>",
        "no feed is named in this list",
    ),
    "a JSON feed cut short": (
        "a.json",
        b'{"version": "https://jsonfeed.org/version/1.1", "items": [{"url',
        "it is a JSON feed that is broken or cut short",
    ),
    "an archive that is none": ("a.warc.gz", b"hello\n" * 100, "no page of a web archive is in it"),
    "a mailbox without messages": ("a.mbox", b"hello\n", "no message is in it"),
    "a message without text": ("a.mbox", NO_TEXT.encode(), "message 1: the message has no text"),
}


@pytest.mark.parametrize("name", FILES)
def test_a_bad_file_costs_only_itself(case: Case, write: Write, name: str) -> None:
    called, content, cause = FILES[name]
    done = case.add(write(called, content), write("good.txt", GOOD))
    told(done, cause)
    assert done.out == "1 new report, 0 new versions, 0 known, 1 failed, 1 read\n"
    assert [cause in issue for issue in case.issues()] == [True]


def test_a_broken_line_costs_only_itself(case: Case, write: Write) -> None:
    lines = [json.dumps({"text": GOOD}), '{"text": ', "[1]", json.dumps({"text": GOOD + "Again."}), ""]
    done = case.add(write("a.jsonl", "\n".join(lines)))
    told(done, "a.jsonl, line 2: it is not valid JSON")
    told(done, "a.jsonl, line 3: it holds a list where a record belongs")
    assert done.out == "2 new reports, 0 new versions, 0 known, 2 failed, 2 read\n"


ARCHIVES = {
    "cut short": (A + B[:-200], 1),
    "packed and cut short": (gzip.compress(A) + gzip.compress(B)[:-90], 1),
    "a length that lies": (A + B.replace(b"Content-Length: ", b"Content-Length: 9") + C, 2),
    "rubbish between": (A + b"rubbish\r\n\r\n" * 50 + C, 2),
    "a damaged member": (gzip.compress(A) + gzip.compress(B)[:20] + b"\xff" * 40 + gzip.compress(C), 2),
}


@pytest.mark.parametrize("name", ARCHIVES)
def test_a_broken_record_costs_only_itself(case: Case, write: Write, name: str) -> None:
    content, kept = ARCHIVES[name]
    done = case.add(write("a.warc", content))
    told(done, "the archive is broken here or cut short; the records after it are read")
    assert len(case.documents()) == kept


def test_a_page_packed_badly_in_an_archive_costs_only_itself(case: Case, write: Write) -> None:
    packed = gzip.compress(page("B" * 500))
    half = record("https://elm.example/b", packed[: len(packed) // 2], headers="Content-Encoding: gzip\r\n")
    bomb = record(
        "https://elm.example/c", gzip.compress(b"\0" * 30_000_000), headers="Content-Encoding: gzip\r\n"
    )
    done = case.add(write("a.warc", half + bomb + A))
    told(done, "https://elm.example/b: what it holds is broken or cut short (gzip)")
    told(done, "https://elm.example/c: it is larger than 20 MB")
    assert len(case.documents()) == 1


def test_a_folder_without_reports_and_a_pattern_without_files_are_told(case: Case, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    done = case.add(tmp_path / "empty", tmp_path / "*.nothing", tmp_path / "none.txt")
    told(done, "no report is in this folder")
    told(done, "no file has a name like this; check the pattern")
    told(done, "there is no such file")


# Odd, but kept


def test_a_page_in_another_charset_than_it_says_is_read_all_the_same(case: Case, write: Write) -> None:
    html = page("Café at the border").decode().replace("<head>", '<head><meta charset="utf-8">')
    assert case.add(write("a.html", html.encode("cp1252"))).code == 0
    assert case.documents()[0].title == "Café at the border"


@pytest.mark.parametrize("mark", ["\x1b[31m", "\u202e", "\u2066", "\x9b"])
def test_marks_that_steer_a_terminal_stay_in_the_text_and_never_reach_it(
    case: Case, write: Write, mark: str
) -> None:
    text = f"Norway{mark} asks for help\n\n{GOOD * 20}"
    assert case.add(write("a.txt", text)).code == 0
    assert case.documents()[0].text == text
    shown = case.run("search", case.where, "norway").out
    assert mark not in shown
    assert mark.encode("unicode_escape").decode() in shown


@pytest.mark.parametrize(
    ("day", "what"), [("1970-01-01", "before 1990"), ("2100-01-01", "which is still to come")]
)
def test_an_odd_date_is_kept_and_noted(case: Case, write: Write, day: str, what: str) -> None:
    done = case.add(write("a.html", page("Talks", day=day)))
    assert done.out == "1 new report, 0 new versions, 0 known, 0 failed, 1 read, 1 noted\n"
    told(done, f"it says that it was published on {day}, {what}; check the date", code=0)
    assert case.documents()[0].published_at.date().isoformat() == day
    assert case.add(write("a.html", page("Talks", day=day))).err == ""


# The web


def test_a_loop_of_redirects_ends(case: Case, site: Site) -> None:
    told(case.add(site.add("/a", status=302, location="/a")), "it redirects more than 5 times")


def test_a_page_of_100_megabytes_is_left_at_the_limit(case: Case, site: Site) -> None:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Type", HTML)
        request.end_headers()
        for _ in range(100):
            request.wfile.write(b"x" * 1_000_000)
            sent.append(1)

    sent: list[int] = []
    told(case.add(site.answer("/a", answer)), "it is larger than 20 MB")
    assert len(sent) < 40


def test_a_page_that_says_that_it_is_too_large_is_not_read(case: Case, site: Site) -> None:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Length", "100000000")
        request.end_headers()

    told(case.add(site.answer("/a", answer)), "it is larger than 20 MB")


@pytest.mark.parametrize("oldest_first", [False, True])
def test_of_a_feed_with_100_000_entries_the_newest_are_taken(
    case: Case, site: Site, *, oldest_first: bool
) -> None:
    site.add("/robots.txt", b"User-agent: *\nDisallow: /old\n", content_type="text/plain")
    link = site.add("/new", page("Talks"), content_type=HTML)
    old = f"<item><link>{site.url}/old</link><pubDate>Mon, 01 Apr 2024 09:00:00 GMT</pubDate></item>"
    items = [item(link), *([old] * 100_000)]
    address = site.add("/feed", feed(*(items[::-1] if oldest_first else items)), content_type=RSS)
    done = case.add(address)
    told(done, "the feed has 100001 entries; the newest 500 are taken")
    assert [document.url for document in case.documents()] == [link]


def test_what_robots_txt_keeps_is_not_asked_for(case: Case, site: Site) -> None:
    rules = b"User-agent: *\nAllow: /\nUser-agent: dateline\nDisallow: /*/private$\n"
    site.add("/robots.txt", rules, content_type="text/plain")
    kept = site.add("/a/private", page("Private"), content_type=HTML)
    there = site.add("/b", status=302, location="/a/private")
    done = case.add(kept, there, site.add("/c", page("Public"), content_type=HTML))
    told(done, f"{kept}: its server keeps it from programs (robots.txt)")
    told(done, f"{there}: its server keeps it from programs (robots.txt)")
    assert "/a/private" not in site.paths
    assert len(case.documents()) == 1


def test_a_server_whose_robots_txt_is_out_of_order_is_let_be(case: Case, site: Site) -> None:
    site.add("/robots.txt", status=503)
    told(case.add(site.add("/a", page("Talks"))), "its robots.txt cannot be read (the server answered 503")
    assert site.paths == ["/robots.txt"]


def test_a_server_that_wants_an_hour_of_rest_gets_it(case: Case, site: Site) -> None:
    busy = site.add("/a", status=429, retry_after="3600")
    done = case.add(busy, site.add("/b", page("Talks"), content_type=HTML))
    told(done, f"{busy}: the server answered 429 (Too Many Requests); try again in 60 minutes")
    told(done, "/b: its server asks to be left alone; try again in 60 minutes")
    assert site.paths == ["/robots.txt", "/a"]


def reset(request: BaseHTTPRequestHandler) -> None:
    request.send_response(200)
    request.send_header("Content-Type", HTML)
    request.send_header("Content-Length", "1000")
    request.end_headers()
    request.wfile.write(b"<p>The strait")
    request.wfile.flush()
    request.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    request.connection.close()
    request.rfile, request.wfile = open(os.devnull, "rb"), open(os.devnull, "wb")  # noqa: SIM115
    request.close_connection = True


def test_a_connection_that_breaks_off_is_told(case: Case, site: Site) -> None:
    done = case.add(site.answer("/a", reset), site.add("/b", page("Talks"), content_type=HTML))
    told(done, "/a: the connection failed (connection reset by peer); ")
    assert len(case.documents()) == 1


def test_half_a_packed_page_is_told(case: Case, site: Site) -> None:
    half = gzip.compress(page("Talks" * 200))[:-50]
    told(
        case.add(site.add("/a", half, content_type=HTML, content_encoding="gzip")), "broke off before its end"
    )


def test_a_host_that_is_down_is_not_asked_for_ever(case: Case, site: Site, write: Write) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        down = f"http://127.0.0.1:{closed.getsockname()[1]}"
    done = case.add(write("a.rss", feed(*(item(f"{down}/{number}") for number in range(10)))))
    assert done.code == 1
    assert done.err.count("its server could not be reached 3 times in a row; try again later.") == 7


def test_a_feed_leads_to_no_file_and_into_no_network(case: Case, site: Site, write: Write) -> None:
    write("secret.txt", GOOD)
    links = [f"{write('secret.txt', GOOD)}", "file:///etc/passwd", site.add("/a", page("Talks"))]
    done = case.run("add", case.where, "--pause", "0", write("a.rss", feed(*map(item, links))))
    told(done, "127.0.0.1 is not an address of the public internet")
    assert (case.documents(), site.paths) == ([], [])


def test_a_feed_that_names_a_feed_as_a_report_is_told(case: Case, site: Site) -> None:
    inner = site.add("/inner", feed(), content_type=RSS)
    told(
        case.add(site.add("/feed", feed(item(inner)))), "a feed names it as a report, and it is a feed itself"
    )


# The case


def dateline(*words: str, before: Callable[[], None]) -> Done:
    """The command in a process of its own, after `before` was done in it."""
    ran = subprocess.run(
        [sys.executable, "-c", "from dateline.cli import main; main()", *words],
        preexec_fn=before,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    return Done(ran.returncode, ran.stdout, ran.stderr)


def test_a_full_disk_ends_the_command_and_keeps_what_was_added(case: Case, write: Write) -> None:
    case.add(write("a.txt", GOOD))
    room = Path(case.where).stat().st_size + 100_000

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))

    large = write("large.txt", GOOD * 10_000)
    done = dateline("add", case.where, large, before=limit)
    told(done, f"{case.where}: the disk failed or is full; check the disk and run the command again", code=2)
    assert len(case.documents()) == 1
    assert case.run("check", case.where).code == 0


def test_a_folder_that_may_not_be_written_is_told(case: Case, tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir()
    closed.chmod(0o555)
    done = dateline("new", str(closed / "a.case"), before=without_override)
    told(done, "the file cannot be opened or made there; give a folder that can be written to", code=2)


def test_a_case_in_a_folder_that_may_not_be_written_is_told(tmp_path: Path, write: Write) -> None:
    closed = tmp_path / "closed"
    closed.mkdir()
    case = Case(closed / "a.case")
    (closed / "a.case").chmod(0o444)
    closed.chmod(0o555)
    done = dateline("add", case.where, write("a.txt", GOOD), before=without_override)
    told(done, "the file or its folder is read-only; allow writing there, or copy the case elsewhere", code=2)


def without_override() -> None:
    """Root, too, obeys the permissions of files from now on: the right to pass over them is given up."""
    import ctypes

    for right in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
        ctypes.CDLL(None).prctl(24, right, 0, 0, 0)  # PR_CAPBSET_DROP


def test_a_case_of_a_newer_dateline_is_refused(case: Case, write: Write) -> None:
    with sqlite3.connect(case.where) as file:
        file.execute("UPDATE case_version SET version_num = '9999'")
    file.close()
    told(
        case.add(write("a.txt", GOOD)), "a newer version of Dateline made this case; update Dateline", code=2
    )
