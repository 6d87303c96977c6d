"""The labels the learned reader gives: Universal Dependencies tags and relations, and types of names."""

# fmt: off
UPOS = (
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT",
    "SCONJ", "SYM", "VERB", "X",
)
RELATIONS = (
    "acl", "acl:relcl", "advcl", "advmod", "amod", "appos", "aux", "aux:pass", "case", "cc", "ccomp",
    "clf", "compound", "compound:prt", "conj", "cop", "csubj", "dep", "det", "discourse", "dislocated",
    "expl", "fixed", "flat", "goeswith", "iobj", "list", "mark", "nmod", "nmod:poss", "nmod:desc",
    "nmod:unmarked", "nsubj", "nsubj:pass", "nummod", "obj", "obl", "obl:agent", "obl:unmarked", "orphan",
    "parataxis", "punct", "reparandum", "root", "vocative", "xcomp",
)
# fmt: on
NAME_TYPES = ("PERSON", "ORG", "GPE", "NORP", "LOC", "FAC", "WEAPON", "MISC")
NAME_LABELS = ("O", *(f"{p}-{t}" for t in NAME_TYPES for p in "BI"))

UPOS_INDEX = {tag: i for i, tag in enumerate(UPOS)}
REL_INDEX = {rel: i for i, rel in enumerate(RELATIONS)}


def coarse_relation(relation: str) -> str:
    """The relation as we keep it: with its subtype where that changes what is read, else without.

    >>> coarse_relation("nsubj:outer"), coarse_relation("obl:agent")
    ('nsubj', 'obl:agent')
    """
    if relation in REL_INDEX:
        return relation
    universal = relation.split(":")[0]
    return universal if universal in REL_INDEX else "dep"


# What the heads of the codebook give. The order is part of the weights.
# fmt: off
EVENT_TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)
STATUSES = (
    "occurred", "ongoing", "planned", "threatened", "requested", "possible", "conditional", "denied",
)
MODES: dict[str, tuple[str, ...]] = {
    "CONSULT": ("visit", "third-party", "multilateral", "phone"),
    "RETREAT": ("withdraw", "release", "disarm", "ceasefire", "access", "resign"),
    "REQUEST": ("assist", "change", "yield", "meet"),
    "ACCUSE": ("disapprove", "investigate", "allege"),
    "REJECT": ("assist", "change", "yield", "meet"),
    "THREATEN": ("restrict", "arrest", "relations", "expel", "territory", "violence"),
    "PROTEST": ("demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"),
    "SANCTION": ("convict", "expel", "withdraw", "discontinue"),
    "MOBILIZE": ("troops", "weapons", "police", "militia"),
    "COERCE": (
        "seize", "restrict", "censor", "curfew", "martial-law", "arrest", "deport", "withhold",
        "misinformation", "cyber",
    ),
    "ASSAULT": (
        "abduct", "beat", "torture", "sexual", "targeted", "destroy", "primitive", "firearms",
        "explosives", "suicide-attack", "aerial", "drone", "heavy-weapons", "crowd-control",
        "unconventional",
    ),
}
# fmt: on
TYPE_LABELS = ("none", *EVENT_TYPES)
MODE_LABELS = ("none", *(f"{kind}.{mode}" for kind, modes in MODES.items() for mode in modes))
KINDS = ("named", "unnamed", "collective")
CERTAINTIES = ("asserted", "hedged", "denied")
CUE_LABELS = ("O", "B", "I")
ROLES = ("actors", "recipients", "places", "times")
