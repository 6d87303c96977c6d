"""Whether the clause around a time looks forward or back.

In: a sentence with its tree, and a word of it. Out: "forward", "back", "near", or None. A bare
weekday in the news looks back unless its clause looks forward ("is expected Thursday"), so this decides
between two weeks. The governing verb is found through the heads; where they lead to none, the nearest
cue to the left in the same clause decides, then the first to the right.
"""

from typing import Literal

from dateline.records import Sentence, Token

Tense = Literal["forward", "back", "near"]
Tokens = tuple[Token, ...]

_MODALS = frozenset("will shall 'll ’ll wo would may might could should must can ca cannot ought".split())
_BE = frozenset("is are 's ’s 're ’re am be was were been being".split())
_BE_NOW = frozenset("is are 's ’s 're ’re am".split())
_UNTIL = frozenset({"until", "till"})


def _regular(verbs: str) -> frozenset[str]:
    """All regular forms of verbs given by their base form."""
    forms = set()
    for verb in verbs.split():
        stem = verb[:-1] if verb.endswith("e") else verb
        forms |= {verb, f"{verb}s", f"{stem}ed", f"{stem}ing"}
        if verb.endswith("y") and verb[-2] not in "aeiou":
            forms |= {f"{verb[:-1]}ies", f"{verb[:-1]}ied"}
    return frozenset(forms)


# Said of something with a set time: "scheduled for Thursday", "expected Friday", "due Monday".
_SET = _regular("expect schedule slate plan book postpone delay reschedule adjourn anticipate pencil defer") | {
    "due", "set", "planned", "planning", "upcoming", "deferred",
}  # fmt: skip
# Verbs, nouns and adjectives whose infinitive is still to come: "agreed to meet", "a plan to leave".
_AHEAD = _SET | _regular(
    "agree vow promise pledge decide hope intend want prepare ask order urge invite threaten aim need "
    "propose demand call warn require instruct tell swear seek resolve offer commit request advise "
    "appeal go allow wait"
) | frozenset(
    "decision threat threats intention intent deadline ultimatum invitation ready likely unlikely poised "
    "bound about supposed told sworn has have had to deciding agreed readiness proposal bid effort efforts "
    "agreement opportunity chance committed committing".split()
)  # fmt: skip
# A bare verb after these is what is asked for: "demanded that the army leave by Friday".
_DEMANDS = _regular("demand insist require propose request recommend urge ask order") | {"insistent"}
# In the present these tell of a timetable: "talks resume Monday".
_TIMETABLE = frozenset(
    "begin begins start starts open opens end ends expire expires take takes resume resumes "
    "leave leaves arrive arrives travel travels visit visits meet meets host hosts vote votes "
    "convene convenes conclude concludes go goes head heads hold holds close closes run runs "
    "kick kicks come comes fall falls lapse lapses return returns continue continues "
    "inaugurates depart departs enter enters choose chooses elect elects sit sits gather gathers decide decides".split()
)
_PROLONG = _regular("extend suspend close cancel postpone delay ban halt adjourn remand bar") | frozenset(
    "gave given give gives giving has have put off deadline banned barred shut".split()
)
_STILL_TO_COME = frozenset(
    "planned expected possible potential imminent threatened upcoming scheduled proposed "
    "likely coming".split()
)
_HAPPENED = frozenset(
    "attack attacks strike strikes airstrike airstrikes killing killings shelling bombing "
    "bombings assault explosion explosions blast blasts raid raids shooting shootings massacre "
    "death deaths protest protests clash clashes crash earthquake incident incidents statement "
    "remarks announcement decision bombardment barrage assassination coup ambush fire fighting "
    "violence invasion offensive arrest arrests".split()
)
_IRREGULAR = frozenset(
    "said told met spoke began came went left fell took gave made held saw shot hit fought "
    "sent struck broke brought built caught chose cut drove fled flew found got grew heard "
    "kept knew led lost paid put ran rose sat sold spent stood swore thought threw understood "
    "won wrote drew became sank slew shook sought taught wore hid bore laid lay rode sprang "
    "withdrew overthrew let quit read burst forbade lied cost dealt felt forgot meant overran "
    "swept stole spread blew fed wound taken given seen killed known shown driven flown "
    "written spoken broken chosen".split()
)
_CALLING = frozenset("call calls called calling appealed".split())
_SIGNED = frozenset(
    "accord accords agreement treaty pact resolution decree truce ceasefire coup deal".split()
)
_UNCLEAR = frozenset("put cut let hit read cost spread quit burst set".split())
_NOT_PAST = frozenset(
    "need feed speed proceed exceed succeed bleed breed indeed hundred red embed shed bed".split()
)
_SKIPPED = frozenset("on the early late a this around about at , of".split())
_CLAUSE_ENDS = frozenset(
    '; : — – ( ) “ ” " that which who whom whose where because while although but whether'.split()
)
_POINTS_AHEAD = frozenset("is are expected due slated scheduled upcoming planned".split())
_FORMERLY = frozenset("originally initially previously formerly had".split())
_HOPED = (
    _SET
    | _regular("hope aim want demand agree promise pledge seek urge order")
    | {"deadline", "ultimatum", "told"}
)
_CALLED = frozenset(
    "called call calls arranged elections election vote talks meeting summit deadline date".split()
)
_PAST_AUXILIARIES = frozenset("was were had did has have 've ’ve".split())
_TO_COME_AFTER = frozenset("to not also still only".split())
_REPORTED = frozenset(
    "said believed reported thought known alleged appeared appears seemed seems found".split()
)
_BE_INFINITE = frozenset("be been being is are".split())
_TIMETABLE_ALONE = frozenset(
    "begins starts opens expires resumes arrives convenes concludes takes lapses".split()
)
_DEEPEST = 4  # verbs a tense may be inherited through
_REACH = 20  # words to each side in which a cue may stand, and heads to climb


