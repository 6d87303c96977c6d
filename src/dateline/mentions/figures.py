"""Counts of dead, wounded, people, forces and arms, and sums of money, with the bounds the words give.

In: a document and its parse. Out: figures in text order, not overlapping. A figure's span runs from its
bounding words through the number to the thing counted where that follows in the same phrase ("at least 12
Israeli soldiers", "12 dead"), else to the end of the number. People to whom something happened are counted
as that ("killed", "wounded", "missing", "displaced", "detained", …), arms and things by their own name.
Never a date, an age, an ordinal, a score or a share, and never a number whose unit is not told.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.mentions import figures_lexicon as lexicon
from dateline.mentions.numbers import Word, find_words
from dateline.mentions.quantities import TRIGGERS, Quantity, find_quantities
from dateline.records import Document, Figure, Parse, Sentence, Token

_COUNTED_PEOPLE = lexicon.HARM | frozenset(lexicon.PEOPLE.values())
_ENDS_OF_THINGS = frozenset(("destroyed", "intercepted", "launched", "hit"))
_MODIFIERS = 7  # words that may stand between a number and the noun it counts
_REACH = 8  # words over which a toll or an outcome is looked for
_TIME_UNITS = frozenset("day days week weeks month months year years hour hours minute minutes".split())
_FAR = 12  # words over which a number may leave its noun to the one before
_NO_COUNT = frozenset(
    "in on at since by until under of page chapter channel no aged turned is was are were the".split()
)
_JOINTS = frozenset({"and", ",", "&"})
_DASHES = frozenset("-‐‑")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Counted:
    """A quantity with the words of its noun, the unit that the sentence gives it, and what became of things."""

    quantity: Quantity
    last: int
    unit: str
    outcome: str | None = None


def find_figures(document: Document, parse: Parse) -> tuple[Figure, ...]:
    """All counts and sums whose unit is told, in text order."""
    figures: list[Figure] = []
    last: _Counted | None = None
    for sentence in parse.sentences:
        words = find_words(document.text, start=sentence.start, end=sentence.end)
        if not any(word.lower in TRIGGERS or word.text[0] in "0123456789" for word in words):
            continue
        here = _in_sentence(words, sentence, before=last)
        figures += [_figure(document, words, counted) for counted in here]
        last = here[-1] if here else last
    return tuple(figures)


def _figure(document: Document, words: Sequence[Word], counted: _Counted) -> Figure:
    quantity = counted.quantity
    return Figure(
        span=document.span(words[quantity.first].start, words[counted.last - 1].end),
        minimum=quantity.minimum,
        maximum=quantity.maximum,
        unit=counted.unit,
        vague=quantity.vague,
        outcome=counted.outcome,
    )


def _in_sentence(words: Sequence[Word], sentence: Sentence, *, before: _Counted | None) -> list[_Counted]:
    """The figures of a sentence; `before` is the last one told before it, for totals that leave their noun out."""
    found: list[_Counted] = []
    for quantity in find_quantities(words):
        if found and quantity.first < found[-1].last:
            continue
        if _is_name_or_date(words, quantity) or _is_rate(words, quantity):
            continue
        counted = _counted(words, quantity, sentence) or _part_alone(
            words, quantity, found or ([before] if before else [])
        )
        counted = counted or _summed(words, quantity, found[-1] if found else before)
        counted = (
            counted
            or _left_unsaid(words, quantity, found, sentence)
            or _only_people(words, quantity, sentence)
        )
        if counted:
            found.append(_sharing(words, found[-1] if found else None, _as_part(words, counted, found)))
    return _with_shared_outcome(words, found)


def _is_rate(words: Sequence[Word], quantity: Quantity) -> bool:
    """A price for each: "$101 a barrel", "5m roubles apiece"."""
    for at in (quantity.last, quantity.last + 1):
        word = _lower(words, at)
        if (word in ("apiece", "each") and quantity.currency) or word == "apiece":
            return True
        if word in ("a", "per") and _lower(words, at + 1) in (
            "barrel",
            "tonne",
            "ton",
            "ounce",
            "head",
            "person",
            "gallon",
        ):
            return True
    return False


def _as_part(words: Sequence[Word], counted: _Counted, found: Sequence[_Counted]) -> _Counted:
    """Parts of a count of people harmed are counted as it is: "including 95 children", "10 women among them"."""
    if not found:
        return counted
    if counted.unit in _ENDS_OF_THINGS and found[-1].unit in lexicon.THINGS.values():
        return replace(counted, unit=found[-1].unit, outcome=counted.unit)
    if found[-1].unit not in lexicon.HARM or not _is_people(counted.unit):
        return counted
    return replace(counted, unit=found[-1].unit) if _is_among(words, counted) else counted


def _is_people(unit: str) -> bool:
    return unit in lexicon.PEOPLE.values() or lexicon.PEOPLES.match(unit) is not None


def _is_among(words: Sequence[Word], counted: _Counted) -> bool:
    """ "10 women among them", "among them 14 Saudis and dozens of Pakistanis", "including 95 children"."""
    after = [_lower(words, counted.last), _lower(words, counted.last + 1)] == ["among", "them"]
    return after or _is_part(words, counted.quantity)


def _only_people(words: Sequence[Word], quantity: Quantity, sentence: Sentence) -> _Counted | None:
    """ "An estimated 3,000 took part", "a crowd of 3,000", "two million are at risk": people, though it is not said."""
    most = quantity.maximum or quantity.minimum or 0
    before = [_lower(words, quantity.first - i) for i in (1, 2)]
    unit = lexicon.GATHERINGS.get(before[1], "") if before[0] == "of" else ""
    doing = most >= 20 and (_lower(words, quantity.last) in lexicon.DOERS or before[0] in lexicon.HOUSING)
    year = quantity.last - quantity.first == 1 and 1500 <= most < 2200
    follows = quantity.last < len(words) and _upos(words, quantity.last, sentence) in ("VERB", "AUX")
    many = most >= 100 and not year and follows
    unit = unit or ("people" if doing or many else "")
    return (
        _Counted(quantity=quantity, last=quantity.last, unit=unit) if unit and not quantity.currency else None
    )


def _summed(words: Sequence[Word], quantity: Quantity, last: _Counted | None) -> _Counted | None:
    """ "puts the number of fighters at 3,500", "bringing the total to 178": what is named, else what was last."""
    if _lower(words, quantity.first - 1) not in lexicon.SUM_LINKS or quantity.currency:
        return None
    for at in range(quantity.first - 2, max(-1, quantity.first - 14), -1):
        word = words[at].lower
        if word not in lexicon.SUMS:
            continue
        if word in lexicon.OUTCOMES or word == "casualties":
            return _Counted(quantity=quantity, last=quantity.last, unit=lexicon.OUTCOMES.get(word, word))
        named = next((w.lower for w in words[at + 2 : quantity.first - 1] if w.lower in lexicon.NOUNS), "")
        if named and _lower(words, at + 1) == "of":
            unit = lexicon.PEOPLE.get(named) or lexicon.THINGS.get(named) or named
            return _Counted(quantity=quantity, last=quantity.last, unit=unit)
        if last is not None and last.quantity.currency is None:
            return replace(last, quantity=quantity, last=quantity.last)
    return None


def _left_unsaid(
    words: Sequence[Word], quantity: Quantity, found: Sequence[_Counted], sentence: Sentence
) -> _Counted | None:
    """ "Germany will send 18 tanks and Poland four", "of which 12 carried flour": the same again, where a number
    ends its clause or does something."""
    following, before = _lower(words, quantity.last), _lower(words, quantity.first - 1)
    ends = not following or following in ".,;:)" or following in ("and", "but", "while", "others")
    does = bool(following) and _upos(words, quantity.last, sentence) in ("VERB", "AUX")
    if not found or not (ends or does) or quantity.currency or found[-1].quantity.currency:
        return None
    if before in _NO_COUNT and not (
        before == "of" and _lower(words, quantity.first - 2) in ("first", "last")
    ):
        return None
    between = words[found[-1].last : quantity.first]
    near = len(between) <= _FAR and not any(word.text in ".;:" for word in between)
    others = 1 if following == "others" else 0
    return replace(found[-1], quantity=quantity, last=quantity.last + others) if near else None


def _part_alone(words: Sequence[Word], quantity: Quantity, found: Sequence[_Counted]) -> _Counted | None:
    """ "53 of them wounded", "32 of whom were journalists": people counted before, in part."""
    following = [_lower(words, quantity.last), _lower(words, quantity.last + 1)]
    if (
        not found
        or following not in (["of", "them"], ["of", "whom"])
        or found[-1].unit not in _COUNTED_PEOPLE
    ):
        return None
    outcomes = (lexicon.OUTCOMES.get(_lower(words, quantity.last + i)) for i in (2, 3, 4))
    unit = next((o for o in outcomes if o in lexicon.HARM), found[-1].unit)
    return _Counted(quantity=quantity, last=quantity.last, unit=str(unit))


def _lower(words: Sequence[Word], at: int) -> str:
    return words[at].lower if 0 <= at < len(words) else ""


# ── what is no figure ────────────────────────────────────────────────────────────────────────────────


def _is_name_or_date(words: Sequence[Word], quantity: Quantity) -> bool:
    """A number in a name ("F-16", "Channel 12"), a date, a year, an age or a compound ("12-member")."""
    at, after = quantity.number, quantity.last
    before, following = _lower(words, at - 1), _lower(words, after)
    if quantity.currency:
        return False
    if (
        before in _DASHES
        and at > 1
        and words[at - 1].start == words[at - 2].end
        and words[at - 1].end == words[at].start
    ):
        return quantity.first == at
    if following in _DASHES and after + 1 < len(words) and words[after].end == words[after + 1].start:
        return True
    if following in ("percent", "%", "per", "percentage") or before in lexicon.NUMBERED:
        return True
    if following in lexicon.MONTHS and words[after].text[0].isupper():
        return True
    if before == "[" or (words[at].lower == "one" and following == "of"):
        return True
    year = words[at].text.isdigit() and len(words[at].text) == 4 and 1900 <= int(words[at].text) < 2100
    return year and quantity.first == at and before in lexicon.YEAR_CUES


# ── what is counted ──────────────────────────────────────────────────────────────────────────────────


def _counted(words: Sequence[Word], quantity: Quantity, sentence: Sentence) -> _Counted | None:
    """The quantity with its unit; None where the sentence tells none that is coded."""
    if quantity.currency:
        return _Counted(quantity=quantity, last=quantity.last, unit=quantity.currency)
    last, noun = _noun(words, quantity, sentence)
    if noun in lexicon.MONEY:
        return _Counted(quantity=quantity, last=last, unit=lexicon.MONEY[noun])
    if money := lexicon.MONEY_OF.get((_lower(words, last - 2), noun)):
        return _Counted(quantity=quantity, last=last, unit=money)
    if unit := lexicon.HAPPENINGS.get(noun):
        return _Counted(quantity=quantity, last=last, unit=unit)
    if not noun and _lower(words, quantity.last) in _TIME_UNITS:
        return None
    outcome = "" if _is_part(words, quantity) else _outcome(words, quantity, last=last, noun=noun)
    outcome = outcome or _among_the(words, last)
    if noun and not outcome:
        outcome = _outcome_by_tree(words, sentence, at=last - 1) or _lost(words, quantity, noun)
    if noun in ("evacuee", "evacuees"):
        outcome = "evacuated"
    if noun in ("body", "bodies", "corpse", "corpses"):
        outcome = outcome if outcome in lexicon.HARM else "killed"
    unit = _unit(noun, outcome)
    listed = noun in lexicon.NOUNS or lexicon.PEOPLES.match(noun)
    if unit == noun and (
        noun in lexicon.SPEAKING or (quantity.vague and (quantity.minimum or 0) < 20 and not listed)
    ):
        return None
    if not unit or (noun in lexicon.VOICES and not outcome):
        return None
    return _Counted(
        quantity=quantity,
        last=_end(words, quantity, last=last, noun=noun, unit=unit),
        unit=unit,
        outcome=outcome if outcome and outcome != unit else None,
    )


def _among_the(words: Sequence[Word], at: int) -> str:
    """ "37 foreigners among the dead"; "178 guards hostage"."""
    if [_lower(words, at), _lower(words, at + 1)] == ["among", "the"]:
        return lexicon.OUTCOMES.get(_lower(words, at + 2), "")
    return "abducted" if "hostage" in (_lower(words, at), _lower(words, at + 2)) else ""


def _lost(words: Sequence[Word], quantity: Quantity, noun: str) -> str:
    """ "lost 20 men", "the loss of 224 fighters", "cost the lives of 824 militants": people killed."""
    if noun not in lexicon.PEOPLE:
        return ""
    before = [_lower(words, quantity.first - i) for i in (1, 2)]
    lost = before[0] in lexicon.LOSSES or (before[0] == "of" and before[1] in lexicon.LOSSES)
    return "killed" if lost else ""


def _unit(noun: str, outcome: str) -> str:
    if noun in lexicon.THINGS:
        return lexicon.THINGS[noun]
    if noun and outcome not in lexicon.HARM:
        known = noun in lexicon.PEOPLE or lexicon.PEOPLES.match(noun)
        return lexicon.PEOPLE.get(noun, noun) if known or noun not in lexicon.NOT_COUNTED else ""
    return outcome


def _end(words: Sequence[Word], quantity: Quantity, *, last: int, noun: str, unit: str) -> int:
    """The end of the counted phrase: its noun, or the outcome that stands right after the number."""
    if noun:
        return last
    return quantity.last + 1 if lexicon.OUTCOMES.get(_lower(words, quantity.last)) == unit else quantity.last


def _is_part(words: Sequence[Word], quantity: Quantity) -> bool:
    """ "including three children": a part of a count told before, counted by its own noun."""
    before = [_lower(words, quantity.first - i) for i in (1, 2, 3)]
    return bool({"including", "whom"} & set(before[:2])) or before[:2] in (["them", "of"], ["them", "among"])


def _noun(words: Sequence[Word], quantity: Quantity, sentence: Sentence) -> tuple[int, str]:
    """The end of the counted noun phrase and its noun; an empty noun when none follows."""
    at, one = _after_of(words, quantity.last), quantity.maximum == 1
    for place in range(at, at + _MODIFIERS + 1):
        word = _lower(words, place)
        if word in lexicon.NOUNS and (one or word not in lexicon.SINGULAR):
            return _last_noun(words, place)
        if (
            word
            and lexicon.PEOPLES.match(words[place].text)
            and _lower(words, place + 1) not in lexicon.NOUNS
        ):
            return place + 1, words[place].text
        if _is_other_plural(words, place) and _upos(words, place, sentence) in ("NOUN", "PROPN", "X"):
            return place + 1, word
        if not _may_modify(words, place, sentence):
            break
    if _is_model(words, at) and not one:
        return at + 1, words[at].lower
    return quantity.last, ""


def _is_model(words: Sequence[Word], at: int) -> bool:
    """A name that counts by itself: "31 Abrams", "six Kinzhals"; no month, and nothing with a capital after it."""
    if not 0 < at < len(words) or not words[at].text[:1].isupper() or words[at].lower in lexicon.MONTHS:
        return False
    after = words[at + 1].text if at + 1 < len(words) else ""
    return (
        words[at].text.isalpha()
        and len(words[at].text) > 3
        and not after[:1].isupper()
        and not after[:1].isdigit()
    )


def _may_modify(words: Sequence[Word], at: int, sentence: Sentence) -> bool:
    """Whether a word can stand between a number and its noun: no verb, no mark, no other plural."""
    word = _lower(words, at)
    if _is_hyphen(words, at) or (at > 1 and _is_hyphen(words, at - 1)):
        return True
    if not word or word in lexicon.STOPS or word[0].isdigit():
        return False
    if word == "and":
        return _words_joined(words, at)
    if word in lexicon.OUTCOMES:
        return _lower(words, at + 1) in lexicon.PEOPLE
    closes = _is_other_plural(words, at) or _upos(words, at, sentence) in lexicon.CLOSERS
    return word in lexicon.NOUNS or not closes


def _is_hyphen(words: Sequence[Word], at: int) -> bool:
    """Whether a mark ties two words into one ("short-range")."""
    if not 0 < at < len(words) - 1 or words[at].text not in _DASHES:
        return False
    return words[at - 1].end == words[at].start and words[at].end == words[at + 1].start


def _is_other_plural(words: Sequence[Word], at: int) -> bool:
    """A plural outside the lexicon: "islanders", "buses". It is counted only by what happened to it."""
    word = _lower(words, at)
    if not word.endswith("s") or word.endswith(("ss", "us", "is")) or not words[at].text.islower():
        return False
    return word not in lexicon.STOPS and word not in lexicon.NOUNS and word not in lexicon.OUTCOMES


def _upos(words: Sequence[Word], at: int, sentence: Sentence) -> str:
    place = bisect_right(sentence.tokens, words[at].start, key=lambda token: token.start) - 1
    return sentence.tokens[place].upos if place >= 0 else ""


def _after_of(words: Sequence[Word], at: int) -> int:
    """Past "of the", "of them", "of the 30": where the noun of a share starts."""
    if _lower(words, at) != "of":
        return at
    at += 1
    if _lower(words, at) in ("the", "these", "those", "its", "their", "his", "her", "our"):
        at += 1
    return at + 1 if _lower(words, at)[:1].isdigit() else at


def _last_noun(words: Sequence[Word], at: int) -> tuple[int, str]:
    """The last of nouns in a row: "police officers", "drone attacks"."""
    while (
        (following := _lower(words, at + 1)) in lexicon.NOUNS
        and following not in lexicon.SINGULAR
        and following != "others"
    ):
        at += 1
    return at + 1, words[at].lower


def _words_joined(words: Sequence[Word], at: int) -> bool:
    """ "Israeli and Lebanese civilians": modifiers joined, not a second count or a verb."""
    following = _lower(words, at + 1)
    return (
        following.isalpha()
        and following not in TRIGGERS
        and following not in lexicon.OUTCOMES
        and words[at + 1].text[0].isupper()
    )


# ── what happened to them ────────────────────────────────────────────────────────────────────────────


def _outcome(words: Sequence[Word], quantity: Quantity, *, last: int, noun: str) -> str:
    """The outcome told right after the phrase, inside it, right before it, or by a toll."""
    inside = next(
        (
            lexicon.OUTCOMES[w]
            for i in range(quantity.last, last - 1)
            if (w := words[i].lower) in lexicon.OUTCOMES
        ),
        "",
    )
    return inside or _outcome_after(words, last) or _outcome_before(
        words, quantity.first, noun=noun, after=last) or (
        "" if noun else _toll(words, quantity.first)
    )  # fmt: skip


def _outcome_after(words: Sequence[Word], at: int) -> str:
    """ "12 people were killed", "12 dead", "30 others wounded", never "12 soldiers killed a man"."""
    passive = False
    for step in range(_REACH):
        word = _lower(words, at + step)
        if outcome := lexicon.OUTCOMES.get(word):
            return _either(words, at + step, outcome) if passive or _ends_participle(words, at + step) else ""
        if phrase := lexicon.PHRASES.get((word, _lower(words, at + step + 1))):
            return phrase
        if word in ("hostage", "captive") and step < 3:
            return "abducted"
        if word not in lexicon.BEFORE_OUTCOME or (word == "," and step):
            return ""
        passive = passive or word not in ("others", "more", "other", "another", ",", "who", "that")
    return ""


def _ends_participle(words: Sequence[Word], at: int) -> bool:
    following = _lower(words, at + 1)
    return words[at].lower in lexicon.INTRANSITIVE or not following or following in lexicon.AFTER_PARTICIPLE


def _either(words: Sequence[Word], at: int, outcome: str) -> str:
    """ "killed or wounded" counts both together."""
    other = (
        lexicon.OUTCOMES.get(_lower(words, at + 2), outcome)
        if _lower(words, at + 1) in ("or", "and")
        else outcome
    )
    return "casualties" if {outcome, other} == {"killed", "wounded"} else outcome


def _outcome_before(words: Sequence[Word], at: int, *, noun: str, after: int) -> str:
    """ "killed at least 12", "wounding another 30", "arrested 17 people"."""
    here = at - 1
    while here >= 0 and at - here <= 5 and words[here].lower in lexicon.AFTER_DEED:
        here -= 1
    word, following = _lower(words, here), _lower(words, after)
    phrase = lexicon.PHRASES.get((_lower(words, here - 1), word), "")
    if phrase and phrase in ("killed", "intercepted"):
        return phrase
    if word in lexicon.INTRANSITIVE:
        return ""
    if word in lexicon.TAKING:
        return lexicon.TAKEN.get(following, "")
    outcome = (
        lexicon.PHRASES.get((word, following), "") if word == "forced" else lexicon.OUTCOMES.get(word, "")
    )
    follows_be = _lower(words, here - 1) in ("was", "were", "been", "be", "is", "are")
    if noun:
        return outcome
    return "" if follows_be or not _stands_alone(words, after) else outcome


def _stands_alone(words: Sequence[Word], at: int) -> bool:
    """No word follows that the number could count: "killed 12 in the town", not "released several albums"."""
    following = _lower(words, at)
    return (
        not following
        or following in lexicon.STOPS
        or following in ("others", "more", "and", "or")
        or following in lexicon.OUTCOMES
    )


def _toll(words: Sequence[Word], at: int) -> str:
    """ "death toll rose to 34", "the number of people killed stands at 112"."""
    if _lower(words, at - 1) not in lexicon.TOLL_LINKS:
        return ""
    before = [word.lower for word in words[max(0, at - 2 * _REACH) : at]]
    if lexicon.TOLL & set(before):
        told = [
            w for w in before if w in lexicon.TOLL or lexicon.OUTCOMES.get(w) == "wounded" or w == "injury"
        ]
        return "killed" if told[-1] in lexicon.TOLL and "injury" not in before else "wounded"
    if lexicon.TOTALS & set(before):
        return next(
            (
                lexicon.OUTCOMES.get(w) or lexicon.HAPPENINGS[w]
                for w in before
                if w in lexicon.OUTCOMES or w in lexicon.HAPPENINGS
            ),
            "",
        )
    return ""


def _outcome_by_tree(words: Sequence[Word], sentence: Sentence, *, at: int) -> str:
    """The outcome whose passive subject or object the counted noun is, however far away it stands."""
    tokens = sentence.tokens
    place = bisect_right(tokens, words[at].start, key=lambda token: token.start) - 1
    if place < 0 or not 0 <= tokens[place].head < len(tokens):
        return ""
    verb = tokens[tokens[place].head]
    undergoes = tokens[place].deprel in ("nsubj:pass", "obj") or verb.lower in lexicon.INTRANSITIVE
    return lexicon.OUTCOMES.get(verb.lower, "") if undergoes and _is_verb(verb) else ""


def _is_verb(token: Token) -> bool:
    return token.upos in ("VERB", "ADJ", "X")


# ── bounds that cover several figures ────────────────────────────────────────────────────────────────


def _sharing(words: Sequence[Word], left: _Counted | None, right: _Counted) -> _Counted:
    """The right figure under the left one's bound where they are joined: "at least 459 killed and 4,072 wounded"."""
    quantity = right.quantity
    if (
        _lower(words, quantity.last) == "of"
        or left is None
        or not left.quantity.bound
        or quantity.bound
        or quantity.vague
        or quantity.minimum != quantity.maximum
    ):
        return right
    between = [word.lower for word in words[left.last : quantity.first]]
    if between and between[-1] in ("another", "a"):
        between.pop()
    if not between or between[-1] not in _JOINTS or not all(_may_stand_between(word) for word in between):
        return right
    if quantity.currency or _lower(words, right.last) in ("were", "was", "have", "had"):
        return right
    return replace(right, quantity=quantity.bounded(left.quantity.bound))


