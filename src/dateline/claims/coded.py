"""A reader's own coding of a report → claims and events: its words given their phrases, people, times and places."""

from collections.abc import Iterable
from dataclasses import replace

from dateline.claims.attribution import REMEMBERED, join_runs, make_claim, manner_of, time_of_saying
from dateline.claims.circumstances import find_place, give_times, may_date
from dateline.claims.drafts import Draft, is_violence
from dateline.claims.events import Coded, collect_events, drafts_by_rules, find_voice, make_mention
from dateline.claims.layers import Layers
from dateline.claims.phrases import SETS, Identity, Party, country_of, find_parties, is_actor
from dateline.claims.speakers import make_speaker
from dateline.quotes import find_quotations, share_quoted
from dateline.records import Claim, Interval, PlaceMention, Span, Speaker, TimeMention
from dateline.records.parse import Coding, CueWords, TriggerWord, Word

# Where no frame of the lexicon finds an event, there must be one with this probability.
_ALONE = 0.9
# Where a frame finds one, with this; where it tells of armed people or of people hurt, with this little: of plain short
# sentences ("Rebels attacked Goma.") the reader is not sure.
_FRAMED, _PLAIN = 0.15, 0.05
# Under this probability the reader's type gives way to that of the lexicon's frame.
_SURE = 0.65
# Statuses that the reader gives too freely; the frame's reading of the tree is the better one there.
_MIXED_UP = ("ongoing", "possible")
# Pronouns that may stand for several parties at once.
_PRONOUNS = frozenset("they them their we us our both all".split())

_SAYS = frozenset(
    "say says said tell tells told report reports reported announce announces announced".split()
)


def claims_of_coding(layers: Layers, coding: Coding) -> tuple[Claim, ...]:
    """Every attributed claim, in order of its first words; a cue inside another's content is relayed by its speaker."""
    quotations = find_quotations(layers.document.text)
    found: dict[Word, Claim] = {}
    speakers: tuple[Speaker, ...] = ()
    for cue in coding.cues:
        content = tuple(_content(layers, cue, quotations))
        if not content:
            continue
        speaker = _speaker(layers, cue, before=speakers)
        claim = make_claim(
            layers,
            speaker,
            content=content,
            manner=manner_of(content, quotations),
            certainty=cue.certainty,
            cue=layers.span(cue.word[0], cue.word[1], cue.word[1] + cue.size),
        )
        said = time_of_saying(layers, *cue.word)
        found[cue.word] = replace(claim, told_to=_phrase(layers, cue.hearer), said=said)
        speakers = (*speakers, speaker)[-REMEMBERED:]
    relayed = (replace(found[c.word], via=_relayers(c, found)) for c in coding.cues if c.word in found)
    return tuple(sorted(relayed, key=lambda c: (c.content[0].start, c.content[0].end)))


def _content(layers: Layers, cue: CueWords, quotations: tuple[tuple[int, int], ...]) -> Iterable[Span]:
    """The runs of the content, without marks at their ends; of other sentences than the cue's only what is quoted."""
    for s in sorted({s for s, _, _ in cue.content}):
        words = tuple(w for t, a, b in cue.content if t == s for w in range(a, b))
        for start, end in join_runs(layers.trees[s], words):
            span = layers.span(s, start, end)
            if s == cue.word[0] or share_quoted(quotations, span.start, span.end) >= 0.5:
                yield span


def _speaker(layers: Layers, cue: CueWords, *, before: tuple[Speaker, ...]) -> Speaker:
    if cue.speaker is None:
        return Speaker(kind="unnamed", span=None, entity=None, count=None, affiliation=None)
    known = layers.by_word.get(cue.speaker)
    people = (
        known is not None
        and known[0].type == "NORP"
        and layers.trees[cue.speaker[0]].lower(cue.speaker[1]).endswith("s")
    )
    kind = "collective" if people else cue.kind
    speaker = replace(make_speaker(layers, *cue.speaker, before=before), kind=kind)
    if speaker.span is None or speaker.affiliation is not None:
        return speaker
    inside, outside = _owners(layers, cue.speaker, speaker.span)
    owners = inside or outside[:1]
    if len(owners) != 1:
        return speaker
    return replace(speaker, affiliation=owners[0][1], rule=speaker.rule or "name the reader leads to")


def _phrase(layers: Layers, word: Word | None) -> Span | None:
    return None if word is None else layers.span(word[0], *layers.trees[word[0]].phrase(word[1]))


def _relayers(cue: CueWords, found: dict[Word, Claim]) -> tuple[Speaker, ...]:
    """The speakers whose content holds the cue, nearest first."""
    return tuple(found[w].speaker for w in cue.via if w in found and found[w].speaker.span is not None)


