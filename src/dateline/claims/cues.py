"""Words that attribute: verbs of saying and thinking, by what they say of the speaker's certainty."""

from functools import cache

from dateline.claims.lexicon import inflect_verb
from dateline.claims.tree import Tree
from dateline.records.claim import Certainty

_SAY = """
say tell add announce argue assert admit acknowledge affirm allege claim comment concede confirm
contend continue declare disclose elaborate emphasize emphasise explain indicate inform insist
maintain mention note observe point pledge proclaim quote quip reaffirm reassure recall reckon
recount reiterate relate remark remind repeat reply report respond restate reveal say specify state
stress testify tweet underline underscore vow warn write caution charge complain counter declare
demand hint imply accuse boast brag conclude counsel decide post predict promise protest pronounce
propose stipulate swear tout urge signal suggest advise assure agree notify brief estimate
forecast find rule call describe label brand term denounce put blame
""".split()
_THINK = """
believe think suspect fear hope expect assume estimate feel reckon doubt suggest guess worry
speculate predict consider anticipate suppose hint imply
""".split()
_DENY = ["deny", "dispute", "refute", "rebut", "reject", "dismiss", "disavow", "disclaim"]

# Verbs that attribute a finite clause with a person or body as subject, and nothing less.
_NEEDS_CLAUSE = frozenset(
    """
        find decide agree point recall continue propose urge demand post charge counter conclude
        hope feel consider expect rule call describe label brand term denounce put accuse blame
    """.split()
)
ACCORDING = frozenset(("according",))


@cache
def cues() -> dict[str, tuple[str, Certainty]]:
    """Every form of a cue verb with its lemma and the certainty it gives."""
    found: dict[str, tuple[str, Certainty]] = {}
    groups: tuple[tuple[list[str], Certainty], ...] = (
        (_SAY, "asserted"),
        (_THINK, "hedged"),
        (_DENY, "denied"),
    )
    for lemmas, certainty in groups:
        for lemma in lemmas:
            for form in inflect_verb(lemma):
                found[form] = (lemma, certainty)
    return found


def needs_clause(lemma: str) -> bool:
    """True for verbs that attribute only a finite clause ("find that"), never a bare phrase."""
    return lemma in _NEEDS_CLAUSE


# Heads of phrases that name nobody: who they are is hidden or open.
UNNAMED = frozenset(
    """
        official officials source sources spokesman spokeswoman spokesperson spokesmen spokespeople
        spokespersons diplomat diplomats aide aides adviser advisers advisor advisors person people
        analyst analysts expert experts witness witnesses resident residents officer officers
        commander commanders minister ministers lawmaker lawmakers envoy envoys representative
        representatives negotiator negotiators mediator mediators insider insiders staffer staffers
        leader leaders activist activists critic critics observer observers militant militants
        fighter fighters soldier soldiers doctor doctors medic medics relative relatives survivor
        survivors lawyer lawyers prosecutor prosecutors judge executive executives researcher
        researchers journalist journalists protester protesters general generals colonel one man
        woman neighbor neighbour worker workers employee employees organizer organizers others some
        many few several politician politicians senator senators member members delegate delegates
        participant participants economist economists scholar scholars historian historians teacher
        teachers student students volunteer volunteers rescuer rescuers
    """.split()
)
# Bodies that speak with one voice without being named by a proper name.
BODIES = frozenset(
    """
        ministry government police army military navy junta cabinet presidency parliament court agency
        embassy office council commission committee authority department administration regime bureau
        command force union party statement spokesperson's palace secretariat television tv radio newspaper
        media channel network tribunal watchdog mission daily service coastguard guard prosecution company
        firm group organization organisation
    """.split()
)
COLLECTIVE = frozenset(
    """
        sides parties delegations embassies capitals allies countries nations states governments
        powers families negotiators authorities forces rebels separatists insurgents groups leaders
        neighbours neighbors mediators members organisations organizations agencies opposition
        community media outlets reports newspapers
    """.split()
)
NUMBERS = {
    w: n
    for n, w in enumerate(
        """
        zero one two three four five six seven eight nine ten eleven twelve
    """.split()
    )
}


def dated_cue(tree: Tree, top: int) -> int | None:
    """The verb of saying that the time of head word `top` dates: its governor, or the word it stands right behind
    ("…, the ministry said on Wednesday"), wherever the parser hung it. None where it dates none."""
    above = tree.tokens[top].head
    if above >= 0 and tree.lower(above) in cues():
        return above
    if tree.tokens[top].deprel not in ("obl", "obl:unmarked", "nmod:unmarked", "advmod"):
        return None
    before = tree.below(top)[0] - 1
    behind = before >= 0 and tree.lower(before) in cues() and tree.kid(before, "nsubj") is not None
    return before if behind else None
