"""Messages of a mailbox: which part is read, and what the headers say."""

from pathlib import Path

import pytest

from dateline.documents import read_documents
from dateline.errors import InputError
from dateline.records import Document

FROM = "From elm@example.org Wed Apr 10 09:00:00 2024\n"
SENTENCE = "Norland closed the strait of Elm on Monday, two officials of the port said."
PARTS = f"""Content-Type: multipart/alternative; boundary=x

--x
Content-Type: text/html

<article><p>In the page: {SENTENCE}</p></article>
--x
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

In plain words: Caf=C3=A9 =3D {SENTENCE}
--x--
"""


def only(folder: Path, message: str) -> Document | InputError:
    path = folder / "box.mbox"
    path.write_bytes((FROM + message).encode())
    (found,) = read_documents(str(path))
    return found


def test_plain_text_goes_before_a_page(tmp_path: Path) -> None:
    found = only(tmp_path, PARTS)
    assert isinstance(found, Document)
    assert found.text == f"In plain words: Café = {SENTENCE}"


def test_a_page_is_read_where_there_is_no_plain_text(tmp_path: Path) -> None:
    html = f"<article><h1>Talks</h1><p>{SENTENCE}</p></article>"
    found = only(tmp_path, f"Subject: =?utf-8?q?Caf=C3=A9?=\nContent-Type: text/html\n\n{html}\n")
    assert isinstance(found, Document)
    assert (found.title, found.text) == ("Café", f"Talks\n\n{SENTENCE}\n")


def test_an_attachment_is_never_read(tmp_path: Path) -> None:
    head = "Content-Type: text/plain\nContent-Disposition: attachment; filename=../../etc/passwd\n\n"
    found = only(tmp_path, head + SENTENCE)
    assert isinstance(found, InputError)
    assert found.cause == "the message has no text"


@pytest.mark.parametrize(
    "head",
    [
        "Subject: " + "=?utf-8?q?a?= " * 100_000 + "\n",
        "From: " + "(" * 50_000 + "\n",
        "Date: " + "1" * 50_000 + "\n",
    ],
)
def test_a_header_too_long_to_be_true_says_nothing(tmp_path: Path, head: str) -> None:
    found = only(tmp_path, f"{head}\n{SENTENCE}\n")
    assert isinstance(found, Document)
    assert (found.outlet, found.published_at) == (None, None)


def test_parts_nested_without_end_are_told(tmp_path: Path) -> None:
    nested = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(3000))
    found = only(tmp_path, nested)
    assert isinstance(found, InputError)
    assert found.cause == "the message cannot be parsed (RecursionError)"
