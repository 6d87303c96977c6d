"""What a page says of itself: headline, outlet, time of publication, address, language.

In: the tree of an HTML page. Out: Facts. Only what the page declares is taken: JSON-LD first, then meta tags,
then marked-up elements. Dates are never searched for in running text, and nothing depends on today.
"""

import json
import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from html import unescape
from typing import Any
from urllib.parse import urljoin, urlsplit

from dateline.dates import parse_publication
from dateline.documents.draft import Facts
from dateline.errors import InputError

_LONGEST = 500
_MOST_NODES = 20_000

_TITLE_TAGS = ("og:title", "twitter:title", "dc.title", "citation_title")
_OUTLET_TAGS = ("og:site_name", "citation_journal_title", "dc.publisher", "application-name")
_DATE_TAGS = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished",
    "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "article.published", "publish_date",
    "publish-date", "publishdate", "publicationdate", "pubdate", "article_date_original",
    "originalpublicationdate", "dcterms.created", "dcterms.issued", "dc.date.issued", "dcterms.date",
    "dc.date", "citation_publication_date", "date",
)  # fmt: skip
_DATED_PATH = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/_-])", re.ASCII)


def find_facts(tree: Any, *, url: str | None = None) -> Facts:
    """What the page declares; `url` is where it was fetched from, if it was.

    A canonical address is believed only about the same host: a copy elsewhere is another publication.
    """
    article, tags = _article(tree), _tags(tree)
    outlet = _first(tags, names=_OUTLET_TAGS) or _name(article.get("publisher"))
    address = _address(tree, tags=tags, url=url)
    return Facts(
        title=_title(tree, article=article, tags=tags, outlet=outlet),
        url=address,
        outlet=outlet,
        language=_language(tree, article=article),
        published_at=_published(_dates(tree, article=article, tags=tags, address=address)),
    )


def _article(tree: Any) -> dict[str, Any]:
    """The first node of JSON-LD that is an article, else one that has a publication date, else nothing."""
    scripts = tree.xpath('//script[contains(@type, "ld+json")]')
    nodes = [node for script in scripts for node in _nodes(script.text or "")]
    dated = (node for node in nodes if isinstance(node.get("datePublished"), str))
    return next((node for node in nodes if _is_article(node)), None) or next(dated, {})


def _nodes(script: str) -> Iterator[dict[str, Any]]:
    """Every object in a JSON-LD script, outer before inner."""
    try:
        waiting = [json.loads(script.strip().removeprefix("<!--").removesuffix("-->"), strict=False)]
    except (ValueError, RecursionError):
        return
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        node = waiting.pop()
        if isinstance(node, dict):
            yield node
        if isinstance(node, dict | list):
            waiting.extend(reversed(list(node.values() if isinstance(node, dict) else node)))


def _is_article(node: dict[str, Any]) -> bool:
    kinds = node.get("@type")
    named = [kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)]
    return any(kind.endswith(("Article", "BlogPosting", "Report")) for kind in named)


def _tags(tree: Any) -> dict[str, str]:
    """The contents of the meta tags by name in lower case; the first of a name counts."""
    found: dict[str, str] = {}
    for tag in tree.iter("meta"):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop") or ""
        if content := _clean(tag.get("content")):
            found.setdefault(name.strip().lower(), content)
    return found


def _first(tags: dict[str, str], *, names: tuple[str, ...]) -> str | None:
    return next((tags[name] for name in names if name in tags), None)


def _clean(words: object) -> str | None:
    """Words of a declaration on one line, without entities; None when there are none or too many."""
    if not isinstance(words, str) or len(words) > 10 * _LONGEST:
        return None
    line = " ".join(unescape(words).split())
    return line if 0 < len(line) <= _LONGEST else None


def _name(publisher: object) -> str | None:
    if isinstance(publisher, list):
        publisher = publisher[0] if publisher else None
    return _clean(publisher.get("name") if isinstance(publisher, dict) else publisher)


def _title(tree: Any, *, article: dict[str, Any], tags: dict[str, str], outlet: str | None) -> str | None:
    heads = [head for head in (_clean("".join(node.itertext())) for node in tree.iter("h1")) if head]
    if len(heads) == 1 and heads[0] != outlet:
        return heads[0]
    page = next((_clean("".join(node.itertext())) for node in tree.iter("title")), None)
    declared = _clean(article.get("headline")) or _first(tags, names=_TITLE_TAGS) or page
    return _without_outlet(declared, outlet=outlet) if declared else next(iter(heads), None)


def _without_outlet(title: str, *, outlet: str | None) -> str:
    """The title without " | The Harbor Post" at its end."""
    if outlet and title.lower().endswith(outlet.lower()):
        short = re.sub(r"\s+[|\-–—·:]\s*$", "", title[: -len(outlet)])
        return short if short and short != title[: -len(outlet)] else title
    return title


def _address(tree: Any, *, tags: dict[str, str], url: str | None) -> str | None:
    links = (link for link in tree.iter("link") if "canonical" in (link.get("rel") or "").lower().split())
    for declared in (*(link.get("href") for link in links), tags.get("og:url")):
        address = _absolute(declared, url=url)
        if address and (url is None or _host(address) == _host(url)):
            return address
    return url


def _absolute(declared: str | None, *, url: str | None) -> str | None:
    try:
        address = urljoin(url or "", (declared or "").strip())
        parts = urlsplit(address)
    except ValueError:
        return None
    is_web = parts.scheme in ("http", "https") and parts.hostname
    clean = address.isprintable() and " " not in address and len(address) < 4 * _LONGEST
    return address if is_web and clean else None


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")


def _language(tree: Any, *, article: dict[str, Any]) -> str | None:
    """The language tag of the page, such as en or en-GB."""
    root = tree.getroottree().getroot()
    for tag in (root.get("lang"), article.get("inLanguage")):
        if isinstance(tag, str) and re.fullmatch(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}", tag.strip()):
            return tag.strip().replace("_", "-")
    return None


def _dates(tree: Any, *, article: dict[str, Any], tags: dict[str, str], address: str | None) -> Iterator[str]:
    """The publication dates that the page declares, the most trustworthy first."""
    yield _clean(article.get("datePublished")) or ""
    yield from (tags[name] for name in _DATE_TAGS if name in tags)
    for node in tree.xpath('//*[@itemprop="datePublished"] | //time[@pubdate]'):
        yield _clean(node.get("datetime") or node.get("content")) or ""
    times = {_clean(node.get("datetime")) or "" for node in tree.xpath("//article//time[@datetime]")}
    if len(times) == 1:
        yield times.pop()
    if dated := _DATED_PATH.search(urlsplit(address or "").path):
        yield "-".join(part.zfill(2) for part in dated.groups())


def _published(dates: Iterable[str]) -> datetime | None:
    """The first date with a clock time, else the first day, among those that can be read."""
    read = [(date, moment) for date in dates if (moment := _parsed(date))]
    clocked = (moment for date, moment in read if ":" in date)
    return next(clocked, None) or (read[0][1] if read else None)


def _parsed(date: str) -> datetime | None:
    try:
        return parse_publication(date)
    except InputError:
        return None
