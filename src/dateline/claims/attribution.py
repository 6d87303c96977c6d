"""Who says what: speaker, cue and content, from verbs of saying, "according to" and quotation marks.

The three parts and their names follow PARC and PolNeAR (source, cue, content).
"""

from dataclasses import dataclass, replace

from dateline.claims.cues import ACCORDING, cues, dated_cue, needs_clause
from dateline.claims.layers import Layers
from dateline.claims.slots import is_verb
from dateline.claims.speakers import OUTLET, make_speaker, may_speak
from dateline.claims.tree import Tree
from dateline.ids import make_id
from dateline.quotes import find_quotations, share_quoted
from dateline.records import Claim, Interval, Span, Speaker
from dateline.records.claim import Certainty, Manner

# Verbs that still attribute when negated, and how sure the speaker then is: "did not deny", "would not confirm".
_STILL_SAID: dict[str, Certainty] = {"deny": "denied", "dispute": "denied", "confirm": "hedged"}
_WITHHOLD = frozenset(("refuse", "decline", "fail"))
# Verbs that nobody and nothing but a speaker is the subject of.
_PLAIN = frozenset(("say", "tell", "announce"))
_NAMING = frozenset(("call", "describe", "label", "brand", "term", "denounce", "dismiss", "put"))
_BLAMING = frozenset(("accuse", "blame"))
# How many speakers back "he" or "the official" may reach.
REMEMBERED = 12
_HEDGES = frozenset(
    """
        may might could likely probably possibly perhaps apparently appears appear appeared seems
        seem seemed reportedly allegedly
    """.split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One cue at work, before it is made a claim: words by index in sentence `sentence`."""

    sentence: int
    cue: int
    certainty: Certainty
    speaker: int
    told_to: int | None
    content: tuple[int, ...]


def find_claims(layers: Layers) -> tuple[Claim, ...]:
    """Every attributed claim of a report, in order of its first words."""
    quotations = find_quotations(layers.document.text)
    claims: list[Claim] = []
    speakers: tuple[Speaker, ...] = ()
    for s, tree in enumerate(layers.trees):
        found = _with_chains(layers, _in_sentence(layers, s, tree), quotations, speakers)
        if not found and claims:
            _run_on(layers, s, claims, quotations)
        claims += found
        speakers = (*speakers, *(c.speaker for c in found))[-REMEMBERED:]
    claims = _fill_quotations(layers, claims, quotations)
    return tuple(sorted(claims, key=lambda c: (c.content[0].start, c.content[0].end)))


def _fill_quotations(
    layers: Layers, claims: list[Claim], quotations: tuple[tuple[int, int], ...]
) -> list[Claim]:
    """A quotation over several sentences is all one speaker's: the sentences in front of the cue as well."""
    here = layers.claims_by_sentence(claims)
    made = {c.id: c for c in claims}
    for start, end in quotations:
        run = range(layers.sentence_at(start), layers.sentence_at(end - 1) + 1)
        inside = [c for s in run for c in here.get(s, []) if _touches(c, start, end)]
        if len(run) < 2 or len({c.speaker.span for c in inside}) != 1:
            continue
        bare = [layers.parse.sentences[s] for s in run if s not in here]
        pieces = [
            layers.document.span(max(start, b.start), min(end, b.end))
            for b in bare
            if max(start, b.start) < min(end, b.end)
        ]
        if pieces:
            claim = made[inside[0].id]
            made[claim.id] = replace(
                claim, content=tuple(sorted((*claim.content, *pieces), key=lambda p: p.start))
            )
    return list(made.values())


def _touches(claim: Claim, start: int, end: int) -> bool:
    return any(c.start < end and start < c.end for c in claim.content)


def narrate(layers: Layers, s: int) -> Claim:
    """The outlet's own claim of what sentence `s` tells in its own voice."""
    sentence = layers.parse.sentences[s]
    span = layers.document.span(sentence.start, sentence.end)
    return make_claim(layers, OUTLET, content=(span,), manner="narrated")


def make_claim(
    layers: Layers, speaker: Speaker, *, content: tuple[Span, ...], manner: Manner, certainty: Certainty = "asserted",
    cue: Span | None = None,
) -> Claim:  # fmt: skip
    """The record of a claim that nobody relays and whose hearer is not told."""
    # A cue makes one claim and a sentence one of the outlet's own: where it stands tells it from all others.
    at = cue.start if cue else content[0].start
    ident = make_id("clm", layers.document.id, speaker.kind, at)
    return Claim(
        id=ident, speaker=speaker, via=(), told_to=None, cue=cue, content=content, manner=manner,
        certainty=certainty, said=None,
    )  # fmt: skip


def _in_sentence(layers: Layers, s: int, tree: Tree) -> list[Attribution]:
    found: list[Attribution] = []
    for token in tree.tokens:
        word = token.text.lower()
        if word in ACCORDING:
            found += _according(layers, s, tree, token.index)
        elif token.upos in ("VERB", "AUX") and word in cues():
            made = _verbal(layers, s, tree, token.index)
            if made is not None:
                found.append(made)
    return found


def _according(layers: Layers, s: int, tree: Tree, i: int) -> list[Attribution]:
    """ "According to X": the rest of the clause is X's."""
    token = tree.tokens[i]
    source = token.head if token.deprel in ("case", "fixed") else tree.kid(i, "obl", "nmod", "obj")
    if source is None or source < 0 or not (i + 1 < len(tree.tokens) and tree.lower(i + 1) == "to"):
        return []
    top = source if token.deprel in ("case", "fixed") else i
    above = tree.tokens[top].head
    if above < 0:
        return []
    if _closes(tree, top):
        above = next((t.index for t in tree.tokens if t.head < 0), above)
    content = _trim(tree, tree.below(above, skip=frozenset((top,))))
    if not content:
        return []
    return [
        Attribution(sentence=s, cue=i, certainty="asserted", speaker=source, told_to=None, content=content)
    ]


def _closes(tree: Tree, top: int) -> bool:
    """True for a source set behind a comma at the end of the sentence: it vouches for all before it."""
    words = tree.below(top)
    behind = [t for t in tree.tokens[words[-1] + 1 :] if t.upos != "PUNCT"]
    first = words[0]
    marks = (",", "—", "–", "”", '"')
    return (
        not behind
        and first > 0
        and (tree.tokens[first].text in marks or tree.tokens[first - 1].text in marks)
    )


def _verbal(layers: Layers, s: int, tree: Tree, i: int) -> Attribution | None:
    """What verb of saying `i` attributes to whom; None where it attributes nothing."""
    lemma, certainty = cues()[tree.lower(i)]
    speaker = _subject(tree, i)
    content = _content(tree, i, lemma)
    if speaker is None and content:
        speaker, content = _set_behind(layers, s, i, content)
    if not content or speaker is None or tree.lower(speaker) in ("i", "we"):
        return None
    plain = lemma in _PLAIN and tree.tokens[speaker].upos in ("NOUN", "PROPN")
    if not plain and not may_speak(layers, s, speaker):
        return None
    if _negated(tree, i):
        if lemma not in _STILL_SAID:
            return None
        certainty = _STILL_SAID[lemma]
    told_to = None if lemma in _NAMING | _BLAMING else _hearer(layers, s, tree, i)
    return Attribution(
        sentence=s, cue=i, certainty=certainty, speaker=speaker, told_to=told_to, content=content
    )


def _set_behind(
    layers: Layers, s: int, i: int, content: tuple[int, ...]
) -> tuple[int | None, tuple[int, ...]]:
    """The speaker of ", a ministry spokesman said" where the parser hung the phrase on the words before it."""
    tree = layers.trees[s]
    comma = max((w for w in range(i) if tree.tokens[w].text in (",", "”", '"')), default=None)
    if comma is None or not 0 < i - comma <= 8:
        return None, content
    phrase = list(range(comma + 1, i))
    if not phrase or not may_speak(layers, s, top := tree.top(phrase)):
        return None, content
    return top, _trim(tree, [w for w in content if w < comma])


def _subject(tree: Tree, i: int) -> int | None:
    """The subject of a verb, taken from the verb it is joined to or controlled by where it has none."""
    for _ in range(6):
        found = tree.kid(i, "nsubj", "obl:agent")
        if found is not None:
            return found
        token = tree.tokens[i]
        if token.deprel in ("acl:relcl", "acl") and token.head >= 0:
            return token.head
        if token.deprel not in ("conj", "xcomp", "advcl", "parataxis") or token.head < 0:
            return None
        i = token.head
    return None


def _content(tree: Tree, i: int, lemma: str) -> tuple[int, ...]:
    """The words that cue `i` attributes: its clause, or the clause it is thrown into."""
    own = tree.kids(i, "ccomp")
    own += [
        c
        for c in tree.kids(i, "parataxis")
        if tree.tokens[c].upos in ("VERB", "AUX", "NOUN", "ADJ") and not _is_cue(tree, c)
    ]
    if lemma in ("deny", "claim", "admit", "threaten", "dispute", "reject", "allege"):
        own += tree.kids(i, "xcomp", "obj")[:1] if not own else []
    own = own or _called(tree, i, lemma)
    if own:
        words = [w for c in own for w in tree.below(c, skip=frozenset((i,)))]
        return _trim(tree, sorted(set(words)))
    token = tree.tokens[i]
    if token.deprel in ("parataxis", "ccomp", "conj") and token.head >= 0 and not needs_clause(lemma):
        words = tree.below(token.head, skip=frozenset((i,)))
        if token.deprel == "parataxis" or (words and words[0] < i and _between_commas(tree, i)):
            return _trim(tree, words)
    return ()


def _called(tree: Tree, i: int, lemma: str) -> list[int]:
    """What a verb of naming or blaming says: "called the count a fiction", "accused them of firing"."""
    if lemma in _NAMING:
        objects = tree.kids(i, "obj")
        named = tree.kids(i, "xcomp", "advcl", "obl")[:1] or objects[1:2]
        return [*objects[:1], *named] if named and objects else []
    if lemma in _BLAMING:
        charge = [
            c
            for c in tree.kids(i, "obl", "advcl")
            if tree.preposition(c) in ("of", "for") or _marked(tree, c, "of")
        ]
        return [*tree.kids(i, "obj"), *charge[:1]] if charge and tree.kids(i, "obj") else []
    return []


def _marked(tree: Tree, i: int, mark: str) -> bool:
    return any(tree.lower(c) == mark for c in tree.kids(i, "mark", "case"))


def _is_cue(tree: Tree, i: int) -> bool:
    return tree.lower(i) in cues() and tree.kid(i, "nsubj") is not None


def _between_commas(tree: Tree, i: int) -> bool:
    first = tree.below(i)[0]
    return first > 0 and tree.tokens[first - 1].text in (",", "”", '"', "’", "—", "–")


def _trim(tree: Tree, words: list[int]) -> tuple[int, ...]:
    """Without conjunction words in front and marks at both ends, quotation marks kept out too."""
    start, end = 0, len(words)
    while start < end and (
        tree.tokens[words[start]].deprel == "cc"
        or tree.tokens[words[start]].upos == "PUNCT"
        or (tree.lower(words[start]) == "that" and tree.tokens[words[start]].deprel == "mark")
    ):
        start += 1
    while end > start and tree.tokens[words[end - 1]].upos == "PUNCT":
        end -= 1
    return tuple(words[start:end])


def _negated(tree: Tree, i: int) -> bool:
    """True for "did not say" and "refused to say"."""
    token = tree.tokens[i]
    if token.deprel == "xcomp" and token.head >= 0 and is_verb(tree, token.head, _WITHHOLD):
        return True
    return any(tree.lower(c) in ("not", "n't", "n’t", "never") for c in tree.children[i])


def _hearer(layers: Layers, s: int, tree: Tree, i: int) -> int | None:
    """Whom it was told: "told Axios", "said to reporters"."""
    for c in tree.kids(i, "iobj", "obj", "obl"):
        preposition = tree.preposition(c)
        if tree.tokens[c].deprel != "obl" and preposition is None and may_speak(layers, s, c):
            return c
        if preposition == "to" and may_speak(layers, s, c):
            return c
    return None


def _with_chains(
    layers: Layers,
    found: list[Attribution],
    quotations: tuple[tuple[int, int], ...],
    speakers: tuple[Speaker, ...],
) -> list[Claim]:
    """Claims of one sentence; a cue inside another's content is relayed by that other's speaker."""
    made: list[tuple[Attribution, Claim]] = []
    for item in sorted(found, key=lambda a: -len(a.content)):
        outer = [claim for other, claim in made if item.cue in other.content]
        before = speakers + tuple(c.speaker for _, c in made)
        speaker = make_speaker(layers, item.sentence, item.speaker, before=before)
        via = tuple(c.speaker for c in reversed(outer))
        made.append((item, _from_attribution(layers, item, speaker, via, quotations)))
    return [claim for _, claim in sorted(made, key=lambda m: m[0].cue)]


def _from_attribution(
    layers: Layers,
    item: Attribution,
    speaker: Speaker,
    via: tuple[Speaker, ...],
    quotations: tuple[tuple[int, int], ...],
) -> Claim:
    tree = layers.trees[item.sentence]
    content = tuple(layers.span(item.sentence, a, b) for a, b in join_runs(tree, item.content))
    cue = layers.span(item.sentence, item.cue, item.cue + (2 if tree.lower(item.cue) in ACCORDING else 1))
    certainty = item.certainty
    if certainty == "asserted" and _hedged(tree, item.content):
        certainty = "hedged"
    claim = make_claim(
        layers, speaker, content=content, manner=manner_of(content, quotations), certainty=certainty, cue=cue
    )
    told = None if item.told_to is None else layers.span(item.sentence, *tree.phrase(item.told_to))
    return replace(claim, via=via, told_to=told, said=time_of_saying(layers, item.sentence, item.cue))


def join_runs(tree: Tree, words: tuple[int, ...]) -> list[tuple[int, int]]:
    """Runs of words without gaps, marks between two runs of the content bridged."""
    runs: list[tuple[int, int]] = []
    for w in words:
        if runs and all(tree.tokens[g].upos == "PUNCT" for g in range(runs[-1][1], w)):
            runs[-1] = (runs[-1][0], w + 1)
        else:
            runs.append((w, w + 1))
    return [r for r in runs if any(tree.tokens[w].upos != "PUNCT" for w in range(*r))]


def _hedged(tree: Tree, content: tuple[int, ...]) -> bool:
    """True when the head clause of the content is put as likely or possible, not as fact."""
    top = tree.top(list(content))
    near = [top, *tree.kids(top, "aux", "advmod", "xcomp")]
    return any(tree.lower(w) in _HEDGES for w in near)


def manner_of(content: tuple[Span, ...], quotations: tuple[tuple[int, int], ...]) -> Manner:
    """How the words of `content` are given: quoted, told, or both."""
    quoted = sum(share_quoted(quotations, c.start, c.end) * (c.end - c.start) for c in content)
    share = quoted / max(1, sum(c.end - c.start for c in content))
    return "direct" if share > 0.92 else "mixed" if share > 0.02 else "indirect"


def time_of_saying(layers: Layers, s: int, cue: int) -> Interval | None:
    """When it was said: a time that hangs on the cue and not on the content."""
    tree = layers.trees[s]
    for mention in layers.times_by_sentence.get(s, []):
        words = tree.find(mention.span.start, mention.span.end)
        if words and mention.interval and dated_cue(tree, tree.top(words)) == cue:
            return mention.interval
    return None


def _run_on(layers: Layers, s: int, claims: list[Claim], quotations: tuple[tuple[int, int], ...]) -> None:
    """A quoted sentence without a cue goes on with what the speaker before it was quoted as saying."""
    sentence = layers.parse.sentences[s]
    if share_quoted(quotations, sentence.start, sentence.end) < 0.85 or sentence.end - sentence.start < 8:
        return
    last = claims[-1]
    near = layers.sentence_at(last.content[-1].start) >= s - 1
    if last.manner in ("direct", "mixed") and near:
        words = _trim(layers.trees[s], list(range(len(sentence.tokens))))
        added = tuple(layers.span(s, words[0], words[-1] + 1) for _ in words[:1])
        claims[-1] = replace(last, content=(*last.content, *added))
