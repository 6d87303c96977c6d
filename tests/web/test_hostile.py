"""A case whose titles, texts, outlets and addresses try to do things: on every page they are words."""

import json
import subprocess
from collections.abc import Iterator

import pytest

from tests.web.conftest import DATELINE, Open, serving

SCRIPT = "<script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\">"
TURNED = "\u202etxet denrut\u202c \u2066isolated\u2069"
REPORTS = (
    {
        "title": f"{SCRIPT} Iran strikes Israel",
        "text": f"{SCRIPT} Iran attacked Israel on Saturday. {{{{ 7*7 }}}} {TURNED} \x1b]0;taken\x07 Israel will"
        " respond, two officials said. <svg onload=\"document.title='taken'\"> Iran denied it.",
        "outlet": f'"><b>{SCRIPT}',
        "url": "javascript:document.title='taken'",
        "published_at": "2024-04-14T08:00:00+00:00",
    },
    {
        "title": TURNED + "'-->]]>",
        "text": "The minister of Iran met the minister of Oman in Muscat on Sunday."
        " “<script>alert(1)</script> we met and talked for very long,” the minister of Iran said.",
        "outlet": "</title><script>alert(1)</script>",
        "url": "https://example.org/\"onmouseover=\"document.title='taken'",
        "published_at": "2024-04-14T09:00:00+00:00",
    },
)
PAGES = (
    "/ /changes /timeline /events /map /contacts /disputed /expected /actors /stories /sources /reports"
    " /reports?q=<script>alert(1)</script> /judgements /add /people /events?place=<script>alert(1)</script>"
).split()


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("hostile")
    case, items = folder / "hostile.case", folder / "-<img src=x>.jsonl"
    items.write_text("".join(json.dumps(report) + "\n" for report in REPORTS), "utf-8")
    subprocess.run([DATELINE, "new", case], check=True, capture_output=True)
    added = subprocess.run([DATELINE, "add", case, items], capture_output=True, text=True)
    assert "2 new reports" in added.stdout, added.stderr
    with serving(case) as address:
        yield address


@pytest.mark.parametrize("path", PAGES)
def test_nothing_of_a_report_runs_or_becomes_markup(hostile: str, open_page: Open, path: str) -> None:
    page = open_page(hostile, path)
    page.wait_for_timeout(50)
    assert page.title().endswith("Dateline")
    assert page.locator("img, script:not([src='/static/page.js']), iframe, object").count() == 0
    assert page.locator("a[href^='javascript']").count() == 0
    assert "\u202e" not in page.content()


def test_a_report_shows_its_words_as_they_are(hostile: str, open_page: Open) -> None:
    page = open_page(hostile, "/reports")
    page.locator(".rows a").last.click()
    shown = page.locator("article.text").inner_text()
    assert "<script>document.title='taken'</script>" in shown
    assert "\\u202etxet" in shown
    assert "{{ 7*7 }}" in shown
    assert page.locator("article.text *:not(mark):not(a):not(span)").count() == 0