def _with_shared_outcome(words: Sequence[Word], found: list[_Counted]) -> list[_Counted]:
    """ "Nine soldiers and 14 rebels were killed" tells what became of both, as "killed nine soldiers and 14 rebels"."""
    for place in range(len(found) - 2, -1, -1):
        if _are_joined(words, found[place], found[place + 1]) and found[place + 1].unit in lexicon.HARM:
            found[place] = _with_unit(found[place], found[place + 1].unit)
    for place in range(1, len(found)):
        if _are_joined(words, found[place - 1], found[place]) and found[place - 1].unit in lexicon.HARM:
            found[place] = _with_unit(found[place], found[place - 1].unit)
    return found


def _are_joined(words: Sequence[Word], left: _Counted, right: _Counted) -> bool:
    between = [word.lower for word in words[left.last : right.quantity.first]]
    return between in (["and"], [","], [",", "and"])


def _with_unit(counted: _Counted, unit: str) -> _Counted:
    """People who are merely counted take the outcome of those they are joined to."""
    return replace(counted, unit=unit) if _is_people(counted.unit) else counted


def _may_stand_between(word: str) -> bool:
    return (
        word in _JOINTS
        or word in lexicon.OUTCOMES
        or word in ("were", "was", "been", "have", "others", "people")
    )
