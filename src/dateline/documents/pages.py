"""Web pages → the words of their article, with what the page says of itself.

trafilatura finds the article among the navigation; the plain text is written here: headline first, a blank
line between paragraphs, "- " before the items of lists, no markup. Its metadata are not used, because its
dates come from a search that rejects days after today and then settles for any other year in the page.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Literal

from dateline.documents.draft import Draft, Facts
from dateline.documents.metadata import find_facts
from dateline.errors import InputError
from dateline.records import Extent

# Tags longer than this lose their attributes: libxml2 compares every attribute with all others of its tag,
# so that 200,000 of them in a hostile page would take minutes.
_LONG_TAG = re.compile(r"<([A-Za-z][A-Za-z0-9]{0,20})[^<>]{20000,}>")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_AS_WRITTEN = frozenset(("script", "style", "pre", "textarea"))
_SPACE = re.compile(r"\s+")

_BLOCKS = frozenset(("p", "head", "list", "item", "table", "row", "quote", "code", "div", "ab"))
_INSIDE_LINES = frozenset(("p", "head", "item", "hi"))
_CELL = "\x1f"

_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*(?:\s|$)")
_SENTENCE_WORDS = 8
_SHORT = 80
_LONGEST_BOLD_HEADING = 10
_WALL = re.compile(
    r"\b(?:cookies?|javascript|captcha|ad ?blocker|you are (?:a )?(?:human|(?:not )?a robot)|access denied|"
    r"(?:subscribe|sign in|log in|register) to (?:continue|read)|page (?:was )?not found)\b",
    re.IGNORECASE,
)

Kind = Literal["p", "head", "item", "row", "none"]


@dataclass(frozen=True, slots=True)
class _Line:
    kind: Kind
    words: str


def parse_page(html: str, *, item: str, url: str | None = None) -> Draft:
    """The article of a page, its headline first; `url` is where the page was fetched from, if it was.

    Raises InputError when the page holds no article (lists of links, consent and login walls, pages
    filled in by scripts) or cannot be parsed.
    """
    try:
        tree = _tree(html)
        facts = Facts() if tree is None else find_facts(tree, url=url)
        lines = () if tree is None else tuple(_lines(_body(tree)))
    except (RecursionError, ValueError, AttributeError, TypeError, LookupError) as error:
        raise _refusal(item, cause=f"the page cannot be parsed ({type(error).__name__})") from error
    if not _is_article([line.words for line in lines if line.kind != "head"]):
        raise _refusal(item, cause="no article was found in the page")
    return _draft(lines, item=item, facts=facts)


def _refusal(item: str, *, cause: str) -> InputError:
    return InputError(item, cause=cause, next_step="save the words of the report as a .txt file")


# What a browser does not show: a reader of the page has not been told it.
_UNSEEN = (
    "//noscript | //template | //*[@hidden] | "
    "//*[contains(translate(@style, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ ', 'abcdefghijklmnopqrstuvwxyz'), 'display:none')] | "
    "//*[contains(translate(@style, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ ', 'abcdefghijklmnopqrstuvwxyz'), 'visibility:hidden')]"
)


def _tree(html: str) -> Any:
    """The tree of what the page shows, its line ends outside preformatted parts made spaces; None for an empty one."""
    from trafilatura import load_html

    tree = load_html(_LONG_TAG.sub(r"<\1>", _DECLARATION.sub("", html)))
    if tree is None:
        return None
    for node in tree.xpath(_UNSEEN):
        if node.getparent() is not None:
            node.drop_tree()
    for node in tree.iter():
        if node.text and node.tag not in _AS_WRITTEN:
            node.text = _SPACE.sub(" ", node.text)
        if node.tail:
            node.tail = _SPACE.sub(" ", node.tail)
    return tree


def _body(tree: Any) -> Any:
    """The article as trafilatura's tree of p, head, list, item, quote, table, row, cell, hi and lb."""
    from trafilatura import bare_extraction

    found: Any = bare_extraction(tree, include_comments=False, include_formatting=True)
    return None if found is None else found.body


