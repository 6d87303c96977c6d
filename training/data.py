"""Treebanks and name sets → passages: runs of sentences of one document with what each set marks."""

import json
import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from dateline.models.labels import REL_INDEX, UPOS_INDEX, coarse_relation
from dateline.models.tokens import split_words
from training.names import ANY, OUTSIDE, label_sets, place_types, spans_of

PLACE = ("GPE", "LOC", "FAC")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """Words with the layers that their data set marks; a missing layer is None.

    `heads` are indices into the sentence, -1 for the root; `names` the label sets left open.
    """

    words: tuple[str, ...]
    upos: tuple[int, ...] | None = None
    heads: tuple[int, ...] | None = None
    relations: tuple[int, ...] | None = None
    names: tuple[frozenset[str], ...] | None = None


Passages = list[tuple[Sentence, ...]]


def _blocks(path: Path) -> Iterator[list[str]]:
    block: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


def read_conllu(path: Path) -> Iterator[tuple[list[str], list[list[str]]]]:
    """Per sentence its comment lines and the ten columns of its words (no ranges, no empty nodes)."""
    for block in _blocks(path):
        rows = [line.split("\t") for line in block if not line.startswith("#")]
        yield [line for line in block if line.startswith("#")], [r for r in rows if r[0].isdigit()]


def _tree(rows: Sequence[Sequence[str]]) -> dict[str, tuple[int, ...]]:
    return {
        "upos": tuple(UPOS_INDEX[r[3]] for r in rows),
        "heads": tuple(int(r[6]) - 1 for r in rows),
        "relations": tuple(REL_INDEX[coarse_relation(r[7])] for r in rows),
    }


def _documents(pairs: Iterable[tuple[bool, Sentence]]) -> Passages:
    docs: list[list[Sentence]] = []
    for starts, sentence in pairs:
        if starts or not docs:
            docs.append([])
        docs[-1].append(sentence)
    return [tuple(d) for d in docs]


def read_ewt(tree: Path, names: Path | None) -> Passages:
    """EWT with the names of UNER, joined by the words of the sentence."""
    marked: dict[tuple[str, ...], list[str]] = {}
    if names is not None:
        for block in _blocks(names):
            cols = [line.split("\t") for line in block if not line.startswith("#")]
            marked[tuple(c[1] for c in cols)] = [c[2] for c in cols]

    def sentences() -> Iterator[tuple[bool, Sentence]]:
        for comments, rows in read_conllu(tree):
            words = tuple(r[1] for r in rows)
            tags = marked.get(words)
            sets = None if tags is None else tuple(_uner_sets(words, tags))
            starts = any(c.startswith("# newdoc") for c in comments)
            yield starts, Sentence(words=words, names=sets, **_tree(rows))

    return _documents(sentences())


_UNER = {"PER": ("PERSON",), "ORG": ("ORG",), "LOC": PLACE}


def _uner_sets(words: Sequence[str], tags: Sequence[str]) -> list[frozenset[str]]:
    spans = [(s, e, _UNER[k]) for s, e, k in spans_of(tags) if k in _UNER]
    sets = label_sets(words, spans, unmarked=("NORP", "WEAPON", "MISC"))
    for s, e, k in spans_of(tags):
        if k not in _UNER:
            sets[s:e] = [ANY] * (e - s)
    return sets


_GUM = {"person": ("PERSON",), "organization": ("ORG",), "place": PLACE}


def read_gum(folder: Path) -> Passages:
    """GUM: trees, and names from entities whose head is a proper noun."""
    docs: Passages = []
    for path in sorted(folder.glob("*.conllu")):
        doc: list[Sentence] = []
        for _, rows in read_conllu(path):
            words = tuple(r[1] for r in rows)
            if words:
                doc.append(Sentence(words=words, names=tuple(_gum_sets(rows)), **_tree(rows)))
        docs.append(tuple(doc))
    return docs


def _gum_entities(rows: Sequence[Sequence[str]]) -> list[tuple[int, int, str]]:
    """Entities (start, end, type) from the bracket notation of the MISC column."""
    done: list[tuple[int, int, str]] = []
    stack: list[tuple[str, str, int]] = []
    for i, row in enumerate(rows):
        notes = dict(f.partition("=")[::2] for f in row[9].split("|"))
        for part in re.findall(r"\([^()]+\)?|[^()]+\)", notes.get("Entity", "")):
            ident, kind = [*part.strip("()").split("-"), ""][:2]
            if part.startswith("("):
                stack.append((ident, kind, i))
            if part.endswith(")"):
                for j in range(len(stack) - 1, -1, -1):
                    if stack[j][0] == ident:
                        done.append((stack[j][2], i + 1, stack.pop(j)[1]))
                        break
    return done


