"""Records as nested lists and back: small in a case, quick to load, and exact."""

import types
from collections.abc import Callable, Iterable
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
    return _PLAIN.pack(record)


def unpack(kind: type[_Record], values: Any) -> _Record:
    """The record of this kind that `pack` made the values from. Raises ValueError where their shape is another."""
    return _PLAIN.unpack(kind, values)


class Shelf:
    """Packs records among which some kinds repeat: those stand in a list of their own, elsewhere their number.

    Of 90,000 mentions in 10,000 reports the parties, places and voices are some thousands. `lists` are what the shelf
    that packed them came to; records that were unpacked share what was one record, or an equal one, before. Kinds in
    `once` are packed whole, and made once of equal values.
    """

    def __init__(
        self, *kinds: type, lists: Iterable[Iterable[Any]] = (), once: tuple[type, ...] = ()
    ) -> None:
        self._once = once
        self._numbers: dict[type, dict[Any, int]] = {kind: {} for kind in kinds}
        self._packers: dict[Any, Callable[[Any], Any]] = {}
        self._builders: dict[Any, Callable[[Any], Any]] = {}
        self._shelved: dict[type, list[Any]] = {kind: [] for kind in kinds}
        for kind, values in zip(kinds, lists, strict=False):
            self._shelved[kind] = [unpack(kind, value) for value in values]

    def lists(self) -> list[list[Any]]:
        """What stands on the shelf, packed, a list for each kind."""
        return [[pack(record) for record in numbers] for numbers in self._numbers.values()]

    def number(self, record: Any) -> int:
        """The number of a record of one of the kinds that repeat."""
        numbers = self._numbers[type(record)]
        return numbers.setdefault(record, len(numbers))

    def at(self, kind: type[_Record], number: int) -> _Record:
        """The record of this kind with this number."""
        found: _Record = self._shelved[kind][number]
        return found

    def pack(self, record: Any) -> list[Any]:
        """The values of a record, with numbers for what stands on the shelf."""
        values: list[Any] = self._packer(type(record))(record)
        return values

    def unpack(self, kind: type[_Record], values: Any) -> _Record:
        """The record that the values were made from. Raises ValueError where their shape is another."""
        try:
            found = self._builder(kind)(values)
        except (TypeError, KeyError, IndexError, ValueError, AttributeError) as error:
            raise ValueError(f"not a packed {kind.__name__}: {error}") from error
        return found  # type: ignore[no-any-return]

    def _packer(self, kind: Any) -> Callable[[Any], Any]:
        """A function that lists the values of a record, written out for each kind like the one that makes it."""
        if kind not in self._packers:
            hints = get_type_hints(kind)
            names = [field.name for field in fields(kind)]
            ways = {f"way_{name}": way for name in names if (way := self._way_in(hints[name])) is not None}
            parts = ", ".join(
                f"way_{name}(record.{name})" if f"way_{name}" in ways else f"record.{name}" for name in names
            )
            self._packers[kind] = eval(f"lambda record: [{parts}]", ways)
        return self._packers[kind]

    def _way_in(self, hint: Any) -> _Way:
        """How a value of this type becomes what JSON holds; None where it stays as it is."""
        origin, parts = get_origin(hint), get_args(hint)
        if hint in self._numbers:
            return self.number
        if origin in (Union, types.UnionType):
            inner = [way for part in parts if (way := self._way_in(part)) is not None]
            if not inner:
                return None
            inside = inner[0]
            return lambda value: None if value is None else inside(value)
        if origin is tuple:
            item = self._way_in(parts[0])
            return list if item is None else lambda values: [item(value) for value in values]
        if hint is datetime or hint is date:
            return _iso
        if is_dataclass(hint) and isinstance(hint, type):
            return lambda value: self._packer(hint)(value)
        return None if origin is Literal or hint in _AS_THEY_ARE else _packed

    def _builder(self, kind: Any) -> Callable[[Any], Any]:
        """A function that makes the record from its values; written out for each kind, as dataclasses write `__init__`.

        A case of thousands of reports makes a million records: looking each field up took twice as long.
        """
        if kind in self._builders:
            return self._builders[kind]
        hints = get_type_hints(kind)
        names = [field.name for field in fields(kind)]
        ways = {f"way_{name}": way for name in names if (way := self._way(hints[name])) is not None}
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

        self._builders[kind] = _remembering(build) if kind in self._once else build
        return self._builders[kind]

    def _way(self, hint: Any) -> _Way:
        """How a value of this type is made from what JSON holds; None where it stays as it is."""
        origin, parts = get_origin(hint), get_args(hint)
        if hint in self._shelved:
            return self._shelved[hint].__getitem__
        if origin in (Union, types.UnionType):
            inner = [way for part in parts if part is not type(None) and (way := self._way(part)) is not None]
            if not inner:
                return None
            way = inner[0]
            return lambda value: None if value is None else way(value)
        if origin is tuple:
            item = self._way(parts[0])
            return tuple if item is None else lambda values: tuple([item(value) for value in values])
        if origin is Literal:
            return None
        if hint is datetime or hint is date:
            parse: Callable[[str], date] = _day if hint is date else datetime.fromisoformat
            return parse
        return self._builder(hint) if is_dataclass(hint) and isinstance(hint, type) else None


_AS_THEY_ARE = (str, int, float, bool, type(None))
_day = cache(date.fromisoformat)  # a few hundred days, a hundred thousand times
_PLAIN = Shelf()


def _remembering(build: Callable[[Any], Any]) -> Callable[[Any], Any]:
    made: dict[Any, Any] = {}

    def find(values: Any) -> Any:
        key = tuple(values)
        if key not in made:
            made[key] = build(values)
        return made[key]

    return find


def _iso(value: date) -> str:
    return value.isoformat()


def _packed(value: Any) -> Any:
    """What a type does not tell, by the value itself."""
    if isinstance(value, tuple | list):
        return [_packed(item) for item in value]
    if is_dataclass(value):
        return pack(value)
    if isinstance(value, date):
        return value.isoformat()
    return value
