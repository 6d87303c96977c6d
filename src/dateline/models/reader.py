"""The learned reader at work: text → sentences → windows → one pass of the encoder → `Parse`."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from dateline.models.assembly import Assembly
from dateline.models.coding import Settings, find_coding
from dateline.models.hints import Hints
from dateline.models.labels import RELATIONS, UPOS
from dateline.models.named import NAME, VERSION
from dateline.models.pieces import PieceCutter, Pieces
from dateline.models.relations import PairLayer, relate
from dateline.models.sentences import split_sentences
from dateline.models.spans import find_spans
from dateline.models.tokens import split_words
from dateline.models.trees import find_heads
from dateline.records import Name, Parse, Sentence, Span, Token
from dateline.records.parse import Coding

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

Floats = NDArray[np.float32]
Range = tuple[int, int]

# A window is as long as those of training; a longer sentence is read in runs of this many words.
WINDOW_WORDS, WINDOW_PIECES = 180, 254
# The sentence before a window is read with it, so that attribution and reference reach back, unless it is longer.
CONTEXT_PIECES = 90
# The encoder knows 512 places, two of them for the marks at both ends.
MOST_PIECES = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedWords:
    """What the network says of one sentence: per word a tag, a governor (-1: root) and a relation;
    and the names as (first word, end word, type, score)."""

    upos: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]
    names: tuple[tuple[int, int, str, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A run of sentences read at once: those from `start` to `own` only as context, those up to `end` for good."""

    start: int
    own: int
    end: int
    pieces: Pieces
    hints: list[int]


