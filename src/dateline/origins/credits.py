"""Agency credits: the lines and words by which a report says whose text or news it carries."""

import re
from collections.abc import Iterator

from dateline.origins.agencies import AGENCY, find_agencies, is_agency, may_be_agency, spell_agency
from dateline.records.document import Document
from dateline.records.origin import Credit, CreditKind

_DASH = r"(?:--?|[–—])"
# A dateline stands near the start; what comes later in brackets before a dash is something else.
_HEAD = 1000


def _form(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.MULTILINE | re.VERBOSE)


_BRACKETED = _form(rf"""
    ^[ \t]* (?:[A-Z][^\n()]{{0,60}}?)?? [ \t]*
    (?P<credit> \( (?P<name>[A-Z][^\n()]{{1,58}}) \) [ \t]* (?:{_DASH}|:) )
""")
_BARE = _form(rf"""
    ^[ \t]* (?:[A-Z][^\n()]{{0,60}}? [,–—-][ \t]*)?
    (?P<credit> (?P<name>{AGENCY} (?:[ ]?[/&][ ]?{AGENCY})*) [ \t]*{_DASH} ) (?=[ \t])
""")
_ALONE = _form(rf"""
    ^[ \t]* [\[(/]? (?:{_DASH}[ \t]*)? (?P<name>(?:The[ ])?{AGENCY} (?:[ ]?(?:[/,&]|and)[ ]?{AGENCY})*) [\])/.]* [ \t]*$
""")
_AT_END = _form(rf"(?:[(\[{{]|[ ]{_DASH}[ ]?) (?P<name>{AGENCY} (?:[ ]?/[ ]?{AGENCY})*) [)\]]? [ \t]*$")
_BYLINE = _form(r"""
    ^[ \t]* (?:By|BY)[ \t]+ (?P<who>[A-Z][^\n.:;]{1,80}?)
    (?: (?:[ ]for|,|[ ][|–—-])[ ] (?P<for>(?:[Tt]he[ ])?[A-Z][^\n,|:;]{1,50}?) )? [ \t]*\.?[ \t]*$
""")
_REPORTING = _form(r"""
    [(\[]? \b (?:(?:[Ww]ith|WITH)[ ])? (?:(?:[Aa]dditional|[Ff]urther|[Oo]ther)[ ])?
    (?:[Rr]eporting|[Ff]iles|[Ii]nputs?|[Mm]aterial) [ ](?:by|from)[ ] (?=[A-Z]|the[ ]|agenc) [^\n.)\]]{2,200} [.)\]]*
    | \b [A-Z][^\n.]{1,80}? [ ]contributed[ ](?:reporting|to[ ]this[ ](?:report|story|article))\.?
""")
_SOURCE = _form(rf"""
    ^[ \t]* [(\[]? (?:SOURCES?|Sources?|Via)[ ]?:[ \t]* (?P<name>[A-Z][^\n)\]]{{1,60}}?) [)\].]* [ \t]*$
    | \b (?:[Tt]his|[Tt]he)[ ](?:report|story|article|text)[ ](?:was|is)[ ] [^\n.]{{0,40}}?
      \b (?:by|from)[ ] (?P<maker>(?:[Tt]he[ ])?{AGENCY})
""")
_COPYRIGHT = _form(r"""
    (?:©|\([cC]\)[ ]|\bCopyright\b)[ ]? (?:©[ ]?)? (?:\d{4}(?:[–-]\d{2,4})?,?[ ]?)? (?:by[ ])?
    (?P<name>(?:[Tt]he[ ])?[A-Z][\w’'&. /-]{1,60}?) (?=[.,;]|[ \t]*$|[ ]All[ ]) [^\n]{0,120}
""")
_AGENCIES = _form(rf"""
    ^[ \t]* [(\[]? (?:{_DASH}[ \t]*)? (?:(?:By|BY)[ ])? (?:[^\n.]{{0,40}}[ ])?
    (?:[Ww]ith[ ](?:inputs?[ ]from[ ])?|[Aa]nd[ ])? (?:[Nn]ews[ ])? (?:[Aa]gencies|AGENCIES) [)\].]* [ \t]*$
    | [(\[{{]{_DASH}?[ ]? (?:[Ww]ith[ ])? [Aa]gencies [)\]]
""")
_CITED = _form(rf"""
    \b (?:[Aa]ccording[ ]to|[Tt]old|[Cc]iting|[Qq]uoting|(?:[Qq]uoted|[Cc]ited|[Rr]eported|[Ii]n[ ]a[ ]report)[ ]by
       |reports|reported)
    [ ](?:(?:a[ ])?reports?[ ](?:by|from)[ ])? (?:the[ ])? (?:[a-z-]{{1,20}}[ ]){{0,3}}? (?P<one>{AGENCY})
    | (?P<two>(?<![\w-]){AGENCY}) [ ](?:news[ ]agency[ ])? (?:(?:also|earlier|has|later)[ ])?
      (?:said|says|reported|reports|wrote|quoted|cited|learned|carried|added|was[ ]told)\b
""")


