"""The shipped files scored on the development sets, through the code that ships."""

from pathlib import Path

from dateline.models.labels import RELATIONS, UPOS_INDEX
from dateline.models.reader import LearnedReader
from training.data import Passages
from training.names import spans_of
from training.score import COARSE, Counts, universal


def score_exported(
    weights: Path, dev: Passages, *, tags: dict[tuple[str, ...], list[str]]
) -> dict[str, float]:
    """UPOS, UAS, LAS and names F1 after int8, on gold words, document by document."""
    reader = LearnedReader(weights)
    counts = Counts()
    for doc in dev:
        for sentence, read in zip(doc, reader.parse_words([s.words for s in doc]), strict=True):
            if sentence.heads is None or sentence.relations is None or sentence.upos is None:
                continue
            counts.words += len(sentence.words)
            counts.upos += sum(UPOS_INDEX[a] == b for a, b in zip(read.upos, sentence.upos, strict=True))
            for head, gold, rel, want in zip(
                read.heads, sentence.heads, read.relations, sentence.relations, strict=True
            ):
                counts.heads += head == gold
                counts.labelled += head == gold and universal(rel) == universal(RELATIONS[want])
            if sentence.words in tags:
                want_names = {x for x in spans_of(tags[sentence.words]) if x[2] in ("PER", "ORG", "LOC")}
                got = {(s, e, COARSE[k]) for s, e, k, _ in read.names if k in COARSE}
                counts.gold += len(want_names)
                counts.found += len(got)
                counts.exact += len(want_names & got)
    return counts.row()
