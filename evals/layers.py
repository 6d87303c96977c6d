"""Scores of the learned layers on open treebanks: parse, names, sentences.

The data sets are not part of the project. `DATA` is a folder with ``ud-ewt/dev.conllu`` (Universal
Dependencies English EWT), ``uner-ewt/dev.iob2`` (Universal NER) and ``gum`` (the GUM corpus).
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from evals.counts import Count, Scores, add_scores, balance, share

COARSE = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}
"""Our name types as PER, LOC and ORG; the others stand for none of them."""

NameSpan = tuple[int, int, str]
"""First word, end word (exclusive), PER, LOC or ORG."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """One sentence of a treebank, words as given: heads are -1 for the root, relations in full.

    `opens` is true where it opens a document.
    """

    opens: bool
    forms: tuple[str, ...]
    upos: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """One sentence with its names; `opens` is true where it opens a document."""

    opens: bool
    forms: tuple[str, ...]
    names: frozenset[NameSpan]


@dataclass(frozen=True, slots=True, kw_only=True)
class Raw:
    """Raw text with where its sentences stand."""

    text: str
    sentences: frozenset[tuple[int, int]]


class ParsedWords(Protocol):
    """What a reader says of one sentence; names as (first word, end word, type, score)."""

    @property
    def upos(self) -> Sequence[str]: ...
    @property
    def heads(self) -> Sequence[int]: ...
    @property
    def relations(self) -> Sequence[str]: ...
    @property
    def names(self) -> Sequence[tuple[int, int, str, float]]: ...


ParseWords = Callable[[Sequence[Sequence[str]]], Sequence[ParsedWords]]
SplitSentences = Callable[[str], Sequence[tuple[int, int]]]


def score_layers(data: Path, *, parse_words: ParseWords, split_sentences: SplitSentences) -> Scores:
    """All scores of the learned layers, over whole development sets."""
    trees = list(read_trees(data / "ud-ewt" / "dev.conllu"))
    named = list(read_names(data / "uner-ewt" / "dev.iob2"))
    return {
        **score_parse(trees, found=_parsed(trees, parse_words)),
        **score_names(named, found=[coarse_names(p) for p in _parsed(named, parse_words)]),
        **add_scores(
            [score_sentences(raw, found=split_sentences(raw.text)) for raw in read_news(data / "gum")]
        ),
    }


def _parsed(sentences: Sequence[Words] | Sequence[Named], parse_words: ParseWords) -> list[ParsedWords]:
    """What the reader says of each sentence, document by document, as it reads reports."""
    documents: list[list[tuple[str, ...]]] = []
    for sentence in sentences:
        if sentence.opens or not documents:
            documents.append([])
        documents[-1].append(sentence.forms)
    return [parsed for document in documents for parsed in parse_words(document)]


def score_parse(gold: Sequence[Words], *, found: Sequence[ParsedWords]) -> Scores:
    """Parts of speech, UAS and LAS over all words, punctuation too; relations without subtypes."""
    right = {"upos": 0, "uas": 0, "las": 0}
    for tree, parsed in zip(gold, found, strict=True):
        for word in range(len(tree.forms)):
            attached = parsed.heads[word] == tree.heads[word]
            same = _universal(parsed.relations[word]) == _universal(tree.relations[word])
            right["upos"] += parsed.upos[word] == tree.upos[word]
            right["uas"] += attached
            right["las"] += attached and same
    words = sum(len(tree.forms) for tree in gold)
    return {f"parse.{name}": share(count, of=words) for name, count in right.items()}


def score_names(gold: Sequence[Named], *, found: Sequence[Iterable[NameSpan]]) -> Scores:
    """Names with exactly the same words and the same type."""
    total = Count(found=0)
    for sentence, spans in zip(gold, found, strict=True):
        names = frozenset(spans)
        total += balance(len(names & sentence.names), gold=len(sentence.names), found=len(names))
    return {"names.exact": total}


def score_sentences(gold: Raw, *, found: Iterable[tuple[int, int]]) -> Scores:
    """Sentences with both ends right, and ends alone; white space at the edges does not count."""
    spans = {_trimmed(gold.text, start=start, end=end) for start, end in found}
    ends, gold_ends = {end for _, end in spans}, {end for _, end in gold.sentences}
    return {
        "sentences.exact": balance(len(spans & gold.sentences), gold=len(gold.sentences), found=len(spans)),
        "sentences.ends": balance(len(ends & gold_ends), gold=len(gold_ends), found=len(ends)),
    }


def coarse_names(parsed: ParsedWords) -> list[NameSpan]:
    """The names a reader found, as PER, LOC and ORG."""
    return [(start, end, COARSE[kind]) for start, end, kind, _ in parsed.names if kind in COARSE]


def read_trees(path: Path) -> Iterator[Words]:
    """The sentences of a CoNLL-U file; ranges of contracted words and empty words are left out."""
    for block in _blocks(path):
        rows = [row for row in (line.split("\t") for line in block if line[0] != "#") if row[0].isdigit()]
        yield Words(
            opens=_opens(block),
            forms=tuple(row[1] for row in rows),
            upos=tuple(row[3] for row in rows),
            heads=tuple(int(row[6]) - 1 for row in rows),
            relations=tuple(row[7] for row in rows),
        )


def read_names(path: Path) -> Iterator[Named]:
    """The sentences of an IOB2 file, word in the second column and tag in the third."""
    for block in _blocks(path):
        rows = [line.split("\t") for line in block if line[0].isdigit()]
        tags = [row[2] for row in rows]
        yield Named(opens=_opens(block), forms=tuple(row[1] for row in rows), names=frozenset(_spans(tags)))


def read_news(gum: Path) -> Iterator[Raw]:
    """The news of the GUM corpus as raw text, a blank line between paragraphs."""
    for path in sorted(gum.glob("*/dep/GUM_news*.conllu")):
        yield raw_of(_sentence_texts(path))


def raw_of(sentences: Iterable[tuple[str, bool]]) -> Raw:
    """Raw text from sentences, each with whether it opens a paragraph."""
    text, spans = "", set()
    for words, opens in sentences:
        text += ("\n\n" if opens else " ") if text else ""
        spans.add((len(text), len(text) + len(words)))
        text += words
    return Raw(text=text, sentences=frozenset(spans))


def _sentence_texts(path: Path) -> Iterator[tuple[str, bool]]:
    for block in _blocks(path):
        text = next(line.removeprefix("# text = ") for line in block if line.startswith("# text = "))
        yield text.strip(), any(line.split(" ")[1:2] == ["newpar"] for line in block if line[0] == "#")


def _opens(block: Sequence[str]) -> bool:
    return any(line.startswith("# newdoc") for line in block)


def _blocks(path: Path) -> Iterator[list[str]]:
    block: list[str] = []
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                block.append(line.rstrip("\n"))
            elif block:
                yield block
                block = []
    if block:
        yield block


def _spans(tags: Sequence[str]) -> Iterator[NameSpan]:
    """Names from IOB2 tags; a tag other than PER, LOC and ORG is none."""
    for start, tag in enumerate(tags):
        if tag[:2] == "B-" and tag[2:] in ("PER", "LOC", "ORG"):
            end = next((i for i in range(start + 1, len(tags)) if tags[i] != f"I-{tag[2:]}"), len(tags))
            yield start, end, tag[2:]


def _universal(relation: str) -> str:
    return relation.partition(":")[0]


def _trimmed(text: str, *, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