def find_tense(sentence: Sentence, token_index: int) -> Tense | None:
    """The time that the clause around the token looks to; None where nothing tells.

    A wrong or missing tree is survived: cues beside the token come first, then the governing verb,
    then cues in the same clause.
    "near" is for what was once set and may have passed: "had been scheduled for Tuesday".
    """
    tokens = sentence.tokens
    if tense := _beside(tokens, token_index) or _noun(tokens, token_index):
        return tense
    verb = _governor(tokens, token_index)
    if verb is None:
        found = _left_cue(tokens, token_index) or _right_cue(tokens, token_index)
    else:
        found = _verb(tokens, _nearest_joined(tokens, verb, token_index))
    ends = token_index > 0 and tokens[token_index - 1].lower in (*_UNTIL, "by")
    return found or ("forward" if ends else None)


# ── cues beside the expression ───────────────────────────────────────────────────────────────────────


def _beside(tokens: Tokens, at: int) -> Tense | None:
    """What the few words before the time say by themselves."""
    before = [token.lower for token in tokens[max(0, at - 6) : at]]
    if "ahead" in before[-4:] and "of" in before[-3:]:
        return "forward"
    if before[-1:] == [":"] and "next" in before[-4:]:
        return "forward"  # "Next report: Friday"
    while before and before[-1] in _SKIPPED:
        before.pop()
    if not _FORMERLY.isdisjoint(before) and not _SET.isdisjoint(before):
        return "near"
    last, second = before[-1] if before else "", before[-2] if len(before) > 1 else ""
    if last in _POINTS_AHEAD or _is_fixed(last, second) or _is_limit(tokens, at, last=last):
        return "forward"
    if last in ("since", "last", "after", "following"):
        return "back"
    return "back" if last in _IRREGULAR and last not in _UNCLEAR and second not in _BE_INFINITE else None


def _is_fixed(last: str, second: str) -> bool:
    """ "scheduled for Friday", "postponed to Friday", "called for Friday"."""
    if last == "for" and second in _CALLED:
        return True
    return last in ("for", "to", "until", "till", "by", "in") and second in _SET


def _is_limit(tokens: Tokens, at: int, *, last: str) -> bool:
    """ "gave them until Friday", "hope for a deal by Friday"."""
    cues = _PROLONG if last in _UNTIL else _HOPED if last == "by" else frozenset()
    return not cues.isdisjoint(token.lower for token in tokens[max(0, at - 10) : at])


