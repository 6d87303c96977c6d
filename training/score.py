"""The network in PyTorch as a reader, so that training is scored by the decoders and counts of what ships."""

from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from dateline import read
from dateline.models import split_sentences
from dateline.models.coding import Settings
from dateline.models.hints import Hints
from dateline.models.pieces import PieceCutter
from dateline.models.reader import LearnedReader
from dateline.models.relations import PairLayer
from evals.corpus import corpus_cases
from evals.counts import Scores
from evals.layers import score_layers
from evals.score import score_corpus
from training.encoder import Reader
from training.hints import hint_table


class NetworkReader(LearnedReader):
    """Reads with a network in PyTorch instead of the exported files."""

    def __init__(self, network: Reader, *, cutter: PieceCutter) -> None:
        self._session = _Session(network)
        self._rel_weight = network.relation.weight.detach().numpy().T
        self._rel_bias = network.relation.bias.detach().numpy()
        self._pair = PairLayer(
            weight=network.pair.weight.detach().numpy().T, bias=network.pair.bias.detach().numpy()
        )
        self._cutter = cutter
        self._hints = _TableHints()
        self.settings = Settings()


class _TableHints(Hints):
    """The hints of training instead of the exported file."""

    def __init__(self) -> None:
        self._numbers = dict(hint_table().numbers)


class _Session:
    """A network behind the one method of an ONNX session that a reader calls."""

    def __init__(self, network: Reader) -> None:
        self._network = network

    @torch.no_grad()
    def run(self, _: None, feed: dict[str, NDArray[np.int64]]) -> list[NDArray[np.float32]]:
        return [out.numpy() for out in self._network(**{k: torch.from_numpy(v) for k, v in feed.items()})]


def score_reader(reader: LearnedReader, *, data: Path) -> Scores:
    """Parse, names and sentence ends on the development sets, with gold words, document by document."""
    return score_layers(data, parse_words=reader.parse_words, split_sentences=split_sentences)


def row_of(scores: Scores) -> dict[str, float | str]:
    """The scores in percent, and the counts behind the names: precision and recall lie far apart there."""
    values = {name: round(count.value, 2) for name, count in scores.items() if count.value is not None}
    return {**values, "names": scores["names.exact"].words}


def coding_row(reader: LearnedReader, *, split: str) -> dict[str, float | str]:
    """The scores of the whole reading on one split of the corpus, in percent."""
    return row_of_coding(score_corpus(corpus_cases(split), read=lambda d: read(d, reader=reader)))


_SHOWN = (
    "events.trigger", "events.type", "events.right", "events.sides", "events.status", "events.mode",
    "events.actor_words", "events.recipient_words", "events.place", "events.date", "claims.found", "claims.content",
    "claims.linked", "claims.kind", "claims.cue", "claims.certainty", "quiet", "events.spurious", "events.calibration",
)  # fmt: skip


def row_of_coding(scores: Scores) -> dict[str, float | str]:
    """The scores that tell how the codebook's heads come on."""
    return {n: round(v, 1) for n in _SHOWN if n in scores and (v := scores[n].value) is not None}