def events_of_coding(layers: Layers, coding: Coding, claims: tuple[Claim, ...]) -> Coded:
    """The events that the reader finds, each carried by one of `claims` or by the outlet itself."""
    triggers: dict[int, list[TriggerWord]] = {}
    for trigger in coding.triggers:
        triggers.setdefault(trigger.word[0], []).append(trigger)

    def drafts_of(s: int, here: tuple[Claim, ...]) -> list[Draft]:
        return _in_sentence(layers, s, triggers.get(s, []), here)

    return collect_events(layers, claims, drafts_of=drafts_of, mention_of=make_mention)


def _in_sentence(
    layers: Layers, s: int, triggers: Iterable[TriggerWord], claims: tuple[Claim, ...]
) -> list[Draft]:
    """The events of one sentence that the reader finds, in order, settled with the lexicon's frames at the same words;
    without such a frame the reader must be sure that there is an event."""
    found: list[Draft] = []
    frames: dict[int, Draft] | None = None
    for trigger in triggers:
        if frames is None:
            frames = {draft.word: draft for draft in drafts_by_rules(layers, s, claims)}
        frame = frames.get(trigger.word[1])
        least = _ALONE if frame is None else _PLAIN if is_violence(layers, frame) else _FRAMED
        if trigger.presence >= least:
            found.append(_draft(layers, trigger, claims))
            _settle(found[-1], frame)
    for draft in found:
        draft.place = draft.place or find_place(layers, draft)
    give_times(layers, s, found)
    return found


def _draft(layers: Layers, trigger: TriggerWord, claims: tuple[Claim, ...]) -> Draft:
    s, i = trigger.word
    draft = Draft(
        sentence=s, word=i, type=trigger.type, mode=trigger.mode, status=trigger.status, actors=(), recipients=(),
        words=(i,), historical=trigger.historical, score=trigger.score,
    )  # fmt: skip
    voice = find_voice(layers, draft, claims)
    speaker = None if voice is None else (voice.speaker.entity, voice.speaker.affiliation)
    actors = [word for word in _near(trigger.actors, s) if not _only_says(layers, word, trigger.word)]
    draft.actors = _parties(layers, actors, speaker)
    taken = {(p.sentence, p.head) for p in draft.actors}
    recipients = _parties(layers, _near(trigger.recipients, s), speaker)
    draft.recipients = tuple(p for p in recipients if (p.sentence, p.head) not in taken)
    draft.place = _place(layers, trigger.places)
    draft.interval = _interval(layers, trigger.times, s)
    return draft


def _is_tellers(layers: Layers, word: Word) -> bool:
    """True for a name in the subject of "says": missiles are not of the state whose official tells of them."""
    s, i = word
    tokens = layers.trees[s].tokens
    while tokens[i].deprel in ("compound", "amod", "nmod:poss", "flat") and tokens[i].head >= 0:
        i = tokens[i].head
    return tokens[i].deprel == "nsubj" and layers.trees[s].lower(tokens[i].head) in _SAYS


def _only_says(layers: Layers, word: Word, trigger: Word) -> bool:
    """True for who only tells of it: the subject of "says" in "nine missiles hit a base, an official says", where the
    verb of the event has a subject of its own that is no pronoun."""
    (s, i), (t, v) = word, trigger
    if s != t:
        return False
    tree = layers.trees[s]
    above = tree.tokens[i].head
    subject = tree.kid(v, "nsubj", "nsubj:pass")
    if tree.tokens[i].deprel != "nsubj" or above in (-1, v) or subject in (None, i):
        return False
    told = subject is not None and tree.tokens[subject].upos != "PRON"
    return told and tree.lower(above) in _SAYS


def _near(words: tuple[Word, ...], s: int) -> tuple[Word, ...]:
    """The words that stand in sentence `s`; all where none does."""
    return tuple(word for word in words if word[0] == s) or words


def _settle(draft: Draft, frame: Draft | None) -> None:
    """Lets the lexicon's frame at the same word say what it knows better: who stands on which side where it finds
    somebody with a code, the mode, the type where the reader is not sure of its own, the status where the reader mixes
    it up, time and place where it has none.

    Measured on the development passages and cases (evals/LOG.md): the tree finds the sides of plain clauses, the
    reader those of all others.
    """
    if frame is None:
        return
    if frame.type != draft.type and (draft.score or 0.0) < _SURE:
        draft.type, draft.mode = frame.type, frame.mode
    if frame.type == draft.type:
        draft.mode = frame.mode or draft.mode
    if draft.status in _MIXED_UP or (frame.status == "denied" and draft.status == "occurred"):
        draft.status = frame.status
    draft.interval = draft.interval or frame.interval
    draft.place = draft.place or frame.place
    if _is_known(frame.actors) or not draft.actors:
        draft.actors = frame.actors
    if (
        _is_known(frame.recipients)
        or not draft.recipients
        or (not frame.recipients and _is_known(frame.actors))
    ):
        draft.recipients = frame.recipients
    acting = {(p.sentence, p.head) for p in draft.actors}
    draft.recipients = tuple(p for p in draft.recipients if (p.sentence, p.head) not in acting)


