"""Actor codes that mean the same actor."""

import json
from pathlib import Path

_GROUPS: list[list[str]] = json.loads((Path(__file__).parent / "codes.json").read_text("utf-8"))
_FIRST = {code: group[0] for group in _GROUPS for code in group}


def same_code(code: str | None) -> str | None:
    """The code that stands for all spellings of an actor's code in ``codes.json``.

    >>> same_code("ISIL") == same_code("IS")
    True
    """
    return None if code is None else _FIRST.get(code, code)
