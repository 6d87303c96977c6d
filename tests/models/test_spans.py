"""Names from label scores."""

import numpy as np

from dateline.models.labels import NAME_LABELS
from dateline.models.spans import find_spans


def _scores(*labels: str) -> np.ndarray:
    rows = np.full((len(labels), len(NAME_LABELS)), 0.001, dtype=np.float32)
    for i, label in enumerate(labels):
        rows[i, NAME_LABELS.index(label)] = 1.0
    return np.log(rows / rows.sum(1, keepdims=True))


def test_a_name_is_a_beginning_and_its_insides() -> None:
    found = find_spans(_scores("O", "B-PERSON", "I-PERSON", "O", "B-GPE"))
    assert [(s, e, t) for s, e, t, _ in found] == [(1, 3, "PERSON"), (4, 5, "GPE")]


def test_an_inside_never_follows_another_type() -> None:
    found = find_spans(_scores("B-ORG", "I-PERSON", "O"))
    assert all(t in ("ORG", "PERSON") for _, _, t, _ in found)
    assert len(found) == 1


def test_two_names_side_by_side_stay_two() -> None:
    found = find_spans(_scores("B-GPE", "B-GPE"))
    assert [(s, e) for s, e, _, _ in found] == [(0, 1), (1, 2)]


def test_no_words_no_names() -> None:
    assert find_spans(_scores()) == []
