"""Records as nested lists and back: small in a case, quick to load, and exact."""

import types
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from functools import cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

_Record = TypeVar("_Record")
_Way = Callable[[Any], Any] | None


def pack(record: Any) -> list[Any]:
    """The values of a record, in the order of its fields, as lists, strings and numbers.

    >>> from dateline.records import Extent
    >>> pack(Extent(start=3, end=5))
    [3, 5]
    """
    return [_packed(getattr(record, field.name)) for field in fields(record)]


def _packed(value: Any) -> Any:
    if isinstance(value, tuple | list):
        return [_packed(item) for item in value]
    if is_dataclass(value):
        return pack(value)
    if isinstance(value, date):
        return value.isoformat()
    return value


def unpack(kind: type[_Record], values: Any) -> _Record:
    """The record of this kind that `pack` made the values from. Raises ValueError where their shape is another."""
    try:
        found = _builder(kind)(values)  # type: ignore[arg-type]
    except (TypeError, KeyError, IndexError, ValueError) as error:
        raise ValueError(f"not a packed {kind.__name__}: {error}") from error
    return found  # type: ignore[no-any-return]


@cache
def _builder(kind: Any) -> Callable[[Any], Any]:
    """A function that makes the record from its values; written out for each kind, as dataclasses write `__init__`.

    A case of thousands of reports makes a million records: looking each field up took twice as long.
    """
    hints = get_type_hints(kind)
    names = [field.name for field in fields(kind)]
    ways = {f"way_{name}": way for name in names if (way := _way(hints[name])) is not None}
    parts = ", ".join(
        f"{name}=way_{name}(values[{n}])" if f"way_{name}" in ways else f"{name}=values[{n}]"
        for n, name in enumerate(names)
    )
    make: Callable[[Any], Any] = eval(f"lambda values: kind({parts})", {"kind": kind, **ways})
    size = len(names)

    def build(values: Any) -> Any:
        if not isinstance(values, list) or len(values) != size:
            raise ValueError(f"{size} values are needed")
        return make(values)

    return build


def _way(hint: Any) -> _Way:
    """How a value of this type is made from what JSON holds; None where it stays as it is."""
    origin, parts = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        inner = [way for part in parts if part is not type(None) and (way := _way(part)) is not None]
        if not inner:
            return None
        way = inner[0]
        return lambda value: None if value is None else way(value)
    if origin is tuple:
        item = _way(parts[0])
        return tuple if item is None else lambda values: tuple([item(value) for value in values])
    if origin is Literal:
        return None
    if hint is datetime or hint is date:
        parse: Callable[[str], date] = hint.fromisoformat
        return parse
    return _builder(hint) if is_dataclass(hint) and isinstance(hint, type) else None
