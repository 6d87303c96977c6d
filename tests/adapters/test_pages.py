"""The examples of the pages on spaCy and LangExtract."""

import doctest
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize("page", ["howto/spacy.md", "formats/langextract.md"])
def test_the_examples_print_what_the_page_says(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    examples = doctest.DocTestParser().get_doctest((DOCS / page).read_text("utf-8"), {}, page, page, 0)
    tried = doctest.DocTestRunner().run(examples)
    assert tried.attempted > 0
    assert tried.failed == 0
