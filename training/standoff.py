"""``python -m training.standoff OUT --format jsonl|conll|docbin``: the corpus with its marks beside the text, by split.

`jsonl`: a passage a line, spans as characters [start, end). `conll`: a word a line with tab-separated columns (word,
name, trigger, status, cue, carrier, one for each role), a blank line behind each sentence. `docbin`: spaCy's
`DocBin` of `Doc`s with span groups "names", "triggers", "cues", "content", "actors" …; needs spaCy (the extra `bench`).
"""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dateline.models import split_sentences, split_words
from training.markup import Chars, CodedPassage, Mark
from training.stats import SPLITS, read_split

ROLES = ("actors", "recipients", "places", "times")


def record_of(passage: CodedPassage) -> dict[str, Any]:
    """A passage as plain data: text, marks by number, events and claims that refer to them, names."""
    return {
        "id": passage.ident,
        "form": passage.form,
        "published": passage.published.isoformat() if passage.published else None,
        "text": passage.text,
        "marks": {str(n): _mark(m) for n, m in sorted(passage.marks.items())},
        "events": [
            {
                "trigger": e.trigger, "type": e.type, "mode": e.mode, "status": e.status, "historical": e.historical,
                **{role: list(getattr(e, role)) for role in ROLES},
            }
            for e in passage.events
        ],
        "claims": [
            {
                "cue": list(c.cue), "content": [list(p) for p in c.content], "speaker": c.speaker, "kind": c.kind,
                "count": c.count, "certainty": c.certainty, "via": list(c.via), "told_to": c.told_to,
            }
            for c in passage.claims
        ],
        "names": [list(n) for n in passage.names],
    }  # fmt: skip


def _mark(mark: Mark) -> dict[str, Any]:
    found: dict[str, Any] = {"start": mark.start, "end": mark.end}
    if mark.codes is not None:
        found["codes"] = list(mark.codes)
    if mark.same is not None:
        found["same"] = mark.same
    if mark.value is not None:
        found["value"] = mark.value
    return found


def conll_lines(passage: CodedPassage) -> Iterator[str]:
    """The words of a passage with their columns; "_" where a column says nothing.

    Triggers are ``number:TYPE.mode``, roles list ``number of the trigger``, carriers the letter of the innermost claim.
    """
    yield f"# id = {passage.ident}"
    for start, end in split_sentences(passage.text):
        for s, e in split_words(passage.text, start=start, end=end):
            yield "\t".join((passage.text[s:e], *_columns(passage, (s, e))))
        yield ""


def _columns(passage: CodedPassage, word: Chars) -> Iterator[str]:
    yield next((("B-" if s >= word[0] else "I-") + k for s, e, k in passage.names if _in(word, (s, e))), "_")
    here = [e for e in passage.events if _in(word, _chars(passage, e.trigger))]
    yield "|".join(f"{e.trigger}:{e.type}" + (f".{e.mode}" if e.mode else "") for e in here) or "_"
    yield "|".join(e.status for e in here) or "_"
    yield "|".join(c.letter for c in passage.claims if _in(word, c.cue)) or "_"
    held = [
        (sum(b - a for a, b in c.content), c.letter)
        for c in passage.claims
        if any(_in(word, p) for p in c.content)
    ]
    yield min(held)[1] if held else "_"
    for role in ROLES:
        found = [
            e.trigger for e in passage.events if any(_in(word, _chars(passage, n)) for n in getattr(e, role))
        ]
        yield "|".join(map(str, found)) or "_"


def _chars(passage: CodedPassage, number: int) -> Chars:
    return passage.marks[number].start, passage.marks[number].end


def _in(word: Chars, place: Chars) -> bool:
    return word[0] < place[1] and place[0] < word[1]


def write_docbin(passages: list[CodedPassage], path: Path) -> None:
    """Writes the passages as spaCy `Doc`s. Raises ImportError without spaCy."""
    import spacy
    from spacy.tokens import Doc, DocBin

    vocab = spacy.blank("en").vocab
    found = DocBin(store_user_data=True)
    for passage in passages:
        cuts = [split_words(passage.text, start=s, end=e) for s, e in split_sentences(passage.text)]
        words = [w for cut in cuts for w in cut]
        ends = [b for _, b in words]
        spaces = [end < len(passage.text) and passage.text[end : end + 1].isspace() for end in ends]
        doc = Doc(vocab, words=[passage.text[s:e] for s, e in words], spaces=spaces)
        doc.user_data["id"] = passage.ident
        for name, spans in _groups(passage).items():
            doc.spans[name] = [
                s for a, b, label in spans if (s := _span(doc, words, (a, b), label)) is not None
            ]
        found.add(doc)
    found.to_disk(path)


def _groups(passage: CodedPassage) -> dict[str, list[tuple[int, int, str]]]:
    groups: dict[str, list[tuple[int, int, str]]] = {
        "names": list(passage.names),
        "triggers": [(*_chars(passage, e.trigger), f"{e.type}:{e.status}") for e in passage.events],
        "cues": [(*c.cue, c.letter) for c in passage.claims],
        "content": [(*p, c.letter) for c in passage.claims for p in c.content],
        "speakers": [
            (*_chars(passage, c.speaker), str(c.kind)) for c in passage.claims if c.speaker is not None
        ],
    }
    for role in ROLES:
        groups[role] = [
            (*_chars(passage, n), str(e.trigger)) for e in passage.events for n in getattr(e, role)
        ]
    return groups


def _span(doc: Any, words: list[Chars], chars: Chars, label: str) -> Any:
    from spacy.tokens import Span

    inside = [i for i, w in enumerate(words) if _in(w, chars)]
    return Span(doc, inside[0], inside[-1] + 1, label=label) if inside else None


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m training.standoff", description=__doc__)
    parser.add_argument("out", type=Path, help="folder to write train, dev and test into")
    parser.add_argument("--format", choices=("jsonl", "conll", "docbin"), default="jsonl")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    for split in SPLITS:
        passages = [p for f in read_split(split) for p in f.passages]
        path = args.out / f"{split}.{'spacy' if args.format == 'docbin' else args.format}"
        if args.format == "docbin":
            try:
                write_docbin(passages, path)
            except ImportError:
                print(
                    "spaCy is not installed; install the extra 'bench' or choose another format",
                    file=sys.stderr,
                )
                return 1
        else:
            lines = (
                [json.dumps(record_of(p), ensure_ascii=False) for p in passages]
                if args.format == "jsonl"
                else [line for p in passages for line in conll_lines(p)]
            )
            path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        print(f"{path}: {len(passages)} passages")
    return 0


if __name__ == "__main__":
    sys.exit(main())