def _noun(tokens: Tokens, at: int) -> Tense | None:
    """ "Friday's attack" is past whatever the verb ("will discuss Friday's attack"), a planned one is not."""
    head = tokens[at].head
    if not 0 <= head < len(tokens) or not tokens[at].deprel.startswith(("nmod", "compound", "obl")):
        return None
    before = {token.lower for token in tokens[max(0, head - 4) : head]}
    if tokens[head].upos not in ("NOUN", "PROPN"):
        return None
    if before & _STILL_TO_COME or ("for" in before and before & _CALLING):
        return "forward"
    if tokens[head].lower in _SIGNED and at and "of" in (tokens[at - 1].lower, tokens[at - 2].lower):
        return "back"
    return "back" if tokens[head].lower in _HAPPENED else None


# ── the governing verb ───────────────────────────────────────────────────────────────────────────────


def _governor(tokens: Tokens, at: int) -> int | None:
    """The nearest verb above the token; None when the heads lead to no verb."""
    here = at
    for _ in range(_REACH):
        here = tokens[here].head
        if not 0 <= here < len(tokens):
            return None
        if tokens[here].upos in ("VERB", "AUX") or tokens[here].lower in _SET:
            return here
        if any(token.deprel == "cop" for token in _children(tokens, here)):
            return here
    return None


def _nearest_joined(tokens: Tokens, verb: int, at: int) -> int:
    """The last verb joined to the governor before the time: "is sailing and left on Friday"."""
    joined = [
        t.index for t in tokens[verb + 1 : min(at, verb + _REACH)] if t.head == verb and t.deprel == "conj"
    ]
    return next((i for i in reversed(joined) if tokens[i].upos == "VERB"), verb)


def _verb(tokens: Tokens, at: int, *, depth: int = 0) -> Tense | None:
    """The time a verb looks to, by its form, its auxiliaries and what governs it."""
    word, verb = tokens[at].lower, tokens[at]
    auxiliaries = [
        token.lower
        for token in _children(tokens, at)
        if token.upos == "AUX" or token.deprel.startswith(("aux", "cop"))
    ]
    if depth > _DEEPEST:
        return None
    if not _MODALS.isdisjoint([*auxiliaries, word]):
        return "back" if "have" in auxiliaries and "will" not in auxiliaries else "forward"
    if any(token.lower in ("after", "since") and token.deprel == "mark" for token in _children(tokens, at)):
        return "back"
    if any(token.lower == "due" for token in _children(tokens, at)) and not _BE.isdisjoint(auxiliaries):
        return "forward"  # read as "due to" with a noun after it, "was due to end" has the same words
    if word in _SET and not (verb.upos == "VERB" and word.endswith("ing")) and _is_set(verb, auxiliaries):
        return "forward"
    if _infinitive(tokens, at):
        return _of_infinitive(tokens, at, auxiliaries=auxiliaries, depth=depth)
    if not _PAST_AUXILIARIES.isdisjoint(auxiliaries):
        return "back"
    if word.endswith("ing"):
        return "forward" if not _BE_NOW.isdisjoint(auxiliaries) else _inherited(tokens, at, depth=depth)
    return _of_form(tokens, at, auxiliaries=auxiliaries, depth=depth)


def _is_set(verb: Token, auxiliaries: list[str]) -> bool:
    """ "was set for Friday", "a date set for Friday", but not "the sun set"."""
    return verb.lower != "set" or not _BE.isdisjoint(auxiliaries) or verb.deprel.startswith(("acl", "amod"))


def _of_infinitive(tokens: Tokens, at: int, *, auxiliaries: list[str], depth: int) -> Tense | None:
    """ "is to visit", "agreed to meet", a headline's "Leaders to meet"; else the time of what governs it."""
    head = tokens[at].head
    if "have" in auxiliaries:
        return "back"  # "was to have been announced"
    if not {"was", "were"}.isdisjoint(auxiliaries):
        return "near"
    if not 0 <= head < len(tokens) or not _BE.isdisjoint(auxiliaries):
        return "forward"
    governor = tokens[head]
    if governor.lower in _AHEAD and any(token.lower == "had" for token in _children(tokens, head)):
        return "near"
    if governor.lower in ("was", "were"):
        return "near"
    if governor.lower in _AHEAD or governor.lower in _BE or governor.upos in ("NOUN", "PROPN"):
        return "forward"
    return _verb(tokens, head, depth=depth + 1)


