"""``python -m training.stats [FILE…]``: checks corpus files, all where none is named, and prints what they hold."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import get_args

from dateline.records.event import EventType, Status
from training.markup import FORMS, CodedPassage, CorpusFile, MarkupError, parse_file

CORPUS = Path(__file__).parent / "corpus"
SPLITS = ("train", "dev", "test")


def corpus_paths(split: str) -> list[Path]:
    """The files of a split, in order."""
    return sorted((CORPUS / split).glob("*.txt"))


def read_paths(paths: Iterable[Path]) -> list[CorpusFile]:
    """The crises of some files. Raises MarkupError."""
    return [parse_file(p.read_text(encoding="utf-8"), path=p) for p in paths]


def read_split(split: str) -> list[CorpusFile]:
    """The crises of a split, in order. Raises MarkupError."""
    return read_paths(corpus_paths(split))


def stats_lines(files: list[CorpusFile]) -> Iterator[str]:
    """Totals, then one line for each kind of thing with the counts of its values."""
    passages = [p for f in files for p in f.passages]
    events = [e for p in passages for e in p.events]
    claims = [c for p in passages for c in p.claims]
    quiet = sum(not p.events for p in passages)
    yield f"crises {len(files)}, passages {len(passages)}, words {sum(len(p.text.split()) for p in passages)}"
    yield f"events {len(events)}, claims {len(claims)}, without an event {_share(quiet, len(passages))}"
    yield f"countries and bodies as actors {len(_actors(passages))}"
    yield _row("type", Counter(e.type for e in events), get_args(EventType))
    yield _row("status", Counter(e.status for e in events), get_args(Status))
    yield _row("form", Counter(p.form for p in passages), FORMS)
    yield _row("region", Counter(f.region for f in files for _ in f.passages), ())
    yield _row("speaker", Counter(c.kind or "none" for c in claims), ())
    yield _row("certainty", Counter(c.certainty for c in claims), ())
    yield _row("names", Counter(kind for p in passages for _, _, kind in p.names), ())
    times = sum(m.value is not None for p in passages for m in p.marks.values())
    modes, past = sum(e.mode is not None for e in events), sum(e.historical for e in events)
    yield f"modes {modes}, historical {past}, times {times}"
    triggers = Counter(p.words(e.trigger).lower() for p in passages for e in p.events)
    yield f"different triggers {len(triggers)}; most frequent: " + ", ".join(
        f"{w} {n}" for w, n in triggers.most_common(12)
    )


def _actors(passages: list[CodedPassage]) -> set[str]:
    return {c for p in passages for e in p.events for n in e.actors for c in p.marks[n].codes or ()}


def _share(n: int, of: int) -> str:
    return f"{n} ({100 * n / max(of, 1):.1f} %)"


def _row(name: str, counts: Counter[str], order: Iterable[str]) -> str:
    keys = list(order) or sorted(counts, key=lambda k: (-counts[k], k))
    return f"{name}: " + ", ".join(f"{k} {counts[k]}" for k in keys)


def main() -> int:
    paths = [Path(a) for a in sys.argv[1:]] or [p for s in SPLITS for p in corpus_paths(s)]
    files, slips = [], 0
    for path in paths:
        try:
            files += read_paths([path])
        except (MarkupError, OSError) as error:
            print(error, file=sys.stderr)
            slips += 1
    if files:
        print("\n".join(stats_lines(files)))
    return 1 if slips else 0


if __name__ == "__main__":
    sys.exit(main())
