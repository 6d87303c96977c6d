"""Text and facts → a Document that is fit to be read: not empty, English, with its title and sections."""

from dataclasses import replace

from dateline.documents.draft import Draft
from dateline.documents.language import FEWEST_WORDS, is_english
from dateline.documents.sections import find_sections, find_title
from dateline.errors import InputError
from dateline.records import Document, make_document


def prepare(document: Document) -> Document:
    """The document with its title and sections found in its text, where it came without them."""
    return replace(
        document,
        title=document.title or find_title(document.text),
        sections=document.sections or find_sections(document.text),
    )


def make_report(draft: Draft) -> Document:
    """The document of one report; the text is kept as it is.

    Its language is the one declared, or ``en`` where the words show it. Raises InputError for a
    text without words and for one that is not English.
    """
    text, facts = draft.text, draft.facts
    _refuse_unreadable(text, item=draft.item)
    return make_document(
        text,
        title=facts.title or find_title(text),
        url=facts.url,
        outlet=facts.outlet,
        language=_language(text, declared=facts.language),
        published_at=facts.published_at,
        retrieved_at=facts.retrieved_at,
        sections=find_sections(text, headings=draft.headings),
    )


def _refuse_unreadable(text: str, *, item: str) -> None:
    if not any(mark.isalpha() for mark in text):
        cause = "there are no words in it" if text.strip() else "it is empty"
        raise InputError(item, cause=cause, next_step="give the text of a news report")
    if not is_english(text):
        cause = "it is not in English, and Dateline reads English only"
        raise InputError(item, cause=cause, next_step="give an English report")


def _language(text: str, *, declared: str | None) -> str | None:
    if (declared or "").lower().startswith("en") or len(text.split()) < FEWEST_WORDS:
        return declared
    return "en"
