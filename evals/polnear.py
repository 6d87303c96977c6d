"""PolNeAR dev: attributions in US political news. Measured, never trained on.

Newell et al. 2018, "An Attribution Relations Corpus for Political News". Another scheme than ours: attitudes
count, cues hold their auxiliaries ("has learned"), content holds "that" and the quotation marks. Our cue is given
the auxiliaries and adverbs in front of it, so that the same cue has the same words in both.
"""

import re
from collections.abc import Callable, Iterable
from pathlib import Path

from dateline.records import Claim, Document, Reading, make_document

Read = Callable[[Document], Reading]
Range = tuple[int, int]

_WORD = re.compile(r"\w+")
_FRONT = re.compile(
    r"(?:\b(?:has|have|had|is|are|was|were|be|been|being|will|would|could|may|might|can|should|did|does|do|to|not|also|"
    r"later|now|then|again|just|previously|recently|repeatedly|publicly|privately|once|ha[ds]n't|didn't)\s+)+\Z"
)


def score_polnear(folder: Path, *, read: Read) -> dict[str, float]:
    """F1 in percent: words of content (in any attribution), and cues whose words are exactly the same."""
    words, cues = [0, 0, 0], [0, 0, 0]
    for path in sorted((folder / "text").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        first = min((folder / "attributions").glob(f"{path.stem}_*.ann"))  # of several annotators the first
        marked = _marks(first.read_text(encoding="utf-8"))
        claims = [
            c for c in read(make_document(text, language="en")).claims if c.manner != "narrated" and c.cue
        ]
        _count(words, gold=_words(text, marked["Content"]), found=_words(text, _content(claims)))
        _count(cues, gold={tuple(c) for c in marked["Cue"]}, found={_cue(text, c) for c in claims})
    return {"content words F1": _f1(words), "cue exact F1": _f1(cues)}


def _marks(lines: str) -> dict[str, list[tuple[Range, ...]]]:
    found: dict[str, list[tuple[Range, ...]]] = {"Content": [], "Cue": [], "Source": []}
    for line in lines.splitlines():
        if not line.startswith("T"):
            continue
        kind, _, places = line.split("\t")[1].partition(" ")
        if kind in found:
            found[kind].append(tuple((int(s), int(e)) for s, e in (p.split() for p in places.split(";"))))
    return found


def _words(text: str, spans: Iterable[tuple[Range, ...]]) -> set[int]:
    return {m.start() for span in spans for s, e in span for m in _WORD.finditer(text, s, e)}


def _content(claims: Iterable[Claim]) -> list[tuple[Range, ...]]:
    return [tuple((c.start, c.end) for c in claim.content) for claim in claims]


def _cue(text: str, claim: Claim) -> tuple[Range, ...]:
    """Our cue with the words around it that PolNeAR counts in."""
    assert claim.cue is not None
    start, end = claim.cue.start, claim.cue.end
    front = _FRONT.search(text, max(0, start - 60), start)
    return ((front.start() if front else start, end),)


def _count(total: list[int], *, gold: set[object], found: set[object]) -> None:
    total[0] += len(gold & found)
    total[1] += len(gold)
    total[2] += len(found)


def _f1(total: list[int]) -> float:
    return 200 * total[0] / max(1, total[1] + total[2])
