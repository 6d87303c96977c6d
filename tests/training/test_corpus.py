"""The corpus that is in the tree: what it promises, and that nothing leaks between its splits."""

import os
import re
from collections import Counter
from pathlib import Path

import pytest

from dateline.models import split_sentences
from dateline.records.event import EventType, Status
from training.agreement import coded_twice
from training.markup import CodedPassage, CorpusFile
from training.stats import SPLITS, corpus_paths, read_paths

# Sets that are only measured on; the test takes them in where this names their folder.
MEASURED = Path(os.environ.get("DATELINE_MEASURE", "no such folder"))


@pytest.fixture(scope="module")
def splits() -> dict[str, list[CorpusFile]]:
    return {split: read_paths(corpus_paths(split)) for split in SPLITS}


@pytest.fixture(scope="module")
def passages(splits: dict[str, list[CorpusFile]]) -> list[CodedPassage]:
    return [p for files in splits.values() for f in files for p in f.passages]


def test_it_is_as_large_as_it_says(passages: list[CodedPassage]) -> None:
    assert len(passages) >= 2500
    assert sum(len(p.events) for p in passages) >= 8000
    assert sum(len(p.claims) for p in passages) >= 5000


def test_every_type_and_status_is_well_filled(passages: list[CodedPassage]) -> None:
    types = Counter(e.type for p in passages for e in p.events)
    statuses = Counter(e.status for p in passages for e in p.events)
    assert min(types[t] for t in EventType.__args__) >= 200
    assert min(statuses[s] for s in Status.__args__) >= 300


def test_no_crisis_is_in_two_splits(splits: dict[str, list[CorpusFile]]) -> None:
    crises = [f.crisis for files in splits.values() for f in files]
    assert len(crises) == len(set(crises)) >= 60


def test_quiet_passages_are_a_sixth_or_more(passages: list[CodedPassage]) -> None:
    assert sum(not p.events for p in passages) >= 0.15 * len(passages)


def test_a_tenth_is_coded_twice(passages: list[CodedPassage]) -> None:
    assert len(coded_twice()) >= 0.1 * len(passages)


def words(sentence: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", sentence.lower()))


def sentences(texts: list[str]) -> set[frozenset[str]]:
    """The sentences of four words and more as sets of words."""
    found = {words(t[s:e]) for t in texts for s, e in split_sentences(t)}
    return {f for f in found if len(f) >= 4}


def too_like(ones: set[frozenset[str]], others: set[frozenset[str]]) -> list[tuple[str, str]]:
    """Pairs whose Jaccard index is over 0.6, found through the rarest words: alike sets share one of them."""
    counts = Counter(w for s in (*ones, *others) for w in s)
    index: dict[str, list[frozenset[str]]] = {}
    for one in ones:
        for word in rarest(one, counts):
            index.setdefault(word, []).append(one)
    pairs = {(o, one) for o in others for w in rarest(o, counts) for one in index.get(w, ())}
    return [(" ".join(sorted(a)), " ".join(sorted(b))) for a, b in pairs if len(a & b) > 0.6 * len(a | b)]


def rarest(sentence: frozenset[str], counts: Counter[str]) -> list[str]:
    """The two fifths and one more of its words that are rarest: over 0.6 alike, two sets have one of them in common."""
    ranked = sorted(sentence, key=lambda w: (counts[w], w))
    return ranked[: len(ranked) - int(0.6 * len(ranked)) + 1]


def test_no_training_sentence_is_like_one_that_measures(splits: dict[str, list[CorpusFile]]) -> None:
    train, dev, test = ([p.text for f in splits[s] for p in f.passages] for s in SPLITS)
    measured = [p.read_text("utf-8") for p in sorted(MEASURED.glob("polnear-dev/text/*.txt"))]
    for path in sorted(MEASURED.glob("plv/*.tsv")):
        measured += [line.split("\t")[0] for line in path.read_text("utf-8").splitlines()[1:]]
    assert too_like(sentences(train), sentences(dev + test + measured)) == []


def test_likeness_is_found() -> None:
    one = frozenset("the army shelled two villages on monday".split())
    other = frozenset("the army shelled three villages on monday".split())
    assert len(too_like({one}, {other})) == 1
    assert too_like({one}, {frozenset("the army left the town".split())}) == []
