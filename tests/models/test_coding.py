"""Scores of labels and links made into triggers, cues and carriers."""

import numpy as np

from dateline.models.coding import RARE, FoundCoding, Settings, find_coding
from dateline.models.labels import CUE_LABELS, MODE_LABELS, STATUSES, TYPE_LABELS
from dateline.models.layout import LABEL_SIZE, LABELS, LINK_SIZE, LINKS

WORDS = 5


def labels(**marks: tuple[int, int]) -> np.ndarray:
    """Scores over `WORDS` words; each mark is (word, index of the label that stands out)."""
    scores = np.zeros((WORDS, LABEL_SIZE), dtype=np.float32)
    scores[:, LABELS["type"].start] = 5
    scores[:, LABELS["cue"].start] = 5
    for name, (word, label) in marks.items():
        scores[word, LABELS[name].start + label] = 10
    return scores


def links(*ends: tuple[str, int, int]) -> np.ndarray:
    """Links of `name` from one word to another (-1: none), each along a dimension of its own."""
    vectors = np.zeros((WORDS + 1, LINK_SIZE), dtype=np.float32)
    for n, (name, start, end) in enumerate(ends):
        vectors[start + 1, LINKS[f"{name}_from"].start + n] = 10
        vectors[end + 1, LINKS[f"{name}_to"].start + n] = 1
    return vectors


def find(scores: np.ndarray, vectors: np.ndarray) -> FoundCoding:
    return find_coding(scores, vectors, settings=Settings())


def test_nothing_stands_out_in_an_empty_window() -> None:
    found = find(labels(), links())
    assert (found.triggers, found.cues) == ((), ())
    assert found.carrier.tolist() == [-1] * WORDS


def test_a_trigger_has_type_mode_status_and_arguments() -> None:
    scores = labels(
        type=(1, TYPE_LABELS.index("COERCE")),
        mode=(1, MODE_LABELS.index("COERCE.arrest")),
        status=(1, STATUSES.index("planned")),
    )
    (trigger,) = find(scores, links(("actors", 1, 0), ("recipients", 1, 3))).triggers
    assert (trigger.word, trigger.type, trigger.mode, trigger.status) == (1, "COERCE", "arrest", "planned")
    assert trigger.arguments == ((0,), (3,), (), ())


def test_a_mode_of_another_type_is_never_taken() -> None:
    scores = labels(type=(1, TYPE_LABELS.index("AID")), mode=(1, MODE_LABELS.index("COERCE.arrest")))
    assert find(scores, links()).triggers[0].mode is None


def test_an_argument_must_be_likelier_than_the_setting_says() -> None:
    scores, vectors = labels(type=(1, TYPE_LABELS.index("AID"))), links(("actors", 1, 0))
    vectors *= np.sqrt((RARE - 0.1) / 10)
    assert find(scores, vectors).triggers[0].arguments[0] == ()


def test_words_go_to_the_cue_that_carries_them() -> None:
    scores = labels(cue=(1, CUE_LABELS.index("B")))
    found = find(scores, links(("speaker", 1, 0), ("carrier", 2, 1), ("carrier", 3, 1)))
    assert (found.cues[0].start, found.cues[0].speaker, found.cues[0].hearer) == (1, 0, None)
    assert found.carrier.tolist() == [-1, -1, 1, 1, -1]


def test_owners_are_told_of_parties_only() -> None:
    scores = labels(type=(1, TYPE_LABELS.index("AID")))
    found = find(scores, links(("actors", 1, 0), ("owner", 0, 4), ("owner", 2, 4)))
    assert found.owners == {0: (4,)}
