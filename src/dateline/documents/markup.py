"""XML from strangers, as text that no parser can be made to choke on.

In: the bytes or text of a feed or a list of feeds. Out: the same text, or an InputError. Entities that a document
declares for itself are never expanded, because a few lines of them can stand for gigabytes; nothing outside
the document is ever loaded.
"""

import re

from dateline.errors import InputError

_PROLOG = re.compile(
    r"\s*(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>|\s+)*", re.DOTALL | re.IGNORECASE
)
_NAME = re.compile(r"<(?:[\w.-]+:)?([\w.-]+)")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_CDATA = re.compile(r"<!\[CDATA\[.*?(?:\]\]>|\Z)", re.DOTALL)
_LONG_TAG = re.compile(r"<[A-Za-z/][^<>]{20000}")
_PROLOG_WITHIN = 20_000

# Parsers take time by the square of nesting, attributes and name spaces. Feeds of the press stay far below.
_MOST_TAGS = 200_000
_MOST_SPACES = 500


def root_name(text: str) -> str:
    """The name of the first element, in lower case and without its prefix; empty where there is none.

    >>> root_name('<?xml version="1.0"?><!-- hello --><rdf:RDF xmlns="…">')
    'rdf'
    """
    head = text[:_PROLOG_WITHIN].lstrip("\ufeff")
    prolog = _PROLOG.match(head)
    found = _NAME.match(head, prolog.end() if prolog else 0)
    return found.group(1).lower() if found else ""


def refuse_hostile(text: str, *, item: str) -> str:
    """The text without its XML declaration, which speaks of bytes; InputError for what no honest list holds."""
    plain = _CDATA.sub("", text)
    if "<!ENTITY" in plain.upper():
        cause = "it declares entities of its own, which can stand for gigabytes"
    elif _LONG_TAG.search(plain) or plain.count("<") > _MOST_TAGS or plain.count("xmlns:") > _MOST_SPACES:
        cause = "it has more tags, or longer ones, than a feed of reports has"
    else:
        return _DECLARATION.sub("", text)
    raise InputError(item, cause=cause, next_step="give the addresses of its reports, or another feed")
