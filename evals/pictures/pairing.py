"""Which found things answer which gold ones, each used once, so that the sum of likenesses is the highest there is."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar

from evals.match import Pairs

_Gold = TypeVar("_Gold")
_Found = TypeVar("_Found")
Weights = Mapping[tuple[int, int], float]


def assign(
    gold: Sequence[_Gold], found: Sequence[_Found], *, likeness: Callable[[_Gold, _Found], float]
) -> Pairs:
    """Pairs (gold number, found number) of the highest sum of likenesses; none at likeness 0."""
    weights = {
        (i, j): w for i, g in enumerate(gold) for j, f in enumerate(found) if (w := likeness(g, f)) > 0
    }
    return assign_weights(weights)


def assign_weights(weights: Weights) -> Pairs:
    """The same, from likenesses above 0 by pair."""
    pairs = [pair for part in _parts(weights) for pair in _assign_part(part, weights)]
    return tuple(sorted(pairs))


def _parts(weights: Weights) -> Iterator[tuple[list[int], list[int]]]:
    """The numbers on either side that hang together: few each, so that the cubic method below stays fast."""
    rows: dict[int, set[int]] = {}
    columns: dict[int, set[int]] = {}
    for i, j in weights:
        rows.setdefault(i, set()).add(j)
        columns.setdefault(j, set()).add(i)
    left = set(rows)
    while left:
        ours, theirs, new = set[int](), set[int](), {min(left)}
        while new:
            ours |= new
            theirs |= {j for i in new for j in rows[i]}
            new = {i for j in theirs for i in columns[j]} - ours
        left -= ours
        yield sorted(ours), sorted(theirs)


def _assign_part(part: tuple[list[int], list[int]], weights: Weights) -> Iterator[tuple[int, int]]:
    rows, columns = part
    turned = len(rows) > len(columns)
    if turned:
        rows, columns = columns, rows
    cost = [[-weights.get((c, r) if turned else (r, c), 0.0) for c in columns] for r in rows]
    for n, m in _hungarian(cost):
        if cost[n][m] < 0:
            yield (columns[m], rows[n]) if turned else (rows[n], columns[m])


def _hungarian(cost: Sequence[Sequence[float]]) -> Iterator[tuple[int, int]]:
    """The cheapest assignment of every row to a column of its own, by shortest augmenting paths (Kuhn 1955; Jonker
    and Volgenant 1987). No more rows than columns. Column 0 is a helper, so that rows and columns count from 1."""
    rows, columns = len(cost), len(cost[0])
    row_price, column_price = [0.0] * (rows + 1), [0.0] * (columns + 1)
    row_of, came_from = [0] * (columns + 1), [0] * (columns + 1)
    for row in range(1, rows + 1):
        row_of[0], column = row, 0
        slack, used = [float("inf")] * (columns + 1), [False] * (columns + 1)
        while row_of[column]:
            used[column] = True
            here = row_of[column]
            for c in range(1, columns + 1):
                reduced = cost[here - 1][c - 1] - row_price[here] - column_price[c]
                if not used[c] and reduced < slack[c]:
                    slack[c], came_from[c] = reduced, column
            following = min((c for c in range(1, columns + 1) if not used[c]), key=slack.__getitem__)
            step = slack[following]
            for c in range(columns + 1):
                if used[c]:
                    row_price[row_of[c]] += step
                    column_price[c] -= step
                else:
                    slack[c] -= step
            column = following
        while column:
            row_of[column] = row_of[came_from[column]]
            column = came_from[column]
    return ((row_of[c] - 1, c - 1) for c in range(1, columns + 1) if row_of[c])
