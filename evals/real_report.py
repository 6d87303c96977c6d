"""``python -m evals.real_report --text PATH``: scores the reading of one published report.

The report is not part of the project. ``real_report.json`` holds what a coder marked in it, as
offsets and codes without a word of its text, and the digest by which the text is recognised.
"""

import argparse
import hashlib
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from dateline.records import Reading
from evals.cases import parse_case
from evals.claims import attributed, pair_claims
from evals.counts import Scores, share
from evals.events import is_right, pair_events
from evals.gold import Case, CaseError
from evals.match import overlap
from evals.misses import wrong_lines
from evals.score import document_of, score_case
from evals.table import table_lines

GOLD = Path(__file__).parent / "real_report.json"
WANTED = 70.0
"""Percent of the marked events to be found with type, both sides and status right."""
TOLERATED = 30.0
"""Percent of the output that may be no event."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit code: 0 both marks met, 1 not, 2 another text."""
    options = _parser().parse_args(arguments)
    try:
        case = read_real_case(options.text)
    except (ValueError, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    from dateline import read

    reading = read(document_of(case))
    scores = score_real(case, reading=reading)
    print("\n".join(table_lines(scores, heading="real report", before={}, floors={})))
    print("\n".join(["", *summary_lines(case, reading=reading)]))
    if options.misses:
        print("\n".join(["", *wrong_lines(case, reading=reading)]))
    return 0 if met(scores) else 1


def read_real_case(path: Path, *, gold: Path = GOLD) -> Case:
    """What was marked in the text of this file. Raises CaseError when it is another text."""
    text = path.read_bytes().decode("utf-8")
    record = json.loads(gold.read_text("utf-8"))
    if hashlib.sha256(text.encode("utf-8")).hexdigest() != record["sha256"]:
        raise CaseError(f"{path}: not the text that {gold.name} was made for: its digest differs")
    return parse_case({**record["case"], "text": []}, text=text, file=gold.name)


def score_real(case: Case, *, reading: Reading) -> Scores:
    """All scores, and `events.recall`: how many of the marked events were found right."""
    right = sum(
        is_right(case.events[i], found=reading.events[j], reading=reading)
        for i, j in pair_events(case, reading=reading)
        if not case.events[i].optional
    )
    required = sum(not event.optional for event in case.events)
    return {"events.recall": share(right, of=required), **score_case(case, reading=reading)}


def met(scores: Scores) -> bool:
    """True when enough events were found right and little enough of the output is no event."""
    found, spurious = scores["events.recall"].value, scores["events.spurious"].value
    return found is not None and found >= WANTED and spurious is not None and spurious <= TOLERATED


def summary_lines(case: Case, *, reading: Reading) -> Iterator[str]:
    """Each marked time with the value read, and each marked speaker with kind, count, affiliation."""
    for time in case.times:
        values = [found.value for found in reading.times if overlap(time.at, found.span)]
        yield f"{time.at.start:>5}  {time.values[0]:<12} read as {', '.join(values) or 'nothing'}"
    found = attributed(case, reading=reading)
    answers = dict(pair_claims(case, found=found))
    for number, claim in enumerate(case.claims):
        speaker = found[answers[number]].speaker if number in answers else None
        words = f"{speaker.kind} {speaker.count} {speaker.affiliation}" if speaker else "nothing"
        marked = f"{claim.speaker.kinds[0]} {claim.speaker.counts[0]} {claim.speaker.affiliations[0]}"
        doubt = " (optional)" if claim.optional else ""
        yield f"{claim.speaker.at.start:>5}  {marked:<24} read as {words}{doubt}"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m evals.real_report", description=__doc__)
    parser.add_argument("--text", type=Path, required=True, help="the report as published, headline first")
    parser.add_argument("--misses", action="store_true", help="also list what was missed, wrong or spurious")
    return parser


if __name__ == "__main__":
    sys.exit(main())
