"""What the lexicon of triggers says of word forms, as the network takes it: a number for each set of types."""

from collections.abc import Sequence
from pathlib import Path


class Hints:
    """Numbers of words by their lower-case form; 0 for words that the lexicon does not know.

    `path` is a file of forms and numbers, tab-separated, written with the weights: the network was trained
    with these numbers.
    """

    def __init__(self, path: Path) -> None:
        lines = path.read_text(encoding="utf-8").splitlines()
        self._numbers = {form: int(number) for form, number in (line.split("\t") for line in lines)}

    def of(self, words: Sequence[str]) -> list[int]:
        """The number of each word."""
        return [self._numbers.get(word.lower(), 0) for word in words]
