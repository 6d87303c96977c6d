"""The corrections of a case as passages of the corpus, written."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from dateline.cases import READING, linked_accounts, reading_version
from dateline.cli.cases import DONE, SOME_FAILED, with_case
from dateline.cli.reports import complain
from dateline.errors import InputError
from dateline.judgements import REGIONS, Passage, find_region, make_passages, write_corpus
from dateline.judging import corrected
from dateline.outputs.printable import printable
from dateline.records import Account
from dateline.store import Case

_WITHOUT = ("merge", "split", "origin")


def export_corrections(where: str, *, out: Path | None, region: str | None, title: str | None) -> int:
    """The passages are written; 1 where there is none, or where a part of one could not be coded."""

    def act(case: Case) -> int:
        before = linked_accounts(case)
        after = corrected(case, among=before).accounts
        passages = list(_passages(case, before, after))
        left_out = [what for passage in passages for what in passage.left_out]
        for what in left_out:
            complain(printable(what))
        without = sum(judgement.kind in _WITHOUT for judgement in case.judgements())
        if without:
            complain(f"{without} judgements join or part events or name an origin, which no passage can show")
        if not passages:
            complain(f"{printable(case.name)}: no words of a report were corrected")
            return SOME_FAILED
        name = title or Path(case.name).stem
        _write(write_corpus(passages, title=name, region=region or _region(case, after)), out=out)
        return SOME_FAILED if left_out else DONE

    return with_case(where, act)


def _passages(case: Case, before: Sequence[Account], after: Sequence[Account]) -> Iterator[Passage]:
    judgements = case.judgements()
    for old, new in zip(before, after, strict=True):
        if old != new:
            reading = case.reading(old.document, READING, reading_version())
            if reading is not None:
                yield from make_passages(reading, old, new, judgements=judgements)


def _region(case: Case, accounts: Sequence[Account]) -> str:
    region = find_region(accounts)
    if region is None:
        step = f"say with --region: {', '.join(REGIONS)}"
        raise InputError(case.name, cause="its reports do not show where the crisis is", next_step=step)
    return region


def _write(text: str, *, out: Path | None) -> None:
    """The text is on standard output, or in the file, whole or not at all."""
    if out is None:
        print(text, end="")
        return
    draft = out.with_name(f"{out.name}.part")
    try:
        draft.write_text(text, encoding="utf-8")
        os.replace(draft, out)
    except OSError as error:
        cause = f"it cannot be written ({error.strerror or error})"
        raise InputError(str(out), cause=cause, next_step="give a path in a folder that is there") from error
