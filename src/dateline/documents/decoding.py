"""Bytes of a file or a page as text, in the charset they are written in."""

import codecs
import re

from dateline.errors import InputError

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_FORMATS = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"{\\rtf", "a rich text document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
)
_META_CHARSET = re.compile(
    rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE
)
_META_WITHIN = 4096

# The control characters that text may hold: tab, line ends, form feed, and escape (a captured terminal).
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")
_MOST_CONTROL = 0.01

# Sound sequences for each damaged one in a text that is still UTF-8; in windows-1252 hardly any is sound.
_LEAST_SOUND = 10

# Bytes above ASCII in English text of windows-1252: quotes, dashes, ellipsis, euro, pound, accented letters
# of names. Detectors that see two or three of them in a page of ASCII guess an eastern charset.
_WESTERN = frozenset(
    b"\x80\x85\x91\x92\x93\x94\x95\x96\x97\x99\xa0\xa3\xa7\xa9\xae\xb0\xb4\xb7\xbd\xc9\xd6\xdc"
    b"\xe0\xe1\xe7\xe8\xe9\xea\xed\xef\xf1\xf3\xf4\xf6\xfa\xfc"
)

# Codecs of Python that are no charset of a page, and slow or surprising on hostile bytes.
_NO_CHARSETS = ("idna", "punycode", "undefined", "unicode-escape", "raw-unicode-escape", "utf-7")


def decode_text(body: bytes, *, item: str, declared: str | None = None) -> str:
    """The text of a file: by its byte order mark, as UTF-8, as `declared`, or as detected.

    Nothing is normalised; only the byte order mark is left out. Raises InputError for bytes that are
    no text: known binary formats, NULs, more than 1% control characters, no charset that fits.
    """
    _refuse_known_formats(body, item=item)
    text = decode(body, declared=declared)
    if text is None or "\0" in text or len(_CONTROL.findall(text)) > _MOST_CONTROL * len(text):
        raise InputError(
            item, cause="it holds binary data, not text", next_step="give a text, web page or JSON file"
        )
    return text


def decode(body: bytes, *, declared: str | None = None) -> str | None:
    """The text in the first charset that fits the bytes; None when none does.

    UTF-8 goes before what the sender declares, because pages that say latin-1 and are UTF-8 are
    common and text of another charset that happens to be valid UTF-8 is not.
    """
    charset = next((name for mark, name in _MARKS if body.startswith(mark)), None)
    if charset is None and (declared or "").lower().startswith(("utf-16", "utf-32", "utf16", "utf32")):
        charset = declared
    if charset:
        return _strictly(body, charset=charset)
    plain = body.removeprefix(codecs.BOM_UTF8)
    return _as_utf8(plain) or _strictly(plain, charset=_as_browsers_read(declared)) or _detected(plain)


def charset_in_page(body: bytes) -> str | None:
    """The charset that a page declares for itself near its beginning."""
    match = _META_CHARSET.search(body[:_META_WITHIN])
    return match.group(1).decode("ascii") if match else None


def _refuse_known_formats(body: bytes, *, item: str) -> None:
    kind = next((name for start, name in _FORMATS if body.startswith(start)), None)
    if kind:
        raise InputError(item, cause=f"it is {kind}, not text", next_step="save its words as a .txt file")


def _as_utf8(body: bytes) -> str | None:
    """The text when the bytes are UTF-8, or were until a few were damaged: those become U+FFFD."""
    text = body.decode("utf-8", errors="replace")
    damaged = text.count("\ufffd")
    if damaged and damaged * _LEAST_SOUND > sum(mark > "\x7f" for mark in text) - damaged:
        return None
    return text


def _strictly(body: bytes, *, charset: str | None) -> str | None:
    try:
        if not charset or codecs.lookup(charset).name.replace("_", "-") in _NO_CHARSETS:
            return None
        return body.decode(charset)
    except (LookupError, ValueError):
        return None


def _as_browsers_read(declared: str | None) -> str | None:
    """The charset meant: what calls itself latin-1 or ASCII is windows-1252 in practice (WHATWG)."""
    name = (declared or "").strip().lower()
    if name in ("latin-1", "latin1", "iso-8859-1", "iso8859-1", "us-ascii", "ascii", "l1"):
        return "cp1252"
    return name or None


def _detected(body: bytes) -> str | None:
    if b"\0" in body:
        return None
    above_ascii = bytes(byte for byte in set(body) if byte >= 0x80)
    if _WESTERN.issuperset(above_ascii):
        return _strictly(body, charset="cp1252")
    from charset_normalizer import from_bytes

    best = from_bytes(body).best()
    return _strictly(body, charset=best.encoding) if best else None
