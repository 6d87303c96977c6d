"""The brief: nothing without a source, in the words of the reports, safe to print anywhere."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from dateline.events import make_events
from dateline.outputs.brief import Length, make_brief
from dateline.outputs.brief_forms import Form, brief_form
from dateline.outputs.json_form import picture_form
from dateline.pipeline import compose, draw
from dateline.records import (
    Account,
    Brief,
    Citation,
    Document,
    Event,
    Part,
    Picture,
    Reading,
    Sourced,
    make_document,
)
from tests.tellings import MORNING, TODAY, report, voice
from tests.tellings import line as told_line

PARTS = [
    "What is new",
    "Why it matters",
    "Driving the news",
    "Catch up quick",
    "Behind the scenes",
    "What they are saying",
    "Disputed",
    "Expected next",
    "How earlier expectations turned out",
    "What we could not establish",
]
NOON = datetime(2024, 4, 14, 12, tzinfo=UTC)
Texts = Callable[[str], Document]


@pytest.fixture(scope="module")
def texts(demo_readings: tuple[Reading, ...]) -> Texts:
    return {reading.document.id: reading.document for reading in demo_readings}.__getitem__


@pytest.fixture(scope="module")
def picture(demo_readings: tuple[Reading, ...]) -> Picture:
    return draw(demo_readings, as_of=NOON)


@pytest.fixture(scope="module")
def brief(picture: Picture, texts: Texts, demo_readings: tuple[Reading, ...]) -> Brief:
    """The longest brief of the demo, so that it has every part."""
    since = NOON - timedelta(days=3)
    return make_brief(picture, texts=texts, readings=demo_readings, since=since, length="long")


def lines_of(brief: Brief) -> Iterator[Sourced]:
    return (line for part in brief.parts for line in part.lines)


def one_line(words: str) -> str:
    return " ".join(words.split())


def cited_words(line: Sourced, texts: Texts) -> str:
    return one_line(" ".join(texts(c.document).text[c.start : c.end] for c in line.citations))


def test_nothing_without_a_source_can_be_printed() -> None:
    with pytest.raises(ValueError, match="no source for 'Norland shelled Elm'"):
        Sourced(text="Norland shelled Elm", citations=())


def test_every_line_stands_word_for_word_in_the_report_that_it_cites_first(
    brief: Brief, texts: Texts
) -> None:
    lines = list(lines_of(brief))
    assert len(lines) > 30
    for line in lines:
        assert line.text
        assert line.text in one_line(texts(line.citations[0].document).text)


def test_every_citation_leads_to_words_of_a_report_of_the_picture(
    brief: Brief, texts: Texts, picture: Picture
) -> None:
    for line in lines_of(brief):
        for citation in line.citations:
            document = texts(citation.document)
            assert document.published_at is not None
            assert document.published_at <= picture.as_of
            assert 0 <= citation.start < citation.end <= len(document.text)
            assert document.text[citation.start : citation.end].strip()


def test_every_name_and_number_of_a_line_stands_in_its_cited_words(brief: Brief, texts: Texts) -> None:
    for line in lines_of(brief):
        names = re.findall(r"\b(?:[A-Z][\w’'-]*|\d[\d.,:]*)", line.text)
        cited = cited_words(line, texts)
        assert [name for name in names if name not in cited] == []


def test_only_words_of_a_report_stand_between_quotation_marks(brief: Brief, texts: Texts) -> None:
    printed = brief_form(brief, texts=texts)
    everything = [one_line(texts(c.document).text) for line in lines_of(brief) for c in line.citations]
    quoted = re.findall(r"“([^“”\n]+)”", printed)
    assert len(quoted) > 5
    for words in quoted:
        assert any(words in text for text in everything), words


def test_a_quotation_was_between_quotation_marks_in_the_report(brief: Brief, texts: Texts) -> None:
    quotes = [line for line in lines_of(brief) if line.quoted]
    assert quotes
    for line in quotes:
        text = one_line(texts(line.citations[0].document).text)
        at = text.index(line.text)
        assert {text[at - 1], text[at + len(line.text)]} <= set('“”"')
        assert line.voice


def test_parts_come_in_their_order_and_none_is_empty(brief: Brief) -> None:
    titles = [part.title for part in brief.parts]
    assert titles == [title for title in PARTS if title in titles]
    assert len(titles) > 5
    assert all(part.lines for part in brief.parts)


def test_no_sentence_tells_the_news_twice(brief: Brief) -> None:
    sided = (
        "Disputed",
        "What we could not establish",
        "Expected next",
        "How earlier expectations turned out",
        "New figures",
    )
    said = [line.text for part in brief.parts if part.title not in sided for line in part.lines]
    assert len(said) == len(set(said))


def test_a_line_names_an_event_of_the_picture(brief: Brief, picture: Picture) -> None:
    known = {event.id for event in picture.events}
    assert {line.event for part in brief.parts for line in part.lines if line.event} <= known


def test_only_what_came_since_is_new(
    picture: Picture, texts: Texts, demo_readings: tuple[Reading, ...]
) -> None:
    events: dict[str, Event] = {event.id: event for event in picture.events}
    for days in (1, 3, 6):
        since = NOON - timedelta(days=days)
        found = make_brief(picture, texts=texts, readings=demo_readings, since=since)
        fresh = [r for r in demo_readings if since < (r.document.published_at or since) <= NOON]
        assert (found.since, found.fresh) == (since, len(fresh))
        new = next(part for part in found.parts if part.title == "What is new")
        for line in new.lines:
            first = events[line.event or ""].first.published_at
            assert first is not None
            assert first > since


def test_without_a_last_time_the_last_day_is_new(
    picture: Picture, texts: Texts, demo_readings: tuple[Reading, ...]
) -> None:
    day = make_brief(picture, texts=texts, readings=demo_readings, since=NOON - timedelta(days=1))
    none = make_brief(picture, texts=texts, readings=demo_readings)
    assert none == replace(day, since=None)


@pytest.mark.parametrize(("length", "most"), [("short", 3), ("normal", 6), ("long", 15)])
def test_a_part_has_so_many_lines(
    picture: Picture, texts: Texts, demo_readings: tuple[Reading, ...], length: Length, most: int
) -> None:
    found = make_brief(picture, texts=texts, readings=demo_readings, length=length)
    for part in found.parts:
        if part.title != "Disputed":  # where each side has a line
            assert len(part.lines) <= most


def test_a_longer_brief_says_more(picture: Picture, texts: Texts, demo_readings: tuple[Reading, ...]) -> None:
    lengths: tuple[Length, ...] = ("short", "normal", "long")
    counts = [
        len(list(lines_of(make_brief(picture, texts=texts, readings=demo_readings, length=length))))
        for length in lengths
    ]
    assert counts == sorted(counts)
    assert counts[0] < counts[2]


def test_both_sides_of_a_dispute_stand_under_each_other(brief: Brief, picture: Picture) -> None:
    (part,) = (part for part in brief.parts if part.title == "Disputed")
    sides = [side for disputed in picture.disputes for side in disputed.sides]
    assert len(part.lines) >= 2
    assert all(any(line.citations == side.citations for side in sides) for line in part.lines)


def test_a_later_report_is_not_in_an_earlier_brief(
    demo_readings: tuple[Reading, ...], texts: Texts, brief: Brief
) -> None:
    early = [r for r in demo_readings if (at := r.document.published_at) and at <= NOON]
    since = NOON - timedelta(days=3)
    alone = make_brief(draw(early, as_of=NOON), texts=texts, readings=early, since=since, length="long")
    assert alone == brief


def test_a_picture_of_nothing_has_a_brief_without_parts(texts: Texts) -> None:
    empty = make_brief(draw((), as_of=NOON), texts=texts, readings=())
    assert (empty.parts, empty.reports, empty.fresh) == ((), 0, 0)
    assert "Rests on 0 reports" in brief_form(empty, texts=texts)


# By hand


def made(*reports: tuple[Document, Account], days: float = 1) -> tuple[Picture, Texts]:
    documents = {document.id: document for document, _ in reports}
    linked = [replace(a, events=tuple(f"evn_{t.stem}" for t in a.told), story="sty_1") for _, a in reports]
    assert make_events(linked)
    return compose(linked, as_of=MORNING + timedelta(days=days)), documents.__getitem__


def test_a_copy_speaks_only_where_its_original_does_not() -> None:
    shelled = told_line("The army of Norland shelled the harbour of Elm at dawn.", "shelled", day=TODAY)
    wire, copy = report(shelled, outlet="Wire"), report(shelled, outlet="Pine Post", days=0.1)
    copy = (copy[0], replace(copy[1], origin=wire[1].origin))
    picture, texts = made(wire, copy)
    (line,) = make_brief(picture, texts=texts, readings=()).parts[0].lines
    assert line.citations[0].document == wire[0].id
    assert {c.document for c in line.citations} == {wire[0].id, copy[0].id}
    assert line.voice == "Wire"


def test_a_sentence_that_begins_with_a_pronoun_is_passed_over() -> None:
    vague = report(told_line("They shelled the harbour of Elm at dawn on Tuesday.", "shelled", day=TODAY))
    clear = report(
        told_line("Norland's army shelled the harbour of Elm.", "shelled"), outlet="Pine Post", days=0.1
    )
    picture, texts = made(vague, clear)
    (line,) = make_brief(picture, texts=texts, readings=()).parts[0].lines
    assert line.text == "Norland's army shelled the harbour of Elm."


def test_what_a_speaker_says_is_not_put_into_the_outlets_mouth() -> None:
    mayor = voice("Mayor of Elm", affiliation="XSM")
    picture, texts = made(report(told_line("Norland shelled the harbour of Elm.", "shelled", voice=mayor)))
    (line,) = make_brief(picture, texts=texts, readings=()).parts[0].lines
    assert line.voice == "Mayor of Elm, in Elm Courier"


# Words that do harm

HOSTILE = (
    "<script>alert(1)</script>",
    "[x](javascript:alert(1))",
    "\x1b[31mred\x1b[0m",
    "abc\u202edcba",
    "![x](http://elm.example/x.png)",
    "**bold** `code` # head",
    '"><img src=x onerror=alert(1)>',
    "a\nb\r\nc\x9b2J",
)
FORMS: tuple[Form, ...] = ("text", "markdown", "html")


def hostile(words: str) -> tuple[Brief, Texts]:
    """A brief with these words wherever words can be."""
    document = make_document(words, title=words, outlet=words, url=words, published_at=MORNING)
    place = Citation(document=document.id, start=0, end=len(words))
    lines = tuple(
        Sourced(text=words, citations=(place,), label=words, voice=words, quoted=quoted)
        for quoted in (True, False)
    )
    brief = Brief(
        as_of=MORNING, since=None, reports=1, origins=1, fresh=1, parts=(Part(title=words, lines=lines),)
    )
    return brief, {document.id: document}.__getitem__


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("words", HOSTILE)
def test_no_form_holds_a_mark_that_a_terminal_obeys(words: str, form: Form) -> None:
    brief, texts = hostile(words)
    printed = brief_form(brief, texts=texts, form=form)
    assert all(mark.isprintable() for mark in printed.replace("\n", ""))


@pytest.mark.parametrize("words", HOSTILE)
def test_no_tag_of_a_report_is_a_tag_of_the_page(words: str) -> None:
    brief, texts = hostile(words)
    page = brief_form(brief, texts=texts, form="html")
    tags = set(re.findall(r"</?([a-z0-9]+|!doctype)", page))
    assert tags <= set("html head meta title style body h1 h2 p ul ol li span br q a !doctype".split())
    assert "onerror=" not in re.sub(r">[^<]*<", "><", page)


@pytest.mark.parametrize("words", HOSTILE)
def test_no_mark_of_a_report_is_markdown(words: str) -> None:
    brief, texts = hostile(words)
    page = brief_form(brief, texts=texts, form="markdown")
    own = re.sub(r"^#+ |^- |\*\*|\[\^\d+\]:?", "", page, flags=re.MULTILINE)
    unescaped = re.sub(r"\\[\\`*_{}\[\]<>#|~!()]", "", own)
    assert not set("`*[]<>#") & set(unescaped)


@pytest.mark.parametrize("words", HOSTILE)
def test_the_text_form_keeps_a_linea_line(words: str) -> None:
    brief, texts = hostile(words)
    plain, _ = hostile("Norland shelled Elm.")
    rows = brief_form(brief, texts=texts).splitlines()
    assert len(rows) == len(brief_form(plain, texts=hostile("Norland shelled Elm.")[1]).splitlines())


@pytest.mark.parametrize("form", FORMS)
def test_every_source_stands_once_under_its_number(brief: Brief, texts: Texts, form: Form) -> None:
    printed = brief_form(brief, texts=texts, form=form)
    shown = {number for number in re.findall(r"\[\^?(\d+)\]", printed)}
    ids = re.findall(r"\((doc_[0-9a-f]{16})\)", printed)
    assert len(ids) == len(set(ids)) == len(shown)
    assert all(texts(id) for id in ids)


def test_the_json_form_holds_every_linewith_the_words_that_it_cites(brief: Brief, texts: Texts) -> None:
    form = picture_form(brief, texts=texts)
    assert form["as_of"] == brief.as_of.isoformat()
    assert [part["title"] for part in form["parts"]] == [part.title for part in brief.parts]
    for part in form["parts"]:
        for line in part["lines"]:
            for citation in line["citations"]:
                text = texts(citation["document"]).text
                assert citation["quote"] == text[citation["start"] : citation["end"]]


def test_the_json_form_of_an_event_counts_mentions_reports_and_origins(
    picture: Picture, texts: Texts
) -> None:
    for event in picture.events:
        form = picture_form(event, texts=texts)
        assert (form["mentions"], form["reports"], form["origins"]) == (
            event.mentions,
            event.reports,
            event.origins,
        )
        for telling in form["tellings"]:
            sentence = telling["sentence"]
            assert telling["trigger"]["quote"] in sentence["quote"]
