"""Mailboxes (mbox) → the reports in their messages.

In: the path of a mailbox. Out: a draft of each message: its plain text, or the article of its page where it has no
plain text. Attachments are never opened, and nothing is written: the mailbox stays as it is. Headers are read by
the older of the two ways that Python has, because the newer takes gigabytes for a long enough header.
"""

import mailbox
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr
from typing import Any

from dateline.dates import parse_publication
from dateline.documents.decoding import decode_text
from dateline.documents.draft import Draft, Facts
from dateline.documents.pages import parse_page
from dateline.errors import InputError

_MOST_BYTES = 20_000_000
_LONGEST_HEADER = 2000
_TEXTS = ("text/plain", "text/html")
_WHOLE = "give an mbox file of messages with text"
_SAVE_IT = "save the report as a .txt file"


def read_mailbox(path: str) -> Iterator[Draft | InputError]:
    """The messages of a mailbox in order; one that has no text is an InputError of its own.

    The subject is the title, the sender's name the outlet, the date of the message that of publication. Raises
    InputError for a file that holds no message, OSError for one that cannot be opened.
    """
    box = mailbox.mbox(path, create=False)
    try:
        keys = box.keys()
        if not keys:
            raise InputError(path, cause="no message is in it", next_step=_WHOLE)
        for number, key in enumerate(keys, start=1):
            yield _read_message(box, key, item=f"{path}, message {number}")
    finally:
        box.close()


def _read_message(box: mailbox.mbox, key: str, *, item: str) -> Draft | InputError:
    with box.get_file(key) as file:
        body = file.read(_MOST_BYTES + 1)
    if len(body) > _MOST_BYTES:
        cause = f"it is larger than {_MOST_BYTES // 1_000_000} MB"
        return InputError(item, cause=cause, next_step=_SAVE_IT)
    try:
        return _draft(message_from_bytes(body), item=item)
    except InputError as refusal:
        return refusal
    except (MessageError, LookupError, ValueError, AttributeError, TypeError, RecursionError) as error:
        cause = f"the message cannot be parsed ({type(error).__name__})"
        return InputError(item, cause=cause, next_step=_SAVE_IT)


def _draft(message: Message, *, item: str) -> Draft:
    part = _text_part(message)
    if part is None:
        raise InputError(item, cause="the message has no text", next_step=_SAVE_IT)
    payload: Any = part.get_payload(decode=True)
    charset = part.get_content_charset()
    text = decode_text(payload or b"", item=item, declared=charset).replace("\r\n", "\n")
    facts = _facts(message)
    if part.get_content_type() == "text/html":
        return replace(parse_page(text, item=item), facts=facts)
    return Draft(item=item, text=text, facts=facts)


def _text_part(message: Message) -> Message | None:
    """The first part that is plain text, else the first that is a page; attachments are none."""
    parts = [
        part
        for part in message.walk()
        if len(str(part.get("Content-Type", ""))) <= _LONGEST_HEADER
        and part.get_content_type() in _TEXTS
        and not str(part.get("Content-Disposition", "")).strip().lower().startswith("attachment")
    ]
    return next((part for kind in _TEXTS for part in parts if part.get_content_type() == kind), None)


def _facts(message: Message) -> Facts:
    name, _ = parseaddr(_header(message, name="From", decoded=False))
    return Facts(
        title=_header(message, name="Subject") or None,
        outlet=_decoded(name) or None,
        published_at=_sent_at(message),
    )


def _header(message: Message, *, name: str, decoded: bool = True) -> str:
    """The words of a header on one line; none where they are too long to be true."""
    words = str(message.get(name, ""))
    if len(words) > _LONGEST_HEADER:
        return ""
    return _decoded(words) if decoded else words


def _decoded(words: str) -> str:
    try:
        plain = str(make_header(decode_header(words)))
    except (MessageError, LookupError, ValueError):
        plain = words
    return " ".join(plain.split())


def _sent_at(message: Message) -> datetime | None:
    try:
        return parse_publication(_header(message, name="Date"))
    except InputError:
        return None