def _is_known(parties: tuple[Party, ...]) -> bool:
    return any(p.country is not None for p in parties)


def _parties(layers: Layers, words: Iterable[Word], speaker: Identity | None) -> tuple[Party, ...]:
    """Whoever the phrases of `words`, and of the words joined to them, stand for, each once."""
    found: dict[tuple[int, int, str | None], Party] = {}
    for s, i in words:
        for word in layers.trees[s].joined(i):
            for party in _owned(layers, (s, word), find_parties(layers, s, word, speaker=speaker)):
                found.setdefault((s, party.head, party.country), party)
    return tuple(found.values())


def _owned(layers: Layers, word: Word, parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """The parties over the phrase of `word` with the states and bodies that it belongs to.

    A name with a code keeps its own. A phrase with such a name in it belongs to whom the tree says, else to the
    name that the reader leads to; any other phrase to the likeliest name that the reader leads to, "both sides" and
    "they" to all of them.
    """
    known = layers.by_word.get(word)
    if known is not None and country_of(known[0]) is not None:
        return parties
    if _holds_name(layers, parties[0].span):
        told = tuple((p.entity, p.country) for p in parties if p.country is not None)
    else:
        told = ()
    inside, outside = _owners(layers, word, parties[0].span)
    several = layers.trees[word[0]].lower(word[1]) in SETS | _PRONOUNS
    owners = told or inside or (outside if several else outside[:1])
    rule = parties[0].rule if told else "name the reader leads to"
    return tuple(replace(parties[0], entity=e, country=c, rule=rule) for e, c in owners) or parties


def _holds_name(layers: Layers, span: Span) -> bool:
    """True when a name or place with a code stands in the phrase."""
    return any(_identity(layers, word) is not None for word in layers.words(span.start, span.end))


def _owners(layers: Layers, word: Word, span: Span) -> tuple[tuple[Identity, ...], tuple[Identity, ...]]:
    """Who is meant by the names that the reader leads to from `word`: those in its own phrase, and the others.

    A word for things is not owned by who only tells of it.
    """
    coding = layers.parse.coding
    own = set(layers.words(span.start, span.end))
    found: tuple[dict[str | None, Identity], dict[str | None, Identity]] = ({}, {})
    acts = is_actor(layers.trees[word[0]], word[1])
    for owner in () if coding is None else coding.owners.get(word, ()):
        identity = _identity(layers, owner)
        if identity is not None and (acts or not _is_tellers(layers, owner)):
            found[owner not in own].setdefault(identity[1], identity)
    return tuple(found[0].values()), tuple(found[1].values())


def _identity(layers: Layers, word: Word) -> Identity | None:
    """Whoever the name or place that `word` belongs to stands for, None where it has no code."""
    known, place = layers.by_word.get(word), layers.places_by_word.get(word)
    if known is not None:
        country = country_of(known[0])
        return None if country is None else (known[0].id, country)
    return None if place is None or place.country is None else (None, place.country)


def _place(layers: Layers, words: Iterable[Word]) -> PlaceMention | None:
    """The finest place that the phrases of `words` name."""
    named: list[PlaceMention] = []
    for s, i in words:
        start, end = layers.trees[s].phrase(i)
        named += [m for w in range(start, end) if (m := layers.places_by_word.get((s, w))) is not None]
    return min(named, key=lambda m: m.precision == "country", default=None)


def _interval(layers: Layers, words: tuple[Word, ...], s: int) -> Interval | None:
    """The first time that the phrases of `words` tell, those of sentence `s` before others; the one time of sentence
    `s` goes before any that another sentence tells."""
    near = _near(words, s)
    found = next((m for word in near if (m := _dating(layers, word)) is not None), None)
    if found is not None and near[0][0] != s:
        own = {m for m in layers.times_by_sentence.get(s, []) for w in layers.words(m.span.start, m.span.end)
               if _dating(layers, w) is not None}  # fmt: skip
        found = next(iter(own)) if len(own) == 1 else found
    return None if found is None else found.interval


def _dating(layers: Layers, word: Word) -> TimeMention | None:
    """The time that a word belongs to, where it can be when something happened."""
    mention = layers.times_by_word.get(word)
    if mention is None:
        return None
    tree = layers.trees[word[0]]
    first = tree.find(mention.span.start, mention.span.end)[0]
    return mention if may_date(tree, mention, first) else None
