from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dateline.documents import find_sections, find_title
from dateline.records import Extent

HEADLINE = "Norland closes the strait to Sudrian ships"

LEADS = [
    ("Why it matters: The strait carries a fifth of the grain.", "Why it matters"),
    ("Driving the news: The minister said on Tuesday that it would stay shut.", "Driving the news"),
    ("Catch up quick: A patrol boat was fired on.", "Catch up quick"),
    ("What they’re saying: “We will wait,” an envoy said.", "What they’re saying"),
    ("What the U.S. wants: A pause in the shelling.", "What the U.S. wants"),
    ("The big picture: Talks have stalled.", "The big picture"),
    ("The latest: Two ships were hit.", "The latest"),
    ("Yes, but: Nobody has seen the text.", "Yes, but"),
    ("Background: The war began in 2019 over grain.", "Background"),
    ("Background:", "Background"),
    ("WHY IT MATTERS: The strait is closed.", "WHY IT MATTERS"),
    ("The Bottom Line: Nobody knows.", "The Bottom Line"),
    ("5 things to know: The list is short this time.", "5 things to know"),
    ("**Why it matters:** the strait is closed", "Why it matters"),
    ("**Why it matters**: The strait is closed.", "Why it matters"),
    ("- **What to watch:** The vote on Friday.", "What to watch"),
    ("• The other side: Sudria denied it.", "The other side"),
    ("2. By the numbers: 12 people were killed.", "By the numbers"),
    ("## The road to war", "The road to war"),
    ("### Background: ###", "Background"),
    ("**Background**", "Background"),
]

NO_LEADS = [
    "President Berg: We will not yield to threats.",
    "THE PRESIDENT: We will not yield to threats.",
    "Ada Berg: We will not yield to threats.",
    "Foreign minister: We will not yield to threats.",
    "US official: We will not yield to threats.",
    "Sudrian president Ola Sund: We will not yield to threats.",
    "Reporter: What did the minister say about it?",
    "Q: What did the minister say about the strait?",
    "He said: “We will not yield to threats.”",
    "The ministry added: “We will not yield to threats.”",
    "The statement: “We will not yield to threats.”",
    "The goal is simple: Open the strait again.",
    "Norland wants one thing: security on its border.",
    "The dead include: Two dock workers and a sailor.",
    "He announced this in January:",
    "12:30 p.m.: Sirens were heard in the harbor town.",
    "1405 GMT: Sirens were heard in the harbor town.",
    "2 hours ago: Sirens were heard in the harbor town.",
    "14:05",
    "Monday: Sirens were heard in the harbor town.",
    "April 10: Sirens were heard in the harbor town.",
    "Photo: A ship in the harbor of Ellis on Monday.",
    "Read more: Grain prices soar as ships wait there.",
    "Location: Ellis",
    "Killed: 12",
    "https://example.org/a",
    "At a news conference in Ellis on Tuesday he had one message: go home.",
    "the big picture: A lead begins with a capital.",
]


@pytest.mark.parametrize(("line", "label"), LEADS)
def test_a_lead_opens_a_section_under_its_bare_words(line: str, label: str) -> None:
    text = f"{HEADLINE}\nThe strait was closed on Monday.\n{line}\nMore.\n"
    (section,) = find_sections(text)
    assert section.label == label
    assert text[section.start :].startswith(label)
    assert section.end == len(text)


@pytest.mark.parametrize("line", NO_LEADS)
def test_speakers_times_fields_and_sentences_open_none(line: str) -> None:
    assert find_sections(f"{HEADLINE}\nThe strait was closed on Monday.\n{line}\nMore.\n") == ()


def test_a_section_runs_to_the_next_and_bullets_belong_to_it() -> None:
    text = f"{HEADLINE}\n\nClosed.\n\nWhy it matters: Grain.\n- One.\n- Two.\n\nThe latest: It is open."
    first, second = find_sections(text)
    assert text[first.start : first.end] == "Why it matters: Grain.\n- One.\n- Two.\n\n"
    assert text[second.start : second.end] == "The latest: It is open."


def test_the_headline_is_no_lead() -> None:
    assert find_sections("The latest: Norland closes strait\nIt was closed on Monday.\n") == ()


def test_a_line_within_a_broken_paragraph_opens_none() -> None:
    broken = "The envoys of both states met on Monday in the town hall of Ellis for their\n"
    assert find_sections(f"{HEADLINE}\n\n{broken}Second round: Nobody had expected much of it.\n") == ()


def test_headings_known_from_the_page_are_sections() -> None:
    text = f"{HEADLINE}\n\nIt was closed.\n\nHow it began\n\nIt began with a shot.\n"
    start = text.index("How it began")
    (section,) = find_sections(text, headings=(Extent(start=start, end=start + len("How it began")),))
    assert (section.label, section.start, section.end) == ("How it began", start, len(text))


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"{HEADLINE}\nIt was closed.", HEADLINE),
        (f"\n\n  {HEADLINE}  \r\n\r\nIt was closed.", HEADLINE),
        ("Envoys leave the U.S.\nIt was closed.", "Envoys leave the U.S."),
        ("Who fired first?\nIt was closed.", "Who fired first?"),
        (f"---\nlayout: post\n---\n# {HEADLINE} #\n\nIt was closed.", HEADLINE),
        ("Norland closed the strait on Monday. It said so.", None),
        ("“It is closed.”\nHe left.", None),
        ("- Norland closes strait\n- Talks go on", None),
        ("Why it matters:\nIt was closed.", None),
        ("word " * 50 + "\nIt was closed.", None),
        ("", None),
    ],
)
def test_the_title_is_a_first_line_that_reads_like_a_headline(text: str, title: str | None) -> None:
    assert find_title(text) == title


@given(st.lists(st.sampled_from([*(line for line, _ in LEADS), *NO_LEADS, "", "word " * 30, "## "])))
@example(["Why it matters:\r\n\r\n\u2028Background:\x85The latest: A b c d.\v# x\n#\n- \n**\n____\n:"])
def test_sections_slice_inside_the_text_in_order(lines: list[str]) -> None:
    text = "\n".join(lines)
    sections = find_sections(text)
    for before, after in pairwise(sections):
        assert before.end == after.start
    for section in sections:
        assert 0 <= section.start < section.end <= len(text)
        assert text[section.start : section.end].startswith(section.label)


@given(st.text(st.sampled_from("Aab :*_#-\n\r.1”“’\u2028\ud800\0")))
def test_any_text_has_sections_and_a_title_or_none(text: str) -> None:
    for section in find_sections(text):
        assert section.label
        assert text.startswith(section.label, section.start)
    assert find_title(text) is None or find_title(text) in text


@pytest.mark.timeout(20)
@pytest.mark.parametrize("part", ["Why it matters: A b c d. ", "**", "# ", "- ", "A.", "\n", "a b\n", "_a:"])
def test_two_megabytes_of_anything_take_linear_time(part: str) -> None:
    text = part * (2_000_000 // len(part))
    assert len(find_sections(text)) <= len(text)
    assert find_title(text) is None or True
