"""``python -m training --data DIR``: trains, exports and scores the reader's weights.

Two CPU cores and about an hour. Interrupted, it goes on after the last whole epoch when the same command is given
again. Data sets and their licences are listed in ``training/CARD.md``.
"""

import argparse
import json
from pathlib import Path

import torch

from dateline.models.pieces import PieceCutter
from training.batches import make_batch
from training.data import Passages, pack, read_ewt, training_passages
from training.encoder import Reader, model_folder
from training.score import Counts, Scored, count_batch, count_names
from training.train import Plan, train


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with the data sets of CARD.md")
    parser.add_argument("--out", type=Path, default=Path("training/runs/reader"))
    parser.add_argument("--weights", type=Path, default=Path("src/dateline/models/weights"))
    parser.add_argument("--epochs", type=int, default=Plan().epochs)
    parser.add_argument("--layers", type=int, default=Plan().layers)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument(
        "--part", type=float, default=1.0, help="share of the training passages (to try things)"
    )
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    cutter = PieceCutter(model_folder() / "vocab.txt")
    sets = {n: p[: max(1, int(len(p) * args.part))] for n, p in training_passages(args.data).items()}
    for name, docs in sets.items():
        print(
            f"{name}: {sum(len(d) for d in docs)} sentences, {sum(len(s.words) for d in docs for s in d)} words"
        )
    plan = Plan(layers=args.layers, epochs=args.epochs)
    dev = read_ewt(args.data / "ud-ewt/dev.conllu", args.data / "uner-ewt/dev.iob2")
    tags = read_tags(args.data / "uner-ewt/dev.iob2")

    def check(reader: Reader) -> dict[str, float]:
        return score(reader, dev, cutter=cutter, tags=tags, words=plan.words)

    reader = train(sets, plan=plan, cutter=cutter, out=args.out, check=check)
    from training.export import export

    export(reader, args.weights)
    from training.exported import score_exported

    print(json.dumps({"int8": score_exported(args.weights, dev, tags=tags)}))


def read_tags(path: Path) -> dict[tuple[str, ...], list[str]]:
    """UNER tags by the words of the sentence."""
    found: dict[tuple[str, ...], list[str]] = {}
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if line and not line.startswith("#")]
        if rows:
            found[tuple(r[1] for r in rows)] = [r[2] for r in rows]
    return found


@torch.no_grad()
def score(
    reader: Reader, dev: Passages, *, cutter: PieceCutter, tags: dict[tuple[str, ...], list[str]], words: int
) -> dict[str, float]:
    """UPOS, UAS, LAS and names F1 of the network in PyTorch."""
    counts = Counts()
    for passage in pack(dev, limit=words, rng=None):
        batch = make_batch([(cutter.cut([w for s in passage for w in s.words]), passage)])
        upos, arcs, dependents, governors, names = reader(batch.pieces, batch.cases, batch.mask, batch.first)

        def relations(heads, dependents=dependents, governors=governors):  # type: ignore[no-untyped-def]
            return reader.relations(dependents, governors, torch.from_numpy(heads)).numpy()

        scored = Scored(upos.numpy(), arcs.numpy(), names.numpy(), relations)
        count_batch(counts, scored, batch)
        count_names(counts, scored, [passage], tags)
    return counts.row()


if __name__ == "__main__":
    main()
