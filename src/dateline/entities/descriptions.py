"""What the words around a person's name say of that person: role, state, body."""

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.entities.identity import Identity, identify
from dateline.entities.scene import Place, Scene
from dateline.records import Token
from dateline.register import holders_named, is_rank, is_role, known_surname, sector_of, state_of_office

_BEFORE, _AFTER = 14, 22
_PRAISE = frozenset(
    "deposed ousted "
    "top senior most leading prominent longtime veteran late new newly elected key embattled outspoken powerful "
    "influential firebrand hardline hard-line moderate controversial popular same another one current then fellow the "
    "a an his her its their our long-time highest-ranking high-ranking ranking visiting country nation "
    "'s ' \u2019 \u2019s".split()
)
_LED = frozenset(("the", "a", "an", "his", "her", "its", "their"))
_ABROAD = frozenset(("to", "for", "in", "at", "on"))
_SENT = frozenset(
    "ambassador envoy consul representative emissary delegate coordinator negotiator rapporteur correspondent attache "
    "diplomat mediator commissioner amb".split()
)
_GENERAL_OF = ("secretary", "attorney", "director", "consul", "inspector", "governor", "solicitor")
_HONORIFICS = frozenset(
    "sheikh sayyed sayyid seyed mr mrs ms dr sir hajj hajji haji mullah maulana lord prof".split()
)
_LEADS = frozenset(
    "leads lead led heads head headed commands commanded runs ran chairs chaired oversees oversaw founded "
    "represents".split()
)
_OPEN = frozenset(
    "official officer leader chief head member spokesman spokeswoman spokesperson director chairman chairwoman chair "
    "chairperson deputy adviser advisor aide coordinator representative agent operative fighter founder commander "
    "candidate veteran czar figure boss executive source analyst".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """What one phrase says of a person: the words for the role, its head word, the state and body named.

    `at` is where the phrase stands: sentence, first word and end; None where it has no words of its own.
    """

    words: str
    head: str
    country: str | None
    body: Identity | None
    at: tuple[int, int, int] | None = None

    @property
    def sector(self) -> str | None:
        """The sector of the role; that of the body where the role alone leaves it open."""
        of_body = self.body.sector if self.body else None
        if of_body and (self.head in _OPEN or (self.body and self.body.country is None)):
            return of_body
        return sector_of(self.words) or sector_of(self.head) or of_body


def describe(scene: Scene, name: int) -> tuple[Description, ...]:
    """All that stands right before and after a person's name, and what a sentence says the person is."""
    place = scene.places[name]
    if place is None:
        return ()
    ways = (_before, _set_before, _of_state, _after, _said_to_be)
    return tuple(found for way in ways if (found := way(scene, place)) is not None)


def _before(scene: Scene, place: Place) -> Description | None:
    """ "Israeli defense minister", "commander of the U.S. Central Command Gen.": ends at the name."""
    tokens = scene.tokens(place.sentence)
    end = place.first
    while end > 0 and (_is_rank_at(tokens, end - 1) or tokens[end - 1].lower.rstrip(".") in _HONORIFICS):
        end -= 1
    role = _role_ending(scene, place.sentence, end) or _role_ending(scene, place.sentence, place.first)
    if role or end == place.first:
        return role
    words = scene.document.text[tokens[end].start : tokens[place.first - 1].end]
    if words.islower() or not any(_is_rank_at(tokens, at) for at in range(end, place.first)):
        return None
    country, body = _modifiers(scene, place.sentence, _noun_phrase_start(scene, place.sentence, end), end)
    return Description(
        words=words, head=_full_rank(tokens[place.first - 1].lower), country=country, body=body
    )


def _is_rank_at(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a word is part of a rank; "general" in "secretary-general" and "attorney general" is not."""
    token = tokens[at]
    if token.text == ".":
        return at > 0 and is_rank(tokens[at - 1].text)
    before = tokens[at - 1].lower if at else ""
    return is_rank(token.text) and token.text[0].isupper() and before not in ("-", *_GENERAL_OF)


def _role_ending(scene: Scene, sentence: int, end: int) -> Description | None:
    """The role whose phrase ends right before word `end`, with or without a complement ("minister of trade")."""
    tokens = scene.tokens(sentence)
    if end == 0:
        return None
    head = end - 1 if is_role(tokens[end - 1].text) else _head_with_complement(scene, sentence, end)
    if head is None:
        return None
    return _description(scene, sentence, head=head, end=end)


def _head_with_complement(scene: Scene, sentence: int, end: int) -> int | None:
    """For "minister of strategic affairs", ending at `end`: the word "minister"."""
    tokens = scene.tokens(sentence)
    for at in range(end - 1, max(0, end - _BEFORE), -1):
        if _is_person(scene, sentence, at):
            return None
        if (
            tokens[at].lower in ("of", "for", "to", "in", "at")
            and at < end - 1
            and (sentence, at) not in scene.name_at
        ):
            return at - 1 if at and is_role(tokens[at - 1].text) else None
        if not _in_complement(tokens[at]):
            return None
    return None


def _in_complement(token: Token) -> bool:
    return (
        token.upos in ("NOUN", "PROPN", "ADJ", "PART", "NUM", "DET", "CCONJ")
        or token.lower in ("of", "for")
        or token.text in ("(", ")", "-", "&", "'s", "\u2019s")
    )


def _description(
    scene: Scene, sentence: int, *, head: int, end: int, start: int | None = None
) -> Description:
    start = _noun_phrase_start(scene, sentence, head) if start is None else start
    country, body = _modifiers(scene, sentence, start, head)
    if country is None and body is None:
        country, body = _complement(scene, sentence, head, end)
    tokens = scene.tokens(sentence)
    first = _past_states(scene, sentence, start, head)
    words = scene.document.text[tokens[first].start : tokens[end - 1].end].strip(" ,")
    if country is None and body is None:
        country = state_of_office(words)
    return Description(
        words=words, head=tokens[head].lower, country=country, body=body, at=(sentence, start, end)
    )


def _noun_phrase_start(scene: Scene, sentence: int, head: int) -> int:
    """Where the words that modify word `head` begin, to its left."""
    tokens = scene.tokens(sentence)
    at = head
    while at > 0 and head - at < _BEFORE:
        token, after = tokens[at - 1], tokens[at]
        possessive = token.text in ("'s", "\u2019s", "'", "\u2019") and at > 1
        linked = token.text in ("(", ")") or (token.text == "-" and token.end == after.start)
        modifier = token.upos in ("NOUN", "PROPN", "ADJ") or linked
        if (
            not (possessive or modifier)
            or _is_person(scene, sentence, at - 1)
            or _closes_clause(tokens, at - 1)
        ):
            break
        at -= 1
    name = scene.name_at.get((sentence, at))
    place = scene.places[name] if name is not None else None
    return min(at, place.first) if place and place.sentence == sentence and at < head else at


def _closes_clause(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a noun belongs to what stands before and not to the phrase after it ("On Monday defense minister")."""
    return tokens[at].deprel in ("obl", "obl:unmarked", "nsubj", "obj", "root", "advmod") and (
        tokens[at].upos in ("NOUN", "ADJ") and at + 1 < len(tokens) and tokens[at].head < at
    )


def _past_states(scene: Scene, sentence: int, start: int, head: int) -> int:
    """The first word of a phrase that is neither a state nor praise ("top Iranian Quds Force general")."""
    tokens = scene.tokens(sentence)
    at = start
    while at < head:
        name = scene.name_at.get((sentence, at))
        is_state = name is not None and scene.names[name].type in ("NORP", "GPE")
        if not is_state and tokens[at].lower not in _PRAISE and tokens[at].text not in ("(", ")", "-"):
            break
        at += 1
    return at


def _modifiers(scene: Scene, sentence: int, start: int, end: int) -> tuple[str | None, Identity | None]:
    """The state and the body named among words `start` to `end`; the state given by adjective or owner
    wins over the body's own."""
    country: str | None = None
    body: Identity | None = None
    for name in _names_in(scene, sentence, start, end):
        if scene.names[name].type in ("NORP", "GPE"):
            country = country or identify(scene, name).country
        elif scene.names[name].type == "ORG":
            body = body or identify(scene, name)
    return country or (body.country if body else None), body


def _complement(scene: Scene, sentence: int, head: int, end: int) -> tuple[str | None, Identity | None]:
    """The state and body in "president of Iran", "director of the CIA", "adviser to the Israeli premier"; not
    the state that an envoy is sent to."""
    tokens = scene.tokens(sentence)
    if head + 1 >= end or (tokens[head].lower in _SENT and tokens[head + 1].lower in _ABROAD):
        return None, None
    country, body = _modifiers(scene, sentence, head + 1, end)
    if country or body:
        return country, body
    named = (n for n in _names_in(scene, sentence, head + 1, end) if scene.names[n].type == "PERSON")
    return next((code for n in named if (code := _state_of(scene, n))), None), None


def _state_of(scene: Scene, name: int) -> str | None:
    """The state of an office-holder named beside somebody else ("a spokeswoman for Abiy")."""
    quote = scene.names[name].span.quote
    holder = next(iter(holders_named(quote)), None)
    holder = holder or (known_surname(quote, day=scene.day) if scene.day and " " not in quote else None)
    return holder.country if holder else None


def _names_in(scene: Scene, sentence: int, start: int, end: int) -> Iterator[int]:
    last = None
    for at in range(start, end):
        name = scene.name_at.get((sentence, at))
        if name is not None and name != last:
            yield name
            last = name


def _set_before(scene: Scene, place: Place) -> Description | None:
    """ "Iran's president, Ebrahim Raisi, …": the role, a comma, the name, a mark."""
    tokens = scene.tokens(place.sentence)
    comma, after = place.first - 1, place.last + 1
    while comma > 0 and _is_rank_at(tokens, comma):
        comma -= 1
    if comma < 1 or tokens[comma].text != ",":
        return None
    if after >= len(tokens) or tokens[after].text not in (",", ".", ")", ";", ":"):
        return None
    found = _role_ending(scene, place.sentence, comma)
    if found is None or found.at is None:
        return None
    led = tokens[max(0, found.at[1] - 1) : comma]
    owned = any(t.text in ("'s", "\u2019s") or t.lower in _LED for t in led)
    return found if found.country or found.body or owned else None


def _of_state(scene: Scene, place: Place) -> Description | None:
    """ "President Erdogan of Turkey": the state right after the name."""
    tokens = scene.tokens(place.sentence)
    at = place.last + 2
    at += at < len(tokens) and tokens[at].lower == "the"
    name = scene.name_at.get((place.sentence, at))
    if (
        at >= len(tokens)
        or tokens[place.last + 1].lower != "of"
        or name is None
        or scene.names[name].type != "GPE"
    ):
        return None
    return Description(words="", head="", country=identify(scene, name).country, body=None)


def _after(scene: Scene, place: Place) -> Description | None:
    """ "…, a top Iranian Quds Force general in charge of …": the phrase after the name and a comma."""
    tokens = scene.tokens(place.sentence)
    at = place.last + 1
    if at + 1 < len(tokens) and tokens[at].text == "," and tokens[at + 1].upos == "NUM":
        at += 2
    if at + 1 >= len(tokens) or tokens[at].text not in (",", "(", "\u2014", "\u2013", "--"):
        return None
    start = at + 1
    if tokens[start].lower == "who":
        return _who(scene, place.sentence, start + 1)
    return _set_after(scene, place.sentence, start)


def _who(scene: Scene, sentence: int, at: int) -> Description | None:
    """ "…, who is the mayor of …", "…, who leads the …"."""
    tokens = scene.tokens(sentence)
    if at + 1 >= len(tokens):
        return None
    if tokens[at].lower in ("is", "was", "became", "remains"):
        return _set_after(scene, sentence, at + 1, closed=False)
    if tokens[at].lower not in _LEADS:
        return None
    end = _phrase_end(tokens, at + 1)
    country, body = _modifiers(scene, sentence, at + 1, end)
    if body is None:
        return None
    words = scene.document.text[tokens[at].start : tokens[end - 1].end]
    return Description(words=words, head="leader", country=country, body=body)


def _set_after(scene: Scene, sentence: int, start: int, *, closed: bool = True) -> Description | None:
    tokens = scene.tokens(sentence)
    head = _role_from(scene, sentence, start)
    if head is None:
        return None
    end = _phrase_end(tokens, head + 1)
    if (
        closed
        and end < len(tokens)
        and tokens[end].upos in ("VERB", "AUX")
        and tokens[end].deprel not in ("acl", "acl:relcl")
    ):
        return None
    return _description(scene, sentence, head=head, end=end, start=start)


def _role_from(scene: Scene, sentence: int, start: int) -> int | None:
    """The role that heads the phrase beginning at `start`; None when a person's name follows it or it has no role."""
    tokens = scene.tokens(sentence)
    found: int | None = None
    for at in range(start, min(start + _AFTER, len(tokens))):
        token = tokens[at]
        if _is_person(scene, sentence, at):
            return None
        if is_role(token.text) and token.upos in ("NOUN", "PROPN", "ADJ"):
            found = at
        elif found is not None and at == found + 1 and token.upos in ("NOUN", "PROPN"):
            found = None
        if found is not None and at > found:
            break
        if found is None and not (
            token.upos in ("NOUN", "PROPN", "ADJ", "DET", "NUM", "PART", "ADV")
            or token.text in ("-", "'s", "\u2019s")
            or token.lower in ("its", "his", "her", "their")
            or (token.upos == "VERB" and token.lower.endswith(("ed", "ing")))
        ):
            return None
    if found is not None and found + 1 < len(tokens) and _is_person(scene, sentence, found + 1):
        return None
    return found


def _phrase_end(tokens: tuple[Token, ...], start: int) -> int:
    """Where the complement of a role ends: at a comma, a verb, a bracket."""
    at = start
    while at < len(tokens) and at - start < _AFTER:
        token = tokens[at]
        if token.upos in ("VERB", "AUX", "PRON", "SCONJ") or (
            token.upos == "PUNCT" and token.text not in ("-", "(", ")")
        ):
            break
        if token.upos == "ADP" and token.lower not in ("of", "for", "to", "in", "at"):
            break
        at += 1
    return at


def _said_to_be(scene: Scene, place: Place) -> Description | None:
    """ "Lapid is the opposition leader": the noun of which the name is the subject."""
    tokens = scene.tokens(place.sentence)
    subject = tokens[place.head]
    head = subject.head
    if subject.deprel != "nsubj" or head <= place.last or not is_role(tokens[head].text):
        return None
    kids = [t for t in tokens if t.head == head]
    if not any(t.deprel == "cop" for t in kids) or any(
        t.lower in ("not", "n't", "n\u2019t", "never") for t in kids
    ):
        return None
    return _description(scene, place.sentence, head=head, end=head + 1)


def _is_person(scene: Scene, sentence: int, at: int) -> bool:
    name = scene.name_at.get((sentence, at))
    return name is not None and scene.names[name].type == "PERSON"


def _full_rank(word: str) -> str:
    short = {"gen": "general", "col": "colonel", "lt": "lieutenant", "maj": "major", "capt": "captain"}
    short |= {"brig": "brigadier", "adm": "admiral", "sgt": "sergeant", "cmdr": "commander"}
    return short.get(word.rstrip("."), word.rstrip("."))