def _gum_sets(rows: Sequence[Sequence[str]]) -> list[frozenset[str]]:
    words = [r[1] for r in rows]
    sets = [
        ANY if r[3] == "PROPN" else s
        for r, s in zip(rows, label_sets(words, (), unmarked=("NORP", "MISC", "WEAPON")), strict=True)
    ]
    for start, end, kind in sorted(_gum_entities(rows), key=lambda e: e[0] - e[1]):
        heads = [i for i in range(start, end) if not start <= int(rows[i][6]) - 1 < end]
        if len(heads) != 1 or rows[heads[0]][3] != "PROPN" or kind not in _GUM:
            continue
        s, e = _name_around(rows, heads[0], (start, end))
        types = _GUM[kind]
        sets[s:e] = label_sets(words[s:e], [(0, e - s, types)], unmarked=())
    return sets


def _name_around(rows: Sequence[Sequence[str]], head: int, bounds: tuple[int, int]) -> tuple[int, int]:
    """The run of proper nouns around `head` that are one name with it."""

    def joins(i: int) -> bool:
        rel = rows[i][7].split(":")[0]
        return (
            bounds[0] <= i < bounds[1]
            and rows[i][3] == "PROPN"
            and rel in ("flat", "compound")
            and int(rows[i][6]) - 1 == head
        )

    start, end = head, head + 1
    while joins(start - 1):
        start -= 1
    while end < len(rows) and joins(end):
        end += 1
    return start, end


def read_tagged(path: Path, types: dict[str, tuple[str, ...]], *, unmarked: tuple[str, ...]) -> Passages:
    """A CoNLL file of word and tag. Tags missing from `types` leave every label open."""
    docs: Passages = []
    for block in _blocks(path):
        pairs = [re.split(r"[\t ]", line) for line in block if not line.startswith("-DOCSTART")]
        pairs = [p for p in pairs if p[0]]
        words = tuple(p[0] for p in pairs)
        if not words:
            continue
        spans = spans_of([p[-1] for p in pairs])
        known = [(s, e, types[k]) for s, e, k in spans if k in types]
        sets = label_sets(words, known, unmarked=unmarked)
        for s, e, k in spans:
            if k not in types:
                sets[s:e] = [ANY] * (e - s)
        docs.append((Sentence(words=words, names=tuple(sets)),))
    return docs


def read_re3d(folder: Path) -> Passages:
    """re3d: capitalised names of clear type; the rest of what it marks is left open."""
    docs: Passages = []
    for sub in sorted(p for p in folder.iterdir() if (p / "documents.json").exists()):
        marks: dict[str, list[dict[str, object]]] = {}
        for line in (sub / "entities.json").read_text(encoding="utf-8").splitlines():
            entity = json.loads(line)
            marks.setdefault(entity["documentId"], []).append(entity)
        for line in (sub / "documents.json").read_text(encoding="utf-8").splitlines():
            doc = json.loads(line)
            docs += _re3d_sentences(doc["text"], marks.get(doc["_id"], []))
    return docs


_RE3D = {
    "Location": PLACE,
    "Organisation": ("ORG",),
    "Nationality": ("NORP",),
    "Weapon": ("WEAPON",),
    "MilitaryPlatform": ("WEAPON",),
}


