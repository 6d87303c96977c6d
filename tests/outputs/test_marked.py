"""A reading as a notebook shows it."""

import re
import subprocess
import sys
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser

from dateline.outputs.marked import mark_reading
from dateline.records import Reading

HOSTILE = '<script>alert(1)</script><img src=x onerror="go()"> \x1b[31m \u202e"quoted" & $5 and $6 '


class Parts(HTMLParser):
    """The names of all elements and attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen |= {tag, *(name for name, _ in attrs)}


def parts(html: str) -> set[str]:
    parser = Parts()
    parser.feed(html)
    return parser.seen


def text_of(html: str) -> str:
    body = re.search(r'<div tabindex="0"[^>]*>(.*?)</div>', html, re.DOTALL)
    assert body
    return unescape(re.sub(r"<[^>]*>", "", body[1]))


def test_the_text_is_whole_and_every_mark_says_what_it_is(reading: Reading) -> None:
    html = mark_reading(reading)
    assert text_of(html) == reading.document.text
    said = [unescape(words) for words in re.findall(r'title="([^"]*)"', html)]
    assert "CONSULT visit, planned: Ada Berg → Sudmark; says two Norland officials" in said
    assert "ASSAULT heavy-weapons, occurred: unnamed → people; says the outlet" in said
    assert "speaker: unnamed, XNL, asserted" in said
    assert "time: 2024-04-11" in said
    assert "place: Elm, XSM (city)" in said
    assert "2 events, 4 claims" in html


def test_strangers_words_stay_words(reading: Reading) -> None:
    document = replace(reading.document, text=HOSTILE + reading.document.text, title=HOSTILE, outlet=HOSTILE)
    entities = tuple(replace(entity, name=HOSTILE) for entity in reading.entities)
    places = tuple(replace(place, name=HOSTILE) for place in reading.places)
    html = mark_reading(replace(reading, document=document, entities=entities, places=places))
    assert parts(html) == {"div", "p", "span", "strong", "br", "class", "style", "tabindex", "title"}
    assert "\x1b" not in html
    assert "\u202e" not in html


def test_a_long_text_is_cut_and_the_rest_counted(reading: Reading) -> None:
    html = mark_reading(reading, most=40)
    assert text_of(html) == reading.document.text[:40]
    assert f"{len(reading.document.text) - 40} more characters are not shown" in html


def test_jupyter_shows_it_without_a_call() -> None:
    script = (
        "from IPython.core.interactiveshell import InteractiveShell\n"
        "shell = InteractiveShell.instance()\n"
        "from dateline import make_document, read\n"
        "shown, _ = shell.display_formatter.format(read(make_document('Rebels attacked Goma, it said.')))\n"
        "print(shown['text/html'])\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert '<div class="dateline-reading' in done.stdout, done.stderr


def test_without_ipython_nothing_is_loaded() -> None:
    loaded = "[m for m in sys.modules if m.startswith(('IPython', 'dateline.'))]"
    script = f"import sys, dateline; print({loaded})"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "['dateline.version']\n"
