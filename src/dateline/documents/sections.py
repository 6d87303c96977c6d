"""The headline of a report, and the parts that stand under a lead of their own.

News briefs begin a paragraph with a short lead and a colon ("Why it matters: …"), longer pieces with a
heading. Labels of speakers ("Reporter:", "Ada Berg:"), times of a live blog, pairs such as "Photo: …" and
sentences that run up to a colon ("He said: …") look alike and are not sections. What a lead may look like
was written down from the practice of briefs, not learned; a missed lead costs a line in the display.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from dateline.documents.leadwords import (
    CALENDAR,
    FINITE,
    FURNITURE,
    FURNITURE_STARTS,
    LEAD_NOUNS,
    OPENERS,
    PARTICLES,
    QUESTIONS,
    REPORTING,
    SENTENCE_STARTS,
    SPEAKERS,
)
from dateline.records import Extent, Section

_MOST_WORDS = 6
_LONGEST_LABEL = 70
_LONGEST_TITLE = 200

# Text broken by hand into lines has lines of about this length; a shorter or longer one is a paragraph.
_BROKEN_LINE = range(50, 121)

_LINE = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")
_BULLET = re.compile(r"[ \t]*(?:(?:[-*+•‣◦–—·▪●]|[0-9]{1,2}[.)])[ \t]+)?")
_HEADING = re.compile(r" {0,3}#{1,6}[ \t]+")
_TITLE = re.compile(r"^#[ \t]+(\S[^\r\n]{0,198})$", re.MULTILINE)
_BOLD_LINE = re.compile(r"(\*\*|__)([^*_:]{1,100}):?\1:?[ \t]*$")
_ABBREVIATION = re.compile(r"\b(?:[A-Za-z]\.)+")
_CAPITAL_DOTS = re.compile(r"\b[A-Z]\.[A-Z]\.$")
_FORBIDDEN = re.compile(r"[.!?;\"“”„«»()\[\]{}<>/|=@#*\\]")
_CLOCK = re.compile(r"\d[:.h]\d\d\b|\d ?[ap]\.?m\b|\b\d{3,4} ?(?:gmt|utc|hrs|local)\b|\bago$", re.IGNORECASE)
_ENDS = (".", "!", "?", ":", "…", "”", '"', "’", "'", ")", "*", "_")


def find_sections(text: str, *, headings: Iterable[Extent] = ()) -> tuple[Section, ...]:
    """The sections of a report, in order; the text before the first lead belongs to none.

    A section's `label` is the words of its lead without colon and markup; they stand at its `start`.
    `headings` are places already known to be headings, as in a page; the headline is not among them.
    """
    leads = {lead.start: lead for lead in (*_leads(text), *headings)}
    starts = sorted(leads)
    ends = (end for _, end in pairwise([*starts, len(text)]))
    return tuple(
        Section(label=text[start : leads[start].end], start=start, end=end)
        for start, end in zip(starts, ends, strict=True)
    )


def find_title(text: str) -> str | None:
    """The headline: a markdown heading of the first level, or a first line that reads like one; else None.

    Such a line has two words or more, under 200 characters, and does not end like a sentence.
    """
    if heading := _TITLE.search(text):
        return heading.group(1).rstrip("# \t") or None
    first = next(_lines(text), None)
    return first.group().strip() if first and _is_headline(first.group().strip()) else None


def _is_headline(line: str) -> bool:
    if len(line) >= _LONGEST_TITLE or len(line.split()) < 2 or line.startswith("##"):
        return False
    return not _bullet_end(line) and not line.endswith((":", ",", ";")) and not _ends_sentence(line)


def _ends_sentence(line: str) -> bool:
    """Whether the line ends in a full stop other than that of an abbreviation ("the U.S.")."""
    tail = line[-16:].rstrip(" \t\"'”’»)]*_")
    return tail.endswith((".", "…")) and not _CAPITAL_DOTS.search(tail)


def _lines(text: str) -> Iterator[re.Match[str]]:
    return (line for line in _LINE.finditer(text) if line.group().strip())


def _leads(text: str) -> Iterator[Extent]:
    """Where the label of each lead stands, the title's heading left out."""
    before = None
    title = _TITLE.search(text)
    for number, line in enumerate(_lines(text)):
        lead = None if title and line.start() == title.start() else _lead(line.group())
        if lead and _opens_paragraph(line, text=text, before=before, number=number):
            yield Extent(start=line.start() + lead.start, end=line.start() + lead.end)
        before = line


