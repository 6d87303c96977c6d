"""The network in PyTorch as a reader, so that training is scored by the decoders and counts of what ships."""

from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from dateline.models import split_sentences
from dateline.models.pieces import PieceCutter
from dateline.models.reader import LearnedReader
from evals.counts import Scores
from evals.layers import score_layers
from training.encoder import Reader


class NetworkReader(LearnedReader):
    """Reads with a network in PyTorch instead of the exported files."""

    def __init__(self, network: Reader, *, cutter: PieceCutter) -> None:
        self._session = _Session(network)
        self._rel_weight = network.relation.weight.detach().numpy().T
        self._rel_bias = network.relation.bias.detach().numpy()
        self._cutter = cutter


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
