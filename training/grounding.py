"""``python -m training.grounding FILE…``: parties whose side a passage's own names do not tell.

A code is grounded when some name or place in the passage, as the reader resolves it, has that code. What is
listed is either told nowhere in the passage (name it there, or code "-") or told by a name that the register lacks.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from dateline.documents import prepare
from dateline.models import load_reader
from dateline.records import make_document
from evals.codes import same_code
from training.coding import word_codes
from training.markup import CodedPassage
from training.stats import read_paths


def ungrounded(passage: CodedPassage, *, known: frozenset[str]) -> list[int]:
    """The marks of parties with a code that is not in `known`."""
    used = {n for e in passage.events for n in (*e.actors, *e.recipients)}
    used |= {c.speaker for c in passage.claims if c.speaker is not None}
    return [n for n in sorted(used) if any(same_code(c) not in known for c in passage.marks[n].codes or ())]


def known_codes(passage: CodedPassage) -> frozenset[str]:
    """The codes of every name and place that the reader resolves in a passage."""
    document = prepare(make_document(passage.text, language="en"))
    codes = word_codes(document, load_reader().parse(document.text))
    return frozenset(code for found in codes for code in found)


def _lines(passages: tuple[CodedPassage, ...]) -> Iterator[str]:
    parties = bare = 0
    for passage in passages:
        known = known_codes(passage)
        open_marks = ungrounded(passage, known=known)
        parties += sum(bool(m.codes) for m in passage.marks.values())
        bare += len(open_marks)
        if open_marks:
            words = ", ".join(
                f"{n} {passage.words(n)!r}={','.join(passage.marks[n].codes or ())}" for n in open_marks
            )
            yield f"{passage.path}:{passage.line}: named {' '.join(sorted(known)) or 'nobody'}; not grounded: {words}"
    yield f"{bare} of {parties} marked parties are not grounded"


def main() -> int:
    for corpus_file in read_paths(Path(a) for a in sys.argv[1:]):
        print("\n".join(_lines(corpus_file.passages)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
