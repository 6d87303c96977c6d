import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.documents.decoding import charset_in_page, decode, decode_text
from dateline.errors import InputError

REPORT = "“The strait is closed,” the café owner in Zürich said – and left. A pilot paid £5 for tea.\r\n"


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_the_charset_is_found_without_being_declared(charset: str) -> None:
    assert decode_text(REPORT.encode(charset), item="a.txt") == REPORT


@pytest.mark.parametrize("declared", ["iso-8859-1", "windows-1252", "ASCII", "nonsense", "punycode", None])
def test_utf8_goes_before_what_is_declared(declared: str | None) -> None:
    assert decode(REPORT.encode(), declared=declared) == REPORT


def test_one_damaged_byte_does_not_spoil_the_rest() -> None:
    body = (REPORT * 3).encode()
    assert decode(body[:-3] + b"\xe2") == (REPORT * 3)[:-3] + "\ufffd"


def test_latin_1_is_read_as_browsers_read_it() -> None:
    assert decode("“no”".encode("cp1252"), declared="ISO-8859-1") == "“no”"


def test_what_is_declared_goes_before_what_is_detected() -> None:
    assert decode("Łódź and Gdańsk".encode("iso-8859-2"), declared="iso-8859-2") == "Łódź and Gdańsk"


def test_utf16_without_a_mark_is_read_when_declared() -> None:
    assert decode(REPORT.encode("utf-16-le"), declared="UTF-16LE") == REPORT


@pytest.mark.parametrize(
    ("body", "cause"),
    [
        (b"%PDF-1.7 ...", "it is a PDF, not text"),
        (b"PK\x03\x04rest", "a zip archive or an office document"),
        (b"a report\0with a NUL", "binary data"),
        (bytes(range(1, 32)) * 20, "binary data"),
        (REPORT.encode("utf-16-le"), "binary data"),
    ],
)
def test_what_is_no_text_is_refused(body: bytes, cause: str) -> None:
    with pytest.raises(InputError) as refusal:
        decode_text(body, item="a.txt")
    assert cause in refusal.value.cause


def test_a_page_names_its_charset() -> None:
    assert charset_in_page(b'<html><head><meta charset="windows-1251">') == "windows-1251"
    assert charset_in_page(b'<meta http-equiv=Content-Type content="text/html; charset=koi8-r">') == "koi8-r"
    assert charset_in_page(b"<p>charset=koi8-r") is None


@given(st.text(st.characters(exclude_categories=("Cs", "Cc"))))
def test_utf8_comes_back_unaltered(text: str) -> None:
    assert decode_text(text.encode("utf-8-sig"), item="a.txt") == text


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_none(body: bytes) -> None:
    assert isinstance(decode(body), str | None)
