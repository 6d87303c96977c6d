"""Plain values → JSON, the same bytes every time."""

import json
from collections.abc import Iterable
from typing import Any

from dateline.ids import make_id

_NAMESPACE = "dateline"


def write_json(form: Any) -> bytes:
    """The form as JSON in UTF-8, indented, with a line feed at the end."""
    return (json.dumps(form, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def write_json_lines(forms: Iterable[Any]) -> bytes:
    """Each form on a line of its own."""
    return "".join(json.dumps(form, ensure_ascii=False) + "\n" for form in forms).encode("utf-8")


def without_empty(form: dict[str, Any]) -> dict[str, Any]:
    """The form without what is None, an empty text or an empty list."""
    return {name: value for name, value in form.items() if value not in (None, "", [], {}, ())}


def digits_of(*parts: object) -> str:
    """16 hexadecimal digits made from the parts."""
    return make_id(_NAMESPACE, *parts).partition("_")[2]
