"""``python -m training --data DIR``: trains, exports and scores the reader's weights.

About 45 minutes on two cores with bf16, perhaps two hours without. Interrupted, it goes on after the last whole
epoch when the same command is given again. Data sets and their licences are listed in ``training/CARD.md``.
"""

import argparse
import sys
from pathlib import Path

import torch

from dateline.models.pieces import PieceCutter
from dateline.models.reader import LearnedReader
from evals.corpus import corpus_cases
from evals.table import table_lines
from training.coding import code_passages
from training.data import Passages, training_passages
from training.encoder import Reader, model_folder
from training.export import export, write_settings
from training.fit import fit_settings
from training.plan import FIRST, SECOND, THIRD, OtherRunError
from training.score import NetworkReader, coding_row, row_of, score_reader
from training.stats import read_split
from training.train import Material, load_network, train


def main() -> None:
    args = _parser().parse_args()
    torch.set_num_threads(args.threads)
    cutter = PieceCutter(model_folder() / "vocab.txt")
    sets = _sets(args.data, part=args.part)

    def check(network: Reader) -> dict[str, float | str]:
        return row_of(score_reader(NetworkReader(network, cutter=cutter), data=args.data))

    def check_coding(network: Reader) -> dict[str, float | str]:
        return check(network) | coding_row(NetworkReader(network, cutter=cutter), split="dev")

    first, second, third = (args.out / stage for stage in ("first", "second", "third"))
    try:
        if args.coding != "only":
            trees = Material(sets=sets, coded=[])
            network = train(trees, plan=FIRST, cutter=cutter, out=first, check=check)
        if args.coding != "none":
            parser = NetworkReader(load_network(first), cutter=cutter)
            passages = [p for f in read_split("train") for p in f.passages]
            both = Material(sets=sets, coded=code_passages(passages, reader=parser))
            print(f"corpus: {len(both.coded)} passages")
            train(both, plan=SECOND, cutter=cutter, out=second, check=check_coding, start=first)
            network = train(both, plan=THIRD, cutter=cutter, out=third, check=check_coding, start=second)
    except OtherRunError as error:
        sys.exit(str(error))
    export(network, args.weights)
    if args.coding != "none":
        settings = fit_settings(LearnedReader(args.weights), cases=corpus_cases("dev"))
        write_settings(settings, args.weights)
    scores = score_reader(LearnedReader(args.weights), data=args.data)
    print("\n".join(table_lines(scores, heading="after int8", before={}, floors={})))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with the data sets of CARD.md")
    parser.add_argument("--out", type=Path, default=Path("training/runs"))
    parser.add_argument("--weights", type=Path, default=Path("src/dateline/models/weights"))
    parser.add_argument(
        "--coding",
        choices=("too", "none", "only"),
        default="too",
        help="the stages that learn the codebook: too, not at all, or alone, after a first that is done",
    )
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument(
        "--part", type=float, default=1.0, help="share of the training passages (to try things)"
    )
    return parser


def _sets(data: Path, *, part: float) -> dict[str, Passages]:
    """The first `part` of each training set, with a line on standard output for each."""
    sets = {name: docs[: max(1, int(len(docs) * part))] for name, docs in training_passages(data).items()}
    for name, docs in sets.items():
        words = sum(len(s.words) for d in docs for s in d)
        print(f"{name}: {sum(map(len, docs))} sentences, {words} words")
    return sets


if __name__ == "__main__":
    main()
