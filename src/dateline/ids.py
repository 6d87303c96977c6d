"""Ids made from content: the same input has the same id on every machine."""

import hashlib

_DIGITS = 16


def make_id(kind: str, *parts: object) -> str:
    """An id such as ``clm_6f1c…``: the kind and 16 hex digits of a SHA-256 over the parts.

    Parts are joined with their lengths, so ``("ab", "c")`` and ``("a", "bc")`` differ. ``None``
    differs from the empty string.

    >>> make_id("doc", "a report") == make_id("doc", "a report")
    True
    """
    digest = hashlib.sha256()
    for part in parts:
        raw = b"\x00" if part is None else b"\x01" + str(part).encode("utf-8", "surrogatepass")
        digest.update(len(raw).to_bytes(8, "big"))
        digest.update(raw)
    return f"{kind}_{digest.hexdigest()[:_DIGITS]}"
