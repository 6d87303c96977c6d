"""``python -m evals``: scores the reader on the labelled cases, and keeps the gate."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from evals.cases import read_cases
from evals.corpus import corpus_cases
from evals.counts import Scores
from evals.gate import (
    GateError,
    counts_before,
    digest_of,
    gate_problems,
    read_pins,
    read_result,
    result_of,
    update_pins,
    write_pins,
    write_result,
)
from evals.gold import Case, CaseError
from evals.mentions import score_mentions
from evals.misses import miss_lines
from evals.pictures.cases import PICTURE_CASES, score_picture_case
from evals.plv import score_plv
from evals.polnear import score_polnear
from evals.score import Read, document_of, score_cases, score_corpus, score_splits
from evals.table import table_lines


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit code: 0 done, 1 a floor was missed or a pin refused, 2 a case cannot be read."""
    options = _parser().parse_args(arguments)
    try:
        cases = read_cases(split=options.split)
    except CaseError as error:
        print(error, file=sys.stderr)
        return 2
    return _misses(cases, name=options.misses) if options.misses else _scores(cases, options=options)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m evals", description="Scores the reader on the labelled cases."
    )
    parser.add_argument("--split", choices=("dev", "held"), help="one split only")
    parser.add_argument(
        "--data", type=Path, help="also score parse, names and sentences on the sets in this folder"
    )
    parser.add_argument("--measure", type=Path, help="also measure on PLV and PolNeAR dev in this folder")
    parser.add_argument(
        "--gate", action="store_true", help="fail under a floor, or when the cases have changed"
    )
    parser.add_argument(
        "--update", action="store_true", help="pin the cases and raise the floors to these scores"
    )
    parser.add_argument(
        "--allow-regression", metavar="REASON", help="with --update: floors may fall, for this reason"
    )
    parser.add_argument("--misses", metavar="CASE", help="what was missed in one dev case, or in all")
    return parser


def _reader() -> Read:
    from dateline import read

    return read


def _misses(cases: Sequence[Case], *, name: str) -> int:
    read = _reader()
    for case in cases:
        if case.split == "dev" and name in ("all", case.name):
            print("\n".join(miss_lines(case, reading=read(document_of(case)))), end="\n\n")
    return 0


def _scores(cases: Sequence[Case], *, options: argparse.Namespace) -> int:
    by_case = score_cases(cases, read=_reader())
    groups = score_splits(cases, scores=by_case)
    if not options.split:
        groups |= {f"corpus {s}": score_corpus(corpus_cases(s), read=_reader()) for s in ("dev", "test")}
        groups |= _pictures()
        groups |= {f"mentions {s}": score_mentions(s, read=_reader()) for s in ("dev", "held")}
    if options.data:
        groups["layers"] = _layers(options.data)
    _print(groups, cases=cases)
    if options.measure:
        _measure(options.measure)
    if options.update:
        return _update(groups, by_case=by_case, options=options)
    return _gate(groups) if options.gate else 0


def _pictures() -> dict[str, Scores]:
    from dateline.pipeline import draw

    read = _reader()
    return {
        f"{case.name} case": score_picture_case(case, read=read, draw=draw) for case in PICTURE_CASES.values()
    }


def _layers(data: Path) -> Scores:
    from dateline.models import load_reader, split_sentences
    from evals.gum_dates import score_gum_dates
    from evals.layers import score_layers

    layers = score_layers(data, parse_words=load_reader().parse_words, split_sentences=split_sentences)
    return {**layers, **score_gum_dates(data, read=_reader())}


def _measure(folder: Path) -> None:
    """Sets that nothing is trained on and no floor is kept for."""
    from dateline import classify_many

    for name, score in (
        ("PLV", score_plv(folder / "plv" / "PLV_train.tsv", classify=classify_many)),
        ("PolNeAR dev", score_polnear(folder / "polnear-dev", read=_reader())),
    ):
        print(f"{name}, measured only")
        print("\n".join(f"  {measure:<20} {value:5.1f}" for measure, value in score.items()), end="\n\n")


def _print(groups: dict[str, Scores], *, cases: Sequence[Case]) -> None:
    pins, result = read_pins(), read_result()
    for group, scores in groups.items():
        heading = _heading(group, cases=cases)
        before, floors = counts_before(result, group=group), pins.floors.get(group, {})
        print("\n".join(table_lines(scores, heading=heading, before=before, floors=floors)), end="\n\n")


def _heading(group: str, *, cases: Sequence[Case]) -> str:
    roles = {f"{case.name} case": case.role for case in PICTURE_CASES.values()}
    number = sum(case.split == group for case in cases)
    if group in roles:
        return f"{group} ({roles[group]})"
    return f"{group}, {number} cases" if number else group


def _gate(groups: dict[str, Scores]) -> int:
    problems = gate_problems(groups, pins=read_pins(), digest=digest_of())
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


def _update(groups: dict[str, Scores], *, by_case: dict[str, Scores], options: argparse.Namespace) -> int:
    if options.split:
        print("--update needs all cases: leave out --split", file=sys.stderr)
        return 1
    try:
        pins = update_pins(groups, pins=read_pins(), digest=digest_of(), reason=options.allow_regression)
    except GateError as error:
        print(error, file=sys.stderr)
        return 1
    write_pins(pins)
    write_result(result_of(groups, cases=by_case, reader=_reader_name()))
    return 0


def _reader_name() -> dict[str, str]:
    from dateline import make_document, read

    reader = read(make_document("Nothing happened.")).reader
    return {"name": reader.name, "version": reader.version}


if __name__ == "__main__":
    sys.exit(main())
