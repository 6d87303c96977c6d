"""The trained network written as the files that ship: an int8 ONNX graph, relation weights, pieces."""

import shutil
import tempfile
import warnings
from copy import deepcopy
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from training.encoder import Reader, model_folder

INPUTS = ("pieces", "cases", "mask", "first")
OUTPUTS = ("upos", "arcs", "rel_dependents", "rel_governors", "names")


# Added to the score of "no name". The sets mark names more or less freely, so that together they make the
# reader free; this brings precision and recall on uner-ewt dev closer (evals/LOG.md has the curve).
NO_NAME_BIAS = 0.75


def export(reader: Reader, folder: Path) -> None:
    """Writes ``reader.onnx``, ``relations.npz`` and ``pieces.txt`` into `folder`.

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
    )
    shutil.copyfile(model_folder() / "vocab.txt", folder / "pieces.txt")


def _trace(reader: Reader, path: Path) -> None:
    pieces = torch.ones((2, 9), dtype=torch.long)
    first = torch.tensor([[1, 2, 3, 4], [1, 3, 5, 0]])
    axes = {n: {0: "batch", 1: "pieces"} for n in INPUTS[:3]} | {"first": {0: "batch", 1: "words"}}
    axes |= {n: {0: "batch", 1: "words"} for n in OUTPUTS}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            reader,
            (pieces, torch.zeros_like(pieces), torch.ones_like(pieces), first),
            str(path),
            input_names=list(INPUTS),
            output_names=list(OUTPUTS),
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