class LearnedReader:
    """Reads with the weights in a folder: the network, its relation scorers, pieces, hints and settings.

    One thread unless told otherwise: many reports are read faster by many processes.
    """

    name = NAME
    version = VERSION

    def __init__(self, weights: Path, *, threads: int = 1) -> None:
        self._session = _open_session(weights / "reader.onnx", threads)
        with np.load(weights / "relations.npz") as found:
            self._rel_weight: Floats = found["weight"]
            self._rel_bias: Floats = found["bias"]
            self._pair = PairLayer(weight=found["pair_weight"], bias=found["pair_bias"])
        self._cutter = PieceCutter(weights / "pieces.txt")
        self._hints = Hints(weights / "hints.tsv")
        self.settings = Settings(**json.loads((weights / "settings.json").read_text("utf-8")))

    def parse(self, text: str) -> Parse:
        """Sentences, tokens, trees, names and coding of `text`; every offset is into `text`."""
        words = [run for s, e in split_sentences(text) for run in self._short_runs(text, s, e)]
        read, coding = self.read_words([[text[s:e] for s, e in run] for run in words])
        sentences = tuple(_sentence(text, run, parsed) for run, parsed in zip(words, read, strict=True))
        names = tuple(
            Name(span=_span(text, run[s][0], run[e - 1][1]), type=kind, score=round(score, 4))  # type: ignore[arg-type]
            for run, parsed in zip(words, read, strict=True)
            for s, e, kind, score in parsed.names
            if kind != "MISC"
        )
        return Parse(sentences=sentences, names=names, coding=coding)

    def parse_words(self, sentences: Sequence[Sequence[str]]) -> list[ParsedWords]:
        """Trees and names of sentences already cut into words; neighbours are read together."""
        return self.read_words(sentences)[0]

    def read_words(self, sentences: Sequence[Sequence[str]]) -> tuple[list[ParsedWords], Coding]:
        """The same with the coding of all of them as one text."""
        assembly = Assembly([len(words) for words in sentences])
        read = [r for window in self._windows(sentences) for r in self._read(window, sentences, assembly)]
        return read, assembly.coding()

    def classify(self, items: Sequence[tuple[str, Range, Range]]) -> list[list[tuple[str, float]]]:
        """For each sentence with a source and a target (characters [start, end)), the types of event between
        them with their probabilities, likeliest first. Raises ValueError for a phrase without a word in reach: of
        a sentence the first `WINDOW_WORDS` words are read."""
        found = []
        for n, (text, source, target) in enumerate(items):
            run = next(iter(self._short_runs(text, 0, len(text))), [])
            window = self._window([text[s:e] for s, e in run] or [""], start=0, own=0, end=1)
            *_, labels, links = self._run(window)
            found.append(
                relate(
                    labels,
                    links,
                    source=_inside(run, source, item=n),
                    target=_inside(run, target, item=n),
                    layer=self._pair,
                    settings=self.settings,
                )
            )
        return found

    def _windows(self, sentences: Sequence[Sequence[str]]) -> Iterator[Window]:
        """Runs of neighbouring sentences that fit together, each with the sentence before it where that is short."""
        sizes = [sum(map(self._cutter.count, words)) for words in sentences]
        own = 0
        while own < len(sentences):
            start = own - 1 if own and sizes[own - 1] <= CONTEXT_PIECES else own
            if start < own and sizes[start] + sizes[own] > MOST_PIECES:
                start = own
            words, pieces, end = 0, 0, start
            while end < len(sentences):
                words, pieces = words + len(sentences[end]), pieces + sizes[end]
                if end > own and (words > WINDOW_WORDS or pieces > WINDOW_PIECES):
                    break
                end += 1
            yield self._window(
                [w for i in range(start, end) for w in sentences[i]], start=start, own=own, end=end
            )
            own = end

    def _window(self, words: list[str], *, start: int, own: int, end: int) -> Window:
        hints = self._hints.of(words)
        return Window(start=start, own=own, end=end, pieces=self._cutter.cut(words), hints=hints)

    def _short_runs(self, text: str, start: int, end: int) -> Iterator[list[Range]]:
        """The words of a sentence in runs that each fit a passage; white space alone gives none."""
        run: list[Range] = []
        pieces = 0
        for s, e in split_words(text, start=start, end=end):
            size = self._cutter.count(text[s:e])
            if run and (len(run) == WINDOW_WORDS or pieces + size > MOST_PIECES):
                yield run
                run, pieces = [], 0
            run.append((s, e))
            pieces += size
        if run:
            yield run

    def _run(self, window: Window) -> list[Floats]:
        """What the network says of a window: an array for each output, without the axis of the batch.

        One at a time: the network quantises what flows through it by the whole batch, so that a neighbour would change
        the reading, and no batch is faster on a processor (evals/LOG.md).
        """
        return [found[0] for found in self._session.run(None, _feed(window))]

    def _read(
        self, window: Window, sentences: Sequence[Sequence[str]], assembly: Assembly
    ) -> Iterator[ParsedWords]:
        upos, arcs, dependents, governors, names, labels, links = self._run(window)
        tags = upos.argmax(-1)
        names -= names.max(-1, keepdims=True)
        names -= np.log(np.exp(names).sum(-1, keepdims=True))
        found = find_coding(labels, links, settings=self.settings)
        assembly.add(found, start=window.start, own=window.own)
        at = 0
        for i in range(window.start, window.end):
            here = slice(at, at + len(sentences[i]))
            at = here.stop
            if i < window.own:
                continue
            heads = find_heads(np.concatenate([arcs[here, :1], arcs[here, here.start + 1 : at + 1]], axis=1))
            above = np.array([0 if h < 0 else here.start + h + 1 for h in heads])
            scores = np.maximum(dependents[here] + governors[above], 0) @ self._rel_weight + self._rel_bias
            yield ParsedWords(
                upos=tuple(UPOS[t] for t in tags[here]),
                heads=tuple(heads),
                relations=_relations(scores, heads),
                names=tuple(find_spans(names[here])),
            )


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


def _inside(run: list[Range], chars: Range, *, item: int) -> slice:
    """The words of `run` that share a character with `chars`."""
    found = [i for i, (s, e) in enumerate(run) if s < chars[1] and chars[0] < e]
    if not found:
        where = f"characters {chars[0]} to {chars[1]}"
        raise ValueError(
            f"item {item}: no word at {where} among the first {WINDOW_WORDS} words of the sentence"
        )
    return slice(found[0], found[-1] + 1)


def _feed(window: Window) -> dict[str, NDArray[np.int64]]:
    p = window.pieces
    return {
        "pieces": np.array([p.ids], np.int64),
        "cases": np.array([p.cases], np.int64),
        "mask": np.ones((1, len(p.ids)), np.int64),
        "first": np.array([p.first], np.int64),
        "hints": np.array([window.hints], np.int64),
    }


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
