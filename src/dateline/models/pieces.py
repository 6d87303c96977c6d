"""Word pieces of a passage, as the encoder takes them."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tokenizers import Tokenizer

# The encoder's vocabulary is lower-cased, so how a word is written is told apart from which word it is.
CASES = ("none", "lower", "title", "upper", "mixed", "number")
PAD, UNK, CLS, SEP = 0, 100, 101, 102


def case_of(word: str) -> int:
    """Index into `CASES` of the way `word` is written."""
    if word.islower():
        return 1
    if word.isupper():
        return 3 if len(word) > 1 else 2
    if word[:1].isupper() and word[1:].islower():
        return 2
    if any(c.isdigit() for c in word):
        return 5
    return 4 if any(c.isalpha() for c in word) else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Pieces:
    """A passage ready for the encoder: piece ids and their cases, and where each word begins."""

    ids: tuple[int, ...]
    cases: tuple[int, ...]
    first: tuple[int, ...]


class PieceCutter:
    """Cuts words into WordPiece ids; remembers the words it has met.

    `vocabulary` is the file of pieces, one a line, whose line numbers are the ids.
    """

    def __init__(self, vocabulary: Path, *, longest: int = 12, remember: int = 200_000) -> None:
        pieces = vocabulary.read_text(encoding="utf-8").split("\n")
        self._tokenizer = make_tokenizer({piece: i for i, piece in enumerate(pieces) if piece})
        self._longest = longest
        self._remember = remember
        self._seen: dict[str, tuple[int, ...]] = {}

    def cut(self, words: Sequence[str]) -> Pieces:
        """Each word as at most `longest` pieces; a word that leaves none becomes [UNK]."""
        ids, cases, first = [CLS], [0], []
        for word in words:
            found = self._ids(word)
            first.append(len(ids))
            ids.extend(found)
            cases.extend([case_of(word)] * len(found))
        return Pieces(ids=(*ids, SEP), cases=(*cases, 0), first=tuple(first))

    def count(self, word: str) -> int:
        """How many pieces `word` is cut into."""
        return len(self._ids(word))

    def _ids(self, word: str) -> tuple[int, ...]:
        found = self._seen.get(word)
        if found is None:
            plain = word[:200].encode("utf-8", "replace").decode("utf-8")
            found = tuple(self._tokenizer.encode(plain, add_special_tokens=False).ids[: self._longest]) or (
                UNK,
            )
            if len(self._seen) < self._remember:
                self._seen[word] = found
        return found


def make_tokenizer(vocabulary: dict[str, int]) -> "Tokenizer":
    """BERT's uncased WordPiece tokenizer over `vocabulary`."""
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

    tokenizer = Tokenizer(models.WordPiece(vocabulary, unk_token="[UNK]", max_input_chars_per_word=100))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return tokenizer
