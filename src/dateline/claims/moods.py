"""Words that say of a deed whether it is done: what governs it, what modifies it, what negates it."""

from collections.abc import Mapping

from dateline.records.event import Status

NEGATIONS = frozenset(("not", "n't", "n’t", "never", "no", "neither", "nor", "hardly", "without"))


def _by_word(**groups: str) -> Mapping[str, Status]:
    """Each word with the status of its group; a word may stand in one group only."""
    table: dict[str, Status] = {}
    for status, words in groups.items():
        for word in words.split():
            assert word not in table, word
            table[word] = status  # type: ignore[assignment]
    return table


# A verb, noun or adjective over the deed in its complement: "vowed to strike", "ready to talk".
EMBEDDING = _by_word(
    planned="""
    expect plan intend schedule set due prepare agree promise pledge decide aim mean seek want undertake commit
    arrange offer slate poise determine bind propose volunteer
    """,
    threatened="vow threaten swear warn",
    requested="""
    ask urge demand call appeal order tell request beg press push encourage instruct insist recommend implore advise
    exhort plead require need invite lobby pressure direct command
    """,
    denied="""
    deny refuse fail reject decline avoid prevent avert thwart foil block forestall forgo abandon oppose cancel rule
    prohibit forbid refrain stop unable unwilling reluctant
    """,
    ongoing="continue keep",
    possible="""
    hope fear consider try attempt likely believe suspect anticipate could risk mull discuss debate able allow let
    deter possible ready unlikely authorize authorise permit enable
    """,
)
# An adjective with a noun that is a deed: "a planned visit". What is alleged or suspected is told as done.
DESCRIBING = _by_word(
    planned="planned upcoming scheduled forthcoming expected coming proposed intended pending next future prospective",
    threatened="threatened promised",
    ongoing="ongoing continuing continued current",
    denied="failed foiled thwarted cancelled canceled aborted",
    possible="possible potential likely feared imminent hypothetical eventual conceivable looming",
)
# A verb over a noun that is a deed of its own: "brace for an attack".
FACING = _by_word(
    planned="await plan schedule announce propose arrange",
    possible="""
    prepare brace expect anticipate fear prevent avoid avert deter risk warn threaten consider discuss weigh mull face
    """,
)
# A verb that lends its subject to the noun: "plans talks", "cancelled talks".
LENDING = _by_word(
    planned="plan schedule arrange propose prepare await",
    threatened="threaten",
    denied="cancel suspend postpone halt",
    possible="expect anticipate fear seek",
)
# A noun over the deed: "fear of an attack".
FOREBODING = frozenset(
    """
    threat fear fears risk possibility prospect danger likelihood case event preparation preparations chance chances
    plan plans warning warnings
    """.split()
)