def _of_form(tokens: Tokens, at: int, *, auxiliaries: list[str], depth: int) -> Tense | None:
    verb = tokens[at]
    head = tokens[verb.head] if 0 <= verb.head < len(tokens) else None
    shared = verb.deprel == "conj" and not auxiliaries and not _has_subject(tokens, at)
    if shared and head is not None and verb.lower in _TIMETABLE and _is_past(head.lower):
        return "forward"
    if shared and head is not None and (not _is_past(verb.lower) or _shares_auxiliary(tokens, verb)):
        return _inherited(tokens, at, depth=depth)
    if _is_past(verb.lower):
        return None if not _BE_NOW.isdisjoint(auxiliaries) else "back"
    if head is not None and verb.deprel == "ccomp" and head.lower in _DEMANDS:
        return "forward"
    return "forward" if verb.lower in _TIMETABLE and not auxiliaries else None


def _inherited(tokens: Tokens, at: int, *, depth: int) -> Tense | None:
    head = tokens[at].head
    return _verb(tokens, head, depth=depth + 1) if 0 <= head < len(tokens) and head != at else None


def _shares_auxiliary(tokens: Tokens, verb: Token) -> bool:
    """ "will be tried and deported": a participle under the auxiliaries of the one it is joined to."""
    return verb.lower.endswith("ed") and any(
        token.lower in _BE and token.upos == "AUX" for token in _children(tokens, verb.head)
    )


def _infinitive(tokens: Tokens, at: int) -> bool:
    return any(token.lower == "to" and token.index < at for token in _children(tokens, at)
               if token.deprel in ("mark", "aux") or token.upos == "PART")  # fmt: skip


def _has_subject(tokens: Tokens, at: int) -> bool:
    return any(token.deprel.startswith("nsubj") for token in _children(tokens, at))


def _children(tokens: Tokens, at: int) -> list[Token]:
    return [token for token in tokens[max(0, at - _REACH) : at + _REACH] if token.head == at]


def _is_past(word: str) -> bool:
    return word in _IRREGULAR or (word.endswith("ed") and word not in _NOT_PAST)


# ── cues in the clause, where there is no tree ───────────────────────────────────────────────────────


def _left_cue(tokens: Tokens, at: int) -> Tense | None:
    for here in range(at - 1, max(-1, at - _REACH), -1):
        if tokens[here].lower in _CLAUSE_ENDS:
            return None
        if tense := _cue(tokens, here):
            return tense
    return None


def _right_cue(tokens: Tokens, at: int) -> Tense | None:
    for here in range(at + 1, min(len(tokens), at + _REACH)):
        if tokens[here].lower in _CLAUSE_ENDS:
            return None
        if tense := _cue(tokens, here):
            return tense
    return None


def _cue(tokens: Tokens, at: int) -> Tense | None:
    """What one word says of the time of its clause, read without a tree."""
    word = tokens[at].lower
    before = tokens[at - 1].lower if at else ""
    after = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    if word in _MODALS and tokens[at].text[0].islower():
        return "back" if after == "have" and word not in ("will", "wo") else "forward"
    if word == "to" and (before in _AHEAD or before in _BE_NOW) and after.isalpha():
        return "forward"
    if word == "to" and after == "be" and before not in _REPORTED:
        return "forward"
    if word in _SET and (word != "set" or after in ("to", "for")) and word not in ("book", "books"):
        return "forward"
    if word in ("was", "were") and after not in _SET:
        return None if after in _TO_COME_AFTER else "back"
    if _is_past(word) and word not in _UNCLEAR and before not in _BE_INFINITE:
        return None if after == "to" and word in _AHEAD else "back"
    return "forward" if word in _TIMETABLE_ALONE and at else None
