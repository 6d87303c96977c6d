"""``python -m evals.pictures [demo|august] [--errors]``: the scores of a case's picture, and what was missed."""

import argparse
import sys
from collections.abc import Sequence

from dateline import read
from dateline.pipeline import draw
from evals.demo import score_origins
from evals.pictures import picture_misses, score_picture
from evals.pictures.cases import PICTURE_CASES, open_case
from evals.table import table_lines


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit code: 0, always: the gate is `python -m evals --gate`."""
    parser = argparse.ArgumentParser(
        prog="python -m evals.pictures", description="Scores pictures against gold."
    )
    parser.add_argument("case", nargs="?", choices=tuple(PICTURE_CASES), help="this case only")
    parser.add_argument("--errors", action="store_true", help="also list what was missed, wrong or made up")
    options = parser.parse_args(arguments)
    for case in [PICTURE_CASES[options.case]] if options.case else PICTURE_CASES.values():
        documents, picture, gold = open_case(case, read=read, draw=draw)
        scores = score_origins(documents, gold=gold) | score_picture(documents, picture=picture, gold=gold)
        heading = f"{case.name} case ({case.role})"
        print("\n".join(table_lines(scores, heading=heading, before={}, floors={})), end="\n\n")
        if options.errors:
            print("\n".join(picture_misses(documents, picture=picture, gold=gold)), end="\n\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
