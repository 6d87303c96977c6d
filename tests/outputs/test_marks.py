"""A text cut at its marks: the pieces are the text, and the work grows with the marks as they do."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dateline.outputs.marks import Mark, cut

TEXT = "Norland struck Elm on Tuesday."
places = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).filter(lambda at: at[0] < at[1])


@given(st.lists(places, max_size=12))
def test_every_piece_has_the_marks_that_lie_over_it(found: list[tuple[int, int]]) -> None:
    marks = [Mark(start=start, end=end, kind=str(n)) for n, (start, end) in enumerate(found)]
    pieces, at = cut(TEXT, marks), 0
    assert "".join(piece.text for piece in pieces) == TEXT
    for piece in pieces:
        over = tuple(m for m in marks if m.start <= at and at + len(piece.text) <= m.end)
        assert piece.marks == over
        assert piece.begins == tuple(m for m in over if m.start == at)
        at += len(piece.text)


class Watched(Mark):
    """A mark that counts how often it is looked at."""

    looks = 0

    def __getattribute__(self, name: str) -> object:
        if name == "end":
            Watched.looks += 1
        return super().__getattribute__(name)


def test_twice_the_marks_are_twice_the_work() -> None:
    looks = []
    for number in (500, 1000, 2000):
        Watched.looks = 0
        cut("x" * (4 * number), [Watched(start=4 * n, end=4 * n + 2, kind="event") for n in range(number)])
        looks.append(Watched.looks)
    assert all(more <= 2.1 * fewer for fewer, more in pairwise(looks))
