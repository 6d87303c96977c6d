"""Sourced pictures of a crisis from news reports.

The public names, loaded when first used, so that ``import dateline`` costs next to nothing.
"""

import sys
from importlib import import_module
from typing import TYPE_CHECKING

from dateline.version import __version__

if TYPE_CHECKING:
    from dateline.dates import parse_publication
    from dateline.documents import ReadOptions, read_documents
    from dateline.errors import InputError
    from dateline.pipeline import classify, classify_many, draw, read
    from dateline.records import (
        Claim,
        Dispute,
        Document,
        Entity,
        Event,
        EventMention,
        Figure,
        Interval,
        Picture,
        Reading,
        Span,
        Speaker,
        make_document,
    )
    from dateline.views import open_case

__all__ = [
    "Claim",
    "Dispute",
    "Document",
    "Entity",
    "Event",
    "EventMention",
    "Figure",
    "InputError",
    "Interval",
    "Picture",
    "ReadOptions",
    "Reading",
    "Span",
    "Speaker",
    "__version__",
    "classify",
    "classify_many",
    "draw",
    "make_document",
    "open_case",
    "parse_publication",
    "read",
    "read_documents",
]

_ELSEWHERE = {
    "InputError": "dateline.errors",
    "ReadOptions": "dateline.documents",
    "classify": "dateline.pipeline",
    "classify_many": "dateline.pipeline",
    "draw": "dateline.pipeline",
    "open_case": "dateline.views",
    "parse_publication": "dateline.dates",
    "read": "dateline.pipeline",
    "read_documents": "dateline.documents",
}


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module 'dateline' has no attribute {name!r}")
    found = getattr(import_module(_ELSEWHERE.get(name, "dateline.records")), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted(__all__)


def _show_in_notebooks() -> None:
    """Where IPython runs, it shows a reading as marked text. Records know nothing of outputs, so this is not theirs."""
    shell = sys.modules["IPython"].get_ipython()
    formatter = shell and shell.display_formatter.formatters["text/html"]
    if formatter:
        formatter.for_type_by_name("dateline.records.reading", "Reading", _mark)


def _mark(reading: "Reading") -> str:
    from dateline.outputs.marked import mark_reading

    return mark_reading(reading)


if "IPython" in sys.modules:
    _show_in_notebooks()
