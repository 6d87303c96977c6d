"""Dateline among the tools of others: a spaCy component, a reader made of a spaCy pipeline, LangExtract's JSON Lines.

In: a spaCy `Doc`, a spaCy pipeline, readings. Out: marks on the `Doc`, a `Parse`, a file. Never a thing that no
reading says, and never a model fetched: the pipeline is the caller's.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.adapters.langextract import langextract_form, write_langextract
    from dateline.adapters.spacy_component import DatelineComponent
    from dateline.adapters.spacy_reader import SpacyReader

__all__ = ["DatelineComponent", "SpacyReader", "langextract_form", "write_langextract"]

_ELSEWHERE = {
    "DatelineComponent": "spacy_component",
    "SpacyReader": "spacy_reader",
    "langextract_form": "langextract",
    "write_langextract": "langextract",
}


def __getattr__(name: str) -> object:
    """Loaded when first used: only the component needs spaCy."""
    if name not in __all__:
        raise AttributeError(f"module 'dateline.adapters' has no attribute {name!r}")
    found = getattr(import_module(f"dateline.adapters.{_ELSEWHERE[name]}"), name)
    globals()[name] = found
    return found