def _opens_paragraph(line: re.Match[str], *, text: str, before: re.Match[str] | None, number: int) -> bool:
    """Whether the line begins a paragraph below the headline, and does not continue a broken one."""
    words = line.group()
    if before is None:
        return not _is_headline(words.strip())
    if number == 1 or _HEADING.match(words) or _bullet_end(words):
        return True
    above = before.group().rstrip()
    blank_between = len(text[before.end() : line.start()].splitlines()) > 1
    return blank_between or above.endswith(_ENDS) or len(above) not in _BROKEN_LINE


def _bullet_end(line: str) -> int:
    """Where the words begin after a bullet; 0 when there is no bullet."""
    match = _BULLET.match(line)
    return match.end() if match and match.group().strip() else 0


def _lead(line: str) -> Extent | None:
    """Where the label stands when the line is a heading or begins with a lead."""
    if heading := _HEADING.match(line):
        return _trimmed(line, start=heading.end(), end=min(len(line), _LONGEST_TITLE))
    start = _bullet_end(line) or len(line) - len(line.lstrip())
    if bold := _BOLD_LINE.match(line, start):
        return _colon_lead(line, start=bold.start(2), end=bold.end(2), rest="", bold=True)
    colon = line.find(":", start, start + _LONGEST_LABEL)
    rest = line[colon + 1 : colon + 200].lstrip("*_")
    if colon < 0 or (rest and not rest[0].isspace()):
        return None
    is_bold = line.startswith(("**", "__"), start)
    return _colon_lead(line, start=start, end=colon, rest=rest.strip(), bold=is_bold)


def _colon_lead(line: str, *, start: int, end: int, rest: str, bold: bool) -> Extent | None:
    place = _trimmed(line, start=start, end=end)
    label = line[place.start : place.end] if place else ""
    return place if label and _is_label(label) and (bold or _may_precede(label, rest=rest)) else None


def _trimmed(line: str, *, start: int, end: int) -> Extent | None:
    """The words of a label without the spaces, marks of emphasis and colon around them."""
    words = line[start:end]
    start += len(words) - len(words.lstrip(" \t*_"))
    end = start + len(line[start:end].rstrip(" \t*_#:"))
    return Extent(start=start, end=end) if start < end else None


def _may_precede(label: str, *, rest: str) -> bool:
    """Whether a sentence of its own follows the lead, or nothing; not a value, a quotation, a clause."""
    if rest.startswith(('"', "“", "‘")):
        return label.split()[0].replace("’", "'").lower() in QUESTIONS
    is_value = 0 < len(rest.split()) < 4 and not rest.endswith(_ENDS)
    return not is_value and not rest[:1].islower()


def _is_label(label: str) -> bool:
    """Whether these are the words of a lead, not a speaker, a time, a field or half a sentence."""
    words = label.replace("’", "'").split()
    plain = [word.strip(",'").lower() for word in words]
    if not (label[0].isupper() or label[0].isdigit()) or len(words) > _MOST_WORDS:
        return False
    if _FORBIDDEN.search(_ABBREVIATION.sub("", label)) or _CLOCK.search(label) or _is_furniture(plain):
        return False
    if plain[0] in QUESTIONS:
        return len(words) > 1
    return (
        not _is_sentence(plain)
        and not _is_speaker(words, plain=plain)
        and _is_lead_phrase(words, plain=plain)
    )


def _is_furniture(plain: list[str]) -> bool:
    if all(word in CALENDAR or word.strip(".,").isdigit() for word in plain):
        return True
    named = plain[0] in FURNITURE if len(plain) <= 2 else plain[-1] in FURNITURE
    return (named and plain[0] not in QUESTIONS) or tuple(plain[:2]) in FURNITURE_STARTS


def _is_sentence(plain: list[str]) -> bool:
    return plain[0] in SENTENCE_STARTS or plain[-1] in REPORTING or not FINITE.isdisjoint(plain)


def _is_speaker(words: list[str], *, plain: list[str]) -> bool:
    """Whether the label names who speaks: by a role first or last, or by a role before a name."""
    following = zip(plain, words[1:], strict=False)
    before_name = any(role in SPEAKERS and name[0].isupper() for role, name in following)
    return before_name or plain[0].strip(".") in SPEAKERS or plain[-1] in SPEAKERS


def _is_lead_phrase(words: list[str], *, plain: list[str]) -> bool:
    """Whether the label is a phrase rather than a name: names have capitals all along."""
    if any(word[0].islower() and word not in PARTICLES for word in words[1:]):
        return True
    return plain[-1] in LEAD_NOUNS or (len(words) > 1 and plain[0] in OPENERS)
