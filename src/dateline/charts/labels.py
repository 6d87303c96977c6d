"""Words on a map: where each can stand without covering another, and how they run in lines under it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from math import cos, pi, sin

_LETTER, _LINE = 6.4, 15  # pixels of a letter and a line at 11 pixels: what the fonts at hand need at most
_GAP = 24
_STEP, _REACH, _TURNS = 12, 84, 16  # pixels outward, and directions, in which room for a word is looked for

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """Words that begin at a pixel, in the middle of their line."""

    text: str
    x: float
    y: float


def width_of(text: str) -> float:
    """About how wide words are, in pixels; more than they need rather than less."""
    return _LETTER * len(text)


class Board:
    """What is taken of a drawing of `width` × `height` pixels."""

    def __init__(self, *, width: int, height: int) -> None:
        self._width, self._height = width, height
        self._taken: list[Box] = []

    def take(self, x: float, y: float, *, radius: float) -> None:
        """A mark stands there."""
        self._taken.append((x - radius, y - radius, x + radius, y + radius))

    def put(self, text: str, *, x: float, y: float, radius: float) -> Label | None:
        """Words right of a mark, left of it, over or under it, where nothing is; None where there is no room."""
        width, off = width_of(text), radius + 4
        spots = (
            (x + off, y),
            (x - off - width, y),
            (x - width / 2, y - off - _LINE / 2),
            (x - width / 2, y + off + _LINE / 2),
        )
        return self._first(text, spots)

    def put_near(self, text: str, *, x: float, y: float) -> Label | None:
        """Words upon a pixel, or as near to it as there is room; None where none is within 84 pixels."""
        left = x - width_of(text) / 2
        turns = [2 * pi * n / _TURNS for n in range(_TURNS)]
        around = (
            (left + far * cos(turn), y + far * sin(turn))
            for far in range(_STEP, _REACH + 1, _STEP)
            for turn in turns
        )
        return self._first(text, chain([(left, y)], around))

    def _first(self, text: str, spots: Iterable[tuple[float, float]]) -> Label | None:
        for left, middle in spots:
            box = (left, middle - _LINE / 2, left + width_of(text), middle + _LINE / 2)
            if self._is_free(box):
                self._taken.append(box)
                return Label(text=text, x=left, y=middle)
        return None

    def _is_free(self, box: Box) -> bool:
        left, top, right, bottom = box
        if left < 2 or top < 2 or right > self._width - 2 or bottom > self._height - 2:
            return False
        return all(right < a or c < left or bottom < b or d < top for a, b, c, d in self._taken)


def run_on(texts: Iterable[str], *, x: float, y: float, width: float) -> tuple[Sequence[Label], float]:
    """The words one after the other in lines no wider than `width`, and the y under the last line."""
    labels: list[Label] = []
    at = x
    for text in texts:
        if at > x and at + width_of(text) > width:
            at, y = x, y + _LINE + 3
        labels.append(Label(text=text, x=at, y=y))
        at += width_of(text) + _GAP
    return labels, y + _LINE + 3
