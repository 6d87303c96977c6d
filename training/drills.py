"""Short sentences made from the lexicon's frames: what the annotated passages are too few to show.

Every frame becomes sentences in which its conditions hold, with made-up sides, in several statuses; frames that carry
no event become sentences without one. The words are drawn from the lexicon, the register and the lists below, so that
nothing is copied and the same seed gives the same sentences.
"""

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import reduce

from dateline.claims.lexicon import (
    Condition,
    TriggerRow,
    inflect_noun,
    inflect_verb,
    load_classes,
    load_triggers,
)
from dateline.models.labels import MODE_LABELS, ROLES, STATUSES, TYPE_LABELS
from dateline.register import states
from training.coding import CodedText, Coding, PairTarget, TriggerTarget, join_texts
from training.data import Sentence

# Filled by names rather than by the words of the class.
_PARTIES = frozenset(("actor", "force", "person", "civ", "captive", "envoy", "dignitary", "police", "striker",
                      "demonstrator", "body", "command", "media"))  # fmt: skip
_FORCES = "troops soldiers forces army navy police jets commandos marines militia".split()
_CIVIL = (
    "government ministry parliament president cabinet authorities envoys officials delegation court".split()
)
_PEOPLE = (
    "protesters civilians residents farmers students workers activists refugees villagers journalists".split()
)
_ALONE = ("the rebels", "militants", "gunmen", "the guerrillas", "insurgents", "the separatists", "the opposition",
          "police", "protesters", "the junta", "the militia", "soldiers", "the army", "Hezbollah", "Hamas", "NATO",
          "the United Nations", "the European Union", "the Taliban", "the African Union", "ECOWAS")  # fmt: skip