def _re3d_sentences(text: str, marks: Sequence[dict[str, object]]) -> Passages:
    tokens = split_words(text)
    words = [text[s:e] for s, e in tokens]
    sets = label_sets(words, (), unmarked=("MISC",))
    for mark in sorted(marks, key=lambda m: int(m["end"]) - int(m["begin"])):  # type: ignore[call-overload]
        inner = [i for i, (s, e) in enumerate(tokens) if int(mark["begin"]) <= s and e <= int(mark["end"])]  # type: ignore[call-overload]
        if not inner:
            continue
        s, e = inner[0], inner[-1] + 1
        while s < e and words[s].lower() == "the":
            s += 1
        types = _RE3D.get(str(mark["type"]))
        if types == ("ORG",) and place_types(words[s:e] or ["-"]) == ("GPE",):
            types = ("GPE",)
        clear = (
            types
            and s < e
            and all(w[0].isupper() or w in ("of", "the", "and", "for", "-") for w in words[s:e])
        )
        if clear and types:
            sets[s:e] = label_sets(words[s:e], [(0, e - s, types)], unmarked=())
        else:
            sets[s:e] = [x if x == OUTSIDE else ANY for x in sets[s:e]]
    out: Passages = []
    cut = 0
    for i, word in enumerate(words):
        if word == "." or i == len(words) - 1:
            out.append((Sentence(words=tuple(words[cut : i + 1]), names=tuple(sets[cut : i + 1])),))
            cut = i + 1
    return out


def training_passages(data: Path) -> dict[str, Passages]:
    """Every set the shipped weights are trained on, by name, as `training/CARD.md` lists them."""
    news = {"PER": ("PERSON",), "ORG": ("ORG",), "LOC": PLACE, "MISC": ("MISC", "NORP", "WEAPON")}
    politics = {
        "politician": ("PERSON",), "person": ("PERSON",), "organisation": ("ORG",), "politicalparty": ("ORG",),
        "country": ("GPE",), "location": PLACE, "event": ("MISC",), "election": ("MISC",), "misc": ("MISC", "NORP"),
    }  # fmt: skip
    wnut = {
        "person": ("PERSON",),
        "location": PLACE,
        "corporation": ("ORG",),
        "group": ("ORG", "NORP", "MISC"),
        "product": ("MISC", "WEAPON"),
        "creative-work": ("MISC",),
    }
    cross = data / "CrossNER-politics" / "ner_data" / "politics"
    btc = data / "BroadTwitterCorpus" / "CONLL-format" / "data"
    return {
        "ud-ewt + uner-ewt": read_ewt(data / "ud-ewt/train.conllu", data / "uner-ewt/train.iob2"),
        "gum": read_gum(data / "gum/train/dep"),
        "wikigold": read_tagged(data / "wikigold/CONLL-format/data/wikigold.conll.txt", news, unmarked=("WEAPON",)),
        "CrossNER-politics": [
            p
            for n in ("train", "dev", "test")
            for p in read_tagged(cross / f"{n}.txt", politics, unmarked=("WEAPON", "NORP"))
        ],
        "WNUT17": read_tagged(data / "WNUT17/wnut17train.conll", wnut, unmarked=("NORP",)),
        "BroadTwitterCorpus": [
            p
            for n in "aeg"
            for p in read_tagged(btc / f"{n}.conll", news, unmarked=("NORP", "WEAPON", "MISC"))
        ],
        "re3d": read_re3d(data / "re3d"),
    }  # fmt: skip


# Share of sentences that training sees as a headline ("Envoy To Visit Capital"), and in capitals.
_HEADLINES, _CAPITALS = 0.08, 0.02


def restyle(sentence: Sentence, rng: random.Random) -> Sentence:
    """Now and then the sentence as a headline or in capitals, so that both can be read."""
    draw = rng.random()
    if draw < _CAPITALS:
        return replace(sentence, words=tuple(w.upper() for w in sentence.words))
    if draw < _CAPITALS + _HEADLINES:
        return replace(sentence, words=tuple(w[:1].upper() + w[1:] for w in sentence.words))
    return sentence


def pack(docs: Passages, *, limit: int, rng: random.Random | None) -> Passages:
    """Consecutive sentences of a document joined to passages of at most `limit` words.

    With `rng` each passage draws its own limit, so that the encoder meets every length; without it
    passages are as long as they may be, as when a report is read.
    """
    out: Passages = []
    for doc in docs:
        run: list[Sentence] = []
        size, most = 0, limit
        for sentence in doc:
            if run and size + len(sentence.words) > most:
                out.append(tuple(run))
                run, size = [], 0
            if not run and rng is not None:
                most = rng.choice((1, limit // 4, limit // 2, limit))
            run.append(restyle(sentence, rng) if rng else sentence)
            size += len(sentence.words)
        if run:
            out.append(tuple(run))
    return out


__all__ = [
    "Passages",
    "Sentence",
    "pack",
    "read_conllu",
    "read_ewt",
    "read_gum",
    "restyle",
    "training_passages",
]
