"""Where each head of the codebook stands in the network's two outputs: label scores and links between words."""

from dateline.models.labels import (
    CERTAINTIES,
    CUE_LABELS,
    KINDS,
    MODE_LABELS,
    ROLES,
    STATUSES,
    TYPE_LABELS,
)


def _slices(**sizes: int) -> tuple[dict[str, slice], int]:
    found, at = {}, 0
    for name, size in sizes.items():
        found[name] = slice(at, at + size)
        at += size
    return found, at


# Scores of labels, a row for each word.
LABELS, LABEL_SIZE = _slices(
    type=len(TYPE_LABELS),
    status=len(STATUSES),
    mode=len(MODE_LABELS),
    historical=1,
    cue=len(CUE_LABELS),
    kind=len(KINDS),
    certainty=len(CERTAINTIES),
)
_ROLE, _SPEAKER, _HEARER, _CARRIER, _OWNER, _PAIR = 64, 96, 48, 128, 96, 128
# Vectors whose products are scores of links: ``x_from`` of one word with ``x_to`` of another. Row 0 stands for none.
# The sum of ``pair_from`` of a source and ``pair_to`` of a target goes through a layer of its own to types.
LINKS, LINK_SIZE = _slices(
    **{f"{role}_{end}": _ROLE for role in ROLES for end in ("from", "to")},
    speaker_from=_SPEAKER,
    speaker_to=_SPEAKER,
    hearer_from=_HEARER,
    hearer_to=_HEARER,
    carrier_from=_CARRIER,
    carrier_to=_CARRIER,
    owner_from=_OWNER,
    owner_to=_OWNER,
    pair_from=_PAIR,
    pair_to=_PAIR,
)
PAIR_SIZE = _PAIR
