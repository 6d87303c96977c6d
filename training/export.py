"""The trained network written as the files that ship: an int8 ONNX graph, relation weights, pieces."""

import json
import shutil
import tempfile
import warnings
from copy import deepcopy
from dataclasses import asdict
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from dateline.models.coding import Settings
from training.encoder import Reader, model_folder
from training.hints import hint_table

INPUTS = ("pieces", "cases", "mask", "first", "hints")
OUTPUTS = ("upos", "arcs", "rel_dependents", "rel_governors", "names", "coding", "links")


# Added to the score of "no name". The sets mark names more or less freely, so that together they make the
# reader free; this brings precision and recall on uner-ewt dev closer (evals/LOG.md has the curve).
NO_NAME_BIAS = 0.75


def export(reader: Reader, folder: Path) -> None:
    """Writes ``reader.onnx``, ``relations.npz``, ``settings.json``, ``hints.tsv`` and ``pieces.txt`` into `folder`.

    Weights are int8 per channel with activations quantised at run time. They use 7 of the 8 bits, which
    costs nothing (evals/LOG.md) and should keep processors with and without VNNI alike, which is untried.
    """
    folder.mkdir(parents=True, exist_ok=True)
    reader = deepcopy(reader).eval()
    reader.names.bias.data[0] += NO_NAME_BIAS
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "reader.onnx"
        _trace(reader, plain)
        quantize_dynamic(
            plain,
            folder / "reader.onnx",
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,
            extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
        )
    np.savez(
        folder / "relations.npz",
        weight=reader.relation.weight.detach().numpy().T.astype(np.float32),
        bias=reader.relation.bias.detach().numpy().astype(np.float32),
        pair_weight=reader.pair.weight.detach().numpy().T.astype(np.float32),
        pair_bias=reader.pair.bias.detach().numpy().astype(np.float32),
    )
    write_settings(Settings(), folder)
    hint_table().write(folder / "hints.tsv")
    shutil.copyfile(model_folder() / "vocab.txt", folder / "pieces.txt")


def write_settings(settings: Settings, folder: Path) -> None:
    """Writes the decoder's settings beside the weights they were fitted for."""
    (folder / "settings.json").write_text(json.dumps(asdict(settings)) + "\n", encoding="utf-8")


def _trace(reader: Reader, path: Path) -> None:
    pieces = torch.ones((2, 9), dtype=torch.long)
    first = torch.tensor([[1, 2, 3, 4], [1, 3, 5, 0]])
    axes = {n: {0: "batch", 1: "pieces"} for n in INPUTS[:3]} | {
        n: {0: "batch", 1: "words"} for n in INPUTS[3:]
    }
    axes |= {
        n: {0: "batch", 1: "words_and_none" if n in ("rel_governors", "links") else "words"} for n in OUTPUTS
    }
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            reader,
            (pieces, torch.zeros_like(pieces), torch.ones_like(pieces), first, torch.zeros_like(first)),
            str(path),
            input_names=list(INPUTS),
            output_names=list(OUTPUTS),
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
