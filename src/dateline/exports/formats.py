"""The formats by name: what each is, its files, and who makes them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from dateline.exports.acled import count_acled, make_acled
from dateline.exports.chosen import Chosen
from dateline.exports.coded import count_coded, count_paired
from dateline.exports.feeds import make_atom, make_jsonfeed, make_opml
from dateline.exports.ftm import make_ftm
from dateline.exports.gdelt import make_gdelt_events, make_gdelt_mentions
from dateline.exports.geojson import make_geojson
from dateline.exports.icews import make_icews
from dateline.exports.jsonld import make_jsonld
from dateline.exports.pages import make_html, make_markdown
from dateline.exports.polecat import make_polecat
from dateline.exports.printed import make_docx, make_pdf
from dateline.exports.stix import make_stix
from dateline.exports.tables import make_csv, make_jsonl, make_parquet

Make = Callable[[Chosen], bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format: its name, what it is, its media type, and its files, each with who makes it.

    `of` says what goes in: ``events``, which filters choose among, the ``brief``, or the ``sources``. `text`
    says that it is text, which a terminal can show; `holds` counts the events that it can say, where it cannot say all.
    """

    name: str
    title: str
    media: str
    files: tuple[tuple[str, Make], ...]
    of: Literal["events", "brief", "sources"] = "events"
    text: bool = True
    holds: Callable[[Chosen], int] | None = None


def _format(
    name: str,
    title: str,
    media: str,
    file: str,
    make: Make,
    *,
    of: Literal["events", "brief", "sources"] = "events",
    text: bool = True,
    holds: Callable[[Chosen], int] | None = None,
) -> Format:
    return Format(name=name, title=title, media=media, files=((file, make),), of=of, text=text, holds=holds)


_TABS = "text/tab-separated-values"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_ALL = (
    _format("csv", "events as a table of CSV", "text/csv", "events.csv", make_csv),
    _format(
        "parquet",
        "events as a Parquet table",
        "application/vnd.apache.parquet",
        "events.parquet",
        make_parquet,
        text=False,
    ),
    _format(
        "jsonl", "events as JSON Lines, with every telling", "application/jsonl", "events.jsonl", make_jsonl
    ),
    _format(
        "polecat",
        "a table in the shape of POLECAT (strict PLOVER)",
        _TABS,
        "polecat.tsv",
        make_polecat,
        holds=count_coded,
    ),
    _format(
        "icews", "a table in the shape of ICEWS (CAMEO)", _TABS, "icews.tsv", make_icews, holds=count_paired
    ),
    Format(
        name="gdelt",
        title="two tables in the shape of GDELT 2.0 (CAMEO)",
        media=_TABS,
        files=(("events.export.CSV", make_gdelt_events), ("events.mentions.CSV", make_gdelt_mentions)),
        holds=count_paired,
    ),
    _format("acled", "a table in the shape of ACLED", "text/csv", "acled.csv", make_acled, holds=count_acled),
    _format("geojson", "events as GeoJSON features", "application/geo+json", "events.geojson", make_geojson),
    _format(
        "jsonld",
        "reports, events, claims, quotations as JSON-LD",
        "application/ld+json",
        "events.jsonld",
        make_jsonld,
    ),
    _format("stix", "a STIX 2.1 bundle", "application/stix+json;version=2.1", "events.stix.json", make_stix),
    _format("ftm", "FollowTheMoney entities", "application/json+ftm", "events.ftm.json", make_ftm),
    _format("atom", "an Atom feed of events", "application/atom+xml", "events.atom", make_atom),
    _format("jsonfeed", "a JSON Feed of events", "application/feed+json", "events.feed.json", make_jsonfeed),
    _format(
        "opml", "the feeds that the case follows", "text/x-opml", "sources.opml", make_opml, of="sources"
    ),
    _format("md", "the brief as Markdown", "text/markdown", "brief.md", make_markdown, of="brief"),
    _format("html", "the brief as HTML", "text/html", "brief.html", make_html, of="brief"),
    _format("pdf", "the brief as PDF", "application/pdf", "brief.pdf", make_pdf, of="brief", text=False),
    _format(
        "docx", "the brief as a document of Word", _WORD, "brief.docx", make_docx, of="brief", text=False
    ),
)

FORMATS: Mapping[str, Format] = MappingProxyType({format.name: format for format in _ALL})
"""Every format by name."""
