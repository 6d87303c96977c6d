"""The learned reader at work: text → sentences → passages → one pass of the encoder → `Parse`."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from dateline.models.labels import RELATIONS, UPOS
from dateline.models.pieces import PieceCutter, Pieces
from dateline.models.sentences import split_sentences
from dateline.models.spans import find_spans
from dateline.models.tokens import split_words
from dateline.models.trees import find_heads
from dateline.records import Name, Parse, Sentence, Span, Token

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

Floats = NDArray[np.float32]
Range = tuple[int, int]

# A passage is as long as those of training; a longer sentence is read in pieces of this many words.
PASSAGE_WORDS = 128
# The encoder knows 512 places, two of them for the marks at both ends.
PASSAGE_PIECES = 500
# Padded pieces in one call of the encoder: enough to fill the core, small enough to stay in its cache.
BATCH_PIECES = 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedWords:
    """What the network says of one sentence: per word a tag, a governor (-1: root) and a relation;
    and the names as (first word, end word, type, score)."""

    upos: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]
    names: tuple[tuple[int, int, str, float], ...]


class LearnedReader:
    """Reads with the weights in a folder: ``reader.onnx``, ``relations.npz``, ``pieces.txt``.

    One thread unless told otherwise: many reports are read faster by many processes.
    """

    name = "dateline-minilm"
    version = "1"

    def __init__(self, weights: Path, *, threads: int = 1) -> None:
        self._session = _open_session(weights / "reader.onnx", threads)
        with np.load(weights / "relations.npz") as found:
            self._rel_weight: Floats = found["weight"]
            self._rel_bias: Floats = found["bias"]
        self._cutter = PieceCutter(weights / "pieces.txt")

    def parse(self, text: str) -> Parse:
        """Sentences, tokens, trees and names of `text`; every offset is into `text`."""
        words = [run for s, e in split_sentences(text) for run in self._short_runs(text, s, e)]
        read = self.parse_words([[text[s:e] for s, e in run] for run in words])
        sentences = tuple(_sentence(text, run, parsed) for run, parsed in zip(words, read, strict=True))
        names = tuple(
            Name(span=_span(text, run[s][0], run[e - 1][1]), type=kind, score=round(score, 4))  # type: ignore[arg-type]
            for run, parsed in zip(words, read, strict=True)
            for s, e, kind, score in parsed.names
            if kind != "MISC"
        )
        return Parse(sentences=sentences, names=names)

    def parse_words(self, sentences: Sequence[Sequence[str]]) -> list[ParsedWords]:
        """The same for sentences already cut into words; neighbours are read in one passage."""
        sizes = [sum(map(self._cutter.count, words)) for words in sentences]
        runs = _passages([len(words) for words in sentences], sizes)
        passages = [(self._cutter.cut([w for i in p for w in sentences[i]]), p) for p in runs]
        read: list[ParsedWords | None] = [None] * len(sentences)
        for batch in _batches(passages):
            for i, parsed in self._read(batch, sentences):
                read[i] = parsed
        return [r for r in read if r is not None]

    def _short_runs(self, text: str, start: int, end: int) -> Iterator[list[Range]]:
        """The words of a sentence in runs that each fit a passage; white space alone gives none."""
        run: list[Range] = []
        pieces = 0
        for s, e in split_words(text, start=start, end=end):
            size = self._cutter.count(text[s:e])
            if run and (len(run) == PASSAGE_WORDS or pieces + size > PASSAGE_PIECES):
                yield run
                run, pieces = [], 0
            run.append((s, e))
            pieces += size
        if run:
            yield run

    def _read(
        self, batch: list[tuple[Pieces, range]], sentences: Sequence[Sequence[str]]
    ) -> Iterator[tuple[int, ParsedWords]]:
        upos, arcs, dependents, governors, names = self._session.run(None, _feed([p for p, _ in batch]))
        tags = upos.argmax(-1)
        names -= names.max(-1, keepdims=True)
        names -= np.log(np.exp(names).sum(-1, keepdims=True))
        for b, (_, passage) in enumerate(batch):
            at = 0
            for i in passage:
                end = at + len(sentences[i])
                heads = find_heads(
                    np.concatenate([arcs[b, at:end, :1], arcs[b, at:end, at + 1 : end + 1]], axis=1)
                )
                above = np.array([0 if h < 0 else at + h + 1 for h in heads])
                scores = (
                    np.maximum(dependents[b, at:end] + governors[b, above], 0) @ self._rel_weight
                    + self._rel_bias
                )
                yield (
                    i,
                    ParsedWords(
                        upos=tuple(UPOS[t] for t in tags[b, at:end]),
                        heads=tuple(heads),
                        relations=_relations(scores, heads),
                        names=tuple(find_spans(names[b, at:end])),
                    ),
                )
                at = end


@cache
def load_reader() -> LearnedReader:
    """The reader that ships with the package, loaded once."""
    return LearnedReader(Path(str(files("dateline.models") / "weights")))


def _open_session(path: Path, threads: int) -> "InferenceSession":
    import onnxruntime as ort

    options = ort.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return ort.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def _relations(scores: Floats, heads: Sequence[int]) -> tuple[str, ...]:
    """The best relation of each word: ``root`` for the root and for no other word."""
    root = RELATIONS.index("root")
    scores[:, root] = -np.inf
    best = scores.argmax(-1).tolist()
    return tuple("root" if h < 0 else RELATIONS[r] for r, h in zip(best, heads, strict=True))


def _passages(words: Sequence[int], pieces: Sequence[int]) -> Iterator[range]:
    """Runs of neighbouring sentences that together fit a passage, by their numbers of words and pieces."""
    start, n_words, n_pieces = 0, 0, 0
    for i, (w, p) in enumerate(zip(words, pieces, strict=True)):
        if i > start and (n_words + w > PASSAGE_WORDS or n_pieces + p > PASSAGE_PIECES):
            yield range(start, i)
            start, n_words, n_pieces = i, 0, 0
        n_words, n_pieces = n_words + w, n_pieces + p
    if start < len(words):
        yield range(start, len(words))


def _batches(passages: list[tuple[Pieces, range]]) -> Iterator[list[tuple[Pieces, range]]]:
    """Passages of like length together, so that little is padding."""
    batch: list[tuple[Pieces, range]] = []
    for item in sorted(passages, key=lambda p: len(p[0].ids)):
        if batch and len(item[0].ids) * (len(batch) + 1) > BATCH_PIECES:
            yield batch
            batch = []
        batch.append(item)
    if batch:
        yield batch


def _feed(batch: list[Pieces]) -> dict[str, NDArray[np.int64]]:
    pieces = np.zeros((len(batch), max(len(p.ids) for p in batch)), dtype=np.int64)
    cases, mask = np.zeros_like(pieces), np.zeros_like(pieces)
    first = np.zeros((len(batch), max(len(p.first) for p in batch)), dtype=np.int64)
    for b, p in enumerate(batch):
        n = len(p.ids)
        pieces[b, :n], cases[b, :n], mask[b, :n] = p.ids, p.cases, 1
        first[b, : len(p.first)] = p.first
    return {"pieces": pieces, "cases": cases, "mask": mask, "first": first}


def _sentence(text: str, run: list[Range], parsed: ParsedWords) -> Sentence:
    tokens = tuple(
        Token(index=i, start=s, end=e, text=text[s:e], upos=upos, head=head, deprel=relation)
        for i, ((s, e), upos, head, relation) in enumerate(
            zip(run, parsed.upos, parsed.heads, parsed.relations, strict=True)
        )
    )
    return Sentence(start=run[0][0], end=run[-1][1], tokens=tokens)


def _span(text: str, start: int, end: int) -> Span:
    return Span(start=start, end=end, quote=text[start:end])