def _lines(body: Any) -> Iterator[_Line]:
    """The lines of the article in reading order."""
    kind: Kind = "none"
    pieces: list[str] = []
    for begins, words in _pieces(body) if body is not None else ():
        if begins and not (begins == "p" and kind == "item" and not "".join(pieces).strip()):
            yield from _line(pieces, kind=kind)
            kind, pieces = begins, []
        pieces.append(words)
    yield from _line(pieces, kind=kind)


def _line(pieces: list[str], *, kind: Kind) -> Iterator[_Line]:
    for part in "".join(pieces).split("\n"):
        cells = (" ".join(cell.split()) for cell in part.split(_CELL))
        if words := " | ".join(cell for cell in cells if cell):
            yield _Line(kind, words)


def _pieces(node: Any, *, in_row: bool = False) -> Iterator[tuple[Kind | None, str]]:
    """Pieces of text in order; a piece with a kind begins a new line of that kind."""
    tag = node.tag
    if not isinstance(tag, str) or tag == "del":
        return
    breaks = not in_row and (tag in _BLOCKS or tag == "lb") and not _is_inline(node)
    if breaks:
        yield _kind(node), ""
    yield None, (_CELL if tag == "cell" else " " if in_row and tag in _BLOCKS else "") + (node.text or "")
    for child in node:
        yield from _pieces(child, in_row=in_row or tag == "row")
        yield None, child.tail or ""
    if breaks and tag != "lb":
        yield "none", ""


def _is_inline(node: Any) -> bool:
    """Whether a quotation or code stands inside a line, not as a block of its own."""
    parent = node.getparent()
    return node.tag in ("quote", "code") and parent is not None and parent.tag in _INSIDE_LINES


def _kind(node: Any) -> Kind:
    if node.tag in ("head", "item", "row"):
        return node.tag  # type: ignore[no-any-return]
    return "head" if _is_bold_heading(node) else "p"


def _is_bold_heading(node: Any) -> bool:
    """Whether a paragraph is nothing but a few bold words that do not end like a sentence or a lead."""
    if len(node) != 1 or node[0].tag != "hi" or node[0].get("rend") != "#b":
        return False
    words = "".join(node[0].itertext()).split()
    around = (node.text or "") + (node[0].tail or "")
    few = 0 < len(words) <= _LONGEST_BOLD_HEADING
    return few and not around.strip() and not words[-1].endswith(tuple('.!?:,;…"”’'))


def _is_article(paragraphs: Iterable[str]) -> bool:
    """Whether there is a sentence, and more than the notice of a wall in front of the article."""
    kept = tuple(paragraphs)
    sentences = (line for line in kept if len(line.split()) >= _SENTENCE_WORDS and _SENTENCE_END.search(line))
    is_wall = sum(len(line.split()) for line in kept) < _SHORT and any(_WALL.search(line) for line in kept)
    return any(sentences) and not is_wall


def _draft(lines: tuple[_Line, ...], *, item: str, facts: Facts) -> Draft:
    """The text with its headline first, once."""
    first = lines[0]
    title = facts.title or (first.words if first.kind == "head" else None)
    rest = lines[1:] if title and _is_same(first.words, title=title) else lines
    every = (_Line("p", title), *rest) if title else rest
    text, headings = _written(every)
    return Draft(item=item, text=text, headings=headings, facts=replace(facts, title=title))


def _is_same(line: str, *, title: str) -> bool:
    """Whether the first line is the headline, written with other capitals or with the outlet's name."""
    return line.casefold() == title.casefold() or (len(line) > 20 and title.startswith(line))


def _written(lines: tuple[_Line, ...]) -> tuple[str, tuple[Extent, ...]]:
    """The lines as text, items close together, and where the headings stand."""
    text: list[str] = []
    headings: list[Extent] = []
    at, before = 0, ""
    for line in lines:
        gap = "" if not text else "\n" if line.kind == before in ("item", "row") else "\n\n"
        words = gap + ("- " if line.kind == "item" else "") + line.words
        if line.kind == "head":
            headings.append(Extent(start=at + len(gap), end=at + len(words)))
        text.append(words)
        at, before = at + len(words), line.kind
    return "".join(text) + "\n", tuple(headings)