def find_credits(document: Document) -> tuple[Credit, ...]:
    """Who is credited with the text or the news of a report, in the order of the text, each phrase once.

    Listed agencies are named in one spelling. Names that are not listed count in a dateline ("LISKA (Meridian) —"), by
    their pattern ("Meridian Press Agency"), and after "Source:", "By … for" and "©". What is only quoted
    about a paper or a channel is no agency credit.
    """
    found: dict[Credit, None] = {}
    for credits in _lines(document), _bylines(document), _givers(document), _cited(document):
        for credit in credits:
            if all(_fits(credit, beside=c) for c in found):
                found[credit] = None
    return tuple(sorted(found, key=lambda c: (c.span.start, c.span.end, c.agency or "")))


def _fits(credit: Credit, *, beside: Credit) -> bool:
    """Whether two credits can stand together: apart, or two agencies of one phrase."""
    one, other = credit.span, beside.span
    return one.end <= other.start or other.end <= one.start or (one, credit.kind) == (other, beside.kind)


def _make(
    document: Document, match: re.Match[str], *, kind: CreditKind, names: tuple[str, ...]
) -> Iterator[Credit]:
    start, end = match.span("credit") if "credit" in match.re.groupindex else match.span()
    words = document.text[start:end]
    start += len(words) - len(words.lstrip())
    span = document.span(start, start + len(words.strip()))
    for name in names or (None,):
        yield Credit(agency=name, kind=kind, span=span)


def _lines(document: Document) -> Iterator[Credit]:
    """Credits before the text, after it, or alone on a line."""
    for match in _BRACKETED.finditer(document.text, 0, _HEAD):
        if names := _bracketed(match["name"]):
            yield from _make(document, match, kind="line", names=names)
    for pattern in _BARE, _ALONE, _AT_END:
        for match in pattern.finditer(document.text):
            yield from _make(document, match, kind="line", names=find_agencies(match["name"]))


def _bracketed(words: str) -> tuple[str, ...]:
    parts = [part.strip() for part in re.split(r"/|,|&| and ", words)]
    known = all(is_agency(part) for part in parts)
    if known or all(part and may_be_agency(part) for part in parts):
        return tuple(spell_agency(part) for part in parts if part.casefold() != "agencies")
    return ()


def _bylines(document: Document) -> Iterator[Credit]:
    for match in _AGENCIES.finditer(document.text):
        yield from _make(document, match, kind="agencies", names=find_agencies(match[0]))
    for match in _BYLINE.finditer(document.text):
        house = match["for"]
        names = find_agencies(match[0])
        if not names and house and match[0].count(" for "):
            names = (spell_agency(re.sub(r"^[Tt]he ", "", house)),)
        if names or all(word[0].isupper() or word in _JOINS for word in match["who"].split()):
            yield from _make(document, match, kind="byline", names=names)


_JOINS = {"and", "in", "de", "al", "van", "von", "bin", "der", "la"}


def _givers(document: Document) -> Iterator[Credit]:
    for match in _REPORTING.finditer(document.text):
        yield from _make(document, match, kind="reporting", names=find_agencies(match[0]))
    for match in _SOURCE.finditer(document.text):
        yield from _make(document, match, kind="source", names=_owner(match["name"] or match["maker"]))
    for match in _COPYRIGHT.finditer(document.text):
        yield from _make(document, match, kind="copyright", names=_owner(match["name"]))


def _owner(words: str) -> tuple[str, ...]:
    """The agencies named, or else the house as it is named."""
    name = re.sub(r"^[Tt]he ", "", words.strip(" ."))
    return find_agencies(words) or ((spell_agency(name),) if len(name.split()) <= 5 else ())


def _cited(document: Document) -> Iterator[Credit]:
    for match in _CITED.finditer(document.text):
        yield from _make(document, match, kind="cited", names=find_agencies(match["one"] or match["two"]))