_TOWNS = (
    "Goma Kharkiv Aden Mosul Herat Basra Sukhumi Kaduna Arauca Juba Tripoli Maiduguri Hodeida Kassala".split()
)
_TIMES = (
    "on Monday",
    "on Friday",
    "overnight",
    "last week",
    "in March",
    "on 3 June",
    "early on Sunday",
    "late on Tuesday",
)
_AHEAD = ("on Monday", "next week", "on Friday", "in June", "tomorrow", "this weekend")
_HARM = frozenset(("ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "PROTEST"))
# Sentences that training sees side by side, as it sees those of passages.
_TOGETHER = 4


@dataclass(slots=True)
class _Draft:
    """A sentence being put together: its words, and the words that answer each part."""

    words: list[str] = field(default_factory=list)
    events: list[tuple[int, str, str | None, str]] = field(default_factory=list)
    roles: dict[str, list[int]] = field(default_factory=lambda: {r: [] for r in ROLES})

    def add(self, phrase: str) -> int:
        """Adds words; the place of the last one, which heads a plain phrase."""
        self.words += phrase.split()
        return len(self.words) - 1


def make_drills(*, seed: int, per_frame: int = 3) -> list[CodedText]:
    """About `per_frame` sentences for each frame of the lexicon that a plain sentence can show, a few to a text."""
    rng = random.Random(seed)
    rows = sorted(_rows(), key=lambda r: r.line)
    drafts = [
        d for row in rows for _ in range(per_frame if row.type else 1) if (d := _drill(row, rng)) is not None
    ]
    texts = [_text(draft, number) for number, draft in enumerate(drafts)]
    rng.shuffle(texts)
    return [reduce(join_texts, texts[at : at + _TOGETHER]) for at in range(0, len(texts), _TOGETHER)]


def _rows() -> Iterable[TriggerRow]:
    table = load_triggers().rows
    return {row.line: row for key in table for row in table[key]}.values()


def _drill(row: TriggerRow, rng: random.Random) -> _Draft | None:
    if any(c.slot in ("ccomp", "noobj", "neg", "iobj") for c in row.conditions) or row.pos == "a":
        return None if row.pos != "a" else _adjective(row, rng)
    return _verb(row, rng) if row.pos == "v" else _noun(row, rng)


# ── parties and fillers ──────────────────────────────────────────────────────────────────────────────


def _party(rng: random.Random, kinds: Sequence[str] = _CIVIL) -> str:
    """Somebody who acts: a state, its organ, a body, a group."""
    state = rng.choice(list(states().values()))
    adjective = state.adjectives[0] if state.adjectives else state.name
    ways = (
        state.name,
        f"{state.name} 's {rng.choice(list(kinds))}",
        f"the {adjective} {rng.choice(list(kinds))}",
        f"{adjective} {rng.choice(_FORCES)}",
        rng.choice(_ALONE),
        (state.capitals or (state.name,))[0],
    )
    return rng.choice(ways)


def _kinds_of(condition: Condition | None) -> Sequence[str]:
    if condition is None:
        return _CIVIL
    if {"force", "police"} & set(condition.classes):
        return _FORCES
    return _PEOPLE if {"civ", "striker", "demonstrator", "captive"} & set(condition.classes) else _CIVIL


def _filler(condition: Condition, rng: random.Random) -> tuple[str, bool]:
    """What fills a condition's slot, and whether that is a party."""
    lemmas = [lemma for lemma in condition.lemmas if lemma.isalpha()]
    classes = list(condition.classes)
    choice = rng.choice([*lemmas, *(f"@{c}" for c in classes)]) if lemmas or classes else "*"
    if choice == "*" or choice[1:] in _PARTIES:
        return _party(rng, _kinds_of(condition)), True
    if choice.startswith("@"):
        members = sorted(f for f in load_classes().members[choice[1:]] if f.isalpha())
        return f"{rng.choice(('the', 'a', 'its', 'its'))} {rng.choice(members)}", False
    noun = choice if rng.random() < 0.6 else inflect_noun(choice)[-1]
    return f"{rng.choice(('the', 'the', 'its', 'a'))} {noun}", False


def _conditions(row: TriggerRow) -> dict[str, Condition]:
    return {c.slot: c for c in row.conditions}


# ── verbs ────────────────────────────────────────────────────────────────────────────────────────────


def _verb(row: TriggerRow, rng: random.Random) -> _Draft | None:
    when = _conditions(row)
    forms = inflect_verb(row.lemma)
    draft = _Draft()
    if "xcomp" in when and not when["xcomp"].open:
        return None
    obj, tails = _object(row, when, rng)
    passive = obj is not None and rng.random() < 0.25 and row.type is not None
    status, frame = _manner(row, rng)
    subject = _party(rng, _kinds_of(when.get("subj"))) if not (when.get("subj") and when["subj"].lemmas) else (
        f"the {rng.choice(when['subj'].lemmas)}"
    )  # fmt: skip
    particle = when["prt"].lemmas[0] if "prt" in when and when["prt"].lemmas else ""
    if passive and status == "occurred":
        _passive(draft, row, subject=subject, obj=obj, form=forms[3], particle=particle, tails=tails, rng=rng)
    else:
        asker = _before(draft, frame, row, subject, rng)
        trigger = len(draft.words)
        draft.add(_form(frame, forms, plural=_is_plural(subject)))
        trigger = len(draft.words) - 1
        _tell(draft, trigger, row, status)
        if particle:
            draft.add(particle)
        if obj is not None:
            at = draft.add(obj[0])
            if obj[1] == "recipient":
                draft.roles["recipients"].append(at)
            elif obj[1] == "actor":
                draft.roles["actors"].append(at)
        _tails(draft, tails)
        if asker is not None:
            draft.events.append(asker)
    _circumstances(draft, frame, rng)
    draft.add(".")
    return draft


def _object(
    row: TriggerRow, when: dict[str, Condition], rng: random.Random
) -> tuple[tuple[str, str] | None, list[tuple[str, str, str]]]:
    """The object with its role, and the phrases with prepositions: preposition, words, role."""
    obj: tuple[str, str] | None = None
    tails: list[tuple[str, str, str]] = []
    wanted = row.recipient or ("obj", "against", "on", "with", "to")
    if "obj" in when:
        words, party = _filler(when["obj"], rng)
        obj = (words, "recipient" if "obj" in wanted and party and wanted[0] == "obj" else "")
    for slot, condition in when.items():
        if slot not in ("obj", "subj", "prt", "mod", "xcomp", "light"):
            words, party = _filler(condition, rng)
            tails.append((slot, words, "recipient" if slot in wanted and party else ""))
    taken = (obj is not None and obj[1]) or any(t[2] for t in tails)
    if not taken and row.type is not None and rng.random() < 0.8:
        for slot in wanted:
            if slot == "obj" and obj is None:
                obj = (_party(rng, _PEOPLE if rng.random() < 0.4 else _CIVIL), "recipient")
                break
            if slot in ("obj", "none", "content", "xsubj", "poss", "nat", "subj", "iobj"):
                if slot == "none":
                    break
                continue
            if all(slot != t[0] for t in tails):
                tails.append((slot, _party(rng), "recipient"))
                break
    if obj is None and row.type is None and rng.random() < 0.5:
        obj = ("the matter", "")
    return obj, tails


def _tails(draft: _Draft, tails: Iterable[tuple[str, str, str]]) -> None:
    for preposition, words, role in tails:
        draft.add(preposition)
        at = draft.add(words)
        if role == "recipient":
            draft.roles["recipients"].append(at)


def _passive(
    draft: _Draft,
    row: TriggerRow,
    *,
    subject: str,
    obj: tuple[str, str] | None,
    form: str,
    particle: str,
    tails: list[tuple[str, str, str]],
    rng: random.Random,
) -> None:
    assert obj is not None
    at = draft.add(_capital(obj[0]))
    if obj[1] == "recipient":
        draft.roles["recipients"].append(at)
    draft.add(rng.choice(("were", "have been")) if _is_plural(obj[0]) else rng.choice(("was", "has been")))
    _tell(draft, draft.add(form), row, "occurred")
    if particle:
        draft.add(particle)
    _tails(draft, tails)
    if rng.random() < 0.7:
        draft.add("by")
        draft.roles["actors"].append(draft.add(subject))


_FRAMES = (
    ("occurred", "past"), ("occurred", "past"), ("occurred", "past"), ("occurred", "perfect"), ("ongoing", "ongoing"),
    ("planned", "will"), ("planned", "expected"), ("planned", "plans"), ("possible", "may"), ("possible", "could"),
    ("denied", "did not"), ("denied", "never"), ("conditional", "would"), ("requested", "urged"),
    ("threatened", "threatened"), ("threatened", "vowed"),
)  # fmt: skip


def _manner(row: TriggerRow, rng: random.Random) -> tuple[str, str]:
    """The status, and the words that tell it; threats only of harm."""
    if row.type is None:
        return "occurred", "past"
    while True:
        status, frame = rng.choice(_FRAMES)
        if status == "threatened" and row.type not in _HARM:
            continue
        if status == "requested" and row.type == "REQUEST":
            continue
        return status, frame


def _before(
    draft: _Draft, frame: str, row: TriggerRow, subject: str, rng: random.Random
) -> tuple[int, str, str | None, str] | None:
    """The words before the verb; the event of asking or threatening where they tell one."""
    if frame == "urged":
        asker = draft.add(_capital(_party(rng)))
        verb = draft.add(rng.choice(("urged", "asked", "told", "pressed")))
        named = draft.add(subject)
        draft.roles["actors"].append(named)
        draft.add("to")
        return (
            (verb, "REQUEST", None, "occurred")
            if draft.words[verb] in ("urged", "asked", "pressed") and asker >= 0
            else None
        )
    if frame == "would":
        draft.add(rng.choice(("If talks fail ,", "Should the truce collapse ,", "Unless aid arrives ,")))
        draft.roles["actors"].append(draft.add(subject))
        draft.add(rng.choice(("would", "will")))
        return None
    draft.roles["actors"].append(draft.add(_capital(subject)))
    plural = _is_plural(subject)
    words = {
        "past": "", "perfect": "have" if plural else "has", "ongoing": "are" if plural else "is", "will": "will",
        "expected": "are expected to" if plural else "is expected to", "plans": "plan to" if plural else "plans to",
        "may": "may", "could": "could", "did not": "did not", "never": "never", "threatened": "threatened to",
        "vowed": "vowed to",
    }[frame]  # fmt: skip
    at = draft.add(words) if words else -1
    if frame in ("threatened", "vowed"):
        return (at - 1, "THREATEN", None, "occurred")
    return None


def _form(frame: str, forms: Sequence[str], *, plural: bool) -> str:
    if frame in ("past", "never"):
        return forms[2]
    if frame == "perfect":
        return forms[3]
    return forms[4] if frame == "ongoing" else forms[0]


def _tell(draft: _Draft, at: int, row: TriggerRow, status: str) -> None:
    if row.type is not None:
        draft.events.insert(0, (at, row.type, row.mode, status))


def _circumstances(draft: _Draft, frame: str, rng: random.Random) -> None:
    if rng.random() < 0.3:
        draft.add(rng.choice(("in", "near")))
        draft.roles["places"].append(draft.add(rng.choice(_TOWNS)))
    if rng.random() < 0.4:
        ahead = frame in (
            "will",
            "expected",
            "plans",
            "may",
            "could",
            "would",
            "urged",
            "threatened",
            "vowed",
        )
        draft.roles["times"].append(draft.add(rng.choice(_AHEAD if ahead else _TIMES)))


def _capital(phrase: str) -> str:
    return phrase[0].upper() + phrase[1:]


def _is_plural(phrase: str) -> bool:
    return (phrase.endswith("s") and not phrase.endswith(("ss", "us"))) or phrase.split()[-1] in (
        "police",
        "gunmen",
    )


# ── nouns and adjectives ─────────────────────────────────────────────────────────────────────────────


def _noun(row: TriggerRow, rng: random.Random) -> _Draft | None:
    when = _conditions(row)
    draft = _Draft()
    noun = row.lemma if rng.random() < 0.7 else inflect_noun(row.lemma)[-1]
    modifier = ""
    if "mod" in when:
        lemmas = [lemma for lemma in when["mod"].lemmas if lemma.isalpha()]
        modifier = rng.choice(lemmas) if lemmas else ""
    owner = _party(rng)
    way = rng.choice(("light", "poss", "by", "there"))
    if "light" in when or way == "light":
        draft.roles["actors"].append(draft.add(_capital(owner)))
        draft.add(rng.choice(("launched", "made", "held", "began", "carried out", "issued", "announced")))
        draft.add(rng.choice(("a", "a", "its", "another")))
        after = ""
    elif way == "poss":
        draft.roles["actors"].append(draft.add(_capital(owner)))
        draft.add("'s")
        after = rng.choice(("came", "followed weeks of tension", "lasted hours", "was confirmed"))
    else:
        draft.add("There was a" if way == "there" else "The")
        after = "" if way == "there" else rng.choice(("came", "was confirmed", "drew attention"))
    if modifier:
        draft.add(modifier)
    trigger = draft.add(noun)
    if row.type is not None:
        draft.events.append((trigger, row.type, row.mode, "occurred"))
    tails = [t for t in _object(row, {k: c for k, c in when.items() if k not in ("mod", "light")}, rng)[1]]
    _tails(draft, tails)
    if not draft.roles["actors"]:
        draft.add("by")
        draft.roles["actors"].append(draft.add(owner))
    if after:
        draft.add(after)
    _circumstances(draft, "past", rng)
    draft.add(".")
    return draft


def _adjective(row: TriggerRow, rng: random.Random) -> _Draft | None:
    draft = _Draft()
    subject = _party(rng)
    draft.roles["actors"].append(draft.add(_capital(subject)))
    draft.add("are" if _is_plural(subject) else "is")
    trigger = draft.add(row.lemma)
    if row.type is not None:
        draft.events.append((trigger, row.type, row.mode, "occurred"))
    _tails(draft, _object(row, _conditions(row), rng)[1])
    draft.add(".")
    return draft


# ── into targets ─────────────────────────────────────────────────────────────────────────────────────


def _text(draft: _Draft, number: int) -> CodedText:
    triggers = tuple(_trigger(draft, event, first=n == 0) for n, event in enumerate(draft.events))
    pairs = tuple(
        PairTarget(source=(a, a + 1), target=(r, r + 1), type=t.type - 1)
        for t in triggers[:1]
        for a in draft.roles["actors"][:1]
        for r in draft.roles["recipients"][:1]
    )
    coding = Coding(triggers=triggers, cues=None, carrier=None, pairs=pairs, owners=())
    return CodedText(ident=f"drill {number}", sentences=(Sentence(words=tuple(draft.words)),), coding=coding)


def _trigger(draft: _Draft, event: tuple[int, str, str | None, str], *, first: bool) -> TriggerTarget:
    """The first event is the frame's own; whoever asks or threatens before it has no sides here."""
    at, kind, mode, status = event
    return TriggerTarget(
        word=at,
        type=TYPE_LABELS.index(kind),
        mode=MODE_LABELS.index(f"{kind}.{mode}") if mode else 0,
        status=STATUSES.index(status),
        historical=False,
        arguments=tuple(tuple(draft.roles[r]) if first else () for r in ROLES),
    )


def drill_lines(texts: Iterable[CodedText]) -> Iterator[str]:
    """The sentences as people can read them, each with its coding."""
    for text in texts:
        words = [w for s in text.sentences for w in s.words]
        told = [f"{words[t.word]}:{TYPE_LABELS[t.type]}:{STATUSES[t.status]}" for t in text.coding.triggers]
        yield f"{' '.join(words)}   [{', '.join(told)}]"
