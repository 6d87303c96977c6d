"""Short names introduced in brackets, and ministries named again without their state."""

import re
from dataclasses import replace

from dateline.entities.identity import Identity
from dateline.entities.scene import Scene
from dateline.register import key_of, terms_of

_OPENS = re.compile(r"\s*\(\s*(?:the\s+)?")


def unify_acronyms(scene: Scene, found: dict[int, Identity]) -> dict[int, Identity]:
    """The identities, where a name that the text gives in brackets after another is that other.

    "Fictional Liberation Army (FLA)" makes every later "FLA" the army. Of the two the one that the
    register knows is kept. "The Foreign Ministry" is the ministry named before with its state, when
    only one was.
    """
    replaced = _bracketed(scene, found)
    if replaced:
        found = {number: replaced.get(identity.key, identity) for number, identity in found.items()}
    return _with_owner(scene, found)


def _bracketed(scene: Scene, found: dict[int, Identity]) -> dict[tuple[str | None, ...], Identity]:
    replaced: dict[tuple[str | None, ...], Identity] = {}
    for number, identity in found.items():
        full = found.get(number - 1)
        if full is None or scene.names[number].type != "ORG" or scene.names[number - 1].type != "ORG":
            continue
        closed = scene.document.text.startswith(")", scene.names[number].span.end)
        if not closed or not _OPENS.fullmatch(scene.gap(number)) or full.key == identity.key:
            continue
        stated = full.country or full.code
        listed = _is_listed(scene, number) and not _is_listed(scene, number - 1)
        known, other = (
            (identity, full)
            if listed and (identity.country or identity.code or not stated)
            else (full, identity)
        )
        replaced[other.key] = known
    return replaced


def _is_listed(scene: Scene, number: int) -> bool:
    return any(term.kind == "body" for term in terms_of(scene.names[number].span.quote))


def _with_owner(scene: Scene, found: dict[int, Identity]) -> dict[int, Identity]:
    owned: dict[str, set[Identity]] = {}
    for identity in found.values():
        if identity.key[0] == "ORG" and len(identity.key) == 3 and identity.country and identity.key[2]:
            owned.setdefault(identity.key[2], set()).add(identity)
    settled = {number: _owned(identity, owned) for number, identity in found.items()}
    return {number: _in_short(scene, number, identity, settled) for number, identity in settled.items()}


def _in_short(scene: Scene, number: int, identity: Identity, found: dict[int, Identity]) -> Identity:
    """The body named in full before, for one word of its name ("the Guard" of the Revolutionary Guard Corps)."""
    word = scene.names[number].span.quote
    if identity.type != "ORG" or identity.country or identity.code or " " in word:
        return identity
    for n in range(number - 1, -1, -1):
        full = found.get(n)
        listed = full is not None and full.type == "ORG" and bool(full.country or full.code)
        if full and listed and word in {*scene.names[n].span.quote.split(), *full.name.split()}:
            return replace(full, rule="same body named in full")
    return identity


def _owned(identity: Identity, owned: dict[str, set[Identity]]) -> Identity:
    """The one ministry of this name that the report names with its state, for one named without."""
    if identity.type != "ORG" or identity.country or identity.code:
        return identity
    same = owned.get(key_of(identity.name), set())
    return replace(next(iter(same)), rule="same body named in full") if len(same) == 1 else identity
