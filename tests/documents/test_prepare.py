import pytest

from dateline.documents import prepare
from dateline.documents.draft import Draft, Facts
from dateline.documents.prepare import make_report
from dateline.errors import InputError
from dateline.records import Section, make_document

TEXT = (
    "Norland closes strait\nThe strait was closed on Monday, an envoy said.\nWhy it matters: Grain is dear.\n"
)


def test_a_document_made_by_hand_gets_its_title_and_sections() -> None:
    document = prepare(make_document(TEXT))
    assert document.title == "Norland closes strait"
    assert [section.label for section in document.sections] == ["Why it matters"]
    assert (document.id, document.text) == (make_document(TEXT).id, TEXT)


def test_what_a_document_has_is_kept() -> None:
    given = make_document(TEXT, title="Other", sections=(Section(label="x", start=0, end=3),))
    assert prepare(given) == given


@pytest.mark.parametrize(
    ("declared", "language"), [(None, "en"), ("en-GB", "en-GB"), ("EN", "EN"), ("de", "en")]
)
def test_the_language_is_what_the_words_show(declared: str | None, language: str) -> None:
    assert make_report(Draft(item="a", text=TEXT, facts=Facts(language=declared))).language == language


def test_of_a_few_words_only_the_declared_language_is_known() -> None:
    assert make_report(Draft(item="a", text="Strait closed", facts=Facts())).language is None


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("", "it is empty"),
        (" \n\ufeff ", "there are no words in it"),
        ("12:30 – 45", "there are no words in it"),
        ("El ejército dijo el lunes que había cerrado el estrecho para los barcos.", "it is not in English"),
    ],
)
def test_what_is_no_english_report_is_refused(text: str, cause: str) -> None:
    with pytest.raises(InputError, match=cause):
        make_report(Draft(item="a", text=text, facts=Facts()))
